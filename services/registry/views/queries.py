"""Reads of saved views."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from chassis.calling.errors import not_found
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.dumping import shown
from chassis.storing.filters import Filters, equal, filtered
from chassis.storing.pages import page
from contracts.registry.views import GET_VIEW, LIST_VIEWS, VIEW, ViewSchema
from services.registry.people.models import Person
from services.registry.views.access import visible_to
from services.registry.views.models import View

_views, _persons = View.__table__.c, Person.__table__
_FILTERS: Filters = {"operation": equal(_views.operation)}
_READ = select(*_views, _persons.c.name.label("owner_name")).join_from(
    View.__table__, _persons, _persons.c.id == _views.owner_id
)


@handles(LIST_VIEWS)
def list_views(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the views that the actor may read, in the order in which they were saved."""
    statement = filtered(_visible(work).order_by(_views.id), work, query, _FILTERS)
    return page(work.transaction, statement, query, lambda rows: [_view(work, row) for row in rows])


@handles(GET_VIEW)
def get_view(work: Work, view_id: UUID) -> dict[str, Any]:
    """Return one view."""
    row = work.row(_visible(work).where(_views.id == view_id))
    if row is None:
        raise not_found(VIEW, view_id)
    return _view(work, row)


def _visible(work: Work) -> Select[*tuple[Any, ...]]:
    return _READ.where(visible_to(work.actor))


def _view(work: Work, row: Any) -> dict[str, Any]:
    owner = {"id": row.owner_id, "name": row.owner_name}
    return shown(row, ViewSchema, owner=owner, mine=str(row.owner_id) == work.actor.person_id)
