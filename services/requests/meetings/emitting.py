"""What events and the history say of meetings."""

from collections.abc import Sequence
from uuid import UUID

from chassis.calling.actor import Post
from chassis.running.work import Work
from chassis.storing.database import new_id
from chassis.storing.dumping import shown
from contracts.operation import Event
from contracts.requests.meetings import MeetingData
from contracts.requests.meetings_vocabulary import MeetingStep
from services.requests.meetings.models import Meeting, MeetingEntry
from services.requests.mirror.queries import names_of


def emit(work: Work, event: Event, meeting: Meeting, also: Sequence[UUID] = (), *, imported: bool = False) -> None:
    """Emit an event with the state of a meeting; ``also`` were expected before, and are told a last time.

    Nobody is notified of one that was ``imported``.
    """
    # The version is that after the change.
    work.session.flush()
    expected = list(dict.fromkeys([*meeting.expected_ids, *also]))
    name = names_of(work.session, [meeting.organization_id]).get(meeting.organization_id, "")
    data = shown(meeting, MeetingData, expected_ids=expected, organization_name=name, imported=imported)
    work.emit(event, meeting.id, data)


def note(
    work: Work,
    meeting: Meeting,
    step: MeetingStep,
    post: Post,
    words: str | None = None,
    minutes: tuple[str | None, str | None] = (None, None),
) -> None:
    """Write a row of the history; ``minutes`` are those before and after they were amended."""
    before, after = minutes
    work.session.add(
        MeetingEntry(
            id=new_id(),
            meeting_id=meeting.id,
            at=work.now,
            action=step,
            person_id=UUID(work.actor.person_id),
            person_name=work.actor.name,
            role=post.role,
            words=words or None,
            before=before,
            after=after,
        )
    )
