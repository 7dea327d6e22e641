"""Live updates: send new inbox entries and changes of things to listening clients (server-sent events).

A gateway takes the events from the broker only while somebody listens to it. A stream does not end with the access
token that it was opened with: it ends when a revocation tells so, or at the time that registry gave (``Ticket.until``).
"""

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

import structlog

from chassis.calling.errors import Failure
from contracts.gateway import ENTRY, LIVE, LIVE_READ, LIVE_SINGLE, READ
from contracts.problem import INVALID, TOO_MANY
from gateway import changes
from gateway.bus_protocol import Bus
from gateway.live_client import RESYNCHRONIZE, Client, frame_of
from gateway.metrics import Metrics
from gateway.request_context import RequestContext, Response
from gateway.revocations import Revocations
from gateway.tokens import Ticket, Tokens

EVENT = LIVE.event.type
SINGLE = LIVE_SINGLE.event.type
ENTRIES_READ = LIVE_READ.event.type
MOST_PER_PERSON = 5
HEARTBEAT_SECONDS = 15.0
RETRY_SECONDS = 60
# How long a client may have to wait for its stream to begin while there is no broker.
HEARD_SECONDS = 2.0
# Clients connect again at once; a gateway stops listening only when they have not.
LINGER_SECONDS = 30.0

_BEGUN = f"retry: 2000\nid: {UUID(int=0)}\n\n".encode()

log = structlog.get_logger("gateway.live")


class Live:
    """The listening clients of this process, by person."""

    def __init__(self, bus: Bus, revocations: Revocations, tokens: Tokens, metrics: Metrics) -> None:
        self._bus = bus
        self._revocations = revocations
        self._tokens = tokens
        self._metrics = metrics
        self._clients: dict[str, set[Client]] = defaultdict(set)
        self._changes = changes.Changes()
        self._tasks: list[asyncio.Task[None]] = []
        self._heard = (asyncio.Event(), asyncio.Event())
        self._closed = False
        self.heartbeat = HEARTBEAT_SECONDS
        revocations.listeners.append(self._end_revoked)
        tokens.listeners.append(self._end_without_key)

    def close(self) -> None:
        """End every stream and accept no new one: the server is about to stop."""
        self._closed = True
        for client in self._all():
            client.end()

    async def stop(self) -> None:
        """End all streams and stop listening."""
        self.close()
        tasks, self._tasks = self._tasks, []
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def open(self, request: RequestContext, ticket: Ticket, query: Mapping[str, Any]) -> Response:
        """Return the stream of a person.

        Raises ``Failure``: ``INVALID`` for kinds that there are not, ``TOO_MANY`` beyond a number of streams at once.
        """
        kinds = _kinds(query)
        person = str(ticket.actor.person_id)
        if len(self._clients.get(person, ())) >= MOST_PER_PERSON:
            raise Failure(TOO_MANY, seconds=RETRY_SECONDS)
        headers = [
            (b"content-type", b"text/event-stream"),
            (b"cache-control", b"no-store"),
            (b"vary", b"Authorization"),
            # nginx would otherwise hold frames back until its buffer is full.
            (b"x-accel-buffering", b"no"),
        ]
        if request.method == "HEAD":
            return Response(200, headers=headers, frames=_nothing())
        client = Client(ticket, kinds)
        again = "after" in query or "last-event-id" in request.headers
        return Response(200, headers=headers, frames=self._frames(request, person, client, again))

    async def _frames(self, request: RequestContext, person: str, client: Client, again: bool) -> AsyncGenerator[bytes]:
        leaving = asyncio.create_task(_left(request, client))
        self._clients[person].add(client)
        self._changes.add(client)
        self._metrics.live.inc()
        try:
            # The token may have been revoked after it was read, before this client could be notified.
            if self._closed or self._refused(client):
                return
            connection = await self._hear()
            # The first bytes tell the client that it is connected, and after how long to reconnect. They have an id, so
            # that whoever comes again can tell so by `Last-Event-ID` even if no entry came.
            yield b"retry: 2000\n\n" if again else _BEGUN
            if again:
                yield RESYNCHRONIZE
            while (remaining := self._remaining(client.ticket)) > 0:
                frame = await client.next(min(self.heartbeat, remaining))
                if frame is None:
                    return
                if connection != self._bus.connections:
                    # Events published between two connections to the broker were missed.
                    connection = self._bus.connections
                    yield RESYNCHRONIZE
                yield frame
        finally:
            leaving.cancel()
            self._metrics.live.dec()
            self._changes.remove(client)
            self._clients[person].discard(client)
            if not self._clients[person]:
                del self._clients[person]
            asyncio.get_running_loop().call_later(LINGER_SECONDS, self._rest)

    def _remaining(self, ticket: Ticket) -> float:
        """Return for how many seconds the stream may go on, as far as is known now."""
        now = time.time()
        until = ticket.until or ticket.expires
        # What was revoked while registry could not be asked is not known, once its list leaves it out.
        return (min(ticket.expires, until) if self._revocations.outdated else until) - now

    async def _hear(self) -> int:
        """Listen to the bus from now on, if nobody did; returns when no event is missed, or there is no broker.

        Returns the number of the connection to the broker, beyond which something may have been missed.
        """
        if not self._tasks or any(task.done() for task in self._tasks):
            for heard in self._heard:
                heard.clear()
            entries, changed = self._heard
            # Apart, so that a flood of changes does not delay the entries.
            self._tasks = [
                asyncio.create_task(self._listen([EVENT, SINGLE, ENTRIES_READ], entries, self._deliver)),
                asyncio.create_task(self._listen(changes.TYPES, changed, self._changes.hear)),
            ]
        connection = self._bus.connections
        try:
            async with asyncio.timeout(HEARD_SECONDS):
                for heard in self._heard:
                    await heard.wait()
        except TimeoutError:
            log.info("a client listens and no events arrive yet")
            return connection
        return self._bus.connections

    def _rest(self) -> None:
        """Stop listening to the bus when nobody has listened to this process for a while."""
        if not self._clients:
            for task in self._tasks:
                task.cancel()
            self._tasks = []

    async def _listen(
        self, types: Sequence[str], heard: asyncio.Event, take: Callable[[Mapping[str, Any]], None]
    ) -> None:
        async for envelope in self._bus.events(types, heard):
            try:
                take(envelope)
            except Exception:
                # One malformed event must not end the listening.
                log.exception("event not understood", type=envelope.get("type"))

    def _deliver(self, envelope: Mapping[str, Any]) -> None:
        data = envelope["data"]
        if envelope["type"] == ENTRIES_READ:
            self._send(data, frame_of(READ, {"unread": int(data["unread"])}))
            return
        for entry in data["entries"] if envelope["type"] == EVENT else [data]:
            if str(entry["person_id"]) in self._clients:
                self._send(entry, frame_of(ENTRY, entry, str(entry["id"])))

    def _send(self, data: Mapping[str, Any], frame: bytes) -> None:
        for client in tuple(self._clients.get(str(data["person_id"]), ())):
            client.put(frame)

    def _end_revoked(self, person: str) -> None:
        for client in self._clients.get(person, ()):
            if self._refused(client):
                client.end()

    def _end_without_key(self) -> None:
        for client in self._all():
            # Of a ticket it is not known by which key its holder was believed.
            if not client.ticket.key or self._refused(client):
                client.end()

    def _refused(self, client: Client) -> bool:
        ticket = client.ticket
        known = not ticket.key or self._tokens.accepts(ticket)
        return self._revocations.refuses(ticket.actor, ticket.issued) or not known

    @property
    def connections(self) -> int:
        """The number of listening clients."""
        return len(self._all())

    @property
    def ending(self) -> bool:
        """Whether a client is to end and has not ended yet."""
        return any(client.ended for client in self._all())

    def _all(self) -> list[Client]:
        return [client for clients in self._clients.values() for client in clients]


def _kinds(query: Mapping[str, Any]) -> frozenset[str] | None:
    asked = query.get("types")
    if asked is None:
        return None
    kinds = [kind for each in asked for kind in str(each).split(",")]
    if wrong := [kind for kind in kinds if kind not in changes.KINDS]:
        detail = [
            f"没有此类型;可用:{', '.join(changes.KINDS)}。",
            f"No such type; there are: {', '.join(changes.KINDS)}.",
        ]
        raise Failure(INVALID, [{"field": "types", "in": "query", "value": each, "detail": detail} for each in wrong])
    return frozenset(kinds)


async def _left(request: RequestContext, client: Client) -> None:
    """End the stream when the client disconnects."""
    await request.left()
    client.end()


async def _nothing() -> AsyncGenerator[bytes]:
    empty: tuple[bytes, ...] = ()
    for frame in empty:
        yield frame
