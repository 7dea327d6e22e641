"""Who may see which requests, and in which post somebody acts on one."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, false, or_, true
from sqlalchemy.orm import InstrumentedAttribute

from chassis.actor import Actor, Post
from contracts.roles import Role
from services.requests.orders.models import Request


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The condition on requests that the actor may see.

    An enterprise contact sees the requests of the enterprise, a department handler those the department has now, a
    dispatcher those of the chain or the park, a chain chief those of the chain, supervisors and operators all.
    """
    if actor.is_any(Role.SUPERVISOR, Role.OPERATOR):
        return true()
    conditions = [
        _among(Request.enterprise_id, actor.organizations(Role.ENTERPRISE_CONTACT)),
        _among(Request.department_id, actor.organizations(Role.DEPARTMENT_HANDLER)),
        _among(Request.chain_id, actor.chains(Role.DISPATCHER, Role.CHAIN_CHIEF)),
        _among(Request.park_id, actor.organizations(Role.DISPATCHER)),
    ]
    given = [condition for condition in conditions if condition is not None]
    return or_(*given) if given else false()


def _among(
    column: InstrumentedAttribute[UUID] | InstrumentedAttribute[UUID | None], ids: Iterable[str]
) -> ColumnElement[bool] | None:
    values = [UUID(identifier) for identifier in sorted(ids)]
    if not values:
        return None
    # Equality lets an index deliver the rows in order; a list of values does not.
    return column == values[0] if len(values) == 1 else column.in_(values)


def post_for(actor: Actor, request: Request, role: Role) -> Post | None:
    """The post in which the actor may act on this request in a role, or ``None`` where there is no such post."""
    return next((post for post in actor.posts if post.role is role and _concerns(post, request)), None)


def _concerns(post: Post, request: Request) -> bool:
    match post.role:
        case Role.ENTERPRISE_CONTACT:
            return post.organization_id == str(request.enterprise_id)
        case Role.DEPARTMENT_HANDLER:
            return request.department_id is not None and post.organization_id == str(request.department_id)
        case Role.DISPATCHER:
            for_chain = request.chain_id is not None and post.chain_id == str(request.chain_id)
            return for_chain or (request.park_id is not None and post.organization_id == str(request.park_id))
        case Role.SUPERVISOR:
            return True
        case _:
            return False
