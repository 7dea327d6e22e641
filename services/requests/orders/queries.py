"""Reads one request: its detail for a caller, its history, its deadline."""

from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, or_, select

from chassis.errors import not_found
from chassis.pages import page
from chassis.work import Work
from services.requests.catalog.models import CatalogItem
from services.requests.clocks import queries as clocks
from services.requests.mirror import queries as mirror
from services.requests.mirror.models import Organization
from services.requests.orders.access import post_for, visible_to
from services.requests.orders.domain import MOVES, RUNNING, Action, Status, possible
from services.requests.orders.models import Answer, Dispatch, Evaluation, Extension, HistoryEntry, Request

_MEMO = "orders.names"
# Built once: it runs in every step of every request.
_NAMES = select(
    select(CatalogItem.name).where(CatalogItem.id == bindparam("item")).scalar_subquery().label("item"),
    select(Organization.name).where(Organization.id == bindparam("enterprise")).scalar_subquery().label("enterprise"),
    select(Organization.name).where(Organization.id == bindparam("department")).scalar_subquery().label("department"),
)


class Names(NamedTuple):
    """What a request refers to, by name; ``None`` for what it does not refer to or what is not known here."""

    item: str | None
    enterprise: str | None
    department: str | None


def get_request(work: Work, request_id: UUID) -> dict[str, Any]:
    """One request in full. Raises ``Failure`` where there is none that the actor may see."""
    return detail(work, find_visible(work, request_id))


def find_visible(work: Work, request_id: UUID, *, lock: bool = False) -> Request:
    """The row of a request, locked until the commit if asked for. Raises ``Failure`` like ``get_request``."""
    statement = select(Request).where(Request.id == request_id, visible_to(work.actor))
    if lock:
        # The lock also brings the newest row, which another transaction may have written while this one waited.
        statement = statement.with_for_update().execution_options(populate_existing=True)
    found = work.session.scalar(statement)
    if found is None:
        raise not_found("request", request_id)
    return found


def list_history(work: Work, request_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """The history of a request, oldest first. Raises ``Failure`` like ``get_request``."""
    find_visible(work, request_id)
    statement = (
        select(HistoryEntry)
        .where(HistoryEntry.request_id == request_id)
        .order_by(HistoryEntry.at.asc(), HistoryEntry.id.asc())
    )
    found = page(work.session, statement, query, _history_dict)
    names = mirror.names_of(work.session, (entry["organization_id"] for entry in found["items"]))
    for entry in found["items"]:
        entry["organization_name"] = names.get(entry["organization_id"])
    return found


def get_deadline(work: Work, request_id: UUID) -> dict[str, Any]:
    """Why a request is due when it is. Raises ``Failure`` like ``get_request``."""
    found = find_visible(work, request_id)
    told = clocks.explain(work, request_id)
    # The clock does not know that the department has accepted, after which there is nothing to return.
    return told if found.status == Status.DISPATCHED else {**told, "return_until": None}


def is_overdue(work: Work, found: Request) -> bool:
    """Whether a request is still to be answered and its due date has passed, or had when its clock was halted."""
    return found.status in RUNNING and found.due_at is not None and found.due_at < (found.halted_at or work.now)


def overdue(work: Work) -> ColumnElement[bool]:
    """``is_overdue`` as a condition on requests; null where there is no due date."""
    # The clock of a return under review stands still, though the same moment passes for everybody.
    late_when_halted = or_(Request.halted_at.is_(None), Request.due_at < Request.halted_at)
    return and_(Request.status.in_(sorted(RUNNING)), Request.due_at < work.now, late_when_halted)


def names_for(work: Work, found: Request) -> Names:
    """The names of what a request refers to, read once in a transaction for the event and for the answer."""
    ids = (found.item_id, found.enterprise_id, found.department_id)
    known: dict[tuple[UUID | None, ...], Names] = work.session.info.setdefault(_MEMO, {})
    if ids not in known:
        row = work.session.execute(_NAMES, dict(zip(Names._fields, ids, strict=True))).one()
        known[ids] = Names(*row)
    return known[ids]


def detail(work: Work, found: Request) -> dict[str, Any]:
    """A request as its own page shows it, with what the actor can do now."""
    session = work.session
    dispatch = session.get(Dispatch, found.dispatch_id) if found.dispatch_id else None
    answer = session.get(Answer, found.answer_id) if found.answer_id else None
    evaluation = session.get(Evaluation, found.evaluation_id) if found.evaluation_id else None
    # Only who handles it can have asked for more time; the end of the handling drops what is pending.
    pending = pending_extension(work, found.id) if found.status == Status.HANDLING else None
    return_until = clocks.return_until(work, found.id) if found.status == Status.DISPATCHED else None
    return {
        **summary(work, found, *names_for(work, found)),
        "description": found.description,
        "form": found.form,
        "submitted_by": found.submitted_by,
        "answer": answer.answer if answer else None,
        "answered_on_time": answer.on_time if answer else None,
        "evaluation": _evaluation_dict(evaluation) if evaluation else None,
        "closes_at": found.closes_at,
        "extended_days": dispatch.granted_days if dispatch else 0,
        "pending_extension": _extension_dict(pending) if pending else None,
        "returns": found.returns,
        "redispatches": found.redispatches,
        "reopened": found.reopened,
        "return_until": return_until,
        "actions": _actions(work, found, dispatch, pending, can_return=return_until is not None),
    }


def summary(
    work: Work, found: Request, item: str | None, enterprise: str | None, department: str | None
) -> dict[str, Any]:
    """A request as lists show it, given the names of what it refers to."""
    shown = (
        "id", "number", "title", "status", "item_id", "enterprise_id", "chain_id", "segments", "park_id",
        "department_id", "submitted_at", "due_at", "provisional", "rung", "answered_at", "closed_at", "version",
    )  # fmt: skip
    return {
        **{name: getattr(found, name) for name in shown},
        "item_name": item,
        "enterprise_name": enterprise or "",
        "department_name": department,
        "overdue": is_overdue(work, found),
    }


def pending_extension(work: Work, request_id: UUID) -> Extension | None:
    """The extension that waits for a decision, if any."""
    return work.session.scalar(select(Extension).where(Extension.request_id == request_id, Extension.pending))


def _actions(
    work: Work, found: Request, dispatch: Dispatch | None, pending: Extension | None, *, can_return: bool
) -> list[str]:
    """What the actor can do now: by status, by post, and by what stands in the way of each action."""
    granted = dispatch.granted_days if dispatch else 0
    hindered = {
        Action.RETURN: not can_return,
        Action.EXTENSION: pending is not None or granted >= clocks.terms(work).extension_days,
        Action.EXTENSION_DECISION: pending is None,
    }
    actions = []
    for action in possible(Status(found.status)):
        role = MOVES[action].role
        if role is not None and not hindered.get(action, False) and post_for(work.actor, found, role):
            actions.append(str(action))
    return actions


def _evaluation_dict(evaluation: Evaluation) -> dict[str, Any]:
    shown = ("response_time", "result", "attitude", "overall", "comment", "poor")
    return {**{name: getattr(evaluation, name) for name in shown}, "at": evaluation.evaluated_at}


def _extension_dict(extension: Extension) -> dict[str, Any]:
    return {"days": extension.days, "reason": extension.reason, "asked_at": extension.asked_at}


def _history_dict(entry: HistoryEntry) -> dict[str, Any]:
    shown = (
        "id", "at", "action", "from_status", "to_status", "person_id", "person_name", "role", "organization_id",
        "reason", "details",
    )  # fmt: skip
    return {name: getattr(entry, name) for name in shown}
