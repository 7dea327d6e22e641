"""The clock of what is owed as it begins: its key, and that of a dispatch before anything of it is written."""

from hashlib import blake2b
from typing import Any
from uuid import UUID

from chassis.running.work import Work
from contracts.requests.vocabulary import Duty
from services.requests.clocks.books import Begun
from services.requests.clocks.days import local
from services.requests.clocks.domain import Entry, Kind
from services.requests.clocks.queries import rules
from services.requests.lifecycle.models import Request


def clock_of(request_id: UUID, duty: Duty) -> UUID:
    """Return the id of the clock of a duty: handling has that of the request, another one its own beside it.

    It begins like the request's, which grows with time, since rows that lie together are written fastest.
    """
    if duty is Duty.HANDLING:
        return request_id
    return UUID(bytes=request_id.bytes[:8] + blake2b(request_id.bytes + duty.encode(), digest_size=8).digest())


def first(work: Work) -> dict[str, Any]:
    """Return the columns of a request that is submitted now: its dispatch is owed.

    Its clock has begun with that, though nothing of it is written: that is done when it is stopped, or by the schedule
    before it has anything to do. Most are stopped soon, and two more rows made a submission dearer by a quarter.
    """
    in_force = rules(work)
    days = in_force.terms.dispatch_days
    return {
        "step_duty": Duty.DISPATCH,
        "step_due_at": in_force.calendar.deadline(work.now, days),
        "dispatch_days": days,
    }


def begun(work: Work, request: Request) -> Begun | None:
    """Return the clock of the dispatch that a request owes, of which nothing may have been written yet."""
    if request.step_duty != Duty.DISPATCH or request.dispatch_days is None or request.step_due_at is None:
        return None
    at, due_at = local(request.submitted_at), local(request.step_due_at)
    provisional = bool(rules(work).calendar.unpublished_years(at, due_at))
    entry = Entry(Kind.STARTED, at, request.dispatch_days, due_at=due_at, provisional=provisional)
    return Begun(clock_of(request.id, Duty.DISPATCH), Duty.DISPATCH, request.id, entry)
