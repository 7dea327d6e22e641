"""Reads of the histories of the things of rooms."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.commenting.thread import reads_internal
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.dumping import shown
from chassis.storing.pages import page
from contracts.operation import Operation
from contracts.requests.room_histories import (
    LIST_ACTIVITY_HISTORY,
    LIST_NEGOTIATION_HISTORY,
    LIST_PROSPECT_HISTORY,
    LIST_VISIT_HISTORY,
    LIST_VISIT_PLAN_HISTORY,
    HistoryEntrySchema,
)
from services.requests.activities.models import Activity
from services.requests.lifecycle.sight import find_seen
from services.requests.mirror.queries import names_of
from services.requests.negotiations.models import Negotiation
from services.requests.prospects.models import Prospect
from services.requests.room_histories.models import ENTRIES
from services.requests.visits.models import Visit, VisitPlan


def _history(operation: Operation, model: Any) -> Callable[..., Any]:
    """Return the function that reads the history of a thing, for whoever sees it by the declaration of who does."""
    entries = ENTRIES[model.resource]

    @handles(operation)
    def list_history(work: Work, object_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
        _, posts = find_seen(work, model, object_id)
        work.readers = frozenset(post.role for post in posts)
        statement = select(entries).where(entries.object_id == object_id).order_by(entries.id.asc())
        if not reads_internal(work):
            statement = statement.where(~entries.internal)
        return page(work.transaction, statement, query, lambda rows: _told(work, rows))

    return list_history


def _told(work: Work, rows: Sequence[Any]) -> list[dict[str, Any]]:
    names = names_of(work.session, {row.organization_id for row in rows})
    return [
        {
            **shown(row, HistoryEntrySchema, organization_name=names.get(row.organization_id)),
            "action": row.action,
            "changed": row.changed,
        }
        for row in rows
    ]


prospect_history = _history(LIST_PROSPECT_HISTORY, Prospect)
negotiation_history = _history(LIST_NEGOTIATION_HISTORY, Negotiation)
visit_history = _history(LIST_VISIT_HISTORY, Visit)
visit_plan_history = _history(LIST_VISIT_PLAN_HISTORY, VisitPlan)
activity_history = _history(LIST_ACTIVITY_HISTORY, Activity)
