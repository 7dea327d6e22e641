"""Schedules of mailed codes: look up for whom one was asked, and forget old ones."""

from datetime import timedelta

from sqlalchemy import delete, select

from chassis.running.clock import wall
from chassis.running.handlers import every
from chassis.running.work import Work
from services.registry.accounts.models import Account
from services.registry.people.models import Person
from services.registry.recovery.mailing import may_be_mailed, send
from services.registry.recovery.models import MailedCode, Purpose

PORTION = 50
# Whoever asks again and again does not fill the mailbox of somebody else.
PAUSE = timedelta(minutes=10)
KEPT = timedelta(days=1)


@every(seconds=10, by_wall=True)
def mail_codes(work: Work) -> int:
    """Mail a portion of the codes that were asked for by login, where there is such an account; returns how many.

    What is about an account that another transaction holds waits for the next run, and nobody else with it.
    """
    waiting = (
        select(MailedCode)
        .where(MailedCode.login.is_not(None))
        .order_by(MailedCode.id)
        .limit(PORTION)
        .with_for_update(skip_locked=True)
    )
    done = 0
    for row in work.session.scalars(waiting).all():
        named = select(Account).where(Account.login_key == row.login)
        account = work.session.scalars(named.with_for_update(skip_locked=True)).one_or_none()
        if account is None and work.session.scalar(select(named.exists())):
            continue
        person = account and work.session.get_one(Person, account.person_id)
        if account and person and _gets_a_code(work, account, person):
            send(work, row, person, account.login)
            work.session.flush()
        else:
            work.session.delete(row)
        done += 1
    return done


def _gets_a_code(work: Work, account: Account, person: Person) -> bool:
    """Whether the account has a password that can be set anew by mail, and no code was mailed just now."""
    if not account.active or account.password_hash is None or not may_be_mailed(work, person):
        return False
    recent = select(MailedCode.id).where(
        MailedCode.person_id == person.id, MailedCode.purpose == Purpose.RESET, MailedCode.asked_at > wall() - PAUSE
    )
    return work.session.scalar(recent.limit(1)) is None


@every(seconds=3600, by_wall=True)
def forget_mailed_codes(work: Work) -> int:
    """Delete a portion of the codes that expired long ago."""
    old = (
        select(MailedCode.id)
        .where(MailedCode.expires_at < wall() - KEPT, MailedCode.login.is_(None))
        .limit(500)
        .with_for_update(skip_locked=True)
    )
    return len(work.session.execute(delete(MailedCode).where(MailedCode.id.in_(old)).returning(MailedCode.id)).all())
