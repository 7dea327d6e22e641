"""Book the venues that activities ask for, move the bookings, and free them, whenever and however often they are told.

An event carries the whole asking. The one of the latest version of its activity counts, others change nothing; each
asking is answered once, by its number.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.running.handlers import reacts
from chassis.running.work import Arrived, Work
from contracts.registry.booking_kinds import BookingStatus, VenueRequestStatus
from contracts.registry.subscriptions import VENUE_REQUESTS
from contracts.registry.venue_requests import VENUE_ANSWERED
from contracts.requests.activity_kinds import ActivityStatus
from services.registry.bookings import booking
from services.registry.bookings.emitting import answer_with
from services.registry.bookings.models import VenueBooking, VenueRequest
from services.registry.venues.models import Venue

Asked = Mapping[str, Any]


@reacts(VENUE_REQUESTS)
def take_requests(arrived: Arrived) -> None:
    """Apply what activities ask for, in the order in which they came."""
    latest: dict[UUID, tuple[Work, Asked]] = {}
    for work, event in arrived:
        data = event["data"]
        # One that has never asked for a venue needs no row.
        if data["venue_asked"] and (data["id"] not in latest or latest[data["id"]][1]["version"] < data["version"]):
            latest[data["id"]] = work, data
    if not latest:
        return
    work = arrived[0][0]
    known = _known(work, latest)
    fresh = {id_: one for id_, one in latest.items() if known[id_].version < one[1]["version"]}
    # Requests, then venues, then bookings are locked, each in the order of the ids.
    booked = _booked(work, fresh)
    wanted = {data["venue_id"] for _, data in fresh.values() if _wants(data)}
    venues = booking.locked(work, {*wanted, *(each.venue_id for each in booked.values())})
    booked = _booked(work, fresh, locked=True)
    for id_, (of_event, data) in fresh.items():
        request = known[id_]
        anew, request.version, request.asked = request.asked < data["venue_asked"], data["version"], data["venue_asked"]
        _apply(of_event, data, booked.get(id_), venues, anew=anew)


def _known(work: Work, ids: Iterable[UUID]) -> dict[UUID, VenueRequest]:
    """Return the rows of requests, locked; with those that are not there yet."""
    ordered = sorted(ids)
    rows = select(VenueRequest).where(VenueRequest.activity_id.in_(ordered)).order_by(VenueRequest.activity_id)
    found = {row.activity_id: row for row in work.session.scalars(rows.with_for_update())}
    for each in ordered:
        if each not in found:
            found[each] = VenueRequest(activity_id=each, version=0, asked=0)
            work.session.add(found[each])
    work.session.flush()
    return found


def _booked(work: Work, ids: Iterable[UUID], *, locked: bool = False) -> dict[UUID | None, VenueBooking]:
    """Return what is booked for these activities."""
    rows = select(VenueBooking).where(
        VenueBooking.activity_id.in_(list(ids)), VenueBooking.status == BookingStatus.BOOKED
    )
    if locked:
        rows = rows.order_by(VenueBooking.id).with_for_update().execution_options(populate_existing=True)
    return {row.activity_id: row for row in work.session.scalars(rows)}


def _wants(data: Asked) -> bool:
    return data["venue_id"] is not None and data["status"] != ActivityStatus.CANCELLED


def _apply(work: Work, data: Asked, booked: VenueBooking | None, venues: Mapping[UUID, Venue], *, anew: bool) -> None:
    of = {"organization_id": data["organizer_id"], "title": data["title"]}
    if not _wants(data):
        if booked is not None:
            booking.cancel(work, venues[booked.venue_id], booked)
        return
    if not anew:
        if booked is not None and any(getattr(booked, name) != value for name, value in of.items()):
            booking.change(work, venues[booked.venue_id], booked, **of)
        return
    venue = venues.get(data["venue_id"])
    refused = _refusal(work, data, booked, venue)
    stays = booked is not None and refused is None and booked.venue_id == data["venue_id"]
    if booked is not None and not stays:
        booking.cancel(work, venues[booked.venue_id], booked)
    if venue is None or refused is not None:
        _refuse(work, data, venue, refused or VenueRequestStatus.UNKNOWN)
        return
    times = {"starts_at": data["starts_at"], "ends_at": data["ends_at"]}
    if booked is not None and stays:
        booking.change(work, venue, booked, asked=data["venue_asked"], **of, **times)
    else:
        booked = booking.book(work, venue, **of, **times, activity=(data["id"], data["venue_asked"]))
    answer_with(work, booked, venue, VenueRequestStatus.BOOKED)


def _refusal(work: Work, data: Asked, booked: VenueBooking | None, venue: Venue | None) -> VenueRequestStatus | None:
    if venue is None:
        return VenueRequestStatus.UNKNOWN
    if refused := booking.refusal(venue, data["organizer_id"]):
        return refused
    besides = booked.id if booked else None
    taken = booking.in_the_way(work, venue, data["starts_at"], data["ends_at"], besides)
    return VenueRequestStatus.TAKEN if taken else None


def _refuse(work: Work, data: Asked, venue: Venue | None, status: VenueRequestStatus) -> None:
    answer = {
        "activity_id": data["id"],
        "asked": data["venue_asked"],
        "venue_id": data["venue_id"],
        "venue_name": venue.name if venue else None,
        "status": status,
        "booking_id": None,
        "reason": None,
    }
    work.emit(VENUE_ANSWERED, data["id"], answer)
