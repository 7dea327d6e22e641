"""Opening, resetting and closing accounts; the first operator."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from chassis.calling.errors import Failure
from chassis.running.runtime import Runtime
from chassis.storing import tables
from contracts.problem import NOT_FOUND
from contracts.registry.accounts import (
    ACCOUNT_EXISTS,
    CHANGE_ACCOUNT,
    GET_ACCOUNT,
    GET_ME,
    LOGIN_TAKEN,
    NOT_FOR_YOU,
    OPEN_ACCOUNT,
    REFRESH_SESSION,
)
from contracts.registry.operators import NO_OPERATOR
from contracts.registry.people import CHANGE_PERSON, CREATE_PERSON, END_POST, GET_PERSON, GIVE_POST, LIST_PERSONS
from contracts.roles import Role
from services.registry.accounts.domain import LOGIN
from tests.harness import ServiceUnderTest
from tests.services.registry.district import (
    OPERATOR,
    PASSWORD,
    REGISTRAR,
    opened_account,
    operator_of_the_machine,
    organization,
    person,
    post,
    signed_in,
    somebody,
)


def start(registry: ServiceUnderTest, password: str) -> int:
    """What the schedule does at the start of a process with OPERATOR_PASSWORD."""
    runtime = Runtime("registry", replace(registry.settings, operator_password=password), registry.database)
    return runtime.tick(registry.handlers.schedules["ensure_operator"][1])


def test_a_login_belongs_to_one_person_whatever_the_capitals(registry: ServiceUnderTest) -> None:
    first, second = person(registry, "RY01"), person(registry, "RY02")
    registry.call(OPEN_ACCOUNT, REGISTRAR, first["id"], body={"login": "Paidan1"})
    with pytest.raises(Failure) as failure:
        registry.call(OPEN_ACCOUNT, REGISTRAR, second["id"], body={"login": "pAIDAN1"})
    assert failure.value.problem is LOGIN_TAKEN
    with pytest.raises(Failure) as failure:
        registry.call(OPEN_ACCOUNT, REGISTRAR, first["id"], body={"login": "other"})
    assert failure.value.problem is ACCOUNT_EXISTS


@pytest.mark.parametrize("login", ["", "two words", "a" * 61, "ß" * 60, "x\n", None])
def test_a_login_that_cannot_be_told_on_the_telephone_is_refused(registry: ServiceUnderTest, login: str | None) -> None:
    found = person(registry)
    with pytest.raises(Failure) as failure:
        registry.call(OPEN_ACCOUNT, REGISTRAR, found["id"], body={"login": login} if login is not None else {})
    assert failure.value.errors[0]["field"] == "login"


def test_the_one_time_password_is_told_once(registry: ServiceUnderTest) -> None:
    found = person(registry)
    opened = registry.call(OPEN_ACCOUNT, REGISTRAR, found["id"], body={"login": "yu"}, key="the-same-key")
    assert opened["one_time_password"]
    assert registry.call(GET_ACCOUNT, REGISTRAR, found["id"])["one_time_password"] is None
    with registry.database.engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT reply::text FROM idempotency_keys").scalars().all()
    assert not any(opened["one_time_password"] in reply for reply in kept)


def test_it_is_told_of_a_person_how_the_account_stands(registry: ServiceUnderTest) -> None:
    found = person(registry, "RY0900")
    assert found["account"] == "none"

    def stands() -> str:
        read = registry.call(GET_PERSON, REGISTRAR, found["id"])["account"]
        (listed,) = registry.call(LIST_PERSONS, REGISTRAR, query={"q": "RY0900"})["items"]
        assert listed["account"] == read
        return str(read)

    assert stands() == "none"
    opened_account(registry, found["id"], "yu")
    assert stands() == "open"
    registry.call(CHANGE_ACCOUNT, REGISTRAR, found["id"], body={"active": False})
    assert stands() == "closed"


@pytest.mark.parametrize("change", [{"reset_password": True}, {"unlock": True}])
def test_a_wait_of_a_login_is_shown_and_lifted(registry: ServiceUnderTest, change: dict[str, bool]) -> None:
    found = person(registry)
    opened_account(registry, found["id"], "yu")
    for number in range(LOGIN.free):
        with pytest.raises(Failure):
            signed_in(registry, "yu", "wrong-password", address=f"203.0.113.{number}")
    assert registry.call(GET_ACCOUNT, REGISTRAR, found["id"])["locked_until"] is not None
    changed = registry.call(CHANGE_ACCOUNT, REGISTRAR, found["id"], body=change)
    assert changed["locked_until"] is None
    signed_in(registry, "yu", changed["one_time_password"] or PASSWORD)


def test_a_reset_ends_the_sessions_and_lifts_the_wait(registry: ServiceUnderTest) -> None:
    found = person(registry)
    opened_account(registry, found["id"], "yu")
    tokens = signed_in(registry, "yu")
    for _ in range(6):
        with pytest.raises(Failure):
            signed_in(registry, "yu", "wrong-password")
    reset = registry.call(CHANGE_ACCOUNT, REGISTRAR, found["id"], body={"reset_password": True})
    with pytest.raises(Failure):
        registry.call(REFRESH_SESSION, body={"refresh_token": tokens["refresh_token"]})
    assert signed_in(registry, "yu", reset["one_time_password"])["must_change_password"] is True


def test_a_closed_account_cannot_sign_in_until_it_is_opened_again(registry: ServiceUnderTest) -> None:
    found = person(registry)
    opened_account(registry, found["id"], "yu")
    tokens = signed_in(registry, "yu")
    registry.call(CHANGE_ACCOUNT, REGISTRAR, found["id"], body={"active": False})
    for attempt in (
        lambda: signed_in(registry, "yu"),
        lambda: registry.call(REFRESH_SESSION, body={"refresh_token": tokens["refresh_token"]}),
    ):
        with pytest.raises(Failure):
            attempt()
    registry.call(CHANGE_ACCOUNT, REGISTRAR, found["id"], body={"active": True})
    signed_in(registry, "yu")


def test_a_person_who_is_no_longer_active_cannot_sign_in(registry: ServiceUnderTest) -> None:
    found = person(registry)
    opened_account(registry, found["id"], "yu")
    registry.call(CHANGE_PERSON, REGISTRAR, found["id"], body={"active": False}, if_match=found["version"])
    with pytest.raises(Failure):
        signed_in(registry, "yu")
    with pytest.raises(Failure) as failure:
        registry.call(CHANGE_ACCOUNT, REGISTRAR, found["id"], body={"active": True})
    assert failure.value.errors[0]["field"] == "active"


@pytest.fixture
def chief_operator(registry: ServiceUnderTest) -> dict[str, Any]:
    found = person(registry, "RY99")
    post(registry, "operator", found["id"], organization(registry, "BM99", "department")["id"])
    return found


def test_a_registrar_cannot_become_an_operator_by_any_way(
    registry: ServiceUnderTest, chief_operator: dict[str, Any]
) -> None:
    person_id, place = chief_operator["id"], organization(registry, "BM98", "department")["id"]
    given = post(registry, "operator", person(registry, "RY98")["id"], place)
    body = {"kind": "operator", "person_id": person(registry)["id"], "organization_id": place}
    for attempt in (
        lambda: registry.call(GIVE_POST, REGISTRAR, body=body),
        lambda: registry.call(END_POST, REGISTRAR, given["id"], body={}),
        lambda: registry.call(OPEN_ACCOUNT, REGISTRAR, person_id, body={"login": "boss"}),
        lambda: registry.call(CHANGE_ACCOUNT, REGISTRAR, person_id, body={"reset_password": True}),
        lambda: registry.call(CHANGE_PERSON, REGISTRAR, person_id, body={"active": False}, if_match=1),
    ):
        with pytest.raises(Failure) as failure:
            attempt()
        assert failure.value.problem is NOT_FOR_YOU
    registry.call(OPEN_ACCOUNT, OPERATOR, person_id, body={"login": "boss"})


def test_there_is_no_account_of_an_unknown_person(registry: ServiceUnderTest) -> None:
    found = person(registry)
    for attempt in (
        lambda: registry.call(GET_ACCOUNT, REGISTRAR, found["id"]),
        lambda: registry.call(CHANGE_ACCOUNT, REGISTRAR, found["id"], body={"unlock": True}),
        lambda: registry.call(OPEN_ACCOUNT, REGISTRAR, organization(registry, "BM01", "department")["id"], body={}),
    ):
        with pytest.raises(Failure) as failure:
            attempt()
        assert failure.value.problem is NOT_FOUND


def test_the_first_start_makes_one_operator_and_later_ones_none(registry: ServiceUnderTest) -> None:
    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(lambda _: start(registry, PASSWORD), range(3))) == [0, 0, 1]
    assert start(registry, f"{PASSWORD}-9") == 0
    tokens = signed_in(registry, "operator")
    assert tokens["must_change_password"] is False
    me = registry.call(GET_ME, somebody(tokens["person"]["id"]))
    assert [held["kind"] for held in me["posts"]] == ["operator"]
    assert {event["type"] for event in registry.emitted()} >= {
        "person.changed.v1",
        "organization.changed.v1",
        "post.changed.v1",
    }


def test_without_a_password_in_the_settings_no_operator_is_made(registry: ServiceUnderTest) -> None:
    assert start(registry, "") == 0
    assert registry.emitted() == []


def test_an_imported_operator_who_cannot_sign_in_yet_does_not_count(
    registry: ServiceUnderTest, chief_operator: dict[str, Any]
) -> None:
    assert start(registry, PASSWORD) == 1


def test_the_command_makes_an_operator_and_helps_one_who_has_forgotten(registry: ServiceUnderTest) -> None:
    first = operator_of_the_machine(registry, "root1")
    assert signed_in(registry, "root1", first)["must_change_password"] is True
    second = operator_of_the_machine(registry, "ROOT1")
    with pytest.raises(Failure):
        signed_in(registry, "root1", first)
    signed_in(registry, "root1", second)


def test_the_command_stands_in_the_audit_table(registry: ServiceUnderTest) -> None:
    operator_of_the_machine(registry, "root1")
    with registry.database.transaction() as session:
        (row,) = session.execute(select(tables.audit)).all()
    assert (row.operation, row.object_id) == ("make_operator", registry.emitted("person.changed.v1")[0]["subject"])
    assert row.content == {"login": "root1"}


def test_the_command_does_not_touch_somebody_elses_account(registry: ServiceUnderTest) -> None:
    opened_account(registry, person(registry)["id"], "yu")
    with pytest.raises(Failure) as failure:
        operator_of_the_machine(registry, "yu")
    assert failure.value.problem is NO_OPERATOR
    signed_in(registry, "yu")


def test_the_same_key_registers_a_person_once(registry: ServiceUnderTest) -> None:
    body = {"name": "于思琳"}
    answers = [registry.call(CREATE_PERSON, REGISTRAR, body=body, key="k-1") for _ in range(2)]
    assert answers[0] == answers[1]
    assert len(registry.emitted("person.changed.v1")) == 1


def test_the_operator_role_is_what_the_bootstrap_grants(registry: ServiceUnderTest) -> None:
    start(registry, PASSWORD)
    data = registry.emitted("post.changed.v1")[0]["data"]
    assert data["kind"] == Role.OPERATOR.value
    assert data["valid_to"] is None
