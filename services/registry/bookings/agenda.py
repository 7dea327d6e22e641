"""Bookings in agendas: those of the actor's organizations, and those of the venues that these run."""

from uuid import UUID

from sqlalchemy import func, or_, select

from chassis.running.handlers import dates
from chassis.running.occasions import Occasions
from chassis.running.work import Work
from contracts.agenda import Dated
from contracts.registry.booking_kinds import BookingStatus
from contracts.registry.bookings import VENUE_BOOKINGS_DATED
from contracts.roles import Role
from services.registry.bookings.models import VenueBooking
from services.registry.venues.models import Venue

_rows, _venues = VenueBooking.__table__.c, Venue.__table__.c


@dates(VENUE_BOOKINGS_DATED)
def bookings(work: Work, _kind: Dated) -> Occasions:
    """Return the bookings of the actor."""
    own = sorted(map(UUID, work.actor.organizations(*Role)))
    run = select(_venues.id).where(_venues.owner_id.in_(own))
    venue = select(_venues.name).where(_venues.id == _rows.venue_id).scalar_subquery()
    return Occasions(
        where=[or_(_rows.organization_id.in_(own), _rows.venue_id.in_(run))],
        id=_rows.id,
        number=_rows.number,
        title=_rows.title,
        place=venue,
        starts_at=_rows.starts_at,
        ends_at=_rows.ends_at,
        revision=_rows.version,
        noted_at=func.coalesce(_rows.cancelled_at, _rows.booked_at),
        cancelled=_rows.status == BookingStatus.CANCELLED,
    )
