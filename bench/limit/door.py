"""The HTTP server of the bare program, with its writes and reads, a relay, and live updates."""

import asyncio
import hashlib
import re
import secrets
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import aio_pika
import argon2
import orjson
import rjieba
import uvicorn
from joserfc import jwt
from joserfc.jwk import OKPKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from uuid_utils.compat import uuid7

from bench.limit.common import HERE, Relay, declare, dumped, enveloped, pool

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
# One message for all, because others wait for the number until the commit. The event is the first of its key.
SUBMISSION = """
WITH request AS (
    INSERT INTO requests (id, number, title, description, form, status, item_id, enterprise_id, chain_id, park_id,
        segments, submitted_by, submitted_at, due_order, has_due, provisional, returns, redispatches, reopened, version)
    VALUES ($1, $2, $3, $4, '[]', 'submitted', $5, $6, $7, $8, '[]', $9, $10, '9999-12-30', false, false, 0, 0, 0, 1)
), history AS (
    INSERT INTO request_history (id, request_id, at, action, to_status, person_id, person_name, role, organization_id,
        details)
    VALUES ($11, $1, $10, 'submission', 'submitted', $9, '', 'enterprise_contact', $6, '{}')
), found AS (
    INSERT INTO search_entries (resource, id, words, rule)
    VALUES ('request', $1, array_to_tsvector($22::text[]), 1)
), sequence AS (
    INSERT INTO sequences (key, last) VALUES ($13, 1)
), event AS (
    INSERT INTO outbox (event_id, type, key, sequence, envelope, published_at)
    VALUES ($12, 'request.submitted.v1', $13, 1, $14, now()) RETURNING id, key
), pending AS (
    INSERT INTO unpublished (id, key) SELECT id, key FROM event
), audited AS (
    INSERT INTO audit (id, actor, person_id, operation, object_id, content, correlation)
    VALUES ($15, 'limit', $9, 'submit_request', $16, $17, 'limit')
)
INSERT INTO idempotency_keys (operation, caller, key, request_hash, reply) VALUES ('submit', $18, $19, $20, $21)
"""
AUDIT = (
    "INSERT INTO audit (id, actor, person_id, operation, object_id, content, correlation)"
    " VALUES ($1, 'limit', $2, 'sign_in', $3, '{}', 'limit')"
)
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
# Constant parts of a response to a submission, so that it is as long as the platform's.
ANSWERED = {
    "enterprise_id": HERE.get("enterprise"),
    "chain_id": HERE.get("chain"),
    "park_id": HERE.get("park"),
    "submitted_by": HERE.get("person"),
    "status": "submitted",
    "segments": ["生产"],
    **dict.fromkeys(("department_id", "department_name", "due_at", "rung", "answered_at", "closed_at", "answer")),
    **dict.fromkeys(("answered_on_time", "evaluation", "closes_at", "pending_extension", "return_until")),
    **dict.fromkeys(("extended_days", "returns", "redispatches", "reopened"), 0),
    "closes_provisional": False,
    "rounds": [],
    "form": [],
    "provisional": False,
    "overdue": False,
    "version": 1,
    "actions": ["withdrawal"],
}
# The data of the event about a submission.
TOLD = (
    *("id", "number", "title", "item_id", "item_name", "enterprise_id", "enterprise_name", "chain_id", "park_id"),
    *("department_id", "department_name", "submitted_by", "status", "due_at", "provisional"),
)

# What every request of the enterprise is found by.
NAMED = ["@request", *HERE.get("named", ())]
_RUN = re.compile(r"[\u4e00-\u9fff]+|[a-z0-9]+")
_PARTICLES = frozenset("的了和与及在是为等我们对将并请其之以中有个也不就都而但或被把向从到")


def _placed(place: Sequence[UUID]) -> list[str]:
    """Return what says who sees a request."""
    return [f"={name}{one.hex}" for name, one in zip(("enterprise_id", "chain_id", "park_id"), place, strict=True)]


def _words(text: str) -> list[str]:
    """Return the words of a text, and the pairs that characters make which are none."""
    found = []
    for run in _RUN.findall(text.lower()):
        if run.isascii():
            found.append(run)
            continue
        found += [word for word in rjieba.cut_all(run) if len(word) > 1]
        at = 0
        for part in rjieba.cut(run, False):
            if len(part) == 1 and part not in _PARTICLES:
                found += [run[one : one + 2] for one in (at - 1, at) if one >= 0 and one + 2 <= len(run)]
            at += len(part)
    return found


class Door:
    """Serves HTTP: the writes, the reads and live updates."""

    def __init__(self) -> None:
        self.listeners: dict[str, set[asyncio.Queue[bytes]]] = defaultdict(set)

    @asynccontextmanager
    async def life(self, _app: Starlette) -> Any:
        """Open connections and start the relay; close them at the end."""
        self.requests, self.registry = await pool(HERE["requests"]), await pool(HERE["registry"])
        connection = await aio_pika.connect(HERE["amqp"])
        channel = await connection.channel(publisher_confirms=True)
        exchange, entries, _ = await declare(channel)
        self.relay = Relay(self.requests, exchange)
        mine = await channel.declare_queue(exclusive=True)
        await mine.bind(entries, "#")
        await mine.consume(self._told, no_ack=True)
        relaying = asyncio.create_task(self.relay.run())
        yield
        relaying.cancel()
        await connection.close()

    async def _told(self, arrived: aio_pika.abc.AbstractIncomingMessage) -> None:
        for entry in orjson.loads(arrived.body)["data"]["entries"]:
            frame = f"data: {dumped(entry)}\n\n".encode()
            for listener in self.listeners[entry["person_id"]]:
                listener.put_nowait(frame)

    async def submit(self, request: Request) -> Response:
        """Write everything that a submission writes."""
        body = orjson.loads(await request.body())
        now, new, event = datetime.now(UTC), uuid7(), uuid7()
        person, enterprise, item = UUID(HERE["person"]), UUID(HERE["enterprise"]), UUID(body["item_id"])
        title, description, content = body["title"], body["description"], dumped(body)
        subject, key = f"request/{new}", request.headers["idempotency-key"]
        hashed = hashlib.sha256(content.encode()).hexdigest()
        async with self.requests.acquire() as connection, connection.transaction():
            names = await connection.fetchrow(NAMES, item, enterprise)
            number = f"{now:%Y%m%d}-{await connection.fetchval(NUMBER, now.date()):04}"
            reply = {
                **ANSWERED,
                "id": new,
                "number": number,
                "title": title,
                "item_id": item,
                "item_name": names["item"],
                "enterprise_name": names["enterprise"],
                "submitted_at": now,
                "description": description,
            }
            told, answer = {name: reply[name] for name in TOLD}, dumped(reply)
            envelope = enveloped(event, "request.submitted.v1", subject, 1, told)
            place = (enterprise, UUID(HERE["chain"]), UUID(HERE["park"]))
            values = (new, number, title, description, item, *place, person, now, uuid7(), event, subject, envelope)
            kept = (HERE["person"], key, hashed, dumped(answer))
            found = [*NAMED, *_placed(place), f"#{number.replace('-', '')}"]
            found += _words(f"{number} {title} {description}")
            await connection.execute(SUBMISSION, *values, uuid7(), str(new), content, *kept, found)
        self.relay.bell.set()
        return Response(answer, 201, media_type="application/json")

    async def read(self, request: Request) -> Response:
        """Return one request."""
        row = await self.requests.fetchrow(ONE, UUID(request.path_params["id"]))
        return Response(dumped(dict(row)), media_type="application/json")

    async def list(self, request: Request) -> Response:
        """Return a page of 25 requests."""
        query = request.query_params
        rows = await self.requests.fetch(PAGE, query["status"], UUID(query["department_id"]))
        found = {"items": [dict(row) for row in rows[:25]], "next": str(rows[24]["id"]) if len(rows) > 25 else None}
        return Response(dumped(found), media_type="application/json")

    async def sign_in(self, request: Request) -> Response:
        """Check a password, store a session, sign a token."""
        body = orjson.loads(await request.body())
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
            await connection.execute(AUDIT, uuid7(), row["person_id"], str(session))
        claims = {
            "iss": "limit", "sub": str(row["person_id"]), "sid": str(session), "exp": int(time.time()) + 300,
            "posts": [[post["kind"], str(post["organization_id"]), None] for post in posts],
        }  # fmt: skip
        token = jwt.encode({"alg": "Ed25519", "kid": "limit"}, claims, KEY, algorithms=["Ed25519"])
        return Response(dumped({"access_token": token, "refresh_token": refresh}), 201, media_type="application/json")

    async def live(self, request: Request) -> StreamingResponse:
        """Stream new entries of the person that the client names."""
        frames: asyncio.Queue[bytes] = asyncio.Queue()
        listeners = self.listeners[request.headers["person"]]
        listeners.add(frames)

        async def stream() -> Any:
            try:
                yield b"retry: 2000\n\n"
                while True:
                    yield await frames.get()
            finally:
                listeners.discard(frames)

        return StreamingResponse(stream(), media_type="text/event-stream")

    async def ready(self, _request: Request) -> Response:
        """Answer that the server is running."""
        return Response("ready\n")

    def application(self) -> Starlette:
        """Return the application."""
        routes = [
            Route("/v1/requests", self.submit, methods=["POST"]),
            Route("/v1/requests", self.list),
            Route("/v1/requests/{id}", self.read),
            Route("/v1/sessions", self.sign_in, methods=["POST"]),
            Route("/v1/live", self.live),
            Route("/readyz", self.ready),
        ]
        return Starlette(routes=routes, lifespan=self.life)


def main() -> None:
    """Serve until stopped."""
    uvicorn.run(
        Door().application(), host="127.0.0.1", port=HERE["port"], access_log=False, log_level="warning", loop="uvloop"
    )
