"""Who sees which follow-ups, and in which post somebody makes one."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, not_, or_, select, true

from chassis.calling.actor import Actor, Post
from chassis.calling.reach import concerns
from chassis.running.work import Work
from chassis.storing.filters import among
from contracts.requests.followup_kinds import FollowUpStatus
from contracts.requests.followups import FOLLOW_UP
from contracts.roles import Role
from contracts.sight import SeenBy
from services.requests.followups.models import FollowUp
from services.requests.lifecycle.access import visible_by
from services.requests.mirror.capability import called_back

_rows = FollowUp.__table__.c
WAITING = _rows.status == FollowUpStatus.WAITING.value


def seen_by() -> SeenBy:
    """Return the declaration of who sees follow-ups."""
    if FOLLOW_UP.seen_by is None:
        raise TypeError("follow-ups say who sees them")
    return FOLLOW_UP.seen_by


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Return the condition for the follow-ups that the actor may see."""
    seen = visible_by(seen_by(), actor, _rows)
    judged = _judged(actor)
    return seen if judged is None else and_(seen, not_(and_(WAITING, judged)))


def _judged(actor: Actor) -> ColumnElement[bool] | None:
    """Return the condition for follow-ups in which the actor is judged, or would judge; ``None`` if in none."""
    conditions = [
        among(_rows.department_id, map(UUID, actor.organizations(Role.DEPARTMENT_HANDLER))),
        among(_rows.enterprise_id, map(UUID, actor.organizations(Role.ENTERPRISE_CONTACT))),
    ]
    given = [condition for condition in conditions if condition is not None]
    return or_(*given) if given else None


def roles_on(actor: Actor, found: FollowUp) -> frozenset[Role]:
    """Return the roles in which the actor sees a follow-up."""
    return frozenset(post.role for post in actor.posts if concerns(seen_by(), post, found))


def nobody_calls(work: Work) -> ColumnElement[bool]:
    """Return the condition for follow-ups that no clerk can make."""
    return not_(called_back(_rows.chain_id, _rows.department_id, _rows.enterprise_id, work.today))


def calling(work: Work) -> ColumnElement[bool]:
    """Return the condition for the waiting follow-ups that the actor has to make."""
    actor, conditions = work.actor, []
    for role in (Role.FOLLOW_UP_CLERK, Role.SUPERVISOR):
        chains = among(_rows.chain_id, map(UUID, actor.chains(role)))
        theirs = true() if actor.for_all_chains(role) else chains
        if theirs is not None:
            conditions.append(theirs if role is Role.FOLLOW_UP_CLERK else and_(theirs, nobody_calls(work)))
    return and_(WAITING, visible_to(actor), or_(*conditions) if conditions else false())


def post_for(work: Work, found: FollowUp) -> Post | None:
    """Return the post in which the actor makes a follow-up: a clerk's, or a supervisor's while no clerk can act."""
    held = {post.role: post for post in reversed(work.actor.posts) if concerns(seen_by(), post, found)}
    clerk, supervisor = held.get(Role.FOLLOW_UP_CLERK), held.get(Role.SUPERVISOR)
    if clerk is not None or supervisor is None:
        return clerk
    nobody = select(nobody_calls(work)).where(_rows.id == found.id)
    return supervisor if work.session.scalar(nobody) else None
