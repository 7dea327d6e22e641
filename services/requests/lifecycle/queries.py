"""Reads of one request: its detail for a caller, its history, its deadline."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, cast
from uuid import UUID

from sqlalchemy import Select, bindparam, func, select

from chassis.calling.errors import Failure, not_found
from chassis.commenting.thread import reads_internal
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.dumping import names_of, shown
from chassis.storing.pages import page
from contracts.requests.deadline import NEVER_OWED
from contracts.requests.reading import (
    GET_REQUEST,
    GET_REQUEST_DEADLINE,
    LIST_REQUEST_HISTORY,
    REQUEST,
    SEEN_BY,
    AnswerRoundSchema,
    EvaluationSchema,
    PendingExtensionSchema,
    PendingSupplementSchema,
    RequestSchema,
    ReviewedSchema,
)
from contracts.requests.vocabulary import REQUEST_DUTY, ClockStatus, Duty, RequestWaiting
from services.requests.clocks import queries as clocks
from services.requests.clocks import telling
from services.requests.duties.beginning import begun, clock_of
from services.requests.joint import reading as joint
from services.requests.lifecycle import history
from services.requests.lifecycle.access import VISIBLE, roles_on, seen, sight
from services.requests.lifecycle.domain import ANSWERED, Action, Status, taker
from services.requests.lifecycle.lateness import is_overdue
from services.requests.lifecycle.models import Answer, Dispatch, Evaluation, Extension, HistoryEntry, Request, Review
from services.requests.lifecycle.names import NAMED, Names, column_of, known_names, names_for, submitter_of
from services.requests.lifecycle.standing import Standing
from services.requests.mirror.models import Organization
from services.requests.supplements.models import Supplement

_table = Request.__table__.c
# The columns of a request that lists show, and those that who sees it, overdue and what can be done follow from.
_SHOWN = tuple(name for name in names_of(RequestSchema) if name in _table)
KNOWN = (
    *_SHOWN,
    *(name for name in SEEN_BY.fields if name not in _SHOWN),
    "halted_at",
    "supplement_until",
    "supplements",
    "step_due_at",
)
_DECIDED_ON = {Status.RETURNED: RequestWaiting.RETURN, Status.UNDER_REVIEW: RequestWaiting.REVIEW}
_READ = (
    select(
        *_table,
        *NAMED,
        submitter_of(_table.id),
        column_of(Dispatch, "granted_days", _table.dispatch_id),
        *clocks.IN_FORCE,
        telling.open_clocks(bindparam("request")),
    )
    .where(_table.id == bindparam("request"), VISIBLE)
    .execution_options(prepared=True)
)
_FIND = select(Request).where(Request.id == bindparam("request"), VISIBLE)
# The lock also reads the newest row, which another transaction may have written while this one waited.
_LOCK = _FIND.with_for_update().execution_options(populate_existing=True, prepared=True)


_answers, _evaluations, _reviews = Answer.__table__.c, Evaluation.__table__.c, Review.__table__.c
_extensions = Extension.__table__.c
# The round is counted and not stored: identifiers grow with the time on the wall, whichever release wrote them.
_ROUNDS = (
    select(
        func.row_number().over(order_by=_answers.id).label("round"),
        *(_answers[name] for name in names_of(AnswerRoundSchema) if name in _answers),
        _answers.id.label("answer_id"),
        column_of(Organization, "name", _answers.department_id, "department_name"),
        _evaluations.id.label("evaluation_id"),
        *(_evaluations[name] for name in names_of(EvaluationSchema) if name in _evaluations),
        _evaluations.evaluated_at,
        *(_reviews[name] for name in names_of(ReviewedSchema) if name in _reviews),
        _reviews.reviewed_at,
    )
    .select_from(Answer.__table__)
    .outerjoin(Evaluation.__table__, _evaluations.answer_id == _answers.id)
    .outerjoin(Review.__table__, _reviews.evaluation_id == _evaluations.id)
    .where(_answers.request_id == bindparam("request"))
    .order_by(_answers.id)
    .execution_options(prepared=True)
)
_PENDING = (
    select(*_extensions)
    .where(_extensions.request_id == bindparam("request"), _extensions.pending)
    .execution_options(prepared=True)
)
_OPEN_CLOCKS = select(telling.open_clocks(bindparam("request"))).execution_options(prepared=True)
_supplements = Supplement.__table__.c
_SUPPLEMENT = (
    select(*_supplements)
    .where(_supplements.request_id == bindparam("request"), _supplements.pending)
    .execution_options(prepared=True)
)


class Stage(NamedTuple):
    """How far the handling of a request is, as far as actions depend on it besides status and post.

    ``granted_days`` are those of the latest dispatch; ``can_return`` is whether its department may still return it,
    ``part_pending`` whether the return or an extension of a part waits for a decision.
    """

    granted_days: int
    extension_pending: bool
    can_return: bool
    part_pending: bool = False


class Handling(NamedTuple):
    """What the detail of a request shows of its handling: the days granted in the latest dispatch, the rows of
    ``_ROUNDS``, the extension that waits for a decision, what the enterprise has to supply, and its open clocks."""

    granted_days: int | None
    rounds: Sequence[Any]
    pending: Extension | None
    supplement: Supplement | None
    clocks: Sequence[dict[str, Any]]


@handles(GET_REQUEST)
def get_request(work: Work, request_id: UUID) -> dict[str, Any]:
    """Return one request in full. Raises ``Failure`` if there is none that the actor may see."""
    row = work.row(_READ, request=request_id, **sight(work.actor))
    if row is None:
        raise not_found(REQUEST, request_id)
    clocks.recall_rules(work, row.change_id, row.terms_row)
    # A row has the columns of a request by their names.
    work.readers = roles_on(work.actor, cast("Request", row))
    names = known_names(row)._replace(submitter=row.submitter)
    rounds = work.rows(_ROUNDS, request=request_id) if _was_answered(cast("Request", row)) else ()
    pending = work.row(_PENDING, request=request_id) if row.status == Status.HANDLING else None
    supplement = work.row(_SUPPLEMENT, request=request_id) if row.supplement_until is not None else None
    handling = Handling(row.granted_days, rounds, pending, supplement, telling.told_open(work, row.open_clocks))
    return _detail(work, cast("Request", row), names, handling)


def find_visible(work: Work, request_id: UUID) -> Request:
    """Return a request. Raises ``Failure`` like ``get_request``."""
    return _visible(work, _FIND, request_id)


def lock_visible(work: Work, request_id: UUID) -> Request:
    """Return a request, locked until the commit. Raises ``Failure`` like ``get_request``."""
    return _visible(work, _LOCK, request_id)


def _visible(work: Work, statement: Select[Request], request_id: UUID) -> Request:
    found = work.session.scalar(statement, {"request": request_id, **sight(work.actor)})
    if found is None:
        raise not_found(REQUEST, request_id)
    return seen(work, found)


@handles(LIST_REQUEST_HISTORY)
def list_history(work: Work, request_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the history of a request in the order of its steps. Raises ``Failure`` like ``get_request``."""
    find_visible(work, request_id)
    statement = select(HistoryEntry).where(HistoryEntry.request_id == request_id).order_by(HistoryEntry.position.asc())
    if not reads_internal(work):
        statement = statement.where(~HistoryEntry.internal)
    return page(work.transaction, statement, query, lambda entries: history.told(work, entries))


@handles(GET_REQUEST_DEADLINE)
def get_deadline(work: Work, request_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Explain a due date of a request. Raises ``Failure`` like ``get_request``, or for what was never owed."""
    found = find_visible(work, request_id)
    duty = Duty(query["duty"])
    first = begun(work, found) if duty is Duty.DISPATCH else None
    explained = telling.explain(work, clock_of(request_id, duty), duty, first)
    told = {"request_id": request_id, **owed(found, explained)}
    if duty is not Duty.HANDLING and told["status"] == "not_started":
        raise Failure(NEVER_OWED, number=found.number, duty=REQUEST_DUTY.said(duty))
    # The clock does not record the acceptance, after which a dispatch cannot be returned.
    return told if found.status == Status.DISPATCHED else {**told, "return_until": None}


def detail(work: Work, found: Request, open_clocks: Sequence[dict[str, Any]] | None = None) -> dict[str, Any]:
    """Return a request as its own page shows it, with the actions that the actor can take now.

    ``open_clocks`` are read unless they are known.
    """
    session = work.session
    dispatch = session.get(Dispatch, found.dispatch_id) if found.dispatch_id else None
    handling = Handling(
        dispatch.granted_days if dispatch else None,
        session.execute(_ROUNDS, {"request": found.id}).all() if _was_answered(found) else (),
        # Only during handling can an extension be asked for; a pending one lapses when the handling ends.
        pending_extension(work, found.id) if found.status == Status.HANDLING else None,
        work.row(_SUPPLEMENT, request=found.id) if found.supplement_until is not None else None,
        telling.told_open(work, session.scalar(_OPEN_CLOCKS, {"request": found.id}))
        if open_clocks is None
        else open_clocks,
    )
    return _detail(work, found, names_for(work, found), handling)


def _detail(work: Work, found: Request, names: Names, handling: Handling) -> dict[str, Any]:
    rounds, pending = [_round(found, row) for row in handling.rounds], handling.pending
    current = next((each for each in rounds if each["current"]), None)
    return_until = clocks.return_until(work, found.id) if found.status == Status.DISPATCHED else None
    granted_days = handling.granted_days or 0
    stands = Standing(work, found)
    parts = joint.parts_of(work, found, stands)
    stage = Stage(
        granted_days,
        extension_pending=pending is not None,
        can_return=return_until is not None,
        part_pending=joint.wait_for_a_decision(parts),
    )
    return {
        **summary(work, found, names, stage, stands),
        "parts": parts,
        "description": found.description,
        "form": found.form,
        "submitted_by": found.submitted_by,
        "submitted_by_name": names.submitter,
        "answer": current["answer"] if current else None,
        "answered_on_time": current["on_time"] if current else None,
        "evaluation": current["evaluation"] if current else None,
        "rounds": rounds,
        "closes_at": found.closes_at,
        "closes_provisional": clocks.is_provisional(work, found.answered_at, found.closes_at),
        "extended_days": granted_days,
        "pending_extension": shown(pending, PendingExtensionSchema) if pending else None,
        "pending_supplement": shown(handling.supplement, PendingSupplementSchema) if handling.supplement else None,
        "clocks": [owed(found, clock) for clock in _clocks(work, found, handling.clocks)],
        "returns": found.returns,
        "redispatches": found.redispatches,
        "reopened": found.reopened,
        "comments": found.comments if reads_internal(work) else found.public_comments,
        "return_until": return_until,
    }


def _clocks(work: Work, found: Request, written: Sequence[dict[str, Any]]) -> Sequence[dict[str, Any]]:
    """Return the open clocks of a request: those of which rows are written, and that which it begins with."""
    first = begun(work, found)
    if first is None or any(clock["duty"] == Duty.DISPATCH for clock in written):
        return written
    due_at, provisional = first.entry.due_at or first.entry.at, first.entry.provisional
    return [telling.told_clock(work, first.duty, ClockStatus.RUNNING, due_at, provisional=provisional), *written]


def owed(found: Request, clock: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is told of a clock with the role that owes it in this request."""
    return {**clock, "role": taker(clock["role"], found.channel)}


def summary(work: Work, found: Request, names: Names, stage: Stage, stands: Standing) -> dict[str, Any]:
    """Return a request as lists show it, with the actions that the actor can take now."""
    return shown(
        found,
        RequestSchema,
        item_name=names.item,
        enterprise_name=names.enterprise or "",
        employer_name=names.employer,
        opened_to_employer=found.opened_to_id is not None,
        department_name=names.department,
        chain_name=names.chain,
        park_name=names.park,
        co_department_ids=found.co_department_ids or [],
        co_department_names=names.co_departments or [],
        pending=_pending(found, stage),
        actions=[action for action in stands.actions() if not _hindered(work, action, found, names, stage)],
        # While it is handled again, what was judged poor is no longer the answer.
        answered_at=found.answered_at if found.status in ANSWERED else None,
        overdue=is_overdue(work, found),
    )


def _was_answered(found: Request) -> bool:
    return found.answer_id is not None or found.reopened > 0


def _round(found: Request, row: Any) -> dict[str, Any]:
    """Return one row of ``_ROUNDS`` in the form of ``AnswerRoundSchema``."""
    evaluated, reviewed = row.evaluation_id is not None, row.reviewed_at is not None
    return shown(
        row,
        AnswerRoundSchema,
        current=found.status in ANSWERED and row.answer_id == found.answer_id,
        evaluation=shown(row, EvaluationSchema, at=row.evaluated_at) if evaluated else None,
        review=shown(row, ReviewedSchema, at=row.reviewed_at) if reviewed else None,
    )


def pending_extension(work: Work, request_id: UUID) -> Extension | None:
    """Return the extension that waits for a decision, or ``None``."""
    waiting = select(Extension).where(Extension.request_id == request_id, Extension.pending)
    return work.session.scalar(waiting.execution_options(prepared=True))


def _pending(found: Request, stage: Stage) -> list[RequestWaiting]:
    """Return what of a request waits for somebody."""
    waits = [RequestWaiting.EXTENSION] if stage.extension_pending else []
    if found.supplement_until is not None:
        waits.append(RequestWaiting.SUPPLEMENT)
    if found.status in _DECIDED_ON:
        waits.append(_DECIDED_ON[Status(found.status)])
    if stage.part_pending:
        waits.append(RequestWaiting.PART_REVIEW)
    return waits


def _hindered(work: Work, action: Action, found: Request, names: Names, stage: Stage) -> bool:
    """Whether anything else than status and post prevents an action."""
    match action:
        case Action.RETURN:
            return not stage.can_return
        case Action.EXTENSION:
            return stage.extension_pending or stage.granted_days >= clocks.terms(work).extension_days
        case Action.EXTENSION_DECISION:
            return not stage.extension_pending
        case Action.SUPPLEMENT:
            most = clocks.terms(work).supplements if names.supplements is None else names.supplements
            return found.supplement_until is not None or found.supplements >= most
        case Action.ANSWER:
            return found.open_parts > 0
        case Action.SUPPLY:
            return found.supplement_until is None
        case _:
            return False
