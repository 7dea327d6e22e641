"""How each write of a service is called: what it needs is made first, then the call is told.

A write that is declared has an entry in the table of its service, or ``test_idempotency`` names it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from chassis.calling.actor import Actor
from chassis.calling.call import Call
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
from contracts.operation import Operation
from contracts.platform import MOVE_TIME
from contracts.roles import Role
from tests.harness import ServiceUnderTest, actor

SOMEBODY_IN_CHARGE = actor((Role.OPERATOR, uuid4()))


@dataclass(frozen=True)
class Write:
    """A call that succeeds; ``other`` are the fields of the body in which another call with its key differs."""

    caller: Actor
    path: tuple[UUID | str, ...] = ()
    body: dict[str, Any] | None = None
    other: dict[str, Any] | None = None
    if_match: int | None = None

    def call(self, operation: Operation, key: str) -> Call:
        """The call as the gateway makes it."""
        return Call(
            path=dict(zip(operation.arguments, map(str, self.path), strict=True)),
            body=self.body,
            actor=self.caller,
            idempotency_key=key,
            if_match=self.if_match,
            correlation="test",
        )

    def another(self) -> "Write | None":
        """A call with other content: another body, or another path; ``None`` where there is neither."""
        if self.other:
            return replace(self, body={**(self.body or {}), **self.other})
        if self.path:
            return replace(self, path=(*self.path[:-1], uuid4()))
        return None


Writes = dict[Operation, Callable[[ServiceUnderTest], Write]]


def _move_time(_service: ServiceUnderTest) -> Write:
    moments = ("2027-03-01T09:00:00+08:00", "2027-03-02T09:00:00+08:00")
    return Write(SOMEBODY_IN_CHARGE, body={"now": moments[0]}, other={"now": moments[1]})


def _park(service: ServiceUnderTest, consumer: str, sequence: int = 1, *, out_of_order: bool = False) -> UUID:
    """Park an event; returns the row's id."""
    envelope = {"id": str(new_id()), "type": "a.b.v1", "partitionkey": "a/1", "sequence": sequence, "data": {}}
    with service.database.engine.begin() as connection:
        retries.schedule(
            connection,
            consumer,
            envelope,
            OutOfOrder("not yet") if out_of_order else RuntimeError("x"),
            dead=not out_of_order,
        )
        parked: UUID = connection.execute(select(tables.pending_retries.c.id)).scalar_one()
    return parked


def _decide(service: ServiceUnderTest, **body: Any) -> Write:
    path = str(_park(service, f"{service.name}.mirror"))
    return Write(SOMEBODY_IN_CHARGE, (path,), body=body or None, other={"reason": "y"} if body else None)


def _decide_about_many(service: ServiceUnderTest, **body: Any) -> Write:
    _park(service, f"{service.name}.mirror")
    return Write(SOMEBODY_IN_CHARGE, body={"consumer": f"{service.name}.mirror", **body}, other={"type": "a.b.v1"})


def _skip_gap(service: ServiceUnderTest) -> Write:
    [ordered] = [found.consumer for found in SUBSCRIPTIONS if found.service == service.name and found.ordered]
    _park(service, ordered, 5, out_of_order=True)
    return Write(SOMEBODY_IN_CHARGE, body={"consumer": ordered, "key": "a/1", "reason": "x"}, other={"reason": "y"})


def _start_replay(service: ServiceUnderTest) -> Write:
    consumer = next(s.consumer for s in SUBSCRIPTIONS for event in s.events if event.service == service.name)
    body = {"consumer": consumer, "since": "2026-11-01T00:00:00+08:00"}
    return Write(SOMEBODY_IN_CHARGE, body=body, other={"since": "2026-11-02T00:00:00+08:00"})


KEEPS_ORDER = {found.service for found in SUBSCRIPTIONS if found.ordered}


def possible(service: str, operation: Operation) -> bool:
    """Whether a call can succeed at all: where no consumer keeps order, there is no gap to skip."""
    return operation is not SKIP_GAP or service in KEEPS_ORDER


# What every service has.
COMMON: Writes = {
    MOVE_TIME: _move_time,
    REPLAY_PARKED: _decide,
    REPLAY_PARKED_MANY: _decide_about_many,
    DROP_PARKED: lambda service: _decide(service, reason="x"),
    DROP_PARKED_MANY: lambda service: _decide_about_many(service, reason="x"),
    SKIP_GAP: _skip_gap,
    START_SERVICE_REPLAY: _start_replay,
}
