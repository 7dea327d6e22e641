"""Rules of follow-ups: which requests are called back about, and when evaluation and follow-up disagree."""

import hashlib
import hmac
from datetime import date
from uuid import UUID

from contracts.requests.followup_kinds import FollowUpCause

# What a number of eight bytes is smaller than.
_ALL = 2**64


def drawn(seed: str, share: int, request_id: UUID) -> bool:
    """Whether a request is in the sample of a month, by its seed (64 hexadecimal digits) and the share in percent.

    Neither the enterprise nor the department can choose it: the seed is not told before the month is over, and it is
    the seed of the month in which the request was closed.
    """
    digest = hmac.digest(bytes.fromhex(seed), str(request_id).encode(), hashlib.sha256)
    return int.from_bytes(digest[:8], "big") * 100 < share * _ALL


def digest_of(seed: str) -> str:
    """Return what is told of a seed before the seed itself, so that none can be put in its place."""
    return hashlib.sha256(bytes.fromhex(seed)).hexdigest()


def cause_of(*, poor: bool, evaluated: bool, sampled: bool) -> FollowUpCause | None:
    """Return why a closed request is called back about; ``None`` if it is not."""
    if poor:
        return FollowUpCause.POOR
    if not evaluated:
        return FollowUpCause.UNEVALUATED
    return FollowUpCause.SAMPLE if sampled else None


def disagrees(enterprise_overall: int | None, overall: int, poor_at_most: int) -> bool | None:
    """Whether one of two overall marks is poor and the other is not; ``None`` if there is only one."""
    if enterprise_overall is None:
        return None
    return (enterprise_overall <= poor_at_most) != (overall <= poor_at_most)


def number_of(request_number: str, before: int) -> str:
    """Return the number of a follow-up, by the request's and how many of it there have been before."""
    return f"HF{request_number}" if before == 0 else f"HF{request_number}-{before + 1}"


def month_of(day: date) -> date:
    """Return the first day of a month."""
    return day.replace(day=1)
