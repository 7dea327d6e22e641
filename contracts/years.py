"""The years of which days and moments are accepted: 1900 to 2199.

The empty date of some programs, 0001-01-01, has no day before it on which something else could have ended. A moment at
the edge of the calendar could neither be shown in another zone nor be calculated with.
"""

from datetime import UTC, date, datetime

_EARLIEST, _BEYOND = datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


def is_moment_accepted(moment: datetime) -> bool:
    """Whether an aware moment lies in these years, by UTC."""
    return _EARLIEST <= moment < _BEYOND


def is_day_accepted(day: date) -> bool:
    """Whether a day lies in these years."""
    return _EARLIEST.date() <= day < _BEYOND.date()
