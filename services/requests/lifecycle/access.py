"""Decide which requests an actor may see, and under which post the actor acts on one."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Boolean, ColumnElement, Uuid, any_, bindparam, false, or_, true

from chassis.calling.actor import Actor, Post
from chassis.storing.filters import among
from contracts.roles import Role
from services.requests.lifecycle.models import Request

# The columns that decide who sees a request: an enterprise contact sees those of the enterprise, a department handler
# those that the department has now, a dispatcher those of the chain or the park, a chain chief those of the chain, and
# a supervisor those of the chain that the post names. A supervisor whose post names none sees all (decision 0024).
_SEEN: Mapping[str, Callable[[Actor], frozenset[str]]] = {
    "enterprise_id": lambda actor: actor.organizations(Role.ENTERPRISE_CONTACT),
    "department_id": lambda actor: actor.organizations(Role.DEPARTMENT_HANDLER),
    "chain_id": lambda actor: actor.chains(Role.DISPATCHER, Role.CHAIN_CHIEF, Role.SUPERVISOR),
    "park_id": lambda actor: actor.organizations(Role.DISPATCHER),
}
REQUESTS: Mapping[str, ColumnElement[Any]] = {name: Request.__table__.c[name] for name in _SEEN}
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
    if _sees_all(actor):
        return true()
    conditions = [among(column, map(UUID, _SEEN[name](actor))) for name, column in by.items()]
    given = [condition for condition in conditions if condition is not None]
    return or_(*given) if given else false()


def sight(actor: Actor) -> dict[str, bool | list[UUID]]:
    """Return the parameters of ``VISIBLE`` for an actor."""
    found: dict[str, bool | list[UUID]] = {"sees_all": _sees_all(actor)}
    for name, named in _SEEN.items():
        found[f"sees_{name}"] = [UUID(identifier) for identifier in named(actor)]
    return found


def _sees_all(actor: Actor) -> bool:
    return actor.is_any(Role.OPERATOR) or actor.for_all_chains(Role.SUPERVISOR)


def post_for(actor: Actor, request: Request, role: Role) -> Post | None:
    """Return the post under which the actor may act on this request in a role, or ``None``."""
    return next((post for post in actor.posts if post.role is role and _concerns(post, request)), None)


def roles_on(actor: Actor, request: Request) -> frozenset[Role]:
    """Return the roles in which the actor sees this request; other posts of the same person do not count."""
    return frozenset(post.role for post in actor.posts if _concerns(post, request))


def _concerns(post: Post, request: Request) -> bool:
    match post.role:
        case Role.ENTERPRISE_CONTACT:
            return post.organization_id == str(request.enterprise_id)
        case Role.DEPARTMENT_HANDLER:
            return request.department_id is not None and post.organization_id == str(request.department_id)
        case Role.DISPATCHER:
            for_chain = request.chain_id is not None and post.chain_id == str(request.chain_id)
            return for_chain or (request.park_id is not None and post.organization_id == str(request.park_id))
        case Role.CHAIN_CHIEF:
            return request.chain_id is not None and post.chain_id == str(request.chain_id)
        case Role.SUPERVISOR:
            return post.chain_id is None or post.chain_id == str(request.chain_id)
        case Role.OPERATOR:
            return True
        case _:
            return False
