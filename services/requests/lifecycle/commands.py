"""Writes of the life of a request from submission to handling, one function for each step."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.calling.errors import Failure, invalid
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.requests import events
from contracts.requests.lifecycle import (
    ACCEPT_REQUEST,
    CONFIRM_DISPATCH,
    DECIDE_EXTENSION,
    DISPATCH_REQUEST,
    REDISPATCH_REQUEST,
    REQUEST_EXTENSION,
    RETURN_REQUEST,
    SUBMIT_REQUEST,
    WITHDRAW_REQUEST,
)
from contracts.requests.refusals import EXTENSION_PENDING, NO_EXTENSION_PENDING
from services.requests.claims.ending import end_of_request
from services.requests.clocks import commands as clocks
from services.requests.joint import adding
from services.requests.joint.ending import lapse_parts, release_new_lead
from services.requests.lifecycle import entering, queries, sending, sources, steps, submission
from services.requests.lifecycle.domain import Action, Status
from services.requests.lifecycle.lapsing import lapse
from services.requests.lifecycle.models import Extension
from services.requests.lifecycle.steps import begin
from services.requests.mirror.capability import acting_department, with_handlers


@handles(SUBMIT_REQUEST)
def submit_request(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Submit a request. Raises ``Failure`` if the form does not fit the item or the enterprise has no place."""
    item_id = body["item_id"]
    source = sources.choose_source(work, body["enterprise_id"], body["channel"])
    origin = submission.origin_of(work, source, item_id)
    post = sources.post_to_submit(source, origin.park_id, item_id)
    chain_id, segments = submission.choose_place(origin, body["chain_id"])
    row = {
        **entering.matter_of(work, body, submission.answered_form(origin, item_id, body["form"])),
        "enterprise_id": source.enterprise_id,
        "chain_id": chain_id,
        "segments": segments,
        "park_id": origin.park_id,
        "channel": source.channel,
        "taken_in_by": UUID(work.actor.person_id) if source.taken_in else None,
        "on_site_day_id": sources.on_site_day(work, body["on_site_day_id"], source, origin.park_id),
    }
    return entering.enter(work, row, post, submission.names(work, origin, chain_id))


@handles(DISPATCH_REQUEST)
def dispatch_request(work: Work, request_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Dispatch a request to a department, by the rules unless the dispatcher names it, and start the clock."""
    step = begin(work, request_id, Action.DISPATCH)
    request = step.request
    item = sending.classified(work, request, body["item_id"])
    if body["department_id"] is not None:
        dispatch = sending.send(
            step,
            item,
            acting_department(work, body["department_id"]),
            body["note"],
            None,
            body["visible_to_enterprise"],
        )
    else:
        decision = sending.by_the_rules(work, request, item)
        dispatch = sending.send(
            step, item, decision.department_id, body["note"], decision, body["visible_to_enterprise"]
        )
    state = clocks.start(work, request.id, dispatch.working_days, department_id=dispatch.department_id)
    sending.hand_over(request, dispatch, state)
    parts = adding.add(work, request, body["co_departments"], path="co_departments")
    result = step.finish(
        Status.DISPATCHED,
        events.REQUEST_DISPATCHED,
        reason=body["note"] or None,
        marked=body["visible_to_enterprise"],
        details=sending.how(dispatch),
        note=body["note"],
        rules_version=dispatch.rules_version,
    )
    if not parts:
        return result
    adding.tell(work, request, parts, step.post)
    return queries.detail(work, request)


@handles(ACCEPT_REQUEST)
def accept_request(work: Work, request_id: UUID) -> dict[str, Any]:
    """Accept a dispatched request for the department."""
    step = begin(work, request_id, Action.ACCEPT)
    dispatch = sending.current(work, step.request)
    dispatch.accepted_at = work.now
    dispatch.accepted_by = step.person_id
    return step.finish(Status.HANDLING, events.REQUEST_ACCEPTED)


@handles(RETURN_REQUEST)
def return_request(work: Work, request_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Return a dispatch as not the department's own; the clock is paused while the dispatcher reviews it.

    Raises ``Failure`` after the bound, or if the department has returned it before.
    """
    step = begin(work, request_id, Action.RETURN)
    request = step.request
    dispatch = sending.current(work, request)
    lapse(work, request)
    state = clocks.returned(
        work, request.id, dispatch.department_id, body["reason"], marked=body["visible_to_enterprise"]
    )
    steps.set_due(request, state)
    dispatch.returned_at = work.now
    request.returns += 1
    return step.finish(
        Status.RETURNED,
        events.REQUEST_RETURNED,
        reason=body["reason"],
        marked=body["visible_to_enterprise"],
        details=sending.whom(dispatch),
    )


@handles(CONFIRM_DISPATCH)
def confirm_dispatch(work: Work, request_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Confirm a returned dispatch: the department must handle it, and the clock resumes."""
    step = begin(work, request_id, Action.CONFIRMATION)
    request = step.request
    dispatch = sending.current(work, request)
    with_handlers(work, dispatch.department_id)
    steps.set_due(request, clocks.resume(work, request.id, body["reason"], marked=body["visible_to_enterprise"]))
    dispatch.confirmed_at = work.now
    return step.finish(
        Status.DISPATCHED,
        events.REQUEST_RETURN_CONFIRMED,
        reason=body["reason"],
        marked=body["visible_to_enterprise"],
        details=sending.whom(dispatch),
    )


@handles(REDISPATCH_REQUEST)
def redispatch_request(work: Work, request_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Redispatch a returned request to another department, with a new period of its own, and count it."""
    step = begin(work, request_id, Action.REDISPATCH)
    request = step.request
    before = sending.current(work, request)
    if body["department_id"] == before.department_id:
        raise invalid(
            "department_id",
            str(body["department_id"]),
            "改派须为其他部门;维持原派单请使用 confirmation。",
            "Must be another department; use confirmation to let the dispatch stand.",
        )
    acting_department(work, body["department_id"])
    request.redispatches += 1
    lapse(work, request)
    item = sending.item_of(work, request)
    dispatch = sending.send(step, item, body["department_id"], body["reason"], None, body["visible_to_enterprise"])
    state = clocks.redispatch(
        work,
        request.id,
        dispatch.working_days,
        department_id=dispatch.department_id,
        reason=body["reason"],
        marked=body["visible_to_enterprise"],
    )
    sending.hand_over(request, dispatch, state)
    if request.open_parts:
        release_new_lead(work, request, step.post, body["reason"])
    return step.finish(
        Status.DISPATCHED,
        events.REQUEST_REDISPATCHED,
        reason=body["reason"],
        marked=body["visible_to_enterprise"],
        details={**sending.how(dispatch), "from_department_id": str(before.department_id)},
        from_department_id=before.department_id,
    )


@handles(REQUEST_EXTENSION)
def request_extension(work: Work, request_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Ask for more time for the department. Raises ``Failure`` beyond the bound, or while an extension is pending."""
    step = begin(work, request_id, Action.EXTENSION)
    pending = queries.pending_extension(work, request_id)
    if pending is not None:
        raise Failure(EXTENSION_PENDING, days=pending.days)
    clocks.check_extension(work, request_id, body["days"], body["reason"])
    dispatch = sending.current(work, step.request)
    work.session.add(
        Extension(
            id=new_id(),
            request_id=request_id,
            dispatch_id=dispatch.id,
            department_id=dispatch.department_id,
            days=body["days"],
            reason=body["reason"],
            visible_to_enterprise=body["visible_to_enterprise"],
            asked_at=work.now,
            asked_by=step.person_id,
            pending=True,
        )
    )
    work.session.flush()
    return step.finish(
        Status.HANDLING,
        events.REQUEST_EXTENSION_REQUESTED,
        reason=body["reason"],
        marked=body["visible_to_enterprise"],
        details={"days": body["days"]},
        days=body["days"],
    )


@handles(DECIDE_EXTENSION)
def decide_extension(work: Work, request_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Grant or refuse an extension that the department asked for."""
    step = begin(work, request_id, Action.EXTENSION_DECISION)
    request = step.request
    extension = queries.pending_extension(work, request_id)
    if extension is None:
        raise Failure(NO_EXTENSION_PENDING, number=request.number)
    if body["granted"]:
        with_handlers(work, sending.current(work, request).department_id)
        state = clocks.extend(
            work,
            request.id,
            extension.days,
            extension.reason,
            step.person_id,
            marked=extension.visible_to_enterprise,
        )
        steps.set_due(request, state)
        sending.current(work, request).granted_days += extension.days
    extension.pending, extension.granted = False, body["granted"]
    extension.decided_at, extension.decided_by = work.now, step.person_id
    work.session.flush()
    return step.finish(
        Status.HANDLING,
        events.REQUEST_EXTENSION_DECIDED,
        reason=body["reason"],
        marked=body["visible_to_enterprise"],
        details={"days": extension.days, "granted": body["granted"]},
        days=extension.days,
        granted=body["granted"],
    )


@handles(WITHDRAW_REQUEST)
def withdraw_request(work: Work, request_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Withdraw a request for the enterprise before it is answered."""
    step = begin(work, request_id, Action.WITHDRAWAL)
    request = step.request
    if request.status != Status.SUBMITTED:
        lapse(work, request)
        steps.set_due(request, clocks.stop(work, request.id, body["reason"]))
        lapse_parts(work, request)
    end_of_request(work, request_id)
    request.withdrawn_at = work.now
    return step.finish(Status.WITHDRAWN, events.REQUEST_WITHDRAWN, reason=body["reason"])
