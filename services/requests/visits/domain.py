"""Rules of visits that need no database: the periods of a plan, and the chain of an enterprise."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from contracts.requests.visit_kinds import VisitPeriod

_MONTHS = {VisitPeriod.MONTH: 1, VisitPeriod.QUARTER: 3, VisitPeriod.YEAR: 12}


def after(day: date) -> date:
    """Return the following day."""
    return day + timedelta(days=1)


class Period(NamedTuple):
    """A month, quarter or year of the calendar: its first and its last day."""

    first_day: date
    last_day: date

    @property
    def following(self) -> date:
        """The first day of the period after it."""
        return after(self.last_day)


def period_of(day: date, period: str) -> Period:
    """Return the month, quarter or year of a day."""
    months = _MONTHS[VisitPeriod(period)]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    ends = first.month - 1 + months
    return Period(first, date(first.year + ends // 12, ends % 12 + 1, 1) - timedelta(days=1))


def ends_on(last_day: date, plan_last_day: date | None) -> date:
    """Return the last day of a period, as a plan that ends earlier has it."""
    return min(last_day, plan_last_day) if plan_last_day else last_day


def tells_on(last_day: date, remind_days: int, today: date) -> date:
    """Return the day on which what is owed still is told next: so many days before the last one, or after that.

    Nobody is reminded on the day on which the visits have come to be owed, which is told by itself.
    """
    reminded = last_day - timedelta(days=remind_days)
    return reminded if reminded > today else after(last_day)


def chain_of(chains: Sequence[Mapping[str, Any]]) -> UUID | None:
    """Return the chain of an enterprise: the one that it leads, else its first."""
    places = sorted(chains, key=lambda place: not place["lead"])
    return UUID(str(places[0]["chain_id"])) if places else None
