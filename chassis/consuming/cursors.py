"""The cursors of ordered consumers: the sequence number up to which each has applied the events of an aggregate."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Integer, String, bindparam, column, select, update
from sqlalchemy.dialects.postgresql import insert

from chassis.storing import tables
from chassis.storing.arrays import rows_given


class OutOfOrder(Exception):
    """An ordered event arrived out of order; it waits, and no try is counted."""


# Statements that run for every event are built once: building one costs more than sending it.
_BEGIN = insert(tables.cursors).on_conflict_do_nothing().execution_options(unanswered=True, prepared=True)
_FIRST = insert(tables.cursors).on_conflict_do_nothing().returning(tables.cursors.c.key)
_moves = rows_given(
    "moves", keys=column("key", String()), befores=column("before", Integer()), lasts=column("last", Integer())
)
_NEXT = (
    update(tables.cursors)
    .where(
        tables.cursors.c.consumer == bindparam("of_consumer"),
        tables.cursors.c.key == _moves.c.key,
        tables.cursors.c.sequence == _moves.c.before,
    )
    .values(sequence=_moves.c.last)
    .returning(tables.cursors.c.key)
    .execution_options(prepared=True)
)
_HERE = select(tables.cursors.c.sequence).where(
    tables.cursors.c.consumer == bindparam("consumer"), tables.cursors.c.key == bindparam("key")
)


def advance(connection: Connection, consumer: str, key: str, sequence: int) -> None:
    """Move the cursor to this event if the event is next in sequence; the row is locked until the commit.

    A cursor that is already further, as after a replay, is not moved.
    """
    if sequence == 1:
        connection.execute(_BEGIN, {"consumer": consumer, "key": key, "sequence": 1})
        return
    while not _move(connection, consumer, {key: (sequence - 1, sequence)}):
        last = connection.scalar(_HERE, {"consumer": consumer, "key": key}) or 0
        if sequence <= last:
            return
        if sequence > last + 1:
            raise OutOfOrder(f"{key} is at {last}, this is {sequence}")
        # Another process committed the event before between the two statements, so the cursor can be moved now.


def advance_together(connection: Connection, consumer: str, envelopes: Sequence[Mapping[str, Any]]) -> None:
    """Move the cursors over all of these events; only possible where none is missing or out of order."""
    first: list[dict[str, Any]] = []
    moves: dict[str, tuple[int, int]] = {}
    for key, sequences in sorted(_sequences(envelopes).items()):
        if sequences != list(range(sequences[0], sequences[0] + len(sequences))):
            raise OutOfOrder(f"of {key} these came together: {sequences}")
        if sequences[0] == 1:
            first.append({"consumer": consumer, "key": key, "sequence": sequences[-1]})
        else:
            moves[key] = (sequences[0] - 1, sequences[-1])
    moved = len(connection.execute(_FIRST, first).all()) if first else 0
    if moves:
        moved += _move(connection, consumer, moves)
    if moved != len(first) + len(moves):
        raise OutOfOrder("not all that came together are next")


def _sequences(envelopes: Sequence[Mapping[str, Any]]) -> dict[str, list[int]]:
    """Return the sequence numbers by aggregate, in the order in which the events are applied."""
    found: dict[str, list[int]] = {}
    for envelope in envelopes:
        found.setdefault(envelope["partitionkey"], []).append(envelope["sequence"])
    return found


def _move(connection: Connection, consumer: str, moves: Mapping[str, tuple[int, int]]) -> int:
    """Move cursors, by key, from the expected to the new position; returns how many were at the expected one."""
    befores, lasts = zip(*moves.values(), strict=True)
    values = {"of_consumer": consumer, "keys": list(moves), "befores": list(befores), "lasts": list(lasts)}
    return len(connection.execute(_NEXT, values).all())
