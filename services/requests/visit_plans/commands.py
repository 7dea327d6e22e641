"""Writes of plans of visits."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update

from chassis.calling.actor import Post
from chassis.calling.errors import Failure, forbidden, invalid
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.problem import Text
from contracts.requests.visit_kinds import VisitPlanField, VisitPlanStatus, VisitPlanStep
from contracts.requests.visit_plans import (
    CHANGE_VISIT_PLAN,
    END_VISIT_PLAN,
    MAKE_VISIT_PLAN,
    PLANNERS,
    VISIT_PLAN_CHANGED,
    VISIT_PLAN_ENDED,
    VISIT_PLAN_ENDED_BEFORE,
    VISIT_PLAN_MADE,
    VISITORS,
)
from contracts.roles import Role
from services.requests.lifecycle.changes import change, differences, joined
from services.requests.lifecycle.keeping import acting_post
from services.requests.lifecycle.refusing import refuse, wrong_among
from services.requests.mirror.queries import names_of, unknown_organizations
from services.requests.room_histories.noting import note
from services.requests.visit_plans import owing, queries
from services.requests.visits import access, domain
from services.requests.visits.emitting import emit_plan
from services.requests.visits.models import VisitPeriod, VisitPlan

_NO_ENTERPRISE = Text("没有此企业,或已停用。", "There is no such active enterprise.")
_NUMBER = select(func.nextval("visit_plan_number"))


@handles(MAKE_VISIT_PLAN)
def make_visit_plan(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Make a plan of visits. Raises ``Failure`` for an organization that is not the actor's, or days of the past."""
    organization_id = access.planned_for(work, body["organization_id"])
    first_day = body["first_day"] or work.today
    begins = domain.period_of(first_day, body["period"]).first_day
    if begins < domain.period_of(work.today, body["period"]).first_day:
        raise invalid(
            "first_day",
            first_day.isoformat(),
            "须在本周期(月、季、年)内或以后。",
            "Must lie in the month, quarter or year under way, or later.",
        )
    _check_last_day(work, body["last_day"])
    _check_enterprises(work, body["enterprise_ids"], body["enterprise_ids"])
    plan = VisitPlan(
        id=new_id(),
        number=f"ZFJH{work.session.scalar(_NUMBER):06d}",
        status=VisitPlanStatus.RUNNING,
        supervised=organization_id not in access.own_organizations(work.actor),
        opens_on=begins,
        made_at=work.now,
        made_by=UUID(work.actor.person_id),
        made_by_name=work.actor.name,
        **{**body, "organization_id": organization_id, "first_day": first_day},
    )
    work.session.add(plan)
    work.concerns(plan.id)
    note(work, plan, VisitPlanStep.MAKING, _post(work, plan))
    emit_plan(work, VISIT_PLAN_MADE, plan)
    owing.open_next(work, plan)
    return queries.get_visit_plan(work, plan.id)


@handles(CHANGE_VISIT_PLAN)
def change_visit_plan(work: Work, visit_plan_id: UUID, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Change a plan that has not ended. Raises ``Failure`` for what could not be planned either."""
    plan = _running(work, visit_plan_id)
    said, before = _said(plan), set(plan.enterprise_ids)
    after = set(changes.get("enterprise_ids", before))
    _check_last_day(work, changes.get("last_day"))
    if changes.get("last_day") and changes["last_day"] < plan.first_day:
        raise invalid(
            "last_day",
            changes["last_day"].isoformat(),
            f"不能早于计划的开始日期 {plan.first_day}。",
            f"Must not be earlier than the first day of the plan, {plan.first_day}.",
        )
    # An enterprise that is inactive by now may stay.
    _check_enterprises(work, changes.get("enterprise_ids", ()), after - before)
    for name, value in changes.items():
        setattr(plan, name, value)
    work.session.flush()
    period = owing.change_times(work, plan)
    if before - after:
        owing.take_back(work, plan, sorted(before - after))
    if period is not None and after - before:
        owing.owe(work, plan, period, sorted(after - before))
    changed = differences(VisitPlanField, said, _said(plan))
    names = names_of(work.session, before ^ after)
    for number, each in enumerate((before - after, after - before)):
        if each:
            told = joined(sorted(names.get(one, "") for one in each))
            changed.append(change(VisitPlanField.ENTERPRISES, *((None, told) if number else (told, None))))
    note(work, plan, VisitPlanStep.CHANGE, _post(work, plan), changed=changed)
    emit_plan(work, VISIT_PLAN_CHANGED, plan)
    work.wake("owe_visits")
    return queries.get_visit_plan(work, plan.id)


@handles(END_VISIT_PLAN)
def end_visit_plan(work: Work, visit_plan_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """End a plan: what is owed still is taken back."""
    plan = _running(work, visit_plan_id)
    plan.status, plan.opens_on = VisitPlanStatus.ENDED, None
    plan.ended_at, plan.reason = work.now, body["reason"]
    owing.take_back(work, plan)
    work.session.execute(update(VisitPeriod).where(VisitPeriod.plan_id == plan.id).values(tells_on=None))
    note(work, plan, VisitPlanStep.END, _post(work, plan), reason=body["reason"])
    emit_plan(work, VISIT_PLAN_ENDED, plan)
    return queries.get_visit_plan(work, plan.id)


def _said(plan: VisitPlan) -> dict[str, object]:
    return {name: getattr(plan, name) for name in ("title", "purpose", "last_day", "remind_days")}


def _post(work: Work, plan: VisitPlan) -> Post:
    """Return the post in which the actor plans: at the visiting organization, or as the supervisor of all."""
    post = acting_post(work.actor, plan.organization_id, VISITORS, frozenset({Role.SUPERVISOR}))
    if post is None:
        raise forbidden(work.actor, *sorted(PLANNERS))
    return post


def _running(work: Work, visit_plan_id: UUID) -> VisitPlan:
    """Return a plan that has not ended and that the actor may change, locked until the commit."""
    plan = work.change(VisitPlan, visit_plan_id, allowed=lambda found: access.check_plan(work.actor, found))
    if plan.status != VisitPlanStatus.RUNNING:
        raise Failure(VISIT_PLAN_ENDED_BEFORE, number=plan.number)
    return plan


def _check_last_day(work: Work, last_day: Any) -> None:
    if last_day is not None and last_day < work.today:
        raise invalid("last_day", last_day.isoformat(), "不能早于今天。", "Must not lie in the past.")


def _check_enterprises(work: Work, given: Sequence[UUID], added: Collection[UUID]) -> None:
    """Raise ``Failure`` naming each enterprise that was ``added`` among those given and is none, or not active."""
    unknown = unknown_organizations(work, added, "enterprise") if added else set()
    refuse(wrong_among("enterprise_ids", given, unknown, _NO_ENTERPRISE))
