"""Books: a clock with all its rows, opened under a lock; used by writes and the schedule.

A book is read as a whole, written by adding rows to its ledger, and settled, which updates the clock's row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from chassis.running.work import Work
from contracts.requests.vocabulary import Duty
from services.requests.clocks import domain, queries
from services.requests.clocks.days import last_day, local
from services.requests.clocks.domain import ClockState, Entry
from services.requests.clocks.ladder import Firing, highest, next_step_at
from services.requests.clocks.models import CalendarChange, Clock, ClockEntry
from services.requests.clocks.queries import Rules

_MOST_REASONS = 5


class Begun(NamedTuple):
    """A clock that has begun: its id, what is owed about what, and the entry with which its ledger begins."""

    clock_id: UUID
    duty: Duty
    subject_id: UUID
    entry: Entry

    def row(self) -> ClockEntry:
        """Return the entry as a row of the ledger."""
        return _row(self.clock_id, 1, self.entry)


@dataclass
class Book:
    """A clock with its ledger and the rungs that have fired, locked until the end of the transaction."""

    clock_id: UUID
    clock: Clock | None
    ledger: list[Entry]
    fired: list[Firing]


def open_book(work: Work, clock_id: UUID) -> Book:
    """Lock a clock and read its rows; if it has not started, everything is empty."""
    statement = select(Clock).where(Clock.id == clock_id).with_for_update()
    clock = work.session.scalar(statement.execution_options(populate_existing=True, prepared=True))
    return read_books(work, [clock])[0] if clock else Book(clock_id, None, [], [])


def read_books(work: Work, clocks: Sequence[Clock]) -> list[Book]:
    """Read the rows of clocks that are locked already."""
    ids = [clock.id for clock in clocks]
    rows, fired = queries.ledgers(work.session, ids), queries.firings(work.session, ids)
    return [
        Book(clock.id, clock, [queries.entry_of(row) for row in rows[clock.id]], fired[clock.id]) for clock in clocks
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
        entry = write(work, book, Entry(entry.kind, entry.at, reason=reason), rules, approver_id)
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
    clock.halted_at = state.halted_at
    clock.owner_id = UUID(state.department) if state.department else None
    clock.rung = highest(each.rung for each in book.fired if each.generation >= state.run_generation)
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


def write(
    work: Work,
    book: Book,
    entry: Entry,
    rules: Rules,
    approver_id: UUID | None,
    *,
    duty: Duty = Duty.HANDLING,
    subject_id: UUID | None = None,
) -> Entry:
    """Add a row to the ledger; the first row also creates the clock of the duty, whose values ``settle`` sets.

    Raises ``domain.Refusal`` for an entry that cannot follow the ones before it.
    """
    entry = domain.record(book.ledger, entry, rules.calendar)
    if book.clock is None:
        book.clock = Clock(id=book.clock_id, duty=duty, subject_id=subject_id)
        work.session.add(book.clock)
    book.ledger.append(entry)
    row = _row(book.clock_id, len(book.ledger), entry)
    row.approver_id = approver_id
    row.approver = work.actor.name if approver_id is not None and approver_id == person_of(work) else None
    work.session.add(row)
    return entry


def write_beginning(work: Work, book: Book, begun: Begun, rules: Rules) -> None:
    """Write the beginning of a clock of which nothing is written yet, as it has been told; ``settle`` sets the rest."""
    book.clock = Clock(id=begun.clock_id, duty=begun.duty, subject_id=begun.subject_id)
    book.clock.calendar_version, book.clock.known_until, book.clock.terms_version = rules.stamp
    work.session.add_all([book.clock, begun.row()])
    _sign(book.clock)
    book.ledger.append(begun.entry)


def _row(clock_id: UUID, position: int, entry: Entry) -> ClockEntry:
    return ClockEntry(
        clock_id=clock_id,
        position=position,
        kind=str(entry.kind),
        at=entry.at,
        days=entry.days,
        ends_on=entry.ends_on,
        reason=entry.reason,
        visible_to_enterprise=entry.marked,
        department_id=UUID(entry.department) if entry.department else None,
        due_before=entry.due_before,
        due_at=entry.due_at,
        provisional=entry.provisional,
    )


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
