"""Bookings by hand, and their end."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.calling.errors import Failure, forbidden, invalid
from chassis.running.handlers import handles
from chassis.running.work import Work
from contracts.registry.booking_kinds import BookingStatus, VenueRequestStatus
from contracts.registry.bookings import (
    BOOK_VENUE,
    BOOKING_SETTLED,
    CANCEL_VENUE_BOOKING,
    RUNNERS,
    VENUE_NOT_SHARED,
    VENUE_TAKEN,
)
from contracts.registry.venues import VENUE, VENUE_CLOSED
from services.registry.bookings import access, booking, queries
from services.registry.bookings.models import VenueBooking
from services.registry.organizations.models import Organization
from services.registry.references import active
from services.registry.venues.models import Venue


@handles(BOOK_VENUE)
def book_venue(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Book a venue for an organization of the actor."""
    organization_id = _booking_for(work, body["organization_id"])
    if body["ends_at"] <= work.now:
        raise invalid("ends_at", body["ends_at"].isoformat(), "不能早于现在。", "Must not lie in the past.")
    venue = booking.locked(work, {body["venue_id"]}).get(body["venue_id"])
    if venue is None:
        raise invalid(
            "venue_id", str(body["venue_id"]), f"没有此{VENUE.words.zh}。", f"There is no such {VENUE.words.en}."
        )
    refused = booking.refusal(venue, organization_id)
    if refused is VenueRequestStatus.CLOSED:
        raise Failure(VENUE_CLOSED, name=venue.name, closed_on=venue.closed_on)
    if refused is not None:
        raise Failure(VENUE_NOT_SHARED, name=venue.name)
    if taken := booking.in_the_way(work, venue, body["starts_at"], body["ends_at"]):
        raise Failure(
            VENUE_TAKEN,
            name=venue.name,
            starts_at=work.minute_of(taken.starts_at),
            ends_at=work.minute_of(taken.ends_at),
            number=taken.number,
        )
    made = booking.book(work, venue, organization_id, body["title"], body["starts_at"], body["ends_at"])
    work.concerns(made.id)
    return queries.get_venue_booking(work, made.id)


@handles(CANCEL_VENUE_BOOKING)
def cancel_venue_booking(work: Work, venue_booking_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Cancel a booking that is not over; the activity that it is for learns of it."""

    def check_allowed(found: VenueBooking) -> None:
        if not access.may_cancel(work.actor, found, work.session.get_one(Venue, found.venue_id)):
            raise forbidden(work.actor, *sorted(RUNNERS))

    found = work.change(VenueBooking, venue_booking_id, allowed=check_allowed)
    if found.status is BookingStatus.CANCELLED or found.ends_at <= work.now:
        raise Failure(BOOKING_SETTLED, number=found.number)
    venue = work.session.get_one(Venue, found.venue_id)
    booking.cancel(work, venue, found, body["reason"], VenueRequestStatus.RELEASED)
    return queries.get_venue_booking(work, found.id)


def _booking_for(work: Work, organization_id: UUID | None) -> UUID:
    """Return the organization that books: an active one of the actor's, of several the one named."""
    own = access.own_organizations(work.actor)
    if organization_id is None and len(own) == 1:
        (organization_id,) = own
    if organization_id not in own:
        raise invalid(
            "organization_id",
            str(organization_id) if organization_id else None,
            "请填写您任职的单位之一。",
            "Must be one of the organizations at which you hold a post.",
        )
    return active(work, Organization, "organization_id", organization_id).id
