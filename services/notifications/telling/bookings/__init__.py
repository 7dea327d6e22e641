"""Notifications of bookings of venues: the organization that runs the venue, and who has booked by hand."""

from contracts.registry.bookings import BOOKING_CANCELLED, BOOKING_CHANGED, RUNNERS, VENUE_BOOKED
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule

CAPABILITY = Capability(
    ids={"running": "owner_id", "person": "person_id"},
    audiences={"running": RUNNERS},
    rules=(
        *(rule(event, "running", INBOX) for event in (VENUE_BOOKED, BOOKING_CHANGED, BOOKING_CANCELLED)),
        rule(BOOKING_CANCELLED, "person", BOTH),
    ),
)
