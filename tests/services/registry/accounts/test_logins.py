"""A login is the same whatever the case or width of its letters, and none looks like another."""

import pytest

from chassis.calling.errors import Failure
from contracts.problem import INVALID
from contracts.registry.accounts import LOGIN_REFUSED, LOGIN_TAKEN, OPEN_ACCOUNT
from tests.harness import ServiceUnderTest
from tests.services.registry.district import OPERATOR, opened_account, operator_of_the_machine, person, signed_in
from tests.services.registry.imports.files import load


def test_a_login_signs_in_whatever_its_case_and_width(registry: ServiceUnderTest) -> None:
    someone = person(registry, "RY01")
    opened_account(registry, someone["id"], "duban")
    for written in ("duban", "DUBAN", "ＤＵＢＡＮ", "ｄｕｂａｎ", " Duban ", "du\u200bban"):
        assert signed_in(registry, written)["person"]["id"] == someone["id"]


@pytest.mark.parametrize("other", ["ｄｕｂａｎ", "DUBAN", "ＤＵＢＡＮ"])
def test_a_login_that_is_the_same_is_taken(registry: ServiceUnderTest, other: str) -> None:
    opened_account(registry, person(registry, "RY01")["id"], "duban")
    with pytest.raises(Failure) as refusal:
        registry.call(OPEN_ACCOUNT, OPERATOR, person(registry, "RY02")["id"], body={"login": other})
    assert refusal.value.problem is LOGIN_TAKEN
    with pytest.raises(Failure) as by_file:
        load(registry, {"人员": [["编号", "姓名", "登录名"], ["RY02", "于思RY02", other]]})
    assert by_file.value.errors[0]["field"] == "人员.2.登录名"


@pytest.mark.parametrize("login", ["dubаn", "ουζο", "dub\u0131n", "Ԁuban"])
def test_a_login_that_looks_like_another_is_refused_by_request_and_file(registry: ServiceUnderTest, login: str) -> None:
    made = person(registry, "RY02")
    with pytest.raises(Failure) as refusal:
        registry.call(OPEN_ACCOUNT, OPERATOR, made["id"], body={"login": login})
    assert refusal.value.problem is INVALID
    with pytest.raises(Failure) as by_file:
        load(registry, {"人员": [["编号", "姓名", "登录名"], ["RY02", "于思RY02", login]]})
    assert by_file.value.errors[0]["detail"] == refusal.value.errors[0]["detail"]


def test_failures_in_any_writing_count_for_the_account(registry: ServiceUnderTest) -> None:
    opened_account(registry, person(registry, "RY01")["id"], "duban")
    for written in ("duban", "ＤＵＢＡＮ", "Duban", "ｄｕｂａｎ", "DUBAN"):
        with pytest.raises(Failure) as refusal:
            signed_in(registry, written, "wrong-wrong-wrong")
        assert refusal.value.problem is LOGIN_REFUSED
    with pytest.raises(Failure):
        signed_in(registry, "duban")


def test_no_operator_is_made_with_a_login_that_looks_like_another(registry: ServiceUnderTest) -> None:
    with pytest.raises(Failure) as refusal:
        operator_of_the_machine(registry, "оperator")
    assert "letters from a to z" in refusal.value.errors[0]["detail"][1]
