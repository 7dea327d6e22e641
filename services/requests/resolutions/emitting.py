"""What events and the history say of resolutions."""

from typing import Any
from uuid import UUID

from chassis.calling.actor import Post
from chassis.running.work import Work
from chassis.storing.database import new_id
from chassis.storing.dumping import shown
from contracts.operation import Event
from contracts.requests.meetings_items import ResolutionRungData
from contracts.requests.meetings_resolutions import ResolutionData
from contracts.requests.meetings_vocabulary import ResolutionStep
from services.requests.resolutions.models import Resolution, ResolutionEntry


def step(
    work: Work, event: Event, resolution: Resolution, action: ResolutionStep, post: Post, words: str | None = None
) -> None:
    """Write a row of the history, and emit the event of it with the state of the resolution."""
    work.session.add(
        ResolutionEntry(
            id=new_id(),
            resolution_id=resolution.id,
            at=work.now,
            action=action,
            person_id=UUID(work.actor.person_id),
            person_name=work.actor.name,
            role=post.role,
            words=words or None,
        )
    )
    emit(work, event, resolution, words=words or None)


def emit(work: Work, event: Event, resolution: Resolution, **more: Any) -> None:
    """Emit an event with the state of a resolution."""
    # The version is that after the change.
    work.session.flush()
    given = {"words": None, **more}
    work.emit(
        event, resolution.id, shown(resolution, ResolutionRungData if "rung" in more else ResolutionData, **given)
    )
