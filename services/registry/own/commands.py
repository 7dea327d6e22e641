"""Writes of people about themselves."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.calling.errors import Failure, KeepingFailure, not_found
from chassis.running.clock import wall
from chassis.running.handlers import handles
from chassis.running.work import Accepted, Work
from contracts.problem import UNAUTHENTICATED
from contracts.registry.account_changes import AccountChange
from contracts.registry.accounts import SESSION
from contracts.registry.own_account import (
    CHANGE_ME,
    CONFIRM_EMAIL,
    END_MY_OTHER_SESSIONS,
    END_MY_SESSION,
)
from contracts.registry.people import CHANGE_PERSON
from contracts.registry.resets import CODE_REFUSED
from services.registry.accounts import queries as accounts
from services.registry.accounts import throttling
from services.registry.accounts.fingerprints import hash_of_code
from services.registry.accounts.models import LoginSession
from services.registry.accounts.proving import me, prove
from services.registry.accounts.revoking import end_sessions, lock_persons, refuse_tokens
from services.registry.accounts.telling import emit_account_changed
from services.registry.approvals.proposing import needs_second, propose
from services.registry.own.queries import is_open
from services.registry.people import queries as people
from services.registry.people.access import trusted
from services.registry.people.commands import change_person_now
from services.registry.people.models import Person
from services.registry.recovery.mailing import is_vouched, send_anew, vouch
from services.registry.recovery.models import MailedCode, Purpose

_CHANGES = {"phone": AccountChange.PHONE_CHANGED, "email": AccountChange.EMAIL_CHANGED}


@handles(CHANGE_ME)
def change_me(work: Work, body: Mapping[str, Any]) -> dict[str, Any] | Accepted:
    """Change the caller's telephone and language at once; a new e-mail address is mailed a code first."""
    person_id = me(work)
    if "current_password" in body:
        prove(work, body["current_password"])
    lock_persons(work.session, [person_id])
    person = work.find(Person, person_id)
    account = accounts.account_of(work.session, person_id)
    if account is None:
        raise Failure(UNAUTHENTICATED)
    email = body.get("email")
    if email and (email != person.email or not is_vouched(person)):
        asking = throttling.guesser_of_confirmations(work, person_id)
        asking.admit(last=True)
        asking.failed()
        send_anew(work, Purpose.EMAIL, person, account.login, email)
    if "locale" in body and body["locale"] != person.locale:
        change_person_now(work, person_id, {"locale": body["locale"]})
    at_once = {"phone": body.get("phone"), "email": email}
    changes = {name: at_once[name] for name in body if name == "phone" or (name == "email" and email is None)}
    return _change_contact(work, person, changes)


def _change_contact(work: Work, person: Person, changes: Mapping[str, Any]) -> dict[str, Any] | Accepted:
    """Change how the caller is reached; a holder of a role of trust only proposes it (decision 0028)."""
    changes = {name: value for name, value in changes.items() if value != getattr(person, name)}
    if not changes:
        return people.masked(work, person)
    act = partial(change_person_now, work, person.id, changes)
    if needs_second(work) and trusted(work, [person.id]):
        names, values = [*changes], {person.id: changes}
        return propose(
            work, CHANGE_PERSON, [person.id], changes, act, persons=[person.id], changes=names, values=values
        )
    answer = act()
    for name in changes:
        emit_account_changed(work, person, _CHANGES[name])
    return answer


@handles(CONFIRM_EMAIL)
def confirm_email(work: Work, body: Mapping[str, Any]) -> dict[str, Any] | Accepted:
    """Make the address that a code was mailed to the caller's."""
    person_id = me(work)
    guesser = throttling.guesser_of_own_codes(work, person_id)
    guesser.admit(last=True)
    code = work.session.scalars(
        select(MailedCode)
        .where(
            MailedCode.hash == hash_of_code(body["code"]),
            MailedCode.person_id == person_id,
            MailedCode.purpose == Purpose.EMAIL,
        )
        .with_for_update()
    ).one_or_none()
    if code is None or code.used_at or code.expires_at <= wall():
        guesser.failed()
        raise KeepingFailure(CODE_REFUSED)
    guesser.succeeded()
    code.used_at = wall()
    lock_persons(work.session, [person_id])
    person = work.find(Person, person_id)
    answer = _change_contact(work, person, {"email": code.address})
    account = accounts.account_of(work.session, person_id)
    # Of whom one registrar alone was told the password, nobody else need have confirmed it.
    if person.email == code.address and account is not None and not account.by_one:
        vouch(person)
    return answer


@handles(END_MY_SESSION)
def end_my_session(work: Work, session_id: UUID) -> None:
    """End one of the caller's sessions."""
    session = work.session.get(LoginSession, session_id, with_for_update=True)
    if session is None or session.person_id != me(work) or not is_open(session):
        raise not_found(SESSION, session_id)
    session.ended_at = wall()
    refuse_tokens(work, [session.person_id], session.id)


@handles(END_MY_OTHER_SESSIONS)
def end_my_other_sessions(work: Work) -> None:
    """End every session of the caller but the one of this call."""
    end_sessions(work, me(work), except_session=UUID(work.actor.session_id) if work.actor.session_id else None)
