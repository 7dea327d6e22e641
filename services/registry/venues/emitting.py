"""Emit the events of venues."""

from chassis.running.work import Work
from chassis.storing.dumping import shown
from contracts.operation import Event
from contracts.registry.venues import VenueData
from services.registry.venues.models import Venue


def emit_venue(work: Work, event: Event, venue: Venue) -> None:
    """Emit an event of a venue with its state."""
    # The version is that after the change.
    work.session.flush()
    work.emit(event, venue.id, shown(venue, VenueData))
