"""Decide which requests an actor may see, and under which post the actor acts on one."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Boolean,
    ColumnElement,
    Uuid,
    and_,
    any_,
    bindparam,
    false,
    func,
    literal,
    or_,
    select,
    true,
    tuple_,
)

from chassis.calling.actor import Actor, Post
from chassis.calling.errors import not_found
from chassis.calling.reach import concerns, reach
from chassis.running.work import Work
from chassis.storing.filters import among
from contracts.requests.reading import REQUEST, SEEN_BY
from contracts.roles import Role
from contracts.sight import SeenBy
from services.requests.lifecycle.models import Request

_DECIDING = (*SEEN_BY.fields, SEEN_BY.within)
# The columns that decide who sees a request; the item does so together with the enterprise alone.
REQUESTS: Mapping[str, ColumnElement[Any]] = {name: Request.__table__.c[name] for name in _DECIDING}
# Whose posts take the steps of a request: a co-department sees it, and takes the steps of its own part alone; to whom a
# staff request was opened reads it.
PARTIES = SEEN_BY.without("co_department_ids", "opened_to_id")
# The columns that decide who takes part in its life, and their values of a request: in requests that have the same the
# same people act in the same posts.
ACTED_ON: Mapping[str, ColumnElement[Any]] = {name: REQUESTS[name] for name in (*PARTIES.fields, PARTIES.within)}
acted_on_by = attrgetter(*ACTED_ON)
# Enterprises and items side by side: what agents see by mandates for some items.
_BOUNDED = select(
    func.unnest(bindparam("bounded_enterprises", type_=ARRAY(Uuid))),
    func.unnest(bindparam("bounded_items", type_=ARRAY(Uuid))),
)
# ``visible_to`` for one request, where no index is needed: the same statement for all actors, with ``sight`` of the
# actor as parameters.
VISIBLE = or_(
    bindparam("sees_all", type_=Boolean),
    *(
        REQUESTS[name].bool_op("&&")(bindparam(f"sees_{name}", type_=ARRAY(Uuid)))
        if name in SEEN_BY.several
        else REQUESTS[name] == any_(bindparam(f"sees_{name}", type_=ARRAY(Uuid)))
        for name in SEEN_BY.fields
    ),
    tuple_(REQUESTS["enterprise_id"], REQUESTS[SEEN_BY.within]).in_(_BOUNDED),
)


def visible_to(actor: Actor, by: Mapping[str, ColumnElement[Any]] = REQUESTS) -> ColumnElement[bool]:
    """Return the condition for the requests that the actor may see; operators, and supervisors of all chains, see all.

    ``by`` are the columns that decide this, by their names in requests; with only some of them, the condition covers
    only what the actor may see by those.
    """
    return visible_by(SEEN_BY, actor, by)


def visible_by(seen_by: SeenBy, actor: Actor, by: Any) -> ColumnElement[bool]:
    """Return the condition for the things of a kind that the actor may see; ``by`` are its columns by name."""
    reached = reach(seen_by, actor)
    if reached.everything:
        return true()
    conditions = [
        (_overlaps if name in seen_by.several else among)(by[name], map(UUID, reached.by[name]))
        for name in seen_by.fields
        if name in by
    ]
    given = [condition for condition in conditions if condition is not None]
    within = by.get(seen_by.within)
    for name, identifier in sorted({(name, identifier) for name, identifier, _ in reached.bounded}):
        values = [UUID(value) for field, at, value in reached.bounded if (field, at) == (name, identifier)]
        if within is not None and name in by:
            given.append(and_(by[name] == UUID(identifier), within.in_(sorted(values))))
    return or_(*given) if given else false()


def _overlaps(column: ColumnElement[Any], values: Iterable[UUID]) -> ColumnElement[bool] | None:
    """Return the condition that a column lists one of the values; ``None`` without any."""
    distinct = tuple(sorted(set(values)))
    return lists_one_of(column, distinct) if distinct else None


@lru_cache(maxsize=1_000)
def lists_one_of(column: ColumnElement[Any], values: tuple[UUID, ...]) -> ColumnElement[bool]:
    """Return the condition that a column lists one of the values."""
    return column.bool_op("&&")(literal(list(values), ARRAY(Uuid)))


def sight(actor: Actor) -> dict[str, bool | list[UUID]]:
    """Return the parameters of ``VISIBLE`` for an actor."""
    reached = reach(SEEN_BY, actor)
    found: dict[str, bool | list[UUID]] = {"sees_all": reached.everything}
    bounded = [(UUID(at), UUID(value)) for name, at, value in sorted(reached.bounded) if name == "enterprise_id"]
    found["bounded_enterprises"], found["bounded_items"] = [at for at, _ in bounded], [value for _, value in bounded]
    for name, identifiers in reached.by.items():
        found[f"sees_{name}"] = [UUID(identifier) for identifier in identifiers]
    return found


def post_for(actor: Actor, request: Request, role: Role) -> Post | None:
    """Return the post under which the actor may act on this request in a role, or ``None``."""
    return next((post for post in acting_posts(actor, request) if post.role is role), None)


def seen(work: Work, request: Request) -> Request:
    """Return a request that the actor sees, having noted in which roles, and whether that is by a mandate alone."""
    posts = posts_on(work.actor, request)
    work.readers = frozenset(post.role for post in posts)
    work.acts_for = posts[0] if posts and all(post.mandate for post in posts) else None
    return request


def roles_on(actor: Actor, request: Request) -> frozenset[Role]:
    """Return the roles in which the actor sees this request; other posts of the same person do not count."""
    return frozenset(post.role for post in posts_on(actor, request))


def acting_posts(actor: Actor, request: Request) -> tuple[Post, ...]:
    """Return the posts in which the actor takes part in the life of this request: other than as a co-department."""
    return tuple(post for post in actor.posts if concerns(PARTIES, post, request, actor.person_id))


def posts_on(actor: Actor, request: Request) -> tuple[Post, ...]:
    """Return the posts in which the actor sees this request."""
    return tuple(post for post in actor.posts if concerns(SEEN_BY, post, request, actor.person_id))


def of_an_enterprise(found: Request) -> Request:
    """Return the request if an enterprise asks it; what an employee asks is put before no others.

    Raises ``Failure`` (404) for a staff request.
    """
    if found.centre_id is not None:
        raise not_found(REQUEST, found.id)
    return found
