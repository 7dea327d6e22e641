"""Who sees which cases, and under which post somebody acts on one."""

from typing import Any

from sqlalchemy import ColumnElement

from chassis.calling.actor import Actor, Post
from chassis.calling.errors import forbidden
from chassis.calling.reach import concerns
from chassis.running.work import Work
from contracts.requests.cases import KEEPERS, LEAD, SEEN_BY
from contracts.roles import Role
from services.requests.cases.models import Case
from services.requests.lifecycle.access import visible_by


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Return the condition for the cases that the actor may see."""
    return visible_by(SEEN_BY, actor, Case.__table__.c)


def posts_on(actor: Actor, case: Any) -> tuple[Post, ...]:
    """Return the posts in which the actor sees this case."""
    return tuple(post for post in actor.posts if concerns(SEEN_BY, post, case))


def seen(work: Work, case: Case) -> bool:
    """Whether the actor may see this case."""
    return bool(posts_on(work.actor, case))


def post_of(work: Work, case: Any, roles: frozenset[Role]) -> Post:
    """Return the post under which the actor acts on a case in one of these roles. Raises ``Failure`` without one."""
    held = [post for post in posts_on(work.actor, case) if post.role in roles]
    if not held:
        raise forbidden(work.actor, *roles)
    return held[0]


def keeper(work: Work, case: Case) -> Post:
    """Return the post in which the actor keeps this case."""
    return post_of(work, case, KEEPERS)


def lead(work: Work, case: Case) -> Post:
    """Return the post in which the actor answers for the lead department."""
    return post_of(work, case, LEAD)
