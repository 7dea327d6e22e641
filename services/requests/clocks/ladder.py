"""The supervision ladder (催办、督办): which rung a clock has reached, and when it reaches the next.

The rungs are one reminder for each percentage of the terms (``reminder_50``, ``reminder_80``), ``overdue`` at the due
date, ``supervision_notice`` so many working days after it, and ``chain_chief`` so many after that. Pauses hold them
back like the due date. A halted clock reaches no further rung, a stopped one fires none at all.

When a rung fires once more
---------------------------
A firing is identified by (clock, rung, generation), where the generation counts the entries that may have moved the
due date (``ClockState.generations``); a unique key over the three makes each fire once, whoever climbs the ladder.

- Within a generation a rung fires at most once.
- After the due date has moved, a rung that has fired stays fired, unless its new moment lies after the entry that
  moved the due date first since it fired. Then it is armed again and fires in the new generation, reminders and later
  rungs alike: who was told "overdue" and got three more days is told again when those have passed.
- A rung that has not fired in the present run fires as soon as its moment has passed, however late the schedule looks.
- A rung below one that has fired counts as fired with it: reminders that are set, or a ladder that is changed, later
  than that remind nobody of what is long past.
- A new run (redispatched, restarted) begins with a fresh ladder.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from services.requests.clocks.bounds import Terms
from services.requests.clocks.calendar import WorkingCalendar
from services.requests.clocks.days import local
from services.requests.clocks.domain import ClockState, Pause, Status, after_pauses

OVERDUE = "overdue"
SUPERVISION_NOTICE = "supervision_notice"
CHAIN_CHIEF = "chain_chief"
_AFTER_DUE = {OVERDUE: 100, SUPERVISION_NOTICE: 101, CHAIN_CHIEF: 102}


@dataclass(frozen=True, slots=True)
class Firing:
    """A rung that has fired, with the generation of the clock at that time."""

    rung: str
    generation: int


@dataclass(frozen=True, slots=True)
class Step:
    """The present state of one rung of a clock.

    ``at`` is the moment it is or was due, None if the clock was halted before. ``fired`` means that it has fired for
    this due date; an unfired step fires under ``generation``.
    """

    rung: str
    at: datetime | None
    generation: int
    fired: bool


def reminder(percent: int) -> str:
    """Return the name of the rung that reminds at ``percent`` of the time."""
    return f"reminder_{percent}"


def rank(rung: str | None) -> int:
    """Return how high a rung of the ladder is: reminders by their percentage, then what comes after the due date."""
    if rung is None:
        return 0
    name, _, percent = rung.partition("_")
    return int(percent) if name == "reminder" else _AFTER_DUE[rung]


def higher(rung: str, than: str | None) -> str:
    """Return the higher of two rungs."""
    return rung if rank(rung) >= rank(than) else str(than)


def highest(rungs: Iterable[str]) -> str | None:
    """Return the highest of some rungs; None of none."""
    return max(rungs, key=rank, default=None)


def rungs(terms: Terms) -> tuple[str, ...]:
    """Return the names of all rungs, lowest first."""
    return (*(reminder(percent) for percent in terms.reminders), OVERDUE, SUPERVISION_NOTICE, CHAIN_CHIEF)


def ladder(
    state: ClockState, calendar: WorkingCalendar, terms: Terms, fired: Iterable[Firing] = ()
) -> tuple[Step, ...]:
    """Return the steps of a clock, lowest first, given the rungs that have fired so far (of whatever generation)."""
    last = [(rank(each.rung), each.generation) for each in fired if each.generation >= state.run_generation]
    return tuple(
        Step(
            rung,
            at if state.halted_at is None or at <= state.halted_at else None,
            state.generation,
            _has_fired(state, at, [generation for height, generation in last if height >= rank(rung)]),
        )
        for rung, at in zip(rungs(terms), _moments(state, calendar, terms), strict=True)
    )


def due_steps(
    state: ClockState, calendar: WorkingCalendar, terms: Terms, fired: Iterable[Firing], now: datetime
) -> tuple[Step, ...]:
    """Return the steps to fire at ``now``, lowest first; none for a stopped clock."""
    if state.status is Status.STOPPED:
        return ()
    return tuple(
        step
        for step in ladder(state, calendar, terms, fired)
        if not step.fired and step.at is not None and step.at <= local(now)
    )


def first_step_at(state: ClockState, calendar: WorkingCalendar, terms: Terms) -> datetime:
    """Return ``next_step_at`` of a clock that has just begun, which is when its lowest rung is due."""
    percent = next(iter(terms.reminders), None)
    return state.due_at if percent is None else calendar.moment_at(state.started_at, state.due_at, percent)


def next_step_at(
    state: ClockState, calendar: WorkingCalendar, terms: Terms, fired: Iterable[Firing] = ()
) -> datetime | None:
    """Return when the schedule has to check this clock next; None if only a new entry can make it fire.

    Stored in an indexed column, it lets the schedule read only the clocks that have something to fire.
    """
    if state.status is Status.STOPPED:
        return None
    steps = ladder(state, calendar, terms, fired)
    return min((step.at for step in steps if step.at is not None and not step.fired), default=None)


def _moments(state: ClockState, calendar: WorkingCalendar, terms: Terms) -> tuple[datetime, ...]:
    reminders = (
        after_pauses(calendar.moment_at(state.started_at, state.period_ends_at, percent), state.pauses, calendar)
        for percent in terms.reminders
    )
    # Pauses before the due date have moved it already; later ones delay only the later rungs.
    late = tuple(pause for pause in state.pauses if pause.start >= state.due_at)
    supervision = _days_later(state.due_at, terms.supervision_days, late, calendar)
    late = tuple(pause for pause in late if pause.start >= supervision)
    return (*reminders, state.due_at, supervision, _days_later(supervision, terms.chain_chief_days, late, calendar))


def _days_later(moment: datetime, days: int, pauses: Iterable[Pause], calendar: WorkingCalendar) -> datetime:
    return after_pauses(calendar.deadline(moment, days), pauses, calendar)


def _has_fired(state: ClockState, at: datetime, generations: Sequence[int]) -> bool:
    """Whether a rung has fired for this due date, given the generations in which it or a higher one has."""
    if not generations:
        return False
    last = max(generations)
    armed_again = last < state.generation and at > state.generations[last + 1]
    return not armed_again
