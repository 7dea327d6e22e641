"""Who an audience is: the persons who hold the posts in question on the business day. Nobody stands in for another."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    String,
    Text,
    Uuid,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    true,
    type_coerce,
    union,
)
from sqlalchemy.orm import Session

from contracts.operation import Event
from contracts.roles import Role
from services.notifications.models import Organization, Person, Post

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
    "operator": (),
}


def can_be_found(audience: str, event: Event) -> bool:
    """Whether the data of this event can tell who that is."""
    needed = _NEEDED[audience]
    return not needed or any(name in event.data._declared_fields for name in needed)


@dataclass(frozen=True)
class Addressed:
    """A person of an audience; ``email`` is encrypted. Somebody registry has not told of yet is active."""

    id: UUID
    email: str | None
    locale: str
    active: bool


def persons(
    session: Session, audiences: Collection[str], data: Mapping[str, Any], day: date
) -> dict[str, list[Addressed]]:
    """The persons of each audience on a day, for the data of one event; nobody where the data leaves it open."""
    found: dict[str, list[Addressed]] = {audience: [] for audience in audiences}
    if not found:
        return found
    chain_id = data.get("chain_id")
    values = {
        "day": day,
        "chain": chain_id,
        "chain_text": str(chain_id),
        "enterprise": data.get("enterprise_id") or data.get("organization_id"),
        "department": data.get("department_id"),
        "previous": data.get("from_department_id"),
        "park": data.get("park_id"),
        "submitter": data.get("submitted_by"),
        "person": data.get("person_id"),
    }
    for audience, person_id, email, locale, active in session.connection().execute(
        _statement(tuple(sorted(found))), values
    ):
        found[audience].append(Addressed(person_id, email, locale, active))
    return found


_CHAIN = bindparam("chain", type_=Uuid())
_POSTS = Post.__table__.c
_PERSONS = Person.__table__.c
_ON_THE_CHAIN = select(Organization.id).where(
    Organization.active, Organization.chains.has_key(bindparam("chain_text", type_=String()))
)


def _at(role: Role, organization: str) -> ColumnElement[bool]:
    return and_(_POSTS.kind == role, _POSTS.organization_id == bindparam(organization, type_=Uuid()))


# The condition on posts for each audience, over the parameters above. One that is null meets no post.
_HELD: dict[str, ColumnElement[bool]] = {
    "enterprise": _at(Role.ENTERPRISE_CONTACT, "enterprise"),
    "department": _at(Role.DEPARTMENT_HANDLER, "department"),
    "previous_department": _at(Role.DEPARTMENT_HANDLER, "previous"),
    "dispatcher": or_(and_(_POSTS.kind == Role.DISPATCHER, _POSTS.chain_id == _CHAIN), _at(Role.DISPATCHER, "park")),
    "chief": and_(_POSTS.kind == Role.CHAIN_CHIEF, _POSTS.chain_id == _CHAIN),
    "supervisor": and_(_POSTS.kind == Role.SUPERVISOR, or_(_POSTS.chain_id.is_(None), _POSTS.chain_id == _CHAIN)),
    "operator": _POSTS.kind == Role.OPERATOR,
    "chain_contacts": and_(_POSTS.kind == Role.ENTERPRISE_CONTACT, _POSTS.organization_id.in_(_ON_THE_CHAIN)),
}


def _members(audience: str) -> Select[*tuple[Any, ...]]:
    name: ColumnElement[str] = literal_column(f"'{audience}'", String()).label("audience")
    if audience not in _HELD:
        # Named by the event itself.
        return select(name, bindparam(audience, type_=Uuid()).label("person_id")).where(
            bindparam(audience, type_=Uuid()).is_not(None)
        )
    day = bindparam("day", type_=Date())
    return select(name, _POSTS.person_id).where(
        _POSTS.valid_from <= day, or_(_POSTS.valid_to.is_(None), _POSTS.valid_to >= day), _HELD[audience]
    )


@cache
def _statement(audiences: tuple[str, ...]) -> Select[*tuple[Any, ...]]:
    """One statement for all audiences of an event, built once: that costs more than sending it."""
    # The union leaves out the second of two posts that make somebody a member twice.
    members = union(*map(_members, audiences)).subquery()
    return (
        select(
            members.c.audience,
            members.c.person_id,
            # Left encrypted: most are never looked at.
            type_coerce(_PERSONS.email, Text()),
            _PERSONS.locale,
            func.coalesce(_PERSONS.active, true()),
        )
        .outerjoin_from(members, Person.__table__, _PERSONS.id == members.c.person_id)
        .order_by(members.c.person_id)
    )
