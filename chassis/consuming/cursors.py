"""The cursors of ordered consumers: how far each has got with each aggregate."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Integer, String, bindparam, column, select, update
from sqlalchemy.dialects.postgresql import insert

from chassis.storing import tables
from chassis.storing.arrays import rows_given


class OutOfOrder(Exception):
    """An ordered event came before its turn; it waits without a try being counted."""


# What runs for every event is built once: building a statement costs more than sending it.
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
)
_HERE = select(tables.cursors.c.sequence).where(
    tables.cursors.c.consumer == bindparam("consumer"), tables.cursors.c.key == bindparam("key")
)


def advance(connection: Connection, consumer: str, key: str, sequence: int) -> None:
    """Move the cursor to this event if it is its turn. The cursor's row is locked until the commit.

    A cursor that is already further, as after a replay, stays where it is.
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
        # Another process has committed the one before between the two statements: now the cursor can be moved.


def advance_together(connection: Connection, consumer: str, envelopes: Sequence[Mapping[str, Any]]) -> None:
    """Move the cursors over all of these events, which is possible where nothing is missing or out of order."""
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
    """The numbers of each aggregate, in the order in which they are applied."""
    found: dict[str, list[int]] = {}
    for envelope in envelopes:
        found.setdefault(envelope["partitionkey"], []).append(envelope["sequence"])
    return found


def _move(connection: Connection, consumer: str, moves: Mapping[str, tuple[int, int]]) -> int:
    """Move cursors, by key, from where they should be to where they go; returns how many were there."""
    befores, lasts = zip(*moves.values(), strict=True)
    values = {"of_consumer": consumer, "keys": list(moves), "befores": list(befores), "lasts": list(lasts)}
    return len(connection.execute(_NEXT, values).all())
