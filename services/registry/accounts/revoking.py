"""Revoke rights at once: gateways refuse the earlier access tokens although they have not expired.

A transaction that changes the content of a person's token locks the person first, and one that issues a token shares
that lock (``tokens.issue``). So a token either is issued before the moment up to which tokens are refused, or holds the
state after the change.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import Session

from chassis.running.clock import wall
from chassis.running.work import Work
from chassis.storing.arrays import insert_rows
from chassis.storing.database import new_id
from contracts.registry.account_changes import AccountChange
from contracts.registry.approvals import TrustChange
from contracts.registry.events import ACCESS_CHANGED
from services.registry.accounts.models import Account, LoginSession, Revocation
from services.registry.accounts.telling import emit_account_changed
from services.registry.approvals.emitting import emit_trust_account, name_of_actor
from services.registry.calendar_feeds.models import CalendarFeed
from services.registry.factors import codes
from services.registry.factors.models import SignInChallenge
from services.registry.people.emitting import emit_person
from services.registry.people.models import Person


def lock_persons(session: Session, person_ids: Collection[UUID] | Select[UUID]) -> None:
    """Lock persons: wait until no token is being issued to them, and prevent it until the end of the transaction.

    Persons are locked before their posts everywhere, so that two transactions do not deadlock.
    """
    session.execute(select(Person.id).where(Person.id.in_(person_ids)).order_by(Person.id).with_for_update()).all()


def refuse_tokens(work: Work, person_ids: Collection[UUID], session_id: UUID | None = None) -> None:
    """Refuse the access tokens issued to these persons until now: those of one session, or all.

    Sessions continue, and their next access tokens hold the current state.
    """
    if not person_ids:
        return
    lock_persons(work.session, person_ids)
    before = wall()
    rows = []
    for person_id in sorted(person_ids):
        refused = {"person_id": person_id, "session_id": session_id, "before": before}
        rows.append({"id": new_id(), **refused})
        work.emit(ACCESS_CHANGED, person_id, refused)
    insert_rows(work.session, Revocation, rows)


def end_sessions(work: Work, person_id: UUID, except_session: UUID | None = None) -> None:
    """End all sessions of a person but ``except_session``, and refuse all access tokens issued until now.

    A sign-in that waits for its second step ends too: it began with what may no longer be the password. So do the
    addresses for calendars: whoever knew the password may have made one.
    """
    refuse_tokens(work, [person_id])
    work.session.execute(delete(SignInChallenge).where(SignInChallenge.person_id == person_id))
    work.session.execute(delete(CalendarFeed).where(CalendarFeed.person_id == person_id))
    statement = update(LoginSession).where(LoginSession.person_id == person_id, LoginSession.ended_at.is_(None))
    if except_session is not None:
        statement = statement.where(LoginSession.id != except_session)
    work.session.execute(statement.values(ended_at=wall()))


def require_opening(work: Work, person_ids: Collection[UUID]) -> None:
    """Take password and second factor from the accounts of these persons that a registrar was told a password of alone.

    Called when they are given their first role of trust: else that registrar could sign in under it, and would have set
    up the factor that their owners are asked for. The accounts are opened anew, which takes two persons from now on.
    """
    accounts = work.session.scalars(
        select(Account).where(Account.person_id.in_(person_ids), Account.by_one, Account.password_hash.is_not(None))
    )
    for account in accounts:
        account.password_hash, account.must_change_password = None, False
        end_sessions(work, account.person_id)
        person = work.session.get_one(Person, account.person_id)
        if codes.remove(work.session, account.person_id):
            emit_account_changed(work, person, AccountChange.FACTOR_RESET, by=name_of_actor(work))
        emit_person(work, person, signs_in=False)
        emit_trust_account(work, account.person_id, TrustChange.TO_BE_OPENED)
