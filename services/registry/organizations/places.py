"""Read the parks of organizations, and their places on chains with the names of the divisions."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from chassis.storing.arrays import among
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
    """Return the park of each organization on a day."""
    rows = session.execute(
        select(Relation.subject_id, Relation.object_id).where(
            among(Relation.subject_id, organization_ids), Relation.kind == RelationKind.PARK, Relation.holds_on(on)
        )
    ).all()
    # Thousands of organizations are in some tens of parks.
    parks = session.scalars(select(Organization).where(Organization.id.in_({row.object_id for row in rows})))
    by_id = {park.id: park for park in parks}
    return {row.subject_id: by_id[row.object_id] for row in rows}


def places_of(session: Session, organization_ids: Collection[UUID], on: date) -> dict[UUID, list[Place]]:
    """Return the places on chains of each organization on a day, ordered by code of the chain."""
    columns = (Membership.segment_ids, Membership.sub_industry_ids, Membership.lead)
    rows = session.execute(
        select(Membership.organization_id, Membership.chain_id, *columns).where(
            among(Membership.organization_id, organization_ids), Membership.holds_on(on)
        )
    ).all()
    on_chains = select(Chain).where(Chain.id.in_({row.chain_id for row in rows})).order_by(Chain.code)
    chains = {chain.id: (rank, chain) for rank, chain in enumerate(session.scalars(on_chains))}
    names = division_names(session, rows)
    found: dict[UUID, list[Place]] = {}
    for row in sorted(rows, key=lambda row: chains[row.chain_id][0]):
        place = Place(
            chains[row.chain_id][1],
            [names[each] for each in row.segment_ids],
            [names[each] for each in row.sub_industry_ids],
            row.lead,
        )
        found.setdefault(row.organization_id, []).append(place)
    return found


def division_names(session: Session, memberships: Iterable[Any]) -> dict[UUID, str]:
    """Return the names of the divisions that memberships, or rows of them, refer to, retired ones included."""
    ids = {each for membership in memberships for each in (*membership.segment_ids, *membership.sub_industry_ids)}
    rows = session.execute(select(Division.id, Division.name).where(Division.id.in_(ids)))
    return {division_id: name for division_id, name in rows}  # noqa: C416 (as above)
