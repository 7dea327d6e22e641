"""Writes of venues."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from chassis.calling.errors import Failure, invalid
from chassis.ledgers.outcomes import Changed
from chassis.running.clock import wall
from chassis.running.handlers import applies, handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from chassis.storing.dumping import names_of, shown
from contracts.identifiers import folded
from contracts.problem import INVALID
from contracts.registry.venue_kinds import VenueStatus
from contracts.registry.venue_ledger import VENUES
from contracts.registry.venues import (
    CHANGE_VENUE,
    CLOSE_VENUE,
    REGISTER_VENUE,
    VENUE_CHANGED,
    VENUE_CLOSED,
    VENUE_REGISTERED,
    VENUE_WAS_CLOSED,
    RegisterVenueSchema,
    VenueData,
)
from services.registry.bookings.booking import free
from services.registry.chains.models import Chain
from services.registry.organizations.models import Organization
from services.registry.references import active, check_code, of_code
from services.registry.venues import domain, queries
from services.registry.venues.emitting import emit_venue
from services.registry.venues.models import Venue


@handles(REGISTER_VENUE)
def register_venue(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Register a venue, which is open from now on."""
    venue = _register(work, body)
    work.concerns(venue.id)
    return queries.get_venue(work, venue.id)


def _register(work: Work, body: Mapping[str, Any]) -> Venue:
    check_code(work, Venue, body["code"])
    venue = Venue(id=new_id(), status=VenueStatus.OPEN, **_checked(work, body))
    work.session.add(venue)
    emit_venue(work, VENUE_REGISTERED, venue)
    return venue


@handles(CHANGE_VENUE)
def change_venue(work: Work, venue_id: UUID, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Change a venue; a closed one may be changed too, and opened again."""
    venue = work.change(Venue, venue_id)
    if "status" in changes and venue.status is VenueStatus.CLOSED:
        venue.status, venue.closed_on, venue.close_reason = VenueStatus.OPEN, None, None
        # What is used again has an owner, and serves a chain, that are still there.
        changes = {"owner_id": venue.owner_id, "chain_id": venue.chain_id, **changes}
    _change(work, venue, changes)
    return queries.get_venue(work, venue_id)


def _change(work: Work, venue: Venue, changes: Mapping[str, Any]) -> None:
    for name, value in _checked(work, changes).items():
        setattr(venue, name, value)
    venue.updated_at = wall()
    emit_venue(work, VENUE_CHANGED, venue)


@applies(VENUES, {*names_of(RegisterVenueSchema), "owner", "chain"})
def apply_venue(work: Work, row: Mapping[str, Any]) -> Changed | None:
    """Register the venue of a row of the ledger, or change the one that has its code; return what changes of it."""
    named = select(Venue).where(func.lower(Venue.code) == folded(row["code"]))
    venue = work.session.scalar(named.with_for_update())
    owner, chain = (venue.owner_id, venue.chain_id) if venue else (None, None)
    given = {name: value for name, value in row.items() if name not in ("owner", "chain")}
    given["owner_id"] = of_code(work, Organization, "owner", row["owner"], owner)
    if "chain" in row:
        given["chain_id"] = row["chain"] and of_code(work, Chain, "chain", row["chain"], chain)
    if "facilities" in row:
        given["facilities"] = domain.in_order(row["facilities"] or [])
    if venue is None:
        _register(work, {"chain_id": None, "facilities": [], "opening_hours": [], "shared": False, **given})
        return None
    registered = shown(venue, VenueData, code=row["code"], area=float(venue.area))
    changes = {name: value for name, value in given.items() if value != registered[name]}
    if changes:
        _change(work, venue, changes)
    told = {name: (registered[name], value) for name, value in changes.items() if name in row}
    if "owner_id" in changes:
        told["owner"] = (owner and work.session.get_one(Organization, owner).code, row["owner"])
    if "chain_id" in changes:
        told["chain"] = (chain and work.session.get_one(Chain, chain).code, row["chain"])
    return told


@handles(CLOSE_VENUE)
def close_venue(work: Work, venue_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Close a venue from today on."""
    venue = work.change(Venue, venue_id)
    if venue.status is VenueStatus.CLOSED:
        raise Failure(VENUE_CLOSED, name=venue.name, closed_on=venue.closed_on)
    venue.status, venue.closed_on, venue.close_reason = VenueStatus.CLOSED, work.today, body["reason"]
    venue.updated_at = wall()
    work.session.flush()
    emit_venue(work, VENUE_WAS_CLOSED, venue)
    free(work, venue, body["reason"])
    return queries.get_venue(work, venue_id)


def _checked(work: Work, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the given fields but the status, in their stored form. Raises ``Failure`` for invalid values."""
    found = {name: value for name, value in given.items() if name != "status"}
    if "owner_id" in found:
        active(work, Organization, "owner_id", found["owner_id"])
    if found.get("chain_id") is not None:
        active(work, Chain, "chain_id", found["chain_id"])
    if "area" in found:
        found["area"] = domain.exact_area(given["area"])
        if found["area"] is None:
            raise invalid("area", given["area"], "最多两位小数。", "It has two decimal places at most.")
    if "facilities" in found:
        found["facilities"] = domain.in_order(given["facilities"])
    if "opening_hours" in found:
        _check_hours(given["opening_hours"])
        found["opening_hours"] = domain.week(given["opening_hours"])
    return found


def _check_hours(hours: list[dict[str, Any]]) -> None:
    errors = [
        {
            "field": f"opening_hours.{fault.number}.{fault.field}",
            "value": hours[fault.number][fault.field],
            "detail": [*fault.detail],
        }
        for fault in domain.faults_of_hours(hours)
    ]
    if errors:
        raise Failure(INVALID, errors)
