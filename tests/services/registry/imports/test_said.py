"""What a file says of registered values: nothing by an empty cell, their end by a word, and never by a broken cell."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from chassis.calling.errors import Failure
from contracts.catalogue import LEDGERS
from contracts.ledgers import CLEAR, IMPORT_REFUSED
from contracts.registry.imports import IMPORT_FILE
from contracts.registry.organizations import LIST_ORGANIZATIONS
from contracts.registry.people import GET_CONTACT_DETAILS, LIST_PERSONS, LIST_POSTS
from contracts.registry.relations import LIST_RELATIONS
from tests.harness import ServiceUnderTest
from tests.services.registry.district import REGISTRAR, organization, person
from tests.services.registry.imports.files import POSTS, faults, found_organization, load, whole
from tests.services.sheets import counts
from tests.workbooks import encoded, rows, workbook


def csv(registry: ServiceUnderTest, sheet: str, *lines: str, dry_run: bool = True) -> Any:
    content = encoded("\n".join(lines).encode())
    body = {"filename": "a.csv", "content": content, "sheet": sheet, "dry_run": dry_run}
    return registry.call(IMPORT_FILE, REGISTRAR, body=body)


def raw(registry: ServiceUnderTest, content: bytes, *, dry_run: bool = True) -> Any:
    body = {"filename": "a.xlsx", "content": encoded(content), "dry_run": dry_run}
    return registry.call(IMPORT_FILE, REGISTRAR, body=body)


def places(result: Any) -> list[tuple[int, str, str]]:
    return [(each["row"], each["column"], each["value"]) for each in result["errors"]]


HEADS = ["编号", "姓名", "手机", "电子邮箱"]


def test_errors_and_formulas_without_a_result_are_faults_and_change_nothing(registry: ServiceUnderTest) -> None:
    first = person(registry, "ZZ01", phone="13800000001")
    second = person(registry, "ZZ02", email="yi@example.com")
    content = workbook(
        {
            "人员": rows(
                HEADS,
                ["ZZ01", "甲", '<c t="e"><f>NA()</f><v>#N/A</v></c>', "jia@example.com"],
                ["ZZ02", "乙", "13800000002", "<c><f>A1</f></c>"],
            )
        }
    )
    assert places(raw(registry, content)) == [(2, "手机", "****"), (3, "电子邮箱", "")]
    with pytest.raises(Failure) as failure:
        raw(registry, content, dry_run=False)
    assert failure.value.problem is IMPORT_REFUSED
    assert [error["field"] for error in failure.value.errors] == ["人员.2.手机", "人员.3.电子邮箱"]
    assert registry.call(GET_CONTACT_DETAILS, REGISTRAR, first["id"])["phone"] == "13800000001"
    assert registry.call(GET_CONTACT_DETAILS, REGISTRAR, second["id"])["email"] == "yi@example.com"


@pytest.mark.parametrize(
    "value",
    [
        "#N/A",
        "#REF!",
        "#DIV/0!",
        "#NAME?",
        "#SPILL!",
        "#GETTING_DATA",
        "########",
        "Err:502",
        "错误:502",
        "#n/a",
        "=A1",
        '"=""01"""',
        "1.39E+10",
        "TRUE",
    ],
)
def test_what_programs_save_of_what_they_cannot_show_is_no_text(registry: ServiceUnderTest, value: str) -> None:
    result = csv(registry, "persons", "编号,姓名,手机", f"RY01,{value},", f"{value},甲,{value}")
    assert [place[:2] for place in places(result)] == [(2, "姓名"), (3, "编号"), (3, "手机")]


@pytest.mark.parametrize("code", ["2026-03-01", "2026-3-1", "1-Mar", "Mar-01"])
def test_a_code_that_looks_like_a_day_in_csv_may_have_been_another(registry: ServiceUnderTest, code: str) -> None:
    assert [place[:2] for place in places(csv(registry, "persons", "编号,姓名", f"{code},甲"))] == [(2, "编号")]


def test_days_and_booleans_are_no_text(registry: ServiceUnderTest) -> None:
    lines = [["编号", "名称", "类型"], ['<c s="1"><v>46082</v></c>', '<c t="b"><v>1</v></c>', "部门"]]
    result = raw(registry, workbook({"组织": rows(*lines)}, formats=["yyyy-mm-dd"]))
    assert places(result) == [(2, "编号", "2026-03-01"), (2, "名称", "TRUE")]


def test_a_telephone_number_in_a_number_cell_may_have_lost_a_zero(registry: ServiceUnderTest) -> None:
    result = raw(
        registry, workbook({"人员": rows(HEADS, ["A", "甲", 5354210000, None], ["B", "乙", 13800000001, None])})
    )
    assert places(result) == [(2, "手机", "****")]


def test_a_cell_without_a_head_is_a_fault(registry: ServiceUnderTest) -> None:
    result = raw(registry, workbook({"人员": rows(["编号", "姓名", None, "手机"], ["A", "甲", "?", None])}))
    assert places(result) == [(2, "", "?")]


def test_a_csv_row_shorter_or_longer_than_the_head_is_a_fault(registry: ServiceUnderTest) -> None:
    result = csv(registry, "persons", "编号,姓名,手机", "A,甲", "B,乙,13800000001,x", "C,丙,")
    assert places(result) == [(2, "", "2/3"), (3, "", "4/3")]


def test_a_merged_park_counts_for_all_rows(registry: ServiceUnderTest) -> None:
    organization(registry, "Y1", "park")
    lines = [["编号", "名称", "类型", "所属园区"]]
    lines += [[f"MG{number}", f"合并{number}", "高校", "Y1" if number == 1 else None] for number in (1, 2, 3)]
    content = workbook({"组织": rows(*lines)}, after='<mergeCells><mergeCell ref="D2:D4"/></mergeCells>')
    raw(registry, content, dry_run=False)
    assert [found_organization(registry, f"MG{number}")["park"]["code"] for number in (1, 2, 3)] == ["Y1"] * 3
    assert counts(raw(registry, content, dry_run=False))["organizations"] == (0, 0, 3)


def test_the_digits_that_one_sees_are_the_code(registry: ServiceUnderTest) -> None:
    organization(registry, "01647", "department", name="零开头局")
    lines = rows(["编号", "名称", "类型"], ['<c s="1"><v>1647</v></c>', "零开头局", "部门"])
    assert counts(raw(registry, workbook({"组织": lines}, formats=["00000"])))["organizations"] == (0, 0, 1)


def test_a_number_that_is_registered_with_zeros_is_no_new_code(registry: ServiceUnderTest) -> None:
    organization(registry, "01647", "department")
    person(registry, "007")
    lines = rows(["编号", "名称", "类型"], [1647, "甲", "部门"], [1648, "乙", "部门"], ["1647", "丙", "部门"])
    assert places(raw(registry, workbook({"组织": lines}))) == [(2, "编号", "1647"), (4, "编号", "1647")]
    assert places(csv(registry, "persons", "编号,姓名", "7,甲", "8,乙")) == [(2, "编号", "7")]
    within = rows(["编号", "姓名"], ["0012", "甲"], [12, "乙"])
    assert places(raw(registry, workbook({"人员": within}))) == [(3, "编号", "12")]


def test_an_empty_cell_changes_nothing(registry: ServiceUnderTest) -> None:
    load(registry, whole())
    empty = [
        "类型",
        "统一社会信用代码",
        "所属园区",
        "产业链",
        "环节",
        "链主企业",
        "职工人数",
        "规模",
        "荣誉",
        "成立日期",
    ]
    before = found_organization(registry, "QY001")
    changes = {head: None for head in empty if head != "类型"}
    assert counts(load(registry, whole(**changes)))["organizations"] == (0, 0, 4)
    assert found_organization(registry, "QY001") == before
    assert counts(load(registry, {"人员": [HEADS, ["RY0001", "于思琳", None, None]]}))["persons"] == (0, 0, 1)
    load(registry, {"任职": [POSTS[0], [*POSTS[2][:5], None]]})
    posts = registry.call(LIST_POSTS, REGISTRAR, query={"history": "true", "kind": "dispatcher"})["items"]
    assert posts[0]["valid_to"] == "2026-06-30"


def test_a_word_removes_what_is_registered(registry: ServiceUnderTest) -> None:
    load(registry, whole())
    cleared = ["所属园区", "产业链", "职工人数", "规模", "荣誉", "成立日期"]
    changes = {**dict.fromkeys(cleared, CLEAR), "环节": None, "链主企业": None}
    assert counts(load(registry, whole(**changes)))["organizations"] == (0, 1, 3)
    found = found_organization(registry, "QY001")
    assert (found["park"], found["chains"], found["attributes"], found["founded"]) == (None, [], {}, None)
    load(registry, {"人员": [HEADS, ["RY0001", "于思琳", CLEAR, CLEAR]]})
    someone = registry.call(LIST_PERSONS, REGISTRAR, query={"q": "RY0001"})["items"][0]
    details = registry.call(GET_CONTACT_DETAILS, REGISTRAR, someone["id"])
    assert (details["phone"], details["email"]) == (None, None)


def test_what_cannot_be_removed_or_is_half_removed_is_a_fault(registry: ServiceUnderTest) -> None:
    load(registry, whole())
    found = faults(registry, whole(名称=CLEAR, 统一社会信用代码=CLEAR, 荣誉=f"{CLEAR}、示范"))
    assert found == [("组织", 5, "名称", CLEAR), ("组织", 5, "荣誉", f"{CLEAR}、示范")]
    assert faults(registry, whole(统一社会信用代码=CLEAR)) == [("组织", 5, "统一社会信用代码", "")]
    persons = [["编号", "姓名", "登录名", "语言"], ["RY0001", "于思琳", CLEAR, CLEAR]]
    assert faults(registry, {"人员": persons}) == [("人员", 2, "登录名", CLEAR), ("人员", 2, "语言", CLEAR)]


def test_a_place_on_a_chain_without_the_chain_is_a_fault(registry: ServiceUnderTest) -> None:
    load(registry, whole())
    assert faults(registry, whole(产业链=None, 环节="研发", 链主企业="否")) == [
        ("组织", 5, "环节", "研发"),
        ("组织", 5, "链主企业", "否"),
    ]


def test_a_role_in_an_alliance_stays_unless_the_file_names_another(registry: ServiceUnderTest) -> None:
    heads = ["编号", "名称", "类型", "联盟", "联盟角色"]
    load(
        registry, {"组织": [heads, ["LM01", "联盟", "党建联盟", None, None], ["GX01", "高校", "高校", "LM01", "盟主"]]}
    )

    def again(*cells: str | None) -> Any:
        return {"组织": [heads, ["GX01", "高校", "高校", *cells]]}

    def roles() -> list[str]:
        alliance = found_organization(registry, "LM01")
        found = registry.call(LIST_RELATIONS, REGISTRAR, alliance["id"], query={"direction": "in"})["items"]
        return [each["role"] for each in found]

    assert counts(load(registry, again("LM01", None)))["organizations"] == (0, 0, 1)
    assert roles() == ["lead"]
    assert faults(registry, again(None, "盟员")) == [("组织", 2, "联盟角色", "盟员")]
    load(registry, again("LM01", CLEAR))
    assert roles() == ["member"]


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2200-01-01"])
def test_days_beyond_1900_to_2199_are_refused_when_they_come_in(registry: ServiceUnderTest, day: str) -> None:
    result = csv(registry, "organizations", "编号,名称,类型,成立日期", f"Y0,旧园区,园区,{day}")
    assert places(result) == [(2, "成立日期", day)]


def test_a_dry_run_meets_what_only_the_database_refuses(registry: ServiceUnderTest) -> None:
    """The same code runs to its end: a constraint that no check knows of fails the dry run as it would the import."""
    load(registry, whole())
    told, line = len(registry.emitted()), ["QY009", "甲", "高校", date(2020, 1, 1)]
    sheets = {"组织": [["编号", "名称", "类型", "成立日期"], line]}
    with registry.database.engine.begin() as connection:
        connection.execute(text("ALTER TABLE organizations ADD CONSTRAINT odd CHECK (code <> 'QY009')"))
    try:
        for dry_run in (True, False):
            with pytest.raises(IntegrityError):
                load(registry, sheets, dry_run=dry_run)
    finally:
        with registry.database.engine.begin() as connection:
            connection.execute(text("ALTER TABLE organizations DROP CONSTRAINT odd"))
    assert load(registry, sheets, dry_run=True)["applied"] is False
    assert len(registry.emitted()) == told
    assert registry.call(LIST_ORGANIZATIONS, REGISTRAR, query={"q": "QY009"})["items"] == []


def test_a_dry_run_tells_nobody_and_ends_no_relation(registry: ServiceUnderTest) -> None:
    load(registry, whole())
    before, told = found_organization(registry, "QY001"), len(registry.emitted())
    result = load(registry, whole(所属园区=CLEAR, 名称="烟台岚屿制药"), dry_run=True)
    assert (counts(result)["organizations"], result["error_count"]) == ((0, 1, 3), 0)
    assert (found_organization(registry, "QY001"), len(registry.emitted())) == (before, told)


def test_the_word_and_every_column_are_described() -> None:
    page = (Path(__file__).parents[4] / "docs" / "imports.md").read_text()
    assert CLEAR in page
    assert CLEAR in IMPORT_FILE.description
    for ledger in LEDGERS:
        described = page[page.index(f"## {ledger.title.zh}") :].split("\n## ")[0]
        rows = {re.split(r" \| | \(", line)[0].removeprefix("| "): line for line in described.splitlines()}
        assert [column.head.zh for column in ledger.columns if column.head.zh not in rows] == []
        removable = [column for column in ledger.columns if column.removable]
        assert [column.head.zh for column in removable if not rows[column.head.zh].endswith(f"{CLEAR} |")] == []
