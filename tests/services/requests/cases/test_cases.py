"""Cases: similar requests handled together, each with its own number, deadline, answer and evaluation."""

from threading import Barrier, Thread
from typing import Any

import pytest
from sqlalchemy import text

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.figures import COMPUTE_FIGURES
from contracts.requests import case_steps, cases, lifecycle, reading
from contracts.requests.jobs import JOBS
from contracts.requests.similarity import GET_SIMILAR_REQUESTS
from contracts.roles import Role
from contracts.search import SEARCH_SERVICE
from contracts.worklists import GET_SERVICE_WORKLIST
from tests.harness import actor
from tests.services.requests.cases.steam import (
    ANSWER,
    act,
    answered,
    begun,
    copies,
    members,
    opened,
    read,
    refused,
    run_jobs,
)
from tests.services.requests.district import GOOD, POOR, District, told

COMMON_PROBLEMS = 213


def numbers(found: list[dict[str, Any]]) -> list[str]:
    return [each["number"] for each in found]


def test_a_case_is_opened_with_requests_which_go_to_the_lead_department(district: District) -> None:
    mine, theirs = district.submit(), district.submit(district.neighbour_contact)
    case = opened(district, [mine, theirs])
    assert (case["number"], case["status"], case["members"], case["answered"]) == ("JZ20261123-001", "open", 2, 0)
    assert (case["department_name"], case["chain_name"], case["park_name"]) == ("人社局", "生物医药", None)
    assert case["actions"] == ["change", "addition", "removal", "ending"]
    found = members(district, case)
    assert [(each["number"], each["request_status"], each["department_name"], each["status"]) for each in found] == [
        (mine["number"], "dispatched", "人社局", "waiting"),
        (theirs["number"], "dispatched", "人社局", "waiting"),
    ]
    assert read(district, case, district.handler)["actions"] == ["answer"]
    assert read(district, case)["due_at"] == min(each["due_at"] for each in found)
    (event,) = district.service.emitted("case.opened.v1")
    assert event["data"]["request_ids"] == [mine["id"], theirs["id"]]
    second = opened(district, [], district.park_dispatcher)
    assert (second["number"], second["chain_id"], second["park_name"]) == ("JZ20261123-002", None, "滨海园区")


def test_what_a_department_has_accepted_stays_where_it_is(district: District) -> None:
    accepted, returned = district.handling(), district.returned()
    case = opened(district, [accepted, returned], department_id=str(district.water))
    found = {each["number"]: (each["request_status"], each["department_name"]) for each in members(district, case)}
    assert found == {accepted["number"]: ("handling", "人社局"), returned["number"]: ("dispatched", "水务局")}
    untouched = district.submit()
    act(district, case_steps.ADD_TO_CASE, case, request_ids=[untouched["id"]], gather=False)
    assert district.see(untouched)["status"] == "submitted"


def test_what_has_no_item_is_classified_when_it_is_sent(district: District) -> None:
    one, other = (district.submit(item_id=None, form={}) for _ in range(2))
    case = opened(district, [one])
    assert district.see(one)["status"] == "submitted"
    act(district, case_steps.ADD_TO_CASE, case, request_ids=[other["id"]], item_id=district.item)
    seen = district.see(other)
    assert (seen["status"], seen["item_name"]) == ("dispatched", "招聘与用工缺口")


def test_answering_answers_every_member_by_its_own_steps(district: District) -> None:
    mine, theirs = district.submit(), district.submit(district.neighbour_contact)
    case = opened(district, [mine, theirs])
    job = answered(district, case, additions=[{"request_id": theirs["id"], "addition": "贵单位另装稳压阀。"}])
    assert (job["status"], job["problem"], job["result"]) == (
        "done",
        None,
        {"case_id": case["id"], "done": 2, "refused": []},
    )
    assert district.see(mine, district.contact)["answer"] == ANSWER
    assert district.see(theirs, district.neighbour_contact)["answer"] == f"{ANSWER}\n\n贵单位另装稳压阀。"
    seen = read(district, case)
    assert (seen["status"], seen["answered"], seen["answer"], seen["actions"]) == ("answered", 2, ANSWER, [])
    assert [each["status"] for each in members(district, case)] == ["answered", "answered"]
    # Each once: accepted by the lead department, then answered.
    for kind in ("accepted", "answered"):
        assert sorted(each["number"] for each in told(district, kind)) == sorted([mine["number"], theirs["number"]])
    (event,) = district.service.emitted("case.answered.v1")
    assert (event["data"]["done"], event["data"]["refused"], event["data"]["status"]) == (2, 0, "answered")
    # Each keeps its number, deadline and evaluation.
    closed = district.move(lifecycle.EVALUATE_REQUEST, district.contact, mine, **GOOD)
    assert (closed["status"], closed["number"]) == ("closed", mine["number"])
    assert district.see(theirs)["status"] == "answered"


def test_what_cannot_be_answered_is_told_with_its_reason_and_the_others_are(district: District) -> None:
    good, elsewhere, withdrawn, later = (district.handling() for _ in range(4))
    case = opened(district, [good, elsewhere, withdrawn, later])
    with district.service.database.transaction() as session:
        session.execute(
            text("UPDATE requests SET department_id = :id WHERE number = :number"),
            {"id": district.water, "number": elsewhere["number"]},
        )
    district.move(lifecycle.WITHDRAW_REQUEST, district.contact, withdrawn, reason="已解决")
    job = answered(district, case)
    assert (job["status"], job["result"]["done"]) == ("done", 2)
    why = {each["number"]: (each["code"], each["detail"]["zh"]) for each in job["result"]["refused"]}
    assert why.keys() == {elsewhere["number"], withdrawn["number"]}
    assert why[elsewhere["number"]][0] == "not-with-lead"
    assert "水务局" in why[elsewhere["number"]][1]
    assert why[withdrawn["number"]][0] == "not-now"
    assert sorted(numbers(told(district, "answered"))) == sorted([good["number"], later["number"]])
    seen = read(district, case)
    assert (seen["status"], seen["answered"], seen["members"], seen["answered_at"]) == ("partly_answered", 2, 3, None)
    (waiting,) = members(district, case, status=["waiting"])
    assert (waiting["number"], waiting["refusal"]) == (elsewhere["number"], why[elsewhere["number"]][1])
    # The official answer stays; those that are left are answered with it, or removed.
    refused("case-answered-otherwise", district, case_steps.ANSWER_CASE, case, district.handler, answer="别的答复")
    with district.service.database.transaction() as session:
        session.execute(
            text("UPDATE requests SET department_id = :id WHERE number = :number"),
            {"id": district.labour, "number": elsewhere["number"]},
        )
    assert answered(district, case, answer=None)["result"]["done"] == 1
    assert district.see(elsewhere)["answer"] == ANSWER
    seen = read(district, case)
    assert (seen["status"], seen["answered"], seen["members"]) == ("answered", 3, 3)
    assert seen["answered_at"] is not None


def test_a_case_does_not_wait_for_ever_for_what_was_withdrawn_or_closed_by_itself(district: District) -> None:
    good, withdrawn, closed, judged = (district.handling() for _ in range(4))
    case = opened(district, [good, withdrawn, closed, judged])
    district.move(lifecycle.WITHDRAW_REQUEST, district.contact, withdrawn, reason="已解决")
    for request, marks in ((closed, GOOD), (judged, POOR)):
        district.move(lifecycle.ANSWER_REQUEST, district.handler, request, answer="已单独答复")
        district.move(lifecycle.EVALUATE_REQUEST, district.contact, request, **marks)
    job = answered(district, case)
    assert (job["result"]["done"], len(job["result"]["refused"])) == (1, 3)
    gone = members(district, case, status=["removed"])
    assert {each["request_id"] for each in gone} == {withdrawn["id"], closed["id"]}
    assert all(each["reason"] for each in gone)
    (event,) = district.service.emitted("case.members-removed.v1")
    assert set(event["data"]["request_ids"]) == {withdrawn["id"], closed["id"]}
    # What a supervisor may have handled again still belongs to it.
    assert [each["request_id"] for each in members(district, case, status=["waiting"])] == [judged["id"]]
    district.move(lifecycle.REVIEW_REQUEST, district.supervisor, judged, decision="uphold", reason="已尽力")
    assert answered(district, case, answer=None)["result"]["done"] == 0
    seen = read(district, case)
    assert (seen["status"], seen["answered"], seen["members"]) == ("answered", 1, 1)
    history = district.call(cases.LIST_CASE_HISTORY, district.dispatcher, case["id"], query={})["items"]
    assert [(each["action"], each["count"]) for each in history] == [
        *(("opening", 4), ("answer", 1), ("removal", 2), ("removal", 1)),
    ]


def test_a_request_is_in_one_open_case(district: District) -> None:
    request = district.submit()
    case = opened(district, [request])
    failure = refused(
        "in-another-case", district, case_steps.ADD_TO_CASE, opened(district), request_ids=[request["id"]]
    )
    assert failure.params == {"number": request["number"], "other": case["number"]}
    refused("in-this-case", district, case_steps.ADD_TO_CASE, case, request_ids=[request["id"]])
    # None of the others was added either, and no case is opened for them.
    free = district.submit()
    with pytest.raises(Failure):
        opened(district, [free, request])
    assert district.call(cases.LIST_CASES, district.supervisor, query={"request_id": free["id"]})["items"] == []
    # Removed, it may be in another one; given up, a case holds nothing.
    act(district, case_steps.REMOVE_FROM_CASE, case, request_ids=[request["id"]], reason="另一问题")
    other = opened(district, [request])
    act(district, case_steps.END_CASE, other, reason="不属同一问题")
    act(district, case_steps.ADD_TO_CASE, case, request_ids=[request["id"]])
    assert [each["status"] for each in members(district, case)] == ["removed", "waiting"]
    found = district.call(cases.LIST_CASES, district.supervisor, query={"request_id": request["id"]})["items"]
    assert numbers(found) == [other["number"], case["number"]]


def test_two_who_add_a_request_to_two_cases_at_once(district: District) -> None:
    request = district.submit()
    both = [opened(district), opened(district)]
    barrier, outcomes = Barrier(2), []

    def add(case: dict[str, Any]) -> None:
        barrier.wait(30)
        try:
            act(district, case_steps.ADD_TO_CASE, case, request_ids=[request["id"]])
            outcomes.append("added")
        except Failure as failure:
            outcomes.append(failure.problem.code)

    threads = [Thread(target=add, args=(case,)) for case in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["added", "in-another-case"]
    assert sum(len(members(district, case)) for case in both) == 1


def test_similar_requests_tell_offices_of_the_case_that_they_are_in(district: District) -> None:
    one, other = (district.submit() for _ in range(2))
    case = opened(district, [other])
    for caller, told_of in ((district.dispatcher, (case["id"], case["number"])), (district.contact, (None, None))):
        (found,) = district.call(GET_SIMILAR_REQUESTS, caller, one["id"], query={})["items"]
        assert (found["case_id"], found["case_number"]) == told_of
    act(district, case_steps.END_CASE, case, reason="不同")
    (found,) = district.call(GET_SIMILAR_REQUESTS, district.dispatcher, one["id"], query={})["items"]
    assert found["case_id"] is None


def test_a_poor_evaluation_reopens_that_member_alone(district: District) -> None:
    mine, theirs = district.submit(), district.submit(district.neighbour_contact)
    case = opened(district, [mine, theirs])
    answered(district, case)
    district.move(lifecycle.EVALUATE_REQUEST, district.contact, mine, **POOR)
    reopened = district.move(lifecycle.REVIEW_REQUEST, district.supervisor, mine, decision="reopen", reason="未解决")
    assert reopened["status"] == "dispatched"
    assert district.see(theirs)["status"] == "answered"
    seen = read(district, case)
    assert (seen["status"], seen["answered"]) == ("answered", 2)
    # It is answered again by itself, or in another case.
    assert members(district, opened(district, [mine]))[0]["number"] == mine["number"]


def test_who_sees_cases_and_who_keeps_them(district: District) -> None:
    request = district.submit()
    case = opened(district, [request])
    for caller in (district.dispatcher, district.handler, district.chief, district.supervisor, district.operator):
        assert read(district, case, caller)["number"] == case["number"]
        assert numbers(district.call(cases.LIST_CASES, caller, query={})["items"]) == [case["number"]]
        assert len(members(district, case, caller)) == 1
    strangers = (district.other_dispatcher, district.other_handler, district.other_chief, district.park_dispatcher)
    for caller in strangers:
        assert district.call(cases.LIST_CASES, caller, query={})["items"] == []
        for operation in (cases.GET_CASE, cases.LIST_CASE_MEMBERS, cases.LIST_CASE_HISTORY):
            with pytest.raises(Failure) as caught:
                district.call(operation, caller, case["id"], **({"query": {}} if operation.query else {}))
            assert caught.value.problem.code == "not-found"
    for caller in (district.other_dispatcher, district.park_dispatcher):
        refused("not-found", district, case_steps.ADD_TO_CASE, case, caller, request_ids=[request["id"]])
        refused("not-found", district, case_steps.END_CASE, case, caller, reason="不同")
    refused("not-found", district, case_steps.ANSWER_CASE, case, district.other_handler, answer=ANSWER)
    # A dispatcher of another chain cannot bring in what he does not see, nor an official what he only sees.
    stranger = district.submit(district.stranger_contact)
    refused("not-found", district, case_steps.ADD_TO_CASE, case, request_ids=[stranger["id"]])
    both = actor((Role.DEPARTMENT_HANDLER, district.labour), (Role.DISPATCHER, district.other_park))
    sent = district.dispatched()
    refused("forbidden", district, case_steps.ADD_TO_CASE, case, both, request_ids=[sent["id"]])
    # Of what a supervisor has brought in from another chain a dispatcher sees nothing but the number.
    act(district, case_steps.ADD_TO_CASE, case, district.supervisor, request_ids=[stranger["id"]], gather=False)
    assert numbers(members(district, case, district.dispatcher)) == [request["number"]]
    assert read(district, case, district.dispatcher)["members"] == 2


def test_the_chain_of_a_case_is_one_that_its_keeper_serves(district: District) -> None:
    for caller, chain in ((district.dispatcher, district.other_chain), (district.supervisor, district.park)):
        with pytest.raises(Failure) as caught:
            opened(district, [], caller, chain_id=str(chain))
        assert [error["field"] for error in caught.value.errors] == ["chain_id"]
    assert opened(district, [], district.supervisor)["chain_id"] is None
    made = opened(district, [], district.supervisor, chain_id=str(district.other_chain))
    assert made["chain_name"] == "化工材料"


def test_bad_input_is_refused_with_what_is_wrong(district: District) -> None:
    request, done = district.submit(), district.answered()
    case = opened(district, [request])
    refused("request-not-open", district, case_steps.ADD_TO_CASE, case, request_ids=[done["id"]])
    refused("not-found", district, case_steps.ADD_TO_CASE, case, request_ids=[district.enterprise])
    refused("not-in-case", district, case_steps.REMOVE_FROM_CASE, case, request_ids=[done["id"]], reason="不同")
    refused("invalid", district, case_steps.ADD_TO_CASE, case, request_ids=[request["id"]] * 2)
    refused("invalid", district, case_steps.ADD_TO_CASE, case, request_ids=[])
    refused("invalid", district, case_steps.ANSWER_CASE, case, district.handler)
    addition = {"request_id": done["id"], "addition": "另"}
    refused(
        "not-in-case", district, case_steps.ANSWER_CASE, case, district.handler, answer=ANSWER, additions=[addition]
    )
    hidden = district.submit(district.stranger_contact)
    for of, said in ((done, done["number"]), (hidden, hidden["id"])):
        body = {"answer": ANSWER, "additions": [{"request_id": of["id"], "addition": "另"}]}
        with pytest.raises(Failure) as caught:
            district.call(case_steps.ANSWER_CASE, district.handler, case["id"], body=body)
        assert str(caught.value.params["number"]) == said
    with pytest.raises(Failure) as caught:
        opened(district, department_id=str(district.enterprise))
    assert [error["field"] for error in caught.value.errors] == ["department_id"]
    refused("case-empty", district, case_steps.ANSWER_CASE, opened(district), district.handler, answer=ANSWER)


def test_what_has_ended_or_is_being_answered_changes_no_more(district: District) -> None:
    case = opened(district, [district.submit()])
    job = begun(district, case)
    assert read(district, case)["job_id"] == job["id"]
    assert read(district, case)["actions"] == []
    steps = (
        (case_steps.ADD_TO_CASE, None, {"request_ids": [district.submit()["id"]]}),
        (case_steps.REMOVE_FROM_CASE, None, {"request_ids": [district.submit()["id"]], "reason": "不同"}),
        (case_steps.END_CASE, None, {"reason": "不同"}),
        (case_steps.ANSWER_CASE, district.handler, {"answer": ANSWER}),
    )
    for operation, caller, body in steps:
        refused("case-being-answered", district, operation, case, caller, **body)
    run_jobs(district)
    seen = read(district, case)
    assert (seen["job_id"], seen["status"]) == (None, "answered")
    for operation, caller, body in steps:
        refused("case-not-open", district, operation, case, caller, **body)


def test_a_case_is_changed_by_the_version_that_was_seen(district: District) -> None:
    case = opened(district)
    changes = {"title": "主管网压力不足", "department_id": str(district.water)}
    changed = district.call(
        case_steps.CHANGE_CASE, district.dispatcher, case["id"], body=changes, if_match=case["version"]
    )
    assert (changed["title"], changed["department_name"]) == ("主管网压力不足", "水务局")
    with pytest.raises(Failure) as caught:
        district.call(case_steps.CHANGE_CASE, district.dispatcher, case["id"], body=changes, if_match=case["version"])
    assert caught.value.problem.code == "changed-meanwhile"
    (event,) = district.service.emitted("case.changed.v1")
    assert event["data"]["from_department_id"] == str(district.labour)
    refused("not-found", district, case_steps.ANSWER_CASE, case, district.handler, answer=ANSWER)


def test_the_history_names_who_did_what_in_which_post(district: District) -> None:
    request, other = district.submit(), district.submit()
    case = opened(district, [request])
    act(district, case_steps.ADD_TO_CASE, case, request_ids=[other["id"]], reason="同一管网")
    act(district, case_steps.REMOVE_FROM_CASE, case, request_ids=[other["id"]], reason="计量争议")
    answered(district, case)
    found = district.call(cases.LIST_CASE_HISTORY, district.chief, case["id"], query={})["items"]
    assert [(each["action"], each["role"], each["reason"], each["requests"]) for each in found] == [
        ("opening", "dispatcher", None, [request["number"]]),
        ("addition", "dispatcher", "同一管网", [other["number"]]),
        ("removal", "dispatcher", "计量争议", [other["number"]]),
        ("answer", "department_handler", None, [request["number"]]),
    ]
    # The request's own history has it for the offices, and the enterprise learns nothing of the others.
    steps = district.call(reading.LIST_REQUEST_HISTORY, district.dispatcher, other["id"], query={})["items"]
    noted = [(each["action"], each["reason"], each["details"].get("number")) for each in steps]
    assert ("case", "同一管网", case["number"]) in noted
    assert ("case_removal", "计量争议", case["number"]) in noted
    steps = district.call(reading.LIST_REQUEST_HISTORY, district.contact, other["id"], query={})["items"]
    assert not {"case", "case_removal"} & {each["action"] for each in steps}


def test_a_case_waits_for_its_lead_department_and_is_found_by_its_words(district: District) -> None:
    def waits(caller: Actor) -> list[str]:
        kinds = district.call(GET_SERVICE_WORKLIST, caller, query={})["kinds"]
        return [item["number"] for kind in kinds if kind["kind"] == "case.answer" for item in kind["items"]]

    assert waits(district.handler) == []
    case = opened(district, [district.submit()])
    opened(district)
    assert waits(district.handler) == [case["number"]]
    assert waits(district.other_handler) == []
    listed = district.call(cases.LIST_CASES, district.handler, query={"waiting": "answer"})["items"]
    assert numbers(listed) == [case["number"]]
    answered(district, case)
    assert waits(district.handler) == []
    for sought in ("蒸汽 压力", "主管网 增容", case["number"]):
        (kind,) = district.call(SEARCH_SERVICE, district.dispatcher, query={"q": sought, "kinds": ["case"]})["kinds"]
        assert case["number"] in numbers(kind["items"])
    assert (
        district.call(SEARCH_SERVICE, district.other_dispatcher, query={"q": "主管网", "kinds": ["case"]})["kinds"]
        == []
    )


@pytest.mark.slow
def test_three_hundred_members_are_answered_by_one_action(district: District, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chassis.running.jobs.TELL_SECONDS", 0.1)
    case, given = opened(district), copies(district, district.handling(), 300)
    for place in range(0, 300, 100):
        act(district, case_steps.ADD_TO_CASE, case, request_ids=given[place : place + 100])
    job = answered(district, case)
    assert (job["status"], job["done"], job["total"], job["result"]["done"]) == ("done", 300, 300, 300)
    assert len({each["id"] for each in told(district, "answered")}) == len(told(district, "answered")) == 300
    progress = [each["data"]["done"] for each in district.service.emitted(JOBS.changed.type)]
    assert progress == sorted(progress)
    assert progress[-1] == 300
    assert len(progress) > 3
    assert read(district, case)["answered"] == 300


def figures(district: District, caller: Actor, **query: Any) -> dict[str, Any]:
    names = ["cases.opened", "cases.solved", "cases.answered_requests"]
    found = district.call(COMPUTE_FIGURES, caller, query={"names": names, **query})["figures"]
    return {each["figure"]: each for each in found}


@pytest.mark.slow
def test_the_common_problems_solved_by_cases_are_counted(district: District) -> None:
    for n, request_id in enumerate(copies(district, district.handling(), COMMON_PROBLEMS), start=1):
        case = opened(district, request_ids=[request_id], title=f"第 {n} 个共性问题")
        begun(district, case)
        assert run_jobs(district) == 1
    unsolved = opened(district, [district.submit()])
    found = figures(district, district.supervisor)
    assert found["cases.solved"]["total"]["value"] == COMMON_PROBLEMS
    assert found["cases.opened"]["total"]["value"] == COMMON_PROBLEMS + 1
    assert found["cases.answered_requests"]["total"]["value"] == COMMON_PROBLEMS
    assert "status=answered" in found["cases.solved"]["total"]["opens"]
    by_department = figures(district, district.dispatcher, group_by="department")["cases.solved"]
    assert [(group["name"], group["value"]) for group in by_department["groups"]] == [("人社局", COMMON_PROBLEMS)]
    assert figures(district, district.other_dispatcher)["cases.solved"]["total"]["value"] == 0
    assert figures(district, district.supervisor, to="2026-11-22")["cases.solved"]["total"]["value"] == 0
    assert read(district, unsolved)["status"] == "open"
