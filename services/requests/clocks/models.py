"""The tables of clocks, the working calendar and the terms of handling."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, SmallInteger, String, Text, false, text
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from contracts.requests.vocabulary import DAY_SETTING, Duty
from services.requests.clocks.domain import Kind, Status
from services.requests.models import Base


def _one_of(values: object) -> str:
    return ", ".join(f"'{value}'" for value in values)  # type: ignore[attr-defined]


class Clock(Versioned, Base):
    """The clock of a duty, computed from its ledger, which is authoritative; this row is for lists and schedules.

    That of handling has the ``id`` of its request; another one names what it is about as ``subject_id``, whose row is
    locked before it (``duties.py``). ``owner_id`` is the organization that owes, null where a role alone does.
    ``rung`` is the highest that has fired in the present run, ``halted_at`` since when it stands still.

    ``next_step_at`` is when the ladder has to check it next, null if only a new entry can make a rung fire.
    ``calendar_version``, ``known_until`` (the last year whose arrangement the library knew) and ``terms_version`` are
    the rules it was computed by; the schedule recomputes a clock whose rules are outdated, and one whose ``version`` is
    not ``reckoned_version``, since a release that counts pauses to the second has written it.
    """

    __tablename__ = "clocks"
    kept = "for ever: part of the file of its request"
    __table_args__ = (
        CheckConstraint(f"status IN ({_one_of(Status)})", name="status"),
        Index("ix_clocks_next_step_at", "next_step_at", postgresql_where=text("next_step_at IS NOT NULL")),
        Index(
            "ix_clocks_reckoned",
            "calendar_version",
            "known_until",
            "terms_version",
            postgresql_where=text("status <> 'stopped'"),
        ),
        Index(
            "ix_clocks_unreckoned",
            "request_id",
            postgresql_where=text("status <> 'stopped' AND reckoned_version <> version"),
        ),
        Index("ix_clocks_open", "subject_id", postgresql_where=text("subject_id IS NOT NULL AND status <> 'stopped'")),
    )

    # The column is named as when every clock was that of a request.
    id: Mapped[UUID] = mapped_column("request_id", primary_key=True)
    duty: Mapped[str] = mapped_column(String(20), server_default=str(Duty.HANDLING))
    subject_id: Mapped[UUID | None]
    owner_id: Mapped[UUID | None]
    status: Mapped[str] = mapped_column(String(10))
    due_at: Mapped[datetime]
    provisional: Mapped[bool]
    halted_at: Mapped[datetime | None]
    rung: Mapped[str | None] = mapped_column(String(40))
    next_step_at: Mapped[datetime | None]
    generation: Mapped[int]
    calendar_version: Mapped[int]
    known_until: Mapped[int]
    terms_version: Mapped[int]
    reckoned_version: Mapped[int] = mapped_column(server_default="0")


class ClockEntry(Base):
    """One row of a clock's ledger; rows are only ever added. ``position`` counts from 1.

    ``ends_on`` is the day that was named in place of ``days``. ``approver`` is the name that the person of
    ``approver_id`` had then; both are null for changes caused by time alone.
    """

    __tablename__ = "clock_entries"
    kept = "for ever: part of the file of its request"
    __table_args__ = (
        CheckConstraint(f"kind IN ({_one_of(Kind)})", name="kind"),
        Index("ix_clock_entries_returned", "at", postgresql_where=text("kind = 'returned'")),
    )

    clock_id: Mapped[UUID] = mapped_column("request_id", ForeignKey("clocks.request_id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]
    days: Mapped[int | None]
    ends_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(Text)
    visible_to_enterprise: Mapped[bool] = mapped_column(server_default=false())
    department_id: Mapped[UUID | None]
    approver_id: Mapped[UUID | None]
    approver: Mapped[str | None] = mapped_column(String(120))
    due_before: Mapped[datetime | None]
    due_at: Mapped[datetime]
    provisional: Mapped[bool]


_LATE = text("rung = 'overdue' AND duty IS NOT NULL")


class ClockFiring(Base):
    """A rung of the ladder that has fired. Its key lets each rung fire once for one generation of the due date.

    ``duty``, ``subject_id`` (of handling the request) and ``owner_id`` are the clock's then, for figures; null where a
    release before has fired it, which told of none.
    """

    __tablename__ = "clock_firings"
    kept = "for ever: part of the file of its request"
    __table_args__ = (
        # For the figures of a period, and for those of some requests.
        Index("ix_clock_firings_late", "reached_at", postgresql_where=_LATE),
        Index("ix_clock_firings_late_with", "subject_id", postgresql_where=_LATE),
    )

    clock_id: Mapped[UUID] = mapped_column("request_id", ForeignKey("clocks.request_id"), primary_key=True)
    rung: Mapped[str] = mapped_column(String(40), primary_key=True)
    generation: Mapped[int] = mapped_column(primary_key=True)
    reached_at: Mapped[datetime]
    fired_at: Mapped[datetime]
    duty: Mapped[str | None] = mapped_column(String(20))
    subject_id: Mapped[UUID | None]
    owner_id: Mapped[UUID | None]


class CalendarChange(Base):
    """One change of the working calendar; the latest version is the calendar's. Two simultaneous changes conflict here.

    ``first_day`` and ``last_day`` are the days it affects, null for all days. ``id`` is the key under which processes
    cache the calendar that they have built.
    """

    __tablename__ = "calendar_changes"
    kept = "for ever: why a deadline fell on a day, a few rows a year"

    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[UUID] = mapped_column(unique=True)
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    reason: Mapped[str] = mapped_column(String(200))
    changed_by: Mapped[UUID | None]
    changed_at: Mapped[datetime]


class CalendarDay(Base):
    """The override of a day in the statutory calendar."""

    __tablename__ = "calendar_days"
    kept = "for ever: deadlines of the past are explained by it, some thirty rows a year"
    __table_args__ = (CheckConstraint(f"setting IN ({_one_of(DAY_SETTING.codes)})", name="setting"),)

    day: Mapped[date] = mapped_column(primary_key=True)
    setting: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(String(200))


class CalendarShift(Base):
    """One shift of a full working day; ``ends`` is 00:00 for midnight. Without any row the preset hours apply."""

    __tablename__ = "calendar_shifts"
    kept = "for ever: a handful of rows"

    position: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    starts: Mapped[time]
    ends: Mapped[time]


class CalendarYear(Base):
    """A year whose whole arrangement is in the overridden days."""

    __tablename__ = "calendar_years"
    kept = "for ever: one row a year"

    year: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)


class TermsInForce(Versioned, Base):
    """The terms of handling, a single row; without it the presets apply."""

    __tablename__ = "terms"
    kept = "for ever: a single row"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    handling_days: Mapped[int]
    extension_days: Mapped[int]
    return_days: Mapped[int]
    returns_per_department: Mapped[int]
    reminders: Mapped[list[int]] = mapped_column(ARRAY(SmallInteger))
    supervision_days: Mapped[int]
    chain_chief_days: Mapped[int]
    evaluation_days: Mapped[int] = mapped_column(server_default="10")
    poor_at_most: Mapped[int] = mapped_column(server_default="2")
    dispatch_days: Mapped[int] = mapped_column(server_default="2")
    return_review_days: Mapped[int] = mapped_column(server_default="1")
    extension_decision_days: Mapped[int] = mapped_column(server_default="1")
    review_days: Mapped[int] = mapped_column(server_default="3")
    follow_up_days: Mapped[int] = mapped_column(server_default="5")
    follow_up_share: Mapped[int] = mapped_column(server_default="20")
    supplements: Mapped[int] = mapped_column(server_default="1")
    supplement_days: Mapped[int] = mapped_column(server_default="5")
    changed_by: Mapped[UUID | None]
    changed_at: Mapped[datetime]
