"""Joint handling: a lead, and co-departments whose parts have clocks of their own."""

from datetime import datetime
from typing import Any

import pytest

from chassis.calling.errors import Failure
from contracts.requests import joint, lifecycle, reading
from contracts.requests.vocabulary import PartAction
from services.requests.joint.domain import PART_MOVES
from tests.services.requests.district import POOR, District, moment, refused, told
from tests.services.requests.joint import parts
from tests.services.requests.joint.parts import WHY, act, co, contribute, part_of, refused_part

BODIES: dict[PartAction, dict[str, Any]] = {
    PartAction.EXTENSION: {"days": 2, **WHY},
    PartAction.EXTENSION_DECISION: {"granted": True, **WHY},
    PartAction.CONTRIBUTION: {"contribution": "用水指标已核实"},
}
BROUGHT = {
    "waiting": parts.waiting,
    "accepted": parts.accepted,
    "returned": parts.returned,
    "done": parts.done,
    "released": parts.released,
}


def body_of(action: PartAction) -> dict[str, Any]:
    operation = joint.PART_ACTIONS.operations[action]
    return BODIES.get(action, WHY) if operation.body else {}


def test_a_dispatch_names_a_lead_and_co_departments(district: District) -> None:
    request = parts.dispatched(district)
    assert request["department_name"] == "人社局"
    assert request["co_department_names"] == ["卫健局", "水务局"]
    assert request["open_parts"] == 2
    assert [
        (each["department_name"], each["status"], each["note"], each["working_days"]) for each in request["parts"]
    ] == [
        ("水务局", "waiting", "请核实用水", 3),
        ("卫健局", "waiting", "", 5),
    ]
    # Each on a clock of its own.
    assert part_of(request, district.water)["due_at"] < request["due_at"]
    clocks = {(each["duty"], each["organization_name"]) for each in district.see(request)["clocks"]}
    assert clocks == {("part", "水务局"), ("handling", "人社局"), ("part", "卫健局")}
    history = district.call(reading.LIST_REQUEST_HISTORY, district.supervisor, request["id"], query={})["items"]
    assert [entry["action"] for entry in history] == ["submission", "dispatch", "part", "part"]
    assert history[2]["details"] == {
        "part_id": part_of(request, district.water)["id"],
        "department_id": str(district.water),
        "department_name": "水务局",
        "working_days": 3,
    }
    added = told(district, "part-added")
    assert [(each["part_department_name"], each["note"], each["open_parts"]) for each in added] == [
        ("水务局", "请核实用水", 2),
        ("卫健局", "", 2),
    ]
    assert set(told(district, "dispatched")[0]["co_department_ids"]) == {str(district.water), str(district.health)}


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ("lead", "co_departments.0.department_id"),
        ("twice", "co_departments.1.department_id"),
        ("unknown", "co_departments.0.department_id"),
        ("rule", "co_departments.0.department_id"),
    ],
)
def test_a_dispatch_with_co_departments_that_cannot_be_is_refused(district: District, given: str, field: str) -> None:
    request = district.submit()
    bodies: dict[str, dict[str, Any]] = {
        "lead": {"department_id": str(district.water), "co_departments": [co(district.water)]},
        "twice": {"co_departments": [co(district.water), co(district.water)]},
        "unknown": {"co_departments": [co(district.park)]},
        # The rules choose the labour office.
        "rule": {"co_departments": [co(district.labour)]},
    }
    failure = refused("invalid", district, lifecycle.DISPATCH_REQUEST, district.dispatcher, request, **bodies[given])
    assert [error["field"] for error in failure.errors] == [field]
    assert district.see(request)["status"] == "submitted"


def test_eleven_co_departments_are_too_many(district: District) -> None:
    request = district.submit()
    too_many = [co(district.chain.__class__(int=number)) for number in range(11)]
    refused("invalid", district, lifecycle.DISPATCH_REQUEST, district.dispatcher, request, co_departments=too_many)


def test_a_co_department_without_handlers_gets_no_part(district: District) -> None:
    request = district.dispatched()
    district.tell_posts(district.other_handler, last="2026-11-01")
    refused("nobody-handles", district, joint.ADD_PART, district.dispatcher, request, **co(district.water), **WHY)


def test_a_co_department_accepts_and_contributes_and_then_the_lead_can_answer(district: District) -> None:
    request = parts.handling(district)
    water, health = part_of(request, district.water), part_of(request, district.health)
    act(district, joint.ACCEPT_PART, district.other_handler, request, water)
    failure = refused("parts-open", district, lifecycle.ANSWER_REQUEST, district.handler, request, answer="已安排")
    assert failure.params["open_zh"] == "水务局(协办中)、卫健局(待协办接单)"
    assert "answer" not in district.see(request, district.handler)["actions"]
    finished = contribute(district, request, water)
    assert (finished["status"], finished["on_time"], finished["contribution"]) == ("done", True, "用水指标已核实")
    act(district, joint.RELEASE_PART, district.dispatcher, request, health, reason="主办已自行核实")
    assert "answer" in district.see(request, district.handler)["actions"]
    answered = district.move(lifecycle.ANSWER_REQUEST, district.handler, request, answer="已安排")
    assert answered["status"] == "answered"
    assert [(each["status"], each["actions"]) for each in answered["parts"]] == [("done", []), ("released", [])]


def takes(district: District, action: PartAction) -> Any:
    """Who takes a step with the part of the water office."""
    return district.other_handler if PART_MOVES[action].role == "department_handler" else district.dispatcher


@pytest.mark.parametrize("status", BROUGHT)
def test_a_step_is_refused_in_other_statuses_than_its_own(district: District, status: str) -> None:
    request, part = BROUGHT[status](district)
    for action in (each for each in PartAction if status not in PART_MOVES[each].sources):
        who, operation = takes(district, action), joint.PART_ACTIONS.operations[action]
        # Who is released does not see the request any more.
        gone = status == "released" and who is district.other_handler
        code = "not-found" if gone else "part-not-now"
        refused_part(code, district, operation, who, request, part, **body_of(action))
        if not gone:
            assert action not in district.call(joint.GET_PART, who, request["id"], part["id"])["actions"]


@pytest.mark.parametrize("action", PartAction)
def test_a_step_is_told_as_possible_and_leads_on(district: District, action: PartAction) -> None:
    bring = parts.extension_asked if action is PartAction.EXTENSION_DECISION else None
    request, part = (bring or BROUGHT[min(PART_MOVES[action].sources)])(district)
    who, operation = takes(district, action), joint.PART_ACTIONS.operations[action]
    assert action in district.call(joint.GET_PART, who, request["id"], part["id"])["actions"]
    assert act(district, operation, who, request, part, **body_of(action))["status"] == PART_MOVES[action].target


@pytest.mark.parametrize("action", PartAction)
def test_who_may_not_take_a_step_with_a_part(district: District, action: PartAction) -> None:
    bring = parts.extension_asked if action is PartAction.EXTENSION_DECISION else None
    request, part = (bring or BROUGHT[min(PART_MOVES[action].sources)])(district)
    operation = joint.PART_ACTIONS.operations[action]
    wrong = district.dispatcher if PART_MOVES[action].role == "department_handler" else district.other_handler
    nowhere = district.handler_of(district.park)
    seeing = (district.contact, district.handler, district.chief, district.supervisor, district.operator, wrong)
    # Another co-department, too.
    for caller in (*seeing, district.handler_of(district.health)):
        refused_part("forbidden", district, operation, caller, request, part, **body_of(action))
    for caller in (nowhere, district.other_dispatcher, district.other_park_dispatcher, district.neighbour_contact):
        admitted = not operation.access.isdisjoint(caller.roles)
        code = "not-found" if admitted else "forbidden"
        refused_part(code, district, operation, caller, request, part, **body_of(action))
    assert district.call(joint.GET_PART, district.supervisor, request["id"], part["id"])["version"] == part["version"]


def test_a_co_department_takes_none_of_the_steps_of_the_request(district: District) -> None:
    request = parts.dispatched(district)
    for operation, body in (
        (lifecycle.ACCEPT_REQUEST, {}),
        (lifecycle.RETURN_REQUEST, WHY),
        (lifecycle.REQUEST_EXTENSION, {"days": 2, **WHY}),
        (lifecycle.ANSWER_REQUEST, {"answer": "已安排"}),
    ):
        refused("forbidden", district, operation, district.other_handler, request, **body)
    seen = district.see(request, district.other_handler)
    assert seen["actions"] == []
    listed = district.call(reading.LIST_REQUESTS, district.other_handler, query={})["items"]
    assert [(each["id"], each["actions"]) for each in listed] == [(request["id"], [])]


def test_somebody_of_lead_and_co_department_acts_for_each(district: District) -> None:
    request, part = parts.waiting(district)
    both = district.handler.__class__(
        person_id=district.handler.person_id,
        name=district.handler.name,
        posts=(*district.other_handler.posts, *district.handler.posts),
    )
    accepted = district.move(lifecycle.ACCEPT_REQUEST, both, request)
    assert accepted["status"] == "handling"
    act(district, joint.ACCEPT_PART, both, request, part)
    history = district.call(reading.LIST_REQUEST_HISTORY, district.supervisor, request["id"], query={})["items"]
    assert [entry["organization_name"] for entry in history[-2:]] == ["人社局", "水务局"]


def test_a_return_pauses_the_clock_of_the_part_alone_and_is_told_to_the_dispatcher_alone(district: District) -> None:
    request, part = parts.returned(district)
    seen = district.see(request)
    assert seen["status"] == "dispatched"
    assert seen["pending"] == ["part_review"]
    clocks = {(each["duty"], each["organization_name"]): each["status"] for each in seen["clocks"]}
    assert clocks[("part", "水务局")] == "paused"
    assert clocks[("part_review", None)] == "running"
    assert clocks[("handling", "人社局")] == "running"
    (event,) = told(district, "part-returned")
    assert (event["reason"], event["part_status"]) == ("无此职责", "returned")
    confirmed = act(district, joint.CONFIRM_PART, district.dispatcher, request, part, reason="按职责清单应配合")
    assert (confirmed["status"], confirmed["return_reason"]) == ("waiting", None)
    assert district.see(request)["pending"] == []
    refused_part("return-used-up", district, joint.RETURN_PART, district.other_handler, request, part, **WHY)
    assert "return" not in district.call(joint.GET_PART, district.other_handler, request["id"], part["id"])["actions"]


def test_a_part_is_returned_within_the_bound(district: District) -> None:
    request, part = parts.waiting(district)
    assert datetime.fromisoformat(part["return_until"]) == moment("2026-11-25 17:30")
    district.at("2026-11-27 10:00")
    refused_part("return-too-late", district, joint.RETURN_PART, district.other_handler, request, part, **WHY)


def test_an_extension_moves_the_deadline_of_the_part_alone(district: District) -> None:
    request, part = parts.extension_asked(district)
    assert part["pending_extension"]["days"] == 2
    refused_part(
        "part-extension-pending",
        district,
        joint.REQUEST_PART_EXTENSION,
        district.other_handler,
        request,
        part,
        days=1,
        **WHY,
    )
    granted = act(district, joint.DECIDE_PART_EXTENSION, district.dispatcher, request, part, granted=True, **WHY)
    assert granted["due_at"] > part["due_at"]
    assert (granted["extended_days"], granted["pending_extension"]) == (2, None)
    assert district.see(request)["due_at"] == request["due_at"]
    refused_part(
        "extension-out-of-bounds",
        district,
        joint.REQUEST_PART_EXTENSION,
        district.other_handler,
        request,
        part,
        days=9,
        **WHY,
    )


def test_a_refused_extension_leaves_the_deadline(district: District) -> None:
    request, part = parts.extension_asked(district)
    after = act(district, joint.DECIDE_PART_EXTENSION, district.dispatcher, request, part, granted=False, **WHY)
    assert (after["due_at"], after["extended_days"]) == (part["due_at"], 0)


def test_a_part_is_added_later_with_a_reason_and_never_beside_an_open_one(district: District) -> None:
    request, part = parts.done(district)
    health = {**co(district.health), **WHY}
    failure = refused("part-open", district, joint.ADD_PART, district.dispatcher, request, **health)
    assert failure.params["name"] == "卫健局"
    refused("invalid", district, joint.ADD_PART, district.dispatcher, request, **co(district.labour), **WHY)
    refused("invalid", district, joint.ADD_PART, district.dispatcher, request, **co(district.water))
    # What is done can be asked for again.
    again = district.call(
        joint.ADD_PART, district.dispatcher, request["id"], body={**co(district.water), "reason": "另需核实排水"}
    )
    assert again["id"] != part["id"]
    assert told(district, "part-added")[-1]["reason"] == "另需核实排水"
    statuses = [each["status"] for each in district.see(request)["parts"]]
    assert statuses == ["done", "waiting", "waiting"]


@pytest.mark.parametrize("brought", ["submit", "answered", "closed", "withdrawn", "under_review"])
def test_no_part_is_added_before_the_dispatch_or_after_the_answer(district: District, brought: str) -> None:
    request = getattr(district, brought)()
    refused("not-now", district, joint.ADD_PART, district.dispatcher, request, **co(district.water), **WHY)


def test_who_may_not_add_a_part(district: District) -> None:
    request = parts.dispatched(district)
    for who in (district.contact, district.handler, district.other_handler, district.supervisor, district.chief):
        refused("forbidden", district, joint.ADD_PART, who, request, **co(district.park), **WHY)
    for who in (district.other_dispatcher, district.other_park_dispatcher):
        refused("not-found", district, joint.ADD_PART, who, request, **co(district.park), **WHY)


def test_releasing_tells_both_and_takes_the_request_out_of_sight(district: District) -> None:
    request, _part = parts.released(district)
    (event,) = told(district, "part-released")
    assert (event["part_department_name"], event["department_name"]) == ("水务局", "人社局")
    assert event["co_department_ids"] == [str(district.health)]
    with pytest.raises(Failure) as caught:
        district.see(request, district.other_handler)
    assert caught.value.problem.code == "not-found"


def test_what_departments_write_of_parts_is_not_for_the_enterprise(district: District) -> None:
    request, _part = parts.done(district)
    health = part_of(request, district.health)
    act(district, joint.RETURN_PART, district.handler_of(district.health), request, health, reason="无此职责")
    seen = district.see(request, district.contact)
    for each in seen["parts"]:
        assert (each["note"], each["contribution"], each["return_reason"], each["actions"]) == (None, None, None, [])
    history = district.call(reading.LIST_REQUEST_HISTORY, district.contact, request["id"], query={})["items"]
    assert {entry["action"] for entry in history} >= {"part", "part_accept", "part_contribution", "part_return"}
    assert not [entry for entry in history if entry["reason"]]


def test_every_clock_of_a_part_is_explained(district: District) -> None:
    request, part = parts.returned(district)
    explained = district.call(
        joint.GET_PART_DEADLINE, district.chief, request["id"], part["id"], query={"duty": "part"}
    )
    assert (explained["duty"], explained["organization_name"], explained["status"]) == ("part", "水务局", "paused")
    assert [row["kind"] for row in explained["ledger"]] == ["started", "returned"]
    assert any("协办" in sentence for sentence in explained["sentences"]["zh"])
    review = district.call(
        joint.GET_PART_DEADLINE, district.chief, request["id"], part["id"], query={"duty": "part_review"}
    )
    assert (review["role"], review["status"]) == ("dispatcher", "running")
    other = part_of(request, district.health)
    with pytest.raises(Failure) as caught:
        district.call(
            joint.GET_PART_DEADLINE, district.chief, request["id"], other["id"], query={"duty": "part_review"}
        )
    assert caught.value.problem.code == "never-owed"


def test_a_part_of_another_request_is_not_found(district: District) -> None:
    request, part = parts.waiting(district)
    other = district.dispatched()
    refused_part("not-found", district, joint.ACCEPT_PART, district.other_handler, request, other)
    with pytest.raises(Failure):
        act(district, joint.ACCEPT_PART, district.other_handler, other, part)


def test_a_poor_evaluation_reopens_without_the_parts_of_before(district: District) -> None:
    request, _part = parts.done(district)
    health = part_of(request, district.health)
    act(district, joint.RELEASE_PART, district.dispatcher, request, health, **WHY)
    district.move(lifecycle.ACCEPT_REQUEST, district.handler, request)
    district.move(lifecycle.ANSWER_REQUEST, district.handler, request, answer="已安排")
    district.move(lifecycle.EVALUATE_REQUEST, district.contact, request, **POOR)
    reopened = district.move(lifecycle.REVIEW_REQUEST, district.supervisor, request, decision="reopen", **WHY)
    assert [(each["status"], each["current"]) for each in reopened["parts"]] == [("done", False), ("released", False)]
    assert reopened["open_parts"] == 0
    # Who has done a part still sees what becomes of it, and gets a new one if it is asked again.
    assert district.see(request, district.other_handler)["status"] == "dispatched"
    again = district.call(joint.ADD_PART, district.dispatcher, request["id"], body={**co(district.water), **WHY})
    assert (again["current"], again["status"]) == (True, "waiting")
