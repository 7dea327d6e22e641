"""The outbox: events are stored as rows in the transaction that causes them, and published after it.

``write`` is called once at the end of a transaction. It enters each event into ``unpublished`` as well, where the relay
(``chassis/publishing/relay.py``) finds what is ``pending``, and from which it takes what is published. The rows of the
outbox itself, which are large and have several indexes, are written once and never changed. There is no high-water mark
of what is published, because ids commit out of order.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    Row,
    Text,
    Uuid,
    and_,
    any_,
    bindparam,
    cast,
    column,
    delete,
    func,
    insert,
    literal,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql import insert as upsert

from chassis.searching.sources import Document
from chassis.storing import tables
from chassis.storing.arrays import rows_given
from chassis.storing.database import from_json, new_id, to_json
from contracts.operation import Event


class Emitted:
    """An event emitted by a unit of work and not yet numbered; ``data`` is dumped already.

    ``context`` is added to the envelope. ``document`` is what its thing is found by, if whoever emitted it said so. The
    data is kept as JSON: an import emits twenty thousand events.
    """

    __slots__ = ("context", "document", "event", "packed", "subject")

    def __init__(
        self,
        event: Event,
        subject: str,
        data: Mapping[str, Any],
        context: Mapping[str, str] = MappingProxyType({}),
        document: Document | None = None,
    ) -> None:
        self.event, self.subject, self.context, self.document = event, subject, context, document
        # Letters beyond ASCII take half of what they would in a string.
        self.packed = to_json(data).encode()

    @property
    def data(self) -> dict[str, Any]:
        """The data, dumped."""
        found: dict[str, Any] = from_json(self.packed.decode())
        return found

    @property
    def key(self) -> str:
        """The key of the aggregate that the event belongs to, within which order is kept."""
        return f"{self.event.aggregate}/{self.subject}"


# Statements are built once, because building one costs more than sending it. Nobody waits for their results: they go to
# the database together, with the commit. First the counters of the keys are increased, then each event computes its own
# number from how many of the same transaction follow it.
_NUMBER = (
    (_new := upsert(tables.sequences))
    .on_conflict_do_update(index_elements=["key"], set_={"last": tables.sequences.c.last + _new.excluded.last})
    .execution_options(unanswered=True, prepared=True)
)
_own = tables.sequences.c.last - bindparam("after", type_=Integer)
_written = (
    insert(tables.outbox)
    .from_select(
        ["event_id", "type", "key", "sequence", "envelope", "published_at"],
        select(
            bindparam("event_id", type_=Uuid),
            bindparam("type", type_=Text),
            tables.sequences.c.key,
            _own,
            bindparam("envelope", type_=JSONB).concat(func.jsonb_build_object(literal_column("'sequence'"), _own)),
            func.now(),
        ).where(tables.sequences.c.key == bindparam("key")),
    )
    .returning(tables.outbox.c.id, tables.outbox.c.key)
    .cte("written")
)
_INSERT = (
    insert(tables.unpublished)
    .from_select(["id", "key"], select(_written.c.id, _written.c.key))
    .execution_options(unanswered=True, prepared=True)
)
# The same for transactions with very many events, such as large imports; not held back, since they are large.
_keys = rows_given("keys", key=column("key", Text), last=column("last", Integer))
_many = upsert(tables.sequences).from_select(["key", "last"], select(_keys.c.key, _keys.c.last))
_NUMBER_MANY = _many.on_conflict_do_update(
    index_elements=["key"], set_={"last": tables.sequences.c.last + _many.excluded.last}
)
_events = rows_given(
    "events",
    "position",
    event_id=column("event_id", Uuid),
    type=column("type", Text),
    key=column("key", Text),
    after=column("after", Integer),
    envelope=column("envelope", Text),
)
_number = tables.sequences.c.last - _events.c.after
_written_many = (
    insert(tables.outbox)
    .from_select(
        ["event_id", "type", "key", "sequence", "envelope", "published_at"],
        select(
            _events.c.event_id,
            _events.c.type,
            _events.c.key,
            _number,
            cast(_events.c.envelope, JSONB).concat(func.jsonb_build_object(literal_column("'sequence'"), _number)),
            func.now(),
        )
        .join_from(_events, tables.sequences, tables.sequences.c.key == _events.c.key)
        .order_by(_events.c.position),
    )
    .returning(tables.outbox.c.id, tables.outbox.c.key)
    .cte("written")
)
_INSERT_MANY = insert(tables.unpublished).from_select(["id", "key"], select(_written_many.c.id, _written_many.c.key))
# The columns that are published; the envelope is sent as the database writes it, without being parsed here.
PUBLISHED = (
    tables.outbox.c.id,
    tables.outbox.c.event_id,
    tables.outbox.c.type,
    cast(tables.outbox.c.envelope, Text).label("envelope"),
)
# Looked up once for a batch, whatever the planner's statistics say: with statistics from before the table filled, the
# planner would do it once for each row, and read all waiting rows each time.
_DEFERRED = (
    select(tables.unpublished.c.key, func.min(tables.unpublished.c.id).label("id"))
    .where(tables.unpublished.c.tries > 0, tables.unpublished.c.retry_at > func.now())
    .group_by(tables.unpublished.c.key)
    .cte("deferred")
    .prefix_with("MATERIALIZED")
)
# The relay's session is set up to plan this by the primary keys, whatever the tables hold then.
_PENDING = (
    select(*PUBLISHED)
    .join_from(tables.unpublished, tables.outbox, tables.outbox.c.id == tables.unpublished.c.id)
    .where(
        ~select(literal(1))
        .where(_DEFERRED.c.key == tables.unpublished.c.key, _DEFERRED.c.id <= tables.unpublished.c.id)
        .exists(),
    )
    .order_by(tables.unpublished.c.id)
    .limit(bindparam("limit"))
    .execution_options(prepared=True)
)
_ids = bindparam("ids", type_=ARRAY(BigInteger))
# A replay that has been asked for since leaves out what is published in the ordinary way.
_told = (
    update(tables.outbox)
    .where(
        tables.outbox.c.id == any_(_ids),
        select(literal(1)).where(tables.replays.c.finished_at.is_(None)).exists(),
    )
    .values(published_at=func.clock_timestamp())
    .cte("told")
)
_MARK = (
    delete(tables.unpublished)
    .where(tables.unpublished.c.id == any_(_ids))
    .add_cte(_told)
    .execution_options(prepared=True, unanswered=True)
)
# What the release before has written and not published; it may run beside this one, or have run before.
_left = (
    select(tables.outbox.c.id)
    .where(tables.outbox.c.published_at.is_(None))
    .order_by(tables.outbox.c.id)
    .limit(bindparam("limit"))
)
_taken_over = (
    update(tables.outbox)
    .where(tables.outbox.c.id.in_(_left))
    .values(published_at=func.now())
    .returning(tables.outbox.c.id, tables.outbox.c.key)
    .cte("taken_over")
)
_TAKE_OVER = (
    upsert(tables.unpublished)
    .from_select(["id", "key"], select(_taken_over.c.id, _taken_over.c.key))
    .on_conflict_do_nothing()
)

# So many events are made ready and sent at a time, however many there are.
_AT_ONCE = 500
# Prepared statements, one for each event, are faster up to about so many.
_MOST_ONE_BY_ONE = 50


def write(connection: Connection, emitted: Sequence[Emitted], time: datetime) -> list[UUID]:
    """Number the events within their aggregates and insert them.

    Keys are locked in sorted order, so that two transactions that emit for the same aggregates do not deadlock.
    """
    if not emitted:
        return []
    counts: dict[str, int] = {}
    for entry in emitted:
        counts[entry.key] = counts.get(entry.key, 0) + 1
    many = len(emitted) > _MOST_ONE_BY_ONE
    keys = [{"key": key, "last": counts[key]} for key in sorted(counts)]
    if many:
        connection.execute(_NUMBER_MANY, _as_arrays(keys))
    else:
        connection.execute(_NUMBER, keys)
    ids = []
    for start in range(0, len(emitted), _AT_ONCE):
        rows = []
        for entry in emitted[start : start + _AT_ONCE]:
            counts[entry.key] -= 1
            rows.append(_row(entry, counts[entry.key], time))
        if many:
            texts = [{**row, "envelope": orjson.dumps(row["envelope"]).decode()} for row in rows]
            connection.execute(_INSERT_MANY, _as_arrays(texts))
        else:
            connection.execute(_INSERT, rows)
        ids += [row["event_id"] for row in rows]
    return ids


def _as_arrays(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    return {name: [row[name] for row in rows] for name in rows[0]}


def caused_by(envelope: Mapping[str, Any]) -> dict[str, str]:
    """Return the context of events caused by an event: its request and trace, and the event itself as the cause."""
    context = {"correlationid": envelope.get("correlationid", ""), "causationid": envelope["id"]}
    if envelope.get("traceparent"):
        context["traceparent"] = envelope["traceparent"]
    return context


def _row(entry: Emitted, after: int, time: datetime) -> dict[str, Any]:
    event_id = new_id()
    return {
        "event_id": event_id,
        "type": entry.event.type,
        "key": entry.key,
        "after": after,
        "envelope": {
            "specversion": "1.0",
            "id": str(event_id),
            "source": f"/{entry.event.service}",
            "type": entry.event.type,
            "subject": entry.subject,
            "time": time.isoformat(),
            "datacontenttype": "application/json",
            "dataschema": f"/events/{entry.event.type}",
            "partitionkey": entry.key,
            **entry.context,
            "data": orjson.Fragment(entry.packed),
        },
    }


def pending(connection: Connection, limit: int) -> Sequence[Row[int, UUID, str, str]]:
    """Return the oldest rows to publish: ``id, event_id, type, envelope``, the last as JSON.

    A row that could not be routed waits for its next try, and so do all later rows of the same key; other keys are not
    held up.
    """
    return connection.execute(_PENDING, {"limit": limit}).all()


def mark_published(connection: Connection, ids: Collection[int]) -> None:
    """Strike rows off what is unpublished, after the broker has confirmed them."""
    if ids:
        connection.execute(_MARK, {"ids": list(ids)})


def take_over(connection: Connection, limit: int) -> int:
    """Enter rows that the release before has not published; returns how many, at most ``limit``."""
    return connection.execute(_TAKE_OVER, {"limit": limit}).rowcount


def defer(connection: Connection, ids: Collection[int], error: str) -> None:
    """Defer rows that no queue takes: they stay visible and are retried ever more slowly, at most a minute apart."""
    if ids:
        tries = tables.unpublished.c.tries
        seconds = func.least(60, func.power(2, func.least(tries, 6)))
        connection.execute(
            update(tables.unpublished)
            .where(tables.unpublished.c.id.in_(list(ids)))
            .values(
                tries=tries + 1,
                error=error[:500],
                retry_at=func.clock_timestamp() + func.make_interval(0, 0, 0, 0, 0, 0, seconds),
            )
        )


def unpublished(connection: Connection) -> tuple[int, float, int]:
    """Return how many rows are unpublished, the age of the oldest in seconds, and how many of them no queue takes."""
    rows, first = tables.unpublished, tables.unpublished.alias("first")
    written = select(tables.outbox.c.created_at).where(
        tables.outbox.c.id == select(func.min(first.c.id)).scalar_subquery()
    )
    age = func.extract("epoch", func.clock_timestamp() - written.scalar_subquery())
    waiting = select(func.count(rows.c.id), age, func.count(rows.c.id).filter(rows.c.tries > 0))
    depth, seconds, unroutable = connection.execute(waiting).one()
    return depth, float(seconds or 0), unroutable


def published() -> ColumnElement[bool]:
    """Return the condition that a row of the outbox is published."""
    waits = select(literal(1)).where(tables.unpublished.c.id == tables.outbox.c.id)
    return and_(tables.outbox.c.published_at.is_not(None), ~waits.exists())


def holds_published(connection: Connection, types: Collection[str]) -> bool:
    """Whether the outbox holds published events of these types, which could be replayed."""
    found = select(literal(1)).where(tables.outbox.c.type.in_(types), published()).limit(1)
    return connection.scalar(found) is not None
