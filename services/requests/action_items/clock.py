"""The clock of a resolution: it begins with it, and tells by itself what time and a changed calendar have done."""

from datetime import timedelta

from sqlalchemy import select

from chassis.running.work import Work
from contracts.requests.meetings_items import RESOLUTION_MOVED, RESOLUTION_RUNG_REACHED
from contracts.requests.meetings_resolutions import MOST_DAYS
from contracts.requests.meetings_vocabulary import ResolutionStatus
from contracts.requests.vocabulary import Duty
from services.requests.clocks import commands as clocks
from services.requests.clocks.domain import ClockState
from services.requests.clocks.duties import Owed, keep
from services.requests.clocks.ladder import higher
from services.requests.clocks.models import Clock
from services.requests.resolutions.emitting import emit
from services.requests.resolutions.models import Resolution

_PORTION = 50


def start(work: Work, resolution: Resolution) -> None:
    """Begin the clock of a resolution: it runs out on the day that was resolved."""
    state = clocks.start(
        work,
        resolution.id,
        None,
        ends_on=max(resolution.due_on, work.today),
        department_id=resolution.organization_id,
        duty=Duty.RESOLUTION,
        subject_id=resolution.id,
    )
    set_due(resolution, state)


def set_due(resolution: Resolution, state: ClockState) -> None:
    """Copy the due date from the state of the clock."""
    resolution.due_at, resolution.provisional = state.due_at, state.provisional


def start_missing(work: Work) -> int:
    """Begin the clocks of one portion of resolutions that the release before has passed, which knows of none."""
    found = work.session.scalars(
        select(Resolution)
        .where(
            Resolution.status == ResolutionStatus.PASSED.value,
            Resolution.due_at.is_(None),
            Resolution.due_on <= work.today + timedelta(days=MOST_DAYS),
        )
        .limit(_PORTION)
        .with_for_update(skip_locked=True)
    ).all()
    for resolution in found:
        start(work, resolution)
    return len(found)


def rung_reached(work: Work, clock: Clock, rung: str) -> None:
    """Record that the clock of a resolution has reached a rung, and emit it."""
    found = _locked(work, clock)
    # The release before takes resolutions back and knows no clocks.
    if found.status == ResolutionStatus.PASSED:
        found.rung = higher(rung, found.rung)
        emit(work, RESOLUTION_RUNG_REACHED, found, rung=rung)


def deadline_moved(work: Work, clock: Clock) -> None:
    """Record that a changed calendar has moved or confirmed the deadline of a resolution, and emit it."""
    found = _locked(work, clock)
    found.due_at, found.provisional = clock.due_at, clock.provisional
    emit(work, RESOLUTION_MOVED, found)


def _locked(work: Work, clock: Clock) -> Resolution:
    return work.session.get_one(Resolution, clock.id, with_for_update=True)


keep(Duty.RESOLUTION, Owed(None, Resolution, rung_reached, deadline_moved))
