"""Who may see, add and remove the files of a meeting."""

from uuid import UUID

from chassis.filing.attaching import Rights, attaches
from chassis.running.work import Work
from contracts.requests.meetings_files import MEETING_FILES
from contracts.requests.meetings_vocabulary import MeetingStatus
from services.requests.meetings.access import convening_post, sees
from services.requests.meetings.models import Meeting


@attaches(MEETING_FILES)
def files_of_meeting(work: Work, meeting_id: UUID, *, changing: bool) -> Rights:
    """Whoever sees the meeting sees its files; the convenor adds them, and removes any before approval."""
    read = work.change if changing else work.find
    meeting = read(Meeting, meeting_id, seen=lambda row: sees(work, row))
    own = convening_post(work.actor, meeting) is not None and meeting.status != MeetingStatus.CANCELLED
    removes = own and meeting.status != MeetingStatus.APPROVED
    return Rights(meeting, adds=lambda _kind: own, removes=lambda _file: removes)
