"""Hashes passwords with argon2id, outside the hub: a hash takes tens of milliseconds of processor time.

One-time passwords that the platform has drawn are hashed once by SHA-256: the slowness of argon2id is for what people
think of, and 79 drawn bits cannot be tried out in any case.
"""

import hashlib
import hmac
import os
import secrets
import threading
from collections.abc import Callable
from typing import Any
from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from chassis.calling.errors import Failure
from chassis.running.green import give_memory_back, in_real_thread, is_green
from contracts.passwords import normal
from contracts.problem import HASHING_BUSY

# The minimum that OWASP's password storage cheat sheet recommends: 19 MiB, two passes. It keeps a service process small
# when many sign in at once, and failed guesses are delayed.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# The hash of a password that nobody knows, so that an unknown login takes as long as a wrong password.
_NOBODYS = _HASHER.hash(secrets.token_urlsafe(32))


# Half of the processors at once, and a few that wait for each: what else the process and the machine have to do goes
# on, however many try to sign in.
_AT_ONCE = max(1, (os.cpu_count() or 1) // 2)
MOST_UNDER_WAY = 8 * _AT_ONCE
RETRY_SECONDS = 1
_turns = threading.Semaphore(_AT_ONCE)
_under_way = 0


def _beside_the_hub(function: Callable[..., Any], *arguments: Any) -> Any:
    """Run a function in a real thread if greenlets share this one; otherwise directly.

    Raises ``Failure`` with ``HASHING_BUSY`` while too many wait for their turn.
    """
    global _under_way
    if _under_way >= MOST_UNDER_WAY:
        raise Failure(HASHING_BUSY, seconds=RETRY_SECONDS)
    _under_way += 1
    try:
        with _turns:
            return in_real_thread(function, *arguments) if is_green() else function(*arguments)
    finally:
        _under_way -= 1
        # Allocating memory anew costs a third of a hash, so while other hashes wait it is kept for them.
        if not _under_way:
            give_memory_back()


_ONE_TIME = "$sha256$"


def hash_one_time_password(password: str) -> str:
    """Hash a password that was drawn at random, of 64 bits or more, and has to be changed at the first login."""
    return _ONE_TIME + hashlib.sha256(normal(password).encode()).hexdigest()


def hash_password(password: str) -> str:
    """Hash the normal form of a password with a random salt."""
    hashed: str = _beside_the_hub(_HASHER.hash, normal(password))
    return hashed


def verify_one_time_password(hashed: str | None, password: str) -> str | None:
    """Return the normal form of a password that matches the hash of a one-time password, or ``None``; takes no time."""
    if hashed is not None and hashed.startswith(_ONE_TIME):
        return normal(password) if hmac.compare_digest(hashed, hash_one_time_password(password)) else None
    return None


def verify_password(hashed: str | None, password: str) -> str | None:
    """Return the form of a password that matches a hash, or ``None``; without a hash none does, after the same time.

    Hashes from before passwords were normalised are of what was typed then, in whichever form that came.
    A wrong one takes the same time for a one-time password, of which only the right one is found sooner.
    """
    if form := verify_one_time_password(hashed, password):
        return form
    if hashed is not None and hashed.startswith(_ONE_TIME):
        hashed = None
    forms = dict.fromkeys((normal(password), password, normalize("NFD", password), normalize("NFC", password)))
    for form in forms:
        if _beside_the_hub(_verify, hashed or _NOBODYS, form) and hashed is not None:
            return form
    return None


def _verify(hashed: str, password: str) -> bool:
    try:
        return _HASHER.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(hashed: str, form: str) -> bool:
    """Whether a hash should be made again: made at other costs than today's, or of another form than the normal one.

    A one-time password is not: it is changed anyhow.
    """
    if hashed.startswith(_ONE_TIME):
        return False
    return _HASHER.check_needs_rehash(hashed) or form != normal(form)
