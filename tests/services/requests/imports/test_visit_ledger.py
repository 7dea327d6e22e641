"""The ledger of visits: what a sheet records and changes, what it settles, and what of it is refused."""

from typing import Any

import pytest

from contracts.requests import visit_findings, visits
from contracts.search import SEARCH_SERVICE
from tests.services.figures import totals
from tests.services.requests.district import District
from tests.services.requests.imports.files import coded, faults, load, rows
from tests.services.requests.visits.visiting import listed, made_plan, owed, recorded, refused
from tests.services.sheets import Sheets, counts

HEADS = ["台账编号", "单位", "企业", "走访日期", "走访人员", "走访情况", "内部备注", "需求", "建议"]
FIRST = {
    "台账编号": "走访-01",
    "企业": "QY01",
    "走访日期": "2026-11-20",
    "走访人员": "王建国、李敏",
    "走访情况": "订单饱满。",
    "内部备注": "有意外迁。",
    "需求": "需要冷链、仓储伙伴;长期。",
}
EARLIER = {
    **FIRST,
    "台账编号": "走访-02",
    "走访日期": "2026-10-31",
    "企业": "QY02",
    "需求": None,
    "建议": "增开早班车。",
}


def sheet(*given: dict[str, Any]) -> Sheets:
    return {"走访": rows(HEADS, *given)}


@pytest.fixture(autouse=True)
def keyed(district: District) -> None:
    """The codes of the organizations that sheets name."""
    coded(district, district.labour, "BM01", "人社局")
    coded(district, district.enterprise, "QY01", "康源药业", "enterprise")
    coded(district, district.neighbour, "QY02", "蓝海生物", "enterprise")


def test_what_is_imported_counts_and_settles_as_if_it_were_entered_by_hand(district: District) -> None:
    made_plan(district)
    assert counts(load(district, sheet(FIRST, EARLIER))) == {"visits": (2, 0, 0)}
    first, earlier = listed(district)
    assert (first["ledger_number"], first["enterprise_name"], first["planned"], first["demands"]) == (
        "走访-01", "康源药业", True, 1,
    )  # fmt: skip
    # In October nothing was owed yet.
    assert (earlier["day"], earlier["planned"], earlier["suggestions"]) == ("2026-10-31", False, 1)
    assert {(each["enterprise_id"], each["status"], each["visited_on"]) for each in owed(district)} == {
        (str(district.enterprise), "made", "2026-11-20"), (str(district.neighbour), "owed", None),
    }  # fmt: skip
    assert totals(district.service, district.supervisor, "visits.held", "visits.owed", "visits.demands") == [2, 1, 1]
    found = listed(district, visit_findings.LIST_VISIT_FINDINGS)
    assert [each["content"] for each in found] == ["需要冷链、仓储伙伴;长期。", "增开早班车。"]
    assert {each["data"]["imported"] for each in district.service.emitted("visit.recorded.v1")} == {True}
    hits = district.call(SEARCH_SERVICE, district.handler, query={"q": "走访-02"})["kinds"]
    assert [item["id"] for kind in hits for item in kind["items"]] == [earlier["id"]]

    assert counts(load(district, sheet(FIRST, EARLIER))) == {"visits": (0, 0, 2)}
    again = {**FIRST, "单位": "BM01", "走访人员": "赵强", "内部备注": "清空"}
    would = load(district, sheet(again, EARLIER), dry_run=True)
    assert [(each["code"], [one["column"] for one in each["changed"]]) for each in would["changes"]] == [
        ("走访-01", ["走访人员", "内部备注"]), ("走访-02", []),
    ]  # fmt: skip
    assert counts(load(district, sheet(again))) == {"visits": (0, 1, 0)}
    changed = district.call(visits.GET_VISIT, district.handler, first["id"])
    assert (changed["visitors"], changed["remarks"], changed["planned"]) == ("赵强", "", True)


def test_each_row_that_the_operations_would_refuse_is_named_and_nothing_is_done(district: District) -> None:
    load(district, sheet(FIRST, EARLIER))
    withdrawn = listed(district)[1]
    step = {"body": {"reason": "重复登记"}, "if_match": withdrawn["version"]}
    district.call(visits.WITHDRAW_VISIT, district.handler, withdrawn["id"], **step)
    before = listed(district)
    wrong = [
        {**FIRST, "企业": "QY02"},
        EARLIER,
        {**FIRST, "台账编号": "3", "企业": "QY77"},
        {**FIRST, "台账编号": "4", "企业": "BM01"},
        {**FIRST, "台账编号": "5", "走访日期": "2026-12-01"},
        {**FIRST, "台账编号": "6", "单位": "QY01"},
        {**FIRST, "台账编号": "7", "单位": "BM01"},
        {**FIRST, "台账编号": "7"},
        {**FIRST, "台账编号": "8", "走访情况": None},
    ]
    assert faults(district, sheet(*wrong)) == [
        ("走访", 2, "企业", "QY02"),
        ("走访", 3, "", ""),
        ("走访", 4, "企业", "QY77"),
        ("走访", 5, "企业", "BM01"),
        ("走访", 6, "走访日期", "2026-12-01"),
        ("走访", 7, "单位", "QY01"),
        ("走访", 9, "台账编号", "7"),
        ("走访", 10, "走访情况", ""),
    ]
    other = [{**FIRST, "走访日期": "2026-11-19"}, {**FIRST, "台账编号": "走访-03", "建议": "清空"}]
    assert faults(district, sheet(other[0])) == [("走访", 2, "走访日期", "2026-11-19")]
    assert faults(district, sheet({**FIRST, "需求": "缺人"})) == [("走访", 2, "需求", "缺人")]
    assert faults(district, sheet(other[1])) == [("走访", 2, "建议", "清空")]
    assert listed(district) == before


def test_the_number_of_a_visit_is_given_once_and_chiefs_import_their_visits_alone(district: District) -> None:
    recorded(district, ledger_number="A-1")
    body = {"enterprise_id": str(district.enterprise), "day": "2026-11-23", "visitors": "王", "summary": "好"}
    refused(
        "ledger-number-taken", district, visits.RECORD_VISIT, district.handler, body={**body, "ledger_number": "a-1"}
    )
    second = recorded(district)
    step = {"body": {"ledger_number": "a-1"}, "if_match": second["version"]}
    refused("ledger-number-taken", district, visits.CHANGE_VISIT, district.handler, second["id"], **step)
    coded(district, None, "JD01", "街道办")
    assert counts(load(district, sheet({**FIRST, "台账编号": "A-1"}), district.clerk)) == {"visits": (1, 0, 0)}
    agreements = rows(["台账编号", "标题", "类型", "签约组织", "签订日期"])
    agreements.append(["1", "共建", "共建协议", "QY01、BM01", "2026-06-20"])
    assert faults(district, {"协议": agreements}, district.chief) == [("协议", 2, "", "")]
