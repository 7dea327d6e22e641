"""Activities ask for venues by events, which come late, again, in another order and together."""

from itertools import permutations

import pytest

from contracts.registry import bookings, venues
from contracts.registry.subscriptions import VENUE_REQUESTS
from tests.harness import ServiceUnderTest
from tests.services.registry.bookings.booking import LATE_MORNING, MORNING, NOON, AskingActivity, Place
from tests.services.registry.district import REGISTRAR
from tests.services.registry.venues.places import venue


@pytest.fixture
def place(registry: ServiceUnderTest) -> Place:
    return Place(registry)


def test_an_activity_books_moves_and_frees_its_venue(place: Place) -> None:
    activity = AskingActivity(place)
    activity.tells()
    (made,) = place.booked()
    assert (made["activity_id"], made["title"], made["starts_at"], made["booked_by_name"]) == (
        activity.id, "论坛", MORNING[0], None,
    )  # fmt: skip
    # The same booking is moved; to a time that overlaps its own too.
    activity.tells(LATE_MORNING, title="大论坛")
    (moved,) = place.booked()
    assert (moved["id"], moved["title"], moved["starts_at"]) == (made["id"], "大论坛", LATE_MORNING[0])
    activity.tells(title="论坛")
    assert place.booked()[0]["title"] == "论坛"
    other = venue(place.registry, "ZD02")
    activity.tells(venue_id=other["id"], venue_asked=3)
    (elsewhere,) = place.booked()
    assert elsewhere["venue"]["id"] == other["id"]
    activity.tells(status="held")
    assert len(place.booked()) == 1
    activity.tells(status="cancelled", venue_asked=4)
    assert place.booked() == []
    assert place.answers() == [(activity.id, asked, "booked") for asked in (1, 2, 3)]


def test_what_is_not_to_be_had_is_answered_with_the_reason(place: Place) -> None:
    place.book(place.other)
    for given, answer in (
        ({}, "taken"),
        ({"venue_id": place.labour}, "unknown"),
        ({"venue_id": venue(place.registry, "ZD02", shared=False)["id"]}, "not_shared"),
    ):
        AskingActivity(place, **given).tells()
        assert place.answers()[-1][2] == answer
    # One that moves to where it cannot be gives up what it had.
    activity = AskingActivity(place, NOON)
    activity.tells()
    activity.tells(LATE_MORNING)
    assert place.answers()[-2:] == [(activity.id, 1, "booked"), (activity.id, 2, "taken")]
    assert [each["starts_at"] for each in place.booked()] == [MORNING[0]]
    place.registry.call(venues.CLOSE_VENUE, REGISTRAR, place.venue["id"], body={"reason": "装修"})
    AskingActivity(place, NOON).tells()
    assert place.answers()[-1][2] == "closed"


def test_an_activity_learns_that_its_booking_was_cancelled_or_the_venue_closed(place: Place) -> None:
    one, two = AskingActivity(place), AskingActivity(place, NOON)
    one.tells()
    two.tells()
    first, second = place.booked()
    # The organizer changes the activity instead.
    assert place.registry.call(bookings.GET_VENUE_BOOKING, place.handler, first["id"])["actions"] == []
    place.cancel(first)
    assert place.answers()[-1] == (one.id, 1, "released")
    one.tells(title="更名")
    assert len(place.booked()) == 1
    place.registry.call(venues.CLOSE_VENUE, REGISTRAR, place.venue["id"], body={"reason": "装修"})
    assert place.answers()[-1] == (two.id, 1, "closed")
    assert place.booked() == []
    gone = place.registry.call(bookings.GET_VENUE_BOOKING, place.other, second["id"])
    assert (gone["status"], gone["reason"]) == ("cancelled", "装修")


@pytest.mark.parametrize("together", [False, True])
@pytest.mark.parametrize("last", ["moved", "given_up", "cancelled"])
def test_the_latest_counts_in_whatever_order_and_however_often_they_come(
    registry: ServiceUnderTest, last: str, together: bool
) -> None:
    place = Place(registry)
    for order in permutations(range(3)):
        activity = AskingActivity(place)
        events = [activity.event(), activity.event(NOON)]
        events.append(
            {
                "moved": lambda activity: activity.event(LATE_MORNING),
                "given_up": lambda activity: activity.event(venue_id=None, venue_asked=3),
                "cancelled": lambda activity: activity.event(status="cancelled", venue_asked=3),
            }[last](activity)
        )
        arriving = [events[number] for number in (*order, *order)]
        if together:
            registry.deliver_together(VENUE_REQUESTS, arriving)
        else:
            for event in arriving:
                registry.deliver(VENUE_REQUESTS, event)
        assert [each["starts_at"] for each in place.booked()] == ([LATE_MORNING[0]] if last == "moved" else [])
        if last == "moved":
            assert place.answers()[-1] == (activity.id, 3, "booked")
            place.cancel(place.booked()[0])


def test_of_two_activities_the_first_to_come_has_the_venue(place: Place) -> None:
    one, two = AskingActivity(place), AskingActivity(place, LATE_MORNING)
    place.registry.deliver_together(VENUE_REQUESTS, [two.event(), one.event()])
    assert {each[0]: each[2] for each in place.answers()} == {two.id: "booked", one.id: "taken"}
    # It is freed; the other asks again.
    two.tells(status="cancelled", venue_asked=2)
    one.tells(venue_asked=2)
    assert place.answers()[-1] == (one.id, 2, "booked")


def test_activities_that_never_ask_leave_nothing(place: Place) -> None:
    AskingActivity(place, venue_id=None, venue_asked=0).tells()
    old = AskingActivity(place).event()
    for name in ("ends_at", "venue_id", "venue_asked"):
        del old["data"][name]
    place.registry.deliver(VENUE_REQUESTS, old)
    assert (place.booked(), place.answers()) == ([], [])
