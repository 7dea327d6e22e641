"""The last operator and the last registrar who can sign in do not go, by whichever way."""

from collections.abc import Callable
from datetime import timedelta
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


def day(registry: ServiceUnderTest, later: int) -> str:
    return str((registry.now() + timedelta(days=later)).date().isoformat())


def ending(registry: ServiceUnderTest, held: dict[str, Any], later: int) -> None:
    registry.call(END_POST, OPERATOR, held["id"], body={"last_day": day(registry, later)})


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


@pytest.mark.parametrize("kind", ["operator", "registrar"])
def test_ends_to_come_do_not_leave_the_days_after_them_to_nobody(registry: ServiceUnderTest, kind: str) -> None:
    first, second = appointed(registry, kind, "01"), appointed(registry, kind, "02")
    ending(registry, first, 3)
    refused(registry, lambda registry, post: ending(registry, post, 2), second)
    refused(registry, lambda registry, post: ending(registry, post, 5), second)
    # Neither somebody who begins a day too late, nor one whose post never held, is a successor.
    appointed(registry, kind, "03", valid_from=day(registry, 5))
    ending(registry, appointed(registry, kind, "04", valid_from=day(registry, 4)), 3)
    refused(registry, lambda registry, post: ending(registry, post, 2), second)
    appointed(registry, kind, "05", valid_from=day(registry, 4), valid_to=day(registry, 4))
    ending(registry, second, 2)


@pytest.mark.parametrize("way", GOES)
def test_somebody_whose_end_is_known_is_no_successor(registry: ServiceUnderTest, way: str) -> None:
    held = appointed(registry, "operator", "01")
    ending(registry, appointed(registry, "operator", "02"), 2)
    refused(registry, GOES[way], held)
    appointed(registry, "operator", "03", valid_from=day(registry, 3))
    GOES[way](registry, held)


@pytest.mark.parametrize("way", GOES)
def test_whoever_would_be_the_last_later_does_not_go_before_that(registry: ServiceUnderTest, way: str) -> None:
    later = appointed(registry, "operator", "01", valid_from=day(registry, 10))
    ending(registry, appointed(registry, "operator", "02"), 9)
    if way == "the post ends":
        refused(registry, lambda registry, post: ending(registry, post, 9), later)
    else:
        refused(registry, GOES[way], later)


@pytest.mark.parametrize("way", GOES)
def test_days_that_others_hold_may_be_left_to_them_whatever_comes_after(registry: ServiceUnderTest, way: str) -> None:
    held = appointed(registry, "operator", "01", valid_to=day(registry, 5))
    appointed(registry, "operator", "02", valid_to=day(registry, 5))
    GOES[way](registry, held)


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
