"""Steps that do not follow, and what time and the calendar do to a request."""

import re
from typing import Any
from uuid import UUID

import pytest

from chassis.calling.errors import Failure
from chassis.storing.database import new_id
from contracts.operation import Operation
from contracts.requests import calendar, catalog, joint, lifecycle, reading, supplements
from contracts.requests.vocabulary import REQUEST_STATUS, REQUEST_STEP
from contracts.roles import Role
from tests.harness import actor
from tests.services.requests.district import FORM, GOOD, District, refused, told

# What is not possible

STEPS: dict[str, tuple[Operation, str, dict[str, Any]]] = {
    "dispatch": (lifecycle.DISPATCH_REQUEST, "dispatcher", {}),
    "accept": (lifecycle.ACCEPT_REQUEST, "handler", {}),
    "return": (lifecycle.RETURN_REQUEST, "handler", {"reason": "理由"}),
    "redispatch": (lifecycle.REDISPATCH_REQUEST, "dispatcher", {"department_id": str(UUID(int=1)), "reason": "理由"}),
    "confirmation": (lifecycle.CONFIRM_DISPATCH, "dispatcher", {"reason": "理由"}),
    "extension": (lifecycle.REQUEST_EXTENSION, "handler", {"days": 1, "reason": "理由"}),
    "extension_decision": (lifecycle.DECIDE_EXTENSION, "dispatcher", {"granted": True, "reason": "理由"}),
    "supplement": (supplements.REQUEST_SUPPLEMENT, "dispatcher", {"content": "请补充"}),
    "supply": (supplements.SUPPLY_REQUEST, "contact", {"content": "已补充"}),
    "progress": (supplements.REPORT_PROGRESS, "handler", {"content": "进展"}),
    "answer": (lifecycle.ANSWER_REQUEST, "handler", {"answer": "已办"}),
    "evaluation": (lifecycle.EVALUATE_REQUEST, "contact", GOOD),
    "withdrawal": (lifecycle.WITHDRAW_REQUEST, "contact", {"reason": "理由"}),
    "review": (lifecycle.REVIEW_REQUEST, "supervisor", {"decision": "uphold", "reason": "理由"}),
    "part": (joint.ADD_PART, "dispatcher", {"department_id": str(UUID(int=1)), "reason": "理由"}),
}
POSSIBLE = {
    "submitted": {"dispatch", "withdrawal"},
    "dispatched": {"accept", "return", "redispatch", "supplement", "supply", "withdrawal", "part"},
    "handling": {"extension", "extension_decision", "supplement", "supply", "progress", "answer", "withdrawal", "part"},
    "returned": {"redispatch", "confirmation", "withdrawal", "part"},
    "answered": {"evaluation"},
    "under_review": {"review"},
    "closed": set(),
    "withdrawn": set(),
}


@pytest.mark.parametrize("status", POSSIBLE)
def test_a_step_that_does_not_follow_is_a_conflict_that_names_the_status_and_what_the_caller_can_do(
    district: District, status: str
) -> None:
    request = district.submit() if status == "submitted" else getattr(district, status)()
    assert request["status"] == status
    before = len(district.service.emitted())
    for name, (operation, who, body) in STEPS.items():
        if name in POSSIBLE[status]:
            continue
        caller = getattr(district, who)
        if who == "handler" and status in ("submitted", "withdrawn"):
            # No department has it, so a department does not even see it.
            refused("not-found", district, operation, caller, request, **body)
            continue
        failure = refused("not-now", district, operation, caller, request, **body)
        own = district.see(request, caller)["actions"]
        assert set(own) <= POSSIBLE[status]
        assert failure.params["possible_zh"] == REQUEST_STEP.listed(own).zh
        # In Chinese nothing is left of the codes.
        said = failure.problem.detail.zh.format_map(failure.params)
        assert re.findall("[A-Za-z_]+", said) == []
        assert f"“{REQUEST_STATUS.words[status].zh}”" in said
        assert f"“{REQUEST_STEP.words[name].zh}”" in said
        assert REQUEST_STEP.words[name].en in failure.problem.detail.en.format_map(failure.params)
    assert district.see(request)["status"] == status
    assert len(district.service.emitted()) == before


def test_a_conflict_says_that_the_caller_can_do_nothing_now(district: District) -> None:
    failure = refused("not-now", district, lifecycle.ACCEPT_REQUEST, district.handler, district.answered())
    assert failure.problem.detail.zh.format_map(failure.params).endswith("您现在可以执行:无。")
    assert failure.problem.detail.en.format_map(failure.params).endswith("What you can do now: nothing.")


def test_whoever_holds_the_role_elsewhere_is_told_so(district: District) -> None:
    request = district.submit()
    # Sees the request as the chief of its chain, and dispatches for another one.
    mixed = actor((Role.CHAIN_CHIEF, new_id(), district.chain), (Role.DISPATCHER, new_id(), district.other_chain))
    failure = refused("forbidden", district, lifecycle.DISPATCH_REQUEST, mixed, request)
    assert failure.problem.detail.zh.format_map(failure.params) == (
        "此操作需要以下岗位之一:派单员。您的岗位(派单员)不负责此对象。"
    )
    assert failure.problem.detail.en.format_map(failure.params) == (
        "This operation needs one of these roles: dispatcher. "
        "Your post (dispatcher) is not responsible for this object."
    )
    failure = refused("forbidden", district, lifecycle.DISPATCH_REQUEST, district.contact, request)
    assert "您的岗位" not in failure.problem.detail.zh.format_map(failure.params)


def test_the_actions_shown_are_those_of_the_caller(district: District) -> None:
    request = district.dispatched()
    assert district.see(request, district.handler)["actions"] == ["accept", "return"]
    assert district.see(request, district.dispatcher)["actions"] == ["redispatch", "supplement", "part"]
    assert district.see(request, district.contact)["actions"] == ["withdrawal"]
    for watcher in (district.supervisor, district.chief, district.operator):
        assert district.see(request, watcher)["actions"] == []


# What time and the calendar do


def test_rungs_that_are_reached_stand_in_the_request_its_history_and_an_event(district: District) -> None:
    request = district.handling()
    district.at("2026-11-30 09:00")
    district.service.tick("climb_ladder")
    assert district.see(request)["rung"] == "reminder_80"
    district.at("2026-12-16 09:00")
    district.service.tick("climb_ladder")
    district.service.tick("climb_ladder")
    assert district.see(request)["rung"] == "chain_chief"
    assert [event["rung"] for event in told(district, "rung-reached")] == [
        "reminder_50",
        "reminder_80",
        "overdue",
        "supervision_notice",
        "chain_chief",
    ]
    history = district.call(reading.LIST_REQUEST_HISTORY, district.contact, request["id"], query={})["items"]
    assert [entry["details"] for entry in history if entry["action"] == "rung"][2] == {"rung": "overdue"}


def test_a_changed_calendar_moves_the_deadline_of_the_request(district: District) -> None:
    request = district.dispatched()
    day = {"setting": "off", "reason": "暴雪停工"}
    version = district.call(
        calendar.GET_WORKING_CALENDAR, district.operator, query={"from": "2026-11-23", "to": "2026-11-30"}
    )["version"]
    district.call(calendar.SET_CALENDAR_DAY, district.operator, "2026-11-25", body=day, if_match=version)
    district.service.tick("recompute_deadlines")
    assert district.see(request)["due_at"] == "2026-12-01T17:30:00+08:00"
    assert told(district, "deadline-moved")[0]["due_at"] == "2026-12-01T17:30:00+08:00"


def test_a_deadline_is_explained_to_who_may_see_the_request(district: District) -> None:
    request = district.submit()
    deadline = district.call(reading.GET_REQUEST_DEADLINE, district.contact, request["id"])
    assert (deadline["status"], deadline["due_at"]) == ("not_started", None)
    request = district.move(lifecycle.DISPATCH_REQUEST, district.dispatcher, request)
    deadline = district.call(reading.GET_REQUEST_DEADLINE, district.contact, request["id"])
    assert deadline["due_at"] == request["due_at"]
    assert deadline["steps"][-1]["step"] == "due"
    with pytest.raises(Failure) as caught:
        district.call(reading.GET_REQUEST_DEADLINE, district.neighbour_contact, request["id"])
    assert caught.value.problem.code == "not-found"


def test_a_change_of_the_catalog_leaves_requests_as_they_were_submitted(district: District) -> None:
    request = district.submit()
    form = [{**FORM[0], "label": "职位"}]
    district.call(catalog.CHANGE_CATALOG_ITEM, district.operator, district.item, body={"form": form})
    assert district.see(request)["form"][0]["label"] == "岗位"
