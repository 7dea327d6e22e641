"""The tables of investors and target enterprises, and of whom to speak to there."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from chassis.storing.personal import Encrypted
from contracts.requests.prospects import PROSPECT
from services.requests.models import Base


class Prospect(Versioned, Base):
    """An investor or a target enterprise; ``identity`` is its name in the form in which names are compared."""

    __tablename__ = "prospects"
    kept = "for ever: leads and negotiations refer to it"
    resource = PROSPECT
    __table_args__ = (
        Index("uq_prospects_identity", "kind", "identity", unique=True),
        Index("ix_prospects_name", "kind", "name", "id"),
        Index("ix_prospects_all_names", "name", "id"),
        Index("ix_prospects_registered_at", "registered_at", "id"),
        Index("ix_prospects_owner_id", "owner_id", "name", "id"),
        Index("ix_prospects_chain_id", "chain_id", "name", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    kind: Mapped[str] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(String(120))
    identity: Mapped[str] = mapped_column(String(400))
    region: Mapped[str] = mapped_column(String(60))
    industry: Mapped[str] = mapped_column(String(120))
    chain_id: Mapped[UUID | None]
    owner_id: Mapped[UUID]
    note: Mapped[str] = mapped_column(Text)
    active: Mapped[bool]
    registered_at: Mapped[datetime]
    registered_by: Mapped[UUID]
    registered_by_name: Mapped[str] = mapped_column(String(120))


class ProspectContact(Base):
    """Whom to speak to, in a table of its own so that what is told and searched never holds it; all encrypted."""

    __tablename__ = "prospect_contacts"
    kept = "until who keeps the entry empties it: without it nobody could go on with the entry"

    prospect_id: Mapped[UUID] = mapped_column(ForeignKey("prospects.id"), primary_key=True)
    name: Mapped[str | None] = mapped_column(Encrypted)
    phone: Mapped[str | None] = mapped_column(Encrypted)
    email: Mapped[str | None] = mapped_column(Encrypted)
