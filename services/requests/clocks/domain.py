"""Rules of time-limited handling (限时处置): clocks, computed from an append-only ledger.

A clock measures one party's handling of one request. Its ledger holds an entry for every change, with moment, reason
and approver. The state is computed from the ledger and a calendar alone, so a clock can be explained, and computed
again when the arrangement of a year is published.

How the due date is computed:

1. The period is ``days`` working days from the start plus all days of extension. It ends as the Civil Code says
   (``WorkingCalendar.deadline``), whatever the order in which extensions and pauses came. Where somebody has named the
   day, ``ends_on``, it ends there (``WorkingCalendar.end_on``), whatever calendars make of the days before.
2. A pause stops the clock: the end moves by the working time that passed during each pause that began before it, in
   the whole minutes of it, which is how it is told. A pause after the due date changes nothing about being late.
   The pause for what the enterprise has to supply (请补正) is bounded by ``days``; the schedule ends it then.
3. A return (退单) stops the clock while the dispatcher reviews it. ``resumed`` afterwards means that the dispatch was
   confirmed; ``redispatched`` begins a new run with a period of its own, for whom it went to.
4. ``restarted`` begins a new run of a stopped clock (a request that is reopened).
5. A stopped clock keeps the due date that it had, whatever calendars say later.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from contracts.requests.vocabulary import ClockStatus, LedgerKind
from services.requests.clocks.calendar import WorkingCalendar
from services.requests.clocks.days import local

Kind = LedgerKind
Status = ClockStatus


_MINUTE = timedelta(minutes=1)
BEGINNINGS = frozenset({Kind.STARTED, Kind.REDISPATCHED, Kind.RESTARTED})
# The entries that may move the due date, and with it the rungs of the ladder.
MOVING = BEGINNINGS | {Kind.RESUMED, Kind.EXTENDED, Kind.RECOMPUTED}

_POSSIBLE: dict[Status | None, frozenset[Kind]] = {
    None: frozenset({Kind.STARTED}),
    Status.RUNNING: frozenset(
        {Kind.PAUSED, Kind.EXTENDED, Kind.RETURNED, Kind.REDISPATCHED, Kind.RECOMPUTED, Kind.STOPPED}
    ),
    Status.PAUSED: frozenset({Kind.RESUMED, Kind.EXTENDED, Kind.REDISPATCHED, Kind.RECOMPUTED, Kind.STOPPED}),
    Status.STOPPED: frozenset({Kind.RESTARTED}),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a clock's ledger.

    ``days`` are working days: the period for a beginning, the days added for an extension, the bound of a pause for
    what the enterprise has to supply, None otherwise.
    ``ends_on`` is the day that was named in place of ``days``.
    ``department`` names who handles (on a beginning) or who returns. ``marked`` says that the reason is for the
    enterprise too. ``record`` fills the last three: the due date
    before and after the entry, and whether it was provisional, as known when the entry was made.
    """

    kind: Kind
    at: datetime
    days: int | None = None
    reason: str = ""
    ends_on: date | None = None
    approver: str = ""
    department: str = ""
    marked: bool = False
    due_before: datetime | None = None
    due_at: datetime | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Pause:
    """A period in which the clock stood still."""

    start: datetime
    end: datetime

    def time(self, calendar: WorkingCalendar) -> timedelta:
        """Return its working time in whole minutes that have passed, so that less than one moves no deadline."""
        return calendar.working_time(self.start, self.end) // _MINUTE * _MINUTE


@dataclass(frozen=True, slots=True)
class ClockState:
    """The state of a clock after the entries of its ledger.

    ``due_at`` of a paused clock is as of the pause; it moves once the clock resumes. ``period_ends_at`` is the due
    date without pauses. ``used`` is the working time that counted in the present run, up to the moment folded for.
    ``supplement_days`` is the bound of the pause that it is in for what the enterprise has to supply.
    ``generations`` holds the moments at which the due date was set or may have moved; generation n began at
    ``generations[n]``, and the present run with generation ``run_generation``.
    """

    status: Status
    started_at: datetime
    days: int
    department: str
    due_at: datetime
    period_ends_at: datetime
    generations: tuple[datetime, ...]
    run_generation: int
    last_entry_at: datetime
    ends_on: date | None = None
    extended_days: int = 0
    pauses: tuple[Pause, ...] = ()
    halted_at: datetime | None = None
    returned: bool = False
    supplement_days: int | None = None
    returns: int = 0
    used: timedelta = timedelta(0)
    unpublished_years: tuple[int, ...] = ()

    @property
    def provisional(self) -> bool:
        """Whether the due date may still change because the arrangement of a year is not published."""
        return bool(self.unpublished_years)

    @property
    def generation(self) -> int:
        return len(self.generations) - 1

    @property
    def used_minutes(self) -> int:
        """Return the whole minutes of working time used, rounded down."""
        return self.used // _MINUTE

    def overdue(self, now: datetime) -> bool:
        """Whether the due date has passed, or had passed when the clock was halted."""
        return (self.halted_at or now) > self.due_at


class Refusal(Exception):
    """A rule forbids an entry. ``code`` is kebab-case, ``params`` say what was wrong and what would be right."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(f"{code}: {params}")
        self.code = code
        self.params = params


def possible_kinds(status: Status | None) -> tuple[Kind, ...]:
    """Return the kinds of entries that may follow, in the order of declaration; None stands for an empty ledger."""
    return tuple(kind for kind in Kind if kind in _POSSIBLE[status])


def fold(ledger: Sequence[Entry], calendar: WorkingCalendar, now: datetime | None = None) -> ClockState:
    """Fold a ledger, oldest entry first, into the state of its clock.

    ``used`` counts up to ``now``, or to the last entry if ``now`` is None or earlier.

    Raises ``Refusal("clock-not-started")`` for an empty ledger, ``Refusal("clock-conflict", …)`` for an entry that
    cannot follow the ones before it, and ValueError for an entry that makes no sense in itself.
    """
    if not ledger:
        raise Refusal("clock-not-started")
    state: ClockState | None = None
    for entry in ledger:
        state = _apply(state, entry)
    assert state is not None  # noqa: S101 - the ledger is not empty
    return _reckon(state, ledger[-1], calendar, max(local(now or state.last_entry_at), state.last_entry_at))


def record(ledger: Sequence[Entry], entry: Entry, calendar: WorkingCalendar) -> Entry:
    """Return ``entry`` completed with the due date before and after it, ready to be appended to ``ledger``.

    Raises like ``fold``.
    """
    before = fold(ledger, calendar, entry.at) if ledger else None
    after = fold((*ledger, entry), calendar, entry.at)
    # Compared with the stored date and not a fresh one: the change concerns the date that users were told.
    known = (ledger[-1].due_at or before.due_at) if before else None
    return replace(entry, due_before=known, due_at=after.due_at, provisional=after.provisional)


def recomputation(ledger: Sequence[Entry], calendar: WorkingCalendar, at: datetime, reason: str) -> Entry | None:
    """Return the entry to append when a changed calendar changes this clock, None if nothing changes.

    To be called for every clock that has not stopped when a year is published or an override changes. A due date that
    stays and is no longer provisional is a change as well: it is confirmed.
    """
    if fold(ledger, calendar).status is Status.STOPPED:
        return None
    entry = record(ledger, Entry(Kind.RECOMPUTED, at, reason=reason), calendar)
    last = ledger[-1]
    return None if (entry.due_at, entry.provisional) == (last.due_at, last.provisional) else entry


def after_pauses(moment: datetime, pauses: Iterable[Pause], calendar: WorkingCalendar) -> datetime:
    """Move ``moment`` by the working time of each pause, oldest first, that began before it."""
    for pause in pauses:
        if pause.start < moment:
            moment = calendar.add_working_time(moment, pause.time(calendar))
    return moment


def _apply(state: ClockState | None, entry: Entry) -> ClockState:
    """Apply one entry to the state; the dates that follow from it are computed once, at the end."""
    status = state.status if state else None
    if entry.kind not in _POSSIBLE[status]:
        raise conflict(status, entry.kind)
    at = local(entry.at)
    if state is not None and at < state.last_entry_at:
        raise ValueError(f"{entry.kind} at {at} is earlier than the entry before it, at {state.last_entry_at}")

    if entry.kind in BEGINNINGS:
        return _begin(state, entry, at)
    assert state is not None  # noqa: S101 - only a beginning is possible without a state
    state = replace(state, last_entry_at=at)
    if entry.kind in MOVING:
        state = replace(state, generations=(*state.generations, at))
    match entry.kind:
        case Kind.EXTENDED:
            return replace(state, extended_days=state.extended_days + _days_of(entry))
        case Kind.PAUSED:
            return replace(state, status=Status.PAUSED, halted_at=at, supplement_days=entry.days)
        case Kind.STOPPED if state.halted_at is None:
            return replace(state, status=Status.STOPPED, halted_at=at)
        case Kind.RETURNED:
            return replace(state, status=Status.PAUSED, halted_at=at, returned=True, returns=state.returns + 1)
        case Kind.STOPPED:
            # The clock stood still already; time between the pause and the stop never counted.
            return replace(state, status=Status.STOPPED)
        case Kind.RESUMED if state.halted_at is not None:
            pauses = (*state.pauses, Pause(state.halted_at, at))
            return replace(
                state, status=Status.RUNNING, halted_at=None, returned=False, supplement_days=None, pauses=pauses
            )
        case _:
            return state


def _begin(state: ClockState | None, entry: Entry, at: datetime) -> ClockState:
    generations = (*(state.generations if state else ()), at)
    return ClockState(
        status=Status.RUNNING,
        started_at=at,
        days=0 if entry.ends_on else _days_of(entry),
        ends_on=entry.ends_on,
        department=entry.department,
        due_at=at,
        period_ends_at=at,
        generations=generations,
        run_generation=len(generations) - 1,
        last_entry_at=at,
        returns=state.returns if state else 0,
    )


def _reckon(state: ClockState, last: Entry, calendar: WorkingCalendar, until: datetime) -> ClockState:
    """Compute the dates of a state whose last entry is ``last``."""
    period_ends_at = _period_end(state, calendar)
    due_at = after_pauses(period_ends_at, state.pauses, calendar)
    unpublished = calendar.unpublished_years(state.started_at, due_at)
    if state.status is Status.STOPPED:
        due_at, unpublished = local(last.due_at or due_at), ()
    paused = sum((pause.time(calendar) for pause in state.pauses), timedelta(0))
    used = calendar.working_time(state.started_at, state.halted_at or until) - paused
    return replace(state, period_ends_at=period_ends_at, due_at=due_at, unpublished_years=unpublished, used=used)


def _period_end(state: ClockState, calendar: WorkingCalendar) -> datetime:
    if state.ends_on is None:
        return calendar.deadline(state.started_at, state.days + state.extended_days)
    ends_at = calendar.end_on(state.started_at, state.ends_on)
    return calendar.deadline(ends_at, state.extended_days) if state.extended_days else ends_at


def _days_of(entry: Entry) -> int:
    if entry.days is None or entry.days < 1:
        raise ValueError(f"{entry.kind} at {entry.at} needs a number of working days of at least 1, not {entry.days}")
    return entry.days


def conflict(status: Status | None, kind: Kind) -> Refusal:
    """Build the refusal of an entry of ``kind`` that cannot follow while the clock is in ``status``."""
    return Refusal("clock-conflict", status=status, asked=kind)
