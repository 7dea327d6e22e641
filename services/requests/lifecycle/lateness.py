"""Whether a request is late, and who: as it stands, and as conditions on requests."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, or_, select

from chassis.running.work import Work
from contracts.requests.vocabulary import Duty
from services.requests.joint.domain import OPEN
from services.requests.joint.models import Part
from services.requests.lifecycle.domain import ENDED, RUNNING, Status
from services.requests.lifecycle.models import Request

_table, _parts = Request.__table__.c, Part.__table__.c


def is_overdue(work: Work, found: Request) -> bool:
    """Whether a request is late: not dispatched in time, or unanswered when its due date passed or its clock halted."""
    if found.status == Status.SUBMITTED:
        return found.step_due_at is not None and found.step_due_at < work.now
    return found.status in RUNNING and found.due_at is not None and found.due_at < (found.halted_at or work.now)


def _unanswered(work: Work) -> ColumnElement[bool]:
    # While the review of a return pauses the clock, the due date may pass without making the request late.
    late_when_halted = or_(_table.halted_at.is_(None), _table.due_at < _table.halted_at)
    return and_(_table.status.in_(sorted(RUNNING)), _table.due_at < work.now, late_when_halted)


def overdue(work: Work) -> ColumnElement[bool]:
    """Return ``is_overdue`` as a condition on requests."""
    return or_(_unanswered(work), and_(_table.status == Status.SUBMITTED, step_overdue(work)))


def step_overdue(work: Work) -> ColumnElement[bool]:
    """Return the condition that the dispatcher or the supervisor is late with the step that is owed."""
    return and_(_table.step_due_at.is_not(None), _table.step_due_at < work.now)


def late_with(work: Work, duties: Sequence[Duty]) -> ColumnElement[bool]:
    """Return the condition that one of these duties is late."""
    steps = [str(duty) for duty in duties if duty not in (Duty.HANDLING, Duty.PART, Duty.PART_REVIEW)]
    late = [and_(_table.status.not_in(sorted(ENDED)), _table.step_duty.in_(steps), step_overdue(work))] if steps else []
    late += [_unanswered(work)] if Duty.HANDLING in duties else []
    late += [_with_a_part(late_parts(work))] if Duty.PART in duties else []
    late += [_with_a_part(_parts.review_due_at < work.now)] if Duty.PART_REVIEW in duties else []
    return or_(*late)


def late_parts(work: Work) -> ColumnElement[bool]:
    """Return the condition on parts that one is open and was late when its clock halted, or is now."""
    halted = or_(_parts.halted_at.is_(None), _parts.due_at < _parts.halted_at)
    return and_(_parts.status.in_(sorted(OPEN)), _parts.due_at < work.now, halted)


def _with_a_part(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return _table.id.in_(select(_parts.request_id).where(condition))
