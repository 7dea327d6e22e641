"""Send a request to a department: which item it is, where it goes by the rules, the dispatch that is stored."""

from typing import Any
from uuid import UUID

from chassis.calling.errors import Failure, invalid
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.requests.refusals import DEPARTMENT_NOT_ACTIVE
from services.requests.catalog import queries as catalog
from services.requests.catalog.models import CatalogItem
from services.requests.clocks import commands as clocks
from services.requests.clocks.domain import ClockState
from services.requests.clocks.queries import terms
from services.requests.dispatching.domain import Matter
from services.requests.dispatching.queries import Decision, decide
from services.requests.lifecycle import steps
from services.requests.lifecycle.models import Dispatch, Request
from services.requests.lifecycle.steps import Step
from services.requests.mirror import queries as mirror
from services.requests.mirror.capability import with_handlers


def send_again(step: Step, department_id: UUID, reason: str, *, marked: bool) -> Dispatch:
    """Begin a new handling of an answered request: another dispatch, another run of the clock."""
    request = step.request
    dispatch = send(step, item_of(step.work, request), department_id, reason, None, marked)
    state = clocks.restart(
        step.work,
        request.id,
        dispatch.working_days,
        department_id=dispatch.department_id,
        reason=reason,
        marked=marked,
    )
    hand_over(request, dispatch, state)
    return dispatch


def classified(work: Work, request: Request, item_id: UUID | None) -> CatalogItem:
    """Return the item of the request; the dispatcher sets it if the enterprise chose none or the wrong one."""
    if item_id is None and request.item_id is None:
        raise invalid(
            "item_id",
            None,
            "企业未选择事项,派单时须归类。",
            "The enterprise chose no item, so the dispatcher has to classify it.",
        )
    if item_id is not None and item_id != request.item_id:
        item = catalog.choosable_item(work, item_id, for_staff=request.centre_id is not None)
        request.item_id = item.id
        return item
    return item_of(work, request)


def item_of(work: Work, request: Request) -> CatalogItem:
    return work.session.get_one(CatalogItem, request.item_id)


def by_the_rules(work: Work, request: Request, item: CatalogItem) -> Decision:
    matter = Matter(
        item=str(item.id),
        chain=str(request.chain_id) if request.chain_id else None,
        segments=tuple(request.segments),
        park=str(park) if (park := request.park_id or request.centre_id) else None,
    )
    decision = decide(work, matter, item.department_id)
    if mirror.find_department(work, decision.department_id) is None:
        raise Failure(DEPARTMENT_NOT_ACTIVE, id=decision.department_id)
    with_handlers(work, decision.department_id)
    return decision


def send(
    step: Step, item: CatalogItem, department_id: UUID, note: str, decision: Decision | None, marked: bool
) -> Dispatch:
    """Store the dispatch."""
    work, request = step.work, step.request
    dispatch = Dispatch(
        id=new_id(),
        request_id=request.id,
        department_id=department_id,
        item_id=item.id,
        working_days=item.working_days or terms(work).handling_days,
        rules_version=decision.version if decision else None,
        rule_position=decision.position if decision else None,
        note=note,
        visible_to_enterprise=marked,
        dispatched_at=work.now,
        dispatched_by=step.person_id,
        granted_days=0,
    )
    work.session.add(dispatch)
    work.session.flush()
    return dispatch


def hand_over(request: Request, dispatch: Dispatch, state: ClockState) -> None:
    """Make a dispatch the request's current one; the ladder starts again with it.

    Call it after the clock is written, whose look-ups would otherwise write the request's row once more.
    """
    request.department_id = dispatch.department_id
    request.dispatch_id = dispatch.id
    request.rung = None
    request.supplements = 0
    steps.set_due(request, state)


def current(work: Work, request: Request) -> Dispatch:
    """Return the dispatch by which the department has the request now."""
    return work.session.get_one(Dispatch, request.dispatch_id)


def whom(dispatch: Dispatch) -> dict[str, Any]:
    return {"department_id": str(dispatch.department_id)}


def how(dispatch: Dispatch) -> dict[str, Any]:
    return {
        **whom(dispatch),
        "working_days": dispatch.working_days,
        "rules_version": dispatch.rules_version,
        "rule_position": dispatch.rule_position,
    }
