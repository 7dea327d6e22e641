"""Lists of requests that the actor may see, with filters, sort orders and pages."""

import re
from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy import ColumnElement, Row, Select, Text, Uuid, not_, select

from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.filters import Filter, equal, filtered, found_by, from_day, one_of, to_day
from chassis.storing.pages import page
from contracts.requests.reading import LIST_REQUESTS
from services.requests.catalog.models import CatalogItem
from services.requests.lifecycle.access import visible_to
from services.requests.lifecycle.models import Request
from services.requests.lifecycle.queries import KNOWN, overdue, summary
from services.requests.mirror.models import Organization

# As ``next_number`` makes them.
_WHOLE_NUMBER = re.compile(r"\d{8}-\d{4,}")

_requests, _items = Request.__table__.c, CatalogItem.__table__
_enterprise, _department = (Organization.__table__.alias(name) for name in ("enterprise", "department"))


def _shown(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return identifiers as texts, as in the response: converting to UUIDs and back costs an eighth of a page."""
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


def _late_or_not(work: Work, wanted: bool) -> ColumnElement[bool]:
    return overdue(work) if wanted else not_(overdue(work))


_FILTERS: dict[str, Filter] = {
    **{name: equal(_requests[name]) for name in ("item_id", "chain_id", "park_id", "department_id", "enterprise_id")},
    "status": one_of(_requests.status),
    "overdue": _late_or_not,
    "submitted_from": from_day(_requests.submitted_at),
    "submitted_to": to_day(_requests.submitted_at),
}


@handles(LIST_REQUESTS)
def list_requests(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the requests that the actor may see, filtered. Raises ``Failure`` for a bad cursor."""
    statement = filtered(_LIST.where(visible_to(work.actor)), work, query, _FILTERS, besides=["q"])
    statement = _ordered(statement, query["sort"])
    search = found_by(query["q"], within=[_requests.number, _requests.title])
    if query["q"] is not None and _WHOLE_NUMBER.fullmatch(query["q"]):
        # The index of numbers finds it, whenever it was submitted.
        statement, search = statement.where(_requests.number == query["q"]), None
    return page(work.transaction, statement, query, lambda rows: [_summary(work, row) for row in rows], search)


def _summary(work: Work, row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    # A row has the columns of a request by their names.
    return summary(work, cast("Request", row), row.item_name, row.enterprise_name, row.department_name)


def _ordered(statement: Select[*tuple[Any, ...]], sort: str) -> Select[*tuple[Any, ...]]:
    """Sort by columns that are never null and end in the id, so that the order is total."""
    match sort:
        case "submitted_at":
            return statement.order_by(_requests.submitted_at.asc(), _requests.id.asc())
        case "due_at":
            # Requests without a deadline stand at the end, since their due_order lies beyond all deadlines.
            return statement.order_by(_requests.due_order.asc(), _requests.id.asc())
        case "-due_at":
            return statement.order_by(_requests.has_due.desc(), _requests.due_order.desc(), _requests.id.desc())
        case _:
            return statement.order_by(_requests.submitted_at.desc(), _requests.id.desc())
