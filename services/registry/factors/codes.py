"""Codes of the second factor: whether one fits, each once."""

import hmac
import secrets
import unicodedata
from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

import pyotp
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from chassis.running.clock import wall
from chassis.running.work import Work
from contracts.registry.account_changes import AccountChange
from contracts.registry.accounts import CHALLENGE_SECONDS
from services.registry.accounts import domain
from services.registry.accounts.fingerprints import fingerprint, hash_of_code
from services.registry.accounts.telling import emit_account_changed
from services.registry.factors.models import RecoveryCode, SecondFactor, SignInChallenge
from services.registry.people.models import Person

ISSUER = "Lianshang"
RECOVERY_CODES = 10
_STEP_SECONDS = 30
# A clock may be one step ahead or behind (RFC 6238, 5.2).
_STEPS = (-1, 0, 1)


def factor_of(session: Session, person_id: UUID, *, lock: bool = False) -> SecondFactor | None:
    """Return the second factor of a person, confirmed or not."""
    return session.get(SecondFactor, person_id, with_for_update=lock or None, populate_existing=lock)


def is_enrolled(session: Session, person_id: UUID) -> bool:
    """Whether signing in takes a code."""
    factor = factor_of(session, person_id)
    return factor is not None and factor.confirmed_at is not None


def lacks_one(work: Work, person_id: UUID, roles: Collection[str]) -> bool:
    """Whether one of these roles takes a second factor and the person has none."""
    return bool(work.settings.roles_with_factor.intersection(roles)) and not is_enrolled(work.session, person_id)


def uri_of(secret: str, login: str) -> str:
    """Return the secret in the form of QR codes."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=ISSUER)


def fits(factor: SecondFactor, code: str) -> bool:
    """Whether a code is one of the app now, and later than those that were used (RFC 6238, 5.2); it is used then."""
    now = int(wall().timestamp()) // _STEP_SECONDS
    given = _plain(code).encode()
    for step in (now + each for each in _STEPS):
        expected = pyotp.TOTP(factor.secret).generate_otp(step).encode()
        if step > factor.last_step and hmac.compare_digest(expected, given):
            factor.last_step = step
            return True
    return False


def _plain(code: str) -> str:
    """Return a code without blanks and hyphens, and in ASCII where an input method has typed it in full width."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", code)))


def take(work: Work, person_id: UUID, given: str) -> bool:
    """Whether a code of the app or a recovery code is right; it is used up then."""
    factor = factor_of(work.session, person_id, lock=True)
    if factor is None or factor.confirmed_at is None:
        return False
    plain = _plain(given)
    if len(plain) == 6 and plain.isdecimal():
        return fits(factor, plain)
    recovery = work.session.get(RecoveryCode, hash_of_code(given), with_for_update=True)
    if recovery is None or recovery.person_id != person_id or recovery.used_at:
        return False
    recovery.used_at = wall()
    person = work.session.get_one(Person, person_id)
    emit_account_changed(work, person, AccountChange.RECOVERY_CODE_USED)
    return True


def new_recovery_codes(session: Session, person_id: UUID) -> list[str]:
    """Make recovery codes; the ones before are good for nothing any more."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person_id))
    codes = [domain.one_time_password() for _ in range(RECOVERY_CODES)]
    session.add_all(RecoveryCode(hash=hash_of_code(code), person_id=person_id) for code in codes)
    return codes


def recovery_codes_left(session: Session, person_id: UUID) -> int:
    """Return how many recovery codes were not used."""
    left = select(func.count()).where(RecoveryCode.person_id == person_id, RecoveryCode.used_at.is_(None))
    return session.scalar(left) or 0


def remove(session: Session, person_id: UUID) -> bool:
    """Delete the second factor of a person; returns whether there was one that counted."""
    there = is_enrolled(session, person_id)
    for table in (RecoveryCode, SignInChallenge, SecondFactor):
        session.execute(delete(table).where(table.person_id == person_id))
    return there


def challenge(work: Work, person_id: UUID) -> dict[str, object]:
    """Return what the second step of a sign-in takes, in the form of ``SignInChallengeSchema``."""
    token = secrets.token_urlsafe(32)
    until = wall() + timedelta(seconds=CHALLENGE_SECONDS)
    work.session.add(SignInChallenge(hash=fingerprint(token), person_id=person_id, expires_at=until, tries=0))
    return {"challenge": token, "expires_in": CHALLENGE_SECONDS}
