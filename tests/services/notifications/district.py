"""A small district for the tests of notifications: whom registry has told of, and what happens to requests."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from chassis.calling.actor import Actor
from chassis.storing.personal import encrypt
from contracts.notifications.inbox import LIST_INBOX
from contracts.notifications.rules import PUT_NOTIFICATION_RULES
from contracts.notifications.subscriptions import MIRROR, TELL
from contracts.operation import Event
from contracts.registry.events import PERSON_CHANGED, POST_CHANGED
from contracts.roles import Role
from tests.harness import ServiceUnderTest, actor
from tests.services.registry.events import person_data, post_data

OPERATOR = actor((Role.OPERATOR, uuid4()))


NOT_OPERATORS = [actor((role, uuid4(), uuid4())) for role in Role if role is not Role.OPERATOR] + [actor()]


CHAIN, PARK, ENTERPRISE, DEPARTMENT = uuid4(), uuid4(), uuid4(), uuid4()


NOW = datetime.fromisoformat("2026-11-21T09:00:00+08:00")


def mirror_person(
    notifications: ServiceUnderTest,
    kind: str | None = None,
    organization: UUID | None = None,
    chain: UUID | None = None,
    *,
    person: UUID | None = None,
    days: tuple[str, str | None] = ("2025-01-01", None),
    email: str | None = None,
    locale: str = "zh",
    active: bool = True,
) -> UUID:
    """Registry tells of a person, and of a post if a kind is named; returns the person's id."""
    if person is None:
        person = uuid4()
        address = None if email is None else encrypt(email)
        data = person_data(person, email=address, locale=locale, active=active)
        notifications.react(MIRROR, PERSON_CHANGED, person, data)
    if kind is not None:
        post = uuid4()
        data = post_data(post, kind, person, organization or uuid4(), chain, first=days[0], last=days[1])
        notifications.react(MIRROR, POST_CHANGED, post, data)
    return person


def request_data(**fields: Any) -> dict[str, Any]:
    """The data of an event of a request, as on the wire."""
    return {
        "id": str(uuid4()),
        "number": "20261121-0042",
        "title": "厂区蒸汽压力不足",
        "item_id": str(uuid4()),
        "item_name": "水电气热保障",
        "enterprise_id": str(ENTERPRISE),
        "enterprise_name": "海岚生物",
        "chain_id": str(CHAIN),
        "park_id": str(PARK),
        "department_id": str(DEPARTMENT),
        "department_name": "住建局",
        "submitted_by": str(uuid4()),
        "status": "dispatched",
        "due_at": "2026-11-27T17:30:00+08:00",
        "provisional": False,
        "reason": None,
        **fields,
    }


def tell(notifications: ServiceUnderTest, event: Event, sequence: int = 1, **fields: Any) -> dict[str, Any]:
    """An event of a request happens; returns its data."""
    data = request_data(**fields)
    notifications.react(TELL, event, data["id"], data, sequence)
    return data


def inbox(notifications: ServiceUnderTest, person: UUID, **query: Any) -> list[dict[str, Any]]:
    """What a person finds in the inbox, the newest first."""
    items: list[dict[str, Any]] = notifications.call(LIST_INBOX, actor(person=person), query=query)["items"]
    return items


def announced(notifications: ServiceUnderTest) -> list[dict[str, Any]]:
    """The entries that were announced, in order."""
    events = notifications.emitted("inbox.entries-added.v1")
    return [entry for event in events for entry in event["data"]["entries"]]


def told(notifications: ServiceUnderTest) -> set[str]:
    """Everybody to whom an entry was announced."""
    return {entry["person_id"] for entry in announced(notifications)}


def rule(**fields: Any) -> dict[str, Any]:
    """A rule that can be set."""
    return {
        "event": "request.submitted.v1",
        "audience": "dispatcher",
        "channels": ["inbox"],
        "template": "request.submitted/dispatcher",
        **fields,
    }


def put(
    notifications: ServiceUnderTest, rules: list[dict[str, Any]], version: int | None = 1, caller: Actor = OPERATOR
) -> dict[str, Any]:
    """Set the rules."""
    answer: dict[str, Any] = notifications.call(PUT_NOTIFICATION_RULES, caller, body={"rules": rules}, if_match=version)
    return answer
