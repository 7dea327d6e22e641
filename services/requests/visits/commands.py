"""Writes of visits that were made."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update

from chassis.calling.actor import Post
from chassis.calling.errors import Failure, invalid
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.problem import Text
from contracts.requests.visit_kinds import (
    FindingKind,
    OwedVisitStatus,
    VisitField,
    VisitPlanStatus,
    VisitStatus,
    VisitStep,
)
from contracts.requests.visits import (
    CHANGE_VISIT,
    RECORD_VISIT,
    VISIT_CHANGED,
    VISIT_RECORDED,
    VISIT_WITHDRAWN,
    VISIT_WITHDRAWN_BEFORE,
    WITHDRAW_VISIT,
)
from services.requests.lifecycle.changes import differences
from services.requests.lifecycle.own_numbers import check_number
from services.requests.lifecycle.refusing import refuse, wrong_among
from services.requests.mirror.models import Organization
from services.requests.mirror.queries import active_enterprise
from services.requests.room_histories.noting import note
from services.requests.visits import access, filing, queries
from services.requests.visits.domain import chain_of
from services.requests.visits.emitting import emit_visit
from services.requests.visits.models import Finding, OwedVisit, Visit, VisitPeriod, VisitPlan

_NUMBER = select(func.nextval("visit_number"))
_NOT_OWED = Text(
    "须为本单位对该企业、走访日期不早于其周期的待走访任务;见 /v1/owed-visits。",
    "Must be a visit that the organization owes this enterprise, in a period that had begun on the day of the visit; "
    "see `/v1/owed-visits`.",
)
_TAKEN = ("enterprise_id", "day", "visitors", "summary", "remarks", "ledger_number")
_KEPT = ("kind", "content", "reason")


@handles(RECORD_VISIT)
def record_visit(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Record a visit, with the requests that came of it.

    Raises ``Failure`` for an organization that is not the actor's, an enterprise that is not active, a day that lies
    ahead, an owed visit that it cannot settle, or a finding that could not be submitted as a request.
    """
    organization_id = access.visiting(work, body["organization_id"])
    active_enterprise(work, body["enterprise_id"], "enterprise_id")
    check_number(work, Visit, organization_id, body["ledger_number"])
    visit = record(work, organization_id, body, _settled(work, body, organization_id))
    # The requests that were placed have named themselves.
    work.concerns(visit.id)
    return queries.visit_detail(work, visit)


def record(
    work: Work,
    organization_id: UUID,
    body: Mapping[str, Any],
    owed: Sequence[OwedVisit],
    *,
    imported: bool = False,
) -> Visit:
    """Return the new record of a visit to an active enterprise, by which the owed visits given are made."""
    if body["day"] > work.today:
        raise invalid("day", body["day"].isoformat(), "不能晚于今天。", "Must not lie in the future.")
    place = work.session.get_one(Organization, body["enterprise_id"])
    kinds = [finding["kind"] for finding in body["findings"]]
    visit = Visit(
        id=new_id(),
        number=f"ZF{work.session.scalar(_NUMBER):06d}",
        organization_id=organization_id,
        chain_id=chain_of(place.chains),
        park_id=place.park_id,
        requests=kinds.count(FindingKind.REQUEST),
        demands=kinds.count(FindingKind.DEMAND),
        suggestions=kinds.count(FindingKind.SUGGESTION),
        planned=bool(owed),
        status=VisitStatus.RECORDED,
        recorded_at=work.now,
        recorded_by=UUID(work.actor.person_id),
        recorded_by_name=work.actor.name,
        **{name: body[name] for name in _TAKEN},
    )
    work.session.add(visit)
    work.session.flush()
    for each in owed:
        each.status, each.settled_at = OwedVisitStatus.MADE, work.now
        each.visit_id, each.visited_on = visit.id, visit.day
    _keep_findings(work, visit, access.post_at(work.actor, organization_id), body["findings"])
    note(work, visit, VisitStep.RECORDING, access.post_at(work.actor, organization_id))
    emit_visit(work, VISIT_RECORDED, visit, imported=imported)
    return visit


@handles(CHANGE_VISIT)
def change_visit(work: Work, visit_id: UUID, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Change what was recorded of a visit."""
    visit = _standing(work, visit_id)
    check_number(work, Visit, visit.organization_id, changes.get("ledger_number"), visit)
    apply_changes(work, visit, changes)
    return queries.visit_detail(work, visit)


def apply_changes(work: Work, visit: Visit, changes: Mapping[str, Any], *, imported: bool = False) -> None:
    """Change what is given of a visit that is locked."""
    before = {name: getattr(visit, name) for name in changes}
    for name, value in changes.items():
        setattr(visit, name, value)
    changed = differences(VisitField, before, changes)
    # The enterprise reads of what it sees.
    inner = [each for each in changed if each["field"] == VisitField.REMARKS]
    outer = [each for each in changed if each not in inner]
    post = access.post_at(work.actor, visit.organization_id)
    if outer or not inner:
        note(work, visit, VisitStep.CHANGE, post, changed=outer)
    if inner:
        note(work, visit, VisitStep.CHANGE, post, changed=inner, internal=True)
    emit_visit(work, VISIT_CHANGED, visit, imported=imported)


@handles(WITHDRAW_VISIT)
def withdraw_visit(work: Work, visit_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Withdraw the record of a visit: what it had settled is owed again, where it is planned still."""
    visit = _standing(work, visit_id)
    visit.status, visit.reason = VisitStatus.WITHDRAWN, body["reason"]
    work.session.execute(update(Finding).where(Finding.visit_id == visit.id).values(standing=False))
    settled = work.session.scalars(select(OwedVisit).where(OwedVisit.visit_id == visit.id)).all()
    # Before what they owe, as whoever ends them does.
    locked = select(VisitPlan).where(VisitPlan.id.in_({each.plan_id for each in settled})).order_by(VisitPlan.id)
    plans = {plan.id: plan for plan in work.session.scalars(locked.with_for_update())} if settled else {}
    begun = select(VisitPeriod).where(VisitPeriod.plan_id.in_(plans))
    # The last day as the plan has it by now.
    ends = {(one.plan_id, one.first_day): one.last_day for one in work.session.scalars(begun)} if plans else {}
    for each in settled:
        plan = plans[each.plan_id]
        planned = plan.status == VisitPlanStatus.RUNNING and each.enterprise_id in plan.enterprise_ids
        each.visit_id = each.visited_on = None
        each.status = OwedVisitStatus.OWED if planned else OwedVisitStatus.TAKEN_BACK
        each.settled_at = None if planned else work.now
        each.last_day = ends[each.plan_id, each.first_day]
    note(work, visit, VisitStep.WITHDRAWAL, access.post_at(work.actor, visit.organization_id), reason=visit.reason)
    emit_visit(work, VISIT_WITHDRAWN, visit)
    return queries.visit_detail(work, visit)


def _standing(work: Work, visit_id: UUID) -> Visit:
    """Return a visit that the actor's organization has made and not withdrawn, locked until the commit."""
    visit = work.change(
        Visit,
        visit_id,
        seen=lambda found: bool(access.posts_on(work.actor, found)),
        allowed=lambda found: access.check_own(work.actor, found),
    )
    check_standing(visit)
    return visit


def check_standing(visit: Visit) -> None:
    """Raise ``Failure`` if the record of a visit was withdrawn."""
    if visit.status != VisitStatus.RECORDED:
        raise Failure(VISIT_WITHDRAWN_BEFORE, number=visit.number)


def owed_on(work: Work, organization_id: UUID, enterprise_id: UUID, day: date) -> Sequence[OwedVisit]:
    """Return the visits that are owed to an enterprise in periods that a day is in, locked."""
    owed = select(OwedVisit).where(
        OwedVisit.organization_id == organization_id,
        OwedVisit.enterprise_id == enterprise_id,
        OwedVisit.status == OwedVisitStatus.OWED,
        OwedVisit.first_day <= day,
        OwedVisit.last_day >= day,
    )
    return work.session.scalars(owed.order_by(OwedVisit.id).with_for_update()).all()


def _settled(work: Work, body: Mapping[str, Any], organization_id: UUID) -> Sequence[OwedVisit]:
    """Return the owed visits that a visit settles, locked. Raises ``Failure`` naming those that it cannot."""
    given: Sequence[UUID] = body["owed_visit_ids"]
    if not given:
        return []
    locked = select(OwedVisit).where(OwedVisit.id.in_(given)).order_by(OwedVisit.id).with_for_update()
    found = {each.id: each for each in work.session.scalars(locked)}

    def fits(owed: OwedVisit | None) -> bool:
        return (
            owed is not None
            and (owed.organization_id, owed.enterprise_id) == (organization_id, body["enterprise_id"])
            and owed.status == OwedVisitStatus.OWED
            and owed.first_day <= body["day"]
        )

    refuse(wrong_among("owed_visit_ids", given, {each for each in given if not fits(found.get(each))}, _NOT_OWED))
    return list(found.values())


def _keep_findings(work: Work, visit: Visit, post: Post, findings: Sequence[Mapping[str, Any]]) -> None:
    for position, finding in enumerate(findings):
        placed = finding["kind"] == FindingKind.REQUEST
        at = f"findings.{position}"
        request_id = filing.place(work, visit.enterprise_id, post, finding, at) if placed else None
        work.session.add(
            Finding(
                id=new_id(),
                visit_id=visit.id,
                position=position,
                request_id=request_id,
                standing=True,
                **{name: finding[name] for name in _KEPT},
                **{
                    name: getattr(visit, name)
                    for name in ("organization_id", "enterprise_id", "chain_id", "park_id", "day")
                },
            )
        )
