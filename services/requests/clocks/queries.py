"""Reads of clocks, of the working calendar and of the terms of handling."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Text, bindparam, cast, literal_column, select, true
from sqlalchemy.orm import Session

from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.arrays import among
from contracts.requests.calendar import GET_TERMS, GET_WORKING_CALENDAR
from services.requests.clocks import bounds
from services.requests.clocks.bounds import Terms
from services.requests.clocks.calendar import WorkingCalendar, build_calendar
from services.requests.clocks.days import Day
from services.requests.clocks.domain import Entry, Kind
from services.requests.clocks.ladder import Firing
from services.requests.clocks.models import (
    CalendarChange,
    CalendarDay,
    CalendarShift,
    CalendarYear,
    ClockEntry,
    ClockFiring,
    TermsInForce,
)
from services.requests.clocks.statutory import has_arrangement, known_until

_MEMO = "clocks.rules"
_LEDGER = "clocks.ledger"
_SINCE = "clocks.since"
_PRESET = WorkingCalendar()
# Entries that somebody decided on; on other rows the person is the one who acted.
_DECISIONS = frozenset({Kind.EXTENDED, Kind.RESUMED, Kind.REDISPATCHED, Kind.RESTARTED})
# Built once: it runs in every read of a dispatched request.
_ENTRIES = (
    select(*ClockEntry.__table__.c)
    .where(ClockEntry.__table__.c.request_id == bindparam("clock"))
    .order_by(ClockEntry.__table__.c.position)
    .execution_options(prepared=True)
)
# The calendar built last, by the id of its latest change. One suffices, since every read needs the latest.
_built: tuple[UUID | None, WorkingCalendar] = (None, _PRESET)
# The rules read last, by what ``IN_FORCE`` says of them.
_last: tuple[tuple[UUID | None, str | None], "Rules"] | None = None


@dataclass(frozen=True)
class Rules:
    """The calendar and the terms in force, with their versions."""

    calendar: WorkingCalendar
    terms: Terms
    calendar_version: int
    known_until: int
    terms_version: int

    @property
    def stamp(self) -> tuple[int, int, int]:
        """Return the versions that a clock stores when computed by these rules; later rules have a greater stamp."""
        return self.calendar_version, self.known_until, self.terms_version


def rules(work: Work) -> Rules:
    """Return the rules in force, read once in a transaction; call ``forget_rules`` after changing them."""
    found = work.transaction.memo.get(_MEMO)
    if found is None:
        found = work.transaction.memo[_MEMO] = _read_rules(work)
    known: Rules = found
    return known


def forget_rules(work: Work) -> None:
    """Discard the rules read in this transaction, so that they are read again."""
    work.transaction.memo.pop(_MEMO, None)
    work.transaction.memo.pop(_SINCE, None)


def recall_rules(work: Work, change_id: UUID | None, terms_row: str | None) -> None:
    """Take the rules in force from memory, if they are those of which a statement has read ``IN_FORCE``."""
    if _last is not None and _last[0] == (change_id, terms_row):
        work.transaction.memo.setdefault(_MEMO, _last[1])


def calendar(work: Work) -> WorkingCalendar:
    """Return the working calendar in force."""
    return rules(work).calendar


def terms(work: Work) -> Terms:
    """Return the terms of handling in force: the presets until somebody changes them."""
    return rules(work).terms


def is_provisional(work: Work, start: datetime | None, end: datetime | None) -> bool:
    """Whether the end of a period, if there is one, may still change because the holidays of a year are unpublished."""
    return start is not None and end is not None and bool(calendar(work).unpublished_years(start, end))


def returnable(work: Work, dispatched_at: datetime, returns: int) -> bool:
    """Whether a department may still return what it got then, ``return_until`` aside; ``returns`` are its own so far.

    For lists: the bound is reckoned once for all rows, and no ledger is read.
    """
    in_force = terms(work)
    return returns < in_force.returns_per_department and dispatched_at >= _began_since(work, in_force.return_days)


def _began_since(work: Work, days: int) -> datetime:
    """Return ``bounds.began_since``, reckoned once in a transaction."""
    known: dict[int, datetime] = work.transaction.memo.setdefault(_SINCE, {})
    if days not in known:
        known[days] = bounds.began_since(calendar(work), days, work.now)
    return known[days]


def remember(work: Work, clock_id: UUID, ledger: Sequence[Entry]) -> None:
    """Remember a ledger that this transaction has locked and written, so that it is not read again."""
    work.transaction.memo.setdefault(_LEDGER, {})[clock_id] = ledger


def return_until(work: Work, request_id: UUID) -> datetime | None:
    """Return until when, by its clock, a dispatched request may be returned; ``None`` if it may not."""
    ledger = work.transaction.memo.get(_LEDGER, {}).get(request_id)
    if ledger is None:
        ledger = [entry_of(row) for row in work.rows(_ENTRIES, clock=request_id)]
    return bounds.return_until(ledger, calendar(work), terms(work), work.now)


def ledgers(session: Session, ids: Collection[UUID]) -> dict[UUID, list[ClockEntry]]:
    """Return the rows of several ledgers, oldest first; an empty list for a clock that has not started."""
    found: dict[UUID, list[ClockEntry]] = {identifier: [] for identifier in ids}
    statement = select(ClockEntry).where(among(ClockEntry.clock_id, ids)).order_by(ClockEntry.position)
    for row in session.scalars(statement.execution_options(prepared=True)):
        found[row.clock_id].append(row)
    return found


def firings(session: Session, ids: Collection[UUID]) -> dict[UUID, list[Firing]]:
    """Return the rungs that have fired, for several clocks."""
    found: dict[UUID, list[Firing]] = {identifier: [] for identifier in ids}
    columns = (ClockFiring.clock_id, ClockFiring.rung, ClockFiring.generation)
    statement = select(*columns).where(among(ClockFiring.clock_id, ids)).execution_options(prepared=True)
    for clock_id, rung, generation in session.execute(statement):
        found[clock_id].append(Firing(rung, generation))
    return found


def entry_of(row: ClockEntry) -> Entry:
    """Convert a row of the ledger to an entry; departments are identified by their ids."""
    return Entry(
        kind=Kind(row.kind),
        at=row.at,
        days=row.days,
        ends_on=row.ends_on,
        reason=row.reason,
        marked=row.visible_to_enterprise,
        approver=row.approver if row.approver and row.kind in _DECISIONS else "",
        department=str(row.department_id) if row.department_id else "",
        due_before=row.due_before,
        due_at=row.due_at,
        provisional=row.provisional,
    )


def changes_since(session: Session, version: int) -> list[CalendarChange]:
    """Return the changes of the calendar after a version, oldest first."""
    statement = select(CalendarChange).where(CalendarChange.version > version).order_by(CalendarChange.version)
    return list(session.scalars(statement))


@handles(GET_WORKING_CALENDAR)
def get_working_calendar(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the days of the working calendar in a period, in the form of ``WorkingCalendarSchema``."""
    in_force = rules(work)
    return {
        "version": in_force.calendar_version,
        "shifts": [shift.told for shift in in_force.calendar.shifts],
        "years": [_told_year(in_force.calendar, year) for year in range(query["first"].year, query["last"].year + 1)],
        "days": [_told_day(day) for day in in_force.calendar.days(query["first"], query["last"])],
    }


@handles(GET_TERMS)
def get_terms(work: Work) -> dict[str, Any]:
    """Return the terms in force, in the form of ``CurrentTermsSchema``."""
    in_force = rules(work)
    return {**asdict(in_force.terms), "version": in_force.terms_version}


# Built once: it runs in most transactions. Either row may be missing, so both are joined to a row that always exists.
_CHANGES, _TERMS = CalendarChange.__table__.c, TermsInForce.__table__.c
_LATEST = select(_CHANGES.version, _CHANGES.id).order_by(_CHANGES.version.desc()).limit(1).subquery()
# The whole row as a text, since its version alone would not tell it from that of another database.
_TERMS_ROW = cast(TermsInForce.__table__.table_valued(), Text)  # type: ignore[attr-defined]
_IN_FORCE = (
    select(
        _LATEST.c.version.label("calendar_version"),
        _LATEST.c.id.label("change_id"),
        _TERMS_ROW.label("terms_row"),
        *_TERMS,
    )
    .select_from(
        select(literal_column("1")).subquery().outerjoin(_LATEST, true()).outerjoin(TermsInForce.__table__, true())
    )
    .execution_options(prepared=True)
)
# Columns for other statements, which tell ``recall_rules`` which rules are in force.
IN_FORCE = (
    select(_LATEST.c.id).scalar_subquery().label("change_id"),
    select(_TERMS_ROW).select_from(TermsInForce.__table__).scalar_subquery().label("terms_row"),
)


def _read_rules(work: Work) -> Rules:
    global _last
    row = work.row(_IN_FORCE)
    found = Rules(
        calendar=_calendar(work, row.change_id),
        terms=Terms() if row.id is None else _terms_of(row),
        calendar_version=row.calendar_version or 0,
        known_until=known_until(),
        terms_version=row.version or 0,
    )
    _last = (row.change_id, row.terms_row), found
    return found


def _calendar(work: Work, change_id: UUID | None) -> WorkingCalendar:
    """Return the calendar after a change: built once in a process, then cached until the next change.

    A change that commits between reading its id and reading the days gives a calendar newer than its id; the next
    transaction sees the newer id and builds it again, and the clocks computed with it are recomputed.
    """
    global _built
    if change_id is None:
        return _PRESET
    known, found = _built
    if known != change_id:
        session = work.session
        found = build_calendar(
            overrides=(
                {"day": row.day.isoformat(), "setting": row.setting, "reason": row.reason}
                for row in session.scalars(select(CalendarDay))
            ),
            shifts=(
                (row.starts.isoformat(), row.ends.isoformat())
                for row in session.scalars(select(CalendarShift).order_by(CalendarShift.position))
            ),
            published_years=session.scalars(select(CalendarYear.year)),
        )
        _built = change_id, found
    return found


def _terms_of(row: TermsInForce) -> Terms:
    return Terms(
        handling_days=row.handling_days,
        extension_days=row.extension_days,
        return_days=row.return_days,
        returns_per_department=row.returns_per_department,
        reminders=tuple(row.reminders),
        supervision_days=row.supervision_days,
        chain_chief_days=row.chain_chief_days,
        evaluation_days=row.evaluation_days,
        dispatch_days=row.dispatch_days,
        return_review_days=row.return_review_days,
        extension_decision_days=row.extension_decision_days,
        review_days=row.review_days,
        follow_up_days=row.follow_up_days,
        follow_up_share=row.follow_up_share,
        supplements=row.supplements,
        supplement_days=row.supplement_days,
        poor_at_most=row.poor_at_most,
    )


def _told_year(found: WorkingCalendar, year: int) -> dict[str, Any]:
    declared = "declared" if year in found.published_years else None
    return {
        "year": year,
        "published": found.published(year),
        "source": "statutory" if has_arrangement(year) else declared,
    }


def _told_day(day: Day) -> dict[str, Any]:
    return {
        "day": day.on,
        "working": day.working,
        "half": day.half,
        "why": str(day.why),
        "name": {"zh": day.name.zh, "en": day.name.en} if day.name else None,
        "exchanged_with": day.exchanged_with,
    }
