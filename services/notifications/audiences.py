"""Who an audience is: the persons who hold the posts in question on the business day. Nobody stands in for another."""

from collections.abc import Collection, Mapping, Sequence
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
    cast,
    column,
    func,
    literal_column,
    or_,
    select,
    true,
    type_coerce,
    union,
)
from sqlalchemy.orm import Session

from chassis.storing.arrays import rows_given
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


# Who is asked for: the names of the audiences, and the data of the event by which they are found.
Asked = tuple[Collection[str], Mapping[str, Any]]


def persons(session: Session, asked: Sequence[Asked], day: date) -> list[dict[str, list[Addressed]]]:
    """For each that is asked the persons of each audience on a day; nobody where the data leaves it open."""
    found: list[dict[str, list[Addressed]]] = [{name: [] for name in sorted(names)} for names, _ in asked]
    # Events of one type mostly name the same audiences, so that one statement answers for all of them.
    alike: dict[tuple[str, ...], list[int]] = {}
    for number, members in enumerate(found):
        alike.setdefault(tuple(members), []).append(number)
    for names, numbers in alike.items():
        if names:
            values = _values([asked[number][1] for number in numbers])
            rows = session.connection().execute(_statement(names), {"day": day, **values})
            for position, audience, person_id, email, locale, active in rows:
                found[numbers[position - 1]][audience].append(Addressed(person_id, email, locale, active))
    return found


# By what persons are found, and where the data of an event holds it.
_FOUND_BY = {
    "chain": ("chain_id",),
    "enterprise": ("enterprise_id", "organization_id"),
    "department": ("department_id",),
    "previous": ("from_department_id",),
    "park": ("park_id",),
    "submitter": ("submitted_by",),
    "person": ("person_id",),
}


def _values(several: Sequence[Mapping[str, Any]]) -> dict[str, list[UUID | None]]:
    return {
        name: [next(filter(None, map(data.get, fields)), None) for data in several]
        for name, fields in _FOUND_BY.items()
    }


# One row for each event that is asked about, numbered from 1 in "position".
_ASKED = rows_given("asked", "position", **{name: column(name, Uuid()) for name in _FOUND_BY})
_POSTS = Post.__table__.c
_PERSONS = Person.__table__.c


def _at(role: Role, organization: str) -> ColumnElement[bool]:
    return and_(_POSTS.kind == role, _POSTS.organization_id == _ASKED.c[organization])


# The condition on posts for each audience. What is null in the row of an event meets no post.
_HELD: dict[str, ColumnElement[bool]] = {
    "enterprise": _at(Role.ENTERPRISE_CONTACT, "enterprise"),
    "department": _at(Role.DEPARTMENT_HANDLER, "department"),
    "previous_department": _at(Role.DEPARTMENT_HANDLER, "previous"),
    "dispatcher": or_(
        and_(_POSTS.kind == Role.DISPATCHER, _POSTS.chain_id == _ASKED.c.chain), _at(Role.DISPATCHER, "park")
    ),
    "chief": and_(_POSTS.kind == Role.CHAIN_CHIEF, _POSTS.chain_id == _ASKED.c.chain),
    "supervisor": and_(
        _POSTS.kind == Role.SUPERVISOR, or_(_POSTS.chain_id.is_(None), _POSTS.chain_id == _ASKED.c.chain)
    ),
    "operator": _POSTS.kind == Role.OPERATOR,
    "chain_contacts": and_(
        _POSTS.kind == Role.ENTERPRISE_CONTACT,
        _POSTS.organization_id == Organization.id,
        Organization.active,
        Organization.chains.has_key(cast(_ASKED.c.chain, Text())),
    ),
}


def _members(audience: str) -> Select[*tuple[Any, ...]]:
    name: ColumnElement[str] = literal_column(f"'{audience}'", String()).label("audience")
    if audience not in _HELD:
        # Named by the event itself.
        named = _ASKED.c[audience]
        return select(_ASKED.c.position, name, named.label("person_id")).where(named.is_not(None))
    day = bindparam("day", type_=Date())
    return (
        select(_ASKED.c.position, name, _POSTS.person_id)
        .select_from(_ASKED.join(Post.__table__, true()))
        .where(_POSTS.valid_from <= day, or_(_POSTS.valid_to.is_(None), _POSTS.valid_to >= day), _HELD[audience])
    )


@cache
def _statement(audiences: tuple[str, ...]) -> Select[*tuple[Any, ...]]:
    """One statement for all audiences of several events, built and planned once: both cost more than running it."""
    # The union leaves out the second of two posts that make somebody a member twice.
    members = union(*map(_members, audiences)).subquery()
    return (
        select(
            members.c.position,
            members.c.audience,
            members.c.person_id,
            # Left encrypted: most are never looked at.
            type_coerce(_PERSONS.email, Text()),
            _PERSONS.locale,
            func.coalesce(_PERSONS.active, true()),
        )
        .outerjoin_from(members, Person.__table__, _PERSONS.id == members.c.person_id)
        .order_by(members.c.person_id)
        .execution_options(prepared=True)
    )
