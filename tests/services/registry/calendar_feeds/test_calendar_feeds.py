"""Feeds of calendars: secret addresses, each of which stands for its owner until it is revoked or the account ends."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chassis.calling.errors import Failure
from contracts.agenda import FEED_UNKNOWN
from contracts.problem import NOT_FOUND
from contracts.registry.accounts import CHANGE_ACCOUNT, CHANGE_PASSWORD
from contracts.registry.calendar_feeds import (
    LIST_CALENDAR_FEEDS,
    MOST_FEEDS,
    OPEN_CALENDAR_FEED,
    REVOKE_CALENDAR_FEED,
    TOO_MANY_FEEDS,
)
from contracts.registry.people import CHANGE_PERSON, END_POST, GET_PERSON, LIST_POSTS
from tests.harness import ServiceUnderTest
from tests.services.registry.calendar_feeds.reading import made, opened, owner, secret_of
from tests.services.registry.district import OPERATOR, PASSWORD, REGISTRAR, person, somebody


@pytest.fixture
def mine(registry: ServiceUnderTest) -> str:
    return owner(registry)[0]


def unknown(registry: ServiceUnderTest, feed: dict[str, Any]) -> bool:
    with pytest.raises(Failure) as failure:
        opened(registry, feed)
    return failure.value.problem is FEED_UNKNOWN


def names(registry: ServiceUnderTest, person_id: str) -> list[str]:
    found = registry.call(LIST_CALENDAR_FEEDS, somebody(person_id), query={})["items"]
    return [each["name"] for each in found]


def test_an_address_is_told_once_and_stands_for_its_owner_with_the_posts_of_today(registry: ServiceUnderTest) -> None:
    person_id, place = owner(registry)
    feed = made(registry, person_id)
    assert feed["address"].startswith("http://127.0.0.1:8000/v1/feeds/")
    assert len(secret_of(feed)) == 43
    found = opened(registry, feed)
    assert (found["person_id"], found["session_id"]) == (person_id, feed["id"])
    assert found["posts"] == [{"role": "department_handler", "organization_id": place, "chain_id": None}]
    (listed,) = registry.call(LIST_CALENDAR_FEEDS, somebody(person_id), query={})["items"]
    assert "address" not in listed
    assert listed["used_at"] is not None
    assert not any(secret_of(feed) in row for _, row in registry.contents())
    told = registry.emitted("account.changed.v1")[-1]["data"]
    assert (told["change"], told["about"], told["person_id"]) == ("feed_made", "手机日历", person_id)
    (post,) = registry.call(LIST_POSTS, OPERATOR, query={"person_id": person_id})["items"]
    yesterday = (registry.now().date() - timedelta(days=1)).isoformat()
    registry.call(END_POST, OPERATOR, post["id"], body={"last_day": yesterday})
    assert opened(registry, feed)["posts"] == []


def test_one_of_the_same_name_takes_the_place_of_the_earlier_one(registry: ServiceUnderTest, mine: str) -> None:
    first, other = made(registry, mine), made(registry, mine, "办公电脑")
    second = made(registry, mine)
    assert names(registry, mine) == ["手机日历", "办公电脑"]
    assert unknown(registry, first)
    assert opened(registry, second)["person_id"] == opened(registry, other)["person_id"] == mine
    for number in range(MOST_FEEDS - 2):
        made(registry, mine, f"第{number}个")
    with pytest.raises(Failure) as failure:
        made(registry, mine, "再一个")
    assert failure.value.problem is TOO_MANY_FEEDS
    assert opened(registry, made(registry, mine))


def test_its_owner_alone_sees_and_revokes_it(registry: ServiceUnderTest, mine: str) -> None:
    feed = made(registry, mine)
    for caller in (REGISTRAR, OPERATOR, somebody(person(registry, "RY61")["id"])):
        with pytest.raises(Failure) as failure:
            registry.call(REVOKE_CALENDAR_FEED, caller, feed["id"])
        assert failure.value.problem is NOT_FOUND
    assert names(registry, mine) == ["手机日历"]
    registry.call(REVOKE_CALENDAR_FEED, somebody(mine), feed["id"])
    assert names(registry, mine) == []
    assert unknown(registry, feed)
    with pytest.raises(Failure) as failure:
        registry.call(OPEN_CALENDAR_FEED, body={"secret": "x" * 43})
    assert failure.value.problem is FEED_UNKNOWN


@pytest.mark.parametrize("change", ["closed", "person closed", "reset", "sessions ended", "password changed"])
def test_it_ends_with_the_account_and_when_sessions_are_ended(
    registry: ServiceUnderTest, mine: str, change: str
) -> None:
    feed = made(registry, mine)
    if change == "person closed":
        version = registry.call(GET_PERSON, REGISTRAR, mine)["version"]
        registry.call(CHANGE_PERSON, REGISTRAR, mine, body={"active": False}, if_match=version)
    elif change == "password changed":
        body = {"current_password": PASSWORD, "new_password": "birke-sonne-4-kahn"}
        registry.call(CHANGE_PASSWORD, somebody(mine), body=body)
    else:
        body = {
            "closed": {"active": False},
            "reset": {"reset_password": True},
            "sessions ended": {"end_sessions": True},
        }[change]
        registry.call(CHANGE_ACCOUNT, REGISTRAR, mine, body=body)
    assert unknown(registry, feed)
    if change == "closed":
        # What has ended stays so.
        registry.call(CHANGE_ACCOUNT, REGISTRAR, mine, body={"active": True})
        assert unknown(registry, feed)


def test_nothing_is_told_where_a_token_would_give_no_access(
    registry: ServiceUnderTest, mine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = made(registry, mine)
    settings = replace(registry.settings, factor_roles="department_handler")
    monkeypatch.setattr(registry.runtime, "settings", settings)
    assert unknown(registry, feed)
