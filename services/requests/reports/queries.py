"""Compute the figures of requests, from rows and, for whole months, from monthly rollups.

It is one statement, which sees one state of the database, so that requests rolled up meanwhile are counted once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, cast, func, literal, not_, select, true, union_all
from sqlalchemy.types import Text

from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.filters import day_begins, day_ends
from contracts.requests.reports import GET_REQUEST_FIGURES
from contracts.roles import Role
from services.requests.catalog.models import CatalogItem
from services.requests.lifecycle.access import REQUESTS, visible_to
from services.requests.lifecycle.domain import ENDED
from services.requests.lifecycle.models import Request
from services.requests.lifecycle.queries import overdue
from services.requests.mirror.models import Chain
from services.requests.mirror.queries import names_of
from services.requests.reports.domain import ROLLED_UP, SUMS, ZONE, Period, added_up, figures
from services.requests.reports.models import monthly_rollups
from services.requests.reports.sources import SOURCES, SUBMITTED, Source, columns, count_if

_ALL = cast(literal("all"), Text)
# The columns that decide who sees a rollup; below, the same columns of requests, and the enterprise's.
_SEEN = {
    "department_id": monthly_rollups.c.holder_id,
    "chain_id": monthly_rollups.c.chain_id,
    "park_id": monthly_rollups.c.park_id,
}
_BY_THE_REST = {name: REQUESTS[name] for name in _SEEN}
_BY_ENTERPRISE = {"enterprise_id": REQUESTS["enterprise_id"]}


@handles(GET_REQUEST_FIGURES)
def get_figures(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the figures of the requests that the actor may see, by group and in total."""
    facts = union_all(*_parts(work, query)).subquery()
    summed = [func.coalesce(func.sum(facts.c[name]), 0).label(name) for name in SUMS]
    rows = work.session.execute(select(facts.c.key, *summed).group_by(facts.c.key).order_by(facts.c.key)).all()
    sums = {_word(row.key): {name: int(getattr(row, name)) for name in SUMS} for row in rows}
    names = _names(work, query["group_by"], list(sums))
    groups = [{"key": key, "name": names.get(key), **figures(group)} for key, group in sums.items()]
    return {
        "group_by": query["group_by"],
        "first": query["first"],
        "last": query["last"],
        "as_of": work.now,
        "groups": [] if query["group_by"] == "none" else groups,
        "totals": figures(added_up(list(sums.values()))),
    }


def _parts(work: Work, query: Mapping[str, Any]) -> Iterator[Select[Any]]:
    """Yield the grouped parts that add up to the figures: rollups of whole months, and rows that are not in them."""
    visible, tallied = visible_to(work.actor), Request.__table__.c.tallied
    period = Period(query["first"], query["last"])
    months, days = period.divided() if work.settings.timezone == ZONE else (None, [period])
    rows = [(each, visible) for each in days]
    if months:
        yield _rolled_up(work, query, months)
        rows.append((months, and_(not_(tallied), visible)))
        if work.actor.is_any(Role.ENTERPRISE_CONTACT):
            # Rollups do not distinguish enterprises, so requests seen by enterprise alone are read as rows.
            by_enterprise = visible_to(work.actor, _BY_ENTERPRISE)
            rows.append((months, and_(tallied, by_enterprise, visible_to(work.actor, _BY_THE_REST).is_not(true()))))
    submitted = {
        **SUBMITTED.sums,
        "open": count_if(Request.status.not_in(sorted(ENDED))),
        "overdue": count_if(overdue(work)),
    }
    for source in (replace(SUBMITTED, sums=submitted), *SOURCES[1:]):
        for each, condition in rows:
            yield _of_rows(work, source, query, each, condition)


def _of_rows(
    work: Work, source: Source, query: Mapping[str, Any], period: Period, condition: ColumnElement[bool]
) -> Select[Any]:
    """Return the sums of the rows of one source within a period, of requests that meet a condition."""
    # For some days without a condition, each request is looked up, if needed at all: for a join the planner might read
    # all requests.
    bounded = period.first and period.last
    look_up = bounded and condition is true() and source.table is not Request

    def of_request(column: Any) -> Any:
        return select(column).where(Request.id == source.table.request_id).scalar_subquery() if look_up else column

    chain, item, zone = of_request(Request.chain_id), of_request(Request.item_id), work.now.tzinfo
    keys = {
        "none": _ALL,
        "month": source.month(work.settings.timezone),
        "chain": chain,
        "item": item,
        "park": of_request(Request.park_id),
        "department": source.department,
    }
    statement = source.summed([keys[query["group_by"]].label("key")], SUMS, of_requests=not look_up).where(condition)
    if period.first:
        statement = statement.where(source.moment >= day_begins(period.first, zone))
    if period.last:
        statement = statement.where(source.moment < day_ends(period.last, zone))
    return _narrowed(statement, query, chain, item, source.department)


def _rolled_up(work: Work, query: Mapping[str, Any], months: Period) -> Select[Any]:
    """Return the sums of the rollups of whole months."""
    column, group_by = monthly_rollups.c, query["group_by"]
    key: Any = {"none": _ALL, "month": column.month}.get(group_by, column.get(f"{group_by}_id"))
    sums = {name: func.sum(column[name]) for name in ROLLED_UP}
    statement = select(key.label("key"), *columns(sums, SUMS)).where(visible_to(work.actor, _SEEN)).group_by(key)
    if months.first:
        statement = statement.where(column.month >= months.first)
    if months.last:
        statement = statement.where(column.month <= months.last)
    return _narrowed(statement, query, column.chain_id, column.item_id, column.department_id)


def _narrowed(statement: Select[Any], query: Mapping[str, Any], chain: Any, item: Any, department: Any) -> Select[Any]:
    for name, column in (("chain_id", chain), ("item_id", item), ("department_id", department)):
        if query[name]:
            statement = statement.where(column == query[name])
    return statement


def _word(key: date | UUID | str | None) -> str | None:
    """Return the key of a group as text."""
    return f"{key:%Y-%m}" if isinstance(key, date) else str(key) if key else None


def _names(work: Work, group_by: str, keys: list[str | None]) -> dict[str | None, str]:
    """Return the names of groups by their keys."""
    if group_by in ("month", "none"):
        return {key: key for key in keys if key}
    ids = [UUID(key) for key in keys if key]
    if group_by in ("department", "park"):
        return {str(key): name for key, name in names_of(work.session, ids).items()}
    model = Chain if group_by == "chain" else CatalogItem
    return {
        str(row.id): row.name for row in work.session.execute(select(model.id, model.name).where(model.id.in_(ids)))
    }
