"""The tables of visits: plans, their periods and the visits owed in them; visits that were made, and what was found."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, SmallInteger, String, Text, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from contracts.requests.visit_findings import VISIT_FINDING
from contracts.requests.visit_kinds import (
    FINDING_KIND,
    OWED_VISIT_STATUS,
    VISIT_PERIOD,
    VISIT_PLAN_STATUS,
    VISIT_STATUS,
)
from contracts.requests.visit_plans import OWED_VISIT, VISIT_PLAN
from contracts.requests.visits import VISIT
from services.requests.models import Base


def _one_of(codes: Iterable[str]) -> str:
    return ", ".join(f"'{code}'" for code in codes)


_OWED, _STANDING = text("status = 'owed'"), text("standing")


class VisitPlan(Versioned, Base):
    """Who visits which enterprises in each period. ``opens_on`` is the first day of the period whose visits are to be
    owed next, null once there is none; ``supervised`` is whether a supervisor has set it."""

    __tablename__ = "visit_plans"
    kept = "for ever: visits refer to it"
    resource = VISIT_PLAN
    __table_args__ = (
        CheckConstraint(f"period IN ({_one_of(VISIT_PERIOD.codes)})", name="period"),
        CheckConstraint(f"status IN ({_one_of(VISIT_PLAN_STATUS.codes)})", name="status"),
        CheckConstraint("status = 'running' OR opens_on IS NULL", name="opens"),
        Index("ix_visit_plans_organization_id", "organization_id", "id"),
        Index("ix_visit_plans_opens_on", "opens_on", postgresql_where=text("opens_on IS NOT NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    title: Mapped[str] = mapped_column(String(100))
    purpose: Mapped[str] = mapped_column(Text)
    organization_id: Mapped[UUID]
    period: Mapped[str] = mapped_column(String(10))
    enterprise_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    first_day: Mapped[date]
    last_day: Mapped[date | None]
    remind_days: Mapped[int] = mapped_column(SmallInteger)
    status: Mapped[str] = mapped_column(String(10))
    supervised: Mapped[bool]
    opens_on: Mapped[date | None]
    made_at: Mapped[datetime]
    made_by: Mapped[UUID]
    made_by_name: Mapped[str] = mapped_column(String(120))
    ended_at: Mapped[datetime | None]
    reason: Mapped[str | None] = mapped_column(Text)


class VisitPeriod(Base):
    """A period of a plan that has begun. ``tells_on`` is the day on which its organization is told of what is owed
    still: before the end, and once after it; null when all of that has been told."""

    __tablename__ = "visit_plan_periods"
    kept = "for ever: a row for each period of a plan"
    __table_args__ = (
        Index("ix_visit_plan_periods_tells_on", "tells_on", postgresql_where=text("tells_on IS NOT NULL")),
    )

    plan_id: Mapped[UUID] = mapped_column(ForeignKey("visit_plans.id"), primary_key=True)
    first_day: Mapped[date] = mapped_column(primary_key=True)
    last_day: Mapped[date]
    tells_on: Mapped[date | None]


class Visit(Versioned, Base):
    """A visit that was made; ``chain_id`` and ``park_id`` are those of the enterprise when it was recorded, ``reason``
    is why the record was withdrawn."""

    __tablename__ = "visits"
    kept = "for ever: figures count it, and requests came of it"
    resource = VISIT
    __table_args__ = (
        CheckConstraint(f"status IN ({_one_of(VISIT_STATUS.codes)})", name="status"),
        Index(
            "uq_visits_ledger_number",
            "organization_id",
            text("lower(ledger_number)"),
            unique=True,
            postgresql_where=text("ledger_number IS NOT NULL"),
        ),
        Index("ix_visits_day_id", "day", "id"),
        Index("ix_visits_organization_id", "organization_id", "day", "id"),
        Index("ix_visits_enterprise_id", "enterprise_id", "day", "id"),
        Index("ix_visits_chain_id", "chain_id", "day", "id"),
        Index("ix_visits_park_id", "park_id", "day", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    organization_id: Mapped[UUID]
    enterprise_id: Mapped[UUID]
    chain_id: Mapped[UUID | None]
    park_id: Mapped[UUID | None]
    day: Mapped[date]
    visitors: Mapped[str] = mapped_column(String(300))
    summary: Mapped[str] = mapped_column(Text)
    remarks: Mapped[str] = mapped_column(Text)
    ledger_number: Mapped[str | None] = mapped_column(String(60))
    requests: Mapped[int] = mapped_column(SmallInteger)
    demands: Mapped[int] = mapped_column(SmallInteger)
    suggestions: Mapped[int] = mapped_column(SmallInteger)
    planned: Mapped[bool]
    status: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str | None] = mapped_column(Text)
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID]
    recorded_by_name: Mapped[str] = mapped_column(String(120))


class OwedVisit(Base):
    """A visit that is owed to an enterprise in a period. ``visited_on`` is the day of the visit that was made,
    ``settled_at`` when that was recorded, or it was taken back."""

    __tablename__ = "owed_visits"
    kept = "for ever: it tells what was owed, and done"
    resource = OWED_VISIT
    __table_args__ = (
        CheckConstraint(f"status IN ({_one_of(OWED_VISIT_STATUS.codes)})", name="status"),
        CheckConstraint("(status = 'made') = (visit_id IS NOT NULL AND visited_on IS NOT NULL)", name="made"),
        # Once for each enterprise and period, whoever makes them.
        Index("ix_owed_visits_once", "plan_id", "first_day", "enterprise_id", unique=True),
        Index("ix_owed_visits_last_day", "last_day", "id"),
        Index("ix_owed_visits_status", "status", "last_day", "id"),
        Index("ix_owed_visits_organization_id", "organization_id", "last_day", "id"),
        Index("ix_owed_visits_enterprise_id", "enterprise_id", "last_day", "id"),
        Index("ix_owed_visits_chain_id", "chain_id", "last_day", "id"),
        Index("ix_owed_visits_park_id", "park_id", "last_day", "id"),
        Index("ix_owed_visits_owed", "organization_id", "last_day", "id", postgresql_where=_OWED),
        Index("ix_owed_visits_of_plan", "plan_id", "last_day", "id"),
        Index("ix_owed_visits_visit_id", "visit_id", postgresql_where=text("visit_id IS NOT NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    plan_id: Mapped[UUID] = mapped_column(ForeignKey("visit_plans.id"))
    organization_id: Mapped[UUID]
    enterprise_id: Mapped[UUID]
    chain_id: Mapped[UUID | None]
    park_id: Mapped[UUID | None]
    first_day: Mapped[date]
    last_day: Mapped[date]
    status: Mapped[str] = mapped_column(String(10))
    made_at: Mapped[datetime]
    visit_id: Mapped[UUID | None] = mapped_column(ForeignKey("visits.id"))
    visited_on: Mapped[date | None]
    settled_at: Mapped[datetime | None]


class Finding(Base):
    """What was found on a visit; who visited whom and when repeats the visit's. ``standing`` is whether the record of
    the visit was not withdrawn."""

    __tablename__ = "visit_findings"
    kept = "for ever: figures count it"
    resource = VISIT_FINDING
    __table_args__ = (
        CheckConstraint(f"kind IN ({_one_of(FINDING_KIND.codes)})", name="kind"),
        CheckConstraint("(kind = 'request') = (request_id IS NOT NULL)", name="request"),
        Index("ix_visit_findings_visit_id", "visit_id", "position", unique=True),
        Index("ix_visit_findings_day_id", "day", "id", postgresql_where=_STANDING),
        Index("ix_visit_findings_kind", "kind", "day", "id", postgresql_where=_STANDING),
        Index("ix_visit_findings_organization_id", "organization_id", "day", "id", postgresql_where=_STANDING),
        Index("ix_visit_findings_enterprise_id", "enterprise_id", "day", "id", postgresql_where=_STANDING),
        Index("ix_visit_findings_chain_id", "chain_id", "day", "id", postgresql_where=_STANDING),
        Index("ix_visit_findings_park_id", "park_id", "day", "id", postgresql_where=_STANDING),
        Index("ix_visit_findings_request_id", "request_id", postgresql_where=text("request_id IS NOT NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visits.id"))
    position: Mapped[int] = mapped_column(SmallInteger)
    kind: Mapped[str] = mapped_column(String(10))
    content: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    request_id: Mapped[UUID | None] = mapped_column(ForeignKey("requests.id"))
    organization_id: Mapped[UUID]
    enterprise_id: Mapped[UUID]
    chain_id: Mapped[UUID | None]
    park_id: Mapped[UUID | None]
    day: Mapped[date]
    standing: Mapped[bool]
