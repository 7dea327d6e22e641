"""Who an audience is: the persons who hold the posts in question on the business day. Nobody stands in for another."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.orm import Session

from contracts.operation import Event
from contracts.roles import Role
from services.notifications.models import Organization, Post

# The fields of the data by which each audience is found: one of them must be there.
_NEEDED: dict[str, tuple[str, ...]] = {
    "enterprise": ("enterprise_id", "organization_id"),
    "submitter": ("submitted_by",),
    "dispatcher": ("chain_id", "park_id"),
    "department": ("department_id",),
    "previous_department": ("from_department_id",),
    "supervisor": (),
    "chief": ("chain_id",),
    "person": ("person_id",),
    "chain_contacts": ("chain_id",),
}


def can_be_found(audience: str, event: Event) -> bool:
    """Whether the data of this event can tell who that is."""
    needed = _NEEDED[audience]
    return not needed or any(name in event.data._declared_fields for name in needed)


def persons(session: Session, audience: str, data: Mapping[str, Any], day: date) -> Collection[UUID]:
    """The persons of an audience on a day, for the data of one event; nobody where the data leaves it open."""
    if audience in ("submitter", "person"):
        person_id = data.get(_NEEDED[audience][0])
        return [] if person_id is None else [person_id]
    statement = (
        select(Post.person_id)
        .distinct()
        .where(
            Post.valid_from <= day,
            or_(Post.valid_to.is_(None), Post.valid_to >= day),
            _held(audience, data),
        )
        .order_by(Post.person_id)
    )
    return session.scalars(statement).all()


def _held(audience: str, data: Mapping[str, Any]) -> ColumnElement[bool]:
    """The condition on posts."""
    chain_id = data.get("chain_id")
    match audience:
        case "enterprise":
            return _at(Role.ENTERPRISE_CONTACT, data.get("enterprise_id") or data.get("organization_id"))
        case "department":
            return _at(Role.DEPARTMENT_HANDLER, data.get("department_id"))
        case "previous_department":
            return _at(Role.DEPARTMENT_HANDLER, data.get("from_department_id"))
        case "dispatcher":
            return or_(_for_chain(Role.DISPATCHER, chain_id), _at(Role.DISPATCHER, data.get("park_id")))
        case "chief":
            return _for_chain(Role.CHAIN_CHIEF, chain_id)
        case "supervisor":
            return and_(Post.kind == Role.SUPERVISOR, or_(Post.chain_id.is_(None), Post.chain_id == chain_id))
        case "chain_contacts":
            return _on_chain(Role.ENTERPRISE_CONTACT, chain_id)
    raise ValueError(f"no audience is called {audience}")


def _at(role: Role, organization_id: UUID | None) -> ColumnElement[bool]:
    return false() if organization_id is None else and_(Post.kind == role, Post.organization_id == organization_id)


def _for_chain(role: Role, chain_id: UUID | None) -> ColumnElement[bool]:
    return false() if chain_id is None else and_(Post.kind == role, Post.chain_id == chain_id)


def _on_chain(role: Role, chain_id: UUID | None) -> ColumnElement[bool]:
    if chain_id is None:
        return false()
    there = select(Organization.id).where(Organization.active, Organization.chains.contains([str(chain_id)]))
    return and_(Post.kind == role, Post.organization_id.in_(there))
