"""Somebody with a feed of their agenda."""

from typing import Any

from contracts.agenda import FEEDS
from contracts.registry.calendar_feeds import CREATE_CALENDAR_FEED, OPEN_CALENDAR_FEED
from tests.harness import ServiceUnderTest
from tests.services.registry.district import opened_account, organization, person, post, somebody


def owner(registry: ServiceUnderTest) -> tuple[str, str]:
    """Somebody with an account and a post; returns the ids of person and department."""
    place = organization(registry, "BM01", "department")["id"]
    found = person(registry, "RY60")["id"]
    opened_account(registry, found, "jingban")
    post(registry, "department_handler", found, place)
    return found, place


def made(registry: ServiceUnderTest, person_id: str, name: str = "手机日历") -> dict[str, Any]:
    """A new feed."""
    return dict(registry.call(CREATE_CALENDAR_FEED, somebody(person_id), body={"name": name}))


def secret_of(feed: dict[str, Any]) -> str:
    """The secret in the address of a feed."""
    return str(feed["address"]).partition(FEEDS)[2].partition("/")[0]


def opened(registry: ServiceUnderTest, feed: dict[str, Any]) -> dict[str, Any]:
    """Whose feed it is, as a gateway is told."""
    return dict(registry.call(OPEN_CALENDAR_FEED, body={"secret": secret_of(feed)}))
