"""What may be wrong with an event, and how it is described where it is kept."""

from sqlalchemy.exc import DataError

from chassis.calling.errors import Failure
from contracts.problem import UNAVAILABLE

# What no waiting helps against: an id that is none, a number that is too large, characters that PostgreSQL cannot keep.
CANNOT_BE_KEPT = (DataError, ValueError)


class Unprocessable(Exception):
    """No number of tries will help: an unknown major version, a payload that is none."""


class CrashedTooOften(Exception):
    """The process ended during each of its tries."""


def database_away(error: BaseException | None) -> bool:
    """Whether an error says nothing about the event, only that the database cannot be reached just now."""
    return isinstance(error, Failure) and error.problem is UNAVAILABLE


def describe(error: BaseException) -> str:
    """What is kept of an error: its type and its words, bounded, without what PostgreSQL cannot keep."""
    return storable(f"{type(error).__name__}: {error}")[:2000]


def storable(text: str) -> str:
    """A text without NUL and halves of characters, each written as its escape instead."""
    return text.replace("\x00", "\\0").encode("utf-8", "backslashreplace").decode()
