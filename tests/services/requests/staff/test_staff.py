"""Staff requests: taken in by a clerk, handled like every request, seen by nobody whom they do not concern."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from chassis.calling.actor import Actor, Post
from chassis.calling.errors import Failure
from contracts.figures import COMPUTE_FIGURES
from contracts.requests import (
    bulk,
    case_steps,
    comments,
    dispatching,
    joint,
    lifecycle,
    offers,
    reading,
    similarity,
    staff,
)
from contracts.roles import Role
from tests.harness import actor
from tests.services.requests.dispatching.replacing import replace as replace_rules
from tests.services.requests.district import GOOD, POOR, District, refused, told

SEES = ["clerk", "handler", "supervisor", "operator"]
SEES_NOT = [
    *("contact", "neighbour_contact", "dispatcher", "park_dispatcher", "other_dispatcher", "chief", "other_handler"),
    "grid_worker",
]


def dispatched(district: District, **options: Any) -> dict[str, Any]:
    item = district.add_staff_item()
    return district.move(lifecycle.DISPATCH_REQUEST, district.clerk, district.submit_staff(item_id=item, **options))


def listed(district: District, caller: Actor, **query: Any) -> list[str]:
    return [each["id"] for each in district.call(reading.LIST_REQUESTS, caller, query=query)["items"]]


def stored(district: District) -> str:
    """All that the database holds, events on their way among it."""
    with district.service.database.transaction() as session:
        tables = session.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).all()
        return "\n".join(row for table in tables for row in session.scalars(text(f'SELECT t::text FROM "{table}" t')))


def answered(district: District) -> dict[str, Any]:
    request = dispatched(district)
    for operation, body in ((lifecycle.ACCEPT_REQUEST, {}), (lifecycle.ANSWER_REQUEST, {"answer": "已协调入学"})):
        request = district.move(operation, district.handler, request, **body)
    return request


def test_a_staff_request_lives_like_every_other_and_the_clerk_takes_the_steps_of_both_sides(district: District) -> None:
    request = district.submit_staff(item_id=district.add_staff_item())
    assert request["actions"] == ["dispatch", "withdrawal"]
    assert (request["channel"], request["enterprise_id"], request["chain_id"], request["park_id"]) == (
        *("staff", None, None, None),
    )
    assert (request["employer_id"], request["employer_name"]) == (str(district.enterprise), "康源药业")
    request = district.move(lifecycle.DISPATCH_REQUEST, district.clerk, request)
    request = district.move(lifecycle.ACCEPT_REQUEST, district.handler, request)
    district.move(lifecycle.REQUEST_EXTENSION, district.handler, request, days=2, reason="需核实")
    district.move(lifecycle.DECIDE_EXTENSION, district.clerk, request, granted=True, reason="同意")
    district.move(lifecycle.ANSWER_REQUEST, district.handler, request, answer="已协调入学")
    request = district.move(lifecycle.EVALUATE_REQUEST, district.clerk, request, **GOOD)
    assert (request["status"], request["evaluation"]["overall"]) == ("closed", 5)
    history = district.call(reading.LIST_REQUEST_HISTORY, district.clerk, request["id"], query={})["items"]
    assert {entry["role"] for entry in history} == {"service_clerk", "department_handler"}
    assert history[0]["organization_name"] == "滨海园区"


def test_a_poor_evaluation_goes_to_a_supervisor_of_all_chains(district: District) -> None:
    request = district.move(lifecycle.EVALUATE_REQUEST, district.clerk, answered(district), **POOR)
    assert request["status"] == "under_review"
    body = {"decision": "reopen", "reason": "未解决"}
    of_chain = actor((Role.SUPERVISOR, district.park, district.chain))
    refused("not-found", district, lifecycle.REVIEW_REQUEST, of_chain, request, **body)
    assert district.move(lifecycle.REVIEW_REQUEST, district.supervisor, request, **body)["status"] == "dispatched"


@pytest.mark.parametrize("who", SEES)
def test_who_is_concerned_sees_it(district: District, who: str) -> None:
    request, caller = dispatched(district), getattr(district, who)
    assert district.see(request, caller)["id"] == request["id"]
    assert listed(district, caller) == listed(district, caller, staff=True) == [request["id"]]
    assert listed(district, caller, staff=False) == []


@pytest.mark.parametrize("who", SEES_NOT)
def test_nobody_else_sees_it(district: District, who: str) -> None:
    request, caller = dispatched(district), getattr(district, who)
    assert listed(district, caller) == []
    with pytest.raises(Failure) as caught:
        district.see(request, caller)
    assert caught.value.problem.code == "not-found"


def test_the_clerk_of_another_park_sees_nothing_of_it(district: District) -> None:
    other, request = actor((Role.SERVICE_CLERK, district.other_park)), dispatched(district)
    assert listed(district, other) == []
    refused("not-found", district, lifecycle.WITHDRAW_REQUEST, other, request, reason="误报")


@pytest.mark.parametrize("role", [Role.SERVICE_CLERK, Role.GRID_WORKER])
def test_a_clerk_who_leaves_the_centre_leaves_what_was_taken_in_there(district: District, role: Role) -> None:
    request = dispatched(district)
    moved = replace(district.clerk, posts=(Post(role, str(district.other_park)),))
    assert listed(district, moved) == []
    for operation in (reading.GET_REQUEST, reading.LIST_REQUEST_HISTORY, staff.GET_STAFF_PERSON):
        if operation.admits(moved.roles, moved.signed_in):
            query: dict[str, Any] = {"query": {}} if operation.query else {}
            with pytest.raises(Failure) as caught:
                district.call(operation, moved, request["id"], **query)
            assert caught.value.problem.code == "not-found", operation.name


def test_a_co_department_works_on_it_and_does_not_read_who_asks(district: District) -> None:
    given = [{"department_id": str(district.water)}]
    request = district.submit_staff(item_id=district.add_staff_item())
    request = district.move(lifecycle.DISPATCH_REQUEST, district.clerk, request, co_departments=given)
    assert district.see(request, district.other_handler)["id"] == request["id"]
    with pytest.raises(Failure) as caught:
        district.call(staff.GET_STAFF_PERSON, district.other_handler, request["id"])
    assert caught.value.problem.code == "forbidden"
    assert district.call(staff.GET_STAFF_PERSON, district.handler, request["id"])["name"] == "林晓梅"


def test_no_other_role_takes_a_step_with_it(district: District) -> None:
    request = answered(district)
    both = actor((Role.ENTERPRISE_CONTACT, district.enterprise), (Role.DEPARTMENT_HANDLER, district.labour))
    for operation, body in ((lifecycle.EVALUATE_REQUEST, GOOD), (lifecycle.WITHDRAW_REQUEST, {"reason": "误报"})):
        refused("forbidden", district, operation, both, request, **body)


def test_a_supervisor_stands_in_only_while_no_clerk_can_act(district: District) -> None:
    request = district.submit_staff(item_id=district.add_staff_item())
    assert "dispatch" not in district.see(request, district.supervisor)["actions"]
    assert listed(district, district.supervisor, waiting="dispatch") == []
    assert listed(district, district.clerk, waiting="dispatch") == [request["id"]]
    district.tell_posts(district.clerk, last="2026-01-31")
    assert "dispatch" in district.see(request, district.supervisor)["actions"]
    assert listed(district, district.supervisor, waiting="dispatch") == [request["id"]]
    district.service.tick("find_vacancies")
    (vacancy,) = [
        event["data"] for event in district.service.emitted() if event["type"].startswith("vacancy") and event["data"]
    ][-1:]
    assert (vacancy["role"], vacancy["park_id"]) == ("service_clerk", str(district.park))


def test_a_part_that_no_clerk_can_decide_on_is_told_as_a_vacancy(district: District) -> None:
    given = [{"department_id": str(district.water)}]
    request = district.submit_staff(item_id=district.add_staff_item())
    request = district.move(lifecycle.DISPATCH_REQUEST, district.clerk, request, co_departments=given)
    district.move(lifecycle.ACCEPT_REQUEST, district.handler, request)
    district.tell_posts(district.clerk, last="2026-01-31")
    district.service.tick("find_vacancies")
    assert district.service.emitted("vacancy.found.v1") == []
    why = {"reason": "无此职责"}
    district.call(joint.RETURN_PART, district.other_handler, request["id"], request["parts"][0]["id"], body=why)
    district.service.tick("find_vacancies")
    (event,) = district.service.emitted("vacancy.found.v1")
    vacancy = event["data"]
    assert (vacancy["role"], vacancy["park_id"], vacancy["requests"]) == ("service_clerk", str(district.park), 1)
    seen = district.see(request, district.supervisor)
    assert seen["parts"][0]["actions"] == ["confirmation", "release"]


def test_in_public_the_clerk_writes_for_the_side_that_asks(district: District) -> None:
    request = dispatched(district)
    for caller, visibility in (
        (district.clerk, "public"),
        (district.clerk, "internal"),
        (district.handler, "public"),
    ):
        body = {"content": "已约定面谈时间", "visibility": visibility}
        district.call(comments.CREATE_REQUEST_COMMENT, caller, request["id"], body=body)
    # With an enterprise's request that was taken in, a clerk is one of the offices.
    taken_in = district.submit(district.clerk, enterprise_id=str(district.enterprise), channel="hotline")
    body = {"content": "已电话告知企业", "visibility": "public"}
    district.call(comments.CREATE_REQUEST_COMMENT, district.clerk, taken_in["id"], body=body)
    events = [event["data"] for event in district.service.emitted("request-comment.added.v1")]
    assert [event["by_enterprise"] for event in events] == [True, False, False, False]


def test_the_clerk_owes_what_the_dispatcher_owes_of_others(district: District) -> None:
    def owing(request: dict[str, Any]) -> dict[str, str]:
        return {clock["duty"]: clock["role"] for clock in district.see(request, district.clerk)["clocks"]}

    def explained(request: dict[str, Any], duty: str) -> str:
        told = district.call(reading.GET_REQUEST_DEADLINE, district.clerk, request["id"], query={"duty": duty})
        return str(told["role"])

    request = district.submit_staff(item_id=district.add_staff_item())
    assert (owing(request), explained(request, "dispatch")) == ({"dispatch": "service_clerk"}, "service_clerk")
    given = [{"department_id": str(district.water)}]
    request = district.move(lifecycle.DISPATCH_REQUEST, district.clerk, request, co_departments=given)
    part, why = request["parts"][0]["id"], {"reason": "无此职责"}
    district.call(joint.RETURN_PART, district.other_handler, request["id"], part, body=why)
    query = {"duty": "part_review"}
    told = district.call(joint.GET_PART_DEADLINE, district.clerk, request["id"], part, query=query)
    assert (owing(request)["part_review"], told["role"]) == ("service_clerk", "service_clerk")
    assert owing(request)["handling"] == "department_handler"
    request = district.move(lifecycle.RETURN_REQUEST, district.handler, request, **why)
    assert explained(request, "return_review") == owing(request)["return_review"] == "service_clerk"
    # Of any other request it is the dispatcher.
    assert [clock["role"] for clock in district.see(district.submit())["clocks"]] == ["dispatcher"]


def test_who_asks_is_encrypted_and_read_by_itself_which_is_written_down(district: District) -> None:
    request = dispatched(district)
    for caller in (district.clerk, district.handler):
        found = district.call(staff.GET_STAFF_PERSON, caller, request["id"])
        assert (found["name"], found["phone"]) == ("林晓梅", "13900007788")
    for caller in (district.supervisor, district.contact):
        with pytest.raises(Failure) as caught:
            district.call(staff.GET_STAFF_PERSON, caller, request["id"])
        assert caught.value.problem.code == "forbidden"
    with pytest.raises(Failure) as caught:
        district.call(staff.GET_STAFF_PERSON, district.clerk, district.submit()["id"])
    assert caught.value.problem.code == "not-found"
    everything = stored(district)
    assert "子女入学咨询" in everything
    assert "林晓梅" not in everything
    assert "13900007788" not in everything
    with district.service.database.transaction() as session:
        reads = session.execute(text("SELECT content FROM audit WHERE operation = 'get_staff_person'")).all()
        (taken,) = session.execute(text("SELECT content FROM audit WHERE operation = 'submit_staff_request'")).all()
    assert len(reads) == 2
    assert taken.content["person_name"] == taken.content["person_phone"] == "***"


def test_items_for_staff_are_for_staff_requests_and_for_these_alone(district: District) -> None:
    of_staff = district.add_staff_item()
    for submit, item in ((district.submit, of_staff), (district.submit_staff, district.item)):
        with pytest.raises(Failure) as caught:
            submit(item_id=item, form={})
        assert caught.value.errors[0]["field"] == "item_id"
    request = district.submit_staff()
    refused("invalid", district, lifecycle.DISPATCH_REQUEST, district.clerk, request, item_id=district.item)
    assert (
        district.move(lifecycle.DISPATCH_REQUEST, district.clerk, request, item_id=of_staff)["status"] == "dispatched"
    )


@pytest.mark.parametrize(
    ("field", "value"), [("employer_id", "labour"), ("centre_id", "other_park"), ("person_phone", "12")]
)
def test_what_does_not_fit_is_refused(district: District, field: str, value: str) -> None:
    with pytest.raises(Failure) as caught:
        district.submit_staff(**{field: str(getattr(district, value, value))})
    assert caught.value.errors[0]["field"] == field


def test_nothing_is_taken_in_at_a_park_that_is_not_active_any_more(district: District) -> None:
    # Nobody could act on it.
    district.tell_organization(district.park, "park", "滨海园区", active=False, sequence=2)
    with pytest.raises(Failure) as caught:
        district.submit_staff()
    assert (caught.value.problem.code, caught.value.errors[0]["field"]) == ("invalid", "centre_id")


def test_the_employee_may_open_it_to_the_employer_who_reads_it_and_takes_no_step(district: District) -> None:
    request = answered(district)
    opened = district.move(staff.OPEN_STAFF_REQUEST, district.clerk, request, opened=True, reason="本人同意")
    assert opened["opened_to_employer"] is True
    seen = district.see(request, district.contact)
    assert (seen["answer"], seen["actions"]) == ("已协调入学", [])
    assert listed(district, district.contact) == [request["id"]]
    assert listed(district, district.contact, waiting="evaluation") == []
    assert listed(district, district.neighbour_contact) == []
    refused("forbidden", district, lifecycle.EVALUATE_REQUEST, district.contact, request, **GOOD)
    body = {"content": "我们已知悉", "visibility": "public"}
    with pytest.raises(Failure) as caught:
        district.call(comments.CREATE_REQUEST_COMMENT, district.contact, request["id"], body=body)
    assert caught.value.problem.code == "forbidden"
    assert told(district, "opening-changed")[-1]["opened_to_id"] == str(district.enterprise)
    district.move(staff.OPEN_STAFF_REQUEST, district.clerk, request, opened=False, reason="本人改变主意")
    assert listed(district, district.contact) == []
    # Told a last time: the page of whoever reads it just now goes.
    changes = [(each["opened_to_id"], each["closed_to_id"]) for each in told(district, "opening-changed")]
    assert changes == [(str(district.enterprise), None), (None, str(district.enterprise))]
    without = district.submit_staff(employer_id=None)
    refused("no-employer", district, staff.OPEN_STAFF_REQUEST, district.clerk, without, opened=True, reason="同意")
    refused("not-found", district, staff.OPEN_STAFF_REQUEST, district.clerk, district.submit(), opened=True, reason="x")


def test_staff_requests_are_counted_apart(district: District) -> None:
    request = district.move(lifecycle.EVALUATE_REQUEST, district.clerk, answered(district), **GOOD)
    district.closed()
    district.submit_staff()
    names = ["staff_requests.received", "staff_requests.closed", "staff_requests.open", "staff_requests.on_time_rate"]

    def asked(caller: Actor, names: list[str], **query: Any) -> list[float]:
        found = district.call(COMPUTE_FIGURES, caller, query={"names": names, **query})["figures"]
        return [figure["total"]["value"] for figure in found]

    for rolled_up in (False, True):
        if rolled_up:
            district.service.tick("tally_ended")
        for days in ({}, {"from": "2026-11-23", "to": "2026-11-24"}):
            for caller in (district.supervisor, district.operator, district.handler):
                others = asked(caller, ["requests.received", "requests.closed", "requests.answered"], **days)
                assert others == [1, 1, 1]
            assert asked(district.supervisor, names, **days) == [2, 1, 1, 1.0]
            assert asked(district.clerk, names, park_id=[str(district.park)], **days) == [2, 1, 1, 1.0]
            assert asked(district.handler, names, **days) == [1, 1, 0, 1.0]
        assert asked(district.clerk, ["requests.received"]) == [0]
        with pytest.raises(Failure) as caught:
            asked(district.contact, names)
        assert caught.value.problem.code == "forbidden"
    found = district.call(COMPUTE_FIGURES, district.supervisor, query={"names": names[1:2]})["figures"][0]["total"]
    assert found["opens"] == "/v1/requests?staff=true&sort=-closed_at"
    assert listed(district, district.supervisor, staff=True, sort="-closed_at") == [request["id"]]


def test_a_hundred_and_more_are_taken_in_dispatched_accepted_answered_and_evaluated_in_five_calls(
    district: District,
) -> None:
    item = district.add_staff_item()
    asked = {"title": "社保转移", "description": "如何办理。", "person_name": "周静", "item_id": item}
    done = district.call(staff.SUBMIT_STAFF_REQUESTS, district.clerk, body={"items": [{"body": asked}] * 101})
    ids = [each["result"]["id"] for each in done["results"]]
    for operation, caller, body in (
        (bulk.DISPATCH_REQUESTS, district.clerk, {}),
        (bulk.ACCEPT_REQUESTS, district.handler, None),
        (bulk.ANSWER_REQUESTS, district.handler, {"answer": "已一次性告知"}),
        (bulk.EVALUATE_REQUESTS, district.clerk, GOOD),
    ):
        items = [{"request_id": each, **({} if body is None else {"body": body})} for each in ids]
        results = district.call(operation, caller, body={"items": items})["results"]
        assert [each["status"] for each in results] == [200] * 101
    found = district.call(COMPUTE_FIGURES, district.supervisor, query={"names": ["staff_requests.closed"]})
    assert found["figures"][0]["total"]["value"] == 101


def test_similar_ones_are_told_as_declared(district: District) -> None:
    request, other = district.submit_staff(), district.submit_staff(title="子女入学材料")
    found = district.call(similarity.GET_SIMILAR_REQUESTS, district.clerk, request["id"], query={})
    assert [each["number"] for each in found["items"]] == [other["number"]]
    assert similarity.SimilarRequestsSchema().validate(found) == {}


def test_rules_are_tried_for_items_of_staff_requests_too(district: District) -> None:
    item = district.add_staff_item()
    replace_rules(district, {"parks": [str(district.park)], "department_id": str(district.water)})
    body = {"item_id": item, "park_id": str(district.park)}
    tried = district.call(dispatching.TRY_DISPATCH_RULES, district.dispatcher, body=body)
    request = district.move(lifecycle.DISPATCH_REQUEST, district.clerk, district.submit_staff(item_id=item))
    assert tried["department_id"] == request["department_id"] == str(district.water)


def test_it_is_neither_put_on_the_board_nor_joined_with_others(district: District) -> None:
    request = district.submit_staff(item_id=district.add_staff_item())
    body = {"title": "子女就学", "description": "协助办理。", "until": "2026-12-10T18:00:00+08:00"}
    joined = {"title": "子女就学", "department_id": str(district.labour), "request_ids": [request["id"]]}
    for operation, given in (
        (offers.MAKE_OFFER, {**body, "request_id": request["id"]}),
        (case_steps.OPEN_CASE, joined),
    ):
        with pytest.raises(Failure) as caught:
            district.call(operation, district.supervisor, body=given)
        assert caught.value.problem.code == "not-found", operation.name
