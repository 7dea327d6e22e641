"""What happens to a part by time alone: a rung is reached, a changed calendar moves its due date, its request ends."""

from typing import Any

from sqlalchemy import select

from chassis.running.work import Work
from contracts.requests.part_events import PART_DEADLINE_MOVED, PART_RUNG_REACHED
from contracts.requests.vocabulary import Duty, RequestStep
from contracts.roles import Role
from services.requests.clocks.duties import Owed, keep
from services.requests.clocks.ladder import higher
from services.requests.clocks.models import Clock
from services.requests.duties.beginning import clock_of
from services.requests.joint import steps
from services.requests.joint.domain import OPEN
from services.requests.joint.ending import lapse_parts
from services.requests.joint.models import Part
from services.requests.lifecycle.by_time import locked, moved
from services.requests.lifecycle.domain import RUNNING
from services.requests.lifecycle.models import Request

_PORTION = 50


def rung_reached(work: Work, clock: Clock, rung: str) -> None:
    """Record that the clock of a part, or of the dispatcher's decision on it, has reached a rung, and emit it."""
    part = _part_of(work, clock)
    if clock.duty == Duty.PART:
        part.rung = higher(rung, part.rung)
    else:
        part.review_rung = higher(rung, part.review_rung)
    _note(work, clock, part, RequestStep.RUNG, {"rung": rung}, rung=rung)


def deadline_moved(work: Work, clock: Clock) -> None:
    """Record that a changed calendar has moved or confirmed the deadline of a part, or of a decision on it."""
    part = _part_of(work, clock)
    if clock.duty == Duty.PART:
        details = moved(part.due_at, clock)
        part.due_at, part.provisional = clock.due_at, clock.provisional
    else:
        details = moved(part.review_due_at, clock)
        part.review_due_at = clock.due_at
    _note(work, clock, part, RequestStep.DEADLINE, details)


def end_parts(work: Work) -> int:
    """End one portion of the open parts whose request the release before, which knows of none, has gone on with."""
    found = work.session.scalars(
        select(Request)
        .where(
            Request.status.not_in(sorted(RUNNING)),
            Request.id.in_(select(Part.request_id).where(Part.status.in_(sorted(OPEN)))),
        )
        .limit(_PORTION)
        .with_for_update(skip_locked=True)
    ).all()
    return sum(lapse_parts(work, request) for request in found)


def _note(work: Work, clock: Clock, part: Part, step: RequestStep, details: dict[str, Any], **specific: Any) -> None:
    request = locked(work, clock)
    event = PART_RUNG_REACHED if step is RequestStep.RUNG else PART_DEADLINE_MOVED
    details = {**details, "duty": clock.duty}
    steps.note(work, request, part, step, event, details=details, duty=clock.duty, duty_due_at=clock.due_at, **specific)


def _part_of(work: Work, clock: Clock) -> Part:
    """Return the part that a clock is about, locked: the clock of a decision has an id that follows from the part's."""
    of_request = select(Part).where(Part.request_id == clock.subject_id).with_for_update()
    duty = Duty(clock.duty)
    return next(
        part
        for part in work.session.scalars(of_request)
        if clock.id == (part.id if duty is Duty.PART else clock_of(part.id, duty))
    )


keep(Duty.PART, Owed(Role.DEPARTMENT_HANDLER, Request, rung_reached, deadline_moved))
keep(Duty.PART_REVIEW, Owed(Role.DISPATCHER, Request, rung_reached, deadline_moved))
