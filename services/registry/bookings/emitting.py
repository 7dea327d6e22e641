"""Emit the events of bookings, and the answers to activities."""

from chassis.running.work import Work
from chassis.storing.dumping import shown
from contracts.operation import Event
from contracts.registry.booking_kinds import VenueRequestStatus
from contracts.registry.bookings import VenueBookingData
from contracts.registry.venue_requests import VENUE_ANSWERED
from services.registry.bookings.models import VenueBooking
from services.registry.organizations.models import Organization
from services.registry.venues.models import Venue


def emit_booking(work: Work, event: Event, booking: VenueBooking, venue: Venue) -> None:
    """Emit an event of a booking at a venue."""
    # The version is that after the change.
    work.session.flush()
    organization = work.session.get(Organization, booking.organization_id)
    data = shown(
        booking,
        VenueBookingData,
        venue_name=venue.name,
        owner_id=venue.owner_id,
        organization_name=organization.name if organization else "",
        person_id=booking.booked_by,
    )
    work.emit(event, booking.id, data)


def answer_with(work: Work, booking: VenueBooking, venue: Venue, status: VenueRequestStatus) -> None:
    """Tell the activity of a booking, if it is for one, how it stands with it."""
    if booking.activity_id is None or booking.asked is None:
        return
    booked = status is VenueRequestStatus.BOOKED
    data = {
        "activity_id": booking.activity_id,
        "asked": booking.asked,
        "venue_id": venue.id,
        "venue_name": venue.name,
        "status": status,
        "booking_id": booking.id if booked else None,
        "reason": booking.reason,
    }
    work.emit(VENUE_ANSWERED, booking.activity_id, data)
