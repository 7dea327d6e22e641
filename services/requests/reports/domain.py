"""The sums that figures are computed from, and periods of whole months and days."""

from dataclasses import dataclass
from datetime import date, timedelta

from contracts.requests.vocabulary import Duty
from services.requests.clocks.days import SHANGHAI

MARKS = ("overall", "response_time", "result", "attitude")
# How often whose time has run out, by what was owed.
LATE = {
    "handling_late": (Duty.HANDLING,),
    "dispatch_late": (Duty.DISPATCH,),
    "decision_late": (Duty.RETURN_REVIEW, Duty.EXTENSION_DECISION, Duty.PART_REVIEW),
    "review_late": (Duty.REVIEW,),
    "part_late": (Duty.PART,),
}
OF_PARTS = ("parts_done", "parts_on_time")
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
    *OF_PARTS,
    *LATE,
)
# The sums from which figures are computed; each can be added over groups.
SUMS = (*COUNTS, "used_minutes", "evaluations", "satisfied", *MARKS)
# The ratios: a sum, the sum that it is of, and by what the second is multiplied, such as the minutes of an hour.
RATIOS = {
    "on_time_rate": ("on_time", "answered", 1),
    "part_on_time_rate": ("parts_on_time", "parts_done", 1),
    "average_working_hours": ("used_minutes", "answered", 60),
    "satisfied_rate": ("satisfied", "evaluations", 1),
    **{mark: (mark, "evaluations", 1) for mark in MARKS},
}
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


def _month(day: date) -> int:
    """Return a number for a month; the next month's is one greater."""
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _last_day(month: int) -> date:
    return date.max if month == _month(date.max) else _first_day(month + 1) - timedelta(days=1)


def _ends_a_month(day: date) -> bool:
    return day == _last_day(_month(day))
