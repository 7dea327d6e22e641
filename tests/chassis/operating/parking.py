"""Parks events, lets consumers try them again, and calls the operators' operations on them."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text

from chassis.calling.actor import Actor, Post
from chassis.calling.errors import Failure
from chassis.consuming import retries
from chassis.consuming.errors import Unprocessable
from chassis.storing import tables
from chassis.storing.database import new_id
from contracts.catalogue import OPERATIONS_BY_NAME
from contracts.notifications.subscriptions import TELL
from contracts.operation import Subscription
from contracts.requests.events import REQUEST_ACCEPTED
from contracts.roles import Role
from tests.harness import ServiceUnderTest

OPERATOR = Actor(name="王运维", person_id=str(uuid4()), posts=(Post(Role.OPERATOR, str(uuid4())),))


ALL = {"limit": 100, "after": None}


def request_event(subject: UUID, sequence: int, **changes: Any) -> dict[str, Any]:
    """The envelope of something that happened to a request."""
    nothing = dict.fromkeys(("item_id", "item_name", "chain_id", "park_id", "department_id", "department_name"))
    data = {
        "id": str(subject), "number": "QQ-1", "title": "招工", "enterprise_id": str(uuid4()), "enterprise_name": "甲厂",
        "submitted_by": str(uuid4()), "status": "accepted", "due_at": None, "provisional": False, "reason": None,
        **nothing, **changes,
    }  # fmt: skip
    return envelope(REQUEST_ACCEPTED.type, f"request/{subject}", sequence, data)


def envelope(kind: str, key: str, sequence: int, data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "specversion": "1.0",
        "id": str(new_id()),
        "type": kind,
        "partitionkey": key,
        "sequence": sequence,
        "correlationid": "request-7",
        "data": dict(data),
    }


def park(
    service: ServiceUnderTest,
    subscription: Subscription,
    event: Mapping[str, Any],
    error: Exception | None = None,
    *,
    dead: bool = True,
) -> UUID:
    """Park an event as the entrypoint does; returns the row's id."""
    with service.database.engine.begin() as connection:
        retries.schedule(connection, subscription.consumer, event, error or RuntimeError("no such rule"), dead=dead)
        found: UUID = connection.execute(
            select(tables.pending_retries.c.id).where(
                tables.pending_retries.c.consumer == subscription.consumer,
                tables.pending_retries.c.event_id == event["id"],
            )
        ).scalar_one()
    return found


def bury(service: ServiceUnderTest, raw: str) -> UUID:
    with service.database.engine.begin() as connection:
        retries.keep_unreadable(connection, TELL.consumer, raw, Unprocessable("the broker gave it up (rejected)"))
        return connection.execute(select(tables.pending_retries.c.id)).scalar_one()


def apply(service: ServiceUnderTest, subscription: Subscription, event: Mapping[str, Any], **options: Any) -> bool:
    """Run a reaction that does nothing but succeed; ``False`` when the event had been applied."""
    return service.runtime.react(subscription, lambda arrived: None, [event], **options)[0]


def claimed(service: ServiceUnderTest, subscription: Subscription) -> list[int]:
    """The numbers of the parked events that are due, as a consumer takes them."""
    with service.database.engine.begin() as connection:
        retries.seconds_to_next(connection, subscription)
        return [row.sequence for row in retries.claim(connection, subscription)]


def retry(service: ServiceUnderTest, subscription: Subscription) -> list[int]:
    """Apply what is due until nothing is, as a consumer does; returns the numbers in order."""
    done: list[int] = []
    while True:
        with service.database.engine.begin() as connection:
            connection.execute(text("UPDATE parked SET next_try_at = now() WHERE state = 'waiting'"))
            retries.seconds_to_next(connection, subscription)
            rows = retries.claim(connection, subscription)
        if not rows:
            return done
        for row in rows:
            apply(service, subscription, row.envelope, kept=True)
            done.append(row.sequence)


def call(service: ServiceUnderTest, name: str, **content: Any) -> Any:
    operation = OPERATIONS_BY_NAME[service.name, name]
    path = [content.pop(argument) for argument in operation.arguments]
    given = {"body": content or None} if operation.writes else {"query": content}
    return service.call(operation, OPERATOR, *path, **given)


def refusal(run: Callable[[], Any]) -> Failure:
    with pytest.raises(Failure) as refused:
        run()
    return refused.value


def listed(service: ServiceUnderTest, **query: Any) -> list[str]:
    return [item["id"] for item in call(service, "list_parked", **query)["items"]]


def states(service: ServiceUnderTest) -> dict[int, str]:
    with service.database.engine.begin() as connection:
        rows = connection.execute(select(tables.pending_retries.c.sequence, tables.pending_retries.c.state))
        return {row.sequence: row.state for row in rows}


def cursor(service: ServiceUnderTest, key: str) -> int | None:
    with service.database.engine.begin() as connection:
        return connection.scalar(select(tables.cursors.c.sequence).where(tables.cursors.c.key == key))
