"""The tables of cases, their members and their history."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from contracts.requests.case_vocabulary import CaseMemberStatus, CaseStatus
from contracts.requests.cases import CASE
from services.requests.models import Base


class CaseNumber(Base):
    """How many cases have been opened on a business day."""

    __tablename__ = "case_numbers"
    kept = "for ever: a row a day"

    day: Mapped[date] = mapped_column(primary_key=True)
    last: Mapped[int]


class Case(Versioned, Base):
    """A case. ``members`` counts the requests that are in it, ``answered`` those of them that it has answered.

    ``job_id`` is the latest job that answers them, which may have ended.
    """

    __tablename__ = "cases"
    kept = "for ever: part of the files of its requests"
    resource = CASE
    __table_args__ = (
        CheckConstraint("status IN ('open', 'partly_answered', 'answered', 'ended')", name="status"),
        CheckConstraint("(status = 'answered') = (answered_at IS NOT NULL)", name="answered"),
        Index("ix_cases_opened_at_id", "opened_at", "id"),
        Index("ix_cases_chain_id", "chain_id", "opened_at", "id"),
        Index("ix_cases_park_id", "park_id", "opened_at", "id"),
        Index("ix_cases_department_id", "department_id", "opened_at", "id"),
        Index("ix_cases_answered_at", "answered_at", postgresql_where=text("answered_at IS NOT NULL")),
        Index("ix_cases_waiting", "department_id", postgresql_where=text("status IN ('open', 'partly_answered')")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    title: Mapped[str] = mapped_column(String(120))
    description: Mapped[str] = mapped_column(Text)
    status: Mapped[CaseStatus] = mapped_column(String(20))
    department_id: Mapped[UUID]
    chain_id: Mapped[UUID | None]
    park_id: Mapped[UUID | None]
    members: Mapped[int]
    answered: Mapped[int]
    answer: Mapped[str | None] = mapped_column(Text)
    opened_at: Mapped[datetime]
    opened_by: Mapped[UUID]
    answered_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    end_reason: Mapped[str | None] = mapped_column(Text)
    job_id: Mapped[UUID | None]


class CaseMember(Base):
    """A request in a case; once removed, being added again is another row. ``refusal`` is why it was not answered."""

    __tablename__ = "case_members"
    kept = "for ever: part of the file of its request"
    __table_args__ = (
        # A request waits in one case at most.
        Index("uq_case_members_waiting", "request_id", unique=True, postgresql_where=text("status = 'waiting'")),
        Index("ix_case_members_request_id", "request_id"),
        Index("ix_case_members_case_id_id", "case_id", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    request_id: Mapped[UUID] = mapped_column(ForeignKey("requests.id"))
    status: Mapped[CaseMemberStatus] = mapped_column(String(10))
    addition: Mapped[str | None] = mapped_column(Text)
    refusal: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    added_at: Mapped[datetime]
    added_by: Mapped[UUID]
    answered_at: Mapped[datetime | None]
    answer_id: Mapped[UUID | None]
    removed_at: Mapped[datetime | None]
    removed_by: Mapped[UUID | None]


class CaseEntry(Base):
    """A step with a case; ``details`` has the numbers of the requests it was about, and the lead department if new."""

    __tablename__ = "case_history"
    kept = "for ever: part of the files of its requests"
    __table_args__ = (Index("ix_case_history_case_id_id", "case_id", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    at: Mapped[datetime]
    action: Mapped[str] = mapped_column(String(20))
    person_id: Mapped[UUID]
    person_name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(30))
    organization_id: Mapped[UUID]
    reason: Mapped[str | None] = mapped_column(Text)
    details: Mapped[dict[str, Any]] = mapped_column(JSONB)
