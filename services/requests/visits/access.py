"""Who sees which visits, and for which organizations somebody plans and records them."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement

from chassis.calling.actor import Actor, Post
from chassis.calling.errors import forbidden, invalid
from chassis.calling.reach import concerns
from chassis.running.work import Work
from contracts.problem import Text
from contracts.requests.visit_plans import SEEN_BY_OFFICES, VISITORS
from contracts.requests.visits import VISIT
from contracts.roles import Role
from contracts.sight import SeenBy
from services.requests.lifecycle.access import visible_by
from services.requests.lifecycle.owning import one_of_own
from services.requests.mirror.models import Organization
from services.requests.visits.models import Visit, VisitPlan

_OWN = Text("请填写您任职的走访单位之一", "Must be one of the organizations for which you visit")


def _seen_by() -> SeenBy:
    if VISIT.seen_by is None:
        raise TypeError("visits say who sees them")
    return VISIT.seen_by


def visible_to(actor: Actor, columns: Any, *, owed: bool = False) -> ColumnElement[bool]:
    """Return the condition for the visits, or what was found on them, that the actor sees; or those that are ``owed``.

    By no mandate, which is for requests.
    """
    return visible_by(SEEN_BY_OFFICES if owed else _seen_by(), actor.by_posts_held(), columns)


def posts_on(actor: Actor, visit: Visit) -> tuple[Post, ...]:
    """Return the posts in which the actor sees a visit."""
    return tuple(post for post in actor.by_posts_held().posts if concerns(_seen_by(), post, visit))


def own_organizations(actor: Actor) -> frozenset[UUID]:
    """Return the organizations for which the actor visits."""
    return frozenset(map(UUID, actor.by_posts_held().organizations(*VISITORS)))


def is_own(actor: Actor, found: Visit | VisitPlan) -> bool:
    """Whether the actor visits for the organization of a visit or a plan."""
    return found.organization_id in own_organizations(actor)


def plans_all(actor: Actor) -> bool:
    """Whether the actor sets the plans of any organization."""
    return actor.for_all_chains(Role.SUPERVISOR)


def may_plan(actor: Actor, plan: VisitPlan) -> bool:
    """Whether the actor may change or end a plan: its organization, unless a supervisor has set it."""
    return plans_all(actor) or (is_own(actor, plan) and not plan.supervised)


def check_plan(actor: Actor, plan: VisitPlan) -> None:
    """Raise ``Failure`` unless the actor may change or end a plan."""
    if not may_plan(actor, plan):
        raise forbidden(actor, *((Role.SUPERVISOR,) if plan.supervised else sorted(VISITORS | {Role.SUPERVISOR})))


def check_own(actor: Actor, visit: Visit) -> None:
    """Raise ``Failure`` unless the actor visits for the organization of a visit."""
    if not is_own(actor, visit):
        raise forbidden(actor, *sorted(VISITORS))


def planned_for(work: Work, organization_id: UUID | None) -> UUID:
    """Return the organization whose visits are planned. Raises ``Failure`` if the actor may not plan for it."""
    if organization_id is not None and plans_all(work.actor):
        return _active(work, organization_id)
    return visiting(work, organization_id)


def visiting(work: Work, organization_id: UUID | None) -> UUID:
    """Return the organization for which the actor visits: of several the one named. Raises ``Failure`` for others."""
    return _active(work, one_of_own(own_organizations(work.actor), organization_id, "organization_id", _OWN))


def post_at(actor: Actor, organization_id: UUID) -> Post:
    """Return the post in which the actor visits for an organization."""
    there = (post for post in actor.by_posts_held().posts if post.organization_id == str(organization_id))
    return next(post for post in there if post.role in VISITORS)


def _active(work: Work, organization_id: UUID) -> UUID:
    found = work.session.get(Organization, organization_id)
    if found is None or found.kind == "enterprise" or not found.active:
        raise invalid(
            "organization_id",
            str(organization_id),
            "没有此走访单位,或已停用;企业不能作为走访单位。",
            "There is no such active organization, or it is an enterprise, which does not visit others.",
        )
    return organization_id
