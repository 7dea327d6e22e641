"""The table of venues."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, Numeric, String, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from contracts.registry.venue_kinds import Facility, VenueKind, VenueStatus
from contracts.registry.venues import VENUE
from services.registry.models import Base, Identified, word_of


class Venue(Identified, Versioned, Base):
    """A venue. ``opening_hours`` are in the form of ``HoursSchema``, in the order of the week."""

    __tablename__ = "venues"
    kept = "for ever: courses and figures refer to it"
    resource = VENUE
    __table_args__ = (
        CheckConstraint("area > 0", name="area"),
        CheckConstraint("(status = 'closed') = (closed_on IS NOT NULL AND close_reason IS NOT NULL)", name="closed"),
        Index("ix_venues_owner", "owner_id"),
        Index("ix_venues_chain", "chain_id"),
        Index("uq_venues_code_folded", text("lower(code)"), unique=True),
    )

    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    kind: Mapped[VenueKind] = mapped_column(word_of(VenueKind))
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("organizations.id"))
    chain_id: Mapped[UUID | None] = mapped_column(ForeignKey("chains.id"))
    address: Mapped[str] = mapped_column(String(200))
    area: Mapped[Decimal] = mapped_column(Numeric(9, 2))
    facilities: Mapped[list[Facility]] = mapped_column(ARRAY(word_of(Facility)))
    opening_hours: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    shared: Mapped[bool]
    status: Mapped[VenueStatus] = mapped_column(word_of(VenueStatus))
    closed_on: Mapped[date | None]
    close_reason: Mapped[str | None] = mapped_column(String(500))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
