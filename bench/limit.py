"""The bare limit: the work of the platform's hot paths, written by hand with nothing around it.

Same tables, same rows, same durability: a submission writes request, history, number, outbox, audit and idempotency row
in one transaction; a relay publishes the outbox under confirms and marks it; a consumer with an inbox writes the entry
and its own outbox row before it acknowledges; live clients are told. What is left out is everything else: validation,
authorization, schemas, problem documents, retries, parking, metrics, logs, traces.

``python -m bench.limit door`` serves HTTP and relays; ``python -m bench.limit consumer`` consumes. Settings, as JSON in
``LIMIT``: ``requests``, ``notifications`` and ``registry`` (PostgreSQL URLs for asyncpg), ``amqp``, ``port``, and what
the rows refer to (``enterprise``, ``chain``, ``item``, ``person``).
"""

import asyncio
import hashlib
import json
import os
import secrets
import sys
import time
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import aio_pika
import argon2
import asyncpg
import uvicorn
import uvloop
from joserfc import jwt
from joserfc.jwk import OKPKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from uuid_utils.compat import uuid7

HERE = json.loads(os.environ.get("LIMIT", "{}"))
BATCH = 200
EXCHANGE, QUEUE, ENTRIES = "limit.events", "limit.tell", "limit.entries"
KEY = OKPKey.generate_key("Ed25519", {"kid": "limit"})
HASHER = argon2.PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

NUMBER = (
    "INSERT INTO request_numbers (day, last) VALUES ($1, 1)"
    " ON CONFLICT (day) DO UPDATE SET last = request_numbers.last + 1 RETURNING last"
)
NAMES = (
    "SELECT (SELECT name FROM catalog_items WHERE id = $1) AS item,"
    " (SELECT name FROM mirror_organizations WHERE id = $2) AS enterprise"
)
REQUEST = (
    "INSERT INTO requests (id, number, title, description, form, status, item_id, enterprise_id, chain_id, segments,"
    " submitted_by, submitted_at, due_order, has_due, provisional, returns, redispatches, reopened, version)"
    " VALUES ($1, $2, $3, $4, '[]', 'submitted', $5, $6, $7, '[]', $8, $9, '9999-12-30', false, false, 0, 0, 0, 1)"
)
HISTORY = (
    "INSERT INTO request_history (id, request_id, at, action, to_status, person_id, person_name, role,"
    " organization_id, details) VALUES ($1, $2, $3, 'submission', 'submitted', $4, '', 'enterprise_contact', $5, '{}')"
)
SEQUENCE = (
    "INSERT INTO sequences (key, last) VALUES ($1, 1)"
    " ON CONFLICT (key) DO UPDATE SET last = sequences.last + 1 RETURNING last"
)
OUTBOX = "INSERT INTO outbox (event_id, type, key, sequence, envelope) VALUES ($1, $2, $3, $4, $5)"
AUDIT = (
    "INSERT INTO audit (id, actor, person_id, operation, object_id, content, correlation)"
    " VALUES ($1, $2, $3, 'submit_request', $4, $5, $6)"
)
KEYS = "INSERT INTO idempotency_keys (operation, caller, key, request_hash, reply) VALUES ('submit', $1, $2, $3, $4)"
PENDING = "SELECT id, type, envelope FROM outbox WHERE published_at IS NULL ORDER BY id LIMIT $1"
MARK = "UPDATE outbox SET published_at = clock_timestamp() WHERE id = any($1::bigint[])"
ONE = (
    "SELECT r.*, i.name AS item_name, e.name AS enterprise_name, d.name AS department_name FROM requests r"
    " LEFT JOIN catalog_items i ON i.id = r.item_id LEFT JOIN mirror_organizations e ON e.id = r.enterprise_id"
    " LEFT JOIN mirror_organizations d ON d.id = r.department_id WHERE r.id = $1"
)
SHOWN = (
    "r.id, r.number, r.title, r.status, r.item_id, r.enterprise_id, r.chain_id, r.segments, r.park_id, r.department_id,"
    " r.submitted_at, r.due_at, r.provisional, r.rung, r.answered_at, r.closed_at, r.version"
)
PAGE = (
    f"SELECT {SHOWN}, i.name AS item_name, e.name AS enterprise_name, d.name AS department_name FROM requests r"  # noqa: S608
    " LEFT JOIN catalog_items i ON i.id = r.item_id LEFT JOIN mirror_organizations e ON e.id = r.enterprise_id"
    " LEFT JOIN mirror_organizations d ON d.id = r.department_id WHERE r.status = $1 AND r.department_id = $2"
    " ORDER BY r.submitted_at DESC, r.id DESC LIMIT 26"
)
INBOX = "INSERT INTO inbox (consumer, event_id) VALUES ('limit', $1) ON CONFLICT DO NOTHING RETURNING event_id"
CURSOR = (
    "INSERT INTO cursors (consumer, key, sequence) VALUES ('limit', $1, $2)"
    " ON CONFLICT (consumer, key) DO UPDATE SET sequence = excluded.sequence"
)
AUDIENCE = (
    "SELECT DISTINCT p.id, p.email, p.locale FROM mirror_posts o JOIN mirror_persons p ON p.id = o.person_id"
    " WHERE o.kind = 'dispatcher' AND o.chain_id = $1 AND p.active"
)
COUNT = (
    "INSERT INTO inboxes (person_id, unread, last_number) VALUES ($1, 1, 1) ON CONFLICT (person_id)"
    " DO UPDATE SET unread = inboxes.unread + 1, last_number = inboxes.last_number + 1 RETURNING last_number, unread"
)
ENTRY = (
    "INSERT INTO entries (id, person_id, number, kind, title_zh, title_en, body_zh, body_en, link, created_at)"
    " VALUES ($1, $2, $3, 'request.submitted', $4, $4, $5, $5, $6, $7)"
)


def dumped(value: Any) -> str:
    """JSON, as compact as it gets; what JSON does not know becomes text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)


async def pool(url: str, size: int = 10) -> asyncpg.Pool:
    """Connections to one database."""
    return await asyncpg.create_pool(url, min_size=size, max_size=size)


class Relay:
    """Publishes the outbox of one database in order, confirmed, and marks it."""

    def __init__(self, database: asyncpg.Pool, exchange: aio_pika.abc.AbstractExchange) -> None:
        self.bell = asyncio.Event()
        self._database = database
        self._exchange = exchange

    async def run(self) -> None:
        """Publish until cancelled."""
        while True:
            self.bell.clear()
            if await self._round() < BATCH:
                try:
                    await asyncio.wait_for(self.bell.wait(), 1)
                except TimeoutError:
                    continue

    async def _round(self) -> int:
        rows = await self._database.fetch(PENDING, BATCH)
        if rows:
            await asyncio.gather(*(self._exchange.publish(message(row["envelope"]), row["type"]) for row in rows))
            await self._database.execute(MARK, [row["id"] for row in rows])
        return len(rows)


def message(envelope: str) -> aio_pika.Message:
    """A persistent message."""
    return aio_pika.Message(envelope.encode(), delivery_mode=aio_pika.DeliveryMode.PERSISTENT)


async def emit(connection: asyncpg.Connection, kind: str, key: str, data: dict[str, Any]) -> None:
    """Write one event into the outbox."""
    event = uuid7()
    sequence = await connection.fetchval(SEQUENCE, key)
    envelope = {
        "specversion": "1.0", "id": event, "source": "/limit", "type": kind, "subject": key, "partitionkey": key,
        "sequence": sequence, "time": datetime.now(UTC), "data": data,
    }  # fmt: skip
    await connection.execute(OUTBOX, event, kind, key, sequence, dumped(envelope))


class Door:
    """HTTP, the writes and the reads."""

    def __init__(self) -> None:
        self.listeners: set[asyncio.Queue[bytes]] = set()

    @asynccontextmanager
    async def life(self, _app: Starlette) -> Any:
        """Open what is needed, and close it."""
        self.requests, self.registry = await pool(HERE["requests"]), await pool(HERE["registry"])
        connection = await aio_pika.connect(HERE["amqp"])
        channel = await connection.channel(publisher_confirms=True)
        exchange = await channel.declare_exchange(EXCHANGE, "topic", durable=True)
        self.relay = Relay(self.requests, exchange)
        entries = await channel.declare_exchange(ENTRIES, "topic", durable=True)
        mine = await channel.declare_queue(exclusive=True)
        await mine.bind(entries, "#")
        await mine.consume(self._told, no_ack=True)
        relaying = asyncio.create_task(self.relay.run())
        yield
        relaying.cancel()
        await connection.close()

    async def _told(self, arrived: aio_pika.abc.AbstractIncomingMessage) -> None:
        frame = b"data: " + arrived.body + b"\n\n"
        for listener in self.listeners:
            listener.put_nowait(frame)

    async def submit(self, request: Request) -> Response:
        """Write everything that a submission writes."""
        body = await request.json()
        now, new = datetime.now(UTC), uuid7()
        person, enterprise = UUID(HERE["person"]), UUID(HERE["enterprise"])
        async with self.requests.acquire() as connection, connection.transaction():
            names = await connection.fetchrow(NAMES, UUID(body["item_id"]), enterprise)
            number = f"{now:%Y%m%d}-{await connection.fetchval(NUMBER, now.date()):04}"
            title, description, item = body["title"], body["description"], UUID(body["item_id"])
            values = (new, number, title, description, item, enterprise, UUID(HERE["chain"]), person, now)
            await connection.execute(REQUEST, *values)
            await connection.execute(HISTORY, uuid7(), new, now, person, enterprise)
            reply = {
                "id": new, "number": number, "title": title, "description": description, "status": "submitted",
                "chain_id": HERE["chain"], "enterprise_name": names["enterprise"], "item_name": names["item"],
                "submitted_at": now, "version": 1,
            }  # fmt: skip
            await emit(connection, "request.submitted.v1", f"request/{new}", reply)
            await connection.execute(AUDIT, uuid7(), "limit", person, str(new), dumped(body), "limit")
            answer = dumped(reply)
            key = request.headers["idempotency-key"]
            hashed = hashlib.sha256(dumped(body).encode()).hexdigest()
            await connection.execute(KEYS, HERE["person"], key, hashed, dumped(answer))
        self.relay.bell.set()
        return Response(answer, 201, media_type="application/json")

    async def read(self, request: Request) -> Response:
        """One request."""
        row = await self.requests.fetchrow(ONE, UUID(request.path_params["id"]))
        return Response(dumped(dict(row)), media_type="application/json")

    async def list(self, request: Request) -> Response:
        """A page of 25."""
        query = request.query_params
        rows = await self.requests.fetch(PAGE, query["status"], UUID(query["department_id"]))
        found = {"items": [dict(row) for row in rows[:25]], "next": str(rows[24]["id"]) if len(rows) > 25 else None}
        return Response(dumped(found), media_type="application/json")

    async def sign_in(self, request: Request) -> Response:
        """Check a password, keep a session, sign a token."""
        body = await request.json()
        row = await self.registry.fetchrow(
            "SELECT a.id, a.person_id, a.password_hash, p.name FROM accounts a JOIN persons p ON p.id = a.person_id"
            " WHERE a.login_key = $1",
            body["login"],
        )
        posts = await self.registry.fetch(
            "SELECT kind, organization_id, chain_id FROM posts WHERE person_id = $1", row["person_id"]
        )
        await asyncio.to_thread(HASHER.verify, row["password_hash"], body["password"])
        now, session, refresh = datetime.now(UTC), uuid7(), secrets.token_urlsafe(32)
        async with self.registry.acquire() as connection, connection.transaction():
            await connection.execute(
                "INSERT INTO sessions (id, person_id, opened_at, used_at, ends_at) VALUES ($1, $2, $3, $3, $4)",
                session,
                row["person_id"],
                now,
                now + timedelta(days=30),
            )
            hashed = hashlib.sha256(refresh.encode()).hexdigest()
            await connection.execute("INSERT INTO refresh_tokens (hash, session_id) VALUES ($1, $2)", hashed, session)
            await connection.execute(AUDIT, uuid7(), "limit", row["person_id"], str(session), "{}", "limit")
        claims = {
            "iss": "limit", "sub": str(row["person_id"]), "sid": str(session), "exp": int(time.time()) + 300,
            "posts": [[post["kind"], str(post["organization_id"]), None] for post in posts],
        }  # fmt: skip
        token = jwt.encode({"alg": "Ed25519", "kid": "limit"}, claims, KEY, algorithms=["Ed25519"])
        return Response(dumped({"access_token": token, "refresh_token": refresh}), 201, media_type="application/json")

    async def live(self, _request: Request) -> StreamingResponse:
        """New entries, as they come."""
        frames: asyncio.Queue[bytes] = asyncio.Queue()
        self.listeners.add(frames)

        async def stream() -> Any:
            try:
                yield b"retry: 2000\n\n"
                while True:
                    yield await frames.get()
            finally:
                self.listeners.discard(frames)

        return StreamingResponse(stream(), media_type="text/event-stream")

    async def ready(self, _request: Request) -> Response:
        """It serves."""
        return Response("ready\n")

    def application(self) -> Starlette:
        """The application."""
        routes = [
            Route("/v1/requests", self.submit, methods=["POST"]),
            Route("/v1/requests", self.list),
            Route("/v1/requests/{id}", self.read),
            Route("/v1/sessions", self.sign_in, methods=["POST"]),
            Route("/v1/live", self.live),
            Route("/readyz", self.ready),
        ]
        return Starlette(routes=routes, lifespan=self.life)


async def consume() -> None:
    """Take the events, write the entries, tell of them; for ever."""
    database = await pool(HERE["notifications"])
    connection = await aio_pika.connect(HERE["amqp"])
    channel = await connection.channel(publisher_confirms=True)
    await channel.set_qos(20)
    exchange = await channel.declare_exchange(EXCHANGE, "topic", durable=True)
    queue = await channel.declare_queue(QUEUE, durable=True, arguments={"x-queue-type": "quorum"})
    await queue.bind(exchange, "request.submitted.v1")
    entries = await channel.declare_exchange(ENTRIES, "topic", durable=True)
    relay = Relay(database, entries)
    relaying = asyncio.create_task(relay.run())

    async def arrived(incoming: aio_pika.abc.AbstractIncomingMessage) -> None:
        event = json.loads(incoming.body)
        async with database.acquire() as session, session.transaction():
            if await session.fetchval(INBOX, UUID(event["id"])):
                await session.execute(CURSOR, event["partitionkey"], event["sequence"])
                await _tell(session, event)
        relay.bell.set()
        await incoming.ack()

    await queue.consume(arrived)
    await relaying


async def _tell(session: asyncpg.Connection, event: dict[str, Any]) -> None:
    data, now = event["data"], datetime.now(UTC)
    title = f"新诉求待派单:{data['title']}"
    body = f"{data['enterprise_name']} 提交了诉求 {data['number']}「{data['title']}」。"
    link = f"/v1/requests/{data['id']}"
    for person in await session.fetch(AUDIENCE, UUID(data["chain_id"])):
        inbox = await session.fetchrow(COUNT, person["id"])
        entry = uuid7()
        await session.execute(ENTRY, entry, person["id"], inbox["last_number"], title, body, link, now)
        told = {"id": entry, "person_id": person["id"], "title": title, "body": body, "link": link, **inbox}
        await emit(session, "inbox.entry-added.v1", f"inbox/{person['id']}", told)


def main(part: str) -> None:
    """Run one of the two processes until it is told to end."""
    if part == "door":
        uvicorn.run(
            Door().application(),
            host="127.0.0.1",
            port=HERE["port"],
            access_log=False,
            log_level="warning",
            loop="uvloop",
        )
    else:
        uvloop.run(consume())


if __name__ == "__main__":
    main(sys.argv[1])
