"""What happens by time alone to what the dispatcher and the supervisor owe, and what keeps it in step with requests."""

from sqlalchemy import and_, case, exists, or_, select

from chassis.running.work import Work
from contracts.requests import events
from contracts.requests.vocabulary import Duty
from contracts.roles import Role
from services.requests.clocks import commands as clocks
from services.requests.clocks.duties import Owed, keep
from services.requests.clocks.ladder import higher
from services.requests.clocks.models import Clock
from services.requests.duties.beginning import begun
from services.requests.duties.owing import OWED_IN, owe
from services.requests.lifecycle import steps
from services.requests.lifecycle.by_time import locked, moved
from services.requests.lifecycle.domain import ENDED, Action, Status
from services.requests.lifecycle.emitting import emit
from services.requests.lifecycle.models import Extension, Request
from services.requests.mirror.capability import FIND_VACANCIES

_PORTION, _MANY = 50, 500
_undecided = exists().where(Extension.request_id == Request.id, Extension.pending)
_owed = case(
    *((Request.status == str(status), str(duty)) for status, duty in OWED_IN.items()),
    (and_(Request.status == str(Status.HANDLING), _undecided), str(Duty.EXTENSION_DECISION)),
)
_ended = Request.status.in_(sorted(ENDED))


def rung_reached(work: Work, clock: Clock, rung: str) -> None:
    """Record that the clock of what the dispatcher or the supervisor owes has reached a rung, and emit it."""
    request = locked(work, clock)
    request.step_rung = higher(rung, request.step_rung)
    steps.touch(work, request)
    details = {"rung": rung, "duty": clock.duty}
    steps.trace(work, request, Action.RUNG, Status(request.status), details=details)
    emit(work, request, events.REQUEST_DUTY_RUNG_REACHED, rung=rung, duty=clock.duty, duty_due_at=clock.due_at)
    work.wake(FIND_VACANCIES)


def deadline_moved(work: Work, clock: Clock) -> None:
    """Record that a changed calendar has moved or confirmed the deadline of the dispatcher or the supervisor."""
    request = locked(work, clock)
    before, request.step_due_at = request.step_due_at, clock.due_at
    steps.touch(work, request)
    details = {**moved(before, clock), "duty": clock.duty}
    steps.trace(work, request, Action.DEADLINE, Status(request.status), details=details)
    emit(work, request, events.REQUEST_DUTY_MOVED, duty=clock.duty, duty_due_at=clock.due_at)


def lay_in_clocks(work: Work) -> int:
    """Write the clocks of one portion of the dispatches that are owed and of which no row is written yet."""
    clock = Clock.__table__.alias("written").c
    written = exists().where(
        clock.subject_id == Request.id, clock.duty == str(Duty.DISPATCH), clock.status != "stopped"
    )
    found = (
        select(Request)
        .where(Request.status == str(Status.SUBMITTED), Request.step_duty == str(Duty.DISPATCH), ~written)
        .limit(_MANY)
        .with_for_update(skip_locked=True, of=Request)
    )
    requests = work.session.scalars(found).all()
    clocks.lay_in(work, [first for request in requests if (first := begun(work, request)) is not None])
    if requests:
        work.wake("climb_ladder")
    return len(requests)


def keep_duties(work: Work) -> int:
    """Put right the clocks of one portion of requests whose status the release before has changed; returns how many.

    It knows of no clock but that of handling. What it leaves without one begins now, and not when the step before was
    taken: nobody has been told of that time.
    """
    found = (
        select(Request, _owed)
        .where(
            or_(Request.status.not_in(sorted(ENDED)), and_(_ended, Request.step_duty.is_not(None))),
            Request.step_duty.is_distinct_from(_owed),
        )
        .limit(_PORTION)
        .with_for_update(skip_locked=True, of=Request)
    )
    rows = work.session.execute(found).all()
    for request, owed in rows:
        owe(work, request, Duty(owed) if owed else None)
    return len(rows)


for _duty in (Duty.DISPATCH, Duty.RETURN_REVIEW, Duty.EXTENSION_DECISION):
    keep(_duty, Owed(Role.DISPATCHER, Request, rung_reached, deadline_moved))
keep(Duty.REVIEW, Owed(Role.SUPERVISOR, Request, rung_reached, deadline_moved))
