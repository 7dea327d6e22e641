"""How many members are a quorum, in which periods meetings are owed, and how somebody stands with them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from contracts.requests.meetings_vocabulary import MeetingPeriod, OwedStatus, QuorumRule

_MONTHS = {MeetingPeriod.MONTH: 1, MeetingPeriod.QUARTER: 3, MeetingPeriod.YEAR: 12}


def needed(rule: str, quorum: int | None, members: int) -> int:
    """Return how many of the members are a quorum; a share of them is rounded up."""
    if quorum is None or rule == QuorumRule.NONE:
        return 0
    if rule == QuorumRule.SHARE:
        return -(-quorum * members // 100)
    return quorum


@dataclass(frozen=True)
class Period:
    """A period from its first to its last day; ``due_on`` is the last working day of it."""

    first: date
    last: date
    due_on: date


def periods(period: str, year: int, working: Callable[[date], bool]) -> list[Period]:
    """Return the periods of a year; ``working`` says whether a day is a working day."""
    months = _MONTHS.get(MeetingPeriod(period))
    if months is None:
        return []
    firsts = [date(year, month, 1) for month in range(1, 13, months)] + [date(year + 1, 1, 1)]
    lasts = [following - timedelta(days=1) for following in firsts[1:]]
    return [
        Period(first, last, _last_working(first, last, working)) for first, last in zip(firsts, lasts, strict=False)
    ]


def _last_working(first: date, last: date, working: Callable[[date], bool]) -> date:
    day = last
    while day > first and not working(day):
        day -= timedelta(days=1)
    return day


def status_of(period: Period, today: date, owed: int, held: int, convened: int, soon: timedelta) -> OwedStatus:
    """Return how somebody stands with the meetings owed in a period; ``soon`` is how long before its last working day
    a shortfall is foreseen."""
    if owed == 0:
        return OwedStatus.NONE
    if held >= owed:
        return OwedStatus.MET
    if held + convened >= owed:
        return OwedStatus.PLANNED
    if today > period.last:
        return OwedStatus.SHORT
    return OwedStatus.SOON if today >= period.due_on - soon else OwedStatus.OPEN
