"""Explain a due date: the days and entries that led to it, in order, as plain dicts.

Every step is JSON-ready: ``step`` names its kind, moments are RFC 3339 strings in Asia/Shanghai, days are YYYY-MM-DD.

- the kinds of ledger entries (``started``, ``paused``, …): ``at``, and where they apply ``days``, ``ends_on`` (the day
  that was named, ``days`` after it), ``reason`` (with its mark for the enterprise), ``approver``, ``department``,
  ``due_before``, ``due_at``, ``total_days`` (of extensions),
  ``minutes`` (the working time that the pause took), ``returned`` (whether the pause was the review of a return),
  ``until`` (the bound of a pause for what the enterprise has to supply) and ``expired`` (whether that bound ended it);
- ``day``: ``date``, ``outcome`` (``first``, ``counted`` or ``skipped``), ``number`` of the counted day, ``why`` (a
  ``Why``), ``half``, and where known ``name`` (``{"zh", "en"}``) and ``exchanged_with``;
- ``period``: the period ends, ``ends_at``, after ``days`` working days;
- ``due``, always last: ``due_at``, ``paused_minutes`` by which it lies after the period, ``used_minutes``, ``status``,
  ``provisional`` and the ``unpublished_years`` that make it so.

Days are described by the current calendar. The due date of a stopped clock is the one it had when it stopped.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from services.requests.clocks.calendar import WorkingCalendar
from services.requests.clocks.days import Day, last_day, local
from services.requests.clocks.domain import BEGINNINGS, MOVING, ClockState, Entry, Kind, fold

Explained = dict[str, Any]


def explain(ledger: Sequence[Entry], calendar: WorkingCalendar, now: datetime | None = None) -> list[Explained]:
    """Return the steps that lead to the due date of a clock. Raises like ``fold``."""
    steps: list[Explained] = []
    before: ClockState | None = None
    for length, entry in enumerate(ledger, start=1):
        after = fold(ledger[:length], calendar)
        steps.append(_entry_step(entry, before, after, calendar))
        if entry.kind in BEGINNINGS or entry.kind is Kind.EXTENDED:
            steps.extend(_period_steps(entry, before, after, calendar))
        before = after
    state = fold(ledger, calendar, now)
    # Pauses after the due date did not move it.
    moving = (pause for pause in state.pauses if pause.start < state.due_at)
    paused = sum((pause.time(calendar) for pause in moving), timedelta(0))
    steps.append(
        {
            "step": "due",
            "due_at": state.due_at.isoformat(),
            "paused_minutes": paused // timedelta(minutes=1),
            "used_minutes": state.used_minutes,
            "status": str(state.status),
            "provisional": state.provisional,
            "unpublished_years": list(state.unpublished_years),
        }
    )
    return steps


def _entry_step(entry: Entry, before: ClockState | None, after: ClockState, calendar: WorkingCalendar) -> Explained:
    step: Explained = {"step": str(entry.kind), "at": local(entry.at).isoformat()}
    if entry.days is not None:
        step["days"] = entry.days
    if entry.ends_on is not None:
        step["ends_on"] = entry.ends_on.isoformat()
        step["days"] = _working_days(after.started_at.date(), last_day(after.period_ends_at), calendar)
    for name in ("reason", "approver", "department"):
        if getattr(entry, name):
            step[name] = getattr(entry, name)
    if entry.reason:
        step["visible_to_enterprise"] = entry.marked
    if entry.kind is Kind.EXTENDED:
        step["total_days"] = after.extended_days
    if entry.kind is Kind.PAUSED and entry.days is not None:
        step["until"] = calendar.deadline(local(entry.at), entry.days).isoformat()
    if entry.kind is Kind.RESUMED and before is not None:
        step["minutes"] = after.pauses[-1].time(calendar) // timedelta(minutes=1)
        step["returned"] = before.returned
        # Nobody decides on the end of a pause for the enterprise; without a person, time alone has ended it.
        step["expired"] = before.supplement_days is not None and not step.pop("approver", None)
    if entry.kind in MOVING and before is not None:
        # A recomputed date differs because the calendar changed, so only the ledger still holds the earlier one.
        due_before = entry.due_before or before.due_at
        step["due_before"] = local(due_before).isoformat()
        step["due_at"] = local(entry.due_at or after.due_at).isoformat()
    return step


def _period_steps(
    entry: Entry, before: ClockState | None, after: ClockState, calendar: WorkingCalendar
) -> Iterator[Explained]:
    """Yield the days that a beginning or an extension adds to the period, then its end."""
    if entry.kind is Kind.EXTENDED and before is not None:
        last_told = last_day(before.period_ends_at)
        number = _working_days(after.started_at.date(), last_told, calendar)
    else:
        number = 0
        last_told = after.started_at.date()
        yield _day_step(calendar.day(last_told), "first")
    for day in calendar.days(last_told + timedelta(days=1), last_day(after.period_ends_at)):
        if day.working:
            number += 1
            yield {**_day_step(day, "counted"), "number": number}
        else:
            yield _day_step(day, "skipped")
    yield {"step": "period", "days": number, "ends_at": after.period_ends_at.isoformat()}


def _working_days(begun: date, last: date, calendar: WorkingCalendar) -> int:
    """Return how many days after the one on which the period has begun count for it."""
    return sum(day.working for day in calendar.days(begun + timedelta(days=1), last))


def _day_step(day: Day, outcome: str) -> Explained:
    step: Explained = {
        "step": "day",
        "date": day.on.isoformat(),
        "outcome": outcome,
        "why": str(day.why),
        "half": day.half,
    }
    if day.name is not None:
        step["name"] = {"zh": day.name.zh, "en": day.name.en}
    if day.exchanged_with is not None:
        step["exchanged_with"] = day.exchanged_with.isoformat()
    return step
