"""What of requests waits for whom, and how urgently."""

from typing import Any

import pytest

from chassis.calling.actor import Actor
from contracts.operation import Operation
from contracts.requests import joint, lifecycle, reading, supplements
from contracts.requests.comments import CREATE_REQUEST_COMMENT
from contracts.requests.vocabulary import REQUEST_WAITING
from contracts.worklists import LIST_SERVICE_WORK, MOST_ITEMS
from tests.services.requests.district import District
from tests.services.requests.joint.parts import act
from tests.services.requests.worklist.reading import worklist


def waiting(district: District, caller: Actor) -> dict[str, set[str]]:
    """The requests that wait for somebody, by the step; the list that each kind opens must show the same."""
    found = {}
    for step, kind in worklist(district, caller).items():
        found[step] = {item["id"] for item in kind["items"]}
        listed = district.call(reading.LIST_REQUESTS, caller, query={"waiting": step, "limit": 100})["items"]
        assert {item["id"] for item in listed} == found[step]
        assert kind["counts"]["total"] == len(found[step])
        assert kind["opens"] == f"/v1/requests?waiting={step}"
    return found


def with_a_part(district: District, *steps: Operation, **body: Any) -> dict[str, Any]:
    """A request in which the water office has a part, with which these steps were taken."""
    given = [{"department_id": str(district.water)}]
    request = district.move(lifecycle.DISPATCH_REQUEST, district.dispatcher, district.submit(), co_departments=given)
    for step in steps:
        act(district, step, district.other_handler, request, request["parts"][0], **body)
    return request


@pytest.fixture
def made(district: District) -> dict[str, dict[str, Any]]:
    """A request for each step that somebody has to take, by that step."""
    made = {
        "dispatch": district.submit(),
        "acceptance": district.dispatched(),
        "return": district.returned(),
        "answer": district.handling(),
        "extension": district.handling(),
        "supplement": district.handling(),
        "evaluation": district.answered(),
        "review": district.under_review(),
        "part_acceptance": with_a_part(district),
        "part_contribution": with_a_part(district, joint.ACCEPT_PART),
        "part_review": with_a_part(district, joint.RETURN_PART, reason="无此职责"),
    }
    district.move(lifecycle.REQUEST_EXTENSION, district.handler, made["extension"], days=3, reason="需勘察")
    district.move(supplements.REQUEST_SUPPLEMENT, district.handler, made["supplement"], content="请补充岗位说明")
    district.closed()
    district.withdrawn()
    district.submit(district.stranger_contact)
    return made


def test_each_step_waits_for_those_who_take_it(district: District, made: dict[str, dict[str, Any]]) -> None:
    by = {step: request["id"] for step, request in made.items()}
    assert set(by) == set(REQUEST_WAITING.codes)
    dispatching = {
        "dispatch": {by["dispatch"]},
        "return": {by["return"]},
        "extension": {by["extension"]},
        "part_review": {by["part_review"]},
    }
    assert waiting(district, district.dispatcher) == dispatching
    assert waiting(district, district.park_dispatcher) == dispatching
    of_parts = {"part_acceptance": {by["part_acceptance"]}, "part_contribution": {by["part_contribution"]}}
    department = {
        "acceptance": {by["acceptance"], by["part_review"], *(of for each in of_parts.values() for of in each)},
        "answer": {by["answer"], by["extension"], by["supplement"]},
    }
    none: dict[str, set[str]] = {"part_acceptance": set(), "part_contribution": set()}
    assert waiting(district, district.handler) == {**department, **none}
    assert waiting(district, district.contact) == {"evaluation": {by["evaluation"]}, "supplement": {by["supplement"]}}
    nothing: dict[str, set[str]] = {step: set() for step in dispatching}
    assert waiting(district, district.supervisor) == {**nothing, "review": {by["review"]}}
    assert waiting(district, district.other_handler) == {"acceptance": set(), "answer": set(), **of_parts}
    assert waiting(district, district.handler_of(district.health)) == {step: set() for step in (*department, *none)}
    assert waiting(district, district.neighbour_contact) == {"evaluation": set(), "supplement": set()}
    for caller in (district.chief, district.operator, district.nobody):
        assert waiting(district, caller) == {}
    # Each sees what waits, and nothing else, as something to do.
    for caller in (district.dispatcher, district.handler, district.contact, district.supervisor):
        for found in waiting(district, caller).values():
            assert all(district.see({"id": request}, caller)["actions"] for request in found)


def test_a_supervisor_stands_in_where_nobody_dispatches(district: District, made: dict[str, dict[str, Any]]) -> None:
    district.tell_posts(district.dispatcher, last="2026-11-22")
    district.tell_posts(district.park_dispatcher, last="2026-11-22")
    found = waiting(district, district.supervisor)
    assert found["dispatch"] == {made["dispatch"]["id"]}
    assert found["return"] == {made["return"]["id"]}
    assert found["extension"] == {made["extension"]["id"]}


def test_the_most_urgent_comes_first(district: District) -> None:
    late = district.handling(title="最早")
    district.at("2026-11-25 15:00")
    reminded = district.handling(title="较早")
    late_to_dispatch = district.submit()
    district.at("2026-11-30 15:00")
    district.service.tick("climb_ladder")
    fresh = district.handling(title="最晚")
    soon_to_dispatch = district.submit(title="待派")
    district.at("2026-12-01 10:00")
    district.service.tick("climb_ladder")
    answer = worklist(district, district.handler)["answer"]
    assert [(item["id"], item["urgency"]) for item in answer["items"]] == [
        (late["id"], "overdue"), (reminded["id"], "due_soon"), (fresh["id"], "other"),
    ]  # fmt: skip
    assert answer["counts"] == {"overdue": 1, "due_soon": 1, "other": 1, "total": 3}
    assert answer["items"][0]["due_at"] == late["due_at"]
    assert answer["items"][0]["link"] == f"/v1/requests/{late['id']}"
    assert answer["items"][0]["number"] == late["number"]
    dispatch = worklist(district, district.dispatcher)["dispatch"]["items"]
    assert [(item["id"], item["urgency"]) for item in dispatch] == [
        (late_to_dispatch["id"], "overdue"), (soon_to_dispatch["id"], "other"),
    ]  # fmt: skip
    assert dispatch[0]["due_at"] == "2026-11-26T17:30:00+08:00"
    # Due soon is what its own clock has reminded of.
    district.at("2026-12-01 16:00")
    district.service.tick("lay_in_clocks")
    district.service.tick("climb_ladder")
    dispatch = worklist(district, district.dispatcher)["dispatch"]["items"]
    assert [item["urgency"] for item in dispatch] == ["overdue", "due_soon"]


def test_counts_go_beyond_the_items_and_come_alone(district: District) -> None:
    for _ in range(MOST_ITEMS + 1):
        district.submit()
    whole = worklist(district, district.dispatcher)["dispatch"]
    assert len(whole["items"]) == MOST_ITEMS
    assert whole["counts"]["total"] == MOST_ITEMS + 1
    alone = worklist(district, district.dispatcher, counts_only="true")["dispatch"]
    assert alone == {**whole, "items": []}


def test_all_of_some_kinds_can_be_listed(district: District) -> None:
    made = {district.submit()["id"] for _ in range(MOST_ITEMS + 1)}
    query = {"limit": "200", "kinds": ["request.dispatch"]}
    (kind,) = district.call(LIST_SERVICE_WORK, district.dispatcher, query=query)["kinds"]
    assert {item["id"] for item in kind["items"]} == made
    (kind,) = district.call(LIST_SERVICE_WORK, district.dispatcher, query={**query, "limit": "3"})["kinds"]
    assert (len(kind["items"]), kind["counts"]["total"]) == (3, len(made))


def test_it_waits_since_the_step_before_whatever_is_said_meanwhile(
    district: District, made: dict[str, dict[str, Any]]
) -> None:
    def since() -> dict[str, str]:
        offices = (district.dispatcher, district.handler, district.other_handler, district.supervisor)
        callers = (*offices, district.contact)
        kinds = [worklist(district, caller) for caller in callers]
        return {
            f"{step} {item['id']}": item["since"] for found in kinds for step in found for item in found[step]["items"]
        }

    before = since()
    assert {key.partition(" ")[0] for key in before} == set(made)
    district.at("2026-11-24 10:00")
    for request in made.values():
        body = {"content": "已与企业电话沟通", "visibility": "public"}
        district.call(CREATE_REQUEST_COMMENT, district.dispatcher, request["id"], body=body)
    assert since() == before
