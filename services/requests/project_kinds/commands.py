"""Kinds of projects, as a district configures them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.calling.errors import Failure
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from chassis.storing.dumping import shown
from contracts.identifiers import folded
from contracts.requests.project_configuration import (
    ADD_PROJECT_KIND,
    CHANGE_PROJECT_KIND,
    PROJECT_KIND_TAKEN,
    ProjectKindSchema,
)
from services.requests.projects.models import ProjectKind


@handles(ADD_PROJECT_KIND)
def add_kind(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Add a kind of projects. Raises ``Failure`` if its code is taken."""
    key = folded(body["code"])
    if work.session.scalar(select(ProjectKind.id).where(ProjectKind.key == key)) is not None:
        raise Failure(PROJECT_KIND_TAKEN, code=body["code"])
    kind = ProjectKind(id=new_id(), key=key, active=True, **body)
    work.session.add(kind)
    work.session.flush()
    work.concerns(kind.id)
    return shown(kind, ProjectKindSchema)


@handles(CHANGE_PROJECT_KIND)
def change_kind(work: Work, project_kind_id: UUID, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Change a kind of projects."""
    kind = work.change(ProjectKind, project_kind_id)
    for name, value in changes.items():
        setattr(kind, name, value)
    work.session.flush()
    return shown(kind, ProjectKindSchema)
