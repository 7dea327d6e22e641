"""Follow-ups: what is called back about, who makes them, who learns of them, and what comes of them."""

import hashlib
import hmac
from typing import Any

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from chassis.storing.database import new_id
from contracts.requests import calendar, followups, lifecycle, reading
from contracts.requests.followups import LIST_FOLLOW_UP_SEEDS
from contracts.roles import Role
from contracts.worklists import GET_SERVICE_WORKLIST
from tests.harness import actor
from tests.services.requests.district import GOOD, District, told
from tests.services.requests.followups.calling import (
    DISPLEASED,
    clerk_of,
    drawn,
    evaluated,
    listed,
    miss,
    record,
    set_share,
    upheld,
)


def refused(code: str, call: Any, *given: Any, **more: Any) -> Failure:
    with pytest.raises(Failure) as caught:
        call(*given, **more)
    assert caught.value.problem.code == code
    return caught.value


def events_of(district: District, kind: str) -> list[dict[str, Any]]:
    return [event["data"] for event in district.service.emitted(f"follow-up.{kind}.v1")]


def unevaluated(district: District) -> dict[str, Any]:
    found = district.answered()
    district.at("2026-12-20 10:00")
    district.service.tick("close_unevaluated")
    return district.see(found)


# What is called back about.


def test_all_that_was_rated_poorly_or_by_nobody_is_called_back_about(district: District) -> None:
    set_share(district, 0)
    poor, good, nobody = upheld(district), district.closed(), unevaluated(district)
    district.service.tick("draw_follow_ups")
    found = {one["request_id"]: one for one in listed(district, clerk_of(district))}
    assert {found[each["id"]]["cause"] for each in (poor,)} == {"poor"}
    assert found[nobody["id"]]["cause"] == "unevaluated"
    assert good["id"] not in found
    assert [one["request_id"] for one in events_of(district, "drawn")] == [poor["id"], nobody["id"]]


def test_what_was_reopened_after_a_poor_evaluation_is_called_back_about_though_it_ends_well(district: District) -> None:
    set_share(district, 0)
    again = district.move(
        lifecycle.REVIEW_REQUEST, district.supervisor, evaluated(district), decision="reopen", reason="未解决"
    )
    assert not district.service.tick("draw_follow_ups")
    again = district.move(lifecycle.ACCEPT_REQUEST, district.handler, again)
    again = district.move(lifecycle.ANSWER_REQUEST, district.handler, again, answer="已招到两人")
    district.move(lifecycle.EVALUATE_REQUEST, district.contact, again, **GOOD)
    one = drawn(district, again)
    assert (one["cause"], one["enterprise_overall"], one["number"]) == ("poor", 5, f"HF{again['number']}")


def test_the_sample_can_be_drawn_again_from_the_seed_once_the_month_is_over(district: District) -> None:
    set_share(district, 50)
    closed = [district.closed()["id"] for _ in range(24)]
    district.service.tick("draw_follow_ups")
    sampled = {one["request_id"] for one in listed(district, district.operator, limit=100)}
    assert sampled < set(closed)
    assert sampled
    (secret,) = district.call(LIST_FOLLOW_UP_SEEDS, district.supervisor, query={})["items"]
    assert (secret["month"], secret["share"], secret["seed"]) == ("2026-11-01", 50, None)
    assert (secret["sampled"], secret["besides"]) == (len(sampled), 0)
    district.at("2026-12-01 00:00")
    district.service.tick("draw_follow_ups")
    this_month, before = district.call(LIST_FOLLOW_UP_SEEDS, district.supervisor, query={})["items"]
    assert this_month["seed"] is None
    assert before["digest"] == secret["digest"] == hashlib.sha256(bytes.fromhex(before["seed"])).hexdigest()

    def in_sample(request_id: str) -> bool:
        digest = hmac.new(bytes.fromhex(before["seed"]), request_id.encode(), "sha256").digest()
        return int.from_bytes(digest[:8], "big") * 100 < before["share"] * 2**64

    assert {request_id for request_id in closed if in_sample(request_id)} == sampled


def test_nobody_makes_the_sample_of_a_month_larger_or_smaller_once_it_has_begun(district: District) -> None:
    district.service.tick("draw_follow_ups")
    set_share(district, 100)
    district.closed()
    district.service.tick("draw_follow_ups")
    assert [seed["share"] for seed in district.call(LIST_FOLLOW_UP_SEEDS, district.chief, query={})["items"]] == [20]
    district.at("2026-12-01 10:00")
    district.service.tick("draw_follow_ups")
    assert drawn(district, district.closed())["cause"] == "sample"


def test_the_seed_is_that_of_the_month_of_the_closing_however_late_it_is_drawn(district: District) -> None:
    district.service.tick("draw_follow_ups")
    closed = upheld(district)
    district.at("2026-12-01 10:00")
    assert drawn(district, closed)["cause"] == "poor"
    assert [one["month"] for one in district.call(LIST_FOLLOW_UP_SEEDS, district.operator, query={})["items"]] == [
        "2026-12-01",
        "2026-11-01",
    ]
    assert listed(district, district.operator, month="2026-11-15")


def test_the_seed_lies_encrypted(district: District) -> None:
    district.service.tick("draw_follow_ups")
    district.at("2026-12-01 10:00")
    (found,) = district.call(LIST_FOLLOW_UP_SEEDS, district.operator, query={})["items"]
    assert not any(found["seed"] in row for _, row in district.service.contents())


# Who learns of it.


def test_nobody_who_is_judged_learns_of_a_follow_up_before_it_is_made(district: District) -> None:
    closed = upheld(district)
    seen_before = {who: district.see(closed, getattr(district, who)) for who in ("contact", "handler", "dispatcher")}
    one = drawn(district, closed)
    for who, before in seen_before.items():
        caller: Actor = getattr(district, who)
        assert district.see(closed, caller) == before, who
        history = district.call(reading.LIST_REQUEST_HISTORY, caller, closed["id"], query={})["items"]
        assert history[-1]["action"] == "review", who
    assert listed(district, district.contact) == []
    refused("not-found", district.call, followups.GET_FOLLOW_UP, district.contact, one["id"])
    (event,) = events_of(district, "drawn")
    assert event["shown_to_id"] is None
    # Somebody of the department who is also a clerk, and a clerk who is also of the enterprise, are judged too.
    for role, place in ((Role.DEPARTMENT_HANDLER, district.labour), (Role.ENTERPRISE_CONTACT, district.enterprise)):
        both = actor((Role.FOLLOW_UP_CLERK, new_id()), (role, place))
        assert listed(district, both) == []
        refused("not-found", record, district, both, one)
        refused("not-found", district.call, followups.GET_FOLLOW_UP_DEADLINE, both, one["id"])
        waits = district.call(GET_SERVICE_WORKLIST, both, query={})["kinds"]
        assert not any(kind["counts"]["total"] for kind in waits if kind["kind"] == "follow_up.call")


def test_the_enterprise_reads_what_was_noted_of_it_and_no_notes(district: District) -> None:
    one, clerk = drawn(district), clerk_of(district)
    miss(district, clerk, one)
    record(district, clerk, one, comment="人到了")
    (seen,) = listed(district, district.contact)
    whole = district.call(followups.GET_FOLLOW_UP, district.contact, seen["id"])
    assert (whole["overall"], whole["comment"], whole["actions"]) == (5, "人到了", [])
    assert [call["note"] for call in whole["calls"]] == [None, None]
    told_to_clerk = district.call(followups.GET_FOLLOW_UP, clerk, seen["id"])
    assert [(call["reached"], call["note"]) for call in told_to_clerk["calls"]] == [(False, "无人接听"), (True, "")]
    assert listed(district, district.neighbour_contact) == []


@pytest.mark.parametrize("who", ["other_chief", "neighbour_contact", "stranger_contact"])
def test_to_others_there_is_no_such_follow_up(district: District, who: str) -> None:
    one, caller = drawn(district), getattr(district, who)
    assert listed(district, caller) == []
    refused("not-found", district.call, followups.GET_FOLLOW_UP, caller, one["id"])


def test_clerks_see_those_of_their_chain_and_those_at_large_all(district: District) -> None:
    one = drawn(district)
    elsewhere = actor((Role.FOLLOW_UP_CLERK, new_id(), district.other_chain))
    refused("not-found", record, district, elsewhere, one)
    assert listed(district, elsewhere) == []
    for clerk in (clerk_of(district), clerk_of(district, chain=False)):
        assert [found["id"] for found in listed(district, clerk)] == [one["id"]]
    # A clerk does not see the request itself.
    refused("forbidden", district.see, {"id": one["request_id"]}, clerk)


# Making it.


def test_a_pleased_enterprise_leaves_the_request_closed(district: District) -> None:
    closed = upheld(district)
    one, clerk = drawn(district, closed), clerk_of(district)
    made = record(district, clerk, one)
    assert (made["status"], made["poor"], made["disagrees"]) == ("made", False, True)
    assert (made["description"], made["answer"]) == ("二期投产,缺实验员两名。", "已安排专场招聘")
    assert district.see(closed) == closed
    assert events_of(district, "made")[0]["shown_to_id"] == str(district.enterprise)
    refused("follow-up-over", record, district, clerk, one)
    refused("follow-up-over", miss, district, clerk, one)


def test_a_displeased_one_takes_it_to_the_supervisor_as_a_poor_evaluation_does(district: District) -> None:
    set_share(district, 100)
    closed = district.closed()
    one = drawn(district, closed)
    made = record(district, clerk_of(district), one, **DISPLEASED)
    assert (made["poor"], made["disagrees"], made["enterprise_overall"]) == (True, True, 5)
    seen = district.see(closed)
    assert (seen["status"], seen["closed_at"], seen["pending"]) == ("under_review", None, ["review"])
    assert [(clock["duty"], clock["role"]) for clock in seen["clocks"]] == [("review", "supervisor")]
    assert [item["id"] for item in _waiting(district, "request.review")] == [closed["id"]]
    (event,) = told(district, "disputed")
    assert (event["status"], event["overall"], event["reason"]) == ("under_review", 2, DISPLEASED["comment"])
    step = district.call(reading.LIST_REQUEST_HISTORY, district.handler, closed["id"], query={})["items"][-1]
    assert (step["action"], step["role"], step["details"]["result"]) == ("follow_up", "follow_up_clerk", 1)
    # The evaluation of the enterprise stays as it is.
    assert seen["evaluation"]["overall"] == 5

    ended = district.move(lifecycle.REVIEW_REQUEST, district.supervisor, closed, decision="uphold", reason="属实")
    assert ended["status"] == "closed"
    assert ended["rounds"][0]["review"] is None
    after = district.call(followups.GET_FOLLOW_UP, district.supervisor, one["id"])
    assert (after["review"]["decision"], after["review"]["reason"]) == ("uphold", "属实")
    # About one answer somebody calls once.
    assert district.service.tick("draw_follow_ups") == 1
    assert len(listed(district, district.operator)) == 1


def test_what_is_answered_anew_after_a_follow_up_is_called_back_about_anew(district: District) -> None:
    closed = upheld(district)
    record(district, clerk_of(district), drawn(district, closed), **DISPLEASED)
    again = district.move(lifecycle.REVIEW_REQUEST, district.supervisor, closed, decision="reopen", reason="未解决")
    assert (again["status"], again["reopened"]) == ("dispatched", 1)
    again = district.move(lifecycle.ACCEPT_REQUEST, district.handler, again)
    again = district.move(lifecycle.ANSWER_REQUEST, district.handler, again, answer="又招到两人")
    again = district.move(lifecycle.EVALUATE_REQUEST, district.contact, again, **GOOD)
    assert drawn(district, again)["number"] == f"HF{again['number']}-2"


def test_the_third_call_that_reaches_nobody_ends_it(district: District) -> None:
    one, clerk = drawn(district), clerk_of(district)
    assert [miss(district, clerk, one)["status"] for _ in range(3)] == ["waiting", "waiting", "not_reached"]
    refused("follow-up-over", miss, district, clerk, one)
    refused("follow-up-over", record, district, clerk, one)
    assert [data["misses"] for data in events_of(district, "missed")] == [1, 2, 3]
    assert _waiting(district, "follow_up.call", clerk) == []
    assert listed(district, district.contact) == []
    found = district.call(followups.GET_FOLLOW_UP_DEADLINE, clerk, one["id"])
    assert (found["status"], found["duty"], found["role"]) == ("stopped", "follow_up", "follow_up_clerk")


def test_another_version_is_refused(district: District) -> None:
    one, clerk = drawn(district), clerk_of(district)
    miss(district, clerk, one)
    call = (followups.MISS_FOLLOW_UP, clerk, one["id"])
    refused("changed-meanwhile", district.call, *call, body={"note": "停机"}, if_match=one["version"])


def test_a_supervisor_calls_back_while_no_clerk_can_act(district: District) -> None:
    one = drawn(district)
    assert [item["id"] for item in _waiting(district, "follow_up.call")] == [one["id"]]
    clerk = clerk_of(district)
    assert _waiting(district, "follow_up.call") == []
    failure = refused("forbidden", record, district, district.supervisor, one)
    assert "follow-up clerk" in str(failure.params["roles_en"])
    refused("forbidden", record, district, district.chief, one)
    assert _waiting(district, "follow_up.call", clerk)[0]["number"] == one["number"]
    district.tell_posts(clerk, last="2026-11-22")
    assert record(district, district.supervisor, one)["status"] == "made"


@pytest.mark.parametrize("judged", ["department_handler", "enterprise_contact"])
def test_a_supervisor_calls_back_where_the_only_clerk_is_judged(district: District, judged: str) -> None:
    place = district.labour if judged == "department_handler" else district.enterprise
    both = actor((Role.FOLLOW_UP_CLERK, new_id(), district.chain), (Role(judged), place))
    district.tell_posts(both)
    one = drawn(district)
    refused("not-found", record, district, both, one)
    assert [item["id"] for item in _waiting(district, "follow_up.call")] == [one["id"]]
    assert record(district, district.supervisor, one)["status"] == "made"


def test_what_nobody_can_call_back_about_is_told_as_a_vacancy(district: District) -> None:
    drawn(district)
    district.service.tick("find_vacancies")
    assert district.service.emitted("vacancy.found.v1") == []
    district.tell_posts(district.supervisor, last="2026-11-22")
    district.service.tick("find_vacancies")
    (event,) = district.service.emitted("vacancy.found.v1")
    found = event["data"]
    assert (found["role"], found["chain_id"], found["requests"]) == ("follow_up_clerk", str(district.chain), 1)


# Its clock.


def test_a_follow_up_is_on_a_clock_of_its_own(district: District) -> None:
    one, clerk = drawn(district), clerk_of(district)
    assert one["due_at"] == "2026-11-30T17:30:00+08:00"
    district.at("2026-12-20 10:00")
    district.service.tick("climb_ladder")
    rungs = [data["rung"] for data in events_of(district, "rung-reached")]
    assert rungs == ["reminder_50", "reminder_80", "overdue", "supervision_notice", "chain_chief"][: len(rungs)]
    assert "overdue" in rungs
    (late,) = listed(district, clerk, waiting="call", sort="due_at")
    assert (late["overdue"], late["rung"], late["actions"]) == (True, rungs[-1], ["result", "miss"])
    found = district.call(followups.GET_FOLLOW_UP_DEADLINE, clerk, one["id"])
    assert [step["rung"] for step in found["ladder"] if step["fired"]] == rungs
    assert found["sentences"]["zh"]
    # The request knows nothing of this clock.
    assert district.see({"id": one["request_id"]})["clocks"] == []


def test_a_changed_calendar_moves_it(district: District) -> None:
    one = drawn(district)
    district.call(
        calendar.SET_CALENDAR_DAY,
        district.operator,
        "2026-11-25",
        body={"setting": "off", "reason": "台风停工"},
        if_match=0,
    )
    district.service.tick("recompute_deadlines")
    assert listed(district, district.operator)[0]["due_at"] == "2026-12-01T17:30:00+08:00"
    assert [data["id"] for data in events_of(district, "deadline-moved")] == [one["id"]]


def test_what_may_be_opened_again_is_not_rolled_up(district: District) -> None:
    closed = upheld(district)
    assert district.service.tick("tally_ended") == 0
    one, clerk = drawn(district, closed), clerk_of(district)
    assert district.service.tick("tally_ended") == 0
    record(district, clerk, one)
    assert district.service.tick("tally_ended") == 1


def _waiting(district: District, kind: str, caller: Actor | None = None) -> list[dict[str, Any]]:
    kinds = district.call(GET_SERVICE_WORKLIST, caller or district.supervisor, query={})["kinds"]
    items: list[dict[str, Any]] = next(each["items"] for each in kinds if each["kind"] == kind)
    return items
