"""Reads of decision lists and their matters, what they are found by, and how many matters stand on them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from chassis.calling.asked import Asked
from chassis.calling.errors import not_found
from chassis.running.acting import possible
from chassis.running.figures import UNGROUPED, Computed
from chassis.running.handlers import computes, handles, tells
from chassis.running.work import Work
from chassis.searching.finding import sought
from chassis.searching.sources import Document
from chassis.storing.dumping import shown
from chassis.storing.filters import Filter, equal, filtered
from chassis.storing.pages import page
from contracts.figures import FigureDimension
from contracts.identifiers import folded
from contracts.requests.decision_lists import (
    DECISION_LIST,
    DECISION_LIST_ACTIONS,
    GET_DECISION_LIST,
    LIST_DECISION_ITEMS,
    LIST_DECISION_LISTS,
    MATTERS_DECIDED,
    MATTERS_STUDIED_FIRST,
    SEARCH_DECISION_LISTS,
    DecisionItemSchema,
    DecisionListDetailSchema,
    DecisionListKind,
    DecisionListSchema,
    ListedItemSchema,
)
from services.requests.decision_lists.models import DecisionItem, DecisionList
from services.requests.lifecycle.names import column_of
from services.requests.mirror.models import Organization
from services.requests.mirror.queries import names_of

_lists, _items = DecisionList.__table__.c, DecisionItem.__table__.c
_NAMES = (
    column_of(Organization, "name", _lists.organization_id, "organization_name"),
    column_of(Organization, "name", _lists.party_organization_id, "party_organization_name"),
)
_COUNT = select(func.count()).where(_items.list_id == _lists.id).correlate(DecisionList).scalar_subquery()
_READ = select(*_lists, *_NAMES, _COUNT.label("items"))
_READ_ITEMS = select(
    _items.id,
    _items.list_id,
    _items.code,
    _items.title,
    *(_lists[name] for name in ("kind", "organization_id", "party_organization_id", "from_on", "to_on")),
    *_NAMES,
).join(DecisionList.__table__, _lists.id == _items.list_id)
_OF_LISTS: dict[str, Filter] = {
    **{name: equal(_lists[name]) for name in ("kind", "organization_id")},
    "on": lambda _work, day: DecisionList.holds_on(day),
}
_FILTERS: dict[str, Filter] = {**_OF_LISTS, "party_organization_id": equal(_lists.party_organization_id)}
_ITEM_FILTERS: dict[str, Filter] = {
    **_OF_LISTS,
    "list_id": equal(_items.list_id),
    "code": lambda _work, code: func.lower(_items.code) == folded(code),
}


@handles(LIST_DECISION_LISTS)
def list_lists(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the versions, the latest first."""
    statement = filtered(_READ, work, query, _FILTERS, besides=["q"]).order_by(_lists.id.desc())
    search = sought(SEARCH_DECISION_LISTS, query, _lists.id, work.actor)
    return page(work.transaction, statement, query, lambda rows: [_told(work, row) for row in rows], search)


@handles(GET_DECISION_LIST)
def get_list(work: Work, decision_list_id: UUID) -> dict[str, Any]:
    """Return one version with its matters."""
    work.session.flush()
    row = work.session.execute(_READ.where(_lists.id == decision_list_id)).one_or_none()
    if row is None:
        raise not_found(DECISION_LIST, decision_list_id)
    items = work.session.scalars(
        select(DecisionItem).where(DecisionItem.list_id == decision_list_id).order_by(DecisionItem.position)
    )
    listed = [shown(item, ListedItemSchema) for item in items]
    return shown(row, DecisionListDetailSchema, **_computed(work, row), listed=listed)


@handles(LIST_DECISION_ITEMS)
def list_items(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the matters, those of the latest versions first."""
    statement = filtered(_READ_ITEMS, work, query, _ITEM_FILTERS)
    statement = statement.order_by(_items.list_id.desc(), _items.position.asc(), _items.id.asc())
    return page(work.transaction, statement, query, lambda rows: [_item(row) for row in rows])


def _item(row: Any) -> dict[str, Any]:
    return shown(row, DecisionItemSchema, **_named(row))


def _named(row: Any) -> dict[str, str]:
    return {name: getattr(row, name) or "" for name in ("organization_name", "party_organization_name")}


def _told(work: Work, row: Any) -> dict[str, Any]:
    return shown(row, DecisionListSchema, **_computed(work, row))


def _computed(work: Work, row: Any) -> dict[str, Any]:
    actions = possible(work.actor, DECISION_LIST_ACTIONS, lambda _code: row.to_on is None)
    return {**_named(row), "actions": actions}


@tells(SEARCH_DECISION_LISTS, ids=_lists.id)
def found_lists(work: Work, ids: Sequence[UUID]) -> list[Document]:
    """Return what decision lists are found by."""
    matters = select(func.string_agg(_items.title, " ")).where(_items.list_id == _lists.id).scalar_subquery()
    return [
        Document(
            row.id,
            row.title,
            None,
            datetime.combine(row.from_on, time.min, work.now.tzinfo),
            {"title": row.title, "matters": row.matters},
        )
        for row in work.session.execute(select(*_lists, matters.label("matters")).where(_lists.id.in_(ids)))
    ]


@computes(MATTERS_STUDIED_FIRST, MATTERS_DECIDED)
def compute_listed(work: Work, asked: Asked) -> Computed:
    """Return how many matters stand on the lists that hold on a day."""
    day: date = asked.last or work.today
    kinds = {MATTERS_STUDIED_FIRST: DecisionListKind.PRIOR_STUDY, MATTERS_DECIDED: DecisionListKind.DECIDED}
    columns = {figure.name: func.count().filter(_lists.kind == str(kind)) for figure, kind in kinds.items()}
    whose = asked.among(FigureDimension.ORGANIZATION)
    key = _lists.organization_id if asked.group_by else UNGROUPED
    statement = (
        select(key.label("key"), *(column.label(name) for name, column in columns.items()))
        .join_from(DecisionItem.__table__, DecisionList.__table__, _lists.id == _items.list_id)
        .where(DecisionList.holds_on(day), *([_lists.organization_id.in_(whose)] if whose else []))
        .group_by(key)
    )
    groups = {row.key: {name: getattr(row, name) for name in columns} for row in work.session.execute(statement)}
    if asked.group_by is None:
        return Computed(total=groups.get(None, {}))
    return Computed(groups, names_of(work.session, list(groups)))
