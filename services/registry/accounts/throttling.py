"""Delay whoever guesses passwords: longer and longer, and never the owner of the account at a device that is known.

Failed sign-ins are counted for the login at the address, for the login from wherever, and for the address whatever the
login. At a device that has signed in before they are counted for that device alone: nobody else can delay it, and it
delays nobody else. See docs/decisions/0026-delays-instead-of-lock-outs.md.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from math import ceil
from typing import cast
from uuid import UUID

import structlog
from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session, object_session

from chassis.calling.clients import client_of
from chassis.calling.errors import Failure
from chassis.running.clock import wall
from chassis.running.work import Work
from chassis.storing.personal import keyed_hashes
from contracts.problem import Problem
from contracts.registry.accounts import SIGN_IN_DELAYED
from contracts.registry.resets import ASKED_TOO_OFTEN
from services.registry.accounts.domain import ADDRESS, LOGIN, ONE_GUESSER, Budget
from services.registry.accounts.fingerprints import fingerprint
from services.registry.accounts.models import Account, FailedSignIns, KnownDevice

log = structlog.get_logger()


_LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))")


class Guesser:
    """Whoever gives a password: what their failures are counted for, each with its budget."""

    def __init__(
        self,
        work: Work,
        login: str | None,
        counted: Mapping[str, Budget],
        free: str | None = None,
        problem: Problem = SIGN_IN_DELAYED,
    ) -> None:
        """``login`` is the hash of the login, if it is known; ``free`` is counted and does not delay.

        ``problem`` says that somebody has to wait.
        """
        self._session = work.session
        self._login = login
        self._counted = counted
        self._free = free
        self._problem = problem

    def admit(self, *, last: bool = False) -> None:
        """Raise ``Failure`` (429) for a guesser who has to wait.

        The last time, before the answer, waits for other answers to the same guesser and is told of their failures, so
        that many guesses at once are no more than one after the other.
        """
        if last:
            # There may be no row to lock yet. All strangers at one login take turns, a device by itself.
            self._session.execute(_LOCK, {"key": self._login if len(self._counted) > 1 else min(self._counted)})
        now = wall()
        waits = [row.until - now for row in self._rows() if row.key != self._free]
        if (longest := max(waits, default=timedelta())) > timedelta():
            raise Failure(self._problem, seconds=ceil(longest.total_seconds()))

    def failed(self) -> None:
        """Count a failure; the next try has to wait if it was one too many."""
        now = wall()
        rows = {row.key: row for row in self._rows(lock=True)}
        for key, budget in self._counted.items():
            row = rows.get(key)
            if row is None:
                row = FailedSignIns(key=key, login=self._login, failures=0, at=now)
                self._session.add(row)
            row.failures = budget.left(row.failures, now - row.at) + 1
            row.at, row.until = now, now + budget.delay(row.failures)
        self._session.flush()

    def _rows(self, *, lock: bool = False) -> Sequence[FailedSignIns]:
        statement = select(FailedSignIns).where(FailedSignIns.key.in_(self._counted)).order_by(FailedSignIns.key)
        if lock:
            statement = statement.with_for_update().execution_options(populate_existing=True)
        return self._session.scalars(statement).all()

    def succeeded(self) -> None:
        """Forget the failures of this guesser, but not those of others: of the login elsewhere, of the address."""
        own = [key for key, budget in self._counted.items() if budget is ONE_GUESSER]
        self._session.execute(delete(FailedSignIns).where(FailedSignIns.key.in_(own)))


def guesser_at_sign_in(work: Work, login_key: str, account: Account | None, device: KnownDevice | None) -> Guesser:
    """Return who signs in, by device if that is known, else by login and address."""
    login = _hash("login", login_key)
    if device is not None:
        return Guesser(work, login, {_hash("device", device.hash): ONE_GUESSER})
    client = client_of(work.address)
    counted = {
        _hash("login at address", login_key, client): ONE_GUESSER,
        login: LOGIN,
        _hash("address", client): ADDRESS,
    }
    # Nobody guesses a one-time password, so whoever has just got one need not wait because others try.
    return Guesser(work, login, counted, free=login if account is not None and account.must_change_password else None)


def guesser_signed_in(work: Work, person_id: UUID) -> Guesser:
    """Return who is asked for the own password though signed in."""
    return Guesser(work, None, {_hash("person", str(person_id)): ONE_GUESSER})


def guesser_of_factor(work: Work, person_id: UUID, device: KnownDevice | None = None) -> Guesser:
    """Return who gives a code of the second factor: a known device by itself, all others together."""
    who = ("factor at device", device.hash) if device is not None else ("factor", str(person_id))
    return Guesser(work, None, {_hash(*who): ONE_GUESSER})


def guesser_of_resets(work: Work, login_key: str) -> Guesser:
    """Return who asks for a code by mail, which is counted as failing to sign in is, but beside it."""
    client = client_of(work.address)
    counted = {
        _hash("reset at address", login_key, client): ONE_GUESSER,
        _hash("reset", login_key): LOGIN,
        _hash("reset by address", client): ADDRESS,
    }
    return Guesser(work, _hash("login", login_key), counted, problem=ASKED_TOO_OFTEN)


def guesser_of_codes(work: Work) -> Guesser:
    """Return who gives a code that was mailed, without saying whose it is."""
    return Guesser(work, None, {_hash("code by address", client_of(work.address)): ADDRESS}, problem=ASKED_TOO_OFTEN)


def guesser_of_confirmations(work: Work, person_id: UUID) -> Guesser:
    """Return who has an address of their own mailed a code, which may be anybody's address."""
    counted = {_hash("confirmation", str(person_id)): ONE_GUESSER}
    return Guesser(work, None, counted, problem=ASKED_TOO_OFTEN)


def guesser_of_own_codes(work: Work, person_id: UUID) -> Guesser:
    """Return who is signed in and gives a code that was mailed."""
    return Guesser(work, None, {_hash("own code", str(person_id)): ONE_GUESSER}, problem=ASKED_TOO_OFTEN)


def forget(account: Account) -> None:
    """Let everybody try the login of an account again at once."""
    _session_of(account).execute(delete(FailedSignIns).where(FailedSignIns.login == _hash("login", account.login_key)))


def delayed_until(account: Account) -> datetime | None:
    """Return until when unknown devices have to wait, if they have to."""
    row = _session_of(account).get(FailedSignIns, _hash("login", account.login_key))
    return row.until if row is not None and row.until > wall() else None


def known_device(work: Work, account: Account | None, key: str | None) -> KnownDevice | None:
    """Return the device with this key, if it has signed in to this account before."""
    if account is None or key is None:
        return None
    device = work.session.get(KnownDevice, fingerprint(key))
    return device if device is not None and device.person_id == account.person_id else None


def remember(work: Work, account: Account, device: KnownDevice | None, key: str | None) -> str:
    """Return the key of a device that has signed in, a new one if it has none."""
    now = wall()
    if device is not None and key is not None:
        device.used_at = now
        return key
    key = secrets.token_urlsafe(32)
    work.session.add(KnownDevice(hash=fingerprint(key), person_id=account.person_id, used_at=now))
    return key


def _hash(kind: str, *values: str) -> str:
    """Return the stored form; what is typed as a login may be a password, and an address is personal."""
    return keyed_hashes("/".join((f"sign-in {kind}", *values)))[0]


def _session_of(account: Account) -> Session:
    return cast("Session", object_session(account))
