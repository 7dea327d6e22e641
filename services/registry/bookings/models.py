"""The tables of bookings of venues."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned
from contracts.registry.booking_kinds import BookingStatus
from contracts.registry.bookings import VENUE_BOOKING
from services.registry.models import Base, Identified, word_of

_BOOKED = text("status = 'booked'")


class VenueBooking(Identified, Versioned, Base):
    """A booking. No two that are booked overlap at a venue: whoever writes one has locked the venue.

    ``activity_id`` and ``asked`` are of the activity that it is for, and the number of its asking; without one
    ``booked_by`` is who has booked by hand. ``cancelled_by`` is null where the activity gave the venue back.
    """

    __tablename__ = "venue_bookings"
    kept = "for ever: the record of how venues were used"
    resource = VENUE_BOOKING
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="ends_at"),
        CheckConstraint("(activity_id IS NULL) = (asked IS NULL)", name="asked"),
        CheckConstraint("(status = 'cancelled') = (cancelled_at IS NOT NULL)", name="cancelled"),
        Index("ix_venue_bookings_booked", "venue_id", "ends_at", postgresql_where=_BOOKED),
        Index("uq_venue_bookings_activity_id", "activity_id", unique=True, postgresql_where=_BOOKED),
        Index("ix_venue_bookings_venue_id", "venue_id", "starts_at", "id"),
        Index("ix_venue_bookings_organization_id", "organization_id", "starts_at", "id"),
        Index("ix_venue_bookings_starts_at", "starts_at", "id"),
    )

    number: Mapped[str] = mapped_column(String(20), unique=True)
    venue_id: Mapped[UUID] = mapped_column(ForeignKey("venues.id"))
    organization_id: Mapped[UUID]
    title: Mapped[str] = mapped_column(String(120))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    activity_id: Mapped[UUID | None]
    asked: Mapped[int | None]
    status: Mapped[BookingStatus] = mapped_column(word_of(BookingStatus))
    reason: Mapped[str | None] = mapped_column(String(500))
    booked_at: Mapped[datetime]
    booked_by: Mapped[UUID | None]
    booked_by_name: Mapped[str | None] = mapped_column(String(120))
    cancelled_at: Mapped[datetime | None]
    cancelled_by: Mapped[UUID | None]
    cancelled_by_name: Mapped[str | None] = mapped_column(String(120))


class VenueRequest(Base):
    """How far an activity that has ever asked for a venue is known: the ``version`` of its latest event that was
    applied, and the number of the asking in it. An event of an earlier version changes nothing.
    """

    __tablename__ = "venue_requests"
    kept = "for ever: an event of an activity may come again at any time; one row for each that has asked"

    activity_id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int]
    asked: Mapped[int]
