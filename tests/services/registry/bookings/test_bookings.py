"""Bookings by hand: by whom, where and when; none overlaps another, and whoever has booked learns that one is gone."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.agenda import GET_SERVICE_AGENDA
from contracts.registry import bookings, venues
from contracts.roles import Role
from tests.harness import ServiceUnderTest, actor
from tests.services.registry.bookings.booking import LATE_MORNING, MORNING, NOON, Place
from tests.services.registry.district import NOBODY_IN_PARTICULAR, REGISTRAR, organization


@pytest.fixture
def place(registry: ServiceUnderTest) -> Place:
    return Place(registry)


def refused(code: str, act: Any, *given: Any, **named: Any) -> Failure:
    with pytest.raises(Failure) as caught:
        act(*given, **named)
    assert caught.value.problem.code == code
    return caught.value


def agenda(place: Place, caller: Actor, **days: str) -> list[tuple[str, str, str]]:
    items = place.registry.call(GET_SERVICE_AGENDA, caller, query=days)["items"]
    return [(each["title"], each["place"], each["status"]) for each in items if each["kind"] == "venue_booking"]


def test_a_venue_is_booked_for_one_at_a_time_and_everybody_sees_by_whom(place: Place) -> None:
    made = place.book()
    assert (
        made
        | {
            "number": "YD000001",
            "title": "例会",
            "starts_at": MORNING[0],
            "status": "booked",
            "activity_id": None,
            "booked_by_name": "somebody",
            "actions": ["cancellation"],
        }
        == made
    )
    assert (made["venue"]["id"], made["organization"]["id"]) == (place.venue["id"], place.labour)
    taken = refused("venue-taken", place.book, place.other, LATE_MORNING)
    assert (taken.params["number"], taken.params["starts_at"]) == ("YD000001", "2026-12-10 09:00")
    # The one begins when the other ends.
    second = place.book(place.other, NOON)
    assert [each["id"] for each in place.booked(venue_id=place.venue["id"])] == [made["id"], second["id"]]
    assert [each["id"] for each in place.booked(organization_id=place.water, **{"from": "2026-12-10"})] == [
        second["id"]
    ]
    assert place.booked(to="2026-12-09") == []
    # What lasts for days is there on each of them, and not on the one at whose beginning it ends.
    long = place.book(place.other, ("2026-12-11T08:00:00+08:00", "2026-12-14T00:00:00+08:00"))
    days = [place.booked(**{"from": day, "to": day}) for day in ("2026-12-12", "2026-12-13", "2026-12-14")]
    assert [[each["id"] for each in found] for found in days] == [[long["id"]], [long["id"]], []]
    told = place.registry.emitted("venue-booking.booked.v1")[0]["data"]
    assert (told["venue_name"], told["owner_id"]) == (place.venue["name"], place.street)


def test_of_several_at_the_same_moment_one_is_booked(place: Place) -> None:
    def attempt(number: int) -> str:
        try:
            return str(place.book(place.handler if number % 2 else place.other)["status"])
        except Failure as failure:
            return failure.problem.code

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(attempt, range(6))) == ["booked"] + ["venue-taken"] * 5
    assert len(place.booked()) == 1


def test_who_books_and_for_what_is_checked(place: Place) -> None:
    for field, caller, given in (
        ("ends_at", place.handler, {"times": (MORNING[1], MORNING[0])}),
        ("ends_at", place.handler, {"times": ("2026-11-22T09:00:00+08:00", "2026-11-22T10:00:00+08:00")}),
        # A zone of that time has seconds, which no event could tell.
        ("starts_at", place.handler, {"times": ("1900-01-01T00:00:00Z", NOON[1])}),
        ("venue_id", place.handler, {"venue_id": place.street}),
        ("organization_id", place.handler, {"organization_id": place.water}),
        ("organization_id", actor((Role.DISPATCHER, place.labour), (Role.CHAIN_CHIEF, place.water)), {}),
    ):  # fmt: skip
        assert refused("invalid", place.book, caller, **given).errors[0]["field"] == field
    refused("forbidden", place.book, actor((Role.ENTERPRISE_CONTACT, place.labour)))
    for content, code in (({"shared": False}, "venue-not-shared"), ({"status": "closed"}, "venue-is-closed")):
        if "status" in content:
            place.registry.call(venues.CLOSE_VENUE, REGISTRAR, place.venue["id"], body={"reason": "装修"})
        else:
            version = place.venue["version"]
            place.registry.call(venues.CHANGE_VENUE, REGISTRAR, place.venue["id"], body=content, if_match=version)
            # Who runs it may use it.
            assert place.book(place.owner, NOON)["status"] == "booked"
        refused(code, place.book)


def test_a_booking_is_cancelled_by_those_whom_it_concerns(place: Place) -> None:
    made = place.book()
    for stranger in (place.other, actor((Role.DISPATCHER, place.water))):
        assert place.registry.call(bookings.GET_VENUE_BOOKING, stranger, made["id"])["actions"] == []
        refused("forbidden", place.cancel, made, stranger)
    gone = place.cancel(made)
    assert (gone["status"], gone["reason"], gone["actions"]) == ("cancelled", "设备检修", [])
    told = place.registry.emitted("venue-booking.cancelled.v1")[0]["data"]
    assert (told["person_id"], told["reason"]) == (place.handler.person_id, "设备检修")
    refused("venue-booking-settled", place.cancel, made)
    # An enterprise that runs the venue is its owner like any other.
    contact = actor((Role.ENTERPRISE_CONTACT, place.street))
    for caller in (place.handler, REGISTRAR, contact):
        assert place.cancel(place.book(), caller)["status"] == "cancelled"
    refused("forbidden", place.cancel, place.book(), actor((Role.ENTERPRISE_CONTACT, place.labour)))


def test_bookings_stand_in_the_agendas_of_who_has_booked_and_who_runs_the_venue(place: Place) -> None:
    made = place.book()
    for caller in (place.handler, place.owner):
        assert agenda(place, caller) == [("例会", place.venue["name"], "confirmed")]
    elsewhere = actor((Role.DEPARTMENT_HANDLER, organization(place.registry, "BM03", "department")["id"]))
    for caller in (place.other, elsewhere, REGISTRAR, NOBODY_IN_PARTICULAR):
        assert agenda(place, caller) == []
    place.cancel(made)
    assert agenda(place, place.handler) == [("例会", place.venue["name"], "cancelled")]
    # What lasts for weeks is there until it is over.
    place.book(times=("2026-12-11T08:00:00+08:00", "2027-02-01T00:00:00+08:00"), title="展览")
    last = {"from": "2027-01-31", "to": "2027-03-01"}
    assert [title for title, *_ in agenda(place, place.handler, **last)] == ["展览"]
    assert agenda(place, place.handler, **{"from": "2027-02-01"}) == []
