"""What happens to a request by its clock alone: a rung is reached, a changed calendar moves the due date."""

from datetime import datetime
from uuid import UUID

from chassis.running.work import Work
from contracts.requests import events
from services.requests.clocks.ladder import higher
from services.requests.lifecycle import steps
from services.requests.lifecycle.domain import Action, Status
from services.requests.lifecycle.emitting import emit
from services.requests.lifecycle.models import Request
from services.requests.mirror.capability import FIND_VACANCIES


def rung_reached(work: Work, request_id: UUID, rung: str) -> None:
    """Record that the clock has reached a rung of the ladder, and emit it."""
    request = work.session.get_one(Request, request_id, with_for_update=True)
    request.rung = higher(rung, request.rung)
    steps.touch(work, request)
    steps.trace(work, request, Action.RUNG, Status(request.status), details={"rung": rung})
    emit(work, request, events.REQUEST_RUNG_REACHED, rung=rung)
    work.wake(FIND_VACANCIES)


def deadline_moved(work: Work, request_id: UUID, due_at: datetime, provisional: bool) -> None:
    """Record that a changed calendar has moved the due date, or confirmed a provisional one."""
    request = work.session.get_one(Request, request_id, with_for_update=True)
    before = request.due_at
    steps.set_due_at(request, due_at, provisional=provisional)
    steps.touch(work, request)
    details = {"from": before.isoformat() if before else None, "to": due_at.isoformat(), "provisional": provisional}
    steps.trace(work, request, Action.DEADLINE, Status(request.status), details=details)
    emit(work, request, events.REQUEST_DEADLINE_MOVED)
