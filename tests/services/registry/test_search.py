"""Search: what is found in registry, and by whom."""

from typing import Any

import pytest

from chassis.calling.actor import Actor
from chassis.searching import entries
from contracts.registry.chains import CHANGE_CHAIN, CREATE_CHAIN
from contracts.registry.organizations import CHANGE_ORGANIZATION, CREATE_ORGANIZATION
from contracts.registry.people import CREATE_PERSON
from contracts.roles import Role
from contracts.search import SEARCH_SERVICE
from tests.harness import ServiceUnderTest, actor
from tests.services.registry.district import REGISTRAR

SOMEBODY = actor((Role.ENTERPRISE_CONTACT, "01980000-0000-7000-8000-000000000009"))


def found(registry: ServiceUnderTest, sought: str, caller: Actor = REGISTRAR, **query: Any) -> list[tuple[str, str]]:
    kinds = registry.call(SEARCH_SERVICE, caller, query={"q": sought, **query})["kinds"]
    return [(kind["kind"], item["number"]) for kind in kinds for item in kind["items"]]


@pytest.fixture
def district(registry: ServiceUnderTest) -> dict[str, Any]:
    given = {"code": "QY-001", "name": "荣昌(烟台)生物制药有限公司", "kind": "enterprise", "uscc": "91370612MAXXXUBQ1F"}
    organization = registry.call(CREATE_ORGANIZATION, REGISTRAR, body=given)
    chain = registry.call(CREATE_CHAIN, REGISTRAR, body={"code": "SWYY", "name": "生物医药", "segments": ["检验检测"]})
    person = {"code": "RY0900", "name": "阿依古丽·热合曼", "phone": "13900000900"}
    registry.call(CREATE_PERSON, REGISTRAR, body=person)
    return {"organization": organization, "chain": chain}


def test_things_are_found_by_name_first_letters_and_code_in_any_writing(
    registry: ServiceUnderTest, district: dict[str, Any]
) -> None:
    for sought in ("荣昌烟台", "rcyt", "qy001", "ＱＹ 001", "9137 0612 maxx", "生物 制药", "昌(烟"):
        assert found(registry, sought, SOMEBODY) == [("organization", "QY-001")], sought
    assert found(registry, "检验检测") == [("chain", "SWYY")]
    assert found(registry, "生物") == [("chain", "SWYY"), ("organization", "QY-001")]
    assert found(registry, "生物", kinds=["chain"]) == [("chain", "SWYY")]


def test_persons_are_found_by_those_who_may_list_them_and_not_by_their_telephone(
    registry: ServiceUnderTest, district: dict[str, Any]
) -> None:
    for sought in ("阿依古丽", "阿依古丽热合曼", "aygl", "热合曼", "ry-0900"):
        assert found(registry, sought) == [("person", "RY0900")], sought
        assert found(registry, sought, SOMEBODY) == []
    assert found(registry, "13900000900") == []


def test_what_has_changed_is_found_as_it_is_now(registry: ServiceUnderTest, district: dict[str, Any]) -> None:
    organization, chain = district["organization"], district["chain"]
    registry.call(
        CHANGE_ORGANIZATION, REGISTRAR, organization["id"], body={"name": "昊辰光电"}, if_match=organization["version"]
    )
    registry.call(
        CHANGE_CHAIN, REGISTRAR, chain["id"], body={"segments": [{"name": "中试"}]}, if_match=chain["version"]
    )
    assert found(registry, "荣昌") == []
    assert found(registry, "检验检测") == []
    assert found(registry, "昊辰") == [("organization", "QY-001")]
    assert found(registry, "中试") == [("chain", "SWYY")]


def test_many_that_change_at_once_are_found_when_the_schedule_has_run(
    registry: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries, "MOST_AT_ONCE", 0)
    body = {"code": "SWYY", "name": "生物医药"}
    chain = registry.call(CREATE_CHAIN, REGISTRAR, body=body)
    assert found(registry, "生物医药") == []
    registry.tick("keep_found")
    assert found(registry, "生物医药") == [("chain", "SWYY")]
    registry.call(CHANGE_CHAIN, REGISTRAR, chain["id"], body={"name": "化工材料"}, if_match=chain["version"])
    registry.tick("keep_found")
    assert (found(registry, "生物医药"), found(registry, "化工")) == ([], [("chain", "SWYY")])
