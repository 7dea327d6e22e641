"""Activities in agendas: those that one has registered for, and those of one's organization."""

from typing import Any

from chassis.calling.actor import Actor
from contracts.agenda import GET_SERVICE_AGENDA
from contracts.requests import activities, activity_registrations
from tests.harness import actor
from tests.services.requests.activities.holding import announced, registered
from tests.services.requests.district import District


def agenda(district: District, caller: Actor) -> list[tuple[str, str, int]]:
    items: list[dict[str, Any]] = district.call(GET_SERVICE_AGENDA, caller, query={})["items"]
    return [(each["title"], each["status"], each["revision"]) for each in items if each["kind"] == "activity"]


def test_an_activity_stands_in_the_agendas_of_who_holds_it_and_who_has_registered(district: District) -> None:
    activity = announced(
        district, title="论坛", capacity=1, host_id=str(district.enterprise), partner_ids=[str(district.water)]
    )
    for caller in (district.handler, district.contact, district.other_handler):
        assert agenda(district, caller) == [("论坛", "confirmed", 1)]
    for caller in (district.neighbour_contact, district.nobody, district.operator):
        assert agenda(district, caller) == []
    first, second = actor(), actor()
    mine = registered(district, activity, first)
    registered(district, activity, second)
    assert agenda(district, first)[0][:2] == ("论坛", "confirmed")
    assert agenda(district, second)[0][:2] == ("论坛", "tentative")
    # Giving the place back cancels it for the one and confirms it for the other; each sees a later revision.
    before = {caller: agenda(district, caller)[0][2] for caller in (first, second)}
    district.call(activity_registrations.CANCEL_REGISTRATION, first, mine["id"], body={"reason": ""})
    for caller, status in ((first, "cancelled"), (second, "confirmed")):
        (found,) = agenda(district, caller)
        assert found[1] == status
        assert found[2] > before[caller]
    # Registered again, behind the other.
    registered(district, activity, first)
    (again,) = agenda(district, first)
    assert again[1] == "tentative"


def test_a_cancelled_activity_stays_as_such(district: District) -> None:
    activity = announced(district, title="论坛")
    somebody = actor()
    registered(district, activity, somebody)
    district.call(activities.CANCEL_ACTIVITY, district.handler, activity["id"], body={"reason": "改期"})
    for caller in (somebody, district.handler):
        assert [found[1] for found in agenda(district, caller)] == ["cancelled"]
