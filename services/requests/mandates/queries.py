"""Reads of mandates, and of who can be given one; in whose name somebody acts."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, func, or_, select, true

from chassis.calling.actor import Mandate as By
from chassis.calling.actor import Post
from chassis.calling.reach import reach
from chassis.running.acting import possible
from chassis.running.handlers import delegates, handles
from chassis.running.work import Work
from chassis.storing.dumping import shown
from chassis.storing.filters import Filter, equal, filtered
from chassis.storing.pages import page
from contracts.requests.mandates import (
    GET_MANDATE,
    LIST_MANDATES,
    LIST_SERVICE_AGENTS,
    MANDATE,
    MANDATE_ACTIONS,
    MandateSchema,
    MandateStatus,
)
from contracts.roles import Role
from services.requests.catalog.models import CatalogItem
from services.requests.mandates.force import OPEN, in_force, mandates
from services.requests.mandates.models import Mandate
from services.requests.mirror.capability import counted_on
from services.requests.mirror.models import Organization, Person
from services.requests.mirror.models import Post as HeldPost
from services.requests.mirror.queries import names_of

_SEEN_BY = MANDATE.seen_by
_IN_FORCE = (
    select(mandates.c.id, mandates.c.enterprise_id, mandates.c.item_ids)
    .where(mandates.c.agent_id == bindparam("agent"), in_force())
    .order_by(mandates.c.id)
)
# A reader looks at them as they are; a writer keeps them from being revoked until the commit, and waits for whoever
# revokes one: what is revoked by then is not among them.
_READ = _IN_FORCE.execution_options(prepared=True)
_LOCK = _IN_FORCE.with_for_update(read=True, of=mandates).execution_options(prepared=True)


@delegates(Role.SERVICE_AGENT)
def acting_posts(work: Work, *, reading: bool) -> tuple[Post, ...]:
    """Return the posts at enterprises that somebody has by the mandates in force at the moment.

    Who is a contact of an enterprise acts as that.
    """
    values = {"agent": UUID(work.actor.person_id), "day": work.today}
    rows = work.rows(_READ, **values) if reading else work.session.connection().execute(_LOCK, values).all()
    own = work.actor.organizations(Role.ENTERPRISE_CONTACT)
    return tuple(
        Post(
            Role.SERVICE_AGENT,
            str(row.enterprise_id),
            mandate=By(str(row.id), None if row.item_ids is None else frozenset(map(str, row.item_ids))),
        )
        for row in rows
        if str(row.enterprise_id) not in own
    )


def sees(work: Work, mandate: Mandate) -> bool:
    """Whether the actor sees a mandate: as a contact of the enterprise, as the agent, or as an operator."""
    reached = reach(_SEEN_BY, work.actor)
    return reached.everything or any(str(getattr(mandate, name)) in ids for name, ids in reached.by.items())


def status_of(mandate: Mandate, today: date) -> MandateStatus:
    """Return the status of a mandate, as far as its days say."""
    if mandate.revoked_at is not None:
        return MandateStatus.REVOKED
    if mandate.ended_at is not None or mandate.valid_to < today:
        return MandateStatus.ENDED
    return MandateStatus.PLANNED if mandate.valid_from > today else MandateStatus.IN_FORCE


def _with_status(work: Work, wanted: Sequence[str]) -> ColumnElement[bool]:
    table, today = mandates.c, work.today
    over = or_(table.ended_at.is_not(None), and_(table.revoked_at.is_(None), table.valid_to < today))
    usable = and_(OPEN, table.valid_to >= today)
    conditions = {
        MandateStatus.PLANNED: and_(usable, table.valid_from > today),
        MandateStatus.IN_FORCE: and_(usable, table.valid_from <= today),
        MandateStatus.REVOKED: table.revoked_at.is_not(None),
        MandateStatus.ENDED: over,
    }
    return or_(*(conditions[MandateStatus(each)] for each in wanted))


_FILTERS: dict[str, Filter] = {
    "enterprise_id": equal(mandates.c.enterprise_id),
    "agent_id": equal(mandates.c.agent_id),
    "status": _with_status,
}


@handles(LIST_MANDATES)
def list_mandates(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the mandates that the actor sees, the latest first."""
    reached = reach(_SEEN_BY, work.actor)
    by = (mandates.c[name].in_(list(map(UUID, ids))) for name, ids in reached.by.items() if ids)
    seen = true() if reached.everything else or_(*by)
    statement = filtered(select(Mandate).where(seen), work, query, _FILTERS).order_by(Mandate.id.desc())
    return page(work.transaction, statement, query, lambda rows: told(work, rows))


@handles(GET_MANDATE)
def get_mandate(work: Work, mandate_id: UUID) -> dict[str, Any]:
    """Return one mandate. Raises ``Failure`` if there is none that the actor sees."""
    return told(work, [work.find(Mandate, mandate_id, seen=lambda found: sees(work, found))])[0]


def told(work: Work, found: Sequence[Mandate]) -> list[dict[str, Any]]:
    """Return mandates as they are shown, with the names of what they refer to."""
    names = names_of(work.session, [each for row in found for each in (row.enterprise_id, row.organization_id)])
    items = items_of(work, {item for row in found for item in row.item_ids or ()})

    def one(row: Mandate) -> dict[str, Any]:
        own = str(row.enterprise_id) in work.actor.organizations(Role.ENTERPRISE_CONTACT)
        open_still = row.revoked_at is None and row.ended_at is None
        return shown(
            row,
            MandateSchema,
            enterprise_name=names.get(row.enterprise_id, ""),
            agent_organization_id=row.organization_id,
            agent_organization_name=names.get(row.organization_id, ""),
            all_items=row.item_ids is None,
            items=[{"id": item, "name": items.get(item, "")} for item in row.item_ids or ()],
            status=status_of(row, work.today),
            actions=possible(work.actor, MANDATE_ACTIONS, lambda _revocation: own and open_still),
        )

    return [one(row) for row in found]


def items_of(work: Work, ids: set[UUID]) -> dict[UUID, str]:
    """Return the names of items of the catalog by id."""
    if not ids:
        return {}
    rows = work.session.execute(select(CatalogItem.id, CatalogItem.name).where(CatalogItem.id.in_(ids)))
    return {row.id: row.name for row in rows}


@handles(LIST_SERVICE_AGENTS)
def list_service_agents(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of those who hold a post as service agent today, each once at each organization."""
    statement = acting_agents(work.today).order_by(Person.name, Person.id, HeldPost.organization_id)
    if query["organization_id"] is not None:
        statement = statement.where(HeldPost.organization_id == query["organization_id"])
    if query["name"] is not None:
        statement = statement.where(Person.name.contains(query["name"], autoescape=True))
    return page(work.transaction, statement, query, lambda rows: [dict(row._mapping) for row in rows])


def acting_agents(day: date) -> Any:
    """Return the statement for those who can act and hold a post as service agent on a day."""
    return acting(day, (Role.SERVICE_AGENT,))


def acting(day: date, roles: Collection[Role]) -> Any:
    """Return the statement for those who can act and hold a post in one of these roles on a day."""
    return (
        select(
            Person.id,
            Person.name,
            HeldPost.organization_id,
            func.coalesce(Organization.name, "").label("organization_name"),
        )
        .select_from(HeldPost)
        .join(Person, Person.id == HeldPost.person_id)
        .outerjoin(Organization, Organization.id == HeldPost.organization_id)
        .where(
            HeldPost.kind.in_(sorted(role.value for role in roles)),
            counted_on(HeldPost, day),
            Person.active,
            Person.name.is_not(None),
            func.coalesce(Organization.active, true()),
        )
    )
