"""Which requests wait for the actor, and for what."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, false, func, not_, or_, select, true

from chassis.running.handlers import waits
from chassis.running.queues import Queue
from chassis.running.work import Work
from chassis.storing.filters import among
from contracts.requests.vocabulary import PartStatus, RequestChannel, RequestWaiting
from contracts.requests.worklist import (
    EXTENSION_TO_DECIDE,
    PART_TO_ACCEPT,
    PART_TO_CONTRIBUTE,
    PART_TO_REVIEW,
    RETURN_TO_REVIEW,
    TO_ACCEPT,
    TO_ANSWER,
    TO_DISPATCH,
    TO_EVALUATE,
    TO_REVIEW,
    TO_SUPPLY,
)
from contracts.roles import Role
from contracts.worklists import Waiting
from services.requests.followups.models import FollowUp
from services.requests.joint.models import Part
from services.requests.lifecycle.access import ACTED_ON, visible_to
from services.requests.lifecycle.domain import MOVES, RUNNING, Action, Status, taker
from services.requests.lifecycle.lateness import late_parts, overdue, step_overdue
from services.requests.lifecycle.models import Dispatch, Evaluation, Extension, Request
from services.requests.mirror.capability import dispatched
from services.requests.supplements.models import Supplement

_requests, _extensions, _supplements = Request.__table__.c, Extension.__table__.c, Supplement.__table__.c
_dispatches, _evaluations, _follow_ups = Dispatch.__table__.c, Evaluation.__table__.c, FollowUp.__table__.c
_parts = Part.__table__.c
# In which status something waits, and the action that ends that: whose it is, for whom it waits.
_STEPS = {
    RequestWaiting.DISPATCH: (Status.SUBMITTED, Action.DISPATCH),
    RequestWaiting.RETURN: (Status.RETURNED, Action.CONFIRMATION),
    RequestWaiting.EXTENSION: (Status.HANDLING, Action.EXTENSION_DECISION),
    # In either status, while it is waited for.
    RequestWaiting.SUPPLEMENT: (None, Action.SUPPLY),
    RequestWaiting.ACCEPTANCE: (Status.DISPATCHED, Action.ACCEPT),
    RequestWaiting.ANSWER: (Status.HANDLING, Action.ANSWER),
    RequestWaiting.EVALUATION: (Status.ANSWERED, Action.EVALUATION),
    RequestWaiting.REVIEW: (Status.UNDER_REVIEW, Action.REVIEW),
}
# What waits of the parts of co-departments.
_OF_PARTS = {
    RequestWaiting.PART_ACCEPTANCE: _parts.status == str(PartStatus.WAITING),
    RequestWaiting.PART_CONTRIBUTION: _parts.status == str(PartStatus.ACCEPTED),
    RequestWaiting.PART_REVIEW: _parts.review_due_at.is_not(None),
}
PART_PENDING = exists().where(_parts.request_id == _requests.id, _OF_PARTS[RequestWaiting.PART_REVIEW])
_PENDING = _extensions.request_id == _requests.id, _extensions.pending
EXTENSION_PENDING = exists().where(*_PENDING)


def _since(moment: ColumnElement[Any], *where: ColumnElement[bool]) -> ColumnElement[Any]:
    return func.coalesce(select(moment).where(*where).scalar_subquery(), _requests.submitted_at)


_OF_DISPATCH = _dispatches.id == _requests.dispatch_id
# Since when something waits: since the step that it follows, whatever was said or filed in the meantime.
_SINCE: Mapping[str, ColumnElement[Any]] = {
    RequestWaiting.DISPATCH: _requests.submitted_at,
    RequestWaiting.RETURN: _since(_dispatches.returned_at, _OF_DISPATCH),
    RequestWaiting.EXTENSION: _since(_extensions.asked_at, *_PENDING),
    RequestWaiting.SUPPLEMENT: _since(
        _supplements.asked_at, _supplements.request_id == _requests.id, _supplements.pending
    ),
    RequestWaiting.ACCEPTANCE: _since(func.coalesce(_dispatches.confirmed_at, _dispatches.dispatched_at), _OF_DISPATCH),
    RequestWaiting.ANSWER: _since(_dispatches.accepted_at, _OF_DISPATCH),
    RequestWaiting.EVALUATION: func.coalesce(_requests.answered_at, _requests.submitted_at),
    RequestWaiting.REVIEW: func.coalesce(
        select(_follow_ups.ended_at).where(_follow_ups.id == _requests.follow_up_id).scalar_subquery(),
        _since(_evaluations.evaluated_at, _evaluations.id == _requests.evaluation_id),
    ),
}


def waiting(work: Work, step: str) -> ColumnElement[bool]:
    """Return the condition for the requests with which the actor has to take a step: a filter of their list."""
    if RequestWaiting(step) in _OF_PARTS:
        return _with_parts(work, RequestWaiting(step))
    status, action = _STEPS[RequestWaiting(step)]
    there = _requests.supplement_until.is_not(None) if status is None else _requests.status == str(status)
    concerned = _concerned(work, MOVES[action].role)
    if Role.SERVICE_AGENT in MOVES[action].also:
        concerned = or_(concerned, _in_role(work, Role.SERVICE_AGENT))
    conditions = [there, concerned]
    if step == RequestWaiting.EXTENSION:
        conditions.append(EXTENSION_PENDING)
    return and_(*conditions)


def _with_parts(work: Work, step: RequestWaiting) -> ColumnElement[bool]:
    there = _requests.id.in_(select(_parts.request_id).where(_part_waits(work, step)))
    own = true() if _is_own(step) else _concerned(work, Role.DISPATCHER)
    return and_(_requests.status.in_(sorted(RUNNING)), own, there)


def _part_waits(work: Work, step: RequestWaiting) -> ColumnElement[bool]:
    """Return the condition on parts with which the actor has to take a step."""
    if not _is_own(step):
        return _OF_PARTS[step]
    own = among(_parts.department_id, map(UUID, work.actor.organizations(Role.DEPARTMENT_HANDLER)))
    return false() if own is None else and_(_OF_PARTS[step], own)


def _is_own(step: RequestWaiting) -> bool:
    return step != RequestWaiting.PART_REVIEW


def _concerned(work: Work, role: Role | None) -> ColumnElement[bool]:
    """Return the condition for the requests of which the actor takes the steps of a role."""
    conditions = [_in_role(work, role)]
    if role is not None and (instead := taker(role, RequestChannel.STAFF)) is not role:
        # The clerk of a service centre has staff requests; what was taken in for an enterprise is the enterprise's.
        conditions.append(and_(_requests.centre_id.is_not(None), _in_role(work, instead)))
    if role is Role.DISPATCHER and work.actor.is_any(Role.SUPERVISOR):
        nobody = not_(dispatched(_requests.chain_id, _requests.park_id, _requests.centre_id, work.today))
        conditions.append(and_(_in_role(work, Role.SUPERVISOR), nobody))
    return or_(*conditions)


def _in_role(work: Work, role: Role | None) -> ColumnElement[bool]:
    """Return the condition for the requests of which the actor takes the steps that are this role's."""
    held = tuple(post for post in work.actor.posts if post.role is role)
    return visible_to(replace(work.actor, posts=held), ACTED_ON) if held else false()


def _queue(work: Work, kind: Waiting, **urgency: Any) -> Queue:
    return Queue(
        where=[waiting(work, kind.step)],
        id=_requests.id,
        number=_requests.number,
        title=_requests.title,
        since=_SINCE[kind.step],
        **urgency,
    )


@waits(TO_DISPATCH, RETURN_TO_REVIEW, EXTENSION_TO_DECIDE, TO_REVIEW)
def owed(work: Work, kind: Waiting) -> Queue:
    """Return what the dispatcher or the supervisor owes: due soon once its own clock has reminded of it."""
    late, reminded = step_overdue(work), _requests.step_rung.is_not(None)
    return _queue(work, kind, due=_requests.step_due_at, overdue=late, due_soon=reminded)


@waits(TO_ACCEPT, TO_ANSWER)
def running(work: Work, kind: Waiting) -> Queue:
    """Return what waits while the deadline runs: due soon once the ladder has reminded of it."""
    return _queue(work, kind, due=_requests.due_at, overdue=overdue(work), due_soon=_requests.rung.is_not(None))


@waits(PART_TO_ACCEPT, PART_TO_CONTRIBUTE, PART_TO_REVIEW)
def of_parts(work: Work, kind: Waiting) -> Queue:
    """Return what waits of parts, by the first of them that is due: the own ones, or those to decide on."""
    step = RequestWaiting(kind.step)
    waits = _parts.request_id == _requests.id, _part_waits(work, step)
    due, rung = (_parts.due_at, _parts.rung) if _is_own(step) else (_parts.review_due_at, _parts.review_rung)
    since = {
        RequestWaiting.PART_ACCEPTANCE: func.coalesce(_parts.confirmed_at, _parts.added_at),
        RequestWaiting.PART_CONTRIBUTION: _parts.accepted_at,
        RequestWaiting.PART_REVIEW: func.greatest(_parts.returned_at, _parts.asked_at),
    }[step]
    late = late_parts(work) if _is_own(step) else due < work.now
    return Queue(
        where=[waiting(work, kind.step)],
        id=_requests.id,
        number=_requests.number,
        title=_requests.title,
        since=func.coalesce(select(func.min(since)).where(*waits).scalar_subquery(), _requests.submitted_at),
        due=select(func.min(due)).where(*waits).scalar_subquery(),
        overdue=exists().where(*waits, late),
        due_soon=exists().where(*waits, rung.is_not(None)),
    )


@waits(TO_SUPPLY)
def to_supply(work: Work, kind: Waiting) -> Queue:
    """Return what the enterprise has been asked to supply, until the clock goes on without it."""
    return _queue(work, kind, due=_requests.supplement_until, overdue=false())


@waits(TO_EVALUATE)
def to_evaluate(work: Work, kind: Waiting) -> Queue:
    """Return the answers to be evaluated, until they close by themselves."""
    return _queue(work, kind, due=_requests.closes_at, overdue=false())
