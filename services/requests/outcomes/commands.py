"""Writes at the end of a request: the answer, its evaluation, the supervisor's review."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.requests import events
from contracts.requests.lifecycle import ANSWER_REQUEST, EVALUATE_REQUEST, REVIEW_REQUEST
from services.requests.clocks import commands as clocks
from services.requests.clocks.queries import Rules, rules, terms
from services.requests.joint.ending import check_none_open
from services.requests.lifecycle import sending, steps
from services.requests.lifecycle.domain import Action, Status
from services.requests.lifecycle.emitting import emit
from services.requests.lifecycle.lapsing import lapse
from services.requests.lifecycle.models import Answer, Evaluation, Request, Review
from services.requests.lifecycle.steps import Step, begin
from services.requests.mirror.capability import acting_department

PORTION = 50
# Which of the versions in ``closes_reckoned`` is that of the library, counted from 1.
_KNOWN_UNTIL = 2


@handles(ANSWER_REQUEST)
def answer_request(work: Work, request_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Answer a request; the clock stops, and the time for the enterprise's evaluation begins."""
    step = begin(work, request_id, Action.ANSWER)
    request = step.request
    check_none_open(work, request)
    lapse(work, request)
    state = clocks.stop(work, request_id, "")
    answer = Answer(
        id=new_id(),
        request_id=request_id,
        dispatch_id=request.dispatch_id,
        department_id=request.department_id,
        answer=body["answer"],
        answered_at=work.now,
        answered_by=step.person_id,
        due_at=state.due_at,
        on_time=work.now <= state.due_at,
        used_minutes=state.used_minutes,
    )
    work.session.add(answer)
    work.session.flush()
    steps.set_due(request, state)
    request.answer_id = answer.id
    request.evaluation_id = None
    request.answered_at = work.now
    _set_closing(request, rules(work))
    return step.finish(
        Status.ANSWERED,
        events.REQUEST_ANSWERED,
        details={"on_time": answer.on_time, "used_minutes": answer.used_minutes},
        answer=answer.answer,
        on_time=answer.on_time,
    )


@handles(EVALUATE_REQUEST)
def evaluate_request(work: Work, request_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Evaluate an answer; a poor evaluation goes to the supervisor, never back to the department."""
    step = begin(work, request_id, Action.EVALUATION)
    request = step.request
    evaluation = Evaluation(
        id=new_id(),
        request_id=request_id,
        answer_id=request.answer_id,
        department_id=request.department_id,
        poor=body["overall"] <= terms(work).poor_at_most,
        evaluated_at=work.now,
        evaluated_by=step.person_id,
        **body,
    )
    work.session.add(evaluation)
    work.session.flush()
    request.evaluation_id = evaluation.id
    request.closes_at = None
    marks = {name: body[name] for name in ("response_time", "result", "attitude", "overall")}
    target = Status.UNDER_REVIEW if evaluation.poor else Status.CLOSED
    if target is Status.CLOSED:
        request.closed_at = work.now
    result = step.finish(
        target,
        events.REQUEST_EVALUATED,
        reason=body["comment"] or None,
        details=marks,
        **marks,
        poor=evaluation.poor,
    )
    if target is Status.CLOSED:
        emit(work, step.request, events.REQUEST_CLOSED, cause="evaluated")
    return result


@handles(REVIEW_REQUEST)
def review_request(work: Work, request_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Review a poor evaluation or follow-up: reopen the request for the same or another department, or uphold it."""
    step = begin(work, request_id, Action.REVIEW)
    request = step.request
    work.session.add(
        Review(
            id=new_id(),
            request_id=request_id,
            evaluation_id=None if request.follow_up_id else request.evaluation_id,
            follow_up_id=request.follow_up_id,
            department_id=request.department_id,
            decision=body["decision"],
            reason=body["reason"],
            visible_to_enterprise=body["visible_to_enterprise"],
            reviewed_at=work.now,
            reviewed_by=step.person_id,
        )
    )
    request.follow_up_id = None
    if body["decision"] == "uphold":
        return _uphold(step, body)
    return _reopen(step, body)


def _uphold(step: Step, body: Mapping[str, Any]) -> dict[str, Any]:
    reason, marked = body["reason"], body["visible_to_enterprise"]
    step.request.closed_at = step.work.now
    result = step.finish(
        Status.CLOSED, events.REQUEST_UPHELD, reason=reason, marked=marked, details={"decision": "uphold"}
    )
    emit(step.work, step.request, events.REQUEST_CLOSED, reason, marked=marked, cause="upheld")
    return result


def _reopen(step: Step, body: Mapping[str, Any]) -> dict[str, Any]:
    request = step.request
    answered_by = _answered_by(step)
    department_id = acting_department(step.work, body["department_id"] or answered_by)
    sending.send_again(step, department_id, body["reason"], marked=body["visible_to_enterprise"])
    request.reopened += 1
    return step.finish(
        Status.DISPATCHED,
        events.REQUEST_REOPENED,
        reason=body["reason"],
        marked=body["visible_to_enterprise"],
        details={"decision": "reopen", "department_id": str(department_id)},
        from_department_id=answered_by,
    )


def _answered_by(step: Step) -> UUID:
    return step.work.session.get_one(Answer, step.request.answer_id).department_id


def close_unevaluated(work: Work) -> int:
    """Close answers that nobody has evaluated in time; returns how many were looked at. Locked ones are left for later.

    What was computed by outdated rules is first computed anew, and may then have more time.
    """
    due = (
        select(Request)
        .where(Request.status == Status.ANSWERED, Request.closes_at <= work.now)
        .order_by(Request.closes_at)
        .limit(PORTION)
        .with_for_update(skip_locked=True)
    )
    found = work.session.scalars(due).all()
    in_force = rules(work) if found else None
    for request in found:
        if in_force is not None and _is_outdated(request, in_force):
            _set_closing(request, in_force)
            if request.closes_at is not None and request.closes_at > work.now:
                continue
        request.closed_at = work.now
        request.closes_at = None
        step = Step(work, request, Action.EXPIRY)
        step.finish(Status.CLOSED, events.REQUEST_CLOSED, cause="unevaluated")
    return len(found)


def recompute_closings(work: Work) -> int:
    """Recompute when answers close whose calendar or terms are outdated; returns how many.

    Like deadlines, those of a process that knows a newer release of the holiday library are left to such processes.
    """
    in_force = rules(work)
    outdated = (
        select(Request)
        .where(
            Request.status == Status.ANSWERED,
            Request.closes_reckoned < list(in_force.stamp),
            Request.closes_reckoned[_KNOWN_UNTIL] <= in_force.known_until,
        )
        .limit(PORTION)
        .with_for_update(skip_locked=True)
    )
    found = work.session.scalars(outdated).all()
    for request in found:
        _set_closing(request, in_force)
    return len(found)


def _is_outdated(request: Request, in_force: Rules) -> bool:
    reckoned = tuple(request.closes_reckoned)
    return reckoned < in_force.stamp and reckoned[_KNOWN_UNTIL - 1] <= in_force.known_until


def _set_closing(request: Request, in_force: Rules) -> None:
    """Set when an answer closes by itself: so many working days after it was given."""
    if request.answered_at is None:
        raise ValueError(f"request {request.number} is not answered")
    request.closes_at = in_force.calendar.deadline(request.answered_at, in_force.terms.evaluation_days)
    request.closes_reckoned = list(in_force.stamp)
