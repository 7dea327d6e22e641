"""What others are told of organizations: each with its park and its places on chains as of today."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from chassis.running.work import Work
from contracts.registry.events import ORGANIZATION_CHANGED
from contracts.registry.kinds import RelationKind
from services.registry.chains.models import Chain, Division
from services.registry.organizations.models import Membership, Organization, Relation


class Place(NamedTuple):
    """A place on a chain, with the names of its divisions."""

    chain: Chain
    segments: list[str]
    sub_industries: list[str]
    lead: bool


def parks_of(session: Session, organization_ids: Collection[UUID], on: date) -> dict[UUID, Organization]:
    """The park of each organization on a day."""
    park = aliased(Organization)
    rows = session.execute(
        select(Relation.subject_id, park)
        .join(park, park.id == Relation.object_id)
        .where(Relation.subject_id.in_(organization_ids), Relation.kind == RelationKind.PARK, Relation.holds_on(on))
    )
    return {subject_id: found for subject_id, found in rows}  # noqa: C416 (rows are not pairs to the type checker)


def places_of(session: Session, organization_ids: Collection[UUID], on: date) -> dict[UUID, list[Place]]:
    """The places on chains of each organization on a day, by code of the chain."""
    rows = session.execute(
        select(Membership, Chain)
        .join(Chain, Chain.id == Membership.chain_id)
        .where(Membership.organization_id.in_(organization_ids), Membership.holds_on(on))
        .order_by(Chain.code)
    ).all()
    names = division_names(session, [membership for membership, _ in rows])
    found: dict[UUID, list[Place]] = {}
    for membership, chain in rows:
        place = Place(
            chain,
            [names[each] for each in membership.segment_ids],
            [names[each] for each in membership.sub_industry_ids],
            membership.lead,
        )
        found.setdefault(membership.organization_id, []).append(place)
    return found


def division_names(session: Session, memberships: Iterable[Membership]) -> dict[UUID, str]:
    """The names of the divisions that memberships name, retired ones included."""
    ids = {each for membership in memberships for each in (*membership.segment_ids, *membership.sub_industry_ids)}
    rows = session.execute(select(Division.id, Division.name).where(Division.id.in_(ids)))
    return {division_id: name for division_id, name in rows}  # noqa: C416 (as above)


def announce(work: Work, organization_ids: Collection[UUID]) -> None:
    """Tell how organizations are today, with four queries however many they are."""
    ids = set(organization_ids)
    if not ids:
        return
    organizations = work.session.scalars(select(Organization).where(Organization.id.in_(ids)).order_by(Organization.id))
    parks = parks_of(work.session, ids, work.today)
    places = places_of(work.session, ids, work.today)
    for organization in organizations:
        park = parks.get(organization.id)
        work.emit(
            ORGANIZATION_CHANGED,
            organization.id,
            {
                "id": organization.id,
                "code": organization.code,
                "name": organization.name,
                "kind": organization.kind,
                "park_id": park.id if park else None,
                "chains": [_place_data(place) for place in places.get(organization.id, [])],
                "active": organization.active,
            },
        )


def _place_data(place: Place) -> dict[str, Any]:
    return {
        "chain_id": place.chain.id,
        "segment": place.segments[0] if place.segments else None,
        "sub_industry": place.sub_industries[0] if place.sub_industries else None,
        "segments": place.segments,
        "sub_industries": place.sub_industries,
        "lead": place.lead,
    }
