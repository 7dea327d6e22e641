"""Errors of events, and how they are described when they are stored."""

from sqlalchemy.exc import DataError

from chassis.calling.errors import Failure
from contracts.problem import UNAVAILABLE

# Errors that retries cannot cure: an invalid id, a number out of range, characters that PostgreSQL cannot store.
CANNOT_BE_KEPT = (DataError, ValueError)


class Unprocessable(Exception):
    """An event that no retry can cure, since its payload is invalid."""


class UnknownType(Exception):
    """An event of a type, or a major version, that this release does not know; a later release may."""


class CrashedTooOften(Exception):
    """The process ended during each try of the event."""


def database_away(error: BaseException | None) -> bool:
    """Whether an error only says that the database cannot be reached just now, and nothing about the event."""
    return isinstance(error, Failure) and error.problem is UNAVAILABLE


def describe(error: BaseException) -> str:
    """Return what is stored of an error: type and message, of bounded length, without what PostgreSQL cannot store."""
    return storable(f"{type(error).__name__}: {error}")[:2000]


def storable(text: str) -> str:
    """Return a text in which NUL and unpaired surrogates are replaced by their escapes."""
    return text.replace("\x00", "\\0").encode("utf-8", "backslashreplace").decode()
