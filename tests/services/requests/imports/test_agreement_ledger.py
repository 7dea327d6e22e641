"""The ledger of agreements: what a sheet registers, changes, ends and leaves, and what of it is refused."""

from datetime import date
from typing import Any

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.jobs import JobStatus
from contracts.problem import FORBIDDEN
from contracts.requests import agreements
from contracts.requests.agreement_steps import CHANGE_AGREEMENT, REGISTER_AGREEMENT
from contracts.requests.imports import IMPORT_RECORDS, IMPORTS
from contracts.roles import Role
from contracts.search import SEARCH_SERVICE
from tests.harness import actor
from tests.services.requests.agreements.signing import content, signed
from tests.services.requests.district import District
from tests.services.requests.imports.files import coded, faults, load, rows
from tests.services.sheets import Sheets, counts, workbook

HEADS = [
    *("台账编号", "标题", "类型", "单位", "产业链", "签约组织", "签约高校", "签约专家", "签约金融机构"),
    *("签订日期", "生效日期", "约定到期日期", "金额(元)", "主要内容", "提前终止日期", "提前终止原因"),
]
CO_BUILDING = {
    "台账编号": "共建〔2026〕1 号",
    "标题": "银企党建共建协议",
    "类型": "共建协议",
    "产业链": "SWYY",
    "签约组织": "BM01",
    "签约金融机构": "海州农商银行",
    "签订日期": date(2026, 6, 20),
    "约定到期日期": "2027-06-30",
}
CONTRACT = {
    "台账编号": "2024-07",
    "标题": "中试技术开发合同",
    "类型": "技术合同",
    "签约组织": "QY01",
    "签约高校": "海州大学",
    "签约专家": "\u97e9\u51b0\uff08海州大学\uff09、沈青",
    "签订日期": "2024/3/1",
    "约定到期日期": "2025年2月28日",
    "金额(元)": "1,250,000.50",
    "提前终止日期": "2024-11-30",
    "提前终止原因": "课题组解散",
}


def sheet(*given: dict[str, Any]) -> Sheets:
    return {"协议": rows(HEADS, *given)}


def listed(district: District, by: Actor | None = None) -> list[dict[str, Any]]:
    found = district.call(agreements.LIST_AGREEMENTS, by or district.handler, query={"sort": "signed_on"})["items"]
    return list(found)


def parties(agreement: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    return [(each["name"], each["kind"], each["affiliation"]) for each in agreement["parties"]]


@pytest.fixture(autouse=True)
def keyed(district: District) -> None:
    """The codes of the organizations that sheets name."""
    coded(district, district.labour, "BM01", "人社局")
    coded(district, district.water, "BM02", "水务局")
    coded(district, district.enterprise, "QY01", "康源药业", "enterprise")


def test_rows_are_registered_then_left_or_changed(district: District) -> None:
    assert counts(load(district, sheet(CO_BUILDING, CONTRACT))) == {"agreements": (2, 0, 0)}
    contract, building = listed(district)
    assert (building["ledger_number"], building["chain_name"], building["owner_name"]) == (
        "共建〔2026〕1 号", "生物医药", "人社局",
    )  # fmt: skip
    assert (building["starts_on"], building["status"]) == ("2026-06-20", "in_force")
    assert parties(building) == [("人社局", "government", None), ("海州农商银行", "bank", None)]
    assert (contract["amount"], contract["last_day"], contract["status"], contract["end_reason"]) == (
        "1250000.50", "2024-11-30", "ended", "课题组解散",
    )  # fmt: skip
    assert parties(contract) == [
        ("康源药业", "enterprise", None),
        ("海州大学", "university", None),
        ("韩冰", "expert", "海州大学"),
        ("沈青", "expert", None),
    ]
    told = [each for each in district.service.emitted() if each["type"].startswith("agreement.")]
    assert [(each["type"], each["data"]["imported"]) for each in told] == [
        ("agreement.registered.v1", True),
        ("agreement.registered.v1", True),
        ("agreement.ended.v1", True),
    ]

    again = {**CO_BUILDING, "产业链": "清空", "签约高校": "海州大学", "金额(元)": 5000}
    assert counts(load(district, sheet(again, CONTRACT))) == {"agreements": (0, 1, 1)}
    _, changed = listed(district)
    assert (changed["id"], changed["chain_id"], changed["amount"]) == (building["id"], None, "5000.00")
    assert parties(changed) == [*parties(building)[:1], ("海州大学", "university", None), *parties(building)[1:]]
    steps = district.call(agreements.LIST_AGREEMENT_HISTORY, district.handler, building["id"], query={})["items"]
    assert [each["field"] for each in steps[-1]["changed"]] == ["amount", "chain", "parties"]
    assert counts(load(district, sheet({**again, "产业链": None}, CONTRACT))) == {"agreements": (0, 0, 2)}


def test_renewals_follow_what_they_renew(district: District) -> None:
    term = {"签订日期": "2025-01-10", "约定到期日期": "2025-12-31"}
    first, second = {**CO_BUILDING, **term}, {**CO_BUILDING, "台账编号": "2026-01", "续签自": CO_BUILDING["台账编号"]}
    given = {"协议": rows([*HEADS, "续签自"], first, second)}
    assert counts(load(district, given)) == {"agreements": (2, 0, 0)}
    assert counts(load(district, given)) == {"agreements": (0, 0, 2)}
    before, after = listed(district)
    assert (before["successor_number"], after["predecessor_number"]) == (after["number"], before["number"])
    (told,) = district.service.emitted("agreement.renewed.v1")
    assert told["data"]["imported"] is True
    wrong = (
        {**second, "续签自": "2026-01"},
        {**second, "台账编号": "3"},
        {**second, "台账编号": "4", "续签自": "2099"},
        {**CONTRACT, "续签自": "2026-01"},
        {**second, "台账编号": "6", "续签自": "2026-01"},
    )
    assert faults(district, {"协议": rows([*HEADS, "续签自"], *wrong)}) == [
        ("协议", 2, "续签自", "2026-01"),
        ("协议", 3, "", ""),
        ("协议", 4, "续签自", "2099"),
        ("协议", 5, "续签自", "2026-01"),
        ("协议", 6, "生效日期", "2026-06-20"),
    ]


def test_a_dry_run_tells_what_would_change_and_changes_nothing(district: District) -> None:
    load(district, sheet(CO_BUILDING))
    before = listed(district)
    changed = {**CO_BUILDING, "标题": "银企共建协议", "签约组织": "BM01、BM02", "约定到期日期": "清空"}
    found = load(district, sheet(changed, CONTRACT), dry_run=True)
    assert (found["applied"], found["change_count"], listed(district)) == (False, 2, before)
    first, second = found["changes"]
    assert (first["code"], first["outcome"], second["outcome"]) == ("共建〔2026〕1 号", "updated", "created")
    assert [(each["column"], each["old"] and each["old"]["zh"], each["new"] and each["new"]["zh"]) for each in
            first["changed"]] == [
        ("标题", "银企党建共建协议", "银企共建协议"),
        ("签约组织", "BM01", "BM01、BM02"),
        ("约定到期日期", "2027-06-30", None),
    ]  # fmt: skip


def test_each_row_that_the_operations_would_refuse_is_named_and_nothing_is_done(district: District) -> None:
    kept = signed(district, ledger_number="2024-09")
    wrong = [
        {**CO_BUILDING, "台账编号": "1", "签约组织": "BM01、BM77"},
        {**CO_BUILDING, "台账编号": "2", "产业链": "LSKF"},
        {**CO_BUILDING, "台账编号": "3", "签约金融机构": None},
        {**CO_BUILDING, "台账编号": "4", "签订日期": date(2027, 1, 1), "约定到期日期": date(2028, 1, 1)},
        {**CO_BUILDING, "台账编号": "5", "约定到期日期": "2026-01-01"},
        {**CONTRACT, "台账编号": "6", "金额(元)": None},
        {**CONTRACT, "台账编号": "7", "提前终止原因": None},
        {**CONTRACT, "台账编号": "8", "提前终止日期": "2025-12-31"},
        {**CO_BUILDING, "台账编号": "9", "单位": "BM02"},
        {**CO_BUILDING, "台账编号": "2024-09", "单位": "BM01", "签约金融机构": "清空"},
    ]
    assert faults(district, sheet(*wrong)) == [
        ("协议", 2, "签约组织", "BM77"),
        ("协议", 3, "产业链", "LSKF"),
        ("协议", 4, "签约组织", ""),
        ("协议", 5, "签订日期", "2027-01-01"),
        ("协议", 6, "约定到期日期", "2026-01-01"),
        ("协议", 7, "金额(元)", ""),
        ("协议", 8, "提前终止原因", ""),
        ("协议", 9, "提前终止日期", "2025-12-31"),
        ("协议", 10, "单位", "BM02"),
        ("协议", 11, "签约组织", ""),
    ]
    cells = sheet(
        {**CO_BUILDING, "类型": "婚约"},
        {**CO_BUILDING, "标题": None},
        {**CO_BUILDING, "台账编号": "8", "金额(元)": 20.125},
        {**CO_BUILDING, "台账编号": "9", "签订日期": "2026-13-01"},
    )
    assert {(row, head) for _, row, head, _ in faults(district, cells)} == {
        (2, "类型"), (3, "标题"), (3, "台账编号"), (4, "金额(元)"), (5, "签订日期"),
    }  # fmt: skip
    assert [each["id"] for each in listed(district)] == [kept["id"]]


def test_numbers_are_those_of_one_organization_and_found(district: District) -> None:
    load(district, sheet({**CO_BUILDING, "台账编号": "A-1"}))
    assert counts(load(district, sheet({**CO_BUILDING, "台账编号": "A-1"}), district.other_handler)) == {
        "agreements": (1, 0, 0)
    }
    both = actor((Role.DEPARTMENT_HANDLER, district.labour), (Role.DEPARTMENT_HANDLER, district.water))
    assert faults(district, sheet({**CO_BUILDING, "台账编号": "a-1"}), both) == [("协议", 2, "单位", "")]
    renamed = {**CO_BUILDING, "台账编号": "a-1", "单位": "BM02", "标题": "另一标题"}
    assert counts(load(district, sheet(renamed), both)) == {"agreements": (0, 1, 0)}
    # Of a file, no two rows may mean the same.
    whose = [{**CO_BUILDING, "台账编号": "a-1", "单位": "BM01"}, {**renamed, "单位": "bm02"}]
    assert counts(load(district, sheet(*whose), both)) == {"agreements": (0, 0, 2)}
    again = [*whose, {**CO_BUILDING, "台账编号": "A-1"}, {**whose[0], "单位": "bm01"}]
    assert {(row, head) for _, row, head, _ in faults(district, sheet(*again), both)} == {
        (4, "台账编号"), (5, "台账编号"), (4, "单位"),
    }  # fmt: skip
    with pytest.raises(Failure) as failure:
        district.call(REGISTER_AGREEMENT, district.handler, body=content(district, ledger_number="a-1"))
    assert failure.value.problem.code == "ledger-number-taken"
    other = signed(district, ledger_number="A-2")
    step = {"body": {"ledger_number": "A-1"}, "if_match": other["version"]}
    with pytest.raises(Failure) as failure:
        district.call(CHANGE_AGREEMENT, district.handler, other["id"], **step)
    assert failure.value.problem.code == "ledger-number-taken"
    found = district.call(SEARCH_SERVICE, district.other_handler, query={"q": "A-1"})["kinds"]
    assert [item["title"] for kind in found if kind["kind"] == "agreement" for item in kind["items"]] == ["另一标题"]


def test_a_large_file_is_a_job_that_tells_what_was_imported(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chassis.ledgers.importing.MOST_ROWS_AT_ONCE", 1)
    body = {"filename": "协议.xlsx", "content": workbook(sheet(CO_BUILDING, CONTRACT))}
    job = district.call(IMPORT_RECORDS, district.handler, body=body)
    district.service.handlers.schedules["run_jobs"][1](district.service.runtime)
    ended = district.call(IMPORTS.jobs.get, district.handler, job["id"])
    assert (ended["status"], ended["result"], ended["problem"]) == (JobStatus.DONE, None, None)
    assert counts(ended["imported"]) == {"agreements": (2, 0, 0)}
    assert len(listed(district)) == 2


@pytest.mark.parametrize("role", [Role.REGISTRAR, Role.ENTERPRISE_CONTACT, Role.OPERATOR])
def test_only_keepers_import(district: District, role: Role) -> None:
    with pytest.raises(Failure) as failure:
        load(district, sheet(CO_BUILDING), by=actor((role, district.labour)))
    assert failure.value.problem is FORBIDDEN
    assert listed(district) == []
