"""The tables of leads and their log."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Numeric, String, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from contracts.money import DIGITS
from contracts.requests.leads import LEAD
from services.requests.models import Base


class Lead(Versioned, Base):
    """A lead. ``task_order`` is the day of its next task, the last of all days without one, ``task_told_at`` when that
    was told as due; ``last_entry_on`` is the latest day of its log."""

    __tablename__ = "leads"
    kept = "for ever: figures of past years are computed from it"
    resource = LEAD
    __table_args__ = (
        CheckConstraint("amount > 0", name="amount"),
        CheckConstraint("(next_task IS NULL) = (next_task_on IS NULL)", name="next_task"),
        CheckConstraint("(status = 'lost') = (lost_on IS NOT NULL)", name="lost"),
        Index(
            "uq_leads_ledger_number",
            "owner_id",
            text("lower(ledger_number)"),
            unique=True,
            postgresql_where=text("ledger_number IS NOT NULL"),
        ),
        Index("ix_leads_first_contact_on", "first_contact_on", "id"),
        Index("ix_leads_task_order", "task_order", "id"),
        Index("ix_leads_owner_id", "owner_id", "first_contact_on", "id"),
        Index("ix_leads_chain_id", "chain_id", "first_contact_on", "id"),
        Index("ix_leads_prospect_id", "prospect_id", "first_contact_on", "id"),
        Index(
            "ix_leads_commissioner_id",
            "commissioner_id",
            "first_contact_on",
            "id",
            postgresql_where=text("commissioner_id IS NOT NULL"),
        ),
        Index("uq_leads_project_id", "project_id", unique=True),
        Index("ix_leads_converted_on", "converted_on", postgresql_where=text("converted_on IS NOT NULL")),
        Index("ix_leads_lost_on", "lost_on", postgresql_where=text("lost_on IS NOT NULL")),
        Index(
            "ix_leads_to_tell",
            "next_task_on",
            postgresql_where=text("next_task_on IS NOT NULL AND task_told_at IS NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    ledger_number: Mapped[str | None] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(String(120))
    status: Mapped[str] = mapped_column(String(20))
    prospect_id: Mapped[UUID] = mapped_column(ForeignKey("prospects.id"))
    owner_id: Mapped[UUID]
    chain_id: Mapped[UUID | None]
    commissioner_id: Mapped[UUID | None]
    source: Mapped[str] = mapped_column(String(200))
    first_contact_on: Mapped[date]
    amount: Mapped[Decimal | None] = mapped_column(Numeric(*DIGITS))
    content: Mapped[str] = mapped_column(Text)
    next_task: Mapped[str | None] = mapped_column(String(200))
    next_task_on: Mapped[date | None]
    task_order: Mapped[date]
    task_told_at: Mapped[datetime | None]
    last_entry_on: Mapped[date]
    # What it has become; each names the other.
    project_id: Mapped[UUID | None]
    converted_on: Mapped[date | None]
    lost_on: Mapped[date | None]
    lost_reason: Mapped[str | None] = mapped_column(Text)
    opened_at: Mapped[datetime]
    opened_by: Mapped[UUID]
    opened_by_name: Mapped[str] = mapped_column(String(120))


class LeadEntry(Base):
    """An entry of the log of a lead; ``changed`` lists what became different by it."""

    __tablename__ = "lead_log"
    kept = "for ever: part of the file of its lead"
    __table_args__ = (Index("ix_lead_log_lead_id", "lead_id", "day", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    lead_id: Mapped[UUID] = mapped_column(ForeignKey("leads.id"))
    day: Mapped[date]
    at: Mapped[datetime]
    action: Mapped[str] = mapped_column(String(20))
    person_id: Mapped[UUID]
    person_name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(30))
    organization_id: Mapped[UUID]
    content: Mapped[str | None] = mapped_column(Text)
    negotiation_id: Mapped[UUID | None]
    changed: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
