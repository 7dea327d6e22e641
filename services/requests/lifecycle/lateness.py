"""Whether a request is late, and who: as it stands, and as conditions on requests."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, or_

from chassis.running.work import Work
from contracts.requests.vocabulary import Duty
from services.requests.lifecycle.domain import ENDED, RUNNING, Status
from services.requests.lifecycle.models import Request

_table = Request.__table__.c


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
    steps = [str(duty) for duty in duties if duty != Duty.HANDLING]
    late = [and_(_table.status.not_in(sorted(ENDED)), _table.step_duty.in_(steps), step_overdue(work))] if steps else []
    return or_(*late, _unanswered(work)) if Duty.HANDLING in duties else or_(*late)
