"""Give co-departments their parts, with the dispatch or later."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.calling.actor import Post
from chassis.calling.errors import Failure, invalid
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.requests.part_events import PART_ADDED
from contracts.requests.parts import MOST_PARTS
from contracts.requests.refusals import PART_OPEN, PARTS_FULL
from contracts.requests.vocabulary import PART_STATUS, Duty, PartStatus, RequestStep
from services.requests.catalog.models import CatalogItem
from services.requests.clocks import commands as clocks
from services.requests.clocks.queries import terms
from services.requests.joint import steps
from services.requests.joint.domain import OPEN
from services.requests.joint.models import Part
from services.requests.lifecycle.models import Request
from services.requests.mirror.capability import with_handlers
from services.requests.mirror.queries import find_department, names_of

_COUNTED = (PartStatus.RELEASED, PartStatus.LAPSED)


def add(work: Work, request: Request, given: Sequence[Mapping[str, Any]], *, path: str = "") -> list[Part]:
    """Write the parts of co-departments and start their clocks; ``path`` is where they stand in the body.

    Raises ``Failure`` for a department that leads, has an open part, is not active or has nobody who can act.
    """
    if not given:
        return []
    item = work.session.get_one(CatalogItem, request.item_id)
    preset = item.working_days or terms(work).handling_days
    _check_room(work, request, len(given))
    parts = []
    for place, each in enumerate(given):
        _check(work, request, each["department_id"], f"{path}.{place}.department_id" if path else "department_id")
        part = Part(
            id=new_id(),
            request_id=request.id,
            handling=request.reopened,
            department_id=each["department_id"],
            status=PartStatus.WAITING,
            note=each["note"],
            working_days=each["working_days"] or preset,
            added_at=work.now,
            added_by=UUID(work.actor.person_id) if work.actor.person_id else None,
            granted_days=0,
        )
        state = clocks.start(
            work,
            part.id,
            part.working_days,
            department_id=part.department_id,
            duty=Duty.PART,
            subject_id=request.id,
        )
        steps.set_due(part, state)
        work.session.add(part)
        work.session.flush()
        parts.append(part)
    steps.count(work, request)
    return parts


def tell(work: Work, request: Request, parts: Sequence[Part], post: Post | None, reason: str | None = None) -> None:
    """Write the rows of the history about parts that were added, and tell of them."""
    for part in parts:
        steps.note(
            work,
            request,
            part,
            RequestStep.PART,
            PART_ADDED,
            post=post,
            reason=reason,
            details={"working_days": part.working_days},
            note=part.note,
        )


def _check_room(work: Work, request: Request, more: int) -> None:
    statuses = work.session.scalars(
        select(Part.status).where(Part.request_id == request.id, Part.handling == request.reopened)
    )
    if sum(status not in _COUNTED for status in statuses) + more > MOST_PARTS:
        raise Failure(PARTS_FULL, number=request.number, limit=MOST_PARTS)


def _check(work: Work, request: Request, department_id: UUID, field: str) -> None:
    if department_id == request.department_id:
        raise invalid(
            field,
            str(department_id),
            "该部门为主办部门,不能同时协办。",
            "This department leads; it cannot be a co-department too.",
        )
    if find_department(work, department_id) is None:
        raise invalid(field, str(department_id), "没有此部门,或已停用。", "There is no such active department.")
    open_part = work.session.scalar(
        select(Part).where(
            Part.request_id == request.id, Part.department_id == department_id, Part.status.in_(sorted(OPEN))
        )
    )
    if open_part is not None:
        name = names_of(work.session, [department_id]).get(department_id, "")
        raise Failure(PART_OPEN, name=name, number=request.number, status=PART_STATUS.said(open_part.status))
    with_handlers(work, department_id)
