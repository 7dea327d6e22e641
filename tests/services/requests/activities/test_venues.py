"""The venues of activities: asked for, booked or not at registry, moved and freed; both services with their events."""

import random
from itertools import pairwise
from typing import Any

import pytest

from contracts.registry import bookings
from contracts.registry.subscriptions import VENUE_REQUESTS
from contracts.registry.venue_requests import VENUE_ANSWERED
from contracts.requests import activities
from contracts.requests.venue_answers import VENUE_ANSWERS
from contracts.worklists import GET_SERVICE_WORKLIST
from tests.harness import ServiceUnderTest
from tests.services.registry.district import REGISTRAR
from tests.services.registry.venues.places import venue
from tests.services.requests.activities.holding import announced
from tests.services.requests.district import District

LATER = {"starts_at": "2026-11-23T16:00:00+08:00", "ends_at": "2026-11-23T18:00:00+08:00"}
EVENING = {"starts_at": "2026-11-23T18:00:00+08:00", "ends_at": "2026-11-23T20:00:00+08:00"}


class Both:
    """Requests and registry, and what each has not heard of the other yet."""

    def __init__(self, district: District, registry: ServiceUnderTest) -> None:
        self.district, self.registry = district, registry
        self.requests = district.service
        self.venue = venue(registry)
        self.heard = {"requests": 0, "registry": 0}

    def _unheard(self, of: ServiceUnderTest, *types: str) -> list[dict[str, Any]]:
        events = of.emitted(*types)
        found, self.heard[of.name] = events[self.heard[of.name] :], len(events)
        return found

    def tell(self, chance: random.Random | None = None) -> None:
        """Deliver what was emitted; by chance in another order, again, or some of it later."""
        while True:
            asked = self._unheard(self.requests, *(event.type for event in VENUE_REQUESTS.events))
            answered = self._unheard(self.registry, VENUE_ANSWERED.type)
            if not asked + answered:
                return
            if chance:
                asked, answered = ([*each, *chance.sample(each, len(each))] for each in (asked, answered))
                chance.shuffle(asked)
                chance.shuffle(answered)
            for event in asked:
                self.registry.deliver(VENUE_REQUESTS, event)
            for event in answered:
                self.requests.deliver(VENUE_ANSWERS, event)

    def announce(self, **given: Any) -> str:
        made = announced(self.district, **{"venue_id": self.venue["id"], **given})
        return str(made["id"])

    def see(self, activity: str) -> dict[str, Any]:
        found: dict[str, Any] = self.district.call(activities.GET_ACTIVITY, self.district.handler, activity)
        return found

    def change(self, activity: str, **changes: Any) -> dict[str, Any]:
        version = self.see(activity)["version"]
        operation, caller = activities.CHANGE_ACTIVITY, self.district.handler
        found: dict[str, Any] = self.district.call(operation, caller, activity, body=changes, if_match=version)
        return found

    def cancel(self, activity: str) -> None:
        operation, caller = activities.CANCEL_ACTIVITY, self.district.handler
        self.district.call(operation, caller, activity, body={"reason": "改期"})

    def booked(self) -> list[dict[str, Any]]:
        query = {"status": ["booked"]}
        items: list[dict[str, Any]] = self.registry.call(bookings.LIST_VENUE_BOOKINGS, REGISTRAR, query=query)["items"]
        return items

    def answers(self) -> list[tuple[str, int]]:
        told = (event["data"] for event in self.registry.emitted(VENUE_ANSWERED.type))
        return [(each["activity_id"], each["asked"]) for each in told]

    def waits(self) -> list[str]:
        """What waits for the organizer to find another time or venue, in the worklist and its list."""
        kinds = self.district.call(GET_SERVICE_WORKLIST, self.district.handler, query={})["kinds"]
        found = [item["id"] for kind in kinds if kind["kind"] == "activity.venue" for item in kind["items"]]
        query = {"waiting": "venue"}
        listed = self.district.call(activities.LIST_ACTIVITIES, self.district.handler, query=query)["items"]
        assert sorted(found) == sorted(each["id"] for each in listed)
        return found


@pytest.fixture
def both(district: District, registry: ServiceUnderTest) -> Both:
    return Both(district, registry)


def test_an_activity_has_its_venue_until_it_gives_it_up(both: Both) -> None:
    activity = both.announce()
    seen = both.see(activity)
    assert (seen["venue_status"], seen["venue_name"], seen["booking_id"]) == ("requested", None, None)
    both.tell()
    seen = both.see(activity)
    (booking,) = both.booked()
    assert (seen["venue_status"], seen["venue_name"], seen["booking_id"]) == (
        "booked", both.venue["name"], booking["id"],
    )  # fmt: skip
    assert booking["activity_id"] == activity
    # Another title asks for nothing new; another time does.
    assert both.change(activity, title="论坛")["venue_status"] == "booked"
    assert both.change(activity, **EVENING)["venue_status"] == "requested"
    both.tell()
    (moved,) = both.booked()
    assert (moved["id"], moved["title"], moved["starts_at"]) == (booking["id"], "论坛", EVENING["starts_at"])
    gone = both.change(activity, venue_id=None)
    assert (gone["venue_status"], gone["venue_name"], gone["booking_id"]) == (None, None, None)
    both.tell()
    assert both.booked() == []
    both.change(activity, venue_id=both.venue["id"])
    both.tell()
    assert len(both.booked()) == 1
    both.cancel(activity)
    both.tell()
    assert both.booked() == []
    assert both.see(activity)["venue_status"] is None


def test_the_organizer_is_told_what_is_not_to_be_had_and_has_it_in_the_worklist(both: Both) -> None:
    first = both.announce()
    both.tell()
    second = both.announce(**LATER)
    both.tell()
    assert both.see(second)["venue_status"] == "taken"
    assert both.waits() == [second]
    (told,) = both.requests.emitted("activity.venue-refused.v1")
    assert (told["data"]["id"], told["data"]["venue_name"]) == (second, both.venue["name"])
    # It asks again as it is, in vain, then when the venue is free.
    both.change(second, venue_id=both.venue["id"])
    assert both.waits() == []
    # Once more before the answer, should it never come.
    assert both.change(second, venue_id=both.venue["id"])["venue_status"] == "requested"
    both.tell()
    assert both.waits() == [second]
    assert [asked for activity, asked in both.answers() if activity == second] == [1, 2, 3]
    both.cancel(first)
    both.change(second, venue_id=both.venue["id"])
    both.tell()
    assert (both.see(second)["venue_status"], both.waits()) == ("booked", [])
    # As long as it is booked, naming it asks for nothing.
    assert both.change(second, venue_id=both.venue["id"])["venue_status"] == "booked"
    (booking,) = both.booked()
    # As long as it lasts the organizer is told, and not only before it begins.
    both.district.at("2026-11-23 17:00")
    both.registry.call(bookings.CANCEL_VENUE_BOOKING, REGISTRAR, booking["id"], body={"reason": "设备检修"})
    both.tell()
    assert both.requests.emitted("activity.venue-refused.v1")[-1]["data"]["ahead"] is True
    seen = both.see(second)
    assert (seen["venue_status"], seen["venue_note"], seen["booking_id"]) == ("released", "设备检修", None)
    assert both.waits() == [second]
    both.district.at("2026-11-24 09:00")
    assert both.waits() == []


def test_who_lists_activities_finds_those_at_a_venue(both: Both) -> None:
    here, _ = both.announce(), both.announce(venue_id=None)
    both.tell()
    for query in ({"venue_id": both.venue["id"]}, {"venue_status": ["booked"]}):
        items = both.district.call(activities.LIST_ACTIVITIES, both.district.contact, query=query)["items"]
        assert [each["id"] for each in items] == [here]


@pytest.mark.parametrize("seed", range(3))
def test_both_agree_in_the_end_whatever_comes_late_again_or_in_another_order(both: Both, seed: int) -> None:
    chance = random.Random(seed)
    other = venue(both.registry, "ZD02")["id"]
    times: list[dict[str, Any]] = [LATER, EVENING, {"starts_at": "2026-11-23T14:00:00+08:00"}]
    alive = [both.announce(**chance.choice(times[:2])) for _ in range(3)]
    for _ in range(12):
        activity = chance.choice(alive)
        place: dict[str, Any] = {"venue_id": chance.choice([both.venue["id"], other, None])}
        act = chance.randrange(8)
        if act == 0 and len(alive) > 1:
            both.cancel(activity)
            alive.remove(activity)
        elif act < 3:
            both.change(activity, **place)
        elif act < 5:
            both.change(activity, **chance.choice(times))
        elif act == 5 and (found := both.booked()):
            body = {"reason": "检修"}
            both.registry.call(bookings.CANCEL_VENUE_BOOKING, REGISTRAR, chance.choice(found)["id"], body=body)
        else:
            both.tell(chance)
    both.tell(chance)
    of_activities = {each["activity_id"]: each for each in both.booked()}
    for activity in alive:
        seen, booking = both.see(activity), of_activities.pop(activity, None)
        assert (seen["venue_status"] is None) == (seen["venue_id"] is None)
        assert seen["venue_status"] != "requested"
        assert (seen["venue_status"] == "booked") == (booking is not None)
        if booking:
            assert [booking[name] for name in ("id", "starts_at", "ends_at")] == [
                seen[name] for name in ("booking_id", "starts_at", "ends_at")
            ]
            assert booking["venue"]["id"] == seen["venue_id"]
    assert of_activities == {}
    # Nothing overlaps.
    standing = sorted((each["venue"]["id"], each["starts_at"], each["ends_at"]) for each in both.booked())
    assert all(one[0] != next_[0] or one[2] <= next_[1] for one, next_ in pairwise(standing))
