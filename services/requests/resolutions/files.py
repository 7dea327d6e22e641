"""Who may see, add and remove the files of a resolution."""

from uuid import UUID

from chassis.filing.attaching import Rights, attaches
from chassis.running.work import Work
from contracts.requests.meetings_files import RESOLUTION_FILES
from contracts.requests.meetings_vocabulary import ResolutionProgress, ResolutionStatus
from services.requests.meetings.access import own_post
from services.requests.resolutions.access import sees
from services.requests.resolutions.models import Resolution


@attaches(RESOLUTION_FILES)
def files_of_resolution(work: Work, resolution_id: UUID, *, changing: bool) -> Rights:
    """Whoever sees the resolution sees its files; who is responsible adds them until it is carried out."""
    read = work.change if changing else work.find
    found = read(Resolution, resolution_id, seen=lambda row: sees(work, row))
    goes_on = found.status == ResolutionStatus.PASSED and found.progress != ResolutionProgress.DONE
    adds = goes_on and own_post(work.actor, found.organization_id) is not None
    return Rights(found, adds=lambda _kind: adds)
