"""The names of what a request refers to, read beside its row or once in a transaction."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Label, Uuid, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from chassis.running.work import Work
from services.requests.catalog.models import CatalogItem
from services.requests.lifecycle.models import HistoryEntry, Request
from services.requests.mandates.force import AGENTS
from services.requests.mirror.models import Chain, Organization
from services.requests.models import Base

_table, _history_rows = Request.__table__.c, HistoryEntry.__table__.c
_MEMO = "requests.names"


def column_of(model: type[Base], name: str, identifier: ColumnElement[Any], label: str | None = None) -> Label[Any]:
    """Return a column of another row, null if there is none; PostgreSQL plans this faster than a join of them all."""
    columns = model.__table__.c
    return select(columns[name]).where(columns.id == identifier).scalar_subquery().label(label or name)


def submitter_of(request: ColumnElement[Any]) -> Label[Any]:
    """Return the name that whoever submitted a request had then, which the first row of its history holds."""
    first = select(_history_rows.person_name).where(_history_rows.request_id == request)
    return first.order_by(_history_rows.position).limit(1).scalar_subquery().label("submitter")


def _all_names(ids: ColumnElement[Any]) -> Label[Any]:
    """Return the names of the organizations that are listed, null if none is."""
    columns = Organization.__table__.c
    names = select(func.array_agg(aggregate_order_by(columns.name, columns.name))).where(columns.id == any_(ids))
    return names.scalar_subquery().label("co_department_names")


# Built once: they run in every step of every request.
_NAMES = select(
    column_of(CatalogItem, "name", bindparam("item"), "item"),
    column_of(Organization, "name", bindparam("enterprise"), "enterprise"),
    column_of(Organization, "name", bindparam("department"), "department"),
    column_of(Chain, "name", bindparam("chain"), "chain"),
    column_of(Organization, "name", bindparam("park"), "park"),
    column_of(CatalogItem, "supplements", bindparam("item")),
    column_of(Organization, "name", bindparam("employer"), "employer"),
    submitter_of(bindparam("request")),
    AGENTS,
    _all_names(bindparam("co_departments", type_=ARRAY(Uuid))),
).execution_options(prepared=True)
# The names of what a request refers to, and how often its item lets it be supplemented, beside the columns of its row.
NAMED = (
    column_of(CatalogItem, "name", _table.item_id, "item_name"),
    column_of(Organization, "name", _table.enterprise_id, "enterprise_name"),
    column_of(Organization, "name", _table.department_id, "department_name"),
    column_of(Chain, "name", _table.chain_id, "chain_name"),
    column_of(Organization, "name", _table.park_id, "park_name"),
    column_of(CatalogItem, "supplements", _table.item_id, "item_supplements"),
    column_of(Organization, "name", _table.employer_id, "employer_name"),
    _all_names(_table.co_department_ids),
)
_named = attrgetter(*(name.key for name in NAMED))


class Names(NamedTuple):
    """The names of what a request refers to; ``None`` if it refers to nothing or the name is not known here.

    ``supplements`` is how often its item lets the enterprise be asked to supply something, if the item says so;
    ``agents`` are those whose mandates cover it now.
    """

    item: str | None = None
    enterprise: str | None = None
    department: str | None = None
    chain: str | None = None
    park: str | None = None
    supplements: int | None = None
    employer: str | None = None
    submitter: str | None = None
    agents: Sequence[UUID] = ()
    co_departments: Sequence[str] | None = None


def known_names(row: Any) -> Names:
    """Return the names in a row read with ``NAMED``, which lists have too; who submitted it is told in full alone."""
    *named, co_departments = _named(row)
    return Names(*named)._replace(co_departments=co_departments)


def names_for(work: Work, found: Request) -> Names:
    """Return the names of what a request refers to, read once in a transaction for the event and the response."""
    known: tuple[Any, Names] | None = work.transaction.memo.get(_MEMO)
    if known is None or known[0] != _ids(found):
        names = Names._make(work.session.connection().execute(_NAMES, {**_ids(found), "day": work.today}).one())
        remember_names(work, found, names)
        return names
    return known[1]


def remember_names(work: Work, found: Request, names: Names) -> None:
    """Remember the names of what a request refers to, so that they are not read again."""
    work.transaction.memo[_MEMO] = _ids(found), names


def _ids(found: Request) -> dict[str, Any]:
    return {
        "item": found.item_id,
        "enterprise": found.enterprise_id,
        "employer": found.employer_id,
        "department": found.department_id,
        "chain": found.chain_id,
        "park": found.park_id,
        "request": found.id,
        "co_departments": found.co_department_ids,
    }
