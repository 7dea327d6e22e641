"""Persons are found by telephone and e-mail in any writing, and only addresses that can be mailed are taken."""

import pytest
from sqlalchemy import text

from chassis.calling.errors import Failure
from chassis.storing.personal import lookup_hash
from contracts.problem import INVALID
from contracts.registry.people import CHANGE_PERSON, GET_CONTACT_DETAILS, GET_PERSON, LIST_PERSONS
from tests.harness import ServiceUnderTest
from tests.services.registry.district import REGISTRAR, person


def found(registry: ServiceUnderTest, contact: str) -> list[str]:
    return [each["code"] for each in registry.call(LIST_PERSONS, REGISTRAR, query={"contact": contact})["items"]]


@pytest.mark.parametrize("stored", ["138 1234 5678", "+86 138-1234-5678", "１３８１２３４５６７８", "13812345678"])
def test_a_person_is_found_by_any_writing_of_the_telephone_number(registry: ServiceUnderTest, stored: str) -> None:
    person(registry, "RY01", phone=stored)
    person(registry, "RY02", phone="13812345679")
    for writing in (
        "13812345678",
        "+8613812345678",
        "138-1234-5678",
        "(86) 138 1234 5678",
        "１３８－１２３４－５６７８",
    ):
        assert found(registry, writing) == ["RY01"], writing


def test_a_person_is_found_by_a_number_with_area_code_and_extension(registry: ServiceUnderTest) -> None:
    person(registry, "RY01", phone="0535-4219000")
    person(registry, "RY02", phone="（0535）4219000 转 8001")
    for writing in ("05354219000", "+86 535 4219000", "(0535) 4219000"):
        assert found(registry, writing) == ["RY01"], writing
    for writing in ("0535-4219000-8001", "05354219000 ext 8001", "+86 535 4219000转8001"):
        assert found(registry, writing) == ["RY02"], writing


def test_a_telephone_number_is_shown_as_it_was_written(registry: ServiceUnderTest) -> None:
    made = person(registry, "RY01", phone=" ０５３５—４２１９０００　转８００１\u200b")
    full = registry.call(GET_CONTACT_DETAILS, REGISTRAR, made["id"])
    assert full["phone"] == "0535-4219000 转8001"


def test_an_address_is_stored_and_found_with_its_domain_in_ascii(registry: ServiceUnderTest) -> None:
    made = person(registry, "RY01", email="zhang@例子.公司")
    assert registry.call(GET_CONTACT_DETAILS, REGISTRAR, made["id"])["email"] == "zhang@xn--fsqu00a.xn--55qx5d"
    for writing in ("zhang@例子.公司", "ZHANG@xn--fsqu00a.xn--55qx5d", "ｚｈａｎｇ@例子.公司"):
        assert found(registry, writing) == ["RY01"], writing
    wide = person(registry, "RY02", email="ｕｓｅｒ@example.cn\u200b")
    assert registry.call(GET_CONTACT_DETAILS, REGISTRAR, wide["id"])["email"] == "user@example.cn"


@pytest.mark.parametrize(
    "email", ["张三@example.cn", "zhang@localhost", "zhang@ex_ample.cn", "zh..ang@example.cn", "zhang"]
)
def test_an_address_that_no_mail_reaches_is_refused(registry: ServiceUnderTest, email: str) -> None:
    made = person(registry, "RY01", email="zhang@example.cn")
    read = registry.call(GET_PERSON, REGISTRAR, made["id"])
    with pytest.raises(Failure) as refusal:
        registry.call(CHANGE_PERSON, REGISTRAR, made["id"], body={"email": email}, if_match=read["version"])
    assert refusal.value.problem is INVALID
    (error,) = refusal.value.errors
    assert error["field"] == "email"
    assert "zhang@example.cn" in error["detail"][1]
    assert registry.call(GET_CONTACT_DETAILS, REGISTRAR, made["id"])["email"] == "zhang@example.cn"


def test_hashes_that_an_earlier_release_made_are_found_and_then_made_anew(registry: ServiceUnderTest) -> None:
    made = [person(registry, f"RY{n:03}", phone=f"138 1234 {n:04}", email=f"Zhang{n}@Example.CN") for n in range(3)]
    with registry.database.engine.begin() as connection:
        for n, each in enumerate(made):
            connection.execute(
                text("UPDATE persons SET hashed_as = 0, phone_hash = :phone, email_hash = :email WHERE id = :id"),
                {
                    "phone": lookup_hash(f"138 1234 {n:04}"),
                    "email": lookup_hash(f"Zhang{n}@Example.CN"),
                    "id": each["id"],
                },
            )
    assert found(registry, "138 1234 0001") == ["RY001"]
    assert found(registry, "13812340001") == []
    assert registry.tick("hash_contacts_anew") == 3
    assert registry.tick("hash_contacts_anew") == 0
    assert found(registry, "13812340001") == found(registry, "138 1234 0001") == ["RY001"]
    assert found(registry, "zhang1@example.cn") == ["RY001"]
    assert registry.call(GET_PERSON, REGISTRAR, made[0]["id"])["version"] == made[0]["version"]


@pytest.mark.parametrize("change", [{"phone": "138-1234-0001"}, {"email": "li@example.cn"}])
def test_a_change_of_one_of_both_leaves_the_other_to_be_made_anew(
    registry: ServiceUnderTest, change: dict[str, str]
) -> None:
    old = {"phone": "138 1234 5678", "email": "Zhang@Example.CN"}
    made = person(registry, "RY01", **old)
    with registry.database.engine.begin() as connection:
        connection.execute(
            text("UPDATE persons SET hashed_as = 0, phone_hash = :phone, email_hash = :email"),
            {name: lookup_hash(value) for name, value in old.items()},
        )
    registry.call(CHANGE_PERSON, REGISTRAR, made["id"], body=change, if_match=made["version"])
    assert registry.tick("hash_contacts_anew") == 1
    for writing in (old | change).values():
        assert found(registry, writing) == ["RY01"]
        assert found(registry, writing.lower().replace(" ", "")) == ["RY01"]
    assert registry.tick("hash_contacts_anew") == 0
