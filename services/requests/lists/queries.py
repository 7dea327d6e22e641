"""Lists of requests: what the actor may see, narrowed by filters, in order, page by page."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, cast

from sqlalchemy import ColumnElement, Row, Select, Text, Uuid, not_, or_, select

from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.pages import page
from contracts.requests.reading import LIST_REQUESTS
from services.requests.catalog.models import CatalogItem
from services.requests.lifecycle.access import visible_to
from services.requests.lifecycle.models import Request
from services.requests.lifecycle.queries import KNOWN, overdue, summary
from services.requests.mirror.models import Organization

_requests, _items = Request.__table__.c, CatalogItem.__table__
_enterprise, _department = (Organization.__table__.alias(name) for name in ("enterprise", "department"))


def _shown(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Identifiers as texts, as they go out: to make UUIDs of them and texts again is an eighth of what a page costs."""
    return column.cast(Text).label(column.key) if isinstance(column.type, Uuid) else column


# Built once, and without the description and the form, which are the bulk of a row and which lists do not show. All of
# it and of what narrows and orders it is columns of tables: one attribute of a model, and the ORM would have its part.
_LIST = (
    select(
        *(_shown(_requests[name]) for name in KNOWN),
        _items.c.name.label("item_name"),
        _enterprise.c.name.label("enterprise_name"),
        _department.c.name.label("department_name"),
    )
    .select_from(Request.__table__)
    .outerjoin(_items, _items.c.id == _requests.item_id)
    .outerjoin(_enterprise, _enterprise.c.id == _requests.enterprise_id)
    .outerjoin(_department, _department.c.id == _requests.department_id)
)
_EQUAL = ("item_id", "chain_id", "park_id", "department_id", "enterprise_id")


@handles(LIST_REQUESTS)
def list_requests(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """One page of the requests that the actor may see and the filters admit. Raises ``Failure`` for a bad cursor."""
    statement = _LIST.where(visible_to(work.actor), *_filters(work, query))
    statement = _ordered(statement, query["sort"])
    return page(work.session, statement, query, lambda rows: [_summary(work, row) for row in rows])


def _summary(work: Work, row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    # A row has the columns of a request by their names.
    return summary(work, cast("Request", row), row.item_name, row.enterprise_name, row.department_name)


def _filters(work: Work, query: Mapping[str, Any]) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        _requests[name] == query[name] for name in _EQUAL if query[name] is not None
    ]
    if query["status"]:
        statuses = sorted(set(query["status"]))
        conditions.append(_requests.status == statuses[0] if len(statuses) == 1 else _requests.status.in_(statuses))
    if query["overdue"] is not None:
        late = overdue(work)
        # Without a due date the comparison is neither true nor false; such a request is not overdue.
        conditions.append(late if query["overdue"] else or_(_requests.due_at.is_(None), not_(late)))
    if query["q"]:
        text = query["q"].strip()
        conditions.append(
            or_(_requests.number.contains(text, autoescape=True), _requests.title.icontains(text, autoescape=True))
        )
    zone = work.now.tzinfo
    if query["submitted_from"]:
        conditions.append(_requests.submitted_at >= day_begins(query["submitted_from"], zone))
    if query["submitted_to"]:
        conditions.append(_requests.submitted_at < day_ends(query["submitted_to"], zone))
    return conditions


def _ordered(statement: Select[*tuple[Any, ...]], sort: str) -> Select[*tuple[Any, ...]]:
    """Sort by columns that are never null and end in the id, so that every row has its one place."""
    match sort:
        case "submitted_at":
            return statement.order_by(_requests.submitted_at.asc(), _requests.id.asc())
        case "due_at":
            # What has no deadline stands at the end, since its due_order lies beyond all deadlines.
            return statement.order_by(_requests.due_order.asc(), _requests.id.asc())
        case "-due_at":
            return statement.order_by(_requests.has_due.desc(), _requests.due_order.desc(), _requests.id.desc())
        case _:
            return statement.order_by(_requests.submitted_at.desc(), _requests.id.desc())


def day_begins(day: date, zone: tzinfo | None) -> datetime:
    """The first moment of a business day."""
    return datetime.combine(day, time(), zone)


def day_ends(day: date, zone: tzinfo | None) -> datetime:
    """The first moment after a business day; of the last day there is, its last moment."""
    return datetime.combine(day, time.max, zone) if day == date.max else day_begins(day + timedelta(days=1), zone)
