"""Writes of follow-ups: the result of a call, and calls that reached nobody."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.calling.actor import Post
from chassis.calling.errors import Failure, forbidden, not_found
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.requests import events
from contracts.requests.followup_kinds import FOLLOW_UP_STATUS, FollowUpStatus
from contracts.requests.followups import (
    CALLERS,
    FOLLOW_UP,
    FOLLOW_UP_MADE,
    FOLLOW_UP_MISSED,
    FOLLOW_UP_OVER,
    MISS_FOLLOW_UP,
    MOST_MISSES,
    RECORD_FOLLOW_UP,
)
from services.requests.clocks import commands as clocks
from services.requests.clocks.queries import terms
from services.requests.followups import domain, queries
from services.requests.followups.access import post_for, visible_to
from services.requests.followups.emitting import emit
from services.requests.followups.models import FollowUp, FollowUpCall
from services.requests.lifecycle.domain import Action, Status
from services.requests.lifecycle.models import Request
from services.requests.lifecycle.steps import Step, last_moved_at

MARKS = ("response_time", "result", "attitude", "overall")


@handles(RECORD_FOLLOW_UP)
def record_follow_up(work: Work, follow_up_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Record how the enterprise judges an answer; a poor one goes to the supervisor, as a poor evaluation does."""
    request, found, post = _begin(work, follow_up_id)
    poor_at_most = terms(work).poor_at_most
    marks: dict[str, Any] = {name: body[name] for name in MARKS}
    for name, mark in marks.items():
        setattr(found, name, mark)
    found.comment = body["comment"]
    found.poor = body["overall"] <= poor_at_most
    found.disagrees = domain.disagrees(found.enterprise_overall, body["overall"], poor_at_most)
    found.shown_to_id = found.enterprise_id
    _call(work, found, post, "", reached=True)
    _end(work, request, found, FollowUpStatus.MADE)
    emit(work, FOLLOW_UP_MADE, found)
    if found.poor and request.status == Status.CLOSED:
        _dispute(Step(work, request, Action.FOLLOW_UP, post), found, marks)
    return queries.get_follow_up(work, follow_up_id)


@handles(MISS_FOLLOW_UP)
def miss_follow_up(work: Work, follow_up_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Note that a call reached nobody; the third ends the follow-up."""
    request, found, post = _begin(work, follow_up_id)
    found.misses += 1
    _call(work, found, post, body["note"], reached=False)
    if found.misses >= MOST_MISSES:
        _end(work, request, found, FollowUpStatus.NOT_REACHED)
    emit(work, FOLLOW_UP_MISSED, found)
    return queries.get_follow_up(work, follow_up_id)


def _begin(work: Work, follow_up_id: UUID) -> tuple[Request, FollowUp, Post]:
    """Lock a follow-up after its request, for an actor who has to make it.

    Raises ``Failure``: not found if the actor may not see it, forbidden if somebody else has to make it, changed if
    If-Match names another version, and a conflict if it is over.
    """
    visible = select(FollowUp).where(FollowUp.id == follow_up_id, visible_to(work.actor))
    request_id = work.session.scalar(visible.with_only_columns(FollowUp.request_id))
    if request_id is None:
        raise not_found(FOLLOW_UP, follow_up_id)
    request = work.session.get_one(Request, request_id, with_for_update=True, populate_existing=True)
    found = work.session.scalar(visible.with_for_update().execution_options(populate_existing=True))
    if found is None:
        raise not_found(FOLLOW_UP, follow_up_id)
    post = post_for(work, found)
    if post is None:
        raise forbidden(work.actor, *sorted(CALLERS))
    work.check_version(found.version)
    if found.status != FollowUpStatus.WAITING:
        status = FollowUpStatus(found.status)
        raise Failure(FOLLOW_UP_OVER, number=found.number, status=FOLLOW_UP_STATUS.said(status))
    work.not_before(last_moved_at(request))
    return request, found, post


def _call(work: Work, found: FollowUp, post: Post, note: str, *, reached: bool) -> None:
    actor = work.actor
    if actor.person_id is None:
        raise TypeError("somebody calls")
    work.session.add(
        FollowUpCall(
            id=new_id(),
            follow_up_id=found.id,
            at=work.now,
            person_id=UUID(actor.person_id),
            person_name=actor.name,
            role=post.role,
            reached=reached,
            note=note,
        )
    )


def _end(work: Work, request: Request, found: FollowUp, status: FollowUpStatus) -> None:
    found.status, found.ended_at = status, work.now
    request.follow_up = None
    clocks.stop(work, found.id, "")


def _dispute(step: Step, found: FollowUp, marks: Mapping[str, Any]) -> None:
    """Open a closed request again for review by a supervisor."""
    step.request.closed_at = None
    step.request.follow_up_id = found.id
    step.finish(
        Status.UNDER_REVIEW,
        events.REQUEST_DISPUTED,
        reason=found.comment or None,
        details=marks,
        **marks,
    )
