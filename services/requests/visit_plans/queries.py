"""Reads of plans of visits, of the visits that are owed, and what of them waits."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, DateTime, Select, any_, cast, false, func, not_, select

from chassis.calling.errors import not_found
from chassis.running.acting import possible
from chassis.running.handlers import handles, waits
from chassis.running.queues import Queue
from chassis.running.work import Work
from chassis.storing.dumping import shown
from chassis.storing.filters import Filters, equal, filtered, one_of
from chassis.storing.pages import page
from contracts.requests.visit_kinds import OwedVisitOrder, OwedVisitStatus, VisitPlanStatus
from contracts.requests.visit_plans import (
    GET_OWED_VISIT,
    GET_VISIT_PLAN,
    LIST_OWED_VISITS,
    LIST_VISIT_PLANS,
    OWED_VISIT,
    VISIT_PLAN,
    VISIT_PLAN_ACTIONS,
    OwedVisitSchema,
    VisitPlanDetailSchema,
    VisitPlanSchema,
)
from contracts.requests.visits import TO_VISIT
from contracts.worklists import Waiting
from services.requests.lifecycle.names import column_of
from services.requests.mirror.models import Organization
from services.requests.mirror.queries import names_of
from services.requests.visits.access import may_plan, own_organizations, visible_to
from services.requests.visits.models import OwedVisit, Visit, VisitPlan
from services.requests.visits.naming import named_by, names_in

_plans, _owed = VisitPlan.__table__.c, OwedVisit.__table__.c
_PLAN_FILTERS: Filters = {
    "organization_id": equal(_plans.organization_id),
    "enterprise_id": lambda _work, given: given == any_(_plans.enterprise_ids),
    "period": equal(_plans.period),
    "status": equal(_plans.status),
}


def _waits_for(work: Work, _step: str = "") -> ColumnElement[bool]:
    """Return the condition for the visits that the actor's organizations owe."""
    own = sorted(own_organizations(work.actor))
    return _owed.organization_id.in_(own) & (_owed.status == OwedVisitStatus.OWED.value) if own else false()


def overdue(work: Work) -> ColumnElement[bool]:
    """Return the condition for what is owed still after its last day, or was made after that."""
    late: ColumnElement[bool] = func.coalesce(_owed.visited_on, work.today) > _owed.last_day
    return late & (_owed.status != OwedVisitStatus.TAKEN_BACK.value)


def _overdue(work: Work, given: bool) -> ColumnElement[bool]:
    return overdue(work) if given else not_(overdue(work))


_OWED_FILTERS: Filters = {
    **{name: equal(_owed[name]) for name in ("plan_id", "organization_id", "enterprise_id", "chain_id", "park_id")},
    "status": one_of(_owed.status),
    "overdue": _overdue,
    "first": lambda _work, given: _owed.last_day >= given,
    "last": lambda _work, given: _owed.last_day <= given,
    "waiting": _waits_for,
}


@handles(LIST_VISIT_PLANS)
def list_visit_plans(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the plans of visits, the latest first."""
    statement = filtered(_planned(), work, query, _PLAN_FILTERS).order_by(_plans.id.desc())
    return page(work.transaction, statement, query, lambda rows: [_listed(work, row) for row in rows])


def _listed(work: Work, row: Any) -> dict[str, Any]:
    return shown(row.VisitPlan, VisitPlanSchema, **_told(work, row))


def _planned() -> Select[Any]:
    owed = select(func.count()).where(_owed.plan_id == _plans.id, _owed.status == OwedVisitStatus.OWED.value)
    return select(
        VisitPlan,
        column_of(Organization, "name", _plans.organization_id, "organization_name"),
        owed.scalar_subquery().label("owed"),
    )


def _told(work: Work, row: Any) -> dict[str, Any]:
    plan = row.VisitPlan
    may = plan.status == VisitPlanStatus.RUNNING and may_plan(work.actor, plan)
    return {
        "organization_name": row.organization_name or "",
        "enterprises": len(plan.enterprise_ids),
        "owed": row.owed,
        "actions": possible(work.actor, VISIT_PLAN_ACTIONS, lambda _action: may),
    }


@handles(GET_VISIT_PLAN)
def get_visit_plan(work: Work, visit_plan_id: UUID) -> dict[str, Any]:
    """Return one plan of visits with its enterprises."""
    row = work.session.execute(_planned().where(_plans.id == visit_plan_id)).one_or_none()
    if row is None:
        raise not_found(VISIT_PLAN, visit_plan_id)
    plan = row.VisitPlan
    names = names_of(work.session, plan.enterprise_ids)
    visited = [{"id": each, "name": names.get(each, "")} for each in plan.enterprise_ids]
    visited.sort(key=lambda each: (each["name"], str(each["id"])))
    return shown(plan, VisitPlanDetailSchema, visited=visited, **_told(work, row))


def _owed_visits(work: Work) -> Select[Any]:
    return select(
        OwedVisit,
        column_of(VisitPlan, "number", _owed.plan_id, "plan_number"),
        column_of(VisitPlan, "title", _owed.plan_id, "plan_title"),
        *named_by(_owed),
        column_of(Visit, "number", _owed.visit_id, "visit_number"),
        overdue(work).label("overdue"),
    ).where(visible_to(work.actor, _owed, owed=True))


@handles(LIST_OWED_VISITS)
def list_owed_visits(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the owed visits that the actor sees."""
    by = (_owed.last_day, _owed.id)
    statement = filtered(_owed_visits(work), work, query, _OWED_FILTERS).order_by(
        *(column.desc() if query["sort"] == OwedVisitOrder.LATEST else column.asc() for column in by)
    )
    return page(work.transaction, statement, query, lambda rows: [_owed_visit(work, row) for row in rows])


@handles(GET_OWED_VISIT)
def get_owed_visit(work: Work, owed_visit_id: UUID) -> dict[str, Any]:
    """Return one owed visit. Raises ``Failure`` if the actor may not see it."""
    row = work.session.execute(_owed_visits(work).where(_owed.id == owed_visit_id)).one_or_none()
    if row is None:
        raise not_found(OWED_VISIT, owed_visit_id)
    return _owed_visit(work, row)


def _owed_visit(work: Work, row: Any) -> dict[str, Any]:
    found = row.OwedVisit
    own = found.organization_id in own_organizations(work.actor)
    return shown(
        found,
        OwedVisitSchema,
        recordable=own and found.status == OwedVisitStatus.OWED,
        **{name: getattr(row, name) for name in ("plan_number", "plan_title", "visit_number", "overdue")},
        **names_in(row),
    )


@waits(TO_VISIT)
def to_visit(work: Work, _kind: Waiting) -> Queue:
    """Return the visits that the actor's organizations owe: due soon within as many days as their plan reminds of."""
    ends = func.timezone(work.settings.timezone, cast(_owed.last_day + 1, DateTime))
    remind = select(_plans.remind_days).where(_plans.id == _owed.plan_id).scalar_subquery()
    return Queue(
        where=[_waits_for(work)],
        id=_owed.id,
        number=select(_plans.number).where(_plans.id == _owed.plan_id).scalar_subquery(),
        title=select(Organization.name).where(Organization.id == _owed.enterprise_id).scalar_subquery(),
        since=_owed.made_at,
        due=ends,
        overdue=_owed.last_day < work.today,
        due_soon=_owed.last_day - remind <= work.today,
    )
