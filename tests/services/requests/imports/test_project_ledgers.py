"""The ledgers of projects and milestones: what sheets register, change, move and end, and what of it is refused."""

from typing import Any

import pytest

from contracts.requests import projects
from contracts.roles import Role
from contracts.worklists import GET_SERVICE_WORKLIST
from tests.harness import actor
from tests.services.requests.district import District
from tests.services.requests.imports.files import coded, faults, load, rows
from tests.services.requests.projects.building import kind
from tests.services.sheets import Sheets, counts

HEADS = [
    *("台账编号", "名称", "项目类型", "单位", "产业链", "参与组织", "计划投资(元)", "计划开始日期", "计划完成日期"),
    *("内容", "阶段", "签约日期", "结束方式", "结束日期", "项目结果"),
]
MILESTONE_HEADS = ["台账编号", "单位", "节点", "责任组织", "权重", "计划日期", "完成日期", "完成依据"]
BUILDING = {
    "台账编号": "2025-03",
    "名称": "冻干制剂中试平台",
    "项目类型": "ZS",
    "产业链": "SWYY",
    "参与组织": "BM02",
    "计划投资(元)": 26000000,
    "计划开始日期": "2025-03-01",
    "计划完成日期": "2027-06-30",
    "阶段": "开工",
    "签约日期": "2025-02-20",
}
DONE = {
    "台账编号": "2024-01",
    "名称": "园区助企服务月",
    "项目类型": "FW",
    "计划开始日期": "2024-04-01",
    "计划完成日期": "2024-12-31",
    "结束方式": "已完成",
    "结束日期": "2024-12-20",
    "项目结果": "走访企业 86 家",
}
BOUGHT = {"台账编号": "2025-03", "节点": "完成设备采购", "权重": 30, "计划日期": "2026-01-31"}
BOUGHT |= {"完成日期": "2026-02-10", "完成依据": "验收单"}
BUILT = {"台账编号": "2025-03", "节点": "厂房封顶", "责任组织": "BM02", "计划日期": "2026-05-31"}
VISITED = {"台账编号": "2024-01", "节点": "走访全覆盖", "计划日期": "2024-12-31"}
VISITED |= {"完成日期": "2024-12-15", "完成依据": "走访记录"}


def sheets(*given: dict[str, Any], milestones: tuple[dict[str, Any], ...] = ()) -> Sheets:
    # The sheet of what refers to the others stands first.
    found: Sheets = {"项目节点": rows(MILESTONE_HEADS, *milestones)} if milestones else {}
    return found | {"项目": rows(HEADS, *given)}


def read(district: District) -> dict[str, dict[str, Any]]:
    listed = district.call(projects.LIST_PROJECTS, district.handler, query={})["items"]
    found = [district.call(projects.GET_PROJECT, district.handler, each["id"]) for each in listed]
    return {each["ledger_number"]: each for each in found}


@pytest.fixture(autouse=True)
def keyed(district: District) -> None:
    """The codes of the organizations and kinds that sheets name."""
    coded(district, district.labour, "BM01", "人社局")
    coded(district, district.water, "BM02", "水务局")
    kind(district, code="ZS", staged=True, monthly=True)
    kind(district, code="FW", name="服务项目", category="service")


def test_projects_with_their_milestones_are_registered_then_left_or_changed(district: District) -> None:
    given = sheets(BUILDING, DONE, milestones=(BOUGHT, BUILT, VISITED))
    assert counts(load(district, given)) == {"projects": (2, 0, 0), "milestones": (3, 0, 0)}
    building, done = (read(district)[number] for number in ("2025-03", "2024-01"))
    assert (building["stage"], building["signed_on"], building["amount"]) == ("started", "2025-02-20", "26000000.00")
    assert [(each["title"], each["weight"], each["done_on"]) for each in building["milestones"]] == [
        ("完成设备采购", 30, "2026-02-10"), ("厂房封顶", 1, None),
    ]  # fmt: skip
    assert (building["standing"], building["progress"], building["owed_month"]) == ("late", 96, None)
    assert (done["status"], done["ended_on"], done["result"]) == ("completed", "2024-12-20", "走访企业 86 家")
    assert [each["done_on"] for each in done["milestones"]] == ["2024-12-15"]
    assert {each["data"]["imported"] for each in district.service.emitted() if each["type"].startswith("project.")} == {
        True
    }
    assert district.service.tick("tell_of_late_milestones") == 0
    assert counts(load(district, given)) == {"projects": (0, 0, 2), "milestones": (0, 0, 3)}

    moved = {**BUILDING, "阶段": "投产", "参与组织": "BM02", "计划投资(元)": "26,500,000.00"}
    reached = {**BUILT, "完成日期": "2026-06-20", "完成依据": "现场照片"}
    found = load(district, sheets(moved, DONE, milestones=(BOUGHT, reached)), dry_run=True)
    assert [(each["title"]["zh"], [one["column"] for one in each["changed"]]) for each in found["changes"][:1]] == [
        ("冻干制剂中试平台", ["计划投资(元)", "阶段"])
    ]
    assert counts(load(district, sheets(moved, milestones=(reached,)))) == {
        "projects": (0, 1, 0), "milestones": (0, 1, 0),
    }  # fmt: skip
    building = read(district)["2025-03"]
    assert (building["stage"], building["progress"], building["standing"]) == ("producing", 100, "on_course")


def test_each_row_that_the_operations_would_refuse_is_named_and_nothing_is_done(district: District) -> None:
    load(district, sheets(BUILDING, DONE))
    before = read(district)
    wrong = [
        {**BUILDING, "台账编号": "1", "项目类型": "XX"},
        {**BUILDING, "项目类型": "FW"},
        {**BUILDING, "台账编号": "3", "参与组织": "BM01"},
        {**BUILDING, "台账编号": "4", "签约日期": None},
        {**BUILDING, "台账编号": "5", "阶段": None},
        {**BUILDING, "台账编号": "6", "签约日期": "2027-01-01"},
        {**DONE, "台账编号": "7", "结束日期": None},
        {**DONE, "台账编号": "8", "阶段": "开工", "签约日期": "2024-01-01"},
        {**DONE, "名称": "另一名称"},
        {**DONE, "台账编号": "10", "计划完成日期": "2024-01-01"},
    ]
    assert faults(district, sheets(*wrong)) == [
        ("项目", 2, "项目类型", "XX"),
        ("项目", 3, "项目类型", "FW"),
        ("项目", 4, "参与组织", "BM01"),
        ("项目", 5, "签约日期", ""),
        ("项目", 6, "签约日期", "2025-02-20"),
        ("项目", 7, "签约日期", "2027-01-01"),
        ("项目", 8, "结束日期", ""),
        ("项目", 9, "", ""),
        ("项目", 10, "", ""),
        ("项目", 11, "计划完成日期", "2024-01-01"),
    ]
    assert faults(district, sheets(BUILDING, {**BUILDING, "台账编号": "3", "阶段": "储备"})) == [
        ("项目", 3, "签约日期", "2025-02-20")
    ]
    # Moved back without a reason; and what refers to a sheet in which something is wrong is not looked at.
    moved = {**BUILDING, "阶段": "签约"}
    assert faults(district, sheets(moved, milestones=(BOUGHT,))) == [("项目", 2, "", "")]
    assert read(district) == before


@pytest.mark.parametrize(
    ("different", "head", "value"),
    [
        ({"台账编号": "2099-01"}, "台账编号", "2099-01"),
        ({"计划日期": "2028-01-31"}, "计划日期", "2028-01-31"),
        ({"责任组织": "BM03"}, "责任组织", "BM03"),
        ({"权重": 0}, "权重", "0"),
        ({"完成依据": None}, "完成依据", ""),
        ({"完成日期": "2027-02-10"}, "完成日期", "2027-02-10"),
        ({"台账编号": "2024-01", "计划日期": "2024-12-01", "完成日期": None, "完成依据": None}, "", ""),
        ({"台账编号": "2024-01", "计划日期": "2024-12-01", "完成日期": "2024-12-31"}, "完成日期", "2024-12-31"),
    ],
)
def test_milestones_that_do_not_fit_are_named(
    district: District, different: dict[str, Any], head: str, value: str
) -> None:
    load(district, sheets(BUILDING, DONE))
    coded(district, None, "BM03", "卫健局")
    assert faults(district, sheets(BUILDING, milestones=({**BOUGHT, **different},))) == [("项目节点", 2, head, value)]


def test_what_comes_twice_in_a_file_is_a_fault_of_the_second_row(district: District) -> None:
    load(district, sheets(BUILDING, DONE))
    given = (BOUGHT, {**BOUGHT, "节点": "验收"}, {**BOUGHT, "单位": "BM01", "权重": 5}, VISITED)
    assert faults(district, sheets(milestones=given)) == [("项目节点", 4, "节点", "完成设备采购")]
    # Each organization has a ledger of its own.
    both = actor((Role.DEPARTMENT_HANDLER, district.labour), (Role.DEPARTMENT_HANDLER, district.water))
    owned = [{**DONE, "单位": code} for code in ("BM02", "BM01")]
    assert counts(load(district, sheets(*owned), both)) == {"projects": (1, 0, 1)}
    assert faults(district, sheets(*owned, {**DONE, "名称": "另一名称"}, owned[0]), both) == [
        ("项目", 4, "台账编号", "2024-01"), ("项目", 4, "单位", ""), ("项目", 5, "台账编号", "2024-01"),
    ]  # fmt: skip


def test_what_is_imported_waits_for_nobody_who_could_not_have_done_it(district: District) -> None:
    load(district, sheets(BUILDING))
    waits = district.call(GET_SERVICE_WORKLIST, district.handler, query={})["kinds"]
    assert [item for each in waits if each["kind"].startswith("project.") for item in each["items"]] == []
