"""Hashing of passwords with argon2id, beside the hub: a hash takes tens of milliseconds of a processor."""

import os
import secrets
import sys
from collections.abc import Callable
from functools import cache
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# The least that OWASP's password storage cheat sheet recommends: 19 MiB, two passes. It keeps a service process small
# when many sign in at once, and lock-out bounds guessing at the door.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# The hash of a password that nobody knows, so that an unknown login costs the same time as a wrong password.
_NOBODYS = _HASHER.hash(secrets.token_urlsafe(32))


def _beside_the_hub(function: Callable[..., Any], *arguments: Any) -> Any:
    """Run it in a real thread where greenlets share this one; directly elsewhere."""
    patcher = sys.modules.get("eventlet.patcher")
    if patcher is not None and patcher.is_monkey_patched("thread"):
        return _threads().execute(function, *arguments)
    return function(*arguments)


@cache
def _threads() -> Any:
    """eventlet's threads, as many as there are processors.

    More would hash no faster, and each keeps the 19 MiB of its last hash: eventlet's twenty would keep 400 MB.
    """
    from eventlet import tpool

    tpool.set_num_threads(min(4, os.cpu_count() or 1))
    return tpool


def hash_password(password: str) -> str:
    """Hash a password with a salt of its own."""
    hashed: str = _beside_the_hub(_HASHER.hash, password)
    return hashed


def verify_password(hashed: str | None, password: str) -> bool:
    """Whether a password belongs to a hash. Without a hash it never does, after the same time."""
    fits: bool = _beside_the_hub(_verify, hashed or _NOBODYS, password)
    return fits and hashed is not None


def _verify(hashed: str, password: str) -> bool:
    try:
        return _HASHER.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(hashed: str) -> bool:
    """Whether a hash was made with other costs than today's, so that it should be made again."""
    return _HASHER.check_needs_rehash(hashed)
