"""A file and a request take the same values, store them in the same form and refuse them in the same words."""

from typing import Any

import pytest

from chassis.calling.errors import Failure
from contracts.ledgers import IMPORT_REFUSED
from contracts.registry.organizations import LIST_ORGANIZATIONS
from contracts.registry.people import GET_CONTACT_DETAILS, LIST_PERSONS
from demo.muping.names import social_credit_code
from tests.harness import ServiceUnderTest
from tests.services.registry.district import REGISTRAR, organization, person
from tests.services.registry.imports.files import load

PERSONS = ["编号", "姓名", "手机", "电子邮箱"]
ORGANIZATIONS = ["编号", "名称", "类型", "统一社会信用代码"]


def by_file(registry: ServiceUnderTest, name: str, phone: str | None = None, email: str | None = None) -> None:
    load(registry, {"人员": [PERSONS, ["RY02", name, phone, email]]})


def names(registry: ServiceUnderTest) -> list[str]:
    return [each["name"] for each in registry.call(LIST_PERSONS, REGISTRAR, query={})["items"]]


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("王\U0002ebf0", "王\U0002ebf0"),
        ("王\U00031350", "王\U00031350"),
        ("王\ue863", "王\ue863"),
        ("王\u9fb4", "王\u9fb4"),
        ("张　三", "张 三"),
        ("张\u00a0三", "张 三"),
        ("\ufeff张三\u200b", "张三"),
        ("葛\U000e0100洪", "葛\U000e0100洪"),
    ],
    ids=ascii,
)
def test_a_name_is_stored_in_the_same_form(registry: ServiceUnderTest, given: str, stored: str) -> None:
    person(registry, "RY01", name=given)
    by_file(registry, given)
    assert names(registry) == [stored, stored]
    found = registry.call(LIST_PERSONS, REGISTRAR, query={"q": given})["items"]
    assert len(found) == 2


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("name", "张\n三"),
        ("name", "张\ufdd0三"),
        ("name", "\u3164"),
        ("name", "三" * 61),
        ("phone", "12345"),
        ("phone", "138-1234-567八"),
        ("email", "张三@example.cn"),
        ("email", "zhang@localhost"),
    ],
    ids=ascii,
)
def test_a_value_is_refused_in_the_same_words(registry: ServiceUnderTest, column: str, value: str) -> None:
    values: dict[str, Any] = {"name": "张三", column: value}
    with pytest.raises(Failure) as by_request:
        person(registry, "RY01", **values)
    with pytest.raises(Failure) as by_import:
        by_file(registry, **values)
    assert by_import.value.problem is IMPORT_REFUSED
    if value.strip("\u3164"):
        assert by_import.value.errors[0]["detail"] == by_request.value.errors[0]["detail"]
    assert names(registry) == []


@pytest.mark.parametrize("between", [" ", "-", "\u2013", "\u00a0", "\u3000", "\u200b", " - "], ids=ascii)
def test_a_social_credit_code_is_stored_in_the_same_form(registry: ServiceUnderTest, between: str) -> None:
    codes = [social_credit_code("91", "unit", name) for name in ("one", "two")]
    given = [f"{code[:8].lower()}{between}{code[8:]}" for code in codes]
    organization(registry, "QY1", uscc=given[0])
    sheets = {"组织": [ORGANIZATIONS, ["QY2", "烟台岚屿", "企业", given[1]]]}
    assert load(registry, sheets, dry_run=True)["errors"] == []
    load(registry, sheets)
    assert [each["uscc"] for each in registry.call(LIST_ORGANIZATIONS, REGISTRAR, query={})["items"]] == codes


@pytest.mark.parametrize("code", ["N2370612MF0001234Y", "Y1370612MF0001234R", "G1370000MF0001234W"])
def test_a_social_credit_code_that_begins_with_a_letter_is_taken(registry: ServiceUnderTest, code: str) -> None:
    assert organization(registry, "QY1", "department", uscc=code)["uscc"] == code
    other = {"组织": [ORGANIZATIONS, ["QY1", "烟台岚屿QY1", "部门", code]]}
    assert load(registry, other)["errors"] == []


@pytest.mark.parametrize("code", ["000000000000000000", "370612199001012066", "131123199003072028"])
def test_no_resident_number_and_no_zeros_are_taken_for_a_social_credit_code(
    registry: ServiceUnderTest, code: str
) -> None:
    with pytest.raises(Failure) as by_request:
        organization(registry, "QY1", uscc=code)
    with pytest.raises(Failure) as by_import:
        load(registry, {"组织": [ORGANIZATIONS, ["QY1", "烟台岚屿", "企业", code]]})
    assert by_import.value.errors[0]["detail"] == by_request.value.errors[0]["detail"]


def test_an_address_of_a_file_is_stored_as_mail_is_sent_to_it(registry: ServiceUnderTest) -> None:
    by_file(registry, "张三", "+86 138-1234-5678", "zhang@例子.公司")
    (made,) = registry.call(LIST_PERSONS, REGISTRAR, query={"contact": "13812345678"})["items"]
    full = registry.call(GET_CONTACT_DETAILS, REGISTRAR, made["id"])
    assert (full["phone"], full["email"]) == ("+86 138-1234-5678", "zhang@xn--fsqu00a.xn--55qx5d")
    again = load(registry, {"人员": [PERSONS, ["ry02", "张三", "+86 138-1234-5678", "zhang@例子.公司"]]})
    assert again["applied"] is False
