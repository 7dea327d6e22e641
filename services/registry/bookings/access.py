"""Who books venues for whom, and who cancels which bookings."""

from uuid import UUID

from chassis.calling.actor import Actor
from contracts.registry.bookings import BOOKERS, RUNNERS
from contracts.registry.shared import REGISTRARS
from services.registry.bookings.models import VenueBooking
from services.registry.venues.models import Venue


def own_organizations(actor: Actor) -> frozenset[UUID]:
    """Return the organizations for which the actor books."""
    return frozenset(map(UUID, actor.organizations(*BOOKERS)))


def may_cancel(actor: Actor, booking: VenueBooking, venue: Venue) -> bool:
    """Whether the actor may cancel a booking: an activity gives its venue back itself."""
    runs = str(venue.owner_id) in actor.organizations(*RUNNERS)
    by_hand = booking.activity_id is None and booking.organization_id in own_organizations(actor)
    return actor.is_any(*REGISTRARS) or runs or by_hand
