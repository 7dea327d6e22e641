"""Writes of those who have forgotten their password, or have been invited."""

from collections.abc import Mapping
from typing import Any

import structlog
from sqlalchemy import delete, select

from chassis.calling.errors import KeepingFailure, invalid
from chassis.running.clock import wall
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from chassis.storing.passwords import hash_password
from contracts import passwords
from contracts.registry.account_changes import AccountChange
from contracts.registry.approvals import TrustChange
from contracts.registry.resets import ASK_FOR_RESET, CODE_REFUSED, RESET_PASSWORD
from services.registry.accounts import domain, queries, throttling
from services.registry.accounts.fingerprints import hash_of_code
from services.registry.accounts.models import Account
from services.registry.accounts.revoking import end_sessions, lock_persons
from services.registry.accounts.telling import emit_account_changed, tell_of_signing_in
from services.registry.approvals.emitting import emit_trust_account
from services.registry.people.access import trusted
from services.registry.people.models import Person
from services.registry.recovery.mailing import is_vouched, may_be_mailed
from services.registry.recovery.models import MailedCode, Purpose

log = structlog.get_logger()


@handles(ASK_FOR_RESET)
def ask_for_reset(work: Work, body: Mapping[str, Any]) -> None:
    """Note that somebody asks for a code. Whether there is such an account is looked up later, by a schedule.

    So neither the answer nor its time tells anything of it, and neither do waits: every asking counts as a failure.
    """
    login = domain.login_key(body["login"])
    guesser = throttling.guesser_of_resets(work, login)
    guesser.admit(last=True)
    guesser.failed()
    now = wall()
    work.session.add(MailedCode(id=new_id(), purpose=Purpose.RESET, login=login, asked_at=now, expires_at=now))
    work.wake("mail_codes")


@handles(RESET_PASSWORD)
def reset_password(work: Work, body: Mapping[str, Any]) -> None:
    """Set a password with a code that was mailed; every session ends."""
    guesser = throttling.guesser_of_codes(work)
    guesser.admit()
    found = _usable(work, body["code"])
    if found is None:
        guesser.admit(last=True)
        guesser.failed()
        log.info("code refused", address=work.address)
        raise KeepingFailure(CODE_REFUSED)
    code, account, person = found
    work.concerns(person.id)
    if refused := passwords.refused(body["new_password"], queries.words_of(work, account)):
        raise invalid("new_password", None, *refused)
    account.password_hash = work.outside(hash_password, body["new_password"])
    account.must_change_password = False
    # An address that a registrar alone has entered may be that registrar's own (decision 0028).
    account.by_one = not is_vouched(person)
    code.used_at = wall()
    others = (MailedCode.person_id == person.id, MailedCode.id != code.id)
    work.session.execute(delete(MailedCode).where(*others, MailedCode.purpose.in_((Purpose.RESET, Purpose.INVITATION))))
    throttling.forget(account)
    end_sessions(work, person.id)
    if code.purpose is Purpose.INVITATION:
        tell_of_signing_in(work, person.id, signs_in=True)
    emit_account_changed(work, person, AccountChange.PASSWORD_SET)
    if trusted(work, [person.id]):
        emit_trust_account(work, person.id, TrustChange.RESET_BY_MAIL, by=person.name)


def _usable(work: Work, given: str) -> tuple[MailedCode, Account, Person] | None:
    """Return the code, locked, with its account and person, if a password can be set with it now."""
    code = work.session.scalars(
        select(MailedCode)
        .where(MailedCode.hash == hash_of_code(given), MailedCode.purpose.in_((Purpose.RESET, Purpose.INVITATION)))
        .with_for_update()
    ).one_or_none()
    if code is None or code.person_id is None or code.used_at or code.expires_at <= wall():
        return None
    account = queries.account_of(work.session, code.person_id, lock=True)
    # Whoever gives the person a role of trust meanwhile waits, and then sees whose password it is.
    lock_persons(work.session, [code.person_id])
    person = work.session.get_one(Person, code.person_id)
    if account is None or not account.active:
        return None
    # The address may be another one by now, and the person one of trust: what would not be mailed now is not good.
    if code.address != person.email or not may_be_mailed(work, person):
        return None
    # An account whose password was taken away, or that has got one meanwhile, is another matter than was asked for.
    return (code, account, person) if (account.password_hash is None) == (code.purpose is Purpose.INVITATION) else None
