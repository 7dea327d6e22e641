"""Rounds: each answer of a request stays with its evaluation and review, and only the one that holds is current."""

from typing import Any

import pytest
from sqlalchemy import text

from contracts.requests import lifecycle, reading
from tests.services.requests.district import GOOD, POOR, District


def reopened(district: District, **options: Any) -> dict[str, Any]:
    return district.move(
        lifecycle.REVIEW_REQUEST,
        district.supervisor,
        district.under_review(),
        decision="reopen",
        reason="未解决",
        **options,
    )


def answered_again(district: District) -> dict[str, Any]:
    """Answered by another department after it was reopened."""
    request = reopened(district, department_id=str(district.health))
    handler = district.handler_of(district.health)
    request = district.move(lifecycle.ACCEPT_REQUEST, handler, request)
    return district.move(lifecycle.ANSWER_REQUEST, handler, request, answer="已到岗两人")


def test_a_request_that_is_handled_again_has_no_answer_and_keeps_the_one_that_was_judged_poor(
    district: District,
) -> None:
    request = reopened(district)
    for caller in (district.contact, district.handler, district.dispatcher, district.supervisor):
        seen = district.see(request, caller)
        assert [seen[name] for name in ("answer", "answered_at", "answered_on_time", "evaluation")] == [None] * 4
        (kept,) = seen["rounds"]
        assert (kept["round"], kept["current"], kept["answer"]) == (1, False, "已安排专场招聘")
        assert (kept["department_name"], kept["on_time"]) == ("人社局", True)
        assert {name: kept["evaluation"][name] for name in POOR} == POOR
        assert kept["evaluation"]["poor"] is True
        assert kept["review"]["decision"] == "reopen"
        assert kept["review"]["reason"] == (None if caller is district.contact else "未解决")
    listed = district.call(reading.LIST_REQUESTS, district.supervisor, query={})["items"]
    assert [each["answered_at"] for each in listed] == [None]


def test_the_department_that_a_reopened_request_leaves_is_told_so(district: District) -> None:
    reopened(district, department_id=str(district.health))
    (told,) = district.service.emitted("request.reopened.v1")
    assert told["data"]["department_id"] == str(district.health)
    assert told["data"]["from_department_id"] == str(district.labour)


def test_an_answer_that_the_release_before_left_with_a_reopened_request_does_not_hold(district: District) -> None:
    request = reopened(district)
    with district.service.database.transaction() as session:
        session.execute(text("UPDATE requests SET (answer_id, answered_at) = (SELECT id, answered_at FROM answers)"))
    seen = district.see(request)
    assert [seen[name] for name in ("answer", "answered_at", "answered_on_time", "evaluation")] == [None] * 4
    assert [(kept["round"], kept["current"]) for kept in seen["rounds"]] == [(1, False)]
    request = district.move(lifecycle.WITHDRAW_REQUEST, district.contact, request, reason="已解决")
    assert (request["status"], request["answer"], request["answered_at"]) == ("withdrawn", None, None)


def test_a_second_answer_stands_beside_the_first_and_is_the_current_one(district: District) -> None:
    request = answered_again(district)
    assert (request["answer"], request["evaluation"]) == ("已到岗两人", None)
    first, second = request["rounds"]
    assert (first["current"], second["current"]) == (False, True)
    assert (first["round"], second["round"]) == (1, 2)
    assert (first["answer"], second["answer"]) == ("已安排专场招聘", "已到岗两人")
    assert (second["department_name"], second["evaluation"], second["review"]) == ("卫健局", None, None)
    assert second["answered_at"] == request["answered_at"]
    request = district.move(lifecycle.EVALUATE_REQUEST, district.contact, request, **GOOD)
    assert request["evaluation"] == request["rounds"][1]["evaluation"]
    assert [each["evaluation"]["overall"] for each in request["rounds"]] == [POOR["overall"], GOOD["overall"]]
    assert district.see(request, district.contact)["rounds"] == request["rounds"]


def test_rounds_are_in_their_order_though_the_clock_is_set_back(district: District) -> None:
    request = reopened(district)
    district.at("2026-11-20 09:00")
    request = district.move(lifecycle.ACCEPT_REQUEST, district.handler, request)
    request = district.move(lifecycle.ANSWER_REQUEST, district.handler, request, answer="已到岗两人")
    assert [each["answer"] for each in request["rounds"]] == ["已安排专场招聘", "已到岗两人"]
    assert request["rounds"][0]["answered_at"] <= request["rounds"][1]["answered_at"]


def test_an_upheld_answer_is_current(district: District) -> None:
    request = district.move(
        lifecycle.REVIEW_REQUEST, district.supervisor, district.under_review(), decision="uphold", reason="属实"
    )
    (only,) = request["rounds"]
    assert (only["current"], only["review"]["decision"]) == (True, "uphold")
    assert request["answer"] == only["answer"]


def test_a_request_that_is_withdrawn_after_it_was_reopened_has_no_answer(district: District) -> None:
    request = district.move(lifecycle.WITHDRAW_REQUEST, district.contact, reopened(district), reason="已解决")
    assert (request["answer"], [each["current"] for each in request["rounds"]]) == (None, [False])


@pytest.mark.parametrize("status", ["submitted", "dispatched", "handling", "returned"])
def test_a_request_without_an_answer_has_no_rounds(district: District, status: str) -> None:
    request = district.submit() if status == "submitted" else getattr(district, status)()
    assert district.see(request)["rounds"] == []


def test_every_redispatch_is_counted(district: District) -> None:
    request = district.dispatched()
    for department in (district.health, district.water, district.labour):
        request = district.move(
            lifecycle.REDISPATCH_REQUEST, district.dispatcher, request, department_id=str(department), reason="改派"
        )
    assert (request["redispatches"], request["returns"]) == (3, 0)
    request = district.move(lifecycle.RETURN_REQUEST, district.handler, request, reason="不属本部门")
    request = district.move(
        lifecycle.REDISPATCH_REQUEST, district.dispatcher, request, department_id=str(district.water), reason="改派"
    )
    assert (request["redispatches"], request["returns"]) == (4, 1)
