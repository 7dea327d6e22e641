"""Rules of activities that need no database: the codes by which people check in."""

import hashlib
import hmac
from datetime import datetime, timedelta

# For so long a code is the one of the moment; the one before it is taken too, for whoever is still typing.
STEP_SECONDS = 30
# So long before the start people can check in.
CHECK_IN_BEFORE = timedelta(hours=1)


def step_of(moment: datetime) -> int:
    """Return the number of the time step of a moment of the wall clock."""
    return int(moment.timestamp()) // STEP_SECONDS


def seconds_left(moment: datetime) -> int:
    """Return for how many seconds the code of a moment is the one of the moment still."""
    return STEP_SECONDS - int(moment.timestamp()) % STEP_SECONDS


def code_of(secret: str, step: int) -> str:
    """Return the six digits of a time step, as RFC 4226 truncates them, of HMAC-SHA256."""
    digest = hmac.new(bytes.fromhex(secret), step.to_bytes(8, "big"), hashlib.sha256).digest()
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def is_code(secret: str, given: str, moment: datetime) -> bool:
    """Whether this is the code of the moment, or of the step before it."""
    step = step_of(moment)
    # Both are compared, so that the time tells nothing.
    this, before = (hmac.compare_digest(code_of(secret, each).encode(), given.encode()) for each in (step, step - 1))
    return this or before
