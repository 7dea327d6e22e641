"""The figures of requests, on a set whose figures are known."""

from typing import Any

import pytest

from contracts.requests import lifecycle, reports
from tests.services.requests.district import GOOD, District


@pytest.fixture
def year(district: District) -> District:
    """November: three closed by good evaluations, one of them late; one reopened and still handled; one withdrawn;
    one returned and sent to the water department. December: one of the other chain, submitted."""
    for _ in range(2):
        district.closed()
    late = district.handling()
    poor = district.under_review()
    district.move(lifecycle.REVIEW_REQUEST, district.supervisor, poor, decision="reopen", reason="重办")
    district.withdrawn()
    returned = district.returned()
    district.move(
        lifecycle.REDISPATCH_REQUEST, district.dispatcher, returned, department_id=str(district.water), reason="归水务"
    )
    district.move(lifecycle.REQUEST_EXTENSION, district.handler, late, days=1, reason="勘察")
    district.move(lifecycle.DECIDE_EXTENSION, district.dispatcher, late, granted=True, reason="属实")
    district.at("2026-12-02 10:00")
    district.move(lifecycle.ANSWER_REQUEST, district.handler, late, answer="已办")
    district.move(lifecycle.EVALUATE_REQUEST, district.contact, late, **{**GOOD, "overall": 3})
    district.submit(district.stranger_contact)
    return district


def figures(district: District, who: str = "supervisor", **query: Any) -> dict[str, Any]:
    result: dict[str, Any] = district.call(reports.GET_REQUEST_FIGURES, getattr(district, who), query=query)
    return result


def counts(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if isinstance(value, int) and value}


def test_the_totals_count_what_happened(year: District) -> None:
    totals = figures(year)["totals"]
    assert counts(totals) == {
        "received": 7,
        "closed": 3,
        "withdrawn": 1,
        "open": 3,
        "overdue": 2,
        "answered": 4,
        "on_time": 3,
        "returns": 1,
        "extensions": 1,
        "reopened": 1,
    }
    assert totals["on_time_rate"] == 0.75
    # From Monday 10:00 to Wednesday of the week after, 10:00: seven days of seven hours; the others took no time.
    assert totals["average_working_hours"] == pytest.approx(49 / 4, abs=0.05)
    assert totals["satisfaction"] == {
        "evaluations": 4,
        "suppressed": False,
        "overall": 3.75,
        "response_time": 4.25,
        "result": 3.25,
        "attitude": 4.5,
        "satisfied_rate": 0.5,
    }


def test_by_department_each_answers_for_its_own(year: District) -> None:
    groups = {group["name"]: group for group in figures(year, group_by="department")["groups"]}
    assert set(groups) == {"人社局", "水务局", None}
    assert groups["人社局"]["answered"] == 4
    assert groups["人社局"]["returns"] == 1
    assert groups["水务局"]["returns"] == 0
    assert counts(groups["水务局"]) == {"received": 1, "open": 1, "overdue": 1}
    assert counts(groups[None]) == {"received": 2, "open": 1, "withdrawn": 1}


def test_by_month_each_event_counts_in_its_own(year: District) -> None:
    groups = {group["key"]: group for group in figures(year, group_by="month")["groups"]}
    assert list(groups) == ["2026-11", "2026-12"]
    assert (groups["2026-11"]["received"], groups["2026-11"]["closed"]) == (6, 2)
    assert (groups["2026-12"]["received"], groups["2026-12"]["closed"]) == (1, 1)
    assert groups["2026-11"]["on_time_rate"] == 1.0
    assert groups["2026-12"]["on_time_rate"] == 0.0


def test_by_chain_park_and_item(year: District) -> None:
    by_chain = {group["name"]: group["received"] for group in figures(year, group_by="chain")["groups"]}
    assert by_chain == {"生物医药": 6, "化工材料": 1}
    by_park = {group["name"]: group["received"] for group in figures(year, group_by="park")["groups"]}
    assert by_park == {"滨海园区": 6, None: 1}
    by_item = {group["name"]: group["received"] for group in figures(year, group_by="item")["groups"]}
    assert by_item == {"招聘与用工缺口": 7}


def test_the_groups_add_up_to_the_totals(year: District) -> None:
    totals = figures(year)["totals"]
    for group_by in ("chain", "department", "item", "park", "month"):
        found = figures(year, group_by=group_by)
        assert found["totals"] == totals
        for name, total in counts(totals).items():
            assert sum(group[name] for group in found["groups"]) == total, (group_by, name)


def test_filters_narrow_the_figures(year: District) -> None:
    assert figures(year, chain_id=str(year.other_chain))["totals"]["received"] == 1
    assert figures(year, department_id=str(year.water))["totals"]["received"] == 1
    assert figures(year, department_id=str(year.labour))["totals"]["returns"] == 1
    assert figures(year, item_id=year.add_item("RC-05", "无诉求"))["totals"]["received"] == 0
    december = figures(year, **{"from": "2026-12-01", "to": "2026-12-31"})
    assert (december["from"], december["to"]) == ("2026-12-01", "2026-12-31")
    assert counts(december["totals"]) == {"received": 1, "closed": 1, "open": 1, "answered": 1}


def test_marks_of_fewer_than_three_are_withheld(year: District) -> None:
    satisfaction = figures(year, **{"from": "2026-12-01"})["totals"]["satisfaction"]
    assert (satisfaction["evaluations"], satisfaction["suppressed"]) == (1, True)
    assert {satisfaction[name] for name in ("overall", "response_time", "result", "attitude", "satisfied_rate")} == {
        None
    }


def test_without_any_request_there_are_counts_of_zero_and_no_rates(district: District) -> None:
    totals = figures(district)["totals"]
    assert counts(totals) == {}
    assert (totals["on_time_rate"], totals["average_working_hours"]) == (None, None)
    assert totals["satisfaction"]["suppressed"] is False


def test_everybody_gets_figures_of_what_they_may_see(year: District) -> None:
    received = {"chief": 6, "other_chief": 1, "park_dispatcher": 6, "stranger_contact": 1, "other_handler": 1}
    assert {who: figures(year, who)["totals"]["received"] for who in received} == received


def test_an_upheld_review_is_no_reopening(district: District) -> None:
    district.move(
        lifecycle.REVIEW_REQUEST, district.supervisor, district.under_review(), decision="uphold", reason="合规"
    )
    totals = figures(district)["totals"]
    assert (totals["closed"], totals["reopened"]) == (1, 0)
