"""Decide which persons the actor may see and change; reads and writes of persons share these checks."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import or_, select

from chassis.calling.errors import Failure
from chassis.running.work import Work
from chassis.storing.arrays import among
from contracts.registry.accounts import NOT_FOR_YOU
from contracts.registry.kinds import PostKind
from contracts.roles import TRUSTED, Role
from services.registry.people.models import Post


def only_operators_touch_operators(work: Work, person_id: UUID) -> None:
    """Raise ``Failure`` for a registrar who changes an operator, and could thus take over the operator's rights."""
    if work.actor.is_any(Role.OPERATOR) or not work.actor.signed_in:
        return
    operator = work.session.scalar(
        select(Post.id).where(
            Post.person_id == person_id,
            Post.kind == PostKind.OPERATOR,
            or_(Post.valid_to.is_(None), Post.valid_to >= work.today),
        )
    )
    if operator:
        raise Failure(NOT_FOR_YOU)


def trusted(work: Work, person_ids: Collection[UUID]) -> set[UUID]:
    """Return those of these persons who hold a role of trust, or will: a post that begins later counts already."""
    held = select(Post.person_id).where(
        among(Post.person_id, person_ids),
        Post.kind.in_(map(PostKind, sorted(TRUSTED))),
        or_(Post.valid_to.is_(None), Post.valid_to >= work.today),
    )
    return set(work.session.scalars(held))


def sees_all_persons(work: Work) -> bool:
    """Whether the actor may see all persons."""
    return work.actor.is_any(Role.REGISTRAR, Role.OPERATOR)


def is_self(work: Work, person_id: UUID) -> bool:
    """Whether the actor is this person."""
    return work.actor.person_id == str(person_id)
