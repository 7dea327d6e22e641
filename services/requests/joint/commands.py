"""Writes of the parts of co-departments, one function for each step."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.calling.errors import Failure
from chassis.running.handlers import handles
from chassis.running.work import Work
from contracts.requests import part_events as events
from contracts.requests.joint import (
    ACCEPT_PART,
    ADD_PART,
    CONFIRM_PART,
    CONTRIBUTE_PART,
    DECIDE_PART_EXTENSION,
    NO_PART_EXTENSION_PENDING,
    PART_EXTENSION_PENDING,
    RELEASE_PART,
    REQUEST_PART_EXTENSION,
    RETURN_PART,
)
from contracts.requests.vocabulary import PartAction, PartStatus
from services.requests.clocks import commands as clocks
from services.requests.clocks.queries import terms
from services.requests.joint import adding, reading, steps
from services.requests.joint.ending import end
from services.requests.joint.steps import begin
from services.requests.lifecycle import steps as lifecycle
from services.requests.lifecycle.domain import Action
from services.requests.mirror.capability import with_handlers
from services.requests.mirror.queries import names_of


@handles(ADD_PART)
def add_part(work: Work, request_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Give one more department a part in the handling of a request."""
    step = lifecycle.begin(work, request_id, Action.PART)
    (part,) = adding.add(work, step.request, [body])
    adding.tell(work, step.request, [part], step.post, body["reason"])
    work.concerns(part.id)
    return reading.told_alone(work, step.request, part)


@handles(ACCEPT_PART)
def accept_part(work: Work, request_id: UUID, part_id: UUID) -> dict[str, Any]:
    """Accept a part for the co-department."""
    step = begin(work, request_id, part_id, PartAction.ACCEPT)
    step.part.accepted_at, step.part.accepted_by = work.now, step.person_id
    return step.finish(events.PART_ACCEPTED)


@handles(RETURN_PART)
def return_part(work: Work, request_id: UUID, part_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Return a part; its clock is paused while the dispatcher reviews that, the lead's goes on.

    Raises ``Failure`` after the bound, or if the co-department has returned it before.
    """
    step = begin(work, request_id, part_id, PartAction.RETURN)
    part = step.part
    steps.set_due(part, clocks.returned(work, part.id, part.department_id, body["reason"]))
    part.returned_at, part.return_reason = work.now, body["reason"]
    steps.owe_review(step, terms(work).return_review_days)
    return step.finish(events.PART_RETURNED, reason=body["reason"])


@handles(CONFIRM_PART)
def confirm_part(work: Work, request_id: UUID, part_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Confirm a returned part: the co-department must do it, and its clock resumes."""
    step = begin(work, request_id, part_id, PartAction.CONFIRMATION)
    part = step.part
    with_handlers(work, part.department_id)
    steps.set_due(part, clocks.resume(work, part.id, body["reason"]))
    steps.stop_review(work, part)
    part.confirmed_at = work.now
    return step.finish(events.PART_CONFIRMED, reason=body["reason"])


@handles(REQUEST_PART_EXTENSION)
def request_part_extension(work: Work, request_id: UUID, part_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Ask for more time for a part. Raises ``Failure`` beyond the bound, or while an extension is pending."""
    step = begin(work, request_id, part_id, PartAction.EXTENSION)
    part = step.part
    if part.pending_days is not None:
        raise Failure(PART_EXTENSION_PENDING, days=part.pending_days)
    clocks.check_extension(work, part.id, body["days"], body["reason"])
    part.pending_days, part.extension_reason, part.asked_at = body["days"], body["reason"], work.now
    steps.owe_review(step, terms(work).extension_decision_days)
    return step.finish(
        events.PART_EXTENSION_REQUESTED, reason=body["reason"], details={"days": body["days"]}, days=body["days"]
    )


@handles(DECIDE_PART_EXTENSION)
def decide_part_extension(work: Work, request_id: UUID, part_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Grant or refuse an extension that the co-department asked for."""
    step = begin(work, request_id, part_id, PartAction.EXTENSION_DECISION)
    part, days = step.part, step.part.pending_days
    if days is None:
        name = names_of(work.session, [part.department_id]).get(part.department_id, "")
        raise Failure(NO_PART_EXTENSION_PENDING, number=step.request.number, name=name)
    if body["granted"]:
        with_handlers(work, part.department_id)
        steps.set_due(part, clocks.extend(work, part.id, days, part.extension_reason or "", step.person_id))
        part.granted_days += days
    steps.stop_review(work, part)
    part.pending_days = part.extension_reason = part.asked_at = None
    return step.finish(
        events.PART_EXTENSION_DECIDED,
        reason=body["reason"],
        details={"days": days, "granted": body["granted"]},
        days=days,
        granted=body["granted"],
    )


@handles(CONTRIBUTE_PART)
def contribute_part(work: Work, request_id: UUID, part_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Do a part: its clock stops, and the lead gets what was contributed."""
    step = begin(work, request_id, part_id, PartAction.CONTRIBUTION)
    part = step.part
    state = clocks.stop(work, part.id, "")
    steps.set_due(part, state)
    steps.stop_review(work, part)
    part.pending_days = part.extension_reason = part.asked_at = None
    part.contribution, part.done_at, part.done_by = body["contribution"], work.now, step.person_id
    part.on_time, part.used_minutes = work.now <= state.due_at, state.used_minutes
    return step.finish(
        events.PART_DONE,
        reason=body["contribution"],
        details={"on_time": part.on_time, "used_minutes": part.used_minutes},
        on_time=part.on_time,
    )


@handles(RELEASE_PART)
def release_part(work: Work, request_id: UUID, part_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Release a co-department from its part, wherever that stands: the lead need not wait for it any more."""
    step = begin(work, request_id, part_id, PartAction.RELEASE)
    end(work, step.part, PartStatus.RELEASED, body["reason"])
    return step.finish(events.PART_RELEASED, reason=body["reason"])
