"""The figures of requests, computed by one statement from the rows of what happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Select, Text, case, cast, func, literal, select, union_all
from sqlalchemy.orm import InstrumentedAttribute

from chassis.work import Work
from services.requests.catalog.models import CatalogItem
from services.requests.clocks.models import ClockEntry
from services.requests.lists.queries import day_begins, day_ends
from services.requests.mirror.models import Chain
from services.requests.mirror.queries import names_of
from services.requests.orders.access import visible_to
from services.requests.orders.domain import ENDED
from services.requests.orders.models import Answer, Evaluation, Extension, Request, Review
from services.requests.orders.queries import overdue
from services.requests.reports.domain import MARKS, SUMS, added_up, figures

_COLUMNS = {"chain": Request.chain_id, "item": Request.item_id, "park": Request.park_id}


@dataclass(frozen=True)
class Source:
    """Where figures come from: the rows of ``table``, each at a moment and a department's, and what they add to."""

    table: Any
    moment: InstrumentedAttribute[Any]
    department: InstrumentedAttribute[Any]
    sums: Mapping[str, ColumnElement[Any]]
    condition: ColumnElement[bool] | None = None


def get_figures(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of what the actor may see, by group and in total."""
    parts = [_part(work, source, query) for source in _sources(work)]
    facts = union_all(*parts).subquery()
    summed = [func.coalesce(func.sum(facts.c[name]), 0).label(name) for name in SUMS]
    rows = work.session.execute(select(facts.c.key, *summed).group_by(facts.c.key).order_by(facts.c.key)).all()
    sums = {row.key: {name: int(getattr(row, name)) for name in SUMS} for row in rows}
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


def _sources(work: Work) -> list[Source]:
    submitted = {
        "received": func.count(),
        "open": _count_if(Request.status.not_in(sorted(ENDED))),
        "overdue": _count_if(overdue(work)),
    }
    answered = {
        "answered": func.count(),
        "on_time": _count_if(Answer.on_time),
        "used_minutes": func.sum(Answer.used_minutes),
    }
    evaluated = {
        "evaluations": func.count(),
        "satisfied": _count_if(Evaluation.overall >= 4),
        **{mark: func.sum(getattr(Evaluation, mark)) for mark in MARKS},
    }
    one = func.count()
    return [
        Source(Request, Request.submitted_at, Request.department_id, submitted),
        Source(Request, Request.closed_at, Request.department_id, {"closed": one}),
        Source(Request, Request.withdrawn_at, Request.department_id, {"withdrawn": one}),
        Source(Answer, Answer.answered_at, Answer.department_id, answered),
        Source(Evaluation, Evaluation.evaluated_at, Evaluation.department_id, evaluated),
        Source(ClockEntry, ClockEntry.at, ClockEntry.department_id, {"returns": one}, ClockEntry.kind == "returned"),
        Source(
            Extension, Extension.decided_at, Extension.department_id, {"extensions": one}, Extension.granted.is_(True)
        ),
        Source(Review, Review.reviewed_at, Review.department_id, {"reopened": one}, Review.decision == "reopen"),
    ]


def _part(work: Work, source: Source, query: Mapping[str, Any]) -> Select[Any]:
    """One source, grouped: its own sums, and nothing for all others."""
    key = _key(work, source, query["group_by"])
    sums = [cast(source.sums.get(name, literal(0)), BigInteger).label(name) for name in SUMS]
    statement = select(key.label("key"), *sums).select_from(source.table).where(source.moment.is_not(None))
    if source.table is not Request:
        statement = statement.join(Request, Request.id == source.table.request_id)
    statement = statement.where(visible_to(work.actor))
    if source.condition is not None:
        statement = statement.where(source.condition)
    zone = work.now.tzinfo
    if query["first"]:
        statement = statement.where(source.moment >= day_begins(query["first"], zone))
    if query["last"]:
        statement = statement.where(source.moment < day_ends(query["last"], zone))
    for name, column in (
        ("chain_id", Request.chain_id),
        ("item_id", Request.item_id),
        ("department_id", source.department),
    ):
        if query[name]:
            statement = statement.where(column == query[name])
    # Without a key in GROUP BY a source of no rows would still give one.
    return statement.group_by(key)


def _key(work: Work, source: Source, group_by: str) -> ColumnElement[Any]:
    match group_by:
        case "month":
            return func.to_char(func.timezone(work.settings.timezone, source.moment), literal("YYYY-MM"))
        case "department":
            return cast(source.department, Text)
        case "none":
            return cast(literal("all"), Text)
        case _:
            return cast(_COLUMNS[group_by], Text)


def _count_if(condition: ColumnElement[bool] | InstrumentedAttribute[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _names(work: Work, group_by: str, keys: list[str | None]) -> dict[str | None, str]:
    """What the keys of the groups are called."""
    if group_by in ("month", "none"):
        return {key: key for key in keys if key}
    ids = [UUID(key) for key in keys if key]
    if group_by in ("department", "park"):
        return {str(key): name for key, name in names_of(work.session, ids).items()}
    model = Chain if group_by == "chain" else CatalogItem
    return {
        str(row.id): row.name for row in work.session.execute(select(model.id, model.name).where(model.id.in_(ids)))
    }
