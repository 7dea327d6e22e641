"""Writes of accounts and sessions."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import select, update

from chassis.calling.errors import Failure, KeepingFailure, invalid, not_found
from chassis.running.clock import wall
from chassis.running.handlers import handles
from chassis.running.work import Accepted, Work
from chassis.storing.database import new_id
from chassis.storing.passwords import (
    hash_one_time_password,
    hash_password,
    is_outdated,
    verify_one_time_password,
    verify_password,
)
from contracts import passwords
from contracts.identifiers import refused_login
from contracts.problem import UNAUTHENTICATED
from contracts.registry.account_changes import AccountChange
from contracts.registry.accounts import (
    ACCOUNT,
    ACCOUNT_EXISTS,
    CHALLENGE,
    CHANGE_ACCOUNT,
    CHANGE_PASSWORD,
    CLOSE_SESSION,
    LOGIN_REFUSED,
    LOGIN_TAKEN,
    OPEN_ACCOUNT,
    OPEN_SESSION,
    REFRESH_SESSION,
    SESSION_ENDED,
)
from contracts.registry.approvals import TrustChange
from contracts.registry.events import SIGNING_KEY_CHANGED
from contracts.registry.operators import MAKE_OPERATOR
from contracts.registry.session_cookie import SESSION_IDLE
from contracts.registry.signing_keys import ROTATE_SIGNING_KEY, WITHDRAW_SIGNING_KEYS
from services.registry.accounts import bootstrap, domain, keys, queries, throttling, tokens
from services.registry.accounts.fingerprints import fingerprint
from services.registry.accounts.models import Account, LoginSession, RefreshToken
from services.registry.accounts.opening import begin_session
from services.registry.accounts.proving import locked, prove
from services.registry.accounts.revoking import end_sessions, lock_persons, refuse_tokens
from services.registry.accounts.telling import emit_account_changed, tell_of_signing_in
from services.registry.approvals.emitting import emit_keys_changed, emit_trust_account, name_of_actor
from services.registry.approvals.proposing import needs_second, proposable, propose
from services.registry.factors import codes
from services.registry.people.access import only_operators_touch_operators, trusted
from services.registry.people.last import keep_somebody
from services.registry.people.models import Person
from services.registry.recovery.mailing import invite

log = structlog.get_logger()


@handles(OPEN_SESSION)
def open_session(work: Work, body: Mapping[str, Any]) -> dict[str, Any] | Accepted:
    """Sign in with login and password.

    Every refusal is the same, and takes the same time, whether the login is unknown, the password wrong or the account
    closed, so that guessing reveals nothing. Whoever guesses often has to wait (``throttling``); nobody can make others
    wait at a device that is known, nor end their sessions.
    """
    login, device_key = domain.login_key(body["login"]), body["device_key"]
    account = work.session.scalars(select(Account).where(Account.login_key == login)).one_or_none()
    device = throttling.known_device(work, account, device_key)
    guesser = throttling.guesser_at_sign_in(work, login, account, device)
    guesser.admit()
    hashed = account.password_hash if account else None
    password = body["password"]
    form = verify_one_time_password(hashed, password) or work.outside(verify_password, hashed, password)
    guesser.admit(last=True)
    if account is not None:
        work.concerns(account.person_id)
        account = locked(work, account.person_id)
    if form is None or account is None or account.password_hash != hashed or not account.active:
        guesser.failed()
        log.info("login refused", person_id=str(account.person_id) if account else None, address=work.address)
        raise KeepingFailure(LOGIN_REFUSED)
    if hashed is not None and is_outdated(hashed, form):
        account.password_hash = work.outside(hash_password, password)
    guesser.succeeded()
    if codes.is_enrolled(work.session, account.person_id):
        return Accepted(codes.challenge(work, account.person_id), CHALLENGE)
    return begin_session(work, account, device, device_key)


@handles(REFRESH_SESSION)
def refresh_session(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Exchange a refresh token for new tokens.

    Exchanged again within the grace it brings the newest of its line, so that windows of one client may renew at once,
    in whatever order; whoever else does so holds what the client holds too, and is noticed at the next exchange. After
    the grace a second use ends the session.
    """
    now = wall()
    # The gateway puts that of a cookie there.
    token = work.session.get(RefreshToken, fingerprint(body.get("refresh_token", "")), with_for_update=True)
    if token is None:
        raise Failure(SESSION_ENDED)
    session = work.session.get_one(LoginSession, token.session_id, with_for_update=True)
    work.concerns(session.person_id)
    if session.ended_at or session.ends_at <= now or session.used_at + SESSION_IDLE <= now:
        raise Failure(SESSION_ENDED)
    newest = tokens.newest(work.session, token, now) if token.used_at else None
    if token.used_at and newest is None:
        log.warning("refresh token used twice", session_id=str(session.id))
        session.ended_at = now
        refuse_tokens(work, [session.person_id], session.id)
        raise KeepingFailure(SESSION_ENDED)
    account = queries.account_of(work.session, session.person_id)
    if account is None or not account.active:
        raise Failure(SESSION_ENDED)
    issued = tokens.issue(work, account, session.id, newest)
    if newest is None:
        # What was exchanged longer ago has had its turn.
        work.session.execute(
            update(RefreshToken)
            .where(
                RefreshToken.session_id == session.id,
                RefreshToken.successor.is_not(None),
                RefreshToken.used_at <= now - domain.RENEWAL_GRACE,
            )
            .values(successor=None)
        )
        token.used_at = session.used_at = now
        token.successor = issued["refresh_token"]
    return issued


@handles(CLOSE_SESSION)
def close_session(work: Work) -> None:
    """Sign out: end the session of the access token."""
    session_id = work.actor.session_id
    session = work.session.get(LoginSession, UUID(session_id), with_for_update=True) if session_id else None
    if session is None:
        raise Failure(UNAUTHENTICATED)
    session.ended_at = session.ended_at or wall()
    refuse_tokens(work, [session.person_id], session.id)


@handles(CHANGE_PASSWORD)
def change_password(work: Work, body: Mapping[str, Any]) -> None:
    """Change the caller's password; every other session ends."""
    account = prove(work, body["current_password"])
    person_id = account.person_id
    if refused := passwords.refused(body["new_password"], queries.words_of(work, account)):
        raise invalid("new_password", None, *refused)
    if passwords.normal(body["new_password"]) == passwords.normal(body["current_password"]):
        raise invalid("new_password", None, "新密码与当前密码相同。", "The new password is the one in use.")
    account.password_hash = work.outside(hash_password, body["new_password"])
    account.must_change_password = False
    end_sessions(work, person_id, except_session=UUID(work.actor.session_id) if work.actor.session_id else None)


def _needs_second_for(work: Work, person_id: UUID) -> bool:
    """Whether the actor changes this person's account only with a second person; no post is given meanwhile."""
    if not needs_second(work):
        return False
    lock_persons(work.session, [person_id])
    return bool(trusted(work, [person_id]))


@handles(OPEN_ACCOUNT)
def open_account(work: Work, person_id: UUID, body: Mapping[str, Any]) -> dict[str, Any] | Accepted:
    """Open an account for a person; that of somebody of trust is only proposed by a registrar."""
    if _needs_second_for(work, person_id):
        act = partial(_open_account, work, person_id, body)
        return propose(work, OPEN_ACCOUNT, [person_id], body, act, persons=[person_id])
    return _open_account(work, person_id, body)


@proposable(OPEN_ACCOUNT)
def _open_account(work: Work, person_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Open an account for a person, or set a first password for the account that an import has created."""
    login = body["login"]
    # Whoever deactivates the person closes the account with it, and would not see one that is opened meanwhile.
    lock_persons(work.session, [person_id])
    work.find(Person, person_id, seen=lambda person: person.active)
    only_operators_touch_operators(work, person_id)
    account = queries.account_of(work.session, person_id, lock=True)
    if account is not None and (account.password_hash or (login and domain.login_key(login) != account.login_key)):
        raise Failure(ACCOUNT_EXISTS, login=account.login)
    if account is None:
        account = _new_account(work, person_id, login)
    if body["invite"]:
        work.session.flush()
        invite(work, account)
        if trusted(work, [person_id]):
            emit_trust_account(work, person_id, TrustChange.OPENED)
        return queries.account_dict(work, account)
    answer = _with_one_time_password(work, account, TrustChange.OPENED)
    tell_of_signing_in(work, person_id, signs_in=queries.can_sign_in(account))
    return answer


def _new_account(work: Work, person_id: UUID, login: str | None) -> Account:
    login = login or ""
    if refused := refused_login(login):
        raise invalid("login", login, *refused)
    key = domain.login_key(login)
    if work.session.scalar(select(Account.id).where(Account.login_key == key)):
        raise Failure(LOGIN_TAKEN, login=login)
    account = Account(id=new_id(), person_id=person_id, login=login, login_key=key, active=True)
    work.session.add(account)
    return account


def _with_one_time_password(work: Work, account: Account, change: TrustChange) -> dict[str, Any]:
    of_trust = bool(trusted(work, [account.person_id]))
    # A registrar who gets here for somebody of trust approves what another has proposed.
    account.by_one = needs_second(work) and not of_trust
    if of_trust:
        emit_trust_account(work, account.person_id, change)
    password = domain.one_time_password()
    account.password_hash, account.must_change_password = hash_one_time_password(password), True
    throttling.forget(account)
    return queries.account_dict(work, account, password)


@handles(CHANGE_ACCOUNT)
def change_account(work: Work, person_id: UUID, body: Mapping[str, Any]) -> dict[str, Any] | Accepted:
    """Change an account; a registrar only proposes what lets somebody of trust, or another under that name, sign in."""
    if (body["reset_password"] or body["reset_factor"] or body["active"]) and _needs_second_for(work, person_id):
        changes = [name for name, wanted in body.items() if wanted]
        act = partial(_change_account, work, person_id, body)
        return propose(work, CHANGE_ACCOUNT, [person_id], body, act, persons=[person_id], changes=changes)
    return _change_account(work, person_id, body)


@proposable(CHANGE_ACCOUNT)
def _change_account(work: Work, person_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Change an account: reset the password, clear failed logins, close or open it."""
    only_operators_touch_operators(work, person_id)
    account = queries.account_of(work.session, person_id, lock=True)
    if account is None:
        raise not_found(ACCOUNT, person_id)
    if not (
        any(body[name] for name in ("reset_password", "reset_factor", "unlock", "end_sessions"))
        or body["active"] is not None
    ):
        raise invalid("", None, "请至少给出一项变更。", "Say what shall change.")
    if body["active"] and not work.session.get_one(Person, person_id).active:
        raise invalid(
            "active",
            True,
            "此人已停用;请先恢复此人(PATCH /v1/persons/{person_id})。",
            "The person is not active any more; change that first (PATCH /v1/persons/{person_id}).",
        )
    if body["unlock"]:
        throttling.forget(account)
    could = queries.can_sign_in(account)
    if body["active"] is False:
        keep_somebody(work, person_id)
    if body["active"] is not None:
        if body["active"] and not account.active and trusted(work, [person_id]):
            emit_trust_account(work, person_id, TrustChange.REOPENED)
        account.active = body["active"]
    if body["reset_password"] or body["end_sessions"] or body["active"] is False:
        end_sessions(work, person_id)
    if body["reset_factor"] and codes.remove(work.session, person_id):
        emit_account_changed(
            work,
            work.session.get_one(Person, person_id),
            AccountChange.FACTOR_RESET,
            by=name_of_actor(work),
        )
        if trusted(work, [person_id]):
            emit_trust_account(work, person_id, TrustChange.FACTOR_REMOVED)
        refuse_tokens(work, [person_id])
    if body["reset_password"]:
        answer = _with_one_time_password(work, account, TrustChange.RESET)
    else:
        answer = queries.account_dict(work, account)
    if queries.can_sign_in(account) != could:
        tell_of_signing_in(work, person_id, signs_in=not could)
    return answer


@handles(MAKE_OPERATOR)
def make_operator(work: Work, body: Mapping[str, Any]) -> dict[str, str]:
    """Make somebody an operator, or help one who has lost the password; for the command line of the machine."""
    return bootstrap.make_operator(work, body["login"])


@handles(ROTATE_SIGNING_KEY)
def rotate_signing_key(work: Work) -> dict[str, Any]:
    """Create a new signing key, used from now on."""
    kid = keys.rotate(work.session)
    work.emit(SIGNING_KEY_CHANGED, kid, {"kid": kid})
    emit_keys_changed(work)
    return queries.list_signing_keys(work)


@handles(WITHDRAW_SIGNING_KEYS)
def withdraw_signing_keys(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Take signing keys back at once; gateways are told to read the keys again."""
    kid = body["kid"]
    withdrawn = keys.withdraw(work.session, kid)
    if kid is not None and not withdrawn:
        raise invalid(
            "kid",
            kid,
            "没有此签名密钥;现有密钥见 /.well-known/jwks.json。",
            "There is no such signing key; /.well-known/jwks.json has those there are.",
        )
    for gone in withdrawn:
        work.emit(SIGNING_KEY_CHANGED, gone, {"kid": gone})
    emit_keys_changed(work)
    return queries.list_signing_keys(work)
