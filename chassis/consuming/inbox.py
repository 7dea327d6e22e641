"""The inbox: each consumer applies each event once, because the inbox row is written in the effect's transaction."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import String, Uuid, bindparam, column, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from chassis.consuming import cursors
from chassis.storing import tables
from chassis.storing.arrays import rows_given
from contracts.operation import Subscription

# Statements that run for every event are built once: building one costs more than sending it.
_arrived = rows_given("arrived", event_ids=column("event_id", Uuid()))
_ENTER = (
    insert(tables.inbox)
    .from_select(
        ["consumer", "event_id"],
        select(bindparam("consumer", type_=String), _arrived.c.event_id),
    )
    .on_conflict_do_nothing()
    .returning(tables.inbox.c.event_id)
    .execution_options(prepared=True)
)


def begin(
    session: Session, subscription: Subscription, envelopes: Sequence[Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    """Enter events into the inbox; returns those that have not been applied before, in their order.

    Raises ``OutOfOrder`` when the subscription is ordered and an earlier event of an aggregate is missing; for several
    events also where this cannot be decided in one statement: then they must be entered one by one.
    """
    connection = session.connection()
    by_id: dict[UUID, Mapping[str, Any]] = {}
    for envelope in envelopes:
        # An event that came twice is applied at its first place: the events after that may depend on it.
        by_id.setdefault(UUID(envelope["id"]), envelope)
    # Rows are locked in one order everywhere, so that two processes with the same events do not deadlock.
    arrived = {"consumer": subscription.consumer, "event_ids": sorted(by_id)}
    entered = set(connection.execute(_ENTER, arrived).scalars())
    fresh = [envelope for event_id, envelope in by_id.items() if event_id in entered]
    if subscription.ordered and fresh:
        if len(envelopes) == 1:
            cursors.advance(connection, subscription.consumer, fresh[0]["partitionkey"], fresh[0]["sequence"])
        else:
            cursors.advance_together(connection, subscription.consumer, fresh)
    return fresh
