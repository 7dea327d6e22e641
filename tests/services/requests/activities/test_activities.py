"""Activities: announced, changed, held with a summary or cancelled by the organization that holds them."""

from typing import Any
from uuid import UUID

import pytest

from chassis.calling.errors import Failure
from contracts.requests import activities, activity_registrations
from contracts.roles import Role
from contracts.search import SEARCH_SERVICE
from contracts.worklists import GET_SERVICE_WORKLIST
from tests.harness import actor
from tests.services.figures import by_group, computed, opened
from tests.services.requests.activities.holding import announced, refused, registered, summarized
from tests.services.requests.district import District

BEGUN = {"starts_at": "2026-11-23T09:00:00+08:00"}
NAMES = [f"activities.{name}" for name in ("held", "attendances", "persons", "headcount")]


def read(district: District, activity: dict[str, Any], caller: Any = None) -> dict[str, Any]:
    found: dict[str, Any] = district.call(activities.GET_ACTIVITY, caller or district.nobody, activity["id"])
    return found


def attend(district: District, registration: dict[str, Any]) -> None:
    body = {"attended": True}
    district.call(activity_registrations.RECORD_ACTIVITY_ATTENDANCE, district.handler, registration["id"], body=body)


def test_an_activity_is_announced_to_everybody(district: District) -> None:
    activity = announced(
        district, host_id=str(district.enterprise), partner_ids=[str(district.water)], description="共享仓储"
    )
    assert (
        activity
        | {
            "number": "HD000001",
            "organizer_name": "人社局",
            "host_name": "康源药业",
            "partners": [{"id": str(district.water), "name": "水务局"}],
            "chain_name": "生物医药",
            "confirmed": 0,
            "attended": 0,
            "headcount": None,
            "status": "announced",
            "actions": ["registration", "change", "cancellation"],
        }
        == activity
    )
    for caller in (district.contact, district.stranger_contact, district.nobody):
        assert read(district, activity, caller)["actions"] == ["registration"]
    told = district.service.emitted("activity.announced.v1")[0]["data"]
    assert (told["chain_id"], told["organizer_name"], told["ahead"]) == (str(district.chain), "人社局", True)
    # Of one that is entered afterwards nobody is told that he can come.
    announced(district, **BEGUN)
    assert district.service.emitted("activity.announced.v1")[1]["data"]["ahead"] is False


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("ends_at", {"ends_at": "2026-11-23T14:00:00+08:00"}),
        ("registration_closes_at", {"registration_closes_at": "2026-11-23T17:00:01+08:00"}),
        ("organizer_id", {"organizer_id": str(UUID(int=1))}),
        ("host_id", {"host_id": str(UUID(int=1))}),
        ("partner_ids.0", {"partner_ids": [str(UUID(int=1))]}),
        ("partner_ids", {"partner_ids": [str(UUID(int=1))] * 2}),
        ("chain_id", {"chain_id": str(UUID(int=1))}),
        ("capacity", {"capacity": 0}),
        ("kind", {"kind": "party!"}),
    ],
)
def test_what_cannot_be_announced(district: District, field: str, given: dict[str, Any]) -> None:
    with pytest.raises(Failure) as caught:
        announced(district, **given)
    assert (caught.value.problem.code, caught.value.errors[0]["field"]) == ("invalid", field)


def test_only_the_organization_that_holds_it_keeps_it(district: District) -> None:
    activity = announced(district, **BEGUN)
    for operation, body in (
        (activities.CHANGE_ACTIVITY, {"place": "别处"}),
        (activities.SUMMARIZE_ACTIVITY, {"summary": "成效"}),
        (activities.CANCEL_ACTIVITY, {"reason": "天气"}),
    ):
        for caller in (district.other_handler, district.dispatcher):
            refused("forbidden", district, operation, caller, activity["id"], body=body, if_match=activity["version"])
    refused("forbidden", district, activities.GET_CHECK_IN_CODE, district.other_handler, activity["id"])


def test_another_time_or_place_is_told_to_whoever_has_registered(district: District) -> None:
    activity = announced(district)
    mine = registered(district, activity, district.contact)
    moved = district.call(
        activities.CHANGE_ACTIVITY, district.handler, activity["id"],
        body={"place": "二楼会议室"}, if_match=read(district, activity)["version"],
    )  # fmt: skip
    (told,) = district.service.emitted("activity-registration.moved.v1")
    assert (told["subject"], told["data"]["place"]) == (mine["id"], "二楼会议室")
    district.call(
        activities.CHANGE_ACTIVITY, district.handler, activity["id"],
        body={"description": "说明"}, if_match=moved["version"],
    )  # fmt: skip
    assert len(district.service.emitted("activity-registration.moved.v1")) == 1


def test_a_larger_capacity_goes_to_those_who_wait_and_a_smaller_one_is_refused(district: District) -> None:
    activity = announced(district, capacity=1)
    registrations = [registered(district, activity) for _ in range(3)]
    assert [each["status"] for each in registrations] == ["confirmed", "waiting", "waiting"]
    assert [each["queue"] for each in registrations] == [None, 1, 2]
    grown = district.call(
        activities.CHANGE_ACTIVITY, district.handler, activity["id"],
        body={"capacity": 2}, if_match=read(district, activity)["version"],
    )  # fmt: skip
    assert (grown["confirmed"], grown["waiting"]) == (2, 1)
    (told,) = district.service.emitted("activity-registration.promoted.v1")
    assert told["subject"] == registrations[1]["id"]
    refused(
        "activity-capacity-taken", district, activities.CHANGE_ACTIVITY, district.handler, activity["id"],
        body={"capacity": 1}, if_match=grown["version"],
    )  # fmt: skip
    free = district.call(
        activities.CHANGE_ACTIVITY, district.handler, activity["id"],
        body={"capacity": None}, if_match=grown["version"],
    )  # fmt: skip
    assert (free["capacity"], free["confirmed"], free["waiting"]) == (None, 3, 0)


def test_an_activity_is_held_once_it_has_begun_and_settled_once(district: District) -> None:
    ahead, activity, other = announced(district), announced(district, **BEGUN), announced(district)
    refused(
        "activity-ahead", district, activities.SUMMARIZE_ACTIVITY, district.handler, ahead["id"], body={"summary": "无"}
    )
    held = summarized(district, activity, headcount=15)
    assert (held["status"], held["headcount"], held["summary"], held["actions"]) == (
        "held",
        15,
        "达成共享意向三项。",
        [],
    )
    mine = registered(district, other, district.contact)
    cancelled = district.call(activities.CANCEL_ACTIVITY, district.handler, other["id"], body={"reason": "天气原因"})
    assert (cancelled["status"], cancelled["reason"], cancelled["confirmed"]) == ("cancelled", "天气原因", 0)
    (told,) = district.service.emitted("activity-registration.cancelled.v1")
    assert (told["subject"], told["data"]["reason"]) == (mine["id"], "天气原因")
    for each in (held, cancelled):
        for operation, body in (
            (activities.CHANGE_ACTIVITY, {"place": "别处"}),
            (activities.SUMMARIZE_ACTIVITY, {"summary": "再次"}),
            (activities.CANCEL_ACTIVITY, {"reason": "再次"}),
        ):
            refused(
                "activity-settled", district, operation, district.handler, each["id"],
                body=body, if_match=each["version"],
            )  # fmt: skip
        refused("activity-settled", district, activity_registrations.REGISTER, district.nobody, each["id"], body={})
        refused("activity-settled", district, activities.GET_CHECK_IN_CODE, district.handler, each["id"])


def test_a_summary_that_is_owed_waits_for_the_organizer(district: District) -> None:
    def waits(caller: Any) -> list[str]:
        kinds = district.call(GET_SERVICE_WORKLIST, caller, query={})["kinds"]
        return [item["id"] for kind in kinds if kind["kind"] == "activity.summary" for item in kind["items"]]

    activity = announced(district)
    assert waits(district.handler) == []
    district.at("2026-11-23 18:00")
    assert waits(district.handler) == [activity["id"]]
    assert waits(district.other_handler) == []
    query = {"waiting": "summary"}
    assert len(district.call(activities.LIST_ACTIVITIES, district.handler, query=query)["items"]) == 1
    summarized(district, activity)
    assert waits(district.handler) == []


def test_activities_are_listed_and_found_by_what_they_are(district: District) -> None:
    first = announced(district, host_id=str(district.enterprise))
    times = {"starts_at": "2026-12-10T14:00:00+08:00", "ends_at": "2026-12-10T17:00:00+08:00"}
    second = announced(district, district.other_handler, kind="party", title="政治生日", chain_id=None, **times)

    def ids(**query: Any) -> list[str]:
        return [each["id"] for each in district.call(activities.LIST_ACTIVITIES, district.nobody, query=query)["items"]]

    assert ids() == [second["id"], first["id"]]
    assert ids(sort="starts_at") == [first["id"], second["id"]]
    assert ids(kind=["party", "culture"]) == ids(organizer_id=str(district.water)) == [second["id"]]
    assert ids(host_id=str(district.enterprise)) == ids(chain_id=str(district.chain)) == [first["id"]]
    assert ids(**{"from": "2026-12-01"}) == [second["id"]]
    assert ids(to="2026-12-01") == [first["id"]]
    assert ids(status=["held"]) == []
    assert ids(q="冷链物流") == ids(q=first["number"]) == [first["id"]]
    kinds = district.call(SEARCH_SERVICE, district.nobody, query={"q": "政治生日", "kinds": ["activity"]})["kinds"]
    assert [hit["id"] for kind in kinds for hit in kind["items"]] == [second["id"]]
    wrong = refused(
        "invalid", district, activities.LIST_ACTIVITIES, district.nobody,
        query={"from": "2026-12-01", "to": "2026-11-01"},
    )  # fmt: skip
    assert wrong.errors[0]["field"] == "to"


def test_the_figures_count_a_person_once_and_heads_apart(district: District) -> None:
    people = [actor((Role.ENTERPRISE_CONTACT, district.enterprise)) for _ in range(3)]
    for kind, day, came in (("exchange", "2026-11-20", 3), ("party", "2026-11-21", 2), ("exchange", "2026-10-20", 1)):
        times = {"starts_at": f"{day}T14:00:00+08:00", "ends_at": f"{day}T17:00:00+08:00"}
        activity = announced(district, kind=kind, capacity=None, **times)
        for person in people:
            district.tell_person(person, active=True)
            found = registered(district, activity, district.handler, person.person_id)
            if people.index(person) < came:
                attend(district, found)
        summarized(district, activity, headcount=10)
    announced(district, **BEGUN)

    def values(**query: Any) -> list[Any]:
        found = computed(district.service, district.nobody, *NAMES, **query)
        return [each["total"]["value"] for each in found.values()]

    assert values() == [3, 6, 3, 30]
    assert values(activity_kind=["exchange"]) == [2, 4, 3, 20]
    assert values(**{"from": "2026-11-01", "to": "2026-11-30"}) == [2, 5, 3, 20]
    assert values(chain_id=[str(district.other_chain)]) == [0, 0, 0, 0]
    months = computed(district.service, district.nobody, *NAMES, group_by="month")
    assert by_group(months["activities.persons"]) == {"2026-10": 1, "2026-11": 3}
    assert months["activities.persons"]["total"]["value"] == 3
    kinds = computed(district.service, district.nobody, *NAMES, group_by="activity_kind")
    assert {group["key"]: group["value"] for group in kinds["activities.held"]["groups"]} == {
        "exchange": 2,
        "party": 1,
    }
    years = computed(district.service, district.nobody, *NAMES, group_by="year", department_id=[str(district.labour)])
    assert [by_group(found) for found in years.values()] == [{"2026": 3}, {"2026": 6}, {"2026": 3}, {"2026": 30}]
    for found in (months, kinds, years):
        assert opened(district.service, district.nobody, found.values()) >= 2


def test_muping_holds_37_exchanges_and_binhai_has_210_attendances(district: District) -> None:
    people = [actor() for _ in range(30)]
    for person in people:
        district.tell_person(person, active=True)
    plan = [("exchange", 0)] * 37 + [("party", 30)] * 7 + [("alliance", 0)] * 70
    for number, (kind, came) in enumerate(plan):
        day = f"2026-{1 + number % 10:02d}-15"
        times = {"starts_at": f"{day}T14:00:00+08:00", "ends_at": f"{day}T17:00:00+08:00"}
        activity = announced(district, kind=kind, capacity=None, host_id=str(district.enterprise), **times)
        if came:
            items = [{"activity_id": activity["id"], "body": {"person_id": each.person_id}} for each in people]
            done = district.call(activity_registrations.REGISTER_SEVERAL, district.handler, body={"items": items})
            here = [each["result"]["id"] for each in done["results"]]
            items = [{"activity_registration_id": each, "body": {"attended": True}} for each in here]
            district.call(activity_registrations.RECORD_ACTIVITY_ATTENDANCES, district.handler, body={"items": items})
        summarized(district, activity)
    held = computed(district.service, district.supervisor, *NAMES, group_by="activity_kind")
    assert {each["key"]: each["value"] for each in held["activities.held"]["groups"]} == {
        "exchange": 37,
        "party": 7,
        "alliance": 70,
    }
    attended = {each["key"]: each["value"] for each in held["activities.attendances"]["groups"]}
    assert (attended["party"], held["activities.persons"]["total"]["value"]) == (210, 30)


def test_a_partner_that_is_not_active_any_more_stays_but_cannot_be_added(district: District) -> None:
    activity = announced(district, partner_ids=[str(district.water)])
    district.tell_organization(district.water, "department", "水务局", active=False, sequence=2)
    both = {"partner_ids": [str(district.enterprise), str(district.water)]}
    changed = district.call(activities.CHANGE_ACTIVITY, district.handler, activity["id"], body=both, if_match=1)
    assert [each["name"] for each in changed["partners"]] == ["康源药业", "水务局"]
    with pytest.raises(Failure) as caught:
        announced(district, partner_ids=[str(district.water)])
    assert caught.value.errors[0]["field"] == "partner_ids.0"
