"""Reads of organizations."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, any_, exists, func, or_, select

from chassis.calling.errors import forbidden, not_found
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.pages import page
from contracts.nouns import ORGANIZATION
from contracts.registry.kinds import RelationKind
from contracts.registry.organizations import GET_ORGANIZATION, LIST_CONTACTS, LIST_ORGANIZATIONS
from contracts.roles import Role
from services.registry.chains.models import Division, DivisionKind
from services.registry.organizations import domain
from services.registry.organizations.announcing import Place, parks_of, places_of
from services.registry.organizations.models import Membership, Organization, Relation
from services.registry.people.models import Person, Post
from services.registry.searching import begins, contains


@handles(LIST_ORGANIZATIONS)
def list_organizations(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """A page of organizations, each as far as the actor may see it."""
    on = query["on"] or work.today
    statement = _sorted(select(Organization), query["sort"]).where(*_filters(query, on))
    return page(work.session, statement, query, lambda organizations: described(work, organizations, on))


@handles(GET_ORGANIZATION)
def get_organization(work: Work, organization_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """One of them, with what belonged to it on a day."""
    return organization_on(work, organization_id, query["on"])


def organization_on(work: Work, organization_id: UUID, on: date | None = None) -> dict[str, Any]:
    """One organization on a day, as far as the actor may see it."""
    organization = existing(work, organization_id)
    return described(work, [organization], on or work.today)[0]


def existing(work: Work, organization_id: UUID) -> Organization:
    """The organization with this id. Raises ``Failure`` where there is none."""
    organization = work.session.get(Organization, organization_id)
    if organization is None:
        raise not_found(ORGANIZATION, organization_id)
    return organization


def _sorted(statement: Select[Any], sort: str) -> Select[Any]:
    if sort == "name":
        return statement.order_by(Organization.name, Organization.id)
    if sort == "newest":
        return statement.order_by(Organization.id.desc())
    return statement.order_by(Organization.code)


def _filters(query: Mapping[str, Any], on: date) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if query["kind"]:
        found.append(Organization.kind.in_(query["kind"]))
    if query["active"] is not None:
        found.append(Organization.active.is_(query["active"]))
    if query["honored"] is not None:
        honored = (
            func.jsonb_array_length(func.coalesce(Organization.attributes["honors"], func.jsonb_build_array())) > 0
        )
        found.append(honored if query["honored"] else ~honored)
    if query["q"]:
        typed = query["q"]
        found.append(
            or_(contains(Organization.name, typed), begins(Organization.code, typed), begins(Organization.uscc, typed))
        )
    if query["park_id"]:
        found.append(
            exists().where(
                Relation.subject_id == Organization.id,
                Relation.kind == RelationKind.PARK,
                Relation.object_id == query["park_id"],
                Relation.holds_on(on),
            )
        )
    place = _place_filters(query)
    if place:
        found.append(exists().where(Membership.organization_id == Organization.id, Membership.holds_on(on), *place))
    return found


def _place_filters(query: Mapping[str, Any]) -> list[ColumnElement[bool]]:
    """What is asked of one and the same place on a chain."""
    found: list[ColumnElement[bool]] = []
    if query["chain_id"]:
        found.append(Membership.chain_id == query["chain_id"])
    if query["lead"] is not None:
        found.append(Membership.lead.is_(query["lead"]))
    for name, kind, ids in (
        ("segment", DivisionKind.SEGMENT, Membership.segment_ids),
        ("sub_industry", DivisionKind.SUB_INDUSTRY, Membership.sub_industry_ids),
    ):
        if query[name]:
            found.append(
                exists().where(Division.id == any_(ids), Division.kind == kind, Division.name == query[name].strip())
            )
    return found


def described(work: Work, organizations: Sequence[Organization], on: date) -> list[dict[str, Any]]:
    """Organizations as ``OrganizationSchema`` has them, with three queries however many they are; six for a day that is
    not today, since what the actor may see goes by today whatever day is asked for."""
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
    return {
        "id": organization.id,
        "code": organization.code,
        "name": organization.name,
        "kind": organization.kind,
        "uscc": organization.uscc,
        "founded": organization.founded,
        "active": organization.active,
        "park": park,
        "chains": [place._asdict() for place in places],
        "attributes": attributes_out(attributes),
        "full": full,
        "version": organization.version,
    }


def attributes_out(stored: Mapping[str, Any]) -> dict[str, Any]:
    """Attributes as ``AttributesSchema`` dumps them: words of enumerations as their members."""
    found = dict(stored)
    for name, values in domain.WORDED.items():
        if name in found:
            found[name] = values(found[name])
    return found


def in_scope(work: Work, organization_id: UUID, park: Organization | None, places: Sequence[Place]) -> bool:
    """Whether the actor may read an organization fully.

    The organization's own people may, the dispatchers and chiefs of its chains, the dispatchers of its park, and those
    who see everything.
    """
    actor = work.actor
    if actor.is_any(*domain.SEES_EVERYTHING) or str(organization_id) in actor.organizations(*Role):
        return True
    if park is not None and str(park.id) in actor.organizations(Role.DISPATCHER):
        return True
    own_chains = actor.chains(Role.DISPATCHER, Role.CHAIN_CHIEF)
    return any(str(place.chain.id) in own_chains for place in places)


@handles(LIST_CONTACTS)
def list_contacts(work: Work, organization_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Who holds posts at an organization on a day: names, and nothing else of the person.

    Department handlers may ask of any organization: whom to call about a request is what they need it for, and which
    requests they have is not known here.
    """
    organization = existing(work, organization_id)
    day = query["on"] or work.today
    park = parks_of(work.session, [organization.id], work.today).get(organization.id)
    places = places_of(work.session, [organization.id], work.today).get(organization.id, [])
    if not (in_scope(work, organization.id, park, places) or work.actor.is_any(Role.DEPARTMENT_HANDLER)):
        raise forbidden(Role.DISPATCHER, Role.DEPARTMENT_HANDLER, Role.CHAIN_CHIEF, *domain.SEES_EVERYTHING)
    rows = work.session.execute(
        select(Person.id.label("person_id"), Person.name, Post.kind)
        .join(Post, Post.person_id == Person.id)
        .where(Post.organization_id == organization.id, Post.holds_on(day), Person.active)
        .order_by(Post.kind, Person.name, Person.id)
        .limit(200)
    )
    return {"items": [row._asdict() for row in rows]}
