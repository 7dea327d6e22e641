"""The table of negotiations."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, String, Text, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from contracts.requests.negotiations import NEGOTIATION
from services.requests.models import Base


class Negotiation(Versioned, Base):
    """A negotiation with entries of the libraries. ``outcome`` is what came of one that was held, ``reason`` why one
    was cancelled; ``settled_at`` is when either was said."""

    __tablename__ = "negotiations"
    kept = "for ever: figures of past years are computed from it"
    resource = NEGOTIATION
    __table_args__ = (
        CheckConstraint("(status = 'held') = (outcome IS NOT NULL)", name="held"),
        CheckConstraint("(status = 'cancelled') = (reason IS NOT NULL)", name="cancelled"),
        Index(
            "uq_negotiations_ledger_number",
            "owner_id",
            text("lower(ledger_number)"),
            unique=True,
            postgresql_where=text("ledger_number IS NOT NULL"),
        ),
        Index("ix_negotiations_day", "day", "id"),
        Index("ix_negotiations_owner_id", "owner_id", "day", "id"),
        Index("ix_negotiations_chain_id", "chain_id", "day", "id"),
        Index("ix_negotiations_lead_id", "lead_id", "day", "id", postgresql_where=text("lead_id IS NOT NULL")),
        Index("ix_negotiations_prospect_ids", "prospect_ids", postgresql_using="gin"),
        Index("ix_negotiations_organization_ids", "organization_ids", postgresql_using="gin"),
        Index("ix_negotiations_planned", "owner_id", "day", postgresql_where=text("status = 'planned'")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    ledger_number: Mapped[str | None] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(String(120))
    way: Mapped[str] = mapped_column(String(10))
    status: Mapped[str] = mapped_column(String(10))
    day: Mapped[date]
    place: Mapped[str] = mapped_column(String(200))
    owner_id: Mapped[UUID]
    chain_id: Mapped[UUID | None]
    lead_id: Mapped[UUID | None] = mapped_column(ForeignKey("leads.id"))
    prospect_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    organization_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    subject: Mapped[str] = mapped_column(Text)
    outcome: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID]
    recorded_by_name: Mapped[str] = mapped_column(String(120))
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[UUID | None]
    settled_by_name: Mapped[str | None] = mapped_column(String(120))
