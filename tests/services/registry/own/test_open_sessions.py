"""People see the sessions that they have open, and end them."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from chassis.calling.actor import Actor
from chassis.calling.call import Call
from chassis.calling.errors import Failure
from contracts.problem import NOT_FOUND
from contracts.registry.accounts import CHANGE_ACCOUNT, OPEN_SESSION, REFRESH_SESSION
from contracts.registry.own_account import END_MY_OTHER_SESSIONS, END_MY_SESSION, LIST_MY_SESSIONS
from services.registry.accounts.models import LoginSession
from tests.harness import ServiceUnderTest
from tests.services.registry.district import PASSWORD, REGISTRAR, opened_account, person


def sign_in(registry: ServiceUnderTest, login: str, address: str, agent: str = "Firefox") -> str:
    call = Call(body={"login": login, "password": PASSWORD}, address=address, agent=agent, correlation="test")
    return str(registry.serve(OPEN_SESSION, call)["body"]["refresh_token"])


def goes_on(registry: ServiceUnderTest, token: str) -> bool:
    try:
        return bool(registry.call(REFRESH_SESSION, body={"refresh_token": token}))
    except Failure:
        return False


@pytest.fixture
def yu(registry: ServiceUnderTest) -> Any:
    found = person(registry)
    opened_account(registry, found["id"], "yu")
    return found["id"]


def actor_in(registry: ServiceUnderTest, person_id: str, number: int = 0) -> Actor:
    """The person in one of the sessions, in the order in which they were opened."""
    with registry.database.transaction() as session:
        mine = select(LoginSession.id).where(LoginSession.person_id == UUID(person_id)).order_by(LoginSession.id)
        return Actor("yu", person_id, str(session.scalars(mine).all()[number]))


def test_sessions_say_what_signed_in_from_where_and_which_is_this_one(registry: ServiceUnderTest, yu: str) -> None:
    sign_in(registry, "yu", "203.0.113.9")
    sign_in(registry, "yu", "2001:db8:1:2::3", "curl/8")
    newest, oldest = registry.call(LIST_MY_SESSIONS, actor_in(registry, yu), query={})["items"]
    assert (oldest["client"], oldest["address"], oldest["current"]) == ("Firefox", "203.0.113.*", True)
    assert (newest["client"], newest["address"], newest["current"]) == ("curl/8", "2001:db8:1::*", False)
    assert not any(b"Firefox" in row.encode() for _, row in registry.contents())


def test_a_session_is_ended_by_its_owner_alone(registry: ServiceUnderTest, yu: str) -> None:
    opened_account(registry, person(registry, "RY02")["id"], "zhao")
    tokens = [sign_in(registry, "yu", "203.0.113.9") for _ in range(2)]
    me = actor_in(registry, yu)
    other = registry.call(LIST_MY_SESSIONS, me, query={})["items"][0]["id"]
    stranger = Actor("zhao", str(uuid4()), str(uuid4()))
    with pytest.raises(Failure) as failure:
        registry.call(END_MY_SESSION, stranger, other)
    assert failure.value.problem is NOT_FOUND
    registry.call(END_MY_SESSION, me, other)
    assert [goes_on(registry, token) for token in tokens] == [True, False]
    (revoked,) = [event["data"] for event in registry.emitted("access.changed.v1")][-1:]
    assert revoked["session_id"] == other
    with pytest.raises(Failure) as failure:
        registry.call(END_MY_SESSION, me, other)
    assert failure.value.problem is NOT_FOUND
    assert len(registry.call(LIST_MY_SESSIONS, me, query={})["items"]) == 1


def test_all_others_are_ended_at_once(registry: ServiceUnderTest, yu: str) -> None:
    tokens = [sign_in(registry, "yu", "203.0.113.9") for _ in range(3)]
    registry.call(END_MY_OTHER_SESSIONS, actor_in(registry, yu, 1))
    assert [goes_on(registry, token) for token in tokens] == [False, True, False]


def test_a_registrar_ends_all_of_somebody(registry: ServiceUnderTest, yu: str) -> None:
    token = sign_in(registry, "yu", "203.0.113.9")
    registry.call(CHANGE_ACCOUNT, REGISTRAR, yu, body={"end_sessions": True})
    assert not goes_on(registry, token)
    assert goes_on(registry, sign_in(registry, "yu", "203.0.113.9"))
