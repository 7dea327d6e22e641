"""Emit the events of organizations, each with its park and its places on chains as of today."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.running.work import Work
from chassis.storing.arrays import among
from chassis.storing.dumping import shown
from contracts.registry.events import ORGANIZATION_CHANGED, ChainPlaceData, OrganizationData
from services.registry.organizations.models import Organization
from services.registry.organizations.places import Place, parks_of, places_of

# More of an import are not in memory at a time.
_AT_ONCE = 1_000


def emit_organizations(work: Work, organization_ids: Collection[UUID]) -> None:
    """Emit the current state of organizations, with four queries for a thousand of them.

    They are locked before anything of them is read: else a change that commits meanwhile would have the lower number,
    and what it replaces would win in the copies of others.
    """
    # In order, since locks are taken.
    ids = sorted(set(organization_ids))
    for start in range(0, len(ids), _AT_ONCE):
        _emit(work, ids[start : start + _AT_ONCE])


def _emit(work: Work, ids: Sequence[UUID]) -> None:
    # Columns and not entities: an import may change very many.
    organizations = work.session.execute(
        select(*Organization.__table__.c)
        .where(among(Organization.id, ids))
        .order_by(Organization.id)
        .with_for_update(read=True)
    ).all()
    parks = parks_of(work.session, ids, work.today)
    places = places_of(work.session, ids, work.today)
    for organization in organizations:
        park = parks.get(organization.id)
        chains = [_place(place) for place in places.get(organization.id, [])]
        data = shown(organization, OrganizationData, park_id=park.id if park else None, chains=chains)
        work.emit(ORGANIZATION_CHANGED, organization.id, data)


def _place(place: Place) -> dict[str, Any]:
    return shown(
        place,
        ChainPlaceData,
        chain_id=place.chain.id,
        segment=place.segments[0] if place.segments else None,
        sub_industry=place.sub_industries[0] if place.sub_industries else None,
    )
