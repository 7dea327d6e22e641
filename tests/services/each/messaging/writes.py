"""A call of every write by which operators decide on the messages of a service."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from chassis.consuming import retries
from chassis.consuming.cursors import OutOfOrder
from chassis.storing import tables
from chassis.storing.database import new_id
from contracts.catalogue import SUBSCRIPTIONS
from contracts.messaging.operations import (
    DROP_PARKED,
    DROP_PARKED_MANY,
    REPLAY_PARKED,
    REPLAY_PARKED_MANY,
    SKIP_GAP,
    START_SERVICE_REPLAY,
)
from contracts.platform import SERVICES
from contracts.roles import Role
from tests.harness import ServiceUnderTest, actor
from tests.services.writes import Write, Writes

SOMEBODY_IN_CHARGE = actor((Role.OPERATOR, uuid4()))


def park(service: ServiceUnderTest, consumer: str, sequence: int = 1, *, out_of_order: bool = False) -> UUID:
    """Park an event; returns the row's id."""
    envelope = {"id": str(new_id()), "type": "a.b.v1", "partitionkey": "a/1", "sequence": sequence, "data": {}}
    error = OutOfOrder("not yet") if out_of_order else RuntimeError("x")
    with service.database.engine.begin() as connection:
        retries.schedule(connection, consumer, envelope, error, dead=not out_of_order)
        parked: UUID = connection.execute(select(tables.pending_retries.c.id)).scalar_one()
    return parked


def decide(service: ServiceUnderTest, **body: Any) -> Write:
    parked = park(service, f"{service.name}.mirror")
    return Write(SOMEBODY_IN_CHARGE, (parked,), body=body or None, other={"reason": "y"} if body else None)


def decide_about_many(service: ServiceUnderTest, **body: Any) -> Write:
    park(service, f"{service.name}.mirror")
    return Write(SOMEBODY_IN_CHARGE, body={"consumer": f"{service.name}.mirror", **body}, other={"type": "a.b.v1"})


def skip_gap(service: ServiceUnderTest) -> Write:
    [ordered] = [found.consumer for found in SUBSCRIPTIONS if found.service == service.name and found.ordered]
    park(service, ordered, 5, out_of_order=True)
    return Write(SOMEBODY_IN_CHARGE, body={"consumer": ordered, "key": "a/1", "reason": "x"}, other={"reason": "y"})


def start_replay(service: ServiceUnderTest) -> Write:
    consumer = next(s.consumer for s in SUBSCRIPTIONS for event in s.events if event.service == service.name)
    body = {"consumer": consumer, "since": "2026-11-01T00:00:00+08:00"}
    return Write(SOMEBODY_IN_CHARGE, body=body, other={"since": "2026-11-02T00:00:00+08:00"})


# Where no consumer keeps order, there is no gap to skip.
KEEPS_ORDER = {found.service for found in SUBSCRIPTIONS if found.ordered}
IMPOSSIBLE = {(service, SKIP_GAP) for service in SERVICES if service not in KEEPS_ORDER}
WRITES: Writes = {
    REPLAY_PARKED: decide,
    REPLAY_PARKED_MANY: decide_about_many,
    DROP_PARKED: lambda service: decide(service, reason="x"),
    DROP_PARKED_MANY: lambda service: decide_about_many(service, reason="x"),
    SKIP_GAP: skip_gap,
    START_SERVICE_REPLAY: start_replay,
}
