"""Schedules of clocks: fire rungs of the supervision ladder, and recompute deadlines after a change of the rules.

Every replica runs both. They claim a bounded portion of clocks together with what these are about and skip locked
ones, so they wait for no other transaction and cannot deadlock.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

import structlog
from sqlalchemy import ColumnElement, and_, func, or_, select, tuple_
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.orm.exc import StaleDataError

from chassis.running.handlers import every
from chassis.running.work import Work
from contracts.requests.vocabulary import Duty
from services.requests.clocks import books, domain, queries
from services.requests.clocks.books import Book
from services.requests.clocks.domain import Status
from services.requests.clocks.duties import DUTIES, Owed
from services.requests.clocks.ladder import Firing, due_steps
from services.requests.clocks.models import CalendarChange, Clock, ClockFiring
from services.requests.clocks.queries import Rules

log = structlog.get_logger()
PORTION = 25
_POSTPONED = timedelta(minutes=10)


@every(seconds=5)
def climb_ladder(work: Work) -> int:
    """Fire the rungs that are due, each once; returns how many clocks were checked."""
    clocks = _claim(work, [Clock.next_step_at <= work.now], Clock.next_step_at)
    if not clocks:
        return 0
    rules = queries.rules(work)
    for book in books.read_books(work, clocks):
        if not _alone(work, book, partial(_climb, work, book, rules)):
            books.postpone(_clock(book), work.now + _POSTPONED)
    return len(clocks)


@every(seconds=30)
def recompute_deadlines(work: Work) -> int:
    """Recompute the clocks whose calendar or terms are outdated, or that the release before wrote; returns how many.

    A clock that was computed by a newer release of the holiday library than this process has is left to a process that
    has it, so that a rolling update does not move deadlines to and fro.
    """
    rules = queries.rules(work)
    reckoned = tuple_(Clock.calendar_version, Clock.known_until, Clock.terms_version)
    lags = [
        Clock.status != Status.STOPPED.value,
        or_(
            reckoned < tuple_(*rules.stamp),
            and_(reckoned == tuple_(*rules.stamp), Clock.reckoned_version != Clock.version),
        ),
        Clock.known_until <= rules.known_until,
    ]
    clocks = _claim(work, lags, Clock.calendar_version, Clock.known_until, Clock.terms_version)
    if not clocks:
        return 0
    changes = queries.changes_since(work.session, min(clock.calendar_version for clock in clocks))
    # A clock that refuses stays outdated and is found again; not counting it ends the run when only such are left.
    return sum(
        _alone(work, book, partial(_catch_up, work, book, rules, changes)) for book in books.read_books(work, clocks)
    )


def _claim(work: Work, due: Sequence[ColumnElement[bool]], *order: InstrumentedAttribute[Any]) -> list[Clock]:
    """Lock a portion of clocks and what they are about, skipping those of which either is locked."""
    found: list[Clock] = []
    # Mostly nothing is due, or clocks of one kind alone, whose subjects lie in one table.
    first = set(work.session.scalars(select(Clock.duty).where(*due).order_by(*order).limit(PORTION)))
    for subject in dict.fromkeys(owed.subject for duty, owed in DUTIES.items() if duty in first):
        duties = [str(duty) for duty, owed in DUTIES.items() if owed.subject is subject]
        statement = (
            select(Clock)
            .join(subject, subject.__table__.c.id == func.coalesce(Clock.subject_id, Clock.id))
            .where(*due, Clock.duty.in_(duties))
            .order_by(*order)
            .limit(PORTION - len(found))
            .with_for_update(skip_locked=True)
        )
        if len(found) < PORTION:
            found.extend(work.session.scalars(statement))
    return found


def _alone(work: Work, book: Book, act: Callable[[], None]) -> bool:
    """Do something with one clock, so that a refusal does not hold up the others; returns whether it was done.

    A refusal changes nothing but a line in the log, and is tried again later.
    """
    clock, emitted = _clock(book), len(work.emitted)
    clock_id, duty = clock.id, clock.duty
    try:
        with work.session.begin_nested():
            act()
    except (DBAPIError, StaleDataError):
        # The runtime runs the whole portion again.
        raise
    except Exception:
        log.exception("a clock refuses", clock=str(clock_id), duty=duty)
        del work.emitted[emitted:]
        return False
    return True


def _climb(work: Work, book: Book, rules: Rules) -> None:
    clock = _clock(book)
    _catch_up(work, book, rules)
    state = domain.fold(book.ledger, rules.calendar, work.now)
    for step in due_steps(state, rules.calendar, rules.terms, book.fired, work.now):
        fired = work.session.scalar(
            insert(ClockFiring)
            .values(
                clock_id=clock.id,
                rung=step.rung,
                generation=step.generation,
                reached_at=step.at,
                fired_at=work.now,
                duty=clock.duty,
                subject_id=clock.subject_id or clock.id,
                owner_id=clock.owner_id,
            )
            .on_conflict_do_nothing()
            .returning(ClockFiring.rung)
        )
        book.fired.append(Firing(step.rung, step.generation))
        if fired is not None:
            _owed(clock).rung_reached(work, clock, step.rung)
    books.settle(work, book, rules)


def _catch_up(work: Work, book: Book, rules: Rules, changes: Sequence[CalendarChange] | None = None) -> None:
    clock = _clock(book)
    if books.catch_up(work, book, rules, changes) is not None:
        _owed(clock).deadline_moved(work, clock)


def _owed(clock: Clock) -> Owed:
    return DUTIES[Duty(clock.duty)]


def _clock(book: Book) -> Clock:
    if book.clock is None:
        raise ValueError("the schedule only claims clocks that have started")
    return book.clock
