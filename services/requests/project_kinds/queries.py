"""Reads of the kinds of projects."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.dumping import shown
from chassis.storing.filters import equal, filtered
from chassis.storing.pages import page
from contracts.requests.project_configuration import LIST_PROJECT_KINDS, ProjectKindSchema
from services.requests.projects.models import ProjectKind

_kinds = ProjectKind.__table__.c


@handles(LIST_PROJECT_KINDS)
def list_kinds(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the kinds of projects, by code."""
    statement = filtered(select(ProjectKind), work, query, {"active": equal(_kinds.active)})
    statement = statement.order_by(_kinds.key.asc(), _kinds.id.asc())
    return page(work.transaction, statement, query, lambda rows: [shown(row, ProjectKindSchema) for row in rows])
