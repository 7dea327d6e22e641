"""The tables of projects: kinds, projects, milestones, outcomes, monthly reports, history."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, Numeric, SmallInteger, String, Text, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from contracts.money import DIGITS
from contracts.requests.project_configuration import PROJECT_KIND
from contracts.requests.projects import PROJECT
from services.requests.models import Base


class ProjectKind(Versioned, Base):
    """A kind of project; ``key`` is the code as codes compare."""

    __tablename__ = "project_kinds"
    kept = "for ever: projects refer to it"
    resource = PROJECT_KIND

    id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40))
    key: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str] = mapped_column(String(60))
    category: Mapped[str] = mapped_column(String(20))
    staged: Mapped[bool]
    monthly: Mapped[bool]
    active: Mapped[bool]


class Project(Versioned, Base):
    """A project. How it stands is computed from its milestones; ``signed_on`` is when it was signed, if it was.

    ``category`` and ``monthly`` are its kind's. ``reported`` is the first day of the month that was reported last.
    """

    __tablename__ = "projects"
    kept = "for ever: figures of past years are computed from it"
    resource = PROJECT
    __table_args__ = (
        CheckConstraint("ends_on >= starts_on", name="term"),
        CheckConstraint("(status = 'under_way') = (ended_on IS NULL)", name="ended"),
        Index(
            "uq_projects_ledger_number",
            "owner_id",
            text("lower(ledger_number)"),
            unique=True,
            postgresql_where=text("ledger_number IS NOT NULL"),
        ),
        Index("ix_projects_registered_at", "registered_at", "id"),
        Index("ix_projects_ends_on", "ends_on", "id"),
        Index("ix_projects_owner_id", "owner_id", "registered_at", "id"),
        Index("ix_projects_chain_id", "chain_id", "registered_at", "id"),
        Index("ix_projects_category", "category", "registered_at", "id"),
        Index("ix_projects_kind_id", "kind_id", "registered_at", "id"),
        Index("ix_projects_signed_on", "signed_on", postgresql_where=text("signed_on IS NOT NULL")),
        Index("ix_projects_partner_ids", "partner_ids", postgresql_using="gin"),
        Index("ix_projects_under_way", "owner_id", postgresql_where=text("status = 'under_way'")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    # That of the owner's own ledger.
    ledger_number: Mapped[str | None] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(String(120))
    kind_id: Mapped[UUID] = mapped_column(ForeignKey("project_kinds.id"))
    category: Mapped[str] = mapped_column(String(20))
    status: Mapped[str] = mapped_column(String(12))
    stage: Mapped[str | None] = mapped_column(String(12))
    owner_id: Mapped[UUID]
    chain_id: Mapped[UUID | None]
    partner_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    amount: Mapped[Decimal | None] = mapped_column(Numeric(*DIGITS))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    content: Mapped[str] = mapped_column(Text)
    signed_on: Mapped[date | None]
    reported: Mapped[date | None]
    registered_at: Mapped[datetime]
    registered_by: Mapped[UUID]
    registered_by_name: Mapped[str] = mapped_column(String(120))
    ended_on: Mapped[date | None]
    result: Mapped[str | None] = mapped_column(Text)
    moved_at: Mapped[datetime]


class Milestone(Base):
    """A milestone of a project; ``late_at`` is when it was told that it is overdue by more than the days of grace."""

    __tablename__ = "project_milestones"
    kept = "for ever: part of its project"
    __table_args__ = (
        Index("ix_project_milestones_project_id", "project_id", "planned_on", "id"),
        Index("ix_project_milestones_open", "planned_on", postgresql_where=text("done_on IS NULL")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    project_id: Mapped[UUID] = mapped_column(ForeignKey("projects.id"))
    title: Mapped[str] = mapped_column(String(120))
    owner_id: Mapped[UUID]
    weight: Mapped[int] = mapped_column(SmallInteger)
    planned_on: Mapped[date]
    done_on: Mapped[date | None]
    evidence: Mapped[str | None] = mapped_column(Text)
    late_at: Mapped[datetime | None]


class ProjectOutcome(Base):
    """A sum that has come of a project; one that was withdrawn does not count."""

    __tablename__ = "project_outcomes"
    kept = "for ever: figures are computed from it"
    __table_args__ = (
        CheckConstraint("amount > 0", name="amount"),
        Index("ix_project_outcomes_project_id", "project_id", "day", "id"),
        Index("ix_project_outcomes_day", "day", "kind"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    project_id: Mapped[UUID] = mapped_column(ForeignKey("projects.id"))
    kind: Mapped[str] = mapped_column(String(12))
    amount: Mapped[Decimal] = mapped_column(Numeric(*DIGITS))
    day: Mapped[date]
    evidence: Mapped[str] = mapped_column(Text)
    entered_at: Mapped[datetime]
    entered_by_name: Mapped[str] = mapped_column(String(120))
    withdrawn_at: Mapped[datetime | None]
    withdrawal_reason: Mapped[str | None] = mapped_column(Text)


class ProjectMonth(Base):
    """What was reported of a month of a project; ``month`` is its first day."""

    __tablename__ = "project_months"
    kept = "for ever: part of its project"

    project_id: Mapped[UUID] = mapped_column(ForeignKey("projects.id"), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    content: Mapped[str] = mapped_column(Text)
    reported_at: Mapped[datetime]
    reported_by_name: Mapped[str] = mapped_column(String(120))


class ProjectEntry(Base):
    """A step with a project; ``changed`` lists what became different by it."""

    __tablename__ = "project_history"
    kept = "for ever: part of the file of its project"
    __table_args__ = (Index("ix_project_history_project_id", "project_id", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    project_id: Mapped[UUID] = mapped_column(ForeignKey("projects.id"))
    at: Mapped[datetime]
    action: Mapped[str] = mapped_column(String(20))
    person_id: Mapped[UUID]
    person_name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(30))
    organization_id: Mapped[UUID]
    reason: Mapped[str | None] = mapped_column(Text)
    changed: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
