"""Settings, connections and events for both processes of the bare program."""

import asyncio
import json
import os
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import aio_pika
import asyncpg
import orjson
from aio_pika.abc import AbstractChannel, AbstractExchange, AbstractQueue
from uuid_utils.compat import uuid7

# JSON in the variable LIMIT: ``requests``, ``notifications`` and ``registry`` (PostgreSQL URLs for asyncpg), ``amqp``,
# ``port``, the ids that the rows of a submission refer to (``enterprise``, ``chain``, ``park``, ``person``), and what
# requests of the enterprise are found by (``named``).
HERE = json.loads(os.environ.get("LIMIT", "{}"))
# The batch size and the number of connections are the platform's.
BATCH = 200
CONNECTIONS = 10

_SEQUENCE = (
    "INSERT INTO sequences (key, last) VALUES ($1, 1)"
    " ON CONFLICT (key) DO UPDATE SET last = sequences.last + 1 RETURNING last"
)
_OUTBOX = (
    "WITH written AS (INSERT INTO outbox (event_id, type, key, sequence, envelope, published_at)"
    " VALUES ($1, $2, $3, $4, $5, now()) RETURNING id, key)"
    " INSERT INTO unpublished (id, key) SELECT id, key FROM written"
)
_PENDING = "SELECT id, type, envelope FROM unpublished JOIN outbox USING (id) ORDER BY id LIMIT $1"
_MARK = "DELETE FROM unpublished WHERE id = any($1::bigint[])"
_SET_UP = (
    "SET synchronous_commit = off; SET enable_seqscan = off; SET enable_mergejoin = off; SET enable_hashjoin = off"
)


def dumped(value: Any) -> str:
    """Return compact JSON; values that JSON does not know become strings."""
    return orjson.dumps(value, default=str).decode()


async def pool(url: str) -> asyncpg.Pool:
    """Open a pool of connections to one database."""
    return await asyncpg.create_pool(url, min_size=CONNECTIONS, max_size=CONNECTIONS)


async def emit(connection: asyncpg.Connection, kind: str, key: str, data: dict[str, Any]) -> None:
    """Write one event into the outbox."""
    event = uuid7()
    sequence = await connection.fetchval(_SEQUENCE, key)
    await connection.execute(_OUTBOX, event, kind, key, sequence, enveloped(event, kind, key, sequence, data))


def enveloped(event: UUID, kind: str, key: str, sequence: int, data: dict[str, Any]) -> str:
    """Return an event in its wire format."""
    envelope = {
        "specversion": "1.0",
        "id": event,
        "source": "/limit",
        "type": kind,
        "subject": key,
        "time": datetime.now(UTC),
        "datacontenttype": "application/json",
        "partitionkey": key,
        "sequence": sequence,
        "correlationid": str(event),
        "data": data,
    }
    return dumped(envelope)


async def declare(channel: AbstractChannel) -> tuple[AbstractExchange, AbstractExchange, AbstractQueue]:
    """Declare the exchanges of events and of entries, and the queue of events; both processes do so first."""
    exchange = await channel.declare_exchange("limit.events", "topic", durable=True)
    queue = await channel.declare_queue("limit.tell", durable=True, arguments={"x-queue-type": "quorum"})
    await queue.bind(exchange, "request.submitted.v1")
    return exchange, await channel.declare_exchange("limit.entries", "topic", durable=True), queue


class Relay:
    """Publishes the outbox of one database in order, persistent and confirmed, and marks the rows."""

    def __init__(self, database: asyncpg.Pool, exchange: AbstractExchange) -> None:
        self.bell = asyncio.Event()
        self._database = database
        self._exchange = exchange

    async def run(self) -> None:
        """Publish until cancelled."""
        async with self._database.acquire() as connection:
            # As in the platform, marks need not reach the disk before the next batch is published, and a plan made
            # while the outbox was empty must do for a full one.
            await connection.execute(_SET_UP)
            while True:
                self.bell.clear()
                if await self._round(connection) < BATCH:
                    try:
                        await asyncio.wait_for(self.bell.wait(), 1)
                    except TimeoutError:
                        continue

    async def _round(self, connection: asyncpg.Connection) -> int:
        rows = await connection.fetch(_PENDING, BATCH)
        if rows:
            await asyncio.gather(*(self._exchange.publish(_message(row["envelope"]), row["type"]) for row in rows))
            await connection.execute(_MARK, [row["id"] for row in rows])
        return len(rows)


def _message(envelope: str) -> aio_pika.Message:
    return aio_pika.Message(envelope.encode(), delivery_mode=aio_pika.DeliveryMode.PERSISTENT)
