"""Drawing: which of the closed requests somebody calls back about."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.requests.followup_kinds import FollowUpCause, FollowUpStatus
from contracts.requests.followups import FOLLOW_UP_DRAWN
from contracts.requests.vocabulary import Duty
from services.requests.clocks import commands as clocks
from services.requests.clocks.days import local
from services.requests.clocks.queries import terms
from services.requests.followups import domain
from services.requests.followups.emitting import emit
from services.requests.followups.models import FollowUp, FollowUpSeed
from services.requests.lifecycle.models import Answer, Evaluation, Request
from services.requests.lifecycle.steps import FOLLOW_UP_DUE

PORTION = 50
OPEN = "open"


def draw(work: Work) -> int:
    """Decide of a portion of the closed requests whether somebody calls back; returns of how many.

    The version of a request stays as it is: whoever is judged does not learn that something was decided.
    """
    seed_of(work, domain.month_of(work.today))
    due = (
        select(Request)
        .where(Request.follow_up == FOLLOW_UP_DUE)
        .order_by(Request.closed_at)
        .limit(PORTION)
        .with_for_update(skip_locked=True)
    )
    requests = work.session.scalars(due).all()
    if not requests:
        return 0
    evaluations, before = _evaluations(work, requests), _before(work, requests)
    for request in requests:
        if request.answer_id is None or request.answer_id in before.get(request.id, ()):
            # Nothing was answered since the last call.
            request.follow_up = None
            continue
        _decide(work, request, evaluations.get(request.answer_id), len(before.get(request.id, ())))
    return len(requests)


def seed_of(work: Work, month: date) -> FollowUpSeed:
    """Return the seed of a month, made when it is first asked for: by the schedule, as the month begins."""
    found = work.session.get(FollowUpSeed, month)
    if found is None:
        seed = secrets.token_hex(32)
        values = {
            "month": month,
            "seed": seed,
            "digest": domain.digest_of(seed),
            "share": terms(work).follow_up_share,
        }
        work.session.execute(insert(FollowUpSeed).values(values).on_conflict_do_nothing())
        found = work.session.get_one(FollowUpSeed, month)
    return found


def _decide(work: Work, request: Request, evaluation: Evaluation | None, before: int) -> None:
    if request.closed_at is None or request.answer_id is None:
        raise ValueError(f"request {request.number} is not closed with an answer")
    month = domain.month_of(local(request.closed_at).date())
    seed = seed_of(work, month)
    cause = domain.cause_of(
        # One that was handled again was rated poorly before.
        poor=request.reopened > 0 or (evaluation is not None and evaluation.poor),
        evaluated=evaluation is not None,
        sampled=domain.drawn(seed.seed, seed.share, request.id),
    )
    request.follow_up = OPEN if cause else None
    if cause:
        _add(work, request, evaluation, cause, month, before)


def _add(
    work: Work, request: Request, evaluation: Evaluation | None, cause: FollowUpCause, month: date, before: int
) -> None:
    identifier = new_id()
    department_id = work.session.get_one(Answer, request.answer_id).department_id
    # Locked by nobody else: it is about to be added.
    state = clocks.start(work, identifier, terms(work).follow_up_days, duty=Duty.FOLLOW_UP, subject_id=identifier)
    found = FollowUp(
        id=identifier,
        number=domain.number_of(request.number, before),
        request_id=request.id,
        answer_id=request.answer_id,
        cause=cause,
        month=month,
        status=FollowUpStatus.WAITING,
        enterprise_id=request.enterprise_id,
        chain_id=request.chain_id,
        department_id=department_id,
        closed_at=request.closed_at,
        drawn_at=work.now,
        due_at=state.due_at,
        provisional=state.provisional,
        misses=0,
        enterprise_overall=evaluation.overall if evaluation else None,
        comment="",
    )
    work.session.add(found)
    emit(work, FOLLOW_UP_DRAWN, found)


def _evaluations(work: Work, requests: Sequence[Request]) -> Mapping[UUID, Evaluation]:
    answers = [request.answer_id for request in requests if request.answer_id is not None]
    rows = work.session.scalars(select(Evaluation).where(Evaluation.answer_id.in_(answers)))
    return {row.answer_id: row for row in rows}


def _before(work: Work, requests: Sequence[Request]) -> Mapping[UUID, Sequence[UUID]]:
    """Return the answers about which somebody has called back before, by request."""
    statement = (
        select(FollowUp.request_id, func.array_agg(FollowUp.answer_id).label("answers"))
        .where(FollowUp.request_id.in_([request.id for request in requests]))
        .group_by(FollowUp.request_id)
    )
    return {row.request_id: row.answers for row in work.session.execute(statement)}
