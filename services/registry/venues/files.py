"""Who may see, add and remove the files of a venue."""

from uuid import UUID

from chassis.filing.attaching import Rights, attaches
from chassis.running.work import Work
from contracts.registry.shared import REGISTRARS
from contracts.registry.venues import VENUE_FILES
from services.registry.venues.models import Venue


@attaches(VENUE_FILES)
def files_of_venue(work: Work, venue_id: UUID, *, changing: bool) -> Rights:
    """Everybody sees them; registrars add and remove any."""
    venue = work.change(Venue, venue_id) if changing else work.find(Venue, venue_id)
    registers = work.actor.is_any(*REGISTRARS)
    return Rights(venue, adds=lambda _kind: registers, removes=lambda _file: registers)
