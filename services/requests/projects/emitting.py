"""What events and the history say of projects."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from chassis.calling.actor import Post
from chassis.running.work import Work
from chassis.storing.database import new_id
from chassis.storing.dumping import shown
from contracts.operation import Event
from contracts.requests.project_kinds import ProjectStep
from services.requests.mirror.queries import names_of
from services.requests.projects.models import Project, ProjectEntry


def emit(
    work: Work, event: Event, project: Project, reason: str | None = None, *, imported: bool = False, **specific: Any
) -> None:
    """Emit an event with the state of a project; nobody is notified of one that was ``imported``."""
    # The version is that after the change.
    work.session.flush()
    name = names_of(work.session, [project.owner_id]).get(project.owner_id, "")
    data = shown(project, event.data, owner_name=name, reason=reason or None, imported=imported, **specific)
    work.emit(event, project.id, data)


def note(
    work: Work,
    project: Project,
    step: ProjectStep,
    post: Post,
    *,
    reason: str | None = None,
    changed: Sequence[Mapping[str, str | None]] = (),
) -> None:
    """Write a row of the history."""
    project.moved_at = work.now
    work.session.add(
        ProjectEntry(
            id=new_id(),
            project_id=project.id,
            at=work.now,
            action=step,
            person_id=UUID(work.actor.person_id),
            person_name=work.actor.name,
            role=post.role,
            organization_id=UUID(post.organization_id),
            reason=reason or None,
            changed=[dict(each) for each in changed],
        )
    )
