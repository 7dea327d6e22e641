"""Who sees which meetings, and in which post somebody acts for the convenor of one."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, and_, any_, false, literal, or_, true

from chassis.calling.actor import Actor, Post
from chassis.calling.errors import Failure
from chassis.calling.reach import concerns
from chassis.commenting.thread import reads_internal
from chassis.running.work import Work
from contracts.requests.meetings import MEETING
from contracts.requests.meetings_refusals import NOT_THE_CONVENOR
from contracts.requests.meetings_vocabulary import CONVENORS
from contracts.resource import Resource
from contracts.roles import Role
from contracts.sight import SeenBy
from services.requests.lifecycle.access import visible_by
from services.requests.meetings.models import Meeting
from services.requests.mirror.queries import find_organization


def seen_by(resource: Resource = MEETING) -> SeenBy:
    """Return the declaration of who sees things of a kind."""
    if resource.seen_by is None:
        raise TypeError(f"a {resource.name} says who sees it")
    return resource.seen_by


def visible_to(
    actor: Actor, table: FromClause = Meeting.__table__, resource: Resource = MEETING
) -> ColumnElement[bool]:
    """Return the condition for the things that the actor may see; by no mandate, which is for requests."""
    return visible_by(seen_by(resource), actor.by_posts_held(), table.c)


def sees(work: Work, found: Any, resource: Resource = MEETING) -> bool:
    """Whether the actor sees this thing."""
    return any(concerns(seen_by(resource), post, found) for post in work.actor.by_posts_held().posts)


def shown_history(work: Work, found: Any, entries: Any, resource: Resource = MEETING) -> ColumnElement[bool]:
    """Return the condition for the rows of the history of a thing that the actor reads: offices read internal ones."""
    posts = work.actor.by_posts_held().posts
    work.readers = frozenset(post.role for post in posts if concerns(seen_by(resource), post, found))
    return true() if reads_internal(work) else ~entries.c.internal


def own_organizations(actor: Actor) -> frozenset[str]:
    """Return the organizations at which the actor holds a role; by no mandate, which is for requests."""
    return actor.by_posts_held().organizations(*Role)


def own_post(actor: Actor, organization_id: UUID) -> Post | None:
    """Return the post in which the actor acts for an organization; ``None`` without one."""
    held = (post for post in actor.by_posts_held().posts if post.organization_id == str(organization_id))
    return next(held, None)


def convening_posts(actor: Actor) -> Iterator[Post]:
    """Return the posts in which the actor may convene meetings of some kind."""
    return (post for post in actor.by_posts_held().posts if post.role in CONVENORS)


def convened(actor: Actor, table: FromClause, organization: str = "organization_id") -> ColumnElement[bool]:
    """Return the condition for what the actor has in hand as the convenor: the rows name the roles for it."""
    given = [
        and_(
            table.c[organization] == UUID(post.organization_id),
            literal(post.role.value) == any_(table.c.convenors),
            true() if post.chain_id is None else table.c.chain_id == UUID(post.chain_id),
        )
        for post in convening_posts(actor)
    ]
    return or_(*given) if given else false()


def convening_post(actor: Actor, found: Any, organization: str = "organization_id") -> Post | None:
    """Return the post in which the actor acts for the convenor; ``None`` without one."""
    convenor = str(getattr(found, organization))
    for post in convening_posts(actor):
        own = post.organization_id == convenor and post.role.value in found.convenors
        if own and post.chain_id in (None, str(found.chain_id)):
            return post
    return None


def supervising_post(actor: Actor, chain_id: UUID | None) -> Post | None:
    """Return the post in which the actor supervises what concerns a chain, or none; ``None`` without one."""
    held = (post for post in actor.by_posts_held().posts if post.role is Role.SUPERVISOR)
    return next((post for post in held if post.chain_id in (None, str(chain_id))), None)


def in_place_of(work: Work, organization_id: UUID | None, chain_id: UUID | None) -> Post | None:
    """Return the post in which the actor supervises, for an organization that is not active any more."""
    post = supervising_post(work.actor, chain_id)
    found = find_organization(work, organization_id) if post else None
    return post if found is not None and not found.active else None


def as_convenor(work: Work, found: Any, organization: str = "organization_id") -> Post:
    """Return the post in which the actor acts for the convenor, or in its place. Raises ``Failure`` without one."""
    post = convening_post(work.actor, found, organization)
    post = post or in_place_of(work, getattr(found, organization), found.chain_id)
    if post is None:
        raise Failure(NOT_THE_CONVENOR)
    return post
