"""Writes of matters: raised, discussed, settled, confirmed or continued, withdrawn."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import exists, func, select

from chassis.calling.actor import Post
from chassis.calling.errors import Failure, invalid
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.problem import Text
from contracts.requests.meetings_matters import (
    CONFIRM_MATTER,
    DISCUSS_MATTER,
    MATTER_CONFIRMED,
    MATTER_CONTINUED,
    MATTER_DISCUSSED,
    MATTER_RAISED,
    MATTER_SETTLED,
    MATTER_STUDIED,
    MATTER_WITHDRAWN,
    MOST_DISCUSSIONS,
    RAISE_MATTER,
    SETTLE_MATTER,
    STUDY_MATTER,
    WITHDRAW_MATTER,
)
from contracts.requests.meetings_refusals import (
    DISCUSSED_ENOUGH,
    DISCUSSED_THERE,
    MATTER_NOT_NOW,
    MEETING_NOT_NOW,
    NOT_QUORATE,
    NOT_THE_CONVENOR,
    NOT_THE_PROPOSER,
)
from contracts.requests.meetings_vocabulary import (
    MATTER_ACTION,
    MATTER_STATUS,
    MEETING_STATUS,
    STUDY_OUTCOME,
    MatterAction,
    MatterStatus,
    MatterStep,
    StudyOutcome,
)
from services.requests.decision_lists import gate
from services.requests.lifecycle.owning import one_of_own
from services.requests.matters import queries
from services.requests.matters.access import as_proposer, as_studying, sees
from services.requests.matters.domain import POSSIBLE, agreed
from services.requests.matters.emitting import step
from services.requests.matters.models import Matter, MatterEntry
from services.requests.meetings import access
from services.requests.meetings.domain import HELD
from services.requests.meetings.models import Meeting
from services.requests.mirror.queries import check_chain

_NUMBER = select(func.nextval("matter_number"))
_OWN = Text("请填写您任职的单位之一", "Must be one of the organizations at which you hold a role")


@handles(RAISE_MATTER)
def raise_matter(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Raise a matter for an organization of the actor's."""
    own = sorted(map(UUID, access.own_organizations(work.actor)))
    if not own:
        raise Failure(NOT_THE_PROPOSER)
    organization_id = one_of_own(own, body["organization_id"], "organization_id", _OWN)
    check_chain(work, body["chain_id"])
    matter = Matter(
        id=new_id(),
        number=f"YT{work.session.scalar(_NUMBER):06d}",
        status=MatterStatus.RAISED,
        raised_at=work.now,
        discussions=0,
        convenors=[],
        expected_ids=[],
        **{**body, "organization_id": organization_id},
    )
    if body["decision_item_id"] is not None and gate.item_on(work, body["decision_item_id"], work.today) is None:
        words = "没有此决策事项,或其清单今天不适用。", "There is no such matter on a decision list that holds today."
        raise invalid("decision_item_id", str(body["decision_item_id"]), *words)
    gate.classify(work, matter, work.today)
    work.session.add(matter)
    work.session.flush()
    work.concerns(matter.id)
    step(work, MATTER_RAISED, matter, MatterStep.RAISING, as_proposer(work, matter))
    return queries.get_matter(work, matter.id)


@handles(DISCUSS_MATTER)
def discuss_matter(work: Work, matter_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Enter that a matter was discussed in a meeting that the actor acts for."""
    matter = work.change(Matter, matter_id, seen=lambda row: sees(work, row))
    _check_possible(matter, MatterAction.DISCUSSION)
    meeting = work.session.get(Meeting, body["meeting_id"], with_for_update={"read": True})
    if meeting is None or not access.sees(work, meeting) or meeting.chain_id not in (None, matter.chain_id):
        raise invalid("meeting_id", str(body["meeting_id"]), "没有此会议。", "There is no such meeting of its chain.")
    post = access.as_convenor(work, meeting)
    if meeting.status not in HELD:
        status, action = MEETING_STATUS.said(meeting.status), MATTER_ACTION.said(MatterAction.DISCUSSION)
        raise Failure(MEETING_NOT_NOW, number=meeting.number, status=status, action=action)
    there = exists().where(MatterEntry.matter_id == matter.id, MatterEntry.meeting_id == meeting.id)
    if work.session.scalar(select(there)):
        raise Failure(DISCUSSED_THERE, number=matter.number, meeting=meeting.number)
    if matter.discussions >= MOST_DISCUSSIONS:
        raise Failure(DISCUSSED_ENOUGH, number=matter.number, most=MOST_DISCUSSIONS)
    matter.status, matter.discussions = MatterStatus.DISCUSSED, matter.discussions + 1
    matter.meeting_id, matter.meeting_kind_id = meeting.id, meeting.kind_id
    matter.convenor_id, matter.convenors = meeting.organization_id, list(meeting.convenors)
    matter.expected_ids = list(dict.fromkeys([*(matter.expected_ids or ()), *meeting.expected_ids]))
    gate.classify(work, matter, gate.day_of(work, meeting))
    step(work, MATTER_DISCUSSED, matter, MatterStep.DISCUSSION, post, body["note"], meeting.id)
    return queries.get_matter(work, matter_id)


@handles(SETTLE_MATTER)
def settle_matter(work: Work, matter_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Settle a matter with evidence, by the convenor of the meeting that discussed it last, if that had a quorum."""

    def as_convenor(row: Matter) -> Post:
        if row.meeting_id is None:
            return _some_convenor(work)
        return access.as_convenor(work, row, "convenor_id")

    matter, post = _locked(work, matter_id, MatterAction.SETTLEMENT, as_convenor)
    meeting = work.session.get_one(Meeting, matter.meeting_id, with_for_update={"read": True})
    if not meeting.quorate:
        raise Failure(NOT_QUORATE, number=meeting.number, attended=meeting.attended or 0, needed=meeting.needed)
    matter.status, matter.evidence, matter.settled_at = MatterStatus.SETTLED, body["evidence"], work.now
    step(work, MATTER_SETTLED, matter, MatterStep.SETTLEMENT, post, body["evidence"])
    return queries.get_matter(work, matter_id)


@handles(CONFIRM_MATTER)
def confirm_matter(work: Work, matter_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Confirm for the proposer that a matter is settled, or have it go on."""
    matter, post = _locked(work, matter_id, MatterAction.CONFIRMATION, lambda row: as_proposer(work, row))
    if body["accepted"]:
        matter.status, matter.confirmed_at = MatterStatus.CONFIRMED, work.now
        step(work, MATTER_CONFIRMED, matter, MatterStep.CONFIRMATION, post, body["note"])
    else:
        matter.status, matter.evidence, matter.settled_at = MatterStatus.DISCUSSED, None, None
        step(work, MATTER_CONTINUED, matter, MatterStep.CONTINUATION, post, body["note"])
    return queries.get_matter(work, matter_id)


@handles(STUDY_MATTER)
def study_matter(work: Work, matter_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Enter what came of the study by the party organization, until it has agreed."""
    matter, post = _locked(work, matter_id, MatterAction.STUDY, lambda row: as_studying(work, row))
    if body["studied_on"] > work.today:
        raise invalid("studied_on", body["studied_on"].isoformat(), "不能晚于今天。", "Must not be later than today.")
    if agreed(matter):
        status, action = STUDY_OUTCOME.said(StudyOutcome.AGREED), MATTER_ACTION.said(MatterAction.STUDY)
        raise Failure(MATTER_NOT_NOW, number=matter.number, status=status, action=action)
    matter.studied_by_id, matter.studied_on = matter.studying_id, body["studied_on"]
    matter.study_outcome = body["outcome"]
    step(work, MATTER_STUDIED, matter, MatterStep.STUDY, post, body["note"], outcome=body["outcome"])
    return queries.get_matter(work, matter_id)


@handles(WITHDRAW_MATTER)
def withdraw_matter(work: Work, matter_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Withdraw a matter for the proposer, before it is settled."""
    matter, post = _locked(work, matter_id, MatterAction.WITHDRAWAL, lambda row: as_proposer(work, row))
    matter.status = MatterStatus.WITHDRAWN
    step(work, MATTER_WITHDRAWN, matter, MatterStep.WITHDRAWAL, post, body["reason"])
    return queries.get_matter(work, matter_id)


def _locked(
    work: Work, matter_id: UUID, action: MatterAction, allowed: Callable[[Matter], Post]
) -> tuple[Matter, Post]:
    """Return a matter, locked, with the post in which the actor acts. Raises ``Failure`` like ``Work.change``, and if
    the matter does not stand so that this can be done with it."""
    matter = work.change(Matter, matter_id, seen=lambda row: sees(work, row), allowed=allowed)
    _check_possible(matter, action)
    return matter, allowed(matter)


def _check_possible(matter: Matter, action: MatterAction) -> None:
    if matter.status not in POSSIBLE[action]:
        raise Failure(
            MATTER_NOT_NOW,
            number=matter.number,
            status=MATTER_STATUS.said(matter.status),
            action=MATTER_ACTION.said(action),
        )


def _some_convenor(work: Work) -> Post:
    # No meeting has discussed it, so that it is nobody's yet: whoever convenes is told where it stands.
    post = next(access.convening_posts(work.actor), None)
    if post is None:
        raise Failure(NOT_THE_CONVENOR)
    return post
