"""The ledgers of the work on investment: libraries with contacts, leads and the negotiations that were held."""

import logging
from typing import Any

import pytest

from contracts.requests import leads, negotiations, prospects
from contracts.search import SEARCH_SERVICE
from contracts.worklists import GET_SERVICE_WORKLIST
from tests.services.figures import totals
from tests.services.requests.district import District
from tests.services.requests.imports.files import coded, faults, load, rows
from tests.services.requests.leads.investing import known
from tests.services.sheets import Sheets, counts

INVESTOR = {
    "名称": "远海生物投资有限公司",
    "类别": "投资方",
    "所在地区": "上海",
    "产业链": "SWYY",
    "联系人": "陈立新",
    "联系电话": "13900000002",
    "电子邮箱": "chen@example.com",
}
LEAD = {
    "台账编号": "线索-01",
    "线索名称": "疫苗分装基地",
    "对象类别": "投资方",
    "招商对象": "远海生物投资有限公司",
    "线索来源": "推介会",
    "首次接触日期": "2026-03-02",
    "意向金额(元)": "120,000,000",
}
LOST = {**LEAD, "台账编号": "线索-02", "线索名称": "仓储项目", "流失日期": "2026-06-30", "流失原因": "选址他处"}
TALK = {
    "台账编号": "洽谈-01",
    "洽谈名称": "分装基地洽谈",
    "洽谈方式": "线上",
    "洽谈日期": "2026-04-10",
    "线索台账编号": "线索-01",
    "参加单位": "BM02",
    "洽谈结果": "约定实地考察。",
}
OF_LOST = {**TALK, "台账编号": "洽谈-02", "线索台账编号": "线索-02", "洽谈日期": "2026-06-01"}
APART = {**TALK, "台账编号": "洽谈-03", "线索台账编号": None, "投资方": "远海生物投资有限公司"}
PERSONAL = (*(INVESTOR[head] for head in ("联系人", "联系电话", "电子邮箱")), "陈立", "5354211")


def sheets(**given: tuple[dict[str, Any], ...]) -> Sheets:
    # The sheet of what refers to the others stands first.
    found: Sheets = {}
    for title in ("招商洽谈", "招商线索", "招商对象"):
        lines = given.get(title, ())
        if lines:
            found[title] = rows(list(dict.fromkeys(head for row in lines for head in row)), *lines)
    return found


WHOLE = sheets(招商对象=(INVESTOR,), 招商线索=(LEAD, LOST), 招商洽谈=(TALK, OF_LOST, APART))


@pytest.fixture(autouse=True)
def keyed(district: District) -> None:
    """The codes of the organizations that sheets name."""
    coded(district, district.labour, "BM01", "人社局")
    coded(district, district.water, "BM02", "水务局")


def listed(district: District, operation: Any) -> dict[str, dict[str, Any]]:
    found = district.call(operation, district.handler, query={})["items"]
    return {each.get("ledger_number") or each["name"]: each for each in found}


def test_a_year_of_investment_is_entered_left_and_changed(district: District) -> None:
    assert counts(load(district, WHOLE)) == {"prospects": (1, 0, 0), "leads": (2, 0, 0), "negotiations": (3, 0, 0)}
    lead, lost = (listed(district, leads.LIST_LEADS)[number] for number in ("线索-01", "线索-02"))
    assert (lead["status"], lead["amount"], lead["chain_name"], lead["negotiations"], lead["last_entry_on"]) == (
        "negotiating", "120000000.00", "生物医药", 1, "2026-04-10",
    )  # fmt: skip
    assert (lost["status"], lost["lost_on"], lost["negotiations"]) == ("lost", "2026-06-30", 1)
    talks = listed(district, negotiations.LIST_NEGOTIATIONS)
    assert {(each["status"], each["day"], each["lead_number"]) for each in talks.values()} == {
        ("held", "2026-04-10", lead["number"]), ("held", "2026-06-01", lost["number"]), ("held", "2026-04-10", None),
    }  # fmt: skip
    assert totals(district.service, district.handler, "negotiations.held", "leads.opened") == [3, 2]
    assert {each["data"]["imported"] for each in district.service.emitted("lead.opened.v1", "lead.lost.v1")} == {True}
    waits = district.call(GET_SERVICE_WORKLIST, district.handler, query={})["kinds"]
    assert [
        item for each in waits if each["kind"].split(".")[0] in ("lead", "negotiation") for item in each["items"]
    ] == []
    hits = district.call(SEARCH_SERVICE, district.handler, query={"q": "洽谈-02"})["kinds"]
    assert [item["id"] for kind in hits for item in kind["items"]] == [talks["洽谈-02"]["id"]]
    unchanged = {"prospects": (0, 0, 1), "leads": (0, 0, 2), "negotiations": (0, 0, 3)}
    assert counts(load(district, WHOLE)) == unchanged

    moved = {**LEAD, "意向金额(元)": 9000, "流失日期": "2026-11-02", "流失原因": "暂缓"}
    would = load(district, sheets(招商线索=(moved, LOST)), dry_run=True)["changes"]
    assert [(each["code"], [one["column"] for one in each["changed"]]) for each in would] == [
        ("线索-01", ["意向金额(元)", "流失日期", "流失原因"]), ("线索-02", []),
    ]  # fmt: skip
    assert counts(load(district, sheets(招商线索=(moved,)))) == {"leads": (0, 1, 0)}
    assert listed(district, leads.LIST_LEADS)["线索-01"]["status"] == "lost"


def test_contacts_are_encrypted_and_told_nowhere(district: District, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    load(district, sheets(招商对象=(INVESTOR,)))
    entry = listed(district, prospects.LIST_PROSPECTS)[INVESTOR["名称"]]
    full = district.call(prospects.GET_PROSPECT_CONTACT, district.handler, entry["id"])
    assert (full["name"], full["phone"], full["email"]) == PERSONAL[:3]
    again = {**INVESTOR, "联系人": "陈立", "联系电话": "清空"}
    said = [
        entry,
        load(district, sheets(招商对象=(again,)), dry_run=True),
        load(district, sheets(招商对象=(again,))),
        faults(district, sheets(招商对象=({**again, "联系电话": "05354211abc", "电子邮箱": "chen@example.com陈立"},))),
        district.service.emitted(),
        caplog.text,
    ]
    assert [words for words in PERSONAL if any(words in str(each) for each in said)] == []
    full = district.call(prospects.GET_PROSPECT_CONTACT, district.handler, entry["id"])
    assert (full["name"], full["phone"], full["email"]) == ("陈立", None, "chen@example.com")


def test_rows_that_do_not_fit_are_named_and_nothing_is_done(district: District) -> None:
    load(district, WHOLE)
    known(district, district.other_handler, name="蓝湾资本")
    before = [listed(district, each) for each in (prospects.LIST_PROSPECTS, leads.LIST_LEADS)]
    entries = (
        {**INVESTOR, "名称": "蓝湾资本"},
        INVESTOR,
        {**INVESTOR, "名称": "远海 生物投资有限公司"},
        INVESTOR,
        {**INVESTOR, "产业链": "XX"},
    )
    assert faults(district, sheets(招商对象=entries)) == [
        ("招商对象", 2, "", ""),
        ("招商对象", 4, "名称", "远海 生物投资有限公司"),
        ("招商对象", 5, "名称", INVESTOR["名称"]),
        ("招商对象", 6, "名称", INVESTOR["名称"]),
        ("招商对象", 6, "产业链", "XX"),
    ]
    wrong = (
        {**LEAD, "台账编号": "1", "招商对象": "无此公司"},
        {**LEAD, "台账编号": "2", "首次接触日期": "2026-12-01"},
        {**LEAD, "台账编号": "3", "流失日期": "2026-05-01"},
        {**LEAD, "台账编号": "4", "流失日期": "2026-03-01", "流失原因": "暂缓"},
        {**LEAD, "首次接触日期": "2026-05-01"},
        {**LOST, "流失日期": "2026-07-01"},
        {**LEAD, "招商对象": "蓝湾资本"},
    )
    assert faults(district, sheets(招商线索=wrong)) == [
        ("招商线索", 2, "招商对象", "无此公司"),
        ("招商线索", 3, "首次接触日期", "2026-12-01"),
        ("招商线索", 4, "流失原因", ""),
        ("招商线索", 5, "流失日期", "2026-03-01"),
        ("招商线索", 6, "首次接触日期", "2026-05-01"),
        ("招商线索", 7, "流失日期", "2026-07-01"),
        ("招商线索", 8, "台账编号", "线索-01"),
        ("招商线索", 8, "招商对象", "蓝湾资本"),
    ]
    talks = (
        {**TALK, "台账编号": "1", "洽谈日期": "2026-12-01"},
        {**TALK, "台账编号": "2", "洽谈日期": "2026-03-01"},
        {**TALK, "台账编号": "3", "线索台账编号": "线索-09"},
        {**TALK, "台账编号": "4", "线索台账编号": None},
        {**TALK, "台账编号": "5", "参加单位": "BM01"},
        {**OF_LOST, "台账编号": "6", "洽谈日期": "2026-07-01"},
        {**TALK, "洽谈结果": "另议"},
        {**TALK, "台账编号": "8", "投资方": "无此公司"},
    )
    assert faults(district, sheets(招商洽谈=talks)) == [
        ("招商洽谈", 2, "洽谈日期", "2026-12-01"),
        ("招商洽谈", 3, "洽谈日期", "2026-03-01"),
        ("招商洽谈", 4, "线索台账编号", "线索-09"),
        ("招商洽谈", 5, "投资方", ""),
        ("招商洽谈", 6, "参加单位", "BM01"),
        ("招商洽谈", 7, "", ""),
        ("招商洽谈", 8, "洽谈结果", "另议"),
        ("招商洽谈", 9, "投资方", "无此公司"),
    ]
    assert [listed(district, each) for each in (prospects.LIST_PROSPECTS, leads.LIST_LEADS)] == before
