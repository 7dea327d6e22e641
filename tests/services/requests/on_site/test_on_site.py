"""On-site days: planned, changed, held or cancelled by the service centre of a park; requests are taken in there."""

from typing import Any
from uuid import UUID

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.operation import Operation
from contracts.requests import on_site, reading
from contracts.roles import Role
from contracts.worklists import GET_SERVICE_WORKLIST
from tests.harness import actor
from tests.services.figures import by_group, computed, opened
from tests.services.requests.district import District
from tests.services.requests.on_site.days import planned


def refused(code: str, district: District, operation: Operation, caller: Actor, *path: Any, **content: Any) -> Failure:
    with pytest.raises(Failure) as caught:
        district.call(operation, caller, *path, **content)
    assert caught.value.problem.code == code
    return caught.value


def listed(district: District, caller: Actor | None = None, **query: Any) -> list[str]:
    found = district.call(on_site.LIST_ON_SITE_DAYS, caller or district.contact, query=query)["items"]
    return [each["id"] for each in found]


def waits(district: District) -> list[str]:
    """The days of which the clerk has to enter the outcome."""
    kinds = district.call(GET_SERVICE_WORKLIST, district.clerk, query={})["kinds"]
    return [item["id"] for kind in kinds if kind["kind"] == "on_site_day.outcome" for item in kind["items"]]


def settle(district: District, operation: Operation, day: dict[str, Any], **body: Any) -> dict[str, Any]:
    found: dict[str, Any] = district.call(operation, district.clerk, day["id"], body=body)
    return found


def take_in(district: District, caller: Actor | None = None, **given: Any) -> dict[str, Any]:
    return district.submit(caller or district.clerk, enterprise_id=str(district.enterprise), **given)


def test_a_clerk_plans_a_day_of_the_park_which_everybody_sees(district: District) -> None:
    day = planned(district)
    assert (
        day
        | {
            "number": "XC000001",
            "park_name": "滨海园区",
            "status": "planned",
            "departments": [
                {"id": str(district.labour), "name": "人社局"},
                {"id": str(district.water), "name": "水务局"},
            ],
            "agents": [{"id": str(district.agent.person_id), "name": "林知夏"}],
            "taken_in": 0,
            "outcome": None,
            "actions": ["change", "outcome", "cancellation"],
        }
        == day
    )
    for caller in (district.contact, district.handler, district.agent, district.nobody):
        assert district.call(on_site.GET_ON_SITE_DAY, caller, day["id"])["actions"] == []
        assert listed(district, caller) == [day["id"]]
    told = district.service.emitted("on-site-day.planned.v1")[0]["data"]
    assert told["department_ids"] == sorted([str(district.labour), str(district.water)])
    assert told["agent_ids"] == [district.agent.person_id]


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("day", {"day": "2026-11-22"}),
        ("department_ids.0", {"department_ids": [str(UUID(int=1))]}),
        ("department_ids", {"department_ids": [str(UUID(int=1))] * 2}),
        ("agent_ids.0", {"agent_ids": [str(UUID(int=1))]}),
        ("park_id", {"park_id": str(UUID(int=1))}),
    ],
)
def test_what_cannot_be_planned(district: District, field: str, given: dict[str, Any]) -> None:
    with pytest.raises(Failure) as caught:
        planned(district, **given)
    assert (caught.value.problem.code, caught.value.errors[0]["field"]) == ("invalid", field)


def test_a_park_that_is_not_active_any_more_plans_none(district: District) -> None:
    district.tell_organization(district.park, "park", "滨海园区", active=False, sequence=2)
    with pytest.raises(Failure) as caught:
        planned(district)
    assert (caught.value.problem.code, caught.value.errors[0]["field"]) == ("invalid", "park_id")


def test_a_clerk_of_another_park_settles_nothing(district: District) -> None:
    day, other = planned(district), actor((Role.SERVICE_CLERK, district.other_park))
    for operation, body in (
        (on_site.CHANGE_ON_SITE_DAY, {"place": "别处"}),
        (on_site.ENTER_OUTCOME, {"outcome": "受理"}),
        (on_site.CANCEL_ON_SITE_DAY, {"reason": "天气"}),
    ):
        refused("forbidden", district, operation, other, day["id"], body=body, if_match=day["version"])
    assert district.call(on_site.GET_ON_SITE_DAY, other, day["id"])["actions"] == []


def test_a_changed_day_is_told_to_those_who_come_and_to_those_who_do_not_any_more(district: District) -> None:
    day = planned(district, "2026-12-01")
    changes = {"day": "2026-12-02", "department_ids": [str(district.health)], "agent_ids": []}
    changed = district.call(
        on_site.CHANGE_ON_SITE_DAY, district.clerk, day["id"], body=changes, if_match=day["version"]
    )
    assert (changed["day"], [each["name"] for each in changed["departments"]]) == ("2026-12-02", ["卫健局"])
    told = district.service.emitted("on-site-day.changed.v1")[0]["data"]
    assert set(told["department_ids"]) == {str(district.labour), str(district.water), str(district.health)}
    assert told["agent_ids"] == [district.agent.person_id]
    wrong = refused(
        "invalid", district, on_site.CHANGE_ON_SITE_DAY, district.clerk, day["id"],
        body={"day": "2026-11-20"}, if_match=changed["version"],
    )  # fmt: skip
    assert wrong.errors[0]["field"] == "day"


def test_a_day_is_held_once_it_has_come_and_settled_once(district: District) -> None:
    day, other = planned(district, "2026-11-24"), planned(district, "2026-11-25")
    refused("on-site-day-ahead", district, on_site.ENTER_OUTCOME, district.clerk, day["id"], body={"outcome": "受理"})
    assert waits(district) == []
    district.at("2026-11-24 16:00")
    assert waits(district) == [day["id"]]
    assert listed(district, district.clerk, waiting="outcome") == [day["id"]]
    assert listed(district, district.handler, waiting="outcome") == []
    held = settle(district, on_site.ENTER_OUTCOME, day, outcome="现场解答 23 件")
    assert (held["status"], held["outcome"], held["actions"]) == ("held", "现场解答 23 件", [])
    cancelled = settle(district, on_site.CANCEL_ON_SITE_DAY, other, reason="天气原因")
    assert (cancelled["status"], cancelled["reason"]) == ("cancelled", "天气原因")
    for operation, body in (
        (on_site.CHANGE_ON_SITE_DAY, {"place": "别处"}),
        (on_site.ENTER_OUTCOME, {"outcome": "再次"}),
        (on_site.CANCEL_ON_SITE_DAY, {"reason": "再次"}),
    ):
        for each in (held, cancelled):
            refused(
                "on-site-day-settled", district, operation, district.clerk, each["id"],
                body=body, if_match=each["version"],
            )  # fmt: skip
    kinds = [event["type"] for event in district.service.emitted() if event["type"].startswith("on-site-day")]
    assert kinds.count("on-site-day.held.v1") == kinds.count("on-site-day.cancelled.v1") == 1


def test_days_are_listed_by_what_they_are(district: District) -> None:
    first, second = planned(district), planned(district, "2026-12-01", department_ids=[], agent_ids=[])
    assert listed(district) == [second["id"], first["id"]]
    assert listed(district, sort="day") == [first["id"], second["id"]]
    assert listed(district, department_id=str(district.labour)) == [first["id"]]
    assert listed(district, agent_id=str(district.agent.person_id)) == [first["id"]]
    assert listed(district, **{"from": "2026-11-24"}) == [second["id"]]
    assert listed(district, to="2026-11-24") == [first["id"]]
    assert listed(district, park_id=str(district.other_park)) == []
    settle(district, on_site.CANCEL_ON_SITE_DAY, second, reason="天气原因")
    assert listed(district, status=["planned", "held"]) == [first["id"]]
    wrong = refused(
        "invalid", district, on_site.LIST_ON_SITE_DAYS, district.clerk, query={"from": "2026-12-01", "to": "2026-11-01"}
    )
    assert wrong.errors[0]["field"] == "to"


def test_requests_are_taken_in_on_a_day_of_the_park(district: District) -> None:
    day = planned(district)
    request = take_in(district, channel="on_site", on_site_day_id=day["id"])
    take_in(district, channel="hotline")
    assert (request["channel"], request["on_site_day_id"]) == ("on_site", day["id"])
    found = district.call(reading.LIST_REQUESTS, district.supervisor, query={"on_site_day_id": day["id"]})["items"]
    assert [each["id"] for each in found] == [request["id"]]
    assert district.call(on_site.GET_ON_SITE_DAY, district.nobody, day["id"])["taken_in"] == 1


def test_what_cannot_be_taken_in_on_a_day(district: District) -> None:
    day, ahead = planned(district), planned(district, "2026-11-24")
    cancelled = planned(district)
    settle(district, on_site.CANCEL_ON_SITE_DAY, cancelled, reason="天气原因")
    other_clerk = actor((Role.SERVICE_CLERK, district.other_park))
    body = {"day": "2026-11-23", "place": "别处"}
    elsewhere = district.call(on_site.PLAN_ON_SITE_DAY, other_clerk, body=body)
    for given in (
        {"channel": "hotline", "on_site_day_id": day["id"]},
        {"channel": "on_site", "on_site_day_id": ahead["id"]},
        {"channel": "on_site", "on_site_day_id": cancelled["id"]},
        {"channel": "on_site", "on_site_day_id": elsewhere["id"]},
        {"channel": "on_site", "on_site_day_id": str(UUID(int=1))},
    ):
        with pytest.raises(Failure) as caught:
            take_in(district, **given)
        assert (caught.value.problem.code, caught.value.errors[0]["field"]) == ("invalid", "on_site_day_id"), given
    with pytest.raises(Failure) as caught:
        district.submit(on_site_day_id=day["id"])
    assert caught.value.errors[0]["field"] == "on_site_day_id"


def test_the_figure_counts_days_held_by_park_and_month(district: District) -> None:
    for day in ("2026-11-23", "2026-11-24", "2026-12-01"):
        made = planned(district, day)
        district.at(f"{day} 17:00")
        settle(district, on_site.ENTER_OUTCOME, made, outcome="受理")
    settle(district, on_site.CANCEL_ON_SITE_DAY, planned(district, "2026-12-02"), reason="天气原因")

    def held(**query: Any) -> Any:
        return computed(district.service, district.nobody, "on_site_days.held", **query)["on_site_days.held"]

    assert held()["total"]["value"] == 3
    assert opened(district.service, district.nobody, [held(), held(park_id=[str(district.park)])]) == 2
    assert held(**{"from": "2026-11-24", "to": "2026-11-30"})["total"]["value"] == 1
    assert held(park_id=[str(district.other_park)])["total"]["value"] == 0
    assert by_group(held(group_by="month")) == {"2026-11": 2, "2026-12": 1}
    assert by_group(held(group_by="park")) == {"滨海园区": 3}
