"""The terms of handling, and the bounds that they set to extensions and returns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.requests.clocks.calendar import WorkingCalendar
from services.requests.clocks.days import local
from services.requests.clocks.domain import ClockState, Entry, Kind, Refusal, Status, conflict, fold, possible_kinds

_AT_LEAST_ONE = (
    "handling_days",
    "return_days",
    "supervision_days",
    "chain_chief_days",
    "evaluation_days",
    "dispatch_days",
    "return_review_days",
    "extension_decision_days",
    "review_days",
    "follow_up_days",
    "supplement_days",
)


@dataclass(frozen=True, slots=True)
class Terms:
    """The presets of handling; every one is configurable. Counts of days are working days.

    ``handling_days`` is for items of the catalog that say nothing else; ``extension_days`` bounds all extensions of a
    run together; ``reminders`` are percentages of the time, rising; the next two say how long after the due date the
    supervision notice comes, and how long after that the chain chief is told. ``evaluation_days`` is how long an answer
    waits for its evaluation before the request closes by itself; an evaluation with an overall mark of ``poor_at_most``
    or less goes to the supervisor. ``dispatch_days``, ``return_review_days`` and ``extension_decision_days`` are the
    dispatcher's time for these steps, ``review_days`` the supervisor's to review a poor evaluation. ``follow_up_days``
    is the follow-up clerk's time to call back, ``follow_up_share`` the percentage that is drawn of what need not be
    called back about. ``supplements`` is how often the enterprise may be asked in one run to supply something, for
    ``supplement_days`` at most.
    """

    handling_days: int = 5
    extension_days: int = 10
    return_days: int = 2
    returns_per_department: int = 1
    reminders: tuple[int, ...] = (50, 80)
    supervision_days: int = 5
    chain_chief_days: int = 5
    evaluation_days: int = 10
    poor_at_most: int = 2
    dispatch_days: int = 1
    return_review_days: int = 1
    extension_decision_days: int = 1
    review_days: int = 3
    follow_up_days: int = 5
    follow_up_share: int = 20
    supplements: int = 1
    supplement_days: int = 5

    def __post_init__(self) -> None:
        for name in _AT_LEAST_ONE:
            if getattr(self, name) < 1:
                raise ValueError(f"{name} is {getattr(self, name)}; it is at least 1 working day")
        for name in ("extension_days", "returns_per_department", "supplements"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} is {getattr(self, name)}; it is 0 (never allowed) or more")
        if not 0 <= self.follow_up_share <= 100:
            raise ValueError(f"follow_up_share is {self.follow_up_share}; it is a percentage")
        rising = sorted(set(self.reminders))
        if list(self.reminders) != rising or any(not 0 < percent < 100 for percent in rising):
            raise ValueError(f"reminders are {self.reminders}; they are rising percentages between 1 and 99")
        if not 0 <= self.poor_at_most <= 4:
            raise ValueError(f"poor_at_most is {self.poor_at_most}; it is a mark from 1 to 4, or 0 (nothing is poor)")


def check_extension(state: ClockState, terms: Terms, days: int, reason: str) -> None:
    """Refuse an extension without a reason, of no days, or beyond what the terms allow in one run altogether."""
    if state.status is Status.STOPPED:
        raise conflict(state.status, Kind.EXTENDED)
    if not reason.strip():
        raise Refusal("extension-reason-missing")
    remaining = terms.extension_days - state.extended_days
    if not 1 <= days <= remaining:
        raise Refusal(
            "extension-out-of-bounds",
            asked=days,
            used=state.extended_days,
            limit=terms.extension_days,
            remaining=max(remaining, 0),
        )


def return_closes_at(state: ClockState, terms: Terms, calendar: WorkingCalendar) -> datetime:
    """Return the moment until which the department may return the dispatch that began the present run."""
    return calendar.deadline(state.started_at, terms.return_days)


def check_return(
    ledger: Sequence[Entry],
    calendar: WorkingCalendar,
    terms: Terms,
    department: str,
    reason: str,
    now: datetime,
) -> None:
    """Refuse a return without a reason, after the bound, or by a department that has returned this before."""
    state = fold(ledger, calendar, now)
    if Kind.RETURNED not in possible_kinds(state.status):
        raise conflict(state.status, Kind.RETURNED)
    if not reason.strip():
        raise Refusal("return-reason-missing")
    made = returns_by(ledger, department)
    if made >= terms.returns_per_department:
        raise Refusal("return-used-up", department=department, made=made, limit=terms.returns_per_department)
    closes_at = return_closes_at(state, terms, calendar)
    if now > closes_at:
        raise Refusal("return-too-late", days=terms.return_days, closed_at=closes_at)


def return_until(ledger: Sequence[Entry], calendar: WorkingCalendar, terms: Terms, now: datetime) -> datetime | None:
    """Return until when the current department may return the dispatch; None if it may not."""
    state = fold(ledger, calendar, now)
    if (
        not (state.status is Status.RUNNING or state.supplement_days)
        or returns_by(ledger, state.department) >= terms.returns_per_department
    ):
        return None
    closes_at = return_closes_at(state, terms, calendar)
    return closes_at if now <= closes_at else None


def returns_by(ledger: Iterable[Entry], department: str) -> int:
    """Count the returns of one department; ``ClockState.returns`` counts those of all (ping-pong)."""
    return sum(entry.kind is Kind.RETURNED and entry.department == department for entry in ledger)


def began_since(calendar: WorkingCalendar, days: int, now: datetime) -> datetime:
    """Return the moment before which something began whose time of so many working days has now run out.

    The time ends with the last of these days after the day on which it began, so whether it has run out depends on
    that day alone.
    """
    day = local(now)
    while calendar.deadline(day, days) >= now:
        day -= timedelta(days=1)
    return (day + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
