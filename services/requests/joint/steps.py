"""What all steps with a part share: who may take one, whether it is possible now, and its records."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.calling.actor import Post
from chassis.calling.errors import Failure, forbidden
from chassis.running.work import Work
from contracts.operation import Event
from contracts.requests.joint import PART_NOT_NOW
from contracts.requests.vocabulary import PART_ACTION, PART_STATUS, Duty, PartAction, PartStatus, RequestStep
from services.requests.clocks import commands as clocks
from services.requests.clocks.domain import ClockState
from services.requests.duties.beginning import clock_of
from services.requests.joint import reading
from services.requests.joint.domain import OPEN, PART_MOVES
from services.requests.joint.models import Part
from services.requests.lifecycle import queries, steps
from services.requests.lifecycle.domain import Status
from services.requests.lifecycle.emitting import emit
from services.requests.lifecycle.models import Request
from services.requests.lifecycle.standing import Standing
from services.requests.mirror.capability import FIND_VACANCIES
from services.requests.mirror.queries import names_of


@dataclass
class PartStep:
    """A step with a part under way: the locked request and part, and the post under which it is taken."""

    work: Work
    request: Request
    part: Part
    action: PartAction
    post: Post

    @property
    def person_id(self) -> UUID:
        """Return the id of the person who takes the step."""
        if self.work.actor.person_id is None:
            raise TypeError(f"{self.action} is taken by a person")
        return UUID(self.work.actor.person_id)

    def finish(
        self, event: Event, *, reason: str | None = None, details: Mapping[str, Any] | None = None, **specific: Any
    ) -> dict[str, Any]:
        """Set the part to where the step leads, write history and event, and return the part."""
        move = PART_MOVES[self.action]
        self.part.status = move.target
        note(
            self.work,
            self.request,
            self.part,
            move.step,
            event,
            post=self.post,
            reason=reason,
            details=details,
            **specific,
        )
        return reading.told_alone(self.work, self.request, self.part)


def begin(work: Work, request_id: UUID, part_id: UUID, action: PartAction) -> PartStep:
    """Lock the request and the part, and check that the actor may take this step and that it is possible now.

    Raises ``Failure``: not found if the actor may not see the request, forbidden if another role takes the step,
    changed if If-Match names another version, otherwise a conflict that names the status and what can be done now.
    """
    request = queries.lock_visible(work, request_id)
    part = reading.find(work, request_id, part_id, lock=True)
    stands = Standing(work, request)
    post = reading.post_for(stands, part, action)
    if post is None:
        raise forbidden(work.actor, PART_MOVES[action].role)
    work.check_version(part.version)
    if not reading.is_possible(request, part, action):
        name = names_of(work.session, [part.department_id]).get(part.department_id, "")
        raise Failure(
            PART_NOT_NOW,
            number=request.number,
            name=name,
            status=PART_STATUS.said(part.status),
            action=PART_ACTION.said(action),
            possible=PART_ACTION.listed(reading.told_alone(work, request, part)["actions"]),
        )
    work.not_before(steps.last_moved_at(request))
    return PartStep(work, request, part, action, post)


def note(
    work: Work,
    request: Request,
    part: Part,
    step: RequestStep,
    event: Event,
    *,
    post: Post | None = None,
    reason: str | None = None,
    details: Mapping[str, Any] | None = None,
    **specific: Any,
) -> None:
    """Give request and part new versions, write the row of the history and emit the event."""
    count(work, request)
    steps.touch(work, request)
    known = {"part_id": str(part.id), "department_id": str(part.department_id), **(details or {})}
    steps.trace(work, request, step, Status(request.status), post=post, reason=reason, details=known)
    emit(work, request, event, reason, **state(work, request, part), **specific)
    # Who has to act now may be missing, or need not be there any more.
    work.wake(FIND_VACANCIES)


def state(work: Work, request: Request, part: Part) -> dict[str, Any]:
    """Return what events say of a part."""
    return {
        "part_id": part.id,
        "part_department_id": part.department_id,
        "part_department_name": names_of(work.session, [part.department_id]).get(part.department_id),
        "part_status": part.status,
        "part_due_at": part.due_at,
        "open_parts": request.open_parts,
    }


def count(work: Work, request: Request) -> None:
    """Copy from the parts of a request what lists and the rules of who sees it follow from."""
    work.session.flush()
    parts = work.session.execute(select(Part.department_id, Part.status).where(Part.request_id == request.id)).all()
    seeing = sorted({department for department, status in parts if status != PartStatus.RELEASED})
    request.co_department_ids = seeing or None
    request.parts = len(parts)
    request.open_parts = sum(status in OPEN for _department, status in parts)


def set_due(part: Part, state: ClockState) -> None:
    """Copy the due date from the state of the clock."""
    part.due_at, part.provisional, part.halted_at = state.due_at, state.provisional, state.halted_at


def owe_review(step: PartStep, days: int) -> None:
    """Let the dispatcher owe a decision on what the co-department asks."""
    part = step.part
    clock_id = clock_of(part.id, Duty.PART_REVIEW)
    state = clocks.begin(step.work, clock_id, days, duty=Duty.PART_REVIEW, subject_id=step.request.id)
    part.review_due_at, part.review_rung = state.due_at, None


def stop_review(work: Work, part: Part) -> None:
    """Stop the clock of the dispatcher's decision on a part, if there is one to be made."""
    if part.review_due_at is not None:
        clocks.stop(work, clock_of(part.id, Duty.PART_REVIEW), "")
        part.review_due_at = part.review_rung = None
