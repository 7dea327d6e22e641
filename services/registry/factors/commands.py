"""Writes of the second factor, and the second step of signing in."""

from collections.abc import Mapping
from typing import Any

import pyotp
import structlog

from chassis.calling.errors import Failure, KeepingFailure
from chassis.running.clock import wall
from chassis.running.handlers import handles
from chassis.running.work import Work
from contracts.registry.account_changes import AccountChange
from contracts.registry.approvals import TrustChange
from contracts.registry.factors import (
    CHALLENGE_ENDED,
    CODE_WRONG,
    COMPLETE_SIGN_IN,
    CONFIRM_FACTOR,
    ENROL_FACTOR,
    FACTOR_THERE,
    NO_FACTOR,
    REMOVE_FACTOR,
    RENEW_RECOVERY_CODES,
)
from services.registry.accounts import throttling
from services.registry.accounts.fingerprints import fingerprint
from services.registry.accounts.models import Account, KnownDevice
from services.registry.accounts.opening import begin_session
from services.registry.accounts.proving import locked, me, prove
from services.registry.accounts.revoking import refuse_tokens
from services.registry.accounts.telling import emit_account_changed
from services.registry.approvals.emitting import emit_trust_account
from services.registry.factors import codes
from services.registry.factors.models import SecondFactor, SignInChallenge
from services.registry.people.access import trusted
from services.registry.people.models import Person

log = structlog.get_logger()
MOST_TRIES = 5


@handles(COMPLETE_SIGN_IN)
def complete_sign_in(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Open the session of a sign-in whose password was right."""
    begun = work.session.get(SignInChallenge, fingerprint(body["challenge"]), with_for_update=True)
    if begun is None or begun.expires_at <= wall() or begun.tries >= MOST_TRIES:
        raise Failure(CHALLENGE_ENDED)
    work.concerns(begun.person_id)
    account = locked(work, begun.person_id)
    device = throttling.known_device(work, account, body["device_key"])
    begun.tries += 1
    _take(work, account, body["code"], device)
    work.session.delete(begun)
    if not account.active:
        raise Failure(CHALLENGE_ENDED)
    return begin_session(work, account, device, body["device_key"])


def _take(work: Work, account: Account, code: str, device: KnownDevice | None = None) -> None:
    """Use a code up. Raises ``Failure`` with ``CODE_WRONG``, or for who has guessed too often."""
    guesser = throttling.guesser_of_factor(work, account.person_id, device)
    guesser.admit(last=True)
    if not codes.take(work, account.person_id, code):
        guesser.failed()
        log.info("code refused", person_id=str(account.person_id), address=work.address)
        raise KeepingFailure(CODE_WRONG)
    guesser.succeeded()


@handles(ENROL_FACTOR)
def enrol_factor(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Make a secret for the caller's app; it counts for nothing until a code of it was given."""
    account = prove(work, body["current_password"])
    factor = codes.factor_of(work.session, account.person_id, lock=True)
    if factor is not None and factor.confirmed_at is not None:
        raise Failure(FACTOR_THERE)
    secret = pyotp.random_base32()
    if factor is None:
        work.session.add(SecondFactor(person_id=account.person_id, secret=secret, last_step=0))
    else:
        factor.secret, factor.last_step = secret, 0
    return {"secret": secret, "uri": codes.uri_of(secret, account.login)}


@handles(CONFIRM_FACTOR)
def confirm_factor(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Make the app that was set up the caller's second factor; signing in takes its codes from now on."""
    person_id = me(work)
    guesser = throttling.guesser_of_factor(work, person_id)
    guesser.admit(last=True)
    factor = codes.factor_of(work.session, person_id, lock=True)
    if factor is None:
        raise Failure(NO_FACTOR)
    if factor.confirmed_at is not None:
        raise Failure(FACTOR_THERE)
    if not codes.fits(factor, body["code"]):
        guesser.failed()
        raise KeepingFailure(CODE_WRONG)
    guesser.succeeded()
    factor.confirmed_at = wall()
    made = codes.new_recovery_codes(work.session, person_id)
    _tell(work, AccountChange.FACTOR_ENROLLED)
    # The next ones hold the posts that were withheld without a second factor.
    refuse_tokens(work, [person_id])
    return {"recovery_codes": made}


@handles(RENEW_RECOVERY_CODES)
def renew_recovery_codes(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Give the caller other recovery codes."""
    account = _proved(work, body)
    made = codes.new_recovery_codes(work.session, account.person_id)
    _tell(work, AccountChange.RECOVERY_CODES_RENEWED)
    return {"recovery_codes": made}


@handles(REMOVE_FACTOR)
def remove_factor(work: Work, body: Mapping[str, Any]) -> None:
    """Remove the caller's second factor."""
    account = _proved(work, body)
    codes.remove(work.session, account.person_id)
    _tell(work, AccountChange.FACTOR_REMOVED)
    if trusted(work, [account.person_id]):
        emit_trust_account(work, account.person_id, TrustChange.FACTOR_REMOVED)
    refuse_tokens(work, [account.person_id])


def _proved(work: Work, body: Mapping[str, Any]) -> Account:
    account = prove(work, body["current_password"])
    if not codes.is_enrolled(work.session, account.person_id):
        raise Failure(NO_FACTOR)
    _take(work, account, body["code"])
    return account


def _tell(work: Work, change: AccountChange) -> None:
    emit_account_changed(work, work.session.get_one(Person, me(work)), change)
