"""Find a thing of a room for whoever sees it, by the declaration of who does."""

from typing import Any
from uuid import UUID

from chassis.calling.actor import Post
from chassis.calling.errors import not_found
from chassis.calling.reach import concerns
from chassis.running.work import Work
from contracts.resource import Resource
from contracts.roles import ALL_ROLES
from contracts.sight import SeenBy


def seen_by(resource: Resource) -> SeenBy:
    """Return who sees the things of a resource."""
    if resource.seen_by is None:
        raise TypeError(f"a {resource.name} says who sees it")
    return resource.seen_by


def by_posts(resource: Resource) -> SeenBy:
    """Return in which posts the things of a resource are seen: in any, by those who are signed in with one."""
    return SeenBy(everything=ALL_ROLES) if seen_by(resource).everybody else seen_by(resource)


def find_seen(work: Work, model: Any, thing_id: UUID, *, changing: bool = False) -> tuple[Any, list[Post]]:
    """Return a thing, locked if something about it is ``changing``, and the posts in which the actor sees it.

    By no mandate, which is for requests. Raises ``Failure`` (404) if the actor does not see it.
    """
    resource = model.resource
    found = work.session.get(model, thing_id, with_for_update=changing)
    held = work.actor.by_posts_held().posts
    posts = [post for post in held if concerns(by_posts(resource), post, found, work.actor.person_id)] if found else []
    if found is None or not (posts or seen_by(resource).everybody):
        raise not_found(resource, thing_id)
    return found, posts
