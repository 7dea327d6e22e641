"""The ledgers of meetings and of activities that were held: what sheets enter, and what of it is refused."""

from datetime import time
from typing import Any

import pytest

from chassis.ledgers.cells import Number, Unreadable, clock
from chassis.ledgers.faults import CellFault
from contracts.requests import activities, meetings
from contracts.search import SEARCH_SERVICE
from contracts.worklists import GET_SERVICE_WORKLIST
from tests.services.figures import totals
from tests.services.requests.district import District
from tests.services.requests.imports.files import coded, faults, load, rows
from tests.services.requests.meetings.holding import added_kind
from tests.services.sheets import Sheets, counts

MEETING = {
    "台账编号": "联会-03",
    "会议类型": "lxhy",
    "会议名称": "第三季度联席会议",
    "产业链": "SWYY",
    "地点": "园区三楼",
    "会议日期": "2026-09-25",
    "开始时间": "9:30",
    "结束时间": "11:00",
    "到会单位": "BM01、BM02、QY01",
    "会议纪要": "研究了冷链仓储共享事项。",
}
COUNTED = {**MEETING, "台账编号": "联会-04", "到会单位": None, "到会成员单位数": 1}
ACTIVITY = {
    "台账编号": "活-1",
    "活动类型": "党建联建活动",
    "活动名称": "联学联建",
    "承办单位": "QY01",
    "协办单位": "BM02",
    "产业链": "SWYY",
    "地点": "康源药业",
    "活动日期": "2026-07-01",
    "开始时间": "14:00",
    "结束时间": "16:30",
    "到场人数": 46,
    "活动总结": "签订共建清单。",
}


def sheet(title: str, *given: dict[str, Any]) -> Sheets:
    heads = list(dict.fromkeys(head for row in given for head in row))
    return {title: rows(heads, *given)}


@pytest.fixture(autouse=True)
def keyed(district: District) -> None:
    """The codes of the organizations that sheets name."""
    coded(district, district.labour, "BM01", "人社局")
    coded(district, district.water, "BM02", "水务局")
    coded(district, district.enterprise, "QY01", "康源药业", "enterprise")


def test_meetings_are_entered_with_quorum_and_minutes_and_wait_for_nobody(district: District) -> None:
    added_kind(district)
    convenor = district.park_dispatcher
    given = sheet("会议", COUNTED, MEETING)
    assert counts(load(district, given, convenor)) == {"meetings": (2, 0, 0)}
    assert counts(load(district, given, convenor)) == {"meetings": (0, 0, 2)}
    found = district.call(meetings.LIST_MEETINGS, convenor, query={})["items"]
    named, counted = (
        district.call(meetings.GET_MEETING, convenor, each["id"])
        for each in sorted(found, key=lambda each: str(each["ledger_number"]))
    )
    assert (named["status"], named["attended"], named["needed"], named["quorate"], named["starts_at"]) == (
        "approved", 2, 2, True, "2026-09-25T09:30:00+08:00",
    )  # fmt: skip
    assert {each["name"]: (each["member"], each["attended"]) for each in named["expected"]} == {
        "水务局": (True, True), "人社局": (True, True), "卫健局": (True, False), "康源药业": (False, True),
    }  # fmt: skip
    assert (counted["attended"], counted["quorate"], {each["attended"] for each in counted["expected"]}) == (
        1, False, {None},
    )  # fmt: skip
    assert totals(district.service, convenor, "meetings.held") == [2]
    assert {each["data"]["imported"] for each in district.service.emitted("meeting.approved.v1")} == {True}
    hits = district.call(SEARCH_SERVICE, convenor, query={"q": "联会-03"})["kinds"]
    assert [item["id"] for kind in hits for item in kind["items"]] == [named["id"]]
    waits = district.call(GET_SERVICE_WORKLIST, convenor, query={})["kinds"]
    assert [item for each in waits if each["kind"].startswith("meeting.") for item in each["items"]] == []

    other = {**MEETING, "会议纪要": "研究了冷链仓储共享事项,由商务局牵头。"}
    assert counts(load(district, sheet("会议", other), convenor)) == {"meetings": (0, 1, 0)}
    steps = district.call(meetings.LIST_MEETING_HISTORY, convenor, named["id"], query={})["items"]
    assert [(each["action"], each["before"]) for each in steps] == [
        ("entry", None), ("amendment", "研究了冷链仓储共享事项。"),
    ]  # fmt: skip


def test_meetings_that_do_not_fit_are_named_and_none_is_entered(district: District) -> None:
    added_kind(district)
    added_kind(district, "QTHY", name="其他会议", convenors=["supervisor"])
    load(district, sheet("会议", MEETING), district.park_dispatcher)
    before = district.call(meetings.LIST_MEETINGS, district.park_dispatcher, query={})
    new = {**MEETING, "台账编号": None}
    wrong = [
        {**new, "台账编号": "2", "会议类型": "XX"},
        {**new, "台账编号": "3", "会议类型": "QTHY"},
        {**new, "台账编号": "4", "到会单位": "BM01、QY99"},
        {**new, "台账编号": "5", "到会单位": None},
        {**new, "台账编号": "6", "到会单位": None, "到会成员单位数": 4},
        {**new, "台账编号": "7", "到会成员单位数": 3},
        {**new, "台账编号": "8", "会议日期": "2026-11-30"},
        {**new, "台账编号": "9", "结束时间": "9:00"},
        {**new, "台账编号": "10", "会议纪要": None},
        {**MEETING, "会议名称": "另一名称"},
        {**MEETING, "台账编号": "联会-03"},
        {**new, "台账编号": "13", "开始时间": "25:00"},
    ]
    assert faults(district, sheet("会议", *wrong), district.park_dispatcher) == [
        ("会议", 2, "会议类型", "XX"),
        ("会议", 3, "", ""),
        ("会议", 4, "到会单位", "QY99"),
        ("会议", 5, "到会成员单位数", ""),
        ("会议", 6, "到会成员单位数", "4"),
        ("会议", 7, "到会成员单位数", "3"),
        ("会议", 8, "结束时间", "2026-11-30T11:00:00+08:00"),
        ("会议", 9, "结束时间", "2026-09-25T09:00:00+08:00"),
        ("会议", 10, "会议纪要", ""),
        ("会议", 11, "会议名称", "另一名称"),
        ("会议", 12, "台账编号", "联会-03"),
        ("会议", 13, "开始时间", "25:00"),
    ]
    for head, value in {"开始时间": "9:00", "产业链": "HGCL", "到会单位": "BM01", "地点": "二楼"}.items():
        given = sheet("会议", {**MEETING, head: value})
        assert [fault[2] for fault in faults(district, given, district.park_dispatcher)] == [head]
    assert district.call(meetings.LIST_MEETINGS, district.park_dispatcher, query={}) == before


def test_activities_are_entered_as_held_and_stay(district: District) -> None:
    given = sheet("活动", {**ACTIVITY, "活动内容": "参观车间"})
    assert counts(load(district, given)) == {"activities": (1, 0, 0)}
    assert counts(load(district, given)) == {"activities": (0, 0, 1)}
    (one,) = district.call(activities.LIST_ACTIVITIES, district.handler, query={})["items"]
    found = district.call(activities.GET_ACTIVITY, district.handler, one["id"])
    assert (found["status"], found["headcount"], found["summary"], found["host_name"], found["ledger_number"]) == (
        "held", 46, "签订共建清单。", "康源药业", "活-1",
    )  # fmt: skip
    assert (found["starts_at"], [each["name"] for each in found["partners"]], found["actions"]) == (
        "2026-07-01T14:00:00+08:00", ["水务局"], [],
    )  # fmt: skip
    assert totals(district.service, district.handler, "activities.held", "activities.headcount") == [1, 46]
    (told,) = district.service.emitted("activity.held.v1")
    assert told["data"]["imported"] is True
    wrong = [
        {**ACTIVITY, "台账编号": "2", "承办单位": "QY99"},
        {**ACTIVITY, "台账编号": "3", "活动类型": "聚餐"},
        {**ACTIVITY, "台账编号": "4", "活动日期": "2026-12-01"},
        {**ACTIVITY, "台账编号": "5", "结束时间": "13:00"},
        {**ACTIVITY, "到场人数": 47},
        {**ACTIVITY, "台账编号": "7", "到场人数": None},
    ]
    assert [fault[1:3] for fault in faults(district, sheet("活动", *wrong))] == [
        (2, "承办单位"), (3, "活动类型"), (4, "结束时间"), (5, "结束时间"), (6, "到场人数"), (7, "到场人数"),
    ]  # fmt: skip
    assert [fault[1:3] for fault in faults(district, sheet("活动", {**ACTIVITY, "协办单位": "BM02、QY01"}))] == [
        (2, "协办单位")
    ]
    assert [fault[1:] for fault in faults(district, sheet("活动", ACTIVITY), district.supervisor)] == [(2, "", "")]


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("9:30", time(9, 30)), ("14\uff1a05", time(14, 5)), (Unreadable("time", "0.6041666666666666"), time(14, 30)),
        (Unreadable("time", "45925.375"), time(9)), ("14:00:00", time(14)),
    ],
)  # fmt: skip
def test_times_of_day_are_read_as_they_are_entered(cell: Any, read: time) -> None:
    assert clock(cell) == read
    for wrong in ("24:00", "9点", Number(930, "930"), "9:30:15"):
        with pytest.raises(CellFault):
            clock(wrong)
