"""Decide who reads and changes which view: its owner, those it is shared with, and operators what is shared."""

from sqlalchemy import ColumnElement, and_, or_

from chassis.calling.actor import Actor, Post
from chassis.calling.errors import Failure
from chassis.running.work import Work
from contracts.registry.views import NOT_YOUR_VIEW
from contracts.roles import Role
from services.registry.people.models import Person
from services.registry.views.models import View

_views = View.__table__.c


def reaches(actor: Actor) -> list[str] | None:
    """Return at which organizations and chains somebody shares; ``None`` for all."""
    if actor.is_any(Role.REGISTRAR, Role.OPERATOR) or actor.for_all_chains(Role.SUPERVISOR):
        return None
    return sorted({place for post in actor.posts for place in _places(post)})


def _places(post: Post) -> list[str]:
    return [post.organization_id, *([post.chain_id] if post.chain_id else [])]


def seen(work: Work, view: View) -> bool:
    """Whether the actor may read a view."""
    actor = work.actor
    if str(view.owner_id) == actor.person_id:
        return True
    if view.shared_with is None:
        return False
    held = [post for post in actor.posts if post.role == view.shared_with]
    within = any(view.reaches is None or not set(_places(post)).isdisjoint(view.reaches) for post in held)
    return within or actor.is_any(Role.OPERATOR)


def readers(view: View) -> list[str]:
    """Return the posts whose holders ``seen`` admits to a view: roles, each with a place if it is shared at some."""
    if view.shared_with is None:
        return []
    within = [str(view.shared_with)] if view.reaches is None else [f"{view.shared_with}/{id}" for id in view.reaches]
    return [Role.OPERATOR.value, *within]


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Return ``seen`` as a condition."""
    conditions: list[ColumnElement[bool]] = [_views.owner_id == actor.person_id]
    for post in sorted(set(actor.posts), key=str):
        here = or_(_views.reaches.is_(None), _views.reaches.overlap(_places(post)))
        conditions.append(and_(_views.shared_with == post.role.value, here))
    if actor.is_any(Role.OPERATOR):
        conditions.append(_views.shared_with.is_not(None))
    return or_(*conditions)


def check_changes(work: Work, view: View) -> None:
    """Raise ``Failure`` (403) for whoever may read a view and not change it."""
    if str(view.owner_id) != work.actor.person_id and not work.actor.is_any(Role.OPERATOR):
        raise Failure(NOT_YOUR_VIEW, owner=work.session.get_one(Person, view.owner_id).name)
