"""Writes of resolutions."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import exists, func, select

from chassis.calling.errors import Failure, invalid
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.requests.meetings_refusals import NOT_QUORATE, RESOLUTION_REVOKED
from contracts.requests.meetings_resolutions import (
    MOST_DAYS,
    RESOLUTION_PASSED,
    RESOLUTION_TAKEN_BACK,
    RESOLVE,
    REVOKE_RESOLUTION,
)
from contracts.requests.meetings_vocabulary import (
    MeetingAction,
    MeetingStep,
    ResolutionProgress,
    ResolutionStatus,
    ResolutionStep,
)
from services.requests.action_items import clock
from services.requests.clocks import commands as clocks
from services.requests.decision_lists import gate
from services.requests.matters.models import Matter, MatterEntry
from services.requests.meetings.access import as_convenor
from services.requests.meetings.commands import check_possible, locked
from services.requests.meetings.emitting import note
from services.requests.meetings.models import Meeting
from services.requests.mirror.queries import check_organization
from services.requests.resolutions import queries
from services.requests.resolutions.access import sees
from services.requests.resolutions.emitting import step
from services.requests.resolutions.models import Resolution

_NUMBER = select(func.nextval("resolution_number"))


@handles(RESOLVE)
def resolve(work: Work, meeting_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Enter a resolution of a meeting that had a quorum."""
    # The matter is locked before the meeting, as by all that is done with both: what was agreed stays so.
    found = body["matter_id"] and work.session.get(Matter, body["matter_id"], with_for_update={"read": True})
    meeting, post = locked(work, meeting_id, MeetingAction.RESOLUTION)
    if not meeting.quorate:
        raise Failure(NOT_QUORATE, number=meeting.number, attended=meeting.attended or 0, needed=meeting.needed)
    check_organization(work, "organization_id", body["organization_id"])
    _check_day(work, body["due_on"])
    matter = _discussed(work, meeting, found, body["matter_id"])
    item_id = gate.check(work, meeting, matter, off_lists=body["off_lists"])
    resolution = Resolution(
        id=new_id(),
        number=f"JY{work.session.scalar(_NUMBER):06d}",
        meeting_id=meeting.id,
        convenor_id=meeting.organization_id,
        expected_ids=list(meeting.expected_ids),
        chain_id=meeting.chain_id,
        status=ResolutionStatus.PASSED,
        progress=ResolutionProgress.ASSIGNED,
        passed_at=work.now,
        decision_item_id=item_id,
        **body,
    )
    work.session.add(resolution)
    work.session.flush()
    clock.start(work, resolution)
    work.concerns(resolution.id)
    note(work, meeting, MeetingStep.RESOLUTION, post, f"{resolution.number} {resolution.content}")
    step(work, RESOLUTION_PASSED, resolution, ResolutionStep.PASSING, post)
    return queries.get_resolution(work, resolution.id)


@handles(REVOKE_RESOLUTION)
def revoke_resolution(work: Work, resolution_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Take back a resolution of a meeting whose minutes are not approved yet."""
    seen = work.find(Resolution, resolution_id, seen=lambda row: sees(work, row))
    # The meeting is locked first, as by all that is done with it.
    meeting = work.session.get_one(Meeting, seen.meeting_id, with_for_update=True, populate_existing=True)
    resolution = work.change(Resolution, resolution_id, allowed=lambda _row: as_convenor(work, meeting))
    if resolution.status != ResolutionStatus.PASSED:
        raise Failure(RESOLUTION_REVOKED, number=resolution.number)
    check_possible(meeting, MeetingAction.RESOLUTION)
    resolution.status, resolution.reason = ResolutionStatus.REVOKED, body["reason"]
    if resolution.due_at is not None and resolution.progress != ResolutionProgress.DONE:
        clocks.stop(work, resolution.id, body["reason"])
    post, words = as_convenor(work, meeting), f"{resolution.number} {body['reason']}"
    note(work, meeting, MeetingStep.REVOCATION, post, words)
    step(work, RESOLUTION_TAKEN_BACK, resolution, ResolutionStep.REVOCATION, post, body["reason"])
    return queries.get_resolution(work, resolution_id)


def _discussed(work: Work, meeting: Meeting, matter: Matter | None, matter_id: UUID | None) -> Matter | None:
    """Return the matter that is named, which the meeting has discussed."""
    there = exists().where(MatterEntry.meeting_id == meeting.id, MatterEntry.matter_id == matter_id)
    if matter_id is not None and not work.session.scalar(select(there)):
        raise invalid("matter_id", str(matter_id), "此议题未在该会议研究。", "This meeting has not discussed it.")
    return matter


def _check_day(work: Work, due_on: date) -> None:
    # The meeting was held, so it is no later than today.
    if due_on < work.today:
        raise invalid("due_on", due_on.isoformat(), "不能早于今天。", "Must not be earlier than today.")
    if due_on > work.today + timedelta(days=MOST_DAYS):
        words = f"不能晚于 {MOST_DAYS} 天以后。", f"Must be within {MOST_DAYS} days."
        raise invalid("due_on", due_on.isoformat(), *words)
