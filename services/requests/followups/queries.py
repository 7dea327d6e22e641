"""Reads of follow-ups: lists, detail, deadline, worklist, and the seeds that they were drawn by."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select, true

from chassis.calling.errors import not_found
from chassis.running.acting import possible
from chassis.running.handlers import handles, waits
from chassis.running.queues import Queue
from chassis.running.work import Work
from chassis.storing.dumping import shown
from chassis.storing.filters import Filters, equal, filtered, from_day, one_of, to_day
from chassis.storing.pages import page
from contracts.requests.followup_kinds import FollowUpCause
from contracts.requests.followups import (
    FOLLOW_UP,
    FOLLOW_UP_ACTIONS,
    GET_FOLLOW_UP,
    GET_FOLLOW_UP_DEADLINE,
    LIST_FOLLOW_UP_SEEDS,
    LIST_FOLLOW_UPS,
    TO_CALL_BACK,
    FollowUpCallSchema,
    FollowUpDetailSchema,
    FollowUpSchema,
    FollowUpSeedSchema,
)
from contracts.requests.reading import EvaluationSchema, ReviewedSchema
from contracts.requests.vocabulary import Duty
from contracts.worklists import Waiting
from services.requests.catalog.models import CatalogItem
from services.requests.clocks import telling
from services.requests.followups import domain
from services.requests.followups.access import WAITING, calling, roles_on, visible_to
from services.requests.followups.models import FollowUp, FollowUpCall, FollowUpSeed
from services.requests.lifecycle.models import Answer, Evaluation, HistoryEntry, Request, Review
from services.requests.lifecycle.names import column_of
from services.requests.mirror.models import Chain, Organization

_rows, _requests = FollowUp.__table__.c, Request.__table__.c


def _waits_for(work: Work, _step: str) -> ColumnElement[bool]:
    return calling(work)


_FILTERS: Filters = {
    **{name: equal(_rows[name]) for name in ("chain_id", "department_id", "enterprise_id", "request_id")},
    "status": one_of(_rows.status),
    "cause": one_of(_rows.cause),
    "month": lambda _work, day: _rows.month == domain.month_of(day),
    "poor": equal(_rows.poor),
    "disagrees": equal(_rows.disagrees),
    "made_from": from_day(_rows.ended_at),
    "made_to": to_day(_rows.ended_at),
    "waiting": _waits_for,
}


def _statement(work: Work) -> Select[Any]:
    return (
        select(
            FollowUp,
            _requests.number.label("request_number"),
            _requests.title,
            column_of(Organization, "name", _rows.department_id, "department_name"),
            column_of(Organization, "name", _rows.enterprise_id, "enterprise_name"),
            column_of(Chain, "name", _rows.chain_id, "chain_name"),
            calling(work).label("calls"),
        )
        .join(Request, _requests.id == _rows.request_id)
        .where(visible_to(work.actor))
    )


@handles(LIST_FOLLOW_UPS)
def list_follow_ups(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the follow-ups that the actor may see."""
    statement = filtered(_statement(work), work, query, _FILTERS)
    if query["sort"] == "due_at":
        statement = statement.where(WAITING).order_by(_rows.due_at.asc(), _rows.id.asc())
    else:
        statement = statement.order_by(_rows.id.desc())
    return page(work.transaction, statement, query, lambda rows: [shown_in_list(work, row) for row in rows])


@handles(GET_FOLLOW_UP)
def get_follow_up(work: Work, follow_up_id: UUID) -> dict[str, Any]:
    """Return one follow-up with what it is about. Raises ``Failure`` if the actor may not see it."""
    row = work.session.execute(_statement(work).where(_rows.id == follow_up_id)).one_or_none()
    if row is None:
        raise not_found(FOLLOW_UP, follow_up_id)
    found = row.FollowUp
    work.readers = roles_on(work.actor, found)
    session = work.session
    request, answer = session.get_one(Request, found.request_id), session.get_one(Answer, found.answer_id)
    evaluation = session.scalar(select(Evaluation).where(Evaluation.answer_id == found.answer_id))
    review = session.scalar(select(Review).where(Review.follow_up_id == found.id))
    calls = session.scalars(select(FollowUpCall).where(FollowUpCall.follow_up_id == found.id).order_by(FollowUpCall.id))
    item = session.get(CatalogItem, request.item_id) if request.item_id else None
    return shown(
        found,
        FollowUpDetailSchema,
        **_told(work, row),
        description=request.description,
        item_name=item.name if item else None,
        submitted_by_name=session.scalar(
            select(HistoryEntry.person_name)
            .where(HistoryEntry.request_id == request.id)
            .order_by(HistoryEntry.position)
            .limit(1)
        ),
        answer=answer.answer,
        answered_at=answer.answered_at,
        evaluation=shown(evaluation, EvaluationSchema, at=evaluation.evaluated_at) if evaluation else None,
        calls=[shown(call, FollowUpCallSchema) for call in calls],
        review=shown(review, ReviewedSchema, at=review.reviewed_at) if review else None,
    )


def shown_in_list(work: Work, row: Any) -> dict[str, Any]:
    """Return a follow-up as lists show it."""
    return shown(row.FollowUp, FollowUpSchema, **_told(work, row))


def _told(work: Work, row: Any) -> dict[str, Any]:
    names = ("request_number", "title", "department_name", "chain_name")
    found = row.FollowUp
    waiting = found.ended_at is None
    return {
        **{name: getattr(row, name) for name in names},
        "enterprise_name": row.enterprise_name or "",
        "overdue": found.due_at < (work.now if waiting else found.ended_at),
        "actions": possible(work.actor, FOLLOW_UP_ACTIONS, lambda _code: bool(row.calls)),
    }


@handles(GET_FOLLOW_UP_DEADLINE)
def get_deadline(work: Work, follow_up_id: UUID) -> dict[str, Any]:
    """Explain the due date of a follow-up. Raises ``Failure`` like ``get_follow_up``."""
    found = work.session.scalar(select(FollowUp).where(_rows.id == follow_up_id, visible_to(work.actor)))
    if found is None:
        raise not_found(FOLLOW_UP, follow_up_id)
    work.readers = roles_on(work.actor, found)
    return {
        "follow_up_id": follow_up_id,
        **telling.explain(work, found.id, Duty.FOLLOW_UP),
        "return_until": None,
    }


@waits(TO_CALL_BACK)
def to_call_back(work: Work, _kind: Waiting) -> Queue:
    """Return what the actor has to call back about: due soon once its clock has reminded of it."""
    return Queue(
        where=[calling(work)],
        id=_rows.id,
        number=_rows.number,
        title=select(_requests.title).where(_requests.id == _rows.request_id).scalar_subquery(),
        since=_rows.drawn_at,
        due=_rows.due_at,
        due_soon=_rows.rung.is_not(None),
    )


@handles(LIST_FOLLOW_UP_SEEDS)
def list_seeds(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the seeds, the latest month first; those of months that are not over without the seed."""
    statement = filtered(select(FollowUpSeed).where(true()), work, query, {}).order_by(FollowUpSeed.month.desc())
    return page(work.transaction, statement, query, lambda seeds: _seeds(work, seeds))


def _seeds(work: Work, seeds: Sequence[FollowUpSeed]) -> list[dict[str, Any]]:
    months = [seed.month for seed in seeds]
    sampled = func.count().filter(_rows.cause == FollowUpCause.SAMPLE.value)
    counted = select(_rows.month, sampled, func.count()).where(_rows.month.in_(months)).group_by(_rows.month)
    counts = {month: (drawn, total - drawn) for month, drawn, total in work.session.execute(counted)}
    this_month = domain.month_of(work.today)
    return [
        shown(
            seed,
            FollowUpSeedSchema,
            seed=seed.seed if seed.month < this_month else None,
            sampled=counts.get(seed.month, (0, 0))[0],
            besides=counts.get(seed.month, (0, 0))[1],
        )
        for seed in seeds
    ]
