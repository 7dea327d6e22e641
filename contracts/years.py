"""The years of which days and moments are accepted: 1900 to 2199, and for moments from 1970 on.

The empty date of some programs, 0001-01-01, has no day before it on which something else could have ended. A moment at
the edge of the calendar could neither be shown in another zone nor be calculated with. Before towns had zones, clocks
went by the sun: +08:05:43 in Shanghai until 1901, which ISO 8601 cannot tell and events could not carry.
"""

from datetime import UTC, date, datetime

_EARLIEST_DAY = date(1900, 1, 1)
_EARLIEST, _BEYOND = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


def is_moment_accepted(moment: datetime) -> bool:
    """Whether an aware moment lies in these years, by UTC."""
    return _EARLIEST <= moment < _BEYOND


def is_day_accepted(day: date) -> bool:
    """Whether a day lies in these years."""
    return _EARLIEST_DAY <= day < _BEYOND.date()
