"""What a dry run says of each row: new, updated from what to what, or unchanged; masked, bounded, in few statements."""

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import event

from chassis.ledgers import importing, outcomes
from contracts.ledgers import CLEAR
from contracts.registry.imports import JOBS
from demo.muping.names import social_credit_code
from tests.harness import ServiceUnderTest
from tests.services.registry.district import REGISTRAR
from tests.services.registry.imports.files import PERSONS, load, whole
from tests.services.sheets import Sheets

Changed = dict[str, tuple[str | None, str | None]]


def dry(registry: ServiceUnderTest, sheets: Sheets) -> dict[str, Any]:
    return load(registry, sheets, REGISTRAR, dry_run=True)


def changed(result: dict[str, Any], language: str = "zh") -> dict[str, Changed]:
    """What changes, by code and head of the column, in one language."""
    return {
        row["code"]: {
            each["column"]: (each["old"] and each["old"][language], each["new"] and each["new"][language])
            for each in row["changed"]
        }
        for row in result["changes"]
        if row["outcome"] == "updated"
    }


def test_new_rows_are_listed_in_the_order_of_the_file(registry: ServiceUnderTest) -> None:
    result = dry(registry, whole())
    assert {each["outcome"] for each in result["changes"]} == {"created"}
    assert [(each["sheet"], each["row"], each["code"]) for each in result["changes"]] == [
        ("产业链", 2, "SWYY"),
        *(("组织", number, code) for number, code in enumerate(("YQ01", "LW01", "DZ001", "QY001"), start=2)),
        ("人员", 2, "RY0001"),
        ("人员", 3, "RY0002"),
        ("任职", 2, "RY0001"),
        ("任职", 3, "RY0002"),
    ]
    assert result["change_count"] == 9
    assert result["changes"][-1]["title"] == {
        "zh": "孙可欣 · 派单员 · 产业链综合党委",
        "en": "孙可欣 · dispatcher · 产业链综合党委",
    }
    assert load(registry, whole())["changes"] == [], "what was done is told by its counts"


def test_a_row_that_is_the_same_is_unchanged(registry: ServiceUnderTest) -> None:
    load(registry, whole())
    result = dry(registry, whole())
    assert {each["outcome"] for each in result["changes"]} == {"unchanged"}
    assert (len(result["changes"]), result["change_count"]) == (9, 0)


def test_columns_are_told_with_what_is_registered_and_what_would_be(registry: ServiceUnderTest) -> None:
    registry.move_clock(datetime.fromisoformat("2026-05-04T09:00:00+08:00"))
    load(registry, whole())
    sheets = whole(
        所属园区=CLEAR, 环节="研发", 链主企业="否", 职工人数=1700, 规模="小型", 荣誉=CLEAR, 成立日期=date(2019, 5, 1)
    )
    sheets["产业链"] = [["编号", "名称", "环节"], ["SWYY", "医药", "生产、研发"]]
    sheets["任职"] = [
        ["人员编号", "职务", "组织编号", "起始日期", "终止日期"],
        ["RY0001", "企业联系人", "QY001", date(2025, 1, 1), date(2026, 12, 31)],
    ]
    result = dry(registry, sheets)
    assert result["errors"] == []
    found = changed(result)
    assert found["SWYY"] == {"名称": ("生物医药", "医药"), "环节": ("研发、生产", "生产、研发")}
    assert found["QY001"] == {
        "所属园区": ("YQ01", None),
        "环节": ("生产、研发", "研发"),
        "链主企业": ("是", "否"),
        "职工人数": ("1647", "1700"),
        "规模": ("大型", "小型"),
        "荣誉": ("红链示范企业", None),
        "成立日期": ("2019-04-01", "2019-05-01"),
    }
    assert found["RY0001"] == {"终止日期": (None, "2026-12-31")}
    assert changed(result, "en")["QY001"]["规模"] == ("large", "small")
    assert changed(result, "en")["QY001"]["链主企业"] == ("yes", "no")
    assert result["change_count"] == 3


def test_alliances_chains_and_roles_are_told_by_code_and_word(registry: ServiceUnderTest) -> None:
    def sheets(chains: str, alliances: str, role: str) -> Sheets:
        heads = ["编号", "名称", "类型", "统一社会信用代码", "产业链", "联盟", "联盟角色"]
        more: list[list[Any]] = [[code, code, "党建联盟", None, None, None, None] for code in ("LM1", "LM2")]
        more.append(["QY1", "甲", "企业", social_credit_code("91", "one"), chains, alliances, role])
        return {"产业链": [["编号", "名称"], ["A", "甲链"], ["B", "乙链"]], "组织": [heads, *more]}

    load(registry, sheets("A", "LM2", "盟主"))
    # Nothing else of the file says what the old ones are.
    result = dry(registry, {"组织": [line for line in sheets("B", "LM1", "成员")["组织"] if line[0] != "LM2"]})
    assert result["errors"] == []
    assert changed(result)["QY1"] == {"联盟": ("LM2", "LM1"), "联盟角色": ("盟主", "成员"), "产业链": ("A", "B")}


def test_telephone_numbers_and_addresses_are_masked(registry: ServiceUnderTest) -> None:
    load(registry, {"人员": PERSONS})
    result = dry(
        registry,
        {
            "人员": [
                ["编号", "姓名", "手机", "电子邮箱", "登录名"],
                ["RY0001", "于琳", "13900000077", "lin@example.com", None],
                ["RY0002", "孙可欣", CLEAR, None, "sun"],
            ]
        },
    )
    assert changed(result) == {
        "RY0001": {
            "姓名": ("于思琳", "于琳"),
            "手机": ("139****0001", "139****0077"),
            "电子邮箱": ("y***@example.cn", "l***@example.com"),
        },
        "RY0002": {"手机": ("139****0002", None), "登录名": (None, "sun")},
    }
    said = str(result)
    assert not any(each in said for each in ("13900000001", "13900000077", "yu@", "lin@"))


def test_a_row_with_a_fault_is_not_listed(registry: ServiceUnderTest) -> None:
    load(registry, whole())
    sheets = whole(所属园区="YQ99")
    sheets["人员"] = [["编号", "姓名"], ["RY0001", "于琳"], ["RY0002", "孙" * 61]]
    result = dry(registry, sheets)
    assert [(each["sheet"], each["row"]) for each in result["errors"]] == [("组织", 5), ("人员", 3)]
    assert changed(result) == {"RY0001": {"姓名": ("于思琳", "于琳")}}
    assert not {"QY001"} & {each["code"] for each in result["changes"]}


def test_the_list_is_bounded_and_what_changes_comes_before_what_does_not(
    registry: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outcomes, "MOST_CHANGES", 3)
    load(registry, {"人员": [["编号", "姓名"], ["R1", "甲"], ["R2", "乙"], ["R3", "丙"]]})
    lines = [["编号", "姓名"], ["R1", "甲"], ["R2", "乙"], ["R3", "丁"], ["R4", "戊"]]
    result = dry(registry, {"人员": lines})
    assert [(each["row"], each["outcome"]) for each in result["changes"]] == [
        (2, "unchanged"), (4, "updated"), (5, "created"),
    ]  # fmt: skip
    assert result["change_count"] == 2
    result = dry(registry, {"人员": [*lines, ["R5", "己"], ["R6", "庚"]]})
    assert [each["row"] for each in result["changes"]] == [4, 5, 6]
    assert result["change_count"] == 4


def test_of_a_long_list_only_what_differs_is_told(registry: ServiceUnderTest) -> None:
    honors = [f"红链示范企业{number}" for number in range(40)]
    load(registry, whole(荣誉="、".join(honors)))
    result = dry(registry, whole(荣誉="、".join([*honors[:-1], "先锋企业"])))
    assert changed(result) == {"QY001": {"荣誉": ("…、红链示范企业39", "…、先锋企业")}}


def test_a_job_tells_them_too(registry: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "MOST_ROWS_AT_ONCE", 1)
    job = dry(registry, {"人员": PERSONS})
    registry.handlers.schedules["run_jobs"][1](registry.runtime)
    result = registry.call(JOBS.get, REGISTRAR, job["id"])["result"]
    assert [(each["code"], each["outcome"]) for each in result["changes"]] == [
        ("RY0001", "created"), ("RY0002", "created"),
    ]  # fmt: skip
    assert result["change_count"] == 2


def test_the_number_of_statements_does_not_grow_with_the_rows(registry: ServiceUnderTest) -> None:
    heads = ["编号", "名称", "类型", "统一社会信用代码", "所属园区", "产业链", "环节"]

    def enterprises(number: int, park: str, segment: str) -> Sheets:
        codes = [f"QY{each:02d}" for each in range(number)]
        lines = [[code, code, "企业", social_credit_code("91", code), park, "A", segment] for code in codes]
        return {"组织": [heads, *lines]}

    parks = [[code, code, "园区", None, None, None, None] for code in ("P1", "P2")]
    load(registry, {"产业链": [["编号", "名称", "环节"], ["A", "甲链", "研发、生产"]], "组织": [heads, *parks]})
    load(registry, enterprises(30, "P1", "研发"))
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    def counted(number: int) -> int:
        statements.clear()
        result = dry(registry, enterprises(number, "P2", "生产"))
        assert changed(result)["QY00"] == {"所属园区": ("P1", "P2"), "环节": ("研发", "生产")}
        assert result["change_count"] == number
        return len(statements)

    event.listen(registry.database.engine, "before_cursor_execute", note)
    try:
        assert counted(2) == counted(30)
    finally:
        event.remove(registry.database.engine, "before_cursor_execute", note)
