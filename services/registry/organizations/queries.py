"""Reads of organizations."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, any_, exists, func, select
from sqlalchemy.orm import aliased

from chassis.calling.actor import Actor
from chassis.calling.errors import forbidden
from chassis.running.handlers import handles, tells
from chassis.running.work import Work
from chassis.searching.finding import sought
from chassis.searching.sources import Document
from chassis.storing.dumping import shown
from chassis.storing.filters import Filters, equal, filtered, one_of
from chassis.storing.pages import page
from contracts.registry.kinds import PARTY_KINDS, RelationKind
from contracts.registry.organizations import (
    GET_ORGANIZATION,
    LIST_CONTACTS,
    LIST_ORGANIZATIONS,
    OrganizationSchema,
    PlaceSchema,
)
from contracts.registry.search import SEARCH_ORGANIZATIONS
from contracts.roles import Role
from services.registry.chains.models import Division, DivisionKind
from services.registry.organizations import domain
from services.registry.organizations.models import Membership, Organization, Relation
from services.registry.organizations.places import Place, parks_of, places_of
from services.registry.people.models import Person, Post

# The condition for organizations that have an honour.
HONOURED = func.jsonb_array_length(func.coalesce(Organization.attributes["honors"], func.jsonb_build_array())) > 0


def _honoured(_work: Work, honoured: bool) -> ColumnElement[bool]:
    return HONOURED if honoured else ~HONOURED


def covered(on: date) -> ColumnElement[bool]:
    """Return the condition for organizations that an active party organization covers on a day."""
    by = aliased(Organization)
    return exists().where(
        Relation.object_id == Organization.id,
        Relation.kind == RelationKind.COVERAGE,
        Relation.holds_on(on),
        by.id == Relation.subject_id,
        by.active,
        by.kind.in_(PARTY_KINDS),
    )


def _covered(work: Work, wanted: bool | None, on: date | None) -> ColumnElement[bool] | None:
    if wanted is None:
        return None
    return covered(on or work.today) if wanted else ~covered(on or work.today)


def _affiliated(
    work: Work, wanted: bool | None, superior_id: UUID | None, on: date | None
) -> ColumnElement[bool] | None:
    if wanted is None and superior_id is None:
        return None
    held = exists().where(
        Relation.subject_id == Organization.id,
        Relation.kind == RelationKind.AFFILIATION,
        Relation.holds_on(on or work.today),
        *([Relation.object_id == superior_id] if superior_id else []),
    )
    return ~held if wanted is False else held


def _in_park(work: Work, park_id: UUID | None, on: date | None) -> ColumnElement[bool] | None:
    if park_id is None:
        return None
    return exists().where(
        Relation.subject_id == Organization.id,
        Relation.kind == RelationKind.PARK,
        Relation.object_id == park_id,
        Relation.holds_on(on or work.today),
    )


def _on_chain(
    work: Work,
    chain_id: UUID | None,
    lead: bool | None,
    segment: str | None,
    sub_industry: str | None,
    on: date | None,
) -> ColumnElement[bool] | None:
    """Return the filter for organizations with one place on a chain that meets all these conditions."""
    asked: list[ColumnElement[bool]] = []
    if chain_id is not None:
        asked.append(Membership.chain_id == chain_id)
    if lead is not None:
        asked.append(Membership.lead == lead)
    if segment is not None:
        asked.append(_in_division(Membership.segment_ids, DivisionKind.SEGMENT, segment))
    if sub_industry is not None:
        asked.append(_in_division(Membership.sub_industry_ids, DivisionKind.SUB_INDUSTRY, sub_industry))
    if not asked:
        return None
    held = Membership.organization_id == Organization.id, Membership.holds_on(on or work.today)
    return exists().where(*held, *asked)


def _in_division(division_ids: Any, kind: DivisionKind, name: str) -> ColumnElement[bool]:
    named = Division.kind == kind, Division.name == name
    return exists().where(Division.id == any_(division_ids), *named)


_FILTERS: Filters = {
    "kind": one_of(Organization.kind),
    "active": equal(Organization.active),
    "honored": _honoured,
    ("covered", "on"): _covered,
    ("affiliated", "superior_id", "on"): _affiliated,
    ("park_id", "on"): _in_park,
    ("chain_id", "lead", "segment", "sub_industry", "on"): _on_chain,
}


@handles(LIST_ORGANIZATIONS)
def list_organizations(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of organizations, each as far as the actor may see it."""
    on = query["on"] or work.today
    statement = filtered(_sorted(select(Organization), query["sort"]), work, query, _FILTERS, besides=["q"])
    search = sought(SEARCH_ORGANIZATIONS, query, Organization.__table__.c.id, work.actor)
    return page(work.transaction, statement, query, lambda organizations: described(work, organizations, on), search)


@handles(GET_ORGANIZATION)
def get_organization(work: Work, organization_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return one organization with what belonged to it on a day."""
    return organization_on(work, organization_id, query["on"])


def organization_on(work: Work, organization_id: UUID, on: date | None = None) -> dict[str, Any]:
    """Return one organization as of a day, as far as the actor may see it."""
    return described(work, [work.find(Organization, organization_id)], on or work.today)[0]


def _sorted(statement: Select[Any], sort: str) -> Select[Any]:
    if sort == "name":
        return statement.order_by(Organization.name, Organization.id)
    if sort == "newest":
        return statement.order_by(Organization.id.desc())
    return statement.order_by(Organization.code)


def described(work: Work, organizations: Sequence[Organization], on: date) -> list[dict[str, Any]]:
    """Return organizations in the form of ``OrganizationSchema``, with three queries for any number of them; six for a
    day other than today, since what the actor may see is always decided as of today."""
    ids = [organization.id for organization in organizations]
    parks, places = parks_of(work.session, ids, on), places_of(work.session, ids, on)
    parks_now, places_now = parks, places
    if on != work.today:
        parks_now, places_now = parks_of(work.session, ids, work.today), places_of(work.session, ids, work.today)
    return [
        _described(
            organization,
            parks.get(organization.id),
            places.get(organization.id, []),
            full=in_scope(work, organization.id, parks_now.get(organization.id), places_now.get(organization.id, [])),
        )
        for organization in organizations
    ]


def _described(
    organization: Organization, park: Organization | None, places: list[Place], *, full: bool
) -> dict[str, Any]:
    attributes = {
        name: value for name, value in organization.attributes.items() if full or name in domain.PUBLIC_ATTRIBUTES
    }
    chains = [shown(place, PlaceSchema) for place in places]
    return shown(
        organization, OrganizationSchema, park=park, chains=chains, attributes=attributes_out(attributes), full=full
    )


def attributes_out(stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return attributes as ``AttributesSchema`` dumps them: enumerated values as their members."""
    found = dict(stored)
    for name, values in domain.WORDED.items():
        if name in found:
            found[name] = values(found[name])
    return found


def sees_everything(actor: Actor) -> bool:
    """Whether the actor reads all organizations fully, and the figures of all chains."""
    return actor.is_any(*domain.SEES_EVERYTHING) or actor.for_all_chains(Role.SUPERVISOR)


def in_scope(work: Work, organization_id: UUID, park: Organization | None, places: Sequence[Place]) -> bool:
    """Whether the actor may read an organization fully.

    These are the organization's own people, the dispatchers, chiefs and supervisors of its chains, those of its park
    (``domain.OF_THEIR_PARKS``), and those who see everything.
    """
    actor = work.actor
    if sees_everything(actor) or str(organization_id) in actor.organizations(*Role):
        return True
    if park is not None and str(park.id) in actor.organizations(*domain.OF_THEIR_PARKS):
        return True
    own_chains = actor.chains(*domain.OF_THEIR_CHAINS)
    return any(str(place.chain.id) in own_chains for place in places)


@handles(LIST_CONTACTS)
def list_contacts(work: Work, organization_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the holders of posts at an organization on a day, by name only.

    Department handlers may ask about any organization: they need to know whom to call about a request, and this service
    does not know which requests they handle.
    """
    organization = work.find(Organization, organization_id)
    day = query["on"] or work.today
    park = parks_of(work.session, [organization.id], work.today).get(organization.id)
    places = places_of(work.session, [organization.id], work.today).get(organization.id, [])
    if not (in_scope(work, organization.id, park, places) or work.actor.is_any(Role.DEPARTMENT_HANDLER)):
        raise forbidden(work.actor, Role.DEPARTMENT_HANDLER, *domain.OF_THEIR_CHAINS, *domain.SEES_EVERYTHING)
    rows = work.session.execute(
        select(Person.id.label("person_id"), Person.name, Post.kind)
        .join(Post, Post.person_id == Person.id)
        .where(Post.organization_id == organization.id, Post.holds_on(day), Person.active)
        .order_by(Post.kind, Person.name, Person.id)
        .limit(200)
    )
    return {"items": [row._asdict() for row in rows]}


@tells(SEARCH_ORGANIZATIONS, ids=Organization.__table__.c.id)
def found_organizations(work: Work, ids: Sequence[UUID]) -> list[Document]:
    """Return what organizations are found by."""
    rows = work.session.scalars(select(Organization).where(Organization.id.in_(ids)))
    return [
        Document(row.id, row.name, row.code, row.updated_at, {"name": row.name, "code": row.code, "uscc": row.uscc})
        for row in rows
    ]
