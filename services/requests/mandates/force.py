"""When a mandate is in force: as conditions on mandates on the business day."""

from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Uuid, and_, any_, bindparam, cast, func, or_, select
from sqlalchemy.dialects.postgresql import array

from contracts.roles import Role
from services.requests.mandates.models import Mandate
from services.requests.mirror.capability import DAY, held
from services.requests.mirror.models import Post

mandates, _posts = Mandate.__table__, Post.__table__.c
# Neither revoked nor found to be over.
OPEN = and_(mandates.c.revoked_at.is_(None), mandates.c.ended_at.is_(None))


def with_post(day: Any = DAY) -> ColumnElement[bool]:
    """Return the condition that the agent can act and holds a post as one."""
    return held(Role.SERVICE_AGENT, _posts.person_id == mandates.c.agent_id, day=day)


def in_force(day: Any = DAY) -> ColumnElement[bool]:
    """Return the condition that the agent may act by a mandate on a day."""
    return and_(OPEN, mandates.c.valid_from <= day, mandates.c.valid_to >= day, with_post(day))


def agents_of(enterprise: ColumnElement[Any], item: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return the agents who may act for an enterprise with matters of an item, which may be null."""
    covers = or_(mandates.c.item_ids.is_(None), item == any_(mandates.c.item_ids))
    found = (
        select(func.coalesce(func.array_agg(mandates.c.agent_id), cast(array([]), ARRAY(Uuid))))
        .where(mandates.c.enterprise_id == enterprise, covers, in_force())
        .correlate_except(mandates)
    )
    return found.scalar_subquery()


# Of a single request, whose enterprise and item are parameters.
AGENTS = agents_of(bindparam("enterprise", type_=Uuid), bindparam("item", type_=Uuid)).label("agents")
