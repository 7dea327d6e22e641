"""The end of open parts: the dispatcher releases one, its department comes to lead, the request ends without it."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from chassis.calling.actor import Post
from chassis.calling.errors import Failure
from chassis.running.work import Work
from contracts.requests.part_events import PART_LAPSED, PART_RELEASED
from contracts.requests.refusals import PARTS_OPEN
from contracts.requests.vocabulary import PartStatus, RequestStep
from services.requests.clocks import commands as clocks
from services.requests.joint import reading, steps
from services.requests.joint.domain import OPEN
from services.requests.joint.models import Part
from services.requests.lifecycle.models import Request


def check_none_open(work: Work, request: Request) -> None:
    """Raise ``Failure`` naming the parts that are open: nothing can be answered over them."""
    if request.open_parts:
        rows = [row for row in reading.rows_of(work, request.id) if row.status in OPEN]
        raise Failure(PARTS_OPEN, number=request.number, open=reading.open_parts(rows))


def end(work: Work, part: Part, status: PartStatus, reason: str) -> None:
    """Stop the clocks of an open part that is not owed any more."""
    steps.set_due(part, clocks.stop(work, part.id, reason))
    steps.stop_review(work, part)
    part.status, part.ended_at, part.end_reason = status, work.now, reason or None
    part.pending_days = part.extension_reason = part.asked_at = None


def release_new_lead(work: Work, request: Request, post: Post | None, reason: str) -> None:
    """Release the part of a department that leads from now on."""
    for part in _open(work, request, request.department_id):
        end(work, part, PartStatus.RELEASED, reason)
        steps.note(work, request, part, RequestStep.PART_RELEASE, PART_RELEASED, post=post, reason=reason)


def lapse_parts(work: Work, request: Request) -> int:
    """Let the open parts of a request end with it; returns how many."""
    parts = _open(work, request) if request.open_parts else ()
    for part in parts:
        end(work, part, PartStatus.LAPSED, "")
        steps.note(work, request, part, RequestStep.PART_LAPSE, PART_LAPSED)
    return len(parts)


def _open(work: Work, request: Request, department_id: UUID | None = None) -> Sequence[Part]:
    statement = select(Part).where(Part.request_id == request.id, Part.status.in_(sorted(OPEN)))
    if department_id is not None:
        statement = statement.where(Part.department_id == department_id)
    return work.session.scalars(statement.order_by(Part.added_at, Part.id).with_for_update()).all()
