"""Import of spreadsheets: all or nothing, everything wrong told at once, and again without a change."""

import base64
import io
from datetime import date, datetime
from typing import Any

import pytest
import xlsxwriter
from sqlalchemy import event

from chassis.calling.errors import Failure
from contracts.ledgers import CLEAR, FILE_UNREADABLE
from contracts.registry.accounts import GET_ACCOUNT, LOGIN_REFUSED, OPEN_ACCOUNT, OPEN_SESSION
from contracts.registry.chains import LIST_CHAINS
from contracts.registry.imports import IMPORT_FILE
from contracts.registry.people import END_POST, LIST_PERSONS, LIST_POSTS
from contracts.registry.relations import LIST_MEMBERSHIPS, LIST_RELATIONS
from demo.district import MUPING
from demo.muping.names import social_credit_code
from tests.harness import ServiceUnderTest
from tests.services.registry.district import OPERATOR, REGISTRAR, chain, organization, person
from tests.services.registry.imports.files import PERSONS, POSTS, faults, found_organization, load, whole
from tests.services.sheets import Sheets, counts


def test_a_workbook_is_imported_whole(registry: ServiceUnderTest) -> None:
    result = load(registry, whole())
    assert result["applied"] is True
    assert counts(result) == {"chains": (1, 0, 0), "organizations": (4, 0, 0), "persons": (2, 0, 0), "posts": (2, 0, 0)}
    enterprise = found_organization(registry, "QY001")
    assert enterprise["park"]["code"] == "YQ01"
    assert enterprise["attributes"] == {"headcount": 1647, "scale": "large", "honors": ["红链示范企业"]}
    assert [(place["segments"], place["lead"]) for place in enterprise["chains"]] == [(["研发", "生产"], True)]
    branch = found_organization(registry, "DZ001")
    relations = registry.call(LIST_RELATIONS, REGISTRAR, branch["id"], query={"direction": "out"})["items"]
    assert {(each["kind"], each["object"]["code"], each["valid_from"]) for each in relations} == {
        ("affiliation", "LW01", "2024-03-01"),
        ("dual_management", "LW01", "2024-03-01"),
        # Since both were founded.
        ("coverage", "QY001", "2024-03-01"),
    }
    posts = registry.call(LIST_POSTS, REGISTRAR, query={"history": "true"})["items"]
    assert [(each["kind"], each["valid_to"]) for each in posts] == [
        ("enterprise_contact", None),
        ("dispatcher", "2026-06-30"),
    ]
    told = registry.emitted()
    assert len(told) == 1 + 4 + 2 + 2
    assert {each["data"]["park_id"] for each in told if each["data"].get("code") == "QY001"} == {
        enterprise["park"]["id"]
    }


def test_importing_again_changes_nothing_and_tells_nothing(registry: ServiceUnderTest) -> None:
    load(registry, whole())
    told = len(registry.emitted())
    again = load(registry, whole())
    assert again["applied"] is False
    assert counts(again) == {"chains": (0, 0, 1), "organizations": (0, 0, 4), "persons": (0, 0, 2), "posts": (0, 0, 2)}
    assert len(registry.emitted()) == told


def test_a_dry_run_counts_and_changes_nothing(registry: ServiceUnderTest) -> None:
    result = load(registry, whole(), dry_run=True)
    assert (result["applied"], result["errors"]) == (False, [])
    assert counts(result)["organizations"] == (4, 0, 0)
    assert registry.emitted() == []
    assert registry.call(LIST_CHAINS, REGISTRAR, query={})["items"] == []


def test_a_changed_relation_is_ended_and_a_new_one_opened(registry: ServiceUnderTest) -> None:
    registry.move_clock(datetime.fromisoformat("2026-05-04T09:00:00+08:00"))
    load(registry, whole())
    told = len(registry.emitted())
    registry.move_clock(datetime.fromisoformat("2026-06-01T09:00:00+08:00"))
    result = load(registry, whole(所属园区=CLEAR, 环节="研发", 职工人数=1700))
    assert counts(result)["organizations"] == (0, 1, 3)
    before = found_organization(registry, "QY001", on="2026-05-31")
    after = found_organization(registry, "QY001", on="2026-06-01")
    assert (before["park"]["code"], after["park"]) == ("YQ01", None)
    assert (before["chains"][0]["segments"], after["chains"][0]["segments"]) == (["研发", "生产"], ["研发"])
    history = registry.call(LIST_MEMBERSHIPS, REGISTRAR, after["id"], query={"history": "true"})["items"]
    assert [(each["valid_from"], each["valid_to"]) for each in history] == [
        ("2019-04-01", "2026-05-31"),
        ("2026-06-01", None),
    ]
    fresh = registry.emitted()[told:]
    assert [(each["type"], each["subject"]) for each in fresh] == [("organization.changed.v1", after["id"])]
    assert fresh[0]["data"]["park_id"] is None
    assert after["version"] == before["version"]


def test_changing_twice_in_a_day_leaves_no_day_with_two(registry: ServiceUnderTest) -> None:
    load(registry, whole())
    for segments in ("研发", "生产", "研发、生产"):
        load(registry, whole(环节=segments))
    enterprise = found_organization(registry, "QY001")
    assert [place["segments"] for place in enterprise["chains"]] == [["研发", "生产"]]
    now = registry.call(LIST_MEMBERSHIPS, REGISTRAR, enterprise["id"], query={})["items"]
    assert len(now) == 1


def test_a_missing_column_leaves_things_as_they_are(registry: ServiceUnderTest) -> None:
    load(registry, whole())
    lines = [["编号", "名称", "类型"], ["QY001", "烟台岚屿制药有限公司", "企业"]]
    assert counts(load(registry, {"组织": lines}))["organizations"] == (0, 0, 1)


def test_everything_wrong_is_told_with_its_place(registry: ServiceUnderTest) -> None:
    chain(registry)
    organization(registry, "BM01", "department")
    person(registry, "RY0009")
    heads = [
        "编号",
        "名称",
        "类型",
        "统一社会信用代码",
        "所属园区",
        "隶属组织",
        "产业链",
        "环节",
        "职工人数",
        "规模",
        "成立日期",
    ]
    good = social_credit_code("91", "one")
    sheets: Sheets = {
        "组织": [
            heads,
            ["QY001", "甲", "企业", "91370612MAX000000X", "BM01", None, "SWYY", "销售", "many", "巨型", "soon"],
            ["QY002", "乙", "企业", good, "YQ99", None, "NONE", None, 5, "小型", None],
            ["QY003", "丙", "企业", good, None, "DZ001", None, None, None, None, None],
            ["DZ001", "丁", "党支部", None, None, "BM01", None, None, 7, None, None],
            ["BM01", "戊", "企业", social_credit_code("91", "two"), None, None, None, None, None, None, None],
            ["QY004", None, "公司", None, None, None, None, None, None, None, None],
            [None, None, None],
            ["QY005", "己", "企业", None, None, None, None, None, None, None, None],
        ],
        "任职": [
            POSTS[0],
            ["RY0009", "企业联系人", "BM01", None, date(2026, 1, 1), date(2025, 1, 1)],
            ["RY0404", "派单员", "QY001", None, date(2026, 1, 1), None],
            ["RY0009", "厂长", "QY404", "NONE", None, None],
        ],
    }
    found = faults(registry, sheets)
    assert found == [
        ("组织", 2, "统一社会信用代码", "91370612MAX000000X"),
        ("组织", 2, "职工人数", "many"),
        ("组织", 2, "规模", "巨型"),
        ("组织", 2, "成立日期", "soon"),
        ("组织", 3, "所属园区", "YQ99"),
        ("组织", 3, "产业链", "NONE"),
        ("组织", 4, "统一社会信用代码", good),
        ("组织", 4, "隶属组织", "DZ001"),
        ("组织", 5, "职工人数", "7"),
        ("组织", 5, "隶属组织", "BM01"),
        ("组织", 6, "类型", "企业"),
        ("组织", 7, "名称", ""),
        ("组织", 7, "类型", "公司"),
        ("组织", 9, "统一社会信用代码", ""),
        ("任职", 2, "终止日期", "2025-01-01"),
        ("任职", 2, "组织编号", "BM01"),
        ("任职", 3, "人员编号", "RY0404"),
        ("任职", 3, "组织编号", "QY001"),
        ("任职", 4, "职务", "厂长"),
        ("任职", 4, "起始日期", ""),
    ]


def test_what_a_problem_says_of_a_fault_names_sheet_row_and_column(registry: ServiceUnderTest) -> None:
    with pytest.raises(Failure) as failure:
        load(registry, whole(类型="公司"))
    assert failure.value.params["count"] == 1
    error = failure.value.errors[0]
    assert (error["field"], error["value"]) == ("组织.5.类型", "公司")
    assert len(error["detail"]) == 2


def test_unknown_and_missing_columns_are_told(registry: ServiceUnderTest) -> None:
    found = faults(registry, {"产业链": [["编号", "颜色"], ["SWYY", "红"]]})
    assert found == [("产业链", 1, "颜色", "颜色"), ("产业链", 1, "名称", "")]


def test_all_faults_are_counted_and_a_thousand_are_told(registry: ServiceUnderTest) -> None:
    lines = [["编号", "名称"], *([f"bad code {number}", "x"] for number in range(1100))]
    result = load(registry, {"产业链": lines}, dry_run=True)
    assert (len(result["errors"]), result["error_count"]) == (1000, 1100)
    with pytest.raises(Failure) as failure:
        load(registry, {"产业链": lines})
    assert (len(failure.value.errors), failure.value.params["count"]) == (1000, 1100)


def test_affiliations_in_a_circle_are_told(registry: ServiceUnderTest) -> None:
    lines = [
        ["编号", "名称", "类型", "隶属组织"],
        ["DW01", "甲", "党委", "DW02"],
        ["DW02", "乙", "党委", "DW03"],
        ["DW03", "丙", "党委", "DW01"],
        ["DW04", "丁", "党委", "DW04"],
    ]
    assert faults(registry, {"组织": lines}) == [
        ("组织", 2, "隶属组织", "DW02"),
        ("组织", 3, "隶属组织", "DW03"),
        ("组织", 4, "隶属组织", "DW01"),
        ("组织", 5, "隶属组织", "DW04"),
    ]


def test_alliance_members_and_their_roles_are_imported(registry: ServiceUnderTest) -> None:
    heads = ["编号", "名称", "类型", "联盟", "联盟角色"]
    lines = [
        heads,
        ["LM01", "联盟", "党建联盟", None, None],
        ["GX01", "昆嵛医药大学", "高校", "LM01", "盟主"],
        ["GX02", "蓝谷学院", "高校", "LM01", None],
    ]
    load(registry, {"组织": lines})
    alliance = found_organization(registry, "LM01")
    found = registry.call(LIST_RELATIONS, REGISTRAR, alliance["id"], query={"direction": "in"})["items"]
    assert {(each["subject"]["code"], each["role"]) for each in found} == {("GX01", "lead"), ("GX02", "member")}
    lines[3] = ["GX02", "蓝谷学院", "高校", "LM01", "盟主"]
    assert faults(registry, {"组织": lines}) == [("组织", 4, "联盟角色", "盟主")]


def test_a_login_makes_an_account_that_opens_only_with_a_password(registry: ServiceUnderTest) -> None:
    load(registry, whole())
    someone = registry.call(LIST_PERSONS, REGISTRAR, query={"q": "RY0001"})["items"][0]
    account = registry.call(GET_ACCOUNT, REGISTRAR, someone["id"])
    assert (account["login"], account["opened"]) == ("qy001", False)
    with pytest.raises(Failure) as failure:
        registry.call(OPEN_SESSION, body={"login": "qy001", "password": "whatever-it-is"})
    assert failure.value.problem is LOGIN_REFUSED
    opened = registry.call(OPEN_ACCOUNT, REGISTRAR, someone["id"], body={})
    registry.call(OPEN_SESSION, body={"login": "qy001", "password": opened["one_time_password"]})
    assert faults(registry, {"人员": [PERSONS[0], ["RY0003", "王雅", None, None, "QY001", None]]}) == [
        ("人员", 2, "登录名", "QY001")
    ]


def test_a_post_ended_by_hand_is_not_opened_again_by_an_old_file(registry: ServiceUnderTest) -> None:
    load(registry, whole())
    given = registry.call(LIST_POSTS, REGISTRAR, query={"kind": "enterprise_contact"})["items"][0]
    registry.call(END_POST, REGISTRAR, given["id"], body={"last_day": "2026-03-31"})
    assert counts(load(registry, whole()))["posts"] == (0, 0, 2)
    for last_day in (CLEAR, date(2026, 4, 30)):
        opened = [POSTS[0], [*POSTS[1][:5], last_day]]
        assert [fault[:3] for fault in faults(registry, {"任职": opened})] == [("任职", 2, "终止日期")]


def test_a_last_day_in_the_file_ends_the_post(registry: ServiceUnderTest) -> None:
    load(registry, whole())
    told = len(registry.emitted())
    ended = [POSTS[0], [*POSTS[1][:5], date(2026, 3, 31)]]
    assert counts(load(registry, {"任职": ended}))["posts"] == (0, 1, 0)
    fresh = registry.emitted()[told:]
    assert [each["type"] for each in fresh] == ["post.changed.v1", "access.changed.v1"]
    assert (fresh[0]["data"]["valid_to"], fresh[0]["data"]["ended"]) == ("2026-03-31", True)


def test_a_login_too_long_in_small_letters_is_told(registry: ServiceUnderTest) -> None:
    sheets = {"人员": [["编号", "姓名", "登录名"], ["RY01", "于思", "ß" * 60]]}
    assert [(column, value) for _, _, column, value in faults(registry, sheets)] == [("登录名", "ß" * 60)]


def test_a_registrar_makes_no_operator_by_a_file(registry: ServiceUnderTest) -> None:
    load(registry, whole())
    posts = [POSTS[0], ["RY0002", "平台管理员", "LW01", None, date(2025, 1, 1), None]]
    assert faults(registry, {"任职": posts}) == [("任职", 2, "职务", "")]
    assert counts(load(registry, {"任职": posts}, OPERATOR))["posts"] == (1, 0, 0)
    changed = [PERSONS[0], ["RY0002", "孙可欣", "13900000003", None, None, None]]
    assert faults(registry, {"人员": changed}) == [("人员", 2, "编号", "RY0002")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_is_read_in_the_encodings_of_spreadsheet_programs(registry: ServiceUnderTest, encoding: str) -> None:
    text = '编号,名称,环节\r\nSWYY,"生物医药、健康",研发、生产\r\n'
    body = {"filename": "链.CSV", "content": base64.b64encode(text.encode(encoding)).decode(), "sheet": "chains"}
    registry.call(IMPORT_FILE, REGISTRAR, body=body)
    made = registry.call(LIST_CHAINS, REGISTRAR, query={})["items"][0]
    assert (made["name"], [each["name"] for each in made["segments"]]) == ("生物医药、健康", ["研发", "生产"])


@pytest.mark.parametrize(
    ("filename", "content", "sheet"),
    [
        ("a.xlsx", b"not a workbook", None),
        ("a.xls", b"x", None),
        ("a.csv", "编号\n".encode(), None),
        ("a.csv", b'"open', "chains"),
        ("a.csv", b"\xff\xff\xff", "chains"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_reason(
    registry: ServiceUnderTest, filename: str, content: bytes, sheet: str | None
) -> None:
    body = {"filename": filename, "content": base64.b64encode(content).decode(), "sheet": sheet}
    with pytest.raises(Failure) as failure:
        registry.call(IMPORT_FILE, REGISTRAR, body={key: value for key, value in body.items() if value})
    assert failure.value.problem is FILE_UNREADABLE
    assert failure.value.params["reason_zh"]


def test_what_is_no_base64_is_refused(registry: ServiceUnderTest) -> None:
    with pytest.raises(Failure) as failure:
        registry.call(IMPORT_FILE, REGISTRAR, body={"filename": "a.xlsx", "content": "…"})
    assert failure.value.problem is FILE_UNREADABLE


def test_a_workbook_without_a_known_sheet_is_refused(registry: ServiceUnderTest) -> None:
    with pytest.raises(Failure) as failure:
        load(registry, {"其他": [["编号"]]})
    assert failure.value.problem is FILE_UNREADABLE


def test_a_cell_far_from_the_others_is_told_and_not_laid_out(registry: ServiceUnderTest) -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet("产业链")
        sheet.write_row(0, 0, ["编号", "名称"])
        sheet.write(1_048_575, 16_383, "x")
    content = base64.b64encode(target.getvalue()).decode()
    body = {"filename": "far.xlsx", "content": content, "dry_run": True}
    errors = registry.call(IMPORT_FILE, REGISTRAR, body=body)["errors"]
    assert {(each["row"], each["column"], each["value"]) for each in errors} == {
        (1_048_576, "", "x"),
        (1_048_576, "编号", ""),
        (1_048_576, "名称", ""),
    }


def test_the_audit_keeps_no_copy_of_the_file(registry: ServiceUnderTest) -> None:
    load(registry, whole())
    with registry.database.engine.connect() as connection:
        kept = connection.exec_driver_sql(
            "SELECT content::text FROM audit WHERE operation = 'import_file'"
        ).scalar_one()
    assert "UEs" not in kept
    assert "registry.xlsx" in kept


def test_the_sample_district_is_imported_with_few_statements(registry: ServiceUnderTest) -> None:
    """The number of statements, which does not depend on the machine, stands for the time."""
    content = base64.b64encode((MUPING / "registry.xlsx").read_bytes()).decode()
    body = {"filename": "registry.xlsx", "content": content}
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    event.listen(registry.database.engine, "before_cursor_execute", note)
    try:
        assert counts(registry.call(IMPORT_FILE, OPERATOR, body=body))["organizations"] == (319, 0, 0)
        first = len(statements)
        assert counts(registry.call(IMPORT_FILE, OPERATOR, body=body))["persons"] == (0, 0, 425)
    finally:
        event.remove(registry.database.engine, "before_cursor_execute", note)
    assert first < 50
    assert len(statements) - first < 40
