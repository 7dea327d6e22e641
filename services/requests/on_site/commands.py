"""Writes of on-site days."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from chassis.calling.errors import Failure, forbidden, invalid
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.operation import Event
from contracts.problem import Text
from contracts.requests.on_site import (
    CANCEL_ON_SITE_DAY,
    CHANGE_ON_SITE_DAY,
    ENTER_OUTCOME,
    ON_SITE_DAY_AHEAD,
    ON_SITE_DAY_CANCELLED,
    ON_SITE_DAY_CHANGED,
    ON_SITE_DAY_HELD,
    ON_SITE_DAY_PLANNED,
    ON_SITE_DAY_SETTLED,
    ON_SITE_STATUS,
    PLAN_ON_SITE_DAY,
    OnSiteStatus,
)
from contracts.roles import Role
from services.requests.lifecycle.owning import one_of_own
from services.requests.lifecycle.refusing import refuse, wrong_among
from services.requests.mandates.queries import acting_agents
from services.requests.mirror.models import Person
from services.requests.mirror.queries import active_park, unknown_organizations
from services.requests.on_site.emitting import emit
from services.requests.on_site.models import OnSiteDay
from services.requests.on_site.queries import own_parks, told

_NUMBER = select(func.nextval("on_site_day_number"))
_NO_DEPARTMENT = Text("没有此部门,或已停用。", "There is no such active department.")
_NO_AGENT = Text(
    "此人当前不是代办专员;名单见 /v1/service-agents。",
    "Does not hold a post as service agent today; `/v1/service-agents` lists who does.",
)


@handles(PLAN_ON_SITE_DAY)
def plan_on_site_day(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Plan an on-site day of a park."""
    park_id = active_park(work, _own_park(work, body["park_id"]), "park_id")
    _check_day(work, body["day"])
    _check_attending(work, body["department_ids"], body["agent_ids"])
    day = OnSiteDay(
        id=new_id(),
        number=f"XC{work.session.scalar(_NUMBER):06d}",
        status=OnSiteStatus.PLANNED,
        planned_at=work.now,
        planned_by=UUID(work.actor.person_id),
        planned_by_name=work.actor.name,
        **{**body, "park_id": park_id},
    )
    work.session.add(day)
    work.concerns(day.id)
    emit(work, ON_SITE_DAY_PLANNED, day)
    return told(work, [day])[0]


@handles(CHANGE_ON_SITE_DAY)
def change_on_site_day(work: Work, on_site_day_id: UUID, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Change an on-site day that is planned; who came and does not any more is told too."""
    day = _planned(work, on_site_day_id)
    if "day" in changes:
        _check_day(work, changes["day"])
    # Who was asked to come before may have lost the post since, and stays.
    added = (
        [each for each in changes.get(name, ()) if each not in getattr(day, name)]
        for name in ("department_ids", "agent_ids")
    )
    _check_attending(work, *added)
    before = list(day.department_ids), list(day.agent_ids)
    for name, value in changes.items():
        setattr(day, name, value)
    emit(work, ON_SITE_DAY_CHANGED, day, before)
    return told(work, [day])[0]


@handles(ENTER_OUTCOME)
def enter_outcome(work: Work, on_site_day_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Enter what came of an on-site day: it was held. Raises ``Failure`` before the day has come."""
    day = _planned(work, on_site_day_id)
    if day.day > work.today:
        raise Failure(ON_SITE_DAY_AHEAD, number=day.number, day=day.day)
    day.outcome = body["outcome"]
    return _settle(work, day, OnSiteStatus.HELD, ON_SITE_DAY_HELD)


@handles(CANCEL_ON_SITE_DAY)
def cancel_on_site_day(work: Work, on_site_day_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Cancel an on-site day that is planned."""
    day = _planned(work, on_site_day_id)
    day.reason = body["reason"]
    return _settle(work, day, OnSiteStatus.CANCELLED, ON_SITE_DAY_CANCELLED)


def _settle(work: Work, day: OnSiteDay, status: OnSiteStatus, event: Event) -> dict[str, Any]:
    day.status, day.settled_at = status, work.now
    day.settled_by, day.settled_by_name = UUID(work.actor.person_id), work.actor.name
    emit(work, event, day)
    return told(work, [day])[0]


def _planned(work: Work, on_site_day_id: UUID) -> OnSiteDay:
    """Return an on-site day of the actor's park that is planned, locked until the commit."""

    def check_own(found: OnSiteDay) -> None:
        if found.park_id not in own_parks(work):
            raise forbidden(work.actor, Role.SERVICE_CLERK)

    day = work.change(OnSiteDay, on_site_day_id, allowed=check_own)
    if day.status != OnSiteStatus.PLANNED:
        raise Failure(ON_SITE_DAY_SETTLED, number=day.number, status=ON_SITE_STATUS.said(day.status))
    return day


def _own_park(work: Work, park_id: UUID | None) -> UUID:
    words = Text("请填写您任职的园区之一", "Must be one of the parks at whose service centre you work")
    return one_of_own(own_parks(work), park_id, "park_id", words)


def _check_day(work: Work, day: date) -> None:
    if day < work.today:
        raise invalid("day", day.isoformat(), "不能早于今天。", "Must not lie in the past.")


def _check_attending(work: Work, department_ids: Sequence[UUID], agent_ids: Sequence[UUID]) -> None:
    departments = unknown_organizations(work, department_ids, "department") if department_ids else set()
    known = work.session.scalars(acting_agents(work.today).where(Person.id.in_(agent_ids))) if agent_ids else ()
    agents = set(agent_ids) - set(known)
    wrong = wrong_among("department_ids", department_ids, departments, _NO_DEPARTMENT)
    refuse([*wrong, *wrong_among("agent_ids", agent_ids, agents, _NO_AGENT)])
