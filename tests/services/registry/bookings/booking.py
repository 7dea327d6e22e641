"""Bookings of venues for tests."""

from typing import Any

from chassis.calling.actor import Actor
from chassis.storing.database import new_id
from contracts.registry import bookings
from contracts.registry.subscriptions import VENUE_REQUESTS
from contracts.registry.venue_requests import VENUE_ANSWERED
from contracts.requests import activities
from contracts.roles import Role
from tests.harness import ServiceUnderTest, actor
from tests.services.registry.district import organization
from tests.services.registry.venues.places import owner_id, venue

MORNING = ("2026-12-10T09:00:00+08:00", "2026-12-10T11:00:00+08:00")
NOON = ("2026-12-10T11:00:00+08:00", "2026-12-10T13:00:00+08:00")
LATE_MORNING = ("2026-12-10T10:30:00+08:00", "2026-12-10T12:00:00+08:00")


class Place:
    """A shared venue of a street, and the handlers of the street and of two departments."""

    def __init__(self, registry: ServiceUnderTest, **different: Any) -> None:
        self.registry = registry
        self.venue = venue(registry, **different)
        self.street = owner_id(registry)
        self.labour = str(organization(registry, "BM01", "department")["id"])
        self.water = str(organization(registry, "BM02", "department")["id"])
        self.owner, self.handler, self.other = (
            actor((Role.DEPARTMENT_HANDLER, each)) for each in (self.street, self.labour, self.water)
        )

    def book(self, caller: Actor | None = None, times: tuple[str, str] = MORNING, **given: Any) -> dict[str, Any]:
        """Book by hand."""
        body = {"venue_id": self.venue["id"], "title": "例会", "starts_at": times[0], "ends_at": times[1], **given}
        made: dict[str, Any] = self.registry.call(bookings.BOOK_VENUE, caller or self.handler, body=body)
        return made

    def cancel(self, booking: dict[str, Any], caller: Actor | None = None) -> dict[str, Any]:
        """Cancel a booking, by the street if nobody is named."""
        operation, body = bookings.CANCEL_VENUE_BOOKING, {"reason": "设备检修"}
        found: dict[str, Any] = self.registry.call(operation, caller or self.owner, booking["id"], body=body)
        return found

    def booked(self, **query: Any) -> list[dict[str, Any]]:
        """What is booked."""
        query = {"status": ["booked"], **query}
        items: list[dict[str, Any]] = self.registry.call(bookings.LIST_VENUE_BOOKINGS, self.other, query=query)["items"]
        return items

    def answers(self) -> list[tuple[str, int, str]]:
        """What activities were told: which, its asking, and how it stands."""
        told = (event["data"] for event in self.registry.emitted(VENUE_ANSWERED.type))
        return [(each["activity_id"], each["asked"], each["status"]) for each in told]


class AskingActivity:
    """An activity as its events tell of it."""

    def __init__(self, place: Place, times: tuple[str, str] = MORNING, **given: Any) -> None:
        self.place, self.id, self.version, self.sequence = place, str(new_id()), 0, 0
        self.data = {
            "id": self.id, "number": "HD000001", "kind": "exchange", "title": "论坛", "organizer_id": place.labour,
            "organizer_name": "人社局", "chain_id": None, "place": "三楼", "starts_at": times[0], "ends_at": times[1],
            "venue_id": place.venue["id"], "venue_asked": 1, "ahead": True, "status": "announced", "reason": None,
            **given,
        }  # fmt: skip

    def event(self, times: tuple[str, str] | None = None, **given: Any) -> dict[str, Any]:
        """The next event of it, which is not delivered."""
        self.version, self.sequence = self.version + 2, self.sequence + 1
        if times:
            given = {"starts_at": times[0], "ends_at": times[1], "venue_asked": self.data["venue_asked"] + 1, **given}
        self.data = {**self.data, **given, "version": self.version}
        event = activities.ACTIVITY_CANCELLED if self.data["status"] == "cancelled" else activities.ACTIVITY_CHANGED
        return self.place.registry.envelope(event, self.id, self.data, self.sequence)

    def tells(self, times: tuple[str, str] | None = None, **given: Any) -> None:
        """Let registry know the next event of it."""
        self.place.registry.deliver(VENUE_REQUESTS, self.event(times, **given))
