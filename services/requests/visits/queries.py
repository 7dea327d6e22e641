"""Reads of visits that were made, and of what was found on them."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, not_, select, tuple_

from chassis.running.acting import possible
from chassis.running.handlers import handles, tells
from chassis.running.work import Work
from chassis.searching.finding import sought
from chassis.searching.sources import Document
from chassis.storing.dumping import shown
from chassis.storing.filters import Filter, equal, filtered, one_of
from chassis.storing.pages import page
from contracts.requests.visit_findings import LIST_VISIT_FINDINGS, FindingSchema
from contracts.requests.visit_kinds import VisitOrder, VisitStatus
from contracts.requests.visits import (
    GET_VISIT,
    LIST_VISITS,
    SEARCH_VISITS,
    VISIT_ACTIONS,
    SettledSchema,
    VisitDetailSchema,
    VisitSchema,
)
from services.requests.lifecycle.models import Request
from services.requests.lifecycle.names import column_of
from services.requests.mirror.queries import names_of
from services.requests.visits.access import is_own, posts_on, visible_to
from services.requests.visits.models import Finding, OwedVisit, Visit, VisitPlan
from services.requests.visits.naming import named_by, names_in

_visits, _findings, _owed = Visit.__table__.c, Finding.__table__.c, OwedVisit.__table__.c
_later = Visit.__table__.alias("later").c


def _whose(columns: Any) -> dict[str | tuple[str, ...], Filter]:
    """Return the filters by who visited whom and when."""
    return {
        **{name: equal(columns[name]) for name in ("organization_id", "enterprise_id", "chain_id", "park_id")},
        "first": lambda _work, given: columns["day"] >= given,
        "last": lambda _work, given: columns["day"] <= given,
    }


_LATER = _whose(_later)
_NARROWING = ("organization_id", "chain_id", "park_id", "first", "last")


def _latest(work: Work, latest: bool | None, *narrowed: Any) -> ColumnElement[bool] | None:
    """Return the condition for the latest visit of an enterprise among those that are narrowed to."""
    if latest is None:
        return None
    given = zip(_NARROWING, narrowed, strict=True)
    conditions = [_LATER[name](work, value) for name, value in given if value is not None]
    another = exists().where(
        _later.enterprise_id == _visits.enterprise_id,
        _later.status == VisitStatus.RECORDED.value,
        tuple_(_later.day, _later.id) > tuple_(_visits.day, _visits.id),
        visible_to(work.actor, _later),
        *(condition for condition in conditions if condition is not None),
    )
    found = and_(_visits.status == VisitStatus.RECORDED.value, not_(another))
    return found if latest else not_(found)


_FILTERS: dict[str | tuple[str, ...], Filter] = {
    **_whose(_visits),
    "status": equal(_visits.status),
    "planned": equal(_visits.planned),
    ("latest", *_NARROWING): _latest,
}
_FINDING_FILTERS: dict[str | tuple[str, ...], Filter] = {
    **_whose(_findings),
    "visit_id": equal(_findings.visit_id),
    "kind": one_of(_findings.kind),
}


def _ordered(columns: Any, sort: str) -> tuple[Any, ...]:
    by = (columns.day, columns.id)
    return tuple(column.asc() if sort == VisitOrder.EARLIEST else column.desc() for column in by)


@handles(LIST_VISITS)
def list_visits(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the visits that the actor sees."""
    statement = _named().where(visible_to(work.actor, _visits)).order_by(*_ordered(_visits, query["sort"]))
    statement = filtered(statement, work, query, _FILTERS, besides=["q"])
    search = sought(SEARCH_VISITS, query, _visits.id, work.actor)
    return page(work.transaction, statement, query, lambda rows: [_listed(work, row) for row in rows], search)


def _named() -> Select[Any]:
    return select(Visit, *named_by(_visits))


def _listed(work: Work, row: Any) -> dict[str, Any]:
    return shown(row.Visit, VisitSchema, **_told(work, row))


def _told(work: Work, row: Any) -> dict[str, Any]:
    open_still = row.Visit.status == VisitStatus.RECORDED and is_own(work.actor, row.Visit)
    return {
        **names_in(row),
        "actions": possible(work.actor, VISIT_ACTIONS, lambda _action: open_still),
    }


@handles(GET_VISIT)
def get_visit(work: Work, visit_id: UUID) -> dict[str, Any]:
    """Return one visit with what was found. Raises ``Failure`` if the actor may not see it."""
    return visit_detail(work, work.find(Visit, visit_id, seen=lambda found: bool(posts_on(work.actor, found))))


def visit_detail(work: Work, visit: Visit) -> dict[str, Any]:
    """Return a visit with what was found and what it has settled."""
    work.readers = frozenset(post.role for post in posts_on(work.actor, visit))
    work.session.flush()
    # Those of a withdrawn visit are shown with it, though they count no more.
    found = work.session.execute(_found().where(_findings.visit_id == visit.id).order_by(_findings.position))
    settled = work.session.execute(
        select(OwedVisit, column_of(VisitPlan, "title", _owed.plan_id, "plan_title"))
        .where(_owed.visit_id == visit.id)
        .order_by(_owed.last_day, _owed.id)
    )
    return shown(
        visit,
        VisitDetailSchema,
        findings=[_finding(row) for row in found],
        settled=[shown(row.OwedVisit, SettledSchema, plan_title=row.plan_title) for row in settled],
        **_told(work, work.session.execute(_named().where(_visits.id == visit.id)).one()),
    )


@handles(LIST_VISIT_FINDINGS)
def list_findings(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of what was found on the visits that the actor sees, without those that were withdrawn."""
    statement = _found().where(_findings.standing, visible_to(work.actor, _findings))
    statement = filtered(statement, work, query, _FINDING_FILTERS).order_by(*_ordered(_findings, query["sort"]))
    return page(work.transaction, statement, query, lambda rows: [_finding(row) for row in rows])


def _found() -> Select[Any]:
    return select(
        Finding,
        column_of(Visit, "number", _findings.visit_id, "visit_number"),
        *named_by(_findings),
        column_of(Request, "number", _findings.request_id, "request_number"),
        column_of(Request, "status", _findings.request_id, "request_status"),
    )


def _finding(row: Any) -> dict[str, Any]:
    names = ("visit_number", "request_number", "request_status")
    return shown(
        row.Finding,
        FindingSchema,
        **{name: getattr(row, name) for name in names},
        **names_in(row, "organization_name", "enterprise_name"),
    )


@tells(SEARCH_VISITS, ids=_visits.id)
def found_visits(work: Work, ids: Sequence[UUID]) -> list[Document]:
    """Return what visits are found by."""
    visits = work.session.scalars(select(Visit).where(_visits.id.in_(ids))).all()
    names = names_of(work.session, [visit.enterprise_id for visit in visits])
    texts: dict[UUID, list[str]] = {}
    contents = select(_findings.visit_id, _findings.content).where(_findings.visit_id.in_(ids))
    for visit_id, content in work.session.execute(contents.order_by(_findings.visit_id, _findings.position)):
        texts.setdefault(visit_id, []).append(content)
    return [
        Document(
            visit.id,
            names.get(visit.enterprise_id, visit.number),
            visit.number,
            visit.recorded_at,
            {
                "enterprise_name": names.get(visit.enterprise_id),
                "findings": texts.get(visit.id),
                **{
                    name: getattr(visit, name) for name in ("number", "ledger_number", "summary", "visitors", "remarks")
                },
            },
            {name: getattr(visit, name) for name in SEARCH_VISITS.scope},
            frozenset(post.role for post in posts_on(work.actor, visit)),
        )
        for visit in visits
    ]
