"""The table of mandates."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ARRAY, Index, String, Text, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from contracts.requests.mandates import MANDATE
from services.requests.models import Base

_OPEN = text("revoked_at IS NULL AND ended_at IS NULL")


class Mandate(Versioned, Base):
    """That an agent acts for an enterprise, for the items ``item_ids`` or, where these are null, for all.

    Both days included. ``organization_id`` is where the agent held the post when it was granted. Each thing happens to
    it once at most, so that the row is its history as well: ``revoked_at`` is when the enterprise took it back, and
    ``ended_at`` when it was found to be over otherwise.
    """

    __tablename__ = "mandates"
    kept = "for ever: by what others have acted in an enterprise's name"
    resource = MANDATE
    __table_args__ = (
        # One open mandate for an agent of an enterprise.
        Index("uq_mandates_open", "enterprise_id", "agent_id", unique=True, postgresql_where=_OPEN),
        Index("ix_mandates_agent_open", "agent_id", postgresql_where=_OPEN),
        Index("ix_mandates_agent_id", "agent_id", "id"),
        Index("ix_mandates_enterprise_id", "enterprise_id", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    enterprise_id: Mapped[UUID]
    agent_id: Mapped[UUID]
    agent_name: Mapped[str] = mapped_column(String(60))
    organization_id: Mapped[UUID]
    item_ids: Mapped[list[UUID] | None] = mapped_column(ARRAY(Uuid))
    valid_from: Mapped[date]
    valid_to: Mapped[date]
    note: Mapped[str] = mapped_column(Text)
    granted_at: Mapped[datetime]
    granted_by: Mapped[UUID]
    granted_by_name: Mapped[str] = mapped_column(String(120))
    revoked_at: Mapped[datetime | None]
    revoked_by: Mapped[UUID | None]
    revoked_by_name: Mapped[str | None] = mapped_column(String(120))
    reason: Mapped[str | None] = mapped_column(Text)
    ended_at: Mapped[datetime | None]
    ended_because: Mapped[str | None] = mapped_column(String(20))
