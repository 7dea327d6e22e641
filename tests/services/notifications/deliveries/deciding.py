"""Mail that is decided on, and the deliveries that follow."""

from typing import Any
from uuid import uuid4

from contracts.notifications.deliveries import LIST_DELIVERIES
from contracts.requests import events as requests
from tests.harness import ServiceUnderTest
from tests.services.notifications.district import OPERATOR, mirror_person, tell


def decide(notifications: ServiceUnderTest, address: str = "zhang@example.cn", locale: str = "zh") -> None:
    """A mail to one more dispatcher, and to no other, is decided on."""
    park = uuid4()
    mirror_person(notifications, "dispatcher", park, email=address, locale=locale)
    tell(notifications, requests.REQUEST_SUBMITTED, park_id=str(park), chain_id=None)


def deliveries(notifications: ServiceUnderTest, **query: Any) -> list[dict[str, Any]]:
    """What the operator sees, the newest first."""
    items: list[dict[str, Any]] = notifications.call(LIST_DELIVERIES, OPERATOR, query=query)["items"]
    return items
