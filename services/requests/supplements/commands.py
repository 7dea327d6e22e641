"""Writes of what a handling asks of the enterprise and tells it meanwhile: please supply, and progress."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import and_, or_, select

from chassis.calling.errors import Failure
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.commenting import CommentKind
from contracts.requests import events
from contracts.requests.supplements import (
    NO_SUPPLEMENT_PENDING,
    REPORT_PROGRESS,
    REQUEST_SUPPLEMENT,
    SUPPLEMENT_OUT_OF_BOUNDS,
    SUPPLEMENT_PENDING,
    SUPPLEMENTS_USED_UP,
    SUPPLY_REQUEST,
)
from services.requests.catalog.models import CatalogItem
from services.requests.clocks import commands as clocks
from services.requests.clocks.queries import Rules, rules
from services.requests.comments.commands import add_of_step
from services.requests.lifecycle import steps
from services.requests.lifecycle.domain import MOVES, Action, Status
from services.requests.lifecycle.models import Request
from services.requests.lifecycle.steps import Step, begin
from services.requests.supplements.ending import close, end
from services.requests.supplements.models import Supplement

_PORTION = 50
# Which of the versions in ``until_reckoned`` is that of the library, counted from 1.
_KNOWN_UNTIL = 2


@handles(REQUEST_SUPPLEMENT)
def request_supplement(work: Work, request_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Ask the enterprise to supply something; the clock is paused. Raises ``Failure`` beyond the bounds."""
    step = begin(work, request_id, Action.SUPPLEMENT)
    request, in_force = step.request, rules(work)
    if request.supplement_until is not None:
        raise Failure(SUPPLEMENT_PENDING, until=work.minute_of(request.supplement_until))
    days = _within_bounds(work, request, in_force, body["days"])
    state = clocks.pause(work, request_id, body["content"], days=days)
    comment = add_of_step(step, CommentKind.SUPPLEMENT, body["content"])
    until = in_force.calendar.deadline(work.now, days)
    work.session.add(
        Supplement(
            id=new_id(),
            request_id=request_id,
            dispatch_id=request.dispatch_id,
            comment_id=comment.id,
            content=body["content"],
            days=days,
            asked_at=work.now,
            asked_by=step.person_id,
            until=until,
            until_reckoned=list(in_force.stamp),
            pending=True,
        )
    )
    work.session.flush()
    steps.set_due(request, state)
    request.supplement_until = until
    request.supplements += 1
    return step.finish(
        Status(request.status),
        events.REQUEST_SUPPLEMENT_REQUESTED,
        reason=body["content"],
        marked=True,
        details={"comment_id": str(comment.id), "days": days, "until": until.isoformat()},
        days=days,
        until=until,
    )


@handles(SUPPLY_REQUEST)
def supply_request(work: Work, request_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Supply what the enterprise was asked for; the clock goes on."""
    step = begin(work, request_id, Action.SUPPLY)
    request = step.request
    if request.supplement_until is None:
        raise Failure(NO_SUPPLEMENT_PENDING, number=request.number)
    comment = add_of_step(step, CommentKind.SUPPLY, body["content"])
    end(work, request, "supplied", body["content"], comment.id)
    return step.finish(
        Status(request.status),
        events.REQUEST_SUPPLIED,
        reason=body["content"],
        marked=True,
        details={"comment_id": str(comment.id)},
    )


@handles(REPORT_PROGRESS)
def report_progress(work: Work, request_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Tell the enterprise how far it is."""
    step = begin(work, request_id, Action.PROGRESS)
    comment = add_of_step(step, CommentKind.PROGRESS, body["content"])
    return step.finish(
        Status.HANDLING,
        events.REQUEST_PROGRESS_REPORTED,
        reason=body["content"],
        marked=True,
        details={"comment_id": str(comment.id)},
    )


def expire_supplements(work: Work) -> int:
    """Let clocks go on that have waited for the enterprise long enough; returns how many were looked at.

    What was computed by outdated rules is first computed anew, and may then have more time, or have had less. As with
    deadlines, what a newer release of the holiday library computed is left to processes that have it.
    """
    in_force = rules(work)
    outdated = and_(
        Supplement.until_reckoned < list(in_force.stamp),
        Supplement.until_reckoned[_KNOWN_UNTIL] <= in_force.known_until,
    )
    found = work.session.execute(
        select(Request, Supplement)
        .join(Supplement, Supplement.request_id == Request.id)
        .where(Supplement.pending, or_(Supplement.until <= work.now, outdated))
        .order_by(Supplement.until)
        .limit(_PORTION)
        .with_for_update(skip_locked=True)
    ).all()
    for request, supplement in found:
        _reckon(request, supplement, in_force)
        if not _is_waited_for(request, supplement):
            # The release before, which knows of no supplements, has gone on without it.
            close(work, request, supplement, "lapsed")
        elif supplement.until <= work.now:
            end(work, request, "expired")
            step = Step(work, request, Action.SUPPLEMENT_EXPIRY)
            step.finish(Status(request.status), events.REQUEST_SUPPLEMENT_EXPIRED)
    return len(found)


def _is_waited_for(request: Request, supplement: Supplement) -> bool:
    here = request.status in MOVES[Action.SUPPLEMENT_EXPIRY].sources and request.dispatch_id == supplement.dispatch_id
    return here and request.halted_at is not None


def _reckon(request: Request, supplement: Supplement, in_force: Rules) -> None:
    reckoned = tuple(supplement.until_reckoned)
    if reckoned < in_force.stamp and reckoned[_KNOWN_UNTIL - 1] <= in_force.known_until:
        supplement.until = in_force.calendar.deadline(supplement.asked_at, supplement.days)
        supplement.until_reckoned = list(in_force.stamp)
        request.supplement_until = supplement.until


def _within_bounds(work: Work, request: Request, in_force: Rules, asked: int | None) -> int:
    """Return for how many working days the clock waits. Raises ``Failure`` beyond what the item or the terms allow."""
    item, terms = work.session.get_one(CatalogItem, request.item_id), in_force.terms
    times = terms.supplements if item.supplements is None else item.supplements
    if request.supplements >= times:
        raise Failure(SUPPLEMENTS_USED_UP, limit=times, made=request.supplements)
    most = item.supplement_days or terms.supplement_days
    if asked is not None and asked > most:
        raise Failure(SUPPLEMENT_OUT_OF_BOUNDS, asked=asked, limit=most)
    return asked or most
