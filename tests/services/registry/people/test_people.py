"""Persons and posts: who may read what of them, and which posts stand beside each other."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from chassis.calling.call import Call
from chassis.calling.errors import Failure
from chassis.running import arguments
from chassis.storing import tables
from chassis.storing.personal import decrypt
from contracts.problem import CHANGED, INVALID, NOT_FOUND, PRECONDITION_REQUIRED
from contracts.registry.chains import GET_CHAIN
from contracts.registry.people import (
    CHANGE_PERSON,
    CREATE_PERSON,
    END_POST,
    GET_CONTACT_DETAILS,
    GET_PERSON,
    GET_POST,
    GIVE_POST,
    LIST_PERSONS,
    LIST_POSTS,
)
from contracts.registry.problems import CHAIN_NEEDED, POST_TAKEN, WRONG_KIND
from contracts.registry.shared import CODE_TAKEN, DAYS_REVERSED, ENDED_ALREADY
from contracts.roles import Role
from tests.harness import ServiceUnderTest, actor
from tests.services.registry.district import (
    NOBODY_IN_PARTICULAR,
    OPERATOR,
    REGISTRAR,
    chain,
    organization,
    person,
    post,
    somebody,
)

PHONE, EMAIL = "13900000900", "yusilin@example.cn"


@pytest.fixture
def yu(registry: ServiceUnderTest) -> dict[str, Any]:
    return person(registry, "RY0900", name="于思琳", phone=PHONE, email=EMAIL)


def test_telephone_and_e_mail_are_masked_where_persons_are_shown(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    listed = registry.call(LIST_PERSONS, REGISTRAR, query={})["items"][0]
    read = registry.call(GET_PERSON, REGISTRAR, yu["id"])
    for shown in (yu, listed, read):
        assert shown["phone"] == "139****0900"
        assert shown["email"] == "y***@example.cn"


def test_reading_them_in_full_is_written_down(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    full = registry.call(GET_CONTACT_DETAILS, REGISTRAR, yu["id"])
    assert (full["phone"], full["email"]) == (PHONE, EMAIL)
    with registry.database.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT operation, object_id, content::text FROM audit ORDER BY id").all()
    assert ("get_contact_details", yu["id"]) in [(row[0], row[1]) for row in rows]
    assert not any(PHONE in row[2] or EMAIL in row[2] for row in rows)


@pytest.mark.parametrize("operation", [GET_PERSON, GET_CONTACT_DETAILS])
def test_one_reads_oneself_and_nobody_else(registry: ServiceUnderTest, yu: dict[str, Any], operation: Any) -> None:
    assert registry.call(operation, somebody(yu["id"]), yu["id"])["id"] == yu["id"]
    others = [NOBODY_IN_PARTICULAR]
    others += [actor((role, uuid4(), uuid4())) for role in set(Role) - {Role.REGISTRAR, Role.OPERATOR}]
    for other in others:
        with pytest.raises(Failure) as failure:
            registry.call(operation, other, yu["id"])
        assert failure.value.problem is NOT_FOUND


def test_telephone_and_e_mail_are_encrypted_in_the_database_and_in_events(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    with registry.database.engine.connect() as connection:
        row = connection.exec_driver_sql("SELECT phone, email, phone_hash FROM persons").one()
    assert PHONE not in str(row)
    assert EMAIL not in str(row)
    told = registry.emitted("person.changed.v1")[-1]["data"]
    assert set(told) == {"id", "name", "email", "locale", "active", "signs_in"}
    assert told["email"] != EMAIL
    assert decrypt(told["email"]) == EMAIL


def test_a_person_is_found_by_the_whole_number_address_name_or_code(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    person(registry, "RY0901", name="孙可欣", phone="13900000901")
    for query in ({"contact": PHONE}, {"contact": EMAIL.upper()}, {"q": "思琳"}, {"q": "ry0900"}):
        found = registry.call(LIST_PERSONS, REGISTRAR, query=query)["items"]
        assert [each["id"] for each in found] == [yu["id"]], query
    assert registry.call(LIST_PERSONS, REGISTRAR, query={"contact": PHONE[:8]})["items"] == []
    assert registry.call(LIST_PERSONS, REGISTRAR, query={"q": "思琳 可欣"})["items"] == []


def test_persons_come_in_pages_without_gap_or_double(registry: ServiceUnderTest) -> None:
    made = {person(registry, f"RY{number:02}", name=f"于{number % 3}")["id"] for number in range(7)}
    seen, after = [], None
    while True:
        query = {"limit": 3, **({"after": after} if after else {})}
        page = registry.call(LIST_PERSONS, REGISTRAR, query=query)
        seen += [each["id"] for each in page["items"]]
        after = page["next"]
        if after is None:
            break
    assert len(seen) == 7
    assert set(seen) == made


def test_a_change_needs_the_version_that_was_read(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    with pytest.raises(Failure) as failure:
        registry.call(CHANGE_PERSON, REGISTRAR, yu["id"], body={"locale": "en"})
    assert failure.value.problem is PRECONDITION_REQUIRED
    changed = registry.call(CHANGE_PERSON, REGISTRAR, yu["id"], body={"locale": "en"}, if_match=yu["version"])
    assert changed["version"] == yu["version"] + 1
    with pytest.raises(Failure) as failure:
        registry.call(CHANGE_PERSON, REGISTRAR, yu["id"], body={"locale": "zh"}, if_match=yu["version"])
    assert failure.value.problem is CHANGED


def test_of_two_changes_at_once_one_wins(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    def change(phone: str) -> str:
        try:
            registry.call(CHANGE_PERSON, REGISTRAR, yu["id"], body={"phone": phone}, if_match=yu["version"])
        except Failure as failure:
            return failure.problem.code
        return "changed"

    with ThreadPoolExecutor(2) as pool:
        assert set(pool.map(change, ["13900000001", "13900000002"])) == {"changed", CHANGED.code}


def test_a_telephone_number_can_be_taken_away(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    changed = registry.call(CHANGE_PERSON, REGISTRAR, yu["id"], body={"phone": None}, if_match=yu["version"])
    assert changed["phone"] is None
    assert changed["email"] == "y***@example.cn"
    assert registry.call(LIST_PERSONS, REGISTRAR, query={"contact": PHONE})["items"] == []


@pytest.mark.parametrize(
    ("field", "value"), [("phone", "call me"), ("email", "nowhere"), ("locale", "fr"), ("name", " ")]
)
def test_a_wrong_value_is_named(registry: ServiceUnderTest, field: str, value: str) -> None:
    with pytest.raises(Failure) as failure:
        registry.call(CREATE_PERSON, REGISTRAR, body={"name": "于思琳", field: value})
    assert failure.value.problem is INVALID
    assert [error["field"] for error in failure.value.errors] == [field]


def test_a_code_is_used_once(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    with pytest.raises(Failure) as failure:
        person(registry, "RY0900")
    assert failure.value.problem is CODE_TAKEN


# Posts


def test_a_post_has_a_first_and_a_last_day_and_keeps_its_history(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    office = organization(registry, "BM01", "department")
    first = post(registry, "department_handler", yu["id"], office["id"], valid_from="2025-01-01", valid_to="2025-12-31")
    second = post(registry, "department_handler", yu["id"], office["id"], valid_from="2026-01-01")
    for day, held in (("2024-12-31", []), ("2025-12-31", [first]), ("2026-01-01", [second])):
        found = registry.call(LIST_POSTS, REGISTRAR, query={"person_id": yu["id"], "on": day})["items"]
        assert [each["id"] for each in found] == [each["id"] for each in held]
    history = registry.call(LIST_POSTS, REGISTRAR, query={"organization_id": office["id"], "history": "true"})
    assert len(history["items"]) == 2
    assert registry.call(GET_POST, REGISTRAR, second["id"]) == second


def test_the_same_post_is_not_held_twice_at_a_time(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    office = organization(registry, "BM01", "department")
    post(registry, "department_handler", yu["id"], office["id"], valid_from="2025-01-01")
    with pytest.raises(Failure) as failure:
        post(registry, "department_handler", yu["id"], office["id"], valid_from="2026-01-01")
    assert failure.value.problem is POST_TAKEN
    post(registry, "service_agent", yu["id"], office["id"], valid_from="2026-01-01")


def test_a_chain_has_one_chief_at_a_time_also_when_two_are_named_at_once(registry: ServiceUnderTest) -> None:
    swyy, committee = chain(registry), organization(registry, "LW01", "chain_committee")
    people = [person(registry, f"RY{number}")["id"] for number in range(2)]

    def name_chief(person_id: str) -> str:
        try:
            return str(post(registry, "chain_chief", person_id, committee["id"], chain_id=swyy["id"])["id"])
        except Failure as failure:
            return failure.problem.code

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(name_chief, people))
    assert outcomes.count(POST_TAKEN.code) == 1
    shown = registry.call(GET_CHAIN, NOBODY_IN_PARTICULAR, swyy["id"], query={})
    assert shown["chief"]["id"] in people
    assert shown["version"] > swyy["version"]


def test_a_post_is_held_at_the_right_kind_of_organization_and_for_a_chain_where_needed(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    committee, park = organization(registry, "LW01", "chain_committee"), organization(registry, "YQ01", "park")
    for kind, place, problem in (
        ("enterprise_contact", park, WRONG_KIND),
        ("department_handler", committee, WRONG_KIND),
        ("dispatcher", committee, CHAIN_NEEDED),
        ("chain_chief", committee, CHAIN_NEEDED),
    ):
        with pytest.raises(Failure) as failure:
            post(registry, kind, yu["id"], place["id"])
        assert failure.value.problem is problem, kind
    post(registry, "dispatcher", yu["id"], park["id"])


def test_ending_a_post_is_told_with_its_last_day(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    office = organization(registry, "BM01", "department")
    given = post(registry, "department_handler", yu["id"], office["id"], valid_from="2026-01-01")
    ended = registry.call(END_POST, REGISTRAR, given["id"], body={"last_day": "2026-03-31"})
    assert (ended["valid_to"], ended["ended"]) == ("2026-03-31", True)
    told = registry.emitted("post.changed.v1")[-1]["data"]
    assert (told["id"], told["valid_to"], told["ended"]) == (given["id"], "2026-03-31", True)
    with pytest.raises(Failure) as failure:
        registry.call(END_POST, REGISTRAR, given["id"], body={"last_day": "2026-02-28"})
    assert failure.value.problem is ENDED_ALREADY


def test_a_post_given_by_mistake_can_be_ended_before_it_began_and_then_was_never_held(
    registry: ServiceUnderTest, yu: dict[str, Any]
) -> None:
    office = organization(registry, "BM01", "department")
    given = post(registry, "department_handler", yu["id"], office["id"], valid_from="2026-01-01")
    with pytest.raises(Failure) as failure:
        registry.call(END_POST, REGISTRAR, given["id"], body={"last_day": "2025-12-30"})
    assert failure.value.problem is DAYS_REVERSED
    registry.call(END_POST, REGISTRAR, given["id"], body={"last_day": "2025-12-31"})
    for day in ("2025-12-31", "2026-01-01"):
        assert registry.call(LIST_POSTS, REGISTRAR, query={"person_id": yu["id"], "on": day})["items"] == []
    post(registry, "department_handler", yu["id"], office["id"], valid_from="2026-01-01")


def test_posts_go_to_persons_and_organizations_that_exist(registry: ServiceUnderTest, yu: dict[str, Any]) -> None:
    office = organization(registry, "BM01", "department")
    for field, body in (
        ("person_id", {"person_id": str(uuid4()), "organization_id": office["id"]}),
        ("organization_id", {"person_id": yu["id"], "organization_id": str(uuid4())}),
        ("chain_id", {"person_id": yu["id"], "organization_id": office["id"], "chain_id": str(uuid4())}),
    ):
        with pytest.raises(Failure) as failure:
            registry.call(GIVE_POST, OPERATOR, body={"kind": "supervisor", **body})
        assert [error["field"] for error in failure.value.errors] == [field]


def test_an_export_is_audited_once_with_its_filters_and_reads_larger_pages(
    registry: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        person(registry, f"RY10{number}")

    def read(**query: str) -> dict[str, Any]:
        call = Call(query={"active": "true", **query}, actor=REGISTRAR, correlation="test", export="csv")
        return dict(registry.serve(LIST_PERSONS, call)["body"])

    monkeypatch.setattr(arguments, "EXPORTED_AT_ONCE", 2)
    first, second = read(contact="13900000900"), read()
    pages = [second, read(after=second["next"])]
    assert first["items"] == []
    assert sum(len(page["items"]) for page in pages) == 3
    registry.call(LIST_PERSONS, REGISTRAR, query={})
    with registry.database.transaction() as session:
        written = select(tables.audit.c.operation, tables.audit.c.content).order_by(tables.audit.c.id)
        audited = session.execute(written).all()
    exports = [row.content for row in audited if row.operation == LIST_PERSONS.name]
    assert exports[0] == {"active": "true", "contact": "***", "export": "csv"}
    assert [row.get("after") for row in exports] == [None] * 2, "further pages are not audited, nor is another read"
