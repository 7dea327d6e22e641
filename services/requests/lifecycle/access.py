"""Decide which requests an actor may see, and under which post the actor acts on one."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Boolean, ColumnElement, Uuid, any_, bindparam, false, or_, true

from chassis.calling.actor import Actor, Post
from chassis.calling.reach import concerns, reach
from chassis.storing.filters import among
from contracts.requests.reading import SEEN_BY
from contracts.roles import Role
from services.requests.lifecycle.models import Request

# The columns that decide who sees a request.
REQUESTS: Mapping[str, ColumnElement[Any]] = {name: Request.__table__.c[name] for name in SEEN_BY.fields}
# Their values of a request: requests that have the same are seen by the same people in the same posts.
seen_by_what = attrgetter(*SEEN_BY.fields)
# ``visible_to`` for one request, where no index is needed: the same statement for all actors, with ``sight`` of the
# actor as parameters.
VISIBLE = or_(
    bindparam("sees_all", type_=Boolean),
    *(column == any_(bindparam(f"sees_{name}", type_=ARRAY(Uuid))) for name, column in REQUESTS.items()),
)


def visible_to(actor: Actor, by: Mapping[str, ColumnElement[Any]] = REQUESTS) -> ColumnElement[bool]:
    """Return the condition for the requests that the actor may see; operators, and supervisors of all chains, see all.

    ``by`` are the columns that decide this, by their names in requests; with only some of them, the condition covers
    only what the actor may see by those.
    """
    reached = reach(SEEN_BY, actor)
    if reached.everything:
        return true()
    conditions = [among(column, map(UUID, reached.by[name])) for name, column in by.items()]
    given = [condition for condition in conditions if condition is not None]
    return or_(*given) if given else false()


def sight(actor: Actor) -> dict[str, bool | list[UUID]]:
    """Return the parameters of ``VISIBLE`` for an actor."""
    reached = reach(SEEN_BY, actor)
    found: dict[str, bool | list[UUID]] = {"sees_all": reached.everything}
    for name, identifiers in reached.by.items():
        found[f"sees_{name}"] = [UUID(identifier) for identifier in identifiers]
    return found


def post_for(actor: Actor, request: Request, role: Role) -> Post | None:
    """Return the post under which the actor may act on this request in a role, or ``None``."""
    return next(
        (post for post in actor.posts if post.role is role and concerns(SEEN_BY, post, request, actor.person_id)), None
    )


def roles_on(actor: Actor, request: Request) -> frozenset[Role]:
    """Return the roles in which the actor sees this request; other posts of the same person do not count."""
    return frozenset(post.role for post in posts_on(actor, request))


def posts_on(actor: Actor, request: Request) -> tuple[Post, ...]:
    """Return the posts in which the actor sees this request."""
    return tuple(post for post in actor.posts if concerns(SEEN_BY, post, request, actor.person_id))
