"""Who an audience is: the persons who hold the posts in question on the business day. Nobody stands in for another."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import zip_longest
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Select,
    String,
    TableValuedAlias,
    Text,
    Uuid,
    and_,
    bindparam,
    column,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
    true,
    type_coerce,
    union,
)
from sqlalchemy import cast as sql_cast

from chassis.storing.arrays import rows_given
from contracts.roles import Role
from services.notifications.models import Organization, Person, Post
from services.notifications.queries import STAMP, Stamp
from services.notifications.telling import AUDIENCES
from services.notifications.telling.declaring import COMMON_AUDIENCES, POSTS


@dataclass(frozen=True)
class Addressed:
    """A person of an audience; ``email`` is encrypted. Somebody registry has not told of yet is active."""

    id: UUID
    email: str | None
    locale: str
    active: bool


# Who is asked for: the names of the audiences, and the ids by which they are found.
Asked = tuple[Collection[str], Mapping[str, UUID | Sequence[UUID] | None]]


# The persons of an audience, each with the posts that make them members; none where the event names the person.
Members = dict[Addressed, list[UUID]]


def persons(connection: Connection, asked: Sequence[Asked], day: date) -> tuple[Stamp, list[dict[str, Members]]]:
    """For each that is asked the persons of each audience on a day; nobody where an id is not known.

    With them comes the stamp of the rules that hold at the moment, so that it needs no message of its own.
    """
    found: list[dict[str, Members]] = [{name: {} for name in sorted(names)} for names, _ in asked]
    # Events of one type mostly name the same audiences, so that one statement answers for all of them.
    alike: dict[tuple[str, ...], list[int]] = {}
    for number, members in enumerate(found):
        if members:
            alike.setdefault(tuple(members), []).append(number)
    stamp: Any = None
    for names, numbers in alike.items():
        statement, ids = _statement(names)
        rows_of = [(number, row) for number in numbers for row in _rows(asked[number][1], ids)]
        values = {name: [row[place] for _, row in rows_of] for place, name in enumerate(ids)}
        rows = connection.execute(statement, {"day": day, **values}).all()
        # There is a row even if there is nobody.
        stamp = stamp or rows[0][:2]
        for _, _, position, audience, person_id, post_id, email, locale, active in rows:
            if position is not None:
                person = Addressed(person_id, email, locale, active)
                posts = found[rows_of[position - 1][0]][audience].setdefault(person, [])
                if post_id is not None and post_id not in posts:
                    posts.append(post_id)
    if stamp is None:
        stamp = connection.execute(STAMP).first() or (None, None)
    return None if stamp[0] is None else (stamp[0], stamp[1]), found


def _rows(ids: Mapping[str, UUID | Sequence[UUID] | None], names: Sequence[str]) -> Iterator[tuple[UUID | None, ...]]:
    """Return as many rows of single ids as the id with the most values has; what has fewer is null in further ones."""
    return zip_longest(
        *([found if isinstance(found := ids.get(name), list) and found else [found or None] for name in names])
    )


def kept_from(role: Role) -> str:
    """Return the name of those who hold a post in a role where an event must not be known, and of the id of where."""
    return f"kept from {role}"


_POSTS = Post.__table__.c
_PERSONS = Person.__table__.c
# The ids that the conditions below ask for; more would be sent with every event for nothing.
_NEEDED: dict[str, tuple[str, ...]] = {
    **COMMON_AUDIENCES,
    "supervisor": ("chain",),
    "follow_up_clerk": ("chain",),
    **{name: (name,) for name in [*AUDIENCES, *map(kept_from, Role)]},
}


def _id(name: str) -> ColumnElement[UUID]:
    """Return one of the ids that are asked about."""
    return literal_column(f'asked."{name}"', Uuid())


def _at(role: Role, organization: str) -> ColumnElement[bool]:
    return and_(_POSTS.kind == role, _POSTS.organization_id == _id(organization))


def _at_in(roles: frozenset[Role], organization: str) -> ColumnElement[bool]:
    return and_(_POSTS.kind.in_(sorted(roles)), _POSTS.organization_id == _id(organization))


def _of_chain_or_at_large(role: Role) -> ColumnElement[bool]:
    return and_(_POSTS.kind == role, or_(_POSTS.chain_id.is_(None), _POSTS.chain_id == _id("chain")))


# The condition on posts for each audience. What is null in the row of an event meets no post.
_HELD: dict[str, ColumnElement[bool]] = {
    "enterprise": _at(Role.ENTERPRISE_CONTACT, "enterprise"),
    "department": _at(Role.DEPARTMENT_HANDLER, "department"),
    "dispatcher": or_(
        and_(_POSTS.kind == Role.DISPATCHER, _POSTS.chain_id == _id("chain")), _at(Role.DISPATCHER, "park")
    ),
    "chief": and_(_POSTS.kind == Role.CHAIN_CHIEF, _POSTS.chain_id == _id("chain")),
    "supervisor": _of_chain_or_at_large(Role.SUPERVISOR),
    "follow_up_clerk": _of_chain_or_at_large(Role.FOLLOW_UP_CLERK),
    "registrar": _POSTS.kind == Role.REGISTRAR,
    "operator": _POSTS.kind == Role.OPERATOR,
    "chain_contacts": and_(
        _POSTS.kind == Role.ENTERPRISE_CONTACT,
        _POSTS.organization_id == Organization.id,
        Organization.active,
        Organization.chains.has_key(sql_cast(_id("chain"), Text())),
    ),
    **{name: _at(role, name) for name, role in AUDIENCES.items() if isinstance(role, Role)},
    **{name: _at_in(roles, name) for name, roles in AUDIENCES.items() if isinstance(roles, frozenset)},
    **{kept_from(role): _at(role, kept_from(role)) for role in Role},
    **{name: _POSTS.id == _id(name) for name, role in AUDIENCES.items() if role == POSTS},
}


def _members(audience: str, asked: TableValuedAlias) -> Select[*tuple[Any, ...]]:
    name: ColumnElement[str] = literal_column(f"'{audience}'", String()).label("audience")
    if audience not in _HELD:
        # The event itself names the person.
        named = asked.c[audience]
        nothing = sql_cast(null(), Uuid()).label("post_id")
        return select(asked.c.position, name, named.label("person_id"), nothing).where(named.is_not(None))
    day = bindparam("day", type_=Date())
    return (
        select(asked.c.position, name, _POSTS.person_id, _POSTS.id.label("post_id"))
        .select_from(asked.join(Post.__table__, true()))
        .where(_POSTS.valid_from <= day, or_(_POSTS.valid_to.is_(None), _POSTS.valid_to >= day), _HELD[audience])
    )


@cache
def _statement(audiences: tuple[str, ...]) -> tuple[Select[*tuple[Any, ...]], tuple[str, ...]]:
    """One statement for all audiences of several events, built and planned once: both cost more than running it.

    With it come the names of the ids that it asks for, at least one, since there must be a row for each event.
    """
    ids = tuple(sorted({name for audience in audiences for name in _NEEDED[audience]})) or ("chain",)
    # One row for each event, or each of several ids of one kind, that is asked about; "position" numbers them from 1.
    asked = rows_given("asked", "position", **{name: column(name, Uuid()) for name in ids})
    # A condition on posts and organizations may meet one post twice.
    members = union(*(_members(audience, asked) for audience in audiences)).subquery()
    stamp = STAMP.subquery("stamp")
    always = select(literal(1).label("one")).subquery("always")
    told = always.outerjoin(stamp, true()).outerjoin(
        members.outerjoin(Person.__table__, _PERSONS.id == members.c.person_id), true()
    )
    statement = (
        select(
            stamp.c.version,
            stamp.c.changed_at,
            members.c.position,
            members.c.audience,
            members.c.person_id,
            members.c.post_id,
            # Left encrypted: most are never looked at.
            type_coerce(_PERSONS.email, Text()),
            _PERSONS.locale,
            func.coalesce(_PERSONS.active, true()),
        )
        .select_from(told)
        .order_by(members.c.person_id)
        .execution_options(prepared=True)
    )
    return statement, ids
