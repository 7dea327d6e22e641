"""Hashes passwords with argon2id, outside the hub: a hash takes tens of milliseconds of processor time."""

import secrets
from collections.abc import Callable
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from chassis.running.green import give_memory_back, in_real_thread, is_green

# The minimum that OWASP's password storage cheat sheet recommends: 19 MiB, two passes. It keeps a service process small
# when many sign in at once, and sign-in is locked out after failed guesses.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# The hash of a password that nobody knows, so that an unknown login takes as long as a wrong password.
_NOBODYS = _HASHER.hash(secrets.token_urlsafe(32))


_under_way = 0


def _beside_the_hub(function: Callable[..., Any], *arguments: Any) -> Any:
    """Run a function in a real thread if greenlets share this one; otherwise directly."""
    global _under_way
    if not is_green():
        return function(*arguments)
    _under_way += 1
    try:
        return in_real_thread(function, *arguments)
    finally:
        _under_way -= 1
        # Allocating memory anew costs a third of a hash, so while other hashes wait it is kept for them.
        if not _under_way:
            give_memory_back()


def hash_password(password: str) -> str:
    """Hash a password with a random salt."""
    hashed: str = _beside_the_hub(_HASHER.hash, password)
    return hashed


def verify_password(hashed: str | None, password: str) -> bool:
    """Whether a password matches a hash; without a hash it never does, after the same time."""
    fits: bool = _beside_the_hub(_verify, hashed or _NOBODYS, password)
    return fits and hashed is not None


def _verify(hashed: str, password: str) -> bool:
    try:
        return _HASHER.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(hashed: str) -> bool:
    """Whether a hash was made with other cost parameters than today's, so that it should be made again."""
    return _HASHER.check_needs_rehash(hashed)
