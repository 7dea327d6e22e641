"""Compute figures from sums: averages and rates, withheld if there are too few evaluations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from services.requests.clocks.days import SHANGHAI

# Figures of fewer evaluations would reveal what single enterprises said.
SMALLEST_SAMPLE = 3
MARKS = ("overall", "response_time", "result", "attitude")
COUNTS = (
    "received",
    "closed",
    "withdrawn",
    "open",
    "overdue",
    "answered",
    "on_time",
    "returns",
    "extensions",
    "reopened",
)
# The sums from which figures are computed; each can be added over groups.
SUMS = (*COUNTS, "used_minutes", "evaluations", "satisfied", *MARKS)
# The sums that no longer change once a request has ended, since it is then neither open nor overdue.
ROLLED_UP = tuple(name for name in SUMS if name not in ("open", "overdue"))
# The time zone of the rolled-up months, which is also that of the working calendar.
ZONE = str(SHANGHAI)


@dataclass(frozen=True)
class Period:
    """The days from ``first`` to ``last``, both included; ``None`` for an open end."""

    first: date | None
    last: date | None

    def divided(self) -> tuple["Period | None", list["Period"]]:
        """Return the whole months within the period, if any, and the days before and after them."""
        begins = _month(self.first) + (self.first.day > 1) if self.first else _month(date.min)
        ends = _month(self.last) - (not _ends_a_month(self.last)) if self.last else _month(date.max)
        if begins > ends:
            return None, [self]
        first, last = self.first and _first_day(begins), self.last and _last_day(ends)
        edges = []
        if self.first and first and self.first < first:
            edges.append(Period(self.first, first - timedelta(days=1)))
        if self.last and last and last < self.last:
            edges.append(Period(last + timedelta(days=1), self.last))
        return Period(first, last), edges


def figures(sums: Mapping[str, int]) -> dict[str, Any]:
    """Return the figures of a group: counts as they are, rates from 0 to 1, hours of working time, average marks."""
    return {
        **{name: sums[name] for name in COUNTS},
        "on_time_rate": _ratio(sums["on_time"], sums["answered"]),
        "average_working_hours": _ratio(sums["used_minutes"], 60 * sums["answered"], 2),
        "satisfaction": _satisfaction(sums),
    }


def added_up(groups: list[Mapping[str, int]]) -> dict[str, int]:
    """Return the sums over all groups."""
    return {name: sum(group[name] for group in groups) for name in SUMS}


def _satisfaction(sums: Mapping[str, int]) -> dict[str, Any]:
    said = sums["evaluations"]
    suppressed = 0 < said < SMALLEST_SAMPLE
    shown = 0 if suppressed else said
    return {
        "evaluations": said,
        "suppressed": suppressed,
        **{name: _ratio(sums[name], shown, 2) for name in MARKS},
        "satisfied_rate": _ratio(sums["satisfied"], shown),
    }


def _ratio(part: int, whole: int, digits: int = 4) -> float | None:
    return round(part / whole, digits) if whole else None


def _month(day: date) -> int:
    """Return a number for a month; the next month's is one greater."""
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _last_day(month: int) -> date:
    return date.max if month == _month(date.max) else _first_day(month + 1) - timedelta(days=1)


def _ends_a_month(day: date) -> bool:
    return day == _last_day(_month(day))
