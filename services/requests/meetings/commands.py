"""Writes of meetings: convened, changed, cancelled, held, minuted, approved, amended."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import exists, func, or_, select

from chassis.calling.actor import Post
from chassis.calling.errors import Failure, invalid
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.problem import Text
from contracts.requests.meetings import (
    AMEND_MINUTES,
    APPROVE_MINUTES,
    CANCEL_MEETING,
    CHANGE_MEETING,
    CONVENE_MEETING,
    ENTER_ATTENDANCE,
    MEETING_AMENDED,
    MEETING_APPROVED,
    MEETING_CANCELLED,
    MEETING_CHANGED,
    MEETING_CONVENED,
    MEETING_HELD,
    MEETING_MINUTED,
    MOST_AMENDMENTS,
    TAKE_MINUTES,
)
from contracts.requests.meetings_refusals import (
    AMENDED_ENOUGH,
    MEETING_AHEAD,
    MEETING_NOT_NOW,
    NOT_THE_CONVENOR,
    QUORUM_RELIED_ON,
)
from contracts.requests.meetings_vocabulary import (
    MEETING_ACTION,
    MEETING_STATUS,
    MatterStatus,
    MeetingAction,
    MeetingStatus,
    MeetingStep,
    ResolutionStatus,
)
from services.requests.lifecycle.owning import one_of_own
from services.requests.matters.models import Matter
from services.requests.meeting_kinds.domain import needed
from services.requests.meeting_kinds.models import MeetingKind
from services.requests.meetings import queries
from services.requests.meetings.access import as_convenor, convening_posts, sees
from services.requests.meetings.domain import POSSIBLE
from services.requests.meetings.emitting import emit, note
from services.requests.meetings.models import Meeting
from services.requests.mirror.queries import check_chain, check_organizations
from services.requests.resolutions.models import Resolution
from services.requests.rotations.turning import Made, chain_of, give_back_turn, take_turn

_NUMBER = select(func.nextval("meeting_number"))
_OWN = Text("请填写您有权召集此类会议的单位之一", "Must be an organization for which you may convene such meetings")


@handles(CONVENE_MEETING)
def convene_meeting(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Convene a meeting by the rules that its kind has today."""
    kind = work.session.get(MeetingKind, body["kind_id"])
    if kind is None or not kind.active:
        raise invalid("kind_id", str(body["kind_id"]), "没有此会议类型,或已停用。", "There is no such active kind.")
    chain_id = chain_of(work, body["rotation_id"], body["chain_id"])
    post, chain_id = _place(work, kind, body["organization_id"], chain_id)
    check_times(work, body["starts_at"], body["ends_at"])
    check_organizations(work, "guest_ids", body["guest_ids"])
    meeting = Meeting(
        id=new_id(),
        number=f"HY{work.session.scalar(_NUMBER):06d}",
        kind_id=kind.id,
        organization_id=UUID(post.organization_id),
        chain_id=chain_id,
        convenors=list(kind.convenors),
        member_ids=list(kind.member_ids),
        needed=needed(kind.quorum_rule, kind.quorum, len(kind.member_ids)),
        expected_ids=_expected(kind.member_ids, body["guest_ids"]),
        status=MeetingStatus.CONVENED,
        convened_at=work.now,
        amended=0,
        **{name: body[name] for name in ("title", "place", "starts_at", "ends_at", "agenda", "rotation_id")},
    )
    if meeting.rotation_id is not None:
        made = Made(meeting.id, meeting.number, meeting.organization_id, chain_id, meeting_kind_id=kind.id)
        meeting.chair_id = take_turn(work, meeting.rotation_id, made)
        meeting.expected_ids = _expected(meeting.expected_ids, [meeting.chair_id])
    work.session.add(meeting)
    work.session.flush()
    work.concerns(meeting.id)
    note(work, meeting, MeetingStep.CONVENING, post)
    emit(work, MEETING_CONVENED, meeting)
    return queries.get_meeting(work, meeting.id)


def enter(work: Work, kind_id: UUID, organization_id: UUID, body: Mapping[str, Any]) -> Meeting:
    """Enter a meeting that was held before, as a file has it: with minutes that stand, by the rules of its kind today.

    Who attended besides the members was a guest; where none is named, ``attended`` says how many members did.
    """
    kind = work.session.get_one(MeetingKind, kind_id)
    post, chain_id = _place(work, kind, organization_id, body["chain_id"])
    check_times(work, None, body["ends_at"], body["starts_at"])
    if body["ends_at"] > work.now:
        raise invalid("ends_at", body["ends_at"].isoformat(), "不能晚于现在。", "Must not lie ahead.")
    members, present = list(kind.member_ids), body["present_ids"]
    attended = len(set(present) & set(members)) if present else body["attended"]
    if attended > len(members):
        words = f"此类会议现有 {len(members)} 个成员单位。", f"Meetings of this kind have {len(members)} members."
        raise invalid("attended", str(attended), *words)
    least = needed(kind.quorum_rule, kind.quorum, len(members))
    meeting = Meeting(
        id=new_id(),
        number=f"HY{work.session.scalar(_NUMBER):06d}",
        kind_id=kind.id,
        organization_id=organization_id,
        chain_id=chain_id,
        convenors=list(kind.convenors),
        member_ids=members,
        needed=least,
        expected_ids=_expected(members, present),
        present_ids=present,
        attended=attended,
        quorate=attended >= least,
        status=MeetingStatus.APPROVED,
        convened_at=work.now,
        approved_at=work.now,
        amended=0,
        agenda=[],
        **{name: body[name] for name in ("title", "place", "starts_at", "ends_at", "minutes", "ledger_number")},
    )
    work.session.add(meeting)
    work.session.flush()
    note(work, meeting, MeetingStep.ENTRY, post)
    emit(work, MEETING_APPROVED, meeting, imported=True)
    return meeting


@handles(CHANGE_MEETING)
def change_meeting(work: Work, meeting_id: UUID, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Change a meeting that is convened."""
    meeting, post = locked(work, meeting_id, MeetingAction.CHANGE)
    if "starts_at" in changes or "ends_at" in changes:
        check_times(work, changes.get("starts_at"), changes.get("ends_at", meeting.ends_at), meeting.starts_at)
    before = list(meeting.expected_ids)
    for name in changes.keys() - {"guest_ids"}:
        setattr(meeting, name, changes[name])
    if "guest_ids" in changes:
        # Who was invited before may have been closed since, and stays.
        check_organizations(work, "guest_ids", changes["guest_ids"], besides=before)
        chair = [meeting.chair_id] if meeting.chair_id else []
        meeting.expected_ids = _expected(meeting.member_ids, [*changes["guest_ids"], *chair])
    note(work, meeting, MeetingStep.CHANGE, post)
    emit(work, MEETING_CHANGED, meeting, before)
    return queries.get_meeting(work, meeting_id)


@handles(CANCEL_MEETING)
def cancel_meeting(work: Work, meeting_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Cancel a meeting that is convened."""
    meeting, post = locked(work, meeting_id, MeetingAction.CANCELLATION)
    meeting.status, meeting.reason = MeetingStatus.CANCELLED, body["reason"]
    give_back_turn(work, meeting.rotation_id, meeting.id, body["reason"])
    note(work, meeting, MeetingStep.CANCELLATION, post, body["reason"])
    emit(work, MEETING_CANCELLED, meeting)
    return queries.get_meeting(work, meeting_id)


@handles(ENTER_ATTENDANCE)
def enter_attendance(work: Work, meeting_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Enter who attended a meeting that has begun: it was held. Guests do not count for the quorum."""
    meeting, post = locked(work, meeting_id, MeetingAction.ATTENDANCE)
    if meeting.starts_at > work.now:
        raise Failure(MEETING_AHEAD, number=meeting.number, starts_at=work.minute_of(meeting.starts_at))
    present = body["present_ids"]
    for number, each in enumerate(present):
        if each not in meeting.expected_ids:
            raise invalid(
                f"present_ids.{number}", str(each), "此组织未列入会议。", "It is not expected at the meeting."
            )
    attended = len(set(present) & set(meeting.member_ids))
    if attended < meeting.needed and meeting.quorate and _relied_on(work, meeting):
        raise Failure(QUORUM_RELIED_ON, number=meeting.number, needed=meeting.needed)
    meeting.present_ids, meeting.attended = present, attended
    meeting.quorate = attended >= meeting.needed
    meeting.status = MeetingStatus.HELD
    note(work, meeting, MeetingStep.ATTENDANCE, post)
    emit(work, MEETING_HELD, meeting)
    return queries.get_meeting(work, meeting_id)


@handles(TAKE_MINUTES)
def take_minutes(work: Work, meeting_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Take the minutes of a meeting, or write them anew."""
    meeting, post = locked(work, meeting_id, MeetingAction.MINUTES)
    meeting.minutes, meeting.status = body["minutes"], MeetingStatus.MINUTED
    note(work, meeting, MeetingStep.MINUTES, post)
    emit(work, MEETING_MINUTED, meeting)
    return queries.get_meeting(work, meeting_id)


@handles(APPROVE_MINUTES)
def approve_minutes(work: Work, meeting_id: UUID) -> dict[str, Any]:
    """Approve the minutes of a meeting."""
    meeting, post = locked(work, meeting_id, MeetingAction.APPROVAL)
    meeting.status, meeting.approved_at = MeetingStatus.APPROVED, work.now
    note(work, meeting, MeetingStep.APPROVAL, post)
    emit(work, MEETING_APPROVED, meeting)
    return queries.get_meeting(work, meeting_id)


@handles(AMEND_MINUTES)
def amend_minutes(work: Work, meeting_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Amend minutes that were approved; the history has them as they were, too."""
    meeting, post = locked(work, meeting_id, MeetingAction.AMENDMENT)
    amend(work, meeting, post, body["minutes"], body["reason"])
    return queries.get_meeting(work, meeting_id)


def amend(
    work: Work, meeting: Meeting, post: Post, minutes: str, reason: str | None, *, imported: bool = False
) -> None:
    """Amend the approved minutes of a meeting that is locked."""
    if meeting.amended >= MOST_AMENDMENTS:
        raise Failure(AMENDED_ENOUGH, number=meeting.number, most=MOST_AMENDMENTS)
    before, meeting.minutes = meeting.minutes, minutes
    meeting.amended += 1
    note(work, meeting, MeetingStep.AMENDMENT, post, reason, (before, meeting.minutes))
    emit(work, MEETING_AMENDED, meeting, imported=imported)


def locked(work: Work, meeting_id: UUID, action: MeetingAction) -> tuple[Meeting, Post]:
    """Return a meeting, locked, with the post in which the actor acts for its convenor.

    Raises ``Failure`` if the actor does not see it or does not act for the convenor, and if the meeting does not stand
    so that this can be done with it.
    """
    meeting = work.change(
        Meeting, meeting_id, seen=lambda row: sees(work, row), allowed=lambda row: as_convenor(work, row)
    )
    check_possible(meeting, action)
    return meeting, as_convenor(work, meeting)


def check_possible(meeting: Meeting, action: MeetingAction) -> None:
    """Raise ``Failure`` if this cannot be done with a meeting as it stands."""
    if meeting.status not in POSSIBLE[action]:
        raise Failure(
            MEETING_NOT_NOW,
            number=meeting.number,
            status=MEETING_STATUS.said(meeting.status),
            action=MEETING_ACTION.said(action),
        )


def check_times(work: Work, starts_at: datetime | None, ends_at: datetime, before: datetime | None = None) -> None:
    """Raise ``Failure`` if a meeting would begin in the past, unless it began ``before``, or end before it begins."""
    if starts_at is not None and starts_at != before and starts_at < work.now:
        raise invalid("starts_at", starts_at.isoformat(), "不能早于现在。", "Must not lie in the past.")
    begins = starts_at or before
    if begins is not None and ends_at <= begins:
        raise invalid("ends_at", ends_at.isoformat(), "须晚于开始时间。", "Must be later than it begins.")


def _place(
    work: Work, kind: MeetingKind, organization_id: UUID | None, chain_id: UUID | None
) -> tuple[Post, UUID | None]:
    """Return the post in which the actor convenes a meeting of a kind, and the chain that it is for."""
    check_chain(work, chain_id)
    held = [post for post in convening_posts(work.actor) if post.role.value in kind.convenors]
    if not held:
        raise Failure(NOT_THE_CONVENOR)
    own = sorted({UUID(post.organization_id) for post in held})
    chosen = one_of_own(own, organization_id, "organization_id", _OWN)
    there = [post for post in held if post.organization_id == str(chosen)]
    # Whose post is for all chains convenes for any of them.
    for post in sorted(there, key=lambda post: post.chain_id is None):
        if post.chain_id is None or chain_id is None or post.chain_id == str(chain_id):
            return post, UUID(post.chain_id) if post.chain_id else chain_id
    raise invalid("chain_id", str(chain_id), "您不在此产业链召集会议。", "You convene no meetings of this chain.")


def _expected(members: Sequence[UUID], guests: Sequence[UUID]) -> list[UUID]:
    return list(dict.fromkeys([*members, *guests]))


def _relied_on(work: Work, meeting: Meeting) -> bool:
    """Whether the quorum is relied on: by a resolution, or by a matter that was settled in this meeting."""
    resolved = exists().where(Resolution.meeting_id == meeting.id, Resolution.status == ResolutionStatus.PASSED)
    settled = exists().where(
        Matter.meeting_id == meeting.id, Matter.status.in_([MatterStatus.SETTLED, MatterStatus.CONFIRMED])
    )
    return bool(work.session.scalar(select(or_(resolved, settled))))
