"""Who may see, add and remove the files of a matter."""

from uuid import UUID

from chassis.filing.attaching import Rights, attaches
from chassis.running.work import Work
from contracts.requests.meetings_files import MATTER_FILES
from contracts.requests.meetings_vocabulary import MatterStatus
from services.requests.matters.access import sees
from services.requests.matters.models import Matter
from services.requests.meetings.access import convening_post, own_post

_ENDED = (MatterStatus.CONFIRMED, MatterStatus.WITHDRAWN)


@attaches(MATTER_FILES)
def files_of_matter(work: Work, matter_id: UUID, *, changing: bool) -> Rights:
    """Whoever sees the matter sees its files; its proposer and its convenor add them until it has ended."""
    read = work.change if changing else work.find
    matter = read(Matter, matter_id, seen=lambda row: sees(work, row))
    party = own_post(work.actor, matter.organization_id) or convening_post(work.actor, matter, "convenor_id")
    open_still = party is not None and matter.status not in _ENDED
    return Rights(matter, adds=lambda _kind: open_still)
