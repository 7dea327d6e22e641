"""The table of calendar feeds. Its moments are wall time."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from contracts.registry.calendar_feeds import CALENDAR_FEED
from services.registry.models import Base, Identified


class CalendarFeed(Identified, Base):
    """A feed by the hash of the secret of its address; what ends is deleted."""

    __tablename__ = "calendar_feeds"
    kept = "until its owner revokes or replaces it, or the account is closed; at most 10 for each person"
    resource = CALENDAR_FEED
    __table_args__ = (
        Index("uq_calendar_feeds_hash", "hash", unique=True),
        Index("uq_calendar_feeds_name", "person_id", "name", unique=True),
    )

    hash: Mapped[str] = mapped_column(String(64))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    name: Mapped[str] = mapped_column(String(30))
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
