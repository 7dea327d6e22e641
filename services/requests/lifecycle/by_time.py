"""What happens to a request by its clock alone: a rung is reached, a changed calendar moves the due date."""

from datetime import datetime
from typing import Any

from chassis.running.work import Work
from contracts.requests import events
from contracts.requests.vocabulary import Duty
from contracts.roles import Role
from services.requests.clocks.duties import Owed, keep
from services.requests.clocks.ladder import higher
from services.requests.clocks.models import Clock
from services.requests.lifecycle import steps
from services.requests.lifecycle.domain import Action, Status
from services.requests.lifecycle.emitting import emit
from services.requests.lifecycle.models import Request
from services.requests.mirror.capability import FIND_VACANCIES


def rung_reached(work: Work, clock: Clock, rung: str) -> None:
    """Record that the clock of handling has reached a rung of the ladder, and emit it."""
    request = locked(work, clock)
    request.rung = higher(rung, request.rung)
    steps.touch(work, request)
    steps.trace(work, request, Action.RUNG, Status(request.status), details={"rung": rung})
    emit(work, request, events.REQUEST_RUNG_REACHED, rung=rung)
    work.wake(FIND_VACANCIES)


def deadline_moved(work: Work, clock: Clock) -> None:
    """Record that a changed calendar has moved the due date of handling, or confirmed a provisional one."""
    request = locked(work, clock)
    before = request.due_at
    steps.set_due_at(request, clock.due_at, provisional=clock.provisional)
    steps.touch(work, request)
    steps.trace(work, request, Action.DEADLINE, Status(request.status), details=moved(before, clock))
    emit(work, request, events.REQUEST_DEADLINE_MOVED)


def moved(before: datetime | None, clock: Clock) -> dict[str, Any]:
    """Return what the history says of a deadline that has moved or was confirmed."""
    return {
        "from": before.isoformat() if before else None,
        "to": clock.due_at.isoformat(),
        "provisional": clock.provisional,
    }


def locked(work: Work, clock: Clock) -> Request:
    """Return the request that a clock is about, whose row is locked already."""
    return work.session.get_one(Request, clock.subject_id or clock.id, with_for_update=True)


keep(Duty.HANDLING, Owed(Role.DEPARTMENT_HANDLER, Request, rung_reached, deadline_moved))
