"""Schedules of clocks: fire rungs of the supervision ladder, and recompute deadlines after a change of the rules.

Every replica runs both. They claim a bounded portion of clocks together with their requests and skip locked ones, so
they wait for no other transaction and cannot deadlock.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

import structlog
from sqlalchemy import ColumnElement, and_, or_, select, tuple_
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.orm.exc import StaleDataError

from chassis.running.handlers import every
from chassis.running.work import Work
from services.requests.clocks import books, domain, queries
from services.requests.clocks.books import Book
from services.requests.clocks.domain import Status
from services.requests.clocks.ladder import Firing, due_steps
from services.requests.clocks.models import CalendarChange, Clock, ClockFiring
from services.requests.clocks.queries import Rules
from services.requests.lifecycle import by_time
from services.requests.lifecycle.models import Request

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
    """Lock a portion of clocks and their requests, skipping those of which either is locked."""
    statement = (
        select(Clock)
        .join(Request, Request.id == Clock.request_id)
        .where(*due)
        .order_by(*order)
        .limit(PORTION)
        .with_for_update(skip_locked=True)
    )
    return list(work.session.scalars(statement))


def _alone(work: Work, book: Book, act: Callable[[], None]) -> bool:
    """Do something with one clock, so that a refusal does not hold up the others; returns whether it was done.

    A refusal changes nothing but a line in the log, and is tried again later.
    """
    request_id, emitted = _clock(book).request_id, len(work.emitted)
    try:
        with work.session.begin_nested():
            act()
    except (DBAPIError, StaleDataError):
        # The runtime runs the whole portion again.
        raise
    except Exception:
        log.exception("a clock refuses", request=str(request_id))
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
                request_id=clock.request_id,
                rung=step.rung,
                generation=step.generation,
                reached_at=step.at,
                fired_at=work.now,
            )
            .on_conflict_do_nothing()
            .returning(ClockFiring.rung)
        )
        book.fired.append(Firing(step.rung, step.generation))
        if fired is not None:
            by_time.rung_reached(work, clock.request_id, step.rung)
    books.settle(work, book, rules)


def _catch_up(work: Work, book: Book, rules: Rules, changes: Sequence[CalendarChange] | None = None) -> None:
    clock = _clock(book)
    if books.catch_up(work, book, rules, changes) is not None:
        by_time.deadline_moved(work, clock.request_id, clock.due_at, clock.provisional)


def _clock(book: Book) -> Clock:
    if book.clock is None:
        raise ValueError("the schedule only claims clocks that have started")
    return book.clock
