"""Writes by which a resolution is carried out: accepted, reported, confirmed or continued."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from chassis.calling.actor import Post
from chassis.calling.errors import Failure
from chassis.running.handlers import handles
from chassis.running.work import Work
from contracts.requests.meetings_items import (
    ACCEPT_RESOLUTION,
    CONFIRM_RESOLUTION,
    REPORT_RESOLUTION,
    RESOLUTION_ACCEPTED,
    RESOLUTION_CONFIRMED,
    RESOLUTION_CONTINUED,
    RESOLUTION_NOT_NOW,
    RESOLUTION_REPORTED,
)
from contracts.requests.meetings_vocabulary import (
    RESOLUTION_ACTION,
    RESOLUTION_PROGRESS,
    RESOLUTION_STATUS,
    ResolutionAction,
    ResolutionProgress,
    ResolutionStatus,
    ResolutionStep,
)
from services.requests.action_items import clock
from services.requests.action_items.domain import POSSIBLE
from services.requests.clocks import commands as clocks
from services.requests.meetings.access import as_convenor
from services.requests.meetings.models import Meeting
from services.requests.resolutions import queries
from services.requests.resolutions.access import as_responsible, sees
from services.requests.resolutions.emitting import step
from services.requests.resolutions.models import Resolution


@handles(ACCEPT_RESOLUTION)
def accept_resolution(work: Work, resolution_id: UUID) -> dict[str, Any]:
    """Accept a resolution for the responsible organization."""
    found, post = _locked(work, resolution_id, ResolutionAction.ACCEPTANCE, lambda row: as_responsible(work, row))
    found.progress = ResolutionProgress.ACCEPTED
    step(work, RESOLUTION_ACCEPTED, found, ResolutionStep.ACCEPTANCE, post)
    return queries.get_resolution(work, resolution_id)


@handles(REPORT_RESOLUTION)
def report_resolution(work: Work, resolution_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Report a resolution as carried out, with evidence; its clock stands still until the convenor has looked at it."""
    found, post = _locked(work, resolution_id, ResolutionAction.REPORT, lambda row: as_responsible(work, row))
    clock.set_due(found, clocks.pause(work, found.id, ""))
    found.progress, found.report, found.reported_at = ResolutionProgress.REPORTED, body["evidence"], work.now
    step(work, RESOLUTION_REPORTED, found, ResolutionStep.REPORT, post, body["evidence"])
    return queries.get_resolution(work, resolution_id)


@handles(CONFIRM_RESOLUTION)
def confirm_resolution(work: Work, resolution_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Confirm for the convenor that a resolution is carried out, or have it go on."""
    found, post = _locked(work, resolution_id, ResolutionAction.CONFIRMATION, lambda row: _convenor(work, row))
    if body["accepted"]:
        state = clocks.stop(work, found.id, "")
        found.progress, found.done_at, found.on_time = ResolutionProgress.DONE, work.now, not state.overdue(work.now)
        step(work, RESOLUTION_CONFIRMED, found, ResolutionStep.CONFIRMATION, post, body["note"])
    else:
        clock.set_due(found, clocks.resume(work, found.id, body["note"], marked=True))
        found.progress, found.report, found.reported_at = ResolutionProgress.ACCEPTED, None, None
        step(work, RESOLUTION_CONTINUED, found, ResolutionStep.CONTINUATION, post, body["note"])
    return queries.get_resolution(work, resolution_id)


def _convenor(work: Work, found: Resolution) -> Post:
    return as_convenor(work, work.session.get_one(Meeting, found.meeting_id))


def _locked(
    work: Work, resolution_id: UUID, action: ResolutionAction, allowed: Callable[[Resolution], Post]
) -> tuple[Resolution, Post]:
    """Return a resolution, locked and with a clock, with the post in which the actor acts.

    Raises ``Failure`` like ``Work.change``, and if the resolution does not stand so that this can be done with it.
    """
    found = work.change(Resolution, resolution_id, seen=lambda row: sees(work, row), allowed=allowed)
    if found.status != ResolutionStatus.PASSED or found.progress not in POSSIBLE[action]:
        stands = found.status == ResolutionStatus.PASSED
        status = RESOLUTION_PROGRESS.said(found.progress) if stands else RESOLUTION_STATUS.said(found.status)
        raise Failure(RESOLUTION_NOT_NOW, number=found.number, status=status, action=RESOLUTION_ACTION.said(action))
    if found.due_at is None:
        clock.start(work, found)
    return found, allowed(found)
