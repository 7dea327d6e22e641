"""A program acts for its owner at one organization, in named operations, and no longer than the owner could."""

from datetime import timedelta
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet
from sqlalchemy import select

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from chassis.storing import tables
from contracts.problem import FORBIDDEN, NOT_FOUND
from contracts.registry.accounts import CHANGE_ACCOUNT
from contracts.registry.api_keys import (
    EXCHANGE_API_KEY,
    GET_API_KEY,
    KEY_REFUSED,
    LIST_API_KEYS,
    LONGEST_DAYS,
    REVOKE_API_KEY,
)
from contracts.registry.people import END_POST, LIST_POSTS
from contracts.registry.signing_keys import LIST_SIGNING_KEYS
from tests.harness import ServiceUnderTest
from tests.services.registry.api_keys.programs import made, operator_of, owner
from tests.services.registry.district import OPERATOR, REGISTRAR, organization, person, post, somebody


@pytest.fixture
def operator(registry: ServiceUnderTest) -> Actor:
    return operator_of(registry)


@pytest.fixture
def held(registry: ServiceUnderTest) -> tuple[str, str]:
    return owner(registry)


def claims(registry: ServiceUnderTest, key: str) -> dict[str, Any]:
    token = registry.call(EXCHANGE_API_KEY, body={"key": key})["access_token"]
    keys = KeySet.import_key_set({"keys": registry.call(LIST_SIGNING_KEYS)["keys"]})
    return dict(jwt.decode(token, keys, algorithms=["EdDSA", "Ed25519"]).claims)


def refused(registry: ServiceUnderTest, key: str) -> bool:
    with pytest.raises(Failure) as failure:
        registry.call(EXCHANGE_API_KEY, body={"key": key})
    return failure.value.problem is KEY_REFUSED


def test_a_key_stands_for_its_posts_and_operations_alone(
    registry: ServiceUnderTest, operator: Actor, held: tuple[str, str]
) -> None:
    person_id, place = held
    other = organization(registry, "BM02", "department")["id"]
    post(registry, "department_handler", person_id, other)
    post(registry, "supervisor", person_id, place)
    key = made(registry, operator, person_id, place)
    found = claims(registry, key["key"])
    assert found["posts"] == [["department_handler", place, None]]
    assert found["operations"] == ["list_requests", "get_request"]
    assert (found["sub"], found["sid"]) == (person_id, key["id"])
    assert found["name"].endswith("〔办公系统〕")
    assert registry.call(GET_API_KEY, operator, key["id"])["used_at"] is not None
    assert "key" not in registry.call(GET_API_KEY, operator, key["id"])
    assert not any(key["key"] in row for _, row in registry.contents())
    told = registry.emitted("account.changed.v1")[-1]["data"]
    assert (told["change"], told["about"], told["person_id"]) == ("key_made", "办公系统", person_id)
    with registry.database.transaction() as session:
        exchanged = session.execute(select(tables.audit).where(tables.audit.c.operation == "exchange_api_key")).one()
    assert exchanged.object_id == key["id"]


def test_it_dies_with_its_posts_with_the_account_and_when_it_is_revoked(
    registry: ServiceUnderTest, operator: Actor, held: tuple[str, str]
) -> None:
    keys = [made(registry, operator, *held) for _ in range(2)]
    registry.call(REVOKE_API_KEY, somebody(held[0]), keys[0]["id"])
    assert refused(registry, keys[0]["key"])
    revoked = registry.emitted("access.changed.v1")[-1]["data"]
    assert (revoked["person_id"], revoked["session_id"]) == (held[0], keys[0]["id"])
    assert claims(registry, keys[1]["key"])
    registry.call(CHANGE_ACCOUNT, REGISTRAR, held[0], body={"active": False})
    assert refused(registry, keys[1]["key"])
    registry.call(CHANGE_ACCOUNT, REGISTRAR, held[0], body={"active": True})
    assert claims(registry, keys[1]["key"])
    (mine,) = registry.call(LIST_POSTS, OPERATOR, query={"person_id": held[0]})["items"]
    yesterday = (registry.now().date() - timedelta(days=1)).isoformat()
    registry.call(END_POST, OPERATOR, mine["id"], body={"last_day": yesterday})
    assert refused(registry, keys[1]["key"])
    assert refused(registry, "lsk_invented")


def test_it_ends_with_its_day(registry: ServiceUnderTest, operator: Actor, held: tuple[str, str]) -> None:
    key = made(registry, operator, *held)
    registry.move_clock(registry.now() + timedelta(days=1))
    assert refused(registry, key["key"])
    listed = {
        active: [each["id"] for each in registry.call(LIST_API_KEYS, operator, query={"active": active})["items"]]
        for active in (True, False)
    }
    assert listed == {True: [], False: [key["id"]]}


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ({"roles": ["dispatcher"]}, "roles.0"),
        ({"roles": ["department_handler", "operator"]}, "roles.1"),
        ({"operations": ["no_such_operation"]}, "operations.0"),
        ({"operations": ["list_requests", "dispatch_request"]}, "operations.1"),
        ({"operations": ["change_password"]}, "operations.0"),
        ({"operations": ["change_me"]}, "operations.0"),
        ({"operations": ["enrol_factor"]}, "operations.0"),
        ({"operations": ["list_my_sessions"]}, "operations.0"),
        ({"operations": ["list_api_keys"]}, "operations.0"),
        ({"operations": ["exchange_api_key"]}, "operations.0"),
        ({"operations": ["open_stream_ticket"]}, "operations.0"),
        ({"operations": ["create_calendar_feed"]}, "operations.0"),
        ({"operations": []}, "operations"),
        ({"roles": []}, "roles"),
        ({"expires_on": "2026-01-01"}, "expires_on"),
        ({"name": ""}, "name"),
    ],
)
def test_what_no_key_can_be_is_refused(
    registry: ServiceUnderTest, operator: Actor, held: tuple[str, str], content: dict[str, Any], field: str
) -> None:
    with pytest.raises(Failure) as failure:
        made(registry, operator, *held, **content)
    assert [error["field"] for error in failure.value.errors] == [field]


def test_a_key_lasts_a_year_at_most_and_has_an_owner_with_an_account(
    registry: ServiceUnderTest, operator: Actor, held: tuple[str, str]
) -> None:
    latest = registry.now().date() + timedelta(days=LONGEST_DAYS)
    assert made(registry, operator, *held, expires_on=latest.isoformat())
    without = person(registry, "RY61")["id"]
    later = (latest + timedelta(days=1)).isoformat()
    for person_id, content, field in (
        (held[0], {"expires_on": later}, "expires_on"),
        (without, {}, "person_id"),
    ):
        with pytest.raises(Failure) as failure:
            made(registry, operator, person_id, held[1], **content)
        assert [error["field"] for error in failure.value.errors] == [field]


def test_a_registrar_makes_none_and_others_neither_see_nor_revoke_it(
    registry: ServiceUnderTest, operator: Actor, held: tuple[str, str]
) -> None:
    with pytest.raises(Failure) as failure:
        made(registry, REGISTRAR, *held)
    assert failure.value.problem is FORBIDDEN
    key = made(registry, operator, *held)
    for caller in (REGISTRAR, somebody(person(registry, "RY62")["id"])):
        assert registry.call(LIST_API_KEYS, caller, query={})["items"] == []
        for operation in (GET_API_KEY, REVOKE_API_KEY):
            with pytest.raises(Failure) as failure:
                registry.call(operation, caller, key["id"])
            assert failure.value.problem is NOT_FOUND
    assert [each["id"] for each in registry.call(LIST_API_KEYS, somebody(held[0]), query={})["items"]] == [key["id"]]


def test_for_a_role_of_trust_other_operators_are_told(registry: ServiceUnderTest, operator: Actor) -> None:
    person_id, place = owner(registry, "supervisor")
    made(registry, operator, person_id, place, roles=["supervisor"], operations=["list_requests"])
    assert [event["data"]["change"] for event in registry.emitted("trust.account-changed.v1")] == ["key_made"]
