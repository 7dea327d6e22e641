"""What events and the history say of matters."""

from uuid import UUID

from chassis.calling.actor import Post
from chassis.running.work import Work
from chassis.storing.database import new_id
from chassis.storing.dumping import shown
from contracts.operation import Event
from contracts.requests.meetings_matters import MatterData
from contracts.requests.meetings_vocabulary import MatterStep
from services.requests.matters.domain import studied
from services.requests.matters.models import Matter, MatterEntry
from services.requests.mirror.queries import names_of


def step(
    work: Work,
    event: Event,
    matter: Matter,
    action: MatterStep,
    post: Post,
    words: str | None = None,
    meeting_id: UUID | None = None,
    outcome: str | None = None,
) -> None:
    """Write a row of the history, and emit the event of it with the state of the matter."""
    work.session.add(
        MatterEntry(
            id=new_id(),
            matter_id=matter.id,
            at=work.now,
            action=action,
            person_id=UUID(work.actor.person_id),
            person_name=work.actor.name,
            role=post.role,
            meeting_id=meeting_id,
            words=words or None,
            outcome=outcome,
        )
    )
    # The version is that after the change.
    work.session.flush()
    name = names_of(work.session, [matter.organization_id]).get(matter.organization_id, "")
    data = shown(
        matter,
        MatterData,
        words=words or None,
        organization_name=name,
        expected_ids=matter.expected_ids or [],
        studying_id=None if studied(matter) else matter.studying_id,
    )
    work.emit(event, matter.id, data)
