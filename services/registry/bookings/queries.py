"""Reads of bookings."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from chassis.calling.errors import not_found
from chassis.running.acting import possible
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.dumping import shown
from chassis.storing.filters import Filters, day_begins, equal, filtered, one_of, to_day
from chassis.storing.pages import page
from contracts.registry.booking_kinds import BookingOrder, BookingStatus
from contracts.registry.bookings import (
    BOOKING_ACTIONS,
    GET_VENUE_BOOKING,
    LIST_VENUE_BOOKINGS,
    VENUE_BOOKING,
    VenueBookingSchema,
)
from services.registry.bookings import access
from services.registry.bookings.models import VenueBooking
from services.registry.organizations.models import Organization
from services.registry.venues.models import Venue

_rows = VenueBooking.__table__.c
_FILTERS: Filters = {
    "venue_id": equal(_rows.venue_id),
    "organization_id": equal(_rows.organization_id),
    "status": one_of(_rows.status),
    # One that began before and lasts for days is in the way still.
    "first": lambda work, day: _rows.ends_at > day_begins(day, work.now.tzinfo),
    "last": to_day(_rows.starts_at),
}


def _bookings() -> Select[VenueBooking, Venue, Organization]:
    return (
        select(VenueBooking, Venue, Organization)
        .join(Venue, Venue.id == VenueBooking.venue_id)
        .outerjoin(Organization, Organization.id == VenueBooking.organization_id)
    )


@handles(LIST_VENUE_BOOKINGS)
def list_venue_bookings(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the bookings."""
    latest = query["sort"] == BookingOrder.LATEST
    order = (column.desc() if latest else column.asc() for column in (_rows.starts_at, _rows.id))
    statement = filtered(_bookings(), work, query, _FILTERS).order_by(*order)
    return page(work.transaction, statement, query, partial(_listed, work))


@handles(GET_VENUE_BOOKING)
def get_venue_booking(work: Work, venue_booking_id: UUID) -> dict[str, Any]:
    """Return one booking."""
    work.session.flush()
    row = work.session.execute(_bookings().where(_rows.id == venue_booking_id)).one_or_none()
    if row is None:
        raise not_found(VENUE_BOOKING, venue_booking_id)
    return _listed(work, [row])[0]


def _listed(work: Work, rows: Sequence[Any]) -> list[dict[str, Any]]:
    def one(row: Any) -> dict[str, Any]:
        booking, venue, organization = row.VenueBooking, row.Venue, row.Organization
        stands = booking.status is BookingStatus.BOOKED and booking.ends_at > work.now
        may = stands and access.may_cancel(work.actor, booking, venue)
        return shown(
            booking,
            VenueBookingSchema,
            venue=venue,
            organization=organization or {"id": booking.organization_id, "code": None, "name": ""},
            actions=possible(work.actor, BOOKING_ACTIONS, lambda _action: may),
        )

    return [one(row) for row in rows]
