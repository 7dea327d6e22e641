"""A file refers to nothing new that is not active any more; what refers to it already stays as it is."""

from datetime import date, timedelta

import pytest

from contracts.ledgers import CLEAR
from contracts.registry.chains import CHANGE_CHAIN, LIST_CHAINS
from contracts.registry.organizations import CHANGE_ORGANIZATION
from contracts.registry.people import CHANGE_PERSON, LIST_PERSONS
from tests.harness import ServiceUnderTest
from tests.services.registry.district import OPERATOR, REGISTRAR, opened_account, organization, person, post
from tests.services.registry.imports.files import (
    CHAINS,
    ORGANIZATION_HEADS,
    POSTS,
    faults,
    found_organization,
    load,
    organizations,
    whole,
)
from tests.services.sheets import counts


@pytest.fixture
def left(registry: ServiceUnderTest) -> ServiceUnderTest:
    """What the sample files import, of which a committee, a chain and a person are not active any more."""
    load(registry, whole())
    committee = found_organization(registry, "LW01")
    chain = registry.call(LIST_CHAINS, REGISTRAR, query={})["items"][0]
    somebody = registry.call(LIST_PERSONS, REGISTRAR, query={"q": "RY0001"})["items"][0]
    for operation, found in ((CHANGE_ORGANIZATION, committee), (CHANGE_CHAIN, chain), (CHANGE_PERSON, somebody)):
        body, version = {"active": False}, found["version"]
        registry.call(operation, OPERATOR, found["id"], body=body, if_match=version)
    return registry


def test_the_same_file_again_changes_nothing(left: ServiceUnderTest) -> None:
    assert all(found[:2] == (0, 0) for found in counts(load(left, whole())).values())


@pytest.mark.parametrize(
    ("person_code", "place", "chain", "column", "code"),
    [
        ("RY0001", "YQ01", None, "人员编号", "RY0001"),
        ("RY0002", "LW01", None, "组织编号", "LW01"),
        ("RY0002", "YQ01", "SWYY", "产业链", "SWYY"),
    ],
)
def test_nobody_new_gets_a_post(
    left: ServiceUnderTest, person_code: str, place: str, chain: str | None, column: str, code: str
) -> None:
    posts = [POSTS[0], [person_code, "督办员", place, chain, date(2031, 1, 1), None]]
    assert faults(left, {"任职": posts}) == [("任职", 2, column, code)]


@pytest.mark.parametrize(("column", "code"), [("隶属组织", "LW01"), ("产业链", "SWYY")])
def test_no_organization_gets_a_relation_or_a_place(left: ServiceUnderTest, column: str, code: str) -> None:
    branch = {"编号": "DZ002", "名称": "第二党支部", "类型": "党支部", column: code}
    rows = [ORGANIZATION_HEADS, [branch.get(head) for head in ORGANIZATION_HEADS]]
    assert faults(left, {"组织": rows}) == [("组织", 2, column, code)]


def test_a_file_does_not_end_the_post_of_the_last_operator(registry: ServiceUnderTest) -> None:
    today, held = registry.now().date(), person(registry, "RY0002")
    opened_account(registry, held["id"], "login-02")
    place = organization(registry, "BM01", "department")["id"]
    post(registry, "operator", held["id"], place, valid_from="2025-01-01")
    ends = [POSTS[0], ["RY0002", "平台管理员", "BM01", None, date(2025, 1, 1), today]]
    (fault,) = faults(registry, {"任职": ends}, OPERATOR)
    assert fault[:3] == ("任职", 2, "终止日期")


def test_a_file_leaves_no_later_day_without_an_operator(registry: ServiceUnderTest) -> None:
    today = registry.now().date()
    place = organization(registry, "BM01", "department")["id"]
    for code, last in (("RY0002", None), ("RY0003", today + timedelta(days=3))):
        held = person(registry, code)
        opened_account(registry, held["id"], f"login-{code}")
        post(registry, "operator", held["id"], place, valid_from="2025-01-01", valid_to=last and last.isoformat())
    ends = [POSTS[0], ["RY0002", "平台管理员", "BM01", None, date(2025, 1, 1), today + timedelta(days=2)]]
    (fault,) = faults(registry, {"任职": ends}, OPERATOR)
    assert fault[:3] == ("任职", 2, "终止日期")


@pytest.fixture
def idle(registry: ServiceUnderTest) -> ServiceUnderTest:
    """What the sample files import, of which the enterprise and a person without an account are not active any more."""
    load(registry, whole())
    enterprise = found_organization(registry, "QY001")
    somebody = registry.call(LIST_PERSONS, REGISTRAR, query={"q": "RY0002"})["items"][0]
    for operation, found in ((CHANGE_ORGANIZATION, enterprise), (CHANGE_PERSON, somebody)):
        registry.call(operation, OPERATOR, found["id"], body={"active": False}, if_match=found["version"])
    return registry


def test_an_inactive_organization_gets_no_relation_and_no_place(idle: ServiceUnderTest) -> None:
    park = {"编号": "YQ02", "名称": "岚屿产业园", "类型": "园区"}
    rows = [*organizations(所属园区="YQ02"), [park.get(head) for head in ORGANIZATION_HEADS]]
    assert faults(idle, {"产业链": CHAINS, "组织": rows}) == [("组织", 5, "编号", "QY001")]
    assert faults(idle, whole(环节="生产")) == [("组织", 5, "编号", "QY001")]
    second = {"产业链": [*CHAINS, ["XCL", "新材料", None, None]], "组织": organizations(产业链="SWYY、XCL")}
    assert faults(idle, second) == [("组织", 5, "编号", "QY001")]


def test_an_inactive_organization_is_renamed_and_leaves_its_park(idle: ServiceUnderTest) -> None:
    assert counts(load(idle, whole(名称="烟台岚屿制药", 所属园区=CLEAR)))["organizations"] == (0, 1, 3)
    assert found_organization(idle, "QY001")["park"] is None


def test_an_inactive_person_gets_no_account(idle: ServiceUnderTest) -> None:
    persons = [["编号", "姓名", "登录名"], ["RY0002", "孙可欣", "sun-kexin"]]
    assert faults(idle, {"人员": persons}) == [("人员", 2, "编号", "RY0002")]
