"""What is told of parts, and who may do what with one as it stands."""

from collections.abc import Mapping, Sequence
from typing import Any, cast
from uuid import UUID

from sqlalchemy import bindparam, select

from chassis.calling.actor import Post
from chassis.calling.errors import not_found
from chassis.running.acting import possible
from chassis.running.work import Work
from chassis.storing.dumping import shown
from contracts.problem import Text
from contracts.requests.joint import PART, PART_ACTIONS
from contracts.requests.parts import PartSchema
from contracts.requests.vocabulary import PART_STATUS, PartAction, PartStatus
from contracts.roles import Role
from services.requests.clocks import queries as clocks
from services.requests.joint.domain import OPEN, PART_MOVES
from services.requests.joint.models import Part
from services.requests.lifecycle.domain import RUNNING, Action
from services.requests.lifecycle.models import Request
from services.requests.lifecycle.standing import Standing
from services.requests.mirror.capability import capable
from services.requests.mirror.models import Organization
from services.requests.mirror.queries import names_of

_parts, _organizations = Part.__table__.c, Organization.__table__.c
_name = select(_organizations.name).where(_organizations.id == _parts.department_id).scalar_subquery()
_PARTS = (
    select(*_parts, _name.label("department_name"))
    .where(_parts.request_id == bindparam("request"))
    .order_by(_parts.added_at, _parts.id)
    .execution_options(prepared=True)
)


def parts_of(work: Work, request: Request, stands: Standing) -> list[dict[str, Any]]:
    """Return the parts of a request in the form of ``PartSchema``, with what the actor can do with each."""
    if not request.parts:
        return []
    return [told(work, cast("Part", row), stands, row.department_name) for row in rows_of(work, request.id)]


def wait_for_a_decision(parts: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the return or an extension of one of these parts, as they are told, waits for the dispatcher."""
    return any(each["status"] == PartStatus.RETURNED or each["pending_extension"] for each in parts)


def rows_of(work: Work, request_id: UUID) -> Sequence[Any]:
    """Return the rows of the parts of a request, in the order in which they were added, with ``department_name``."""
    return work.rows(_PARTS, request=request_id)


def told(work: Work, part: Part, stands: Standing, department_name: str | None) -> dict[str, Any]:
    """Return a part in the form of ``PartSchema``."""
    request, status = stands.request, PartStatus(part.status)
    # The clock does not record the acceptance, after which a part cannot be returned.
    waits = status is PartStatus.WAITING and is_under_way(request, part)
    return_until = clocks.return_until(work, part.id) if waits else None
    return shown(
        part,
        PartSchema,
        department_name=department_name,
        current=part.handling == request.reopened,
        overdue=status in OPEN and part.due_at < (part.halted_at or work.now),
        extended_days=part.granted_days,
        pending_extension=_pending(part),
        return_reason=part.return_reason if status is PartStatus.RETURNED else None,
        return_until=return_until,
        actions=[] if status not in OPEN else _actions(work, part, stands, can_return=return_until is not None),
    )


def find(work: Work, request_id: UUID, part_id: UUID, *, lock: bool = False) -> Part:
    """Return a part of a request. Raises ``Failure`` (404) if it has none with this id."""
    statement = select(Part).where(Part.id == part_id, Part.request_id == request_id)
    if lock:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    found = work.session.scalar(statement)
    if found is None:
        raise not_found(PART, part_id)
    return found


def told_alone(work: Work, request: Request, part: Part) -> dict[str, Any]:
    """Return a part for the actor, without the others of its request."""
    names = names_of(work.session, [part.department_id])
    return told(work, part, Standing(work, request), names.get(part.department_id))


def post_for(stands: Standing, part: Part, action: PartAction) -> Post | None:
    """Return the post under which the actor may take this step with a part, or ``None``.

    The dispatcher's steps are taken by whoever adds parts now; while nobody at the co-department can act, a supervisor
    releases it, too.
    """
    if PART_MOVES[action].role is Role.DEPARTMENT_HANDLER:
        return handler_post(stands.work, part)
    found = stands.post_for(Action.PART)
    if found is None and action is PartAction.RELEASE:
        supervisor = stands.posts.get(Role.SUPERVISOR)
        return supervisor if supervisor and not _has_handlers(stands.work, part) else None
    return found


def handler_post(work: Work, part: Part) -> Post | None:
    """Return the post in which the actor works on a part for its co-department, or ``None``."""
    return next(
        (
            post
            for post in work.actor.posts
            if post.role is Role.DEPARTMENT_HANDLER and post.organization_id == str(part.department_id)
        ),
        None,
    )


def is_under_way(request: Request, part: Part) -> bool:
    """Whether anything can be done with an open part: its request is with a department, in the same handling."""
    return request.status in RUNNING and part.handling == request.reopened


def is_possible(request: Request, part: Part, action: PartAction) -> bool:
    """Whether an action can be taken in the status of a part and its request."""
    return is_under_way(request, part) and part.status in PART_MOVES[action].sources


def open_parts(rows: Sequence[Any]) -> Text:
    """Return the parts of these that are open, for a refusal: each department with where its part stands."""
    said = [(row.department_name or str(row.department_id), PART_STATUS.said(row.status)) for row in rows]
    return Text(
        "、".join(f"{name}({words.zh})" for name, words in said),
        ", ".join(f"{name} ({words.en})" for name, words in said),
    )


def _actions(work: Work, part: Part, stands: Standing, *, can_return: bool) -> list[Any]:
    def may(code: Any) -> bool:
        action = PartAction(code)
        return (
            is_possible(stands.request, part, action)
            and post_for(stands, part, action) is not None
            and not _hindered(work, part, action, can_return=can_return)
        )

    return list(possible(work.actor, PART_ACTIONS, may))


def _hindered(work: Work, part: Part, action: PartAction, *, can_return: bool) -> bool:
    """Whether anything else than status and post prevents an action."""
    match action:
        case PartAction.RETURN:
            return not can_return
        case PartAction.CONFIRMATION:
            return not _has_handlers(work, part)
        case PartAction.EXTENSION:
            return part.pending_days is not None or part.granted_days >= clocks.terms(work).extension_days
        case PartAction.EXTENSION_DECISION:
            return part.pending_days is None
        case _:
            return False


def _has_handlers(work: Work, part: Part) -> bool:
    return capable(work, part.department_id, None, None).handlers


def _pending(part: Part) -> Mapping[str, Any] | None:
    if part.pending_days is None:
        return None
    return {"days": part.pending_days, "reason": part.extension_reason, "asked_at": part.asked_at}
