"""Books: a clock with all its rows, opened under a lock; used by writes and the schedule.

A book is read as a whole, written by adding rows to its ledger, and settled, which updates the clock's row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from chassis.running.work import Work
from services.requests.clocks import domain, queries
from services.requests.clocks.days import last_day, local
from services.requests.clocks.domain import ClockState, Entry
from services.requests.clocks.ladder import Firing, next_step_at
from services.requests.clocks.models import CalendarChange, Clock, ClockEntry
from services.requests.clocks.queries import Rules

_MOST_REASONS = 5


@dataclass
class Book:
    """A clock with its ledger and the rungs that have fired, locked until the end of the transaction."""

    clock: Clock | None
    ledger: list[Entry]
    fired: list[Firing]


def open_book(work: Work, request_id: UUID) -> Book:
    """Lock a clock and read its rows; if it has not started, everything is empty."""
    statement = select(Clock).where(Clock.request_id == request_id).with_for_update()
    clock = work.session.scalar(statement.execution_options(populate_existing=True))
    return read_books(work, [clock])[0] if clock else Book(None, [], [])


def read_books(work: Work, clocks: Sequence[Clock]) -> list[Book]:
    """Read the rows of clocks that are locked already."""
    ids = [clock.request_id for clock in clocks]
    rows, fired = queries.ledgers(work.session, ids), queries.firings(work.session, ids)
    return [
        Book(clock, [queries.entry_of(row) for row in rows[clock.request_id]], fired[clock.request_id])
        for clock in clocks
    ]


def catch_up(work: Work, book: Book, rules: Rules, changes: Iterable[CalendarChange] | None = None) -> Entry | None:
    """Recompute a clock by rules that are newer than those it was last computed by.

    Returns the row added to its ledger, None if the due date stays and was certain. ``changes`` are those of the
    calendar since the clock's version or an earlier one; if None they are read.
    """
    clock = book.clock
    # A clock computed by a newer release of the library is left alone: this process knows less.
    if clock is None or _stamp(clock) > rules.stamp or clock.known_until > rules.known_until:
        return None
    if _stamp(clock) == rules.stamp and clock.reckoned_version == clock.version:
        return None
    entry = domain.recomputation(book.ledger, rules.calendar, moment(work, book), "")
    if entry is not None:
        if changes is None:
            changes = queries.changes_since(work.session, clock.calendar_version)
        reason, approver_id = _why(book, entry, rules, changes)
        entry = write(work, clock.request_id, book, Entry(entry.kind, entry.at, reason=reason), rules, approver_id)
    settle(work, book, rules)
    return entry


def settle(work: Work, book: Book, rules: Rules) -> ClockState:
    """Update the clock's row from its ledger by the rules."""
    state = domain.fold(book.ledger, rules.calendar, work.now)
    clock = book.clock
    if clock is None:
        raise ValueError("a book without a clock cannot be settled")
    clock.status = str(state.status)
    clock.due_at = state.due_at
    clock.provisional = state.provisional
    clock.next_step_at = next_step_at(state, rules.calendar, rules.terms, book.fired)
    clock.generation = state.generation
    clock.calendar_version, clock.known_until, clock.terms_version = rules.stamp
    _sign(clock)
    return state


def postpone(clock: Clock, until: datetime) -> None:
    """Have the ladder check a clock again at another moment."""
    if clock.reckoned_version == clock.version:
        _sign(clock)
    clock.next_step_at = until


def write(work: Work, request_id: UUID, book: Book, entry: Entry, rules: Rules, approver_id: UUID | None) -> Entry:
    """Add a row to the ledger; the first row also creates the clock, whose values ``settle`` sets.

    Raises ``domain.Refusal`` for an entry that cannot follow the ones before it.
    """
    entry = domain.record(book.ledger, entry, rules.calendar)
    if book.clock is None:
        book.clock = Clock(request_id=request_id)
        work.session.add(book.clock)
    book.ledger.append(entry)
    work.session.add(
        ClockEntry(
            request_id=request_id,
            position=len(book.ledger),
            kind=str(entry.kind),
            at=entry.at,
            days=entry.days,
            reason=entry.reason,
            visible_to_enterprise=entry.marked,
            department_id=UUID(entry.department) if entry.department else None,
            approver_id=approver_id,
            approver=work.actor.name if approver_id is not None and approver_id == person_of(work) else None,
            due_before=entry.due_before,
            due_at=entry.due_at,
            provisional=entry.provisional,
        )
    )
    return entry


def moment(work: Work, book: Book, until: datetime | None = None) -> datetime:
    """Return the time now, or ``until`` if that has passed, but never before the last row: a ledger continues even if
    the clock is moved back."""
    now = local(min(work.now, until) if until else work.now)
    return max(now, local(book.ledger[-1].at)) if book.ledger else now


def person_of(work: Work) -> UUID | None:
    """Return the id of the acting person; None if the platform itself acts."""
    return UUID(work.actor.person_id) if work.actor.person_id else None


def _sign(clock: Clock) -> None:
    """Mark the version that is written next as reckoned by this release."""
    clock.reckoned_version = (clock.version or 0) + 1


def _stamp(clock: Clock) -> tuple[int, int, int]:
    return clock.calendar_version, clock.known_until, clock.terms_version


def _why(book: Book, entry: Entry, rules: Rules, changes: Iterable[CalendarChange]) -> tuple[str, UUID | None]:
    """Return the reasons of the changes that may have caused a recomputed due date, and who made the last of them."""
    clock = book.clock
    if clock is None or entry.due_at is None:
        raise ValueError("only a clock that has started is reckoned anew")
    begun = domain.fold(book.ledger, rules.calendar).started_at.date()
    ends = last_day(max(entry.due_at, clock.due_at))
    reasons, approver_id = dict[str, None](), None
    # The last days of a year wait for the holiday arrangement of the next one.
    learnt = range(max(clock.known_until + 1, begun.year), min(rules.known_until, ends.year + 1) + 1)
    if learnt:
        reasons[f"{'、'.join(map(str, learnt))} 年节假日安排已公布"] = None
    for change in changes:
        if change.version > clock.calendar_version and _overlap(change, begun, ends):
            reasons[change.reason] = None
            approver_id = change.changed_by
    return "；".join(list(reasons)[-_MOST_REASONS:]) or "工作日历变更", approver_id


def _overlap(change: CalendarChange, begun: date, ends: date) -> bool:
    first, last = change.first_day or begun, change.last_day or ends
    return first <= ends and last >= begun
