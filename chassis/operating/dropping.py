"""Drops pending retries: an operator decides that a consumer shall never apply an event.

The event is entered into the inbox as if it had been applied, so that it has no effect when it is delivered or replayed
again, and its row remains with the reason. In the order of its aggregate it counts as applied when its turn comes.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from chassis.storing import tables

_retries, _cursors, _inbox = tables.pending_retries, tables.cursors, tables.inbox
UNDECIDED = ("waiting", "dead")


def drop(connection: Connection, rows: Collection[UUID], reason: str, ordered: Collection[str]) -> set[UUID]:
    """Drop these pending retries, unless they have been decided about; returns those that were dropped.

    A row whose event turns out to have been applied meanwhile is deleted instead. ``ordered`` names the ordered
    consumers: their cursors move past the dropped events, at once where it is the event's turn.
    """
    # The inbox before the pending retry, as reactions do it: this waits for a reaction that is running.
    events = select(_retries.c.consumer, _retries.c.event_id).where(
        _retries.c.id.in_(rows), _retries.c.event_id.is_not(None), _retries.c.state.in_(UNDECIDED)
    )
    entered = {
        tuple(row)
        for row in connection.execute(
            insert(_inbox)
            .from_select(["consumer", "event_id"], events.order_by(_retries.c.consumer, _retries.c.event_id))
            .on_conflict_do_nothing()
            .returning(_inbox.c.consumer, _inbox.c.event_id)
        )
    }
    found = connection.execute(
        select(_retries.c.id, _retries.c.consumer, _retries.c.event_id)
        .where(_retries.c.id.in_(rows), _retries.c.state.in_(UNDECIDED))
        .with_for_update()
    ).all()
    dropped = {row.id for row in found if row.event_id is None or (row.consumer, row.event_id) in entered}
    applied = {row.id for row in found} - dropped
    connection.execute(delete(_retries).where(_retries.c.id.in_(applied)))
    _mark(connection, [row.id for row in found if row.id in dropped and _keeps_order(row, ordered)], "dropping", reason)
    _mark(connection, [row.id for row in found if row.id in dropped], "dropped", reason)
    for consumer in sorted({row.consumer for row in found if _keeps_order(row, ordered)}):
        pass_over(connection, consumer)
    return dropped


def _keeps_order(row: Row[Any, Any, Any], ordered: Collection[str]) -> bool:
    return row.event_id is not None and row.consumer in ordered


def _mark(connection: Connection, rows: Collection[UUID], state: str, reason: str) -> None:
    connection.execute(
        update(_retries)
        .where(_retries.c.id.in_(rows), _retries.c.state.in_(UNDECIDED))
        .values(state=state, reason=reason, dropped_at=func.now())
    )


def pass_over(connection: Connection, consumer: str) -> None:
    """Move the cursors of an ordered consumer past the dropped events whose turn has come."""
    waiting = select(_retries.c.id).where(_retries.c.consumer == consumer, _retries.c.state == "dropping")
    if connection.execute(waiting.limit(1)).first() is None:
        return
    first = select(_retries.c.consumer, _retries.c.key, _retries.c.sequence).where(
        _retries.c.consumer == consumer, _retries.c.state == "dropping", _retries.c.sequence == 1
    )
    connection.execute(insert(_cursors).from_select(["consumer", "key", "sequence"], first).on_conflict_do_nothing())
    same = (
        _retries.c.consumer == consumer,
        _retries.c.state == "dropping",
        _cursors.c.consumer == _retries.c.consumer,
        _cursors.c.key == _retries.c.key,
    )
    following = (
        update(_cursors)
        .where(*same, _retries.c.sequence == _cursors.c.sequence + 1)
        .values(sequence=_cursors.c.sequence + 1)
        .returning(_cursors.c.key)
    )
    while connection.execute(following).first() is not None:
        pass
    connection.execute(
        update(_retries).where(*same, _retries.c.sequence <= _cursors.c.sequence).values(state="dropped")
    )
