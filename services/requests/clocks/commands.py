"""Writes of clocks, each adding a row to the ledger, and of the calendar and terms that clocks are computed by.

A change of the calendar or the terms does not touch the clocks: the schedule recomputes them in bounded portions, and
so does any write to one of them before that.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert

from chassis.calling.errors import Failure, invalid
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.requests.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    NOT_OVERRIDDEN,
    REMOVE_CALENDAR_DAY,
    SET_CALENDAR_DAY,
    SET_CALENDAR_YEAR,
    SET_TERMS,
    SET_WORKING_HOURS,
)
from contracts.requests.deadline import CLOCK_CONFLICT, CLOCK_NOT_STARTED
from contracts.requests.reference import REFERENCE_CHANGED, TERMS, WORKING_CALENDAR
from contracts.requests.refusals import EXTENSION_OUT_OF_BOUNDS, RETURN_TOO_LATE, RETURN_USED_UP
from contracts.requests.vocabulary import DEADLINE_STATUS, LEDGER_KIND, Duty
from services.requests.clocks import books, bounds, domain, queries
from services.requests.clocks.books import Begun, Book, catch_up, moment, open_book, person_of, settle, write
from services.requests.clocks.days import Shift
from services.requests.clocks.domain import ClockState, Entry, Kind, Refusal
from services.requests.clocks.ladder import first_step_at
from services.requests.clocks.models import (
    CalendarChange,
    CalendarDay,
    CalendarShift,
    CalendarYear,
    Clock,
    ClockEntry,
    TermsInForce,
)
from services.requests.clocks.queries import Rules

_CLOCKS = insert(Clock.__table__).execution_options(prepared=True)  # type: ignore[arg-type]
_ENTRIES = insert(ClockEntry.__table__).execution_options(prepared=True)  # type: ignore[arg-type]
# Before the first version of the calendar.
_OUTDATED = -1


def start(
    work: Work,
    clock_id: UUID,
    working_days: int | None,
    *,
    ends_on: date | None = None,
    department_id: UUID | None = None,
    duty: Duty = Duty.HANDLING,
    subject_id: UUID | None = None,
) -> ClockState:
    """Start the clock of a duty for the first time: that of handling with the dispatch of its request.

    ``subject_id`` is what another duty is about (``duties.py``), ``department_id`` the organization that owes it, None
    if a role alone does. A period ends after so many working days or on the day ``ends_on``.
    """
    return _add(
        work,
        open_book(work, clock_id),
        Kind.STARTED,
        days=working_days,
        ends_on=ends_on,
        department_id=department_id,
        duty=duty,
        subject_id=subject_id,
    )


def lay_in(work: Work, begun: Sequence[Begun]) -> None:
    """Write clocks that have begun before and of which no row is written yet, many at once."""
    rules = queries.rules(work)
    calendar_version, known_until, terms_version = rules.stamp
    clocks, entries = [], []
    for each in begun:
        entry = each.entry
        state = domain.fold([entry], rules.calendar)
        # What has been told by other rules is recomputed by the schedule, and then the ledger says why.
        reckoned = (state.due_at, state.provisional) == (entry.due_at, entry.provisional)
        clocks.append(
            {
                "request_id": each.clock_id,
                "duty": each.duty,
                "subject_id": each.subject_id,
                "status": state.status,
                "due_at": entry.due_at,
                "provisional": entry.provisional,
                "next_step_at": first_step_at(state, rules.calendar, rules.terms),
                "generation": state.generation,
                "calendar_version": calendar_version if reckoned else _OUTDATED,
                "known_until": known_until,
                "terms_version": terms_version,
                "version": 1,
                "reckoned_version": 1,
            }
        )
        entries.append(
            {
                "request_id": each.clock_id,
                "position": 1,
                "kind": entry.kind,
                "at": entry.at,
                "days": entry.days,
                "reason": "",
                "due_at": entry.due_at,
                "provisional": entry.provisional,
            }
        )
    if clocks:
        connection = work.session.connection()
        connection.execute(_CLOCKS, clocks)
        connection.execute(_ENTRIES, entries)


def begin(work: Work, clock_id: UUID, working_days: int, *, duty: Duty, subject_id: UUID) -> ClockState:
    """Start the clock of a duty that comes again and again: once it has been fulfilled, it begins a new run."""
    book = open_book(work, clock_id)
    return _add(
        work, book, Kind.RESTARTED if book.ledger else Kind.STARTED, days=working_days, duty=duty, subject_id=subject_id
    )


def pause(work: Work, clock_id: UUID, reason: str, *, days: int | None = None) -> ClockState:
    """Pause a clock for what others have to do first, within so many working days; the enterprise reads why."""
    return _add(work, open_book(work, clock_id), Kind.PAUSED, reason, marked=True, days=days)


def resume(
    work: Work, clock_id: UUID, reason: str, *, marked: bool = False, until: datetime | None = None
) -> ClockState:
    """Resume a paused clock, at ``until`` if that has passed; after a return this confirms the dispatch."""
    return _add(work, open_book(work, clock_id), Kind.RESUMED, reason, marked=marked, until=until)


def returned(work: Work, clock_id: UUID, department_id: UUID, reason: str, *, marked: bool = False) -> ClockState:
    """Pause the clock for the review of a return by the department. Raises ``Failure`` beyond the bounds."""

    def within_bounds(book: Book, rules: Rules) -> None:
        bounds.check_return(book.ledger, rules.calendar, rules.terms, str(department_id), reason, work.now)

    return _add(
        work,
        open_book(work, clock_id),
        Kind.RETURNED,
        reason,
        marked=marked,
        department_id=department_id,
        check=within_bounds,
    )


def extend(
    work: Work, clock_id: UUID, working_days: int, reason: str, approver_id: UUID, *, marked: bool = False
) -> ClockState:
    """Grant more working days. Raises ``Failure`` beyond the bounds, which others may have used up meanwhile."""

    def within_bounds(book: Book, rules: Rules) -> None:
        state = domain.fold(book.ledger, rules.calendar, work.now)
        bounds.check_extension(state, rules.terms, working_days, reason)

    return _add(
        work,
        open_book(work, clock_id),
        Kind.EXTENDED,
        reason,
        marked=marked,
        days=working_days,
        approver_id=approver_id,
        check=within_bounds,
    )


def redispatch(
    work: Work, clock_id: UUID, working_days: int, *, department_id: UUID, reason: str, marked: bool = False
) -> ClockState:
    """Begin a new period for another department."""
    return _add(
        work,
        open_book(work, clock_id),
        Kind.REDISPATCHED,
        reason,
        marked=marked,
        days=working_days,
        department_id=department_id,
    )


def restart(
    work: Work, clock_id: UUID, working_days: int, *, department_id: UUID, reason: str, marked: bool = False
) -> ClockState:
    """Begin a new period on a stopped clock, because the request is reopened."""
    return _add(
        work,
        open_book(work, clock_id),
        Kind.RESTARTED,
        reason,
        marked=marked,
        days=working_days,
        department_id=department_id,
    )


def stop(work: Work, clock_id: UUID, reason: str, *, unwritten: Begun | None = None) -> ClockState:
    """Stop the clock, because what was owed is done or not owed any more; the due date stays.

    If nothing of it is written, that is where it has begun as ``unwritten``.
    """
    book = open_book(work, clock_id)
    if book.clock is None and unwritten is not None:
        books.write_beginning(work, book, unwritten, queries.rules(work))
    return _add(work, book, Kind.STOPPED, reason)


def check_extension(work: Work, clock_id: UUID, working_days: int, reason: str) -> None:
    """Raise ``Failure`` unless the terms allow so many more working days."""
    book, rules = open_book(work, clock_id), queries.rules(work)
    try:
        state = domain.fold(book.ledger, rules.calendar, work.now)
        bounds.check_extension(state, rules.terms, working_days, reason)
    except Refusal as refusal:
        raise _failure(work, refusal, clock_id) from refusal


def _add(
    work: Work,
    book: Book,
    kind: Kind,
    reason: str = "",
    *,
    marked: bool = False,
    days: int | None = None,
    ends_on: date | None = None,
    department_id: UUID | None = None,
    approver_id: UUID | None = None,
    until: datetime | None = None,
    check: Callable[[Book, Rules], None] = lambda book, rules: None,
    duty: Duty = Duty.HANDLING,
    subject_id: UUID | None = None,
) -> ClockState:
    rules = queries.rules(work)
    # The effect of a changed calendar is recorded apart from the effect of this entry.
    catch_up(work, book, rules)
    entry = Entry(
        kind,
        moment(work, book, until),
        days,
        reason.strip(),
        ends_on,
        department=str(department_id) if department_id else "",
        marked=marked,
    )
    try:
        check(book, rules)
        write(work, book, entry, rules, approver_id or person_of(work), duty=duty, subject_id=subject_id)
    except Refusal as refusal:
        raise _failure(work, refusal, book.clock_id) from refusal
    queries.remember(work, book.clock_id, book.ledger)
    return settle(work, book, rules)


@handles(SET_CALENDAR_DAY)
def set_calendar_day(work: Work, day: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """Override a day, given as YYYY-MM-DD; returns the new version of the calendar."""
    on = _day(day)
    version = _change_calendar(work, on, on, body["reason"])
    work.session.merge(CalendarDay(day=on, setting=body["setting"], reason=body["reason"]))
    return version


@handles(REMOVE_CALENDAR_DAY)
def remove_calendar_day(work: Work, day: str) -> dict[str, Any]:
    """Remove the override of a day; returns the new version of the calendar."""
    on = _day(day)
    row = work.session.get(CalendarDay, on)
    if row is None:
        raise Failure(NOT_OVERRIDDEN, day=on)
    version = _change_calendar(work, on, on, f"取消特殊安排:{row.reason}"[:200])
    work.session.delete(row)
    return version


@handles(SET_WORKING_HOURS)
def set_working_hours(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Replace the shifts of a full working day; returns the new version of the calendar."""
    version = _change_calendar(work, None, None, body["reason"])
    work.session.execute(delete(CalendarShift))
    for position, given in enumerate(body["shifts"]):
        shift = Shift.of(given["start"], given["end"])
        work.session.add(CalendarShift(position=position, starts=shift.start, ends=shift.end))
    return version


@handles(SET_CALENDAR_YEAR)
def set_calendar_year(work: Work, year: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """Declare that the overrides hold the arrangement of a year, or revoke this; returns the new version."""
    number = int(year) if year.isascii() and year.isdecimal() and len(year) == 4 else 0
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise invalid(
            "year",
            year,
            f"请填写 {FIRST_YEAR} 至 {LAST_YEAR} 之间的年份。",
            f"A year from {FIRST_YEAR} to {LAST_YEAR}.",
        )
    # The last days of a year wait for the holiday arrangement of the next one.
    version = _change_calendar(work, date(number - 1, 12, 1), date(number, 12, 31), body["reason"])
    if body["published"]:
        work.session.merge(CalendarYear(year=number))
    else:
        work.session.execute(delete(CalendarYear).where(CalendarYear.year == number))
    return version


@handles(SET_TERMS)
def set_terms(work: Work, given: Mapping[str, Any]) -> dict[str, Any]:
    """Replace the terms of handling; ``given`` are the fields of ``Terms``. Returns them with their version."""
    row = work.session.get(TermsInForce, 1, with_for_update=True)
    work.check_version(row.version if row else 0)
    # A client of before does not know of all terms, and must not reset one that it leaves out.
    terms = replace(queries.terms(work), **{**given, "reminders": tuple(given["reminders"])})
    if row is None:
        row = TermsInForce(id=1)
        work.session.add(row)
    for name, value in asdict(terms).items():
        setattr(row, name, list(value) if name == "reminders" else value)
    row.changed_by, row.changed_at = person_of(work), work.now
    work.session.flush()
    queries.forget_rules(work)
    work.emit(REFERENCE_CHANGED, TERMS, {"what": TERMS})
    return queries.get_terms(work)


def _change_calendar(work: Work, first_day: date | None, last_day: date | None, reason: str) -> dict[str, Any]:
    """Add a change of the calendar; of two at once the later finds its version taken and then fails by If-Match."""
    version = queries.rules(work).calendar_version
    work.check_version(version)
    work.session.add(
        CalendarChange(
            version=version + 1,
            id=new_id(),
            first_day=first_day,
            last_day=last_day,
            reason=reason,
            changed_by=person_of(work),
            changed_at=work.now,
        )
    )
    work.session.flush()
    queries.forget_rules(work)
    work.emit(REFERENCE_CHANGED, WORKING_CALENDAR, {"what": WORKING_CALENDAR})
    return {"version": version + 1}


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    # Other forms of ISO 8601, such as 20261010, would give one day two addresses.
    if day.isoformat() != text or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise invalid(
            "day",
            text,
            f"请填写 {FIRST_YEAR} 至 {LAST_YEAR} 年之间的日期,格式为 YYYY-MM-DD。",
            f"A day as YYYY-MM-DD in the years {FIRST_YEAR} to {LAST_YEAR}.",
        )
    return day


def _failure(work: Work, refusal: Refusal, clock_id: UUID) -> Failure:
    """Convert the refusal of a rule to the problem that is declared for it."""
    params = refusal.params
    match refusal.code:
        case "clock-conflict" if params["status"] is not None:
            status, asked = DEADLINE_STATUS.said(str(params["status"])), LEDGER_KIND.said(str(params["asked"]))
            return Failure(CLOCK_CONFLICT, status=status, asked=asked)
        case "clock-conflict" | "clock-not-started":
            return Failure(CLOCK_NOT_STARTED, id=clock_id)
        case "extension-reason-missing" | "return-reason-missing":
            return invalid("reason", "", "请填写理由。", "Give a reason.")
        case code:
            moments = {name: work.minute_of(each) for name, each in params.items() if isinstance(each, datetime)}
            return Failure(_PROBLEMS[code], (), **{**params, **moments})


_PROBLEMS = {problem.code: problem for problem in (EXTENSION_OUT_OF_BOUNDS, RETURN_TOO_LATE, RETURN_USED_UP)}
