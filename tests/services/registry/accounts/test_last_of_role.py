"""The last operator and the last registrar who can sign in do not go, by whichever way."""

from collections.abc import Callable
from typing import Any

import pytest

from chassis.calling.errors import Failure
from contracts.registry.accounts import CHANGE_ACCOUNT, OPEN_ACCOUNT
from contracts.registry.people import CHANGE_PERSON, END_POST
from tests.harness import ServiceUnderTest
from tests.services.registry.district import OPERATOR, opened_account, organization, person, post

Way = Callable[[ServiceUnderTest, dict[str, Any]], Any]
GOES: dict[str, Way] = {
    "the post ends": lambda registry, post: registry.call(END_POST, OPERATOR, post["id"], body={}, if_match=None),
    "the person is deactivated": lambda registry, post: registry.call(
        CHANGE_PERSON, OPERATOR, post["person"]["id"], body={"active": False}, if_match=1
    ),
    "the account is closed": lambda registry, post: registry.call(
        CHANGE_ACCOUNT, OPERATOR, post["person"]["id"], body={"active": False}
    ),
}


def appointed(registry: ServiceUnderTest, kind: str, code: str, **content: Any) -> dict[str, Any]:
    """Somebody in a post who can sign in."""
    somebody = person(registry, code)
    opened_account(registry, somebody["id"], f"login-{code}")
    return post(registry, kind, somebody["id"], organization(registry, f"BM{code}", "department")["id"], **content)


def refused(registry: ServiceUnderTest, way: Way, held: dict[str, Any]) -> None:
    with pytest.raises(Failure) as caught:
        way(registry, held)
    assert caught.value.problem.code == "last-of-role"


@pytest.mark.parametrize("way", GOES)
@pytest.mark.parametrize("kind", ["operator", "registrar"])
def test_the_last_one_does_not_go_until_there_is_another(registry: ServiceUnderTest, kind: str, way: str) -> None:
    held = appointed(registry, kind, "01")
    # Neither somebody without an account, nor one whose post ends or whose account is closed, is another.
    elsewhere = organization(registry, "BM00", "department")["id"]
    post(registry, kind, person(registry, "02")["id"], elsewhere)
    closed = appointed(registry, kind, "03")
    registry.call(CHANGE_ACCOUNT, OPERATOR, closed["person"]["id"], body={"active": False})
    refused(registry, GOES[way], held)
    appointed(registry, kind, "04")
    GOES[way](registry, held)


def test_whoever_ends_later_is_no_successor_for_the_days_after(registry: ServiceUnderTest) -> None:
    today = registry.now().date()
    held = appointed(registry, "operator", "01")
    appointed(registry, "operator", "02", valid_to=today.replace(day=28).isoformat())
    registry.call(CHANGE_ACCOUNT, OPERATOR, held["person"]["id"], body={"reset_password": True})
    with pytest.raises(Failure) as caught:
        registry.call(END_POST, OPERATOR, held["id"], body={"last_day": today.replace(day=29).isoformat()})
    assert caught.value.problem.code == "last-of-role"


@pytest.mark.parametrize("way", GOES)
def test_the_last_of_another_role_may_go(registry: ServiceUnderTest, way: str) -> None:
    GOES[way](registry, appointed(registry, "supervisor", "01"))


def test_others_are_told_whether_somebody_can_sign_in(registry: ServiceUnderTest) -> None:
    somebody = person(registry, "01")
    registry.call(OPEN_ACCOUNT, OPERATOR, somebody["id"], body={"login": "login-01"})
    registry.call(CHANGE_ACCOUNT, OPERATOR, somebody["id"], body={"active": False})
    registry.call(CHANGE_ACCOUNT, OPERATOR, somebody["id"], body={"active": True})
    registry.call(CHANGE_ACCOUNT, OPERATOR, somebody["id"], body={"reset_password": True})
    told = [event["data"]["signs_in"] for event in registry.emitted("person.changed.v1")]
    assert told == [False, True, False, True]
