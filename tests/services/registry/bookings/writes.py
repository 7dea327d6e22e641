"""A call of every write of bookings."""

from contracts.registry import bookings
from tests.harness import ServiceUnderTest
from tests.services.registry.bookings.booking import MORNING, Place
from tests.services.writes import Write, Writes


def book_venue(registry: ServiceUnderTest) -> Write:
    place = Place(registry)
    body = {"venue_id": place.venue["id"], "title": "例会", "starts_at": MORNING[0], "ends_at": MORNING[1]}
    return Write(place.handler, body=body, other={"title": "培训"})


def cancel_booking(registry: ServiceUnderTest) -> Write:
    place = Place(registry)
    return Write(place.handler, (place.book()["id"],), {"reason": "改期"}, {"reason": "检修"})


WRITES: Writes = {bookings.BOOK_VENUE: book_venue, bookings.CANCEL_VENUE_BOOKING: cancel_booking}
