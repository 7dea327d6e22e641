"""What happens to a follow-up by its clock alone."""

from chassis.running.work import Work
from contracts.requests.followups import FOLLOW_UP_MOVED, FOLLOW_UP_RUNG_REACHED
from contracts.requests.vocabulary import Duty
from contracts.roles import Role
from services.requests.clocks.duties import Owed, keep
from services.requests.clocks.ladder import higher
from services.requests.clocks.models import Clock
from services.requests.followups.emitting import emit
from services.requests.followups.models import FollowUp


def rung_reached(work: Work, clock: Clock, rung: str) -> None:
    """Record that the clock of a follow-up has reached a rung, and emit it."""
    found = _locked(work, clock)
    found.rung = higher(rung, found.rung)
    emit(work, FOLLOW_UP_RUNG_REACHED, found, rung=rung)


def deadline_moved(work: Work, clock: Clock) -> None:
    """Record that a changed calendar has moved or confirmed the deadline of a follow-up, and emit it."""
    found = _locked(work, clock)
    found.due_at, found.provisional = clock.due_at, clock.provisional
    emit(work, FOLLOW_UP_MOVED, found)


def _locked(work: Work, clock: Clock) -> FollowUp:
    return work.session.get_one(FollowUp, clock.id, with_for_update=True)


keep(Duty.FOLLOW_UP, Owed(Role.FOLLOW_UP_CLERK, FollowUp, rung_reached, deadline_moved))
