"""Writes of the life of a request from submission to handling, one function for each step."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import insert

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
from contracts.requests.refusals import DEPARTMENT_NOT_ACTIVE, EXTENSION_PENDING, NO_EXTENSION_PENDING
from services.requests.catalog import queries as catalog
from services.requests.catalog.models import CatalogItem
from services.requests.clocks import commands as clocks
from services.requests.clocks.domain import ClockState
from services.requests.clocks.queries import terms
from services.requests.dispatching.domain import Matter
from services.requests.dispatching.queries import Decision, decide
from services.requests.duties import beginning
from services.requests.lifecycle import queries, sources, steps, submission
from services.requests.lifecycle.access import roles_on
from services.requests.lifecycle.domain import Action, Status
from services.requests.lifecycle.emitting import emit
from services.requests.lifecycle.lapsing import lapse
from services.requests.lifecycle.models import Dispatch, Extension, Request
from services.requests.lifecycle.steps import Step, begin
from services.requests.mirror import queries as mirror
from services.requests.mirror.capability import acting_department, with_handlers
from services.requests.search.queries import new_document

_INSERT = insert(Request.__table__).execution_options(prepared=True)  # type: ignore[arg-type]


@handles(SUBMIT_REQUEST)
def submit_request(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Submit a request. Raises ``Failure`` if the form does not fit the item or the enterprise has no place."""
    item_id = body["item_id"]
    source = sources.choose_source(work, body["enterprise_id"], body["channel"])
    origin = submission.origin_of(work, source, item_id)
    post = sources.post_to_submit(source, origin.park_id, item_id)
    chain_id, segments = submission.choose_place(origin, body["chain_id"])
    row = {
        "id": new_id(),
        "title": body["title"],
        "description": body["description"],
        "form": submission.answered_form(origin, item_id, body["form"]),
        "status": Status.SUBMITTED,
        "item_id": item_id,
        "enterprise_id": source.enterprise_id,
        "chain_id": chain_id,
        "segments": segments,
        "park_id": origin.park_id,
        "submitted_by": UUID(work.actor.person_id),
        "channel": source.channel,
        "taken_in_by": UUID(work.actor.person_id) if source.taken_in else None,
        "on_site_day_id": sources.on_site_day(work, body["on_site_day_id"], source, origin.park_id),
        "submitted_at": work.now,
        "due_order": steps.NEVER,
        "has_due": False,
        "provisional": False,
        "returns": 0,
        "redispatches": 0,
        "reopened": 0,
        "supplements": 0,
        "comments": 0,
        "public_comments": 0,
        "version": 1,
        "number": submission.next_number(work),
        **beginning.first(work),
    }
    work.session.connection().execute(_INSERT, row)
    # It is written already, so that the session need not know it.
    request = Request(**row)
    queries.remember_names(work, request, submission.names(work, origin, chain_id))
    work.concerns(request.id)
    work.readers = roles_on(work.actor, request)
    step = Step(work, request, Action.SUBMISSION, post)
    step.trace(Action.SUBMISSION, None, None)
    emit(work, request, events.REQUEST_SUBMITTED, document=new_document(row, origin.enterprise_name))
    return queries.detail(work, request, [])


@handles(DISPATCH_REQUEST)
def dispatch_request(work: Work, request_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Dispatch a request to a department, by the rules unless the dispatcher names it, and start the clock."""
    step = begin(work, request_id, Action.DISPATCH)
    request = step.request
    item = _classified(work, request, body["item_id"])
    if body["department_id"] is not None:
        dispatch = _send(
            step,
            item,
            acting_department(work, body["department_id"]),
            body["note"],
            None,
            body["visible_to_enterprise"],
        )
    else:
        decision = _by_the_rules(work, request, item)
        dispatch = _send(step, item, decision.department_id, body["note"], decision, body["visible_to_enterprise"])
    state = clocks.start(work, request.id, dispatch.working_days, department_id=dispatch.department_id)
    _hand_over(request, dispatch, state)
    return step.finish(
        Status.DISPATCHED,
        events.REQUEST_DISPATCHED,
        reason=body["note"] or None,
        marked=body["visible_to_enterprise"],
        details=_how(dispatch),
        note=body["note"],
        rules_version=dispatch.rules_version,
    )


@handles(ACCEPT_REQUEST)
def accept_request(work: Work, request_id: UUID) -> dict[str, Any]:
    """Accept a dispatched request for the department."""
    step = begin(work, request_id, Action.ACCEPT)
    dispatch = _current(work, step.request)
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
    dispatch = _current(work, request)
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
        details=_whom(dispatch),
    )


@handles(CONFIRM_DISPATCH)
def confirm_dispatch(work: Work, request_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Confirm a returned dispatch: the department must handle it, and the clock resumes."""
    step = begin(work, request_id, Action.CONFIRMATION)
    request = step.request
    dispatch = _current(work, request)
    with_handlers(work, dispatch.department_id)
    steps.set_due(request, clocks.resume(work, request.id, body["reason"], marked=body["visible_to_enterprise"]))
    dispatch.confirmed_at = work.now
    return step.finish(
        Status.DISPATCHED,
        events.REQUEST_RETURN_CONFIRMED,
        reason=body["reason"],
        marked=body["visible_to_enterprise"],
        details=_whom(dispatch),
    )


@handles(REDISPATCH_REQUEST)
def redispatch_request(work: Work, request_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Redispatch a returned request to another department, with a new period of its own, and count it."""
    step = begin(work, request_id, Action.REDISPATCH)
    request = step.request
    before = _current(work, request)
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
    item = _item_of(work, request)
    dispatch = _send(step, item, body["department_id"], body["reason"], None, body["visible_to_enterprise"])
    state = clocks.redispatch(
        work,
        request.id,
        dispatch.working_days,
        department_id=dispatch.department_id,
        reason=body["reason"],
        marked=body["visible_to_enterprise"],
    )
    _hand_over(request, dispatch, state)
    return step.finish(
        Status.DISPATCHED,
        events.REQUEST_REDISPATCHED,
        reason=body["reason"],
        marked=body["visible_to_enterprise"],
        details={**_how(dispatch), "from_department_id": str(before.department_id)},
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
    dispatch = _current(work, step.request)
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
        with_handlers(work, _current(work, request).department_id)
        state = clocks.extend(
            work,
            request.id,
            extension.days,
            extension.reason,
            step.person_id,
            marked=extension.visible_to_enterprise,
        )
        steps.set_due(request, state)
        _current(work, request).granted_days += extension.days
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
    request.withdrawn_at = work.now
    return step.finish(Status.WITHDRAWN, events.REQUEST_WITHDRAWN, reason=body["reason"])


def send_again(step: Step, department_id: UUID, reason: str, *, marked: bool) -> Dispatch:
    """Begin a new handling of an answered request: another dispatch, another run of the clock."""
    request = step.request
    dispatch = _send(step, _item_of(step.work, request), department_id, reason, None, marked)
    state = clocks.restart(
        step.work,
        request.id,
        dispatch.working_days,
        department_id=dispatch.department_id,
        reason=reason,
        marked=marked,
    )
    _hand_over(request, dispatch, state)
    return dispatch


def _classified(work: Work, request: Request, item_id: UUID | None) -> CatalogItem:
    """Return the item of the request; the dispatcher sets it if the enterprise chose none or the wrong one."""
    if item_id is None and request.item_id is None:
        raise invalid(
            "item_id",
            None,
            "企业未选择事项,派单时须归类。",
            "The enterprise chose no item, so the dispatcher has to classify it.",
        )
    if item_id is not None and item_id != request.item_id:
        item = catalog.choosable_item(work, item_id)
        request.item_id = item.id
        return item
    return _item_of(work, request)


def _item_of(work: Work, request: Request) -> CatalogItem:
    return work.session.get_one(CatalogItem, request.item_id)


def _by_the_rules(work: Work, request: Request, item: CatalogItem) -> Decision:
    matter = Matter(
        item=str(item.id),
        chain=str(request.chain_id) if request.chain_id else None,
        segments=tuple(request.segments),
        park=str(request.park_id) if request.park_id else None,
    )
    decision = decide(work, matter, item.department_id)
    if mirror.find_department(work, decision.department_id) is None:
        raise Failure(DEPARTMENT_NOT_ACTIVE, id=decision.department_id)
    with_handlers(work, decision.department_id)
    return decision


def _send(
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


def _hand_over(request: Request, dispatch: Dispatch, state: ClockState) -> None:
    """Make a dispatch the request's current one; the ladder starts again with it.

    Call it after the clock is written, whose look-ups would otherwise write the request's row once more.
    """
    request.department_id = dispatch.department_id
    request.dispatch_id = dispatch.id
    request.rung = None
    request.supplements = 0
    steps.set_due(request, state)


def _current(work: Work, request: Request) -> Dispatch:
    """Return the dispatch by which the department has the request now."""
    return work.session.get_one(Dispatch, request.dispatch_id)


def _whom(dispatch: Dispatch) -> dict[str, Any]:
    return {"department_id": str(dispatch.department_id)}


def _how(dispatch: Dispatch) -> dict[str, Any]:
    return {
        **_whom(dispatch),
        "working_days": dispatch.working_days,
        "rules_version": dispatch.rules_version,
        "rule_position": dispatch.rule_position,
    }
