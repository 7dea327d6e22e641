"""What takes and frees venues: a venue is locked while its bookings are compared, so that no two overlap."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.registry.booking_kinds import BookingStatus, VenueRequestStatus
from contracts.registry.bookings import BOOKING_CANCELLED, BOOKING_CHANGED, VENUE_BOOKED
from contracts.registry.venue_kinds import VenueStatus
from services.registry.bookings.emitting import answer_with, emit_booking
from services.registry.bookings.models import VenueBooking
from services.registry.venues.models import Venue

_NUMBER = select(func.nextval("venue_booking_number"))


def locked(work: Work, venue_ids: Collection[UUID]) -> dict[UUID, Venue]:
    """Return these venues by their ids, locked until the commit in one order; those that exist."""
    if not venue_ids:
        return {}
    found = select(Venue).where(Venue.id.in_(venue_ids)).order_by(Venue.id).with_for_update()
    return {venue.id: venue for venue in work.session.scalars(found.execution_options(populate_existing=True))}


def refusal(venue: Venue, organization_id: UUID) -> VenueRequestStatus | None:
    """Return why an organization cannot have a venue at any time; ``None`` if it can."""
    if venue.status is VenueStatus.CLOSED:
        return VenueRequestStatus.CLOSED
    if not venue.shared and venue.owner_id != organization_id:
        return VenueRequestStatus.NOT_SHARED
    return None


def in_the_way(
    work: Work, venue: Venue, starts_at: datetime, ends_at: datetime, besides: UUID | None = None
) -> VenueBooking | None:
    """Return a booking that overlaps a time at a locked venue, besides one.

    Bookings do not overlap, so they end in the order in which they begin: the first that ends later is compared alone.
    """
    work.session.flush()
    later = select(VenueBooking).where(
        VenueBooking.venue_id == venue.id,
        VenueBooking.status == BookingStatus.BOOKED,
        VenueBooking.ends_at > starts_at,
    )
    if besides is not None:
        later = later.where(VenueBooking.id != besides)
    first = work.session.scalar(later.order_by(VenueBooking.ends_at).limit(1))
    return first if first is not None and first.starts_at < ends_at else None


def book(
    work: Work,
    venue: Venue,
    organization_id: UUID,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    activity: tuple[UUID, int] | None = None,
) -> VenueBooking:
    """Book a locked venue that is free: for an activity and its asking, or by hand of the actor."""
    activity_id, asked = activity or (None, None)
    person_id = work.actor.person_id
    booking = VenueBooking(
        id=new_id(),
        number=f"YD{work.session.scalar(_NUMBER):06d}",
        venue_id=venue.id,
        organization_id=organization_id,
        title=title,
        starts_at=starts_at,
        ends_at=ends_at,
        activity_id=activity_id,
        asked=asked,
        status=BookingStatus.BOOKED,
        booked_at=work.now,
        booked_by=UUID(person_id) if person_id else None,
        booked_by_name=work.actor.name if person_id else None,
    )
    work.session.add(booking)
    emit_booking(work, VENUE_BOOKED, booking, venue)
    return booking


def change(work: Work, venue: Venue, booking: VenueBooking, **values: object) -> None:
    """Change a booking at a venue, which is locked if the time is another."""
    for name, value in values.items():
        setattr(booking, name, value)
    emit_booking(work, BOOKING_CHANGED, booking, venue)


def cancel(
    work: Work, venue: Venue, booking: VenueBooking, reason: str | None = None, answer: VenueRequestStatus | None = None
) -> None:
    """Cancel a booking; ``answer`` is what its activity is told, if it is for one and has not given it back itself."""
    person_id = work.actor.person_id
    booking.status, booking.reason, booking.cancelled_at = BookingStatus.CANCELLED, reason, work.now
    booking.cancelled_by = UUID(person_id) if person_id else None
    booking.cancelled_by_name = work.actor.name if person_id else None
    emit_booking(work, BOOKING_CANCELLED, booking, venue)
    if answer is not None:
        answer_with(work, booking, venue, answer)


def free(work: Work, venue: Venue, reason: str) -> None:
    """Cancel whatever is booked at a locked venue that is closed, and not over yet."""
    booked = select(VenueBooking).where(
        VenueBooking.venue_id == venue.id,
        VenueBooking.status == BookingStatus.BOOKED,
        VenueBooking.ends_at > work.now,
    )
    for booking in work.session.scalars(booked.order_by(VenueBooking.id).with_for_update()).all():
        cancel(work, venue, booking, reason, VenueRequestStatus.CLOSED)
