"""What the terms of handling and the state of the clock mean for a request as people see it."""

from typing import Any

import pytest

from chassis.calling.errors import Failure
from contracts.requests import calendar, lifecycle, reading, reports
from tests.services.requests.district import GOOD, District, refused, told

PRESETS = calendar.SET_TERMS.example or {}


def set_terms(district: District, **given: Any) -> None:
    district.call(calendar.SET_TERMS, district.supervisor, body={**PRESETS, **given}, if_match=0)


def deadline(district: District, request: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = district.call(reading.GET_REQUEST_DEADLINE, district.supervisor, request["id"])
    return found


def listed_as_overdue(district: District) -> list[str]:
    page = district.call(reading.LIST_REQUESTS, district.supervisor, query={"overdue": True})
    totals = district.call(reports.GET_REQUEST_FIGURES, district.supervisor, query={})["totals"]
    assert totals["overdue"] == len(page["items"])
    return [request["id"] for request in page["items"] if request["overdue"]]


def test_the_terms_say_how_long_an_answer_waits_for_its_evaluation(district: District) -> None:
    set_terms(district, evaluation_days=3)
    request = district.answered()
    assert request["closes_at"] == "2026-11-26T17:30:00+08:00"
    district.at("2026-11-26 17:31")
    assert district.service.tick("close_unevaluated") == 1
    assert told(district, "closed")[0]["cause"] == "unevaluated"


@pytest.mark.parametrize(
    ("poor_at_most", "overall", "status"),
    [(3, 3, "under_review"), (3, 4, "closed"), (1, 2, "closed"), (0, 1, "closed")],
)
def test_the_terms_say_which_mark_is_poor(district: District, poor_at_most: int, overall: int, status: str) -> None:
    set_terms(district, poor_at_most=poor_at_most)
    request = district.move(
        lifecycle.EVALUATE_REQUEST, district.contact, district.answered(), **{**GOOD, "overall": overall}
    )
    assert (request["status"], request["evaluation"]["poor"]) == (status, status == "under_review")


def test_a_second_return_that_the_terms_allow_is_counted_and_is_the_last(district: District) -> None:
    set_terms(district, returns_per_department=2)
    request = district.returned()
    for _ in range(2):
        request = district.move(lifecycle.CONFIRM_DISPATCH, district.dispatcher, request, reason="职责所在")
        if request["returns"] == 1:
            assert district.see(request, district.handler)["actions"] == ["accept", "return"]
            request = district.move(lifecycle.RETURN_REQUEST, district.handler, request, reason="仍有异议")
    assert (district.see(request, district.handler)["actions"], request["return_until"]) == (["accept"], None)
    refused("return-used-up", district, lifecycle.RETURN_REQUEST, district.handler, request, reason="三次")
    for query in ({}, {"department_id": str(district.labour)}):
        figures = district.call(reports.GET_REQUEST_FIGURES, district.supervisor, query=query)
        assert figures["totals"]["returns"] == 2


def test_nobody_becomes_late_while_a_return_is_under_review(district: District) -> None:
    request = district.returned()
    district.at("2026-12-18 10:00")
    assert (district.see(request)["overdue"], listed_as_overdue(district)) == (False, [])
    request = district.move(lifecycle.CONFIRM_DISPATCH, district.dispatcher, request, reason="职责所在")
    assert (request["overdue"], listed_as_overdue(district)) == (False, [])
    # The minutes of Monday between the dispatch and the return were used, so Friday, the 25th, is its last day.
    district.at("2026-12-29 10:00")
    assert listed_as_overdue(district) == [request["id"]]


def test_a_return_does_not_mend_lateness(district: District) -> None:
    item = district.add_item("RC-09", "加急事项", working_days=1)
    request = district.dispatched(item_id=item, form={})
    district.at("2026-11-25 10:00")
    request = district.move(lifecycle.RETURN_REQUEST, district.handler, request, reason="不属本部门")
    assert (request["overdue"], listed_as_overdue(district)) == (True, [request["id"]])


def test_a_deadline_tells_until_when_a_dispatch_can_be_returned_and_nothing_once_it_cannot(district: District) -> None:
    request = district.dispatched()
    assert deadline(district, request)["return_until"] == request["return_until"] == "2026-11-25T17:30:00+08:00"
    assert deadline(district, district.handling())["return_until"] is None
    confirmed = district.move(lifecycle.CONFIRM_DISPATCH, district.dispatcher, district.returned(), reason="职责所在")
    assert deadline(district, confirmed)["return_until"] is None
    district.at("2026-11-26 10:00")
    assert deadline(district, request)["return_until"] is None


def test_what_is_withdrawn_waits_for_no_calendar(district: District) -> None:
    district.at("2027-12-20 10:00")
    request = district.dispatched()
    assert request["provisional"]
    assert not district.move(lifecycle.WITHDRAW_REQUEST, district.contact, request, reason="已解决")["provisional"]


@pytest.mark.parametrize("title", ["一行\n两行", "标题\r", "甲\u2028乙", "铃\x07"])
def test_a_title_is_one_line(district: District, title: str) -> None:
    with pytest.raises(Failure) as caught:
        district.submit(title=title)
    assert [error["field"] for error in caught.value.errors] == ["title"]


def take_off(district: District, *days: str) -> None:
    for day in days:
        query = {"from": day, "to": day}
        version = district.call(calendar.GET_WORKING_CALENDAR, district.operator, query=query)["version"]
        body = {"setting": "off", "reason": "暴雪停工"}
        district.call(calendar.SET_CALENDAR_DAY, district.operator, day, body=body, if_match=version)


def test_the_time_for_the_evaluation_follows_the_calendar(district: District) -> None:
    request = district.answered()
    assert request["closes_at"] == "2026-12-07T17:30:00+08:00"
    take_off(district, "2026-12-02", "2026-12-03", "2026-12-04")
    assert district.service.tick("recompute_closings") == 1
    assert district.service.tick("recompute_closings") == 0
    assert district.see(request)["closes_at"] == "2026-12-10T17:30:00+08:00"
    district.at("2026-12-10 17:29")
    assert district.service.tick("close_unevaluated") == 0
    district.at("2026-12-10 17:31")
    assert district.service.tick("close_unevaluated") == 1


def test_an_answer_does_not_close_by_a_calendar_that_has_been_changed(district: District) -> None:
    request = district.answered()
    take_off(district, "2026-12-04")
    # Before anything was recomputed.
    district.at("2026-12-07 18:00")
    district.service.tick("close_unevaluated")
    request = district.see(request)
    assert (request["status"], request["closes_at"]) == ("answered", "2026-12-08T17:30:00+08:00")


def test_the_time_for_the_evaluation_follows_the_terms(district: District) -> None:
    request = district.answered()
    set_terms(district, evaluation_days=3)
    district.service.tick("recompute_closings")
    assert district.see(request)["closes_at"] == "2026-11-26T17:30:00+08:00"


def test_the_time_for_the_evaluation_is_provisional_while_the_holidays_are_not_published(district: District) -> None:
    district.at("2029-12-10 10:00")
    request = district.answered()
    assert (request["closes_at"], request["closes_provisional"]) == ("2029-12-24T17:30:00+08:00", True)
    year = {"published": True, "reason": "放假安排已录入"}
    for version, number in enumerate(("2029", "2030")):
        district.call(calendar.SET_CALENDAR_YEAR, district.operator, number, body=year, if_match=version)
    district.service.tick("recompute_closings")
    assert district.see(request)["closes_provisional"] is False


def test_what_is_evaluated_is_no_longer_recomputed(district: District) -> None:
    request = district.closed()
    take_off(district, "2026-12-04")
    assert district.service.tick("recompute_closings") == 0
    assert district.see(request)["closes_at"] is None


@pytest.mark.parametrize(
    "unseen", ["\u200b", "\ufeff", "\u00ad", "\u2060", "\u2800", "\u115f", "\u3164", "\U000e0041"], ids=ascii
)
@pytest.mark.parametrize("field", ["title", "description"])
def test_words_in_which_nothing_can_be_seen_are_blank(district: District, field: str, unseen: str) -> None:
    with pytest.raises(Failure) as caught:
        district.submit(**{field: unseen})
    (error,) = caught.value.errors
    assert (error["field"], error["detail"][1]) == (field, "Must not be blank.")


def test_words_are_kept_without_what_cannot_be_seen(district: District) -> None:
    request = district.submit(title="蒸汽\u200b管道\u202e 𠮷", description="\u3000\u3000一\r\n二\ufeff")
    assert (request["title"], request["description"]) == ("蒸汽管道 𠮷", "\u3000\u3000一\n二")
