"""Live updates: send new inbox entries to listening clients (server-sent events).

A gateway takes the events from the broker only while somebody listens to it.
"""

import asyncio
import json
import time
from collections import defaultdict
from collections.abc import AsyncGenerator, Mapping
from typing import Any

import structlog

from chassis.calling.errors import Failure
from contracts.gateway import GET_LIVE, LIVE, LIVE_SINGLE
from contracts.problem import TOO_MANY
from gateway.bus_protocol import Bus
from gateway.metrics import Metrics
from gateway.request_context import RequestContext, Response
from gateway.revocations import Revocations
from gateway.tokens import Ticket, Tokens

EVENT = LIVE.event.type
SINGLE = LIVE_SINGLE.event.type
# The name under which each entry is sent to clients.
_FRAME = GET_LIVE.stream.name if GET_LIVE.stream else ""
MOST_PER_PERSON = 5
MOST_WAITING = 100
HEARTBEAT_SECONDS = 15.0
RETRY_SECONDS = 60
# How long a client may have to wait for its stream to begin while there is no broker.
HEARD_SECONDS = 2.0
# Clients connect again at once; a gateway stops listening only when they have not.
LINGER_SECONDS = 30.0

log = structlog.get_logger("gateway.live")


class Client:
    """One listening connection: a bounded queue of frames, and whether it is to end."""

    def __init__(self, ticket: Ticket) -> None:
        self.ticket = ticket
        self._frames: asyncio.Queue[bytes | None] = asyncio.Queue(MOST_WAITING)
        self.ended = False

    def put(self, frame: bytes) -> None:
        """Queue a frame; a client with ``MOST_WAITING`` of them waiting is disconnected and reads its inbox instead."""
        if self._frames.full():
            log.info("slow client dropped", person=self.ticket.actor.person_id)
            self.end()
        elif not self.ended:
            self._frames.put_nowait(frame)

    def end(self) -> None:
        """End the stream at the next frame."""
        if not self.ended:
            self.ended = True
            while not self._frames.empty():
                self._frames.get_nowait()
            self._frames.put_nowait(None)

    async def next(self, seconds: float) -> bytes | None:
        """Return the next frame, a heartbeat if none comes within ``seconds``, ``None`` at the end."""
        try:
            return await asyncio.wait_for(self._frames.get(), seconds)
        except TimeoutError:
            return b": heartbeat\n\n"


class Live:
    """The listening clients of this process, by person."""

    def __init__(self, bus: Bus, revocations: Revocations, tokens: Tokens, metrics: Metrics) -> None:
        self._bus = bus
        self._revocations = revocations
        self._tokens = tokens
        self._metrics = metrics
        self._clients: dict[str, set[Client]] = defaultdict(set)
        self._task: asyncio.Task[None] | None = None
        self._heard = asyncio.Event()
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
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    def open(self, request: RequestContext, ticket: Ticket) -> Response:
        """Return the stream of a person; raises ``Failure(TOO_MANY)`` beyond a number of streams at once."""
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
        client = Client(ticket)
        return Response(200, headers=headers, frames=self._frames(request, person, client))

    async def _frames(self, request: RequestContext, person: str, client: Client) -> AsyncGenerator[bytes]:
        leaving = asyncio.create_task(_left(request, client))
        self._clients[person].add(client)
        self._metrics.live.inc()
        try:
            # The token may have been revoked after it was read, before this client could be notified.
            if self._closed or self._refused(client):
                return
            await self._hear()
            # The first bytes tell the client that it is connected, and after how long to reconnect.
            yield b"retry: 2000\n\n"
            while True:
                remaining = client.ticket.expires - time.time()
                if remaining <= 0:
                    return
                frame = await client.next(min(self.heartbeat, remaining))
                if frame is None:
                    return
                yield frame
        finally:
            leaving.cancel()
            self._metrics.live.dec()
            self._clients[person].discard(client)
            if not self._clients[person]:
                del self._clients[person]
            asyncio.get_running_loop().call_later(LINGER_SECONDS, self._rest)

    async def _hear(self) -> None:
        """Listen to the bus from now on, if nobody did; returns when no entry is missed, or there is no broker."""
        if self._task is None or self._task.done():
            self._heard.clear()
            self._task = asyncio.create_task(self._listen())
        try:
            async with asyncio.timeout(HEARD_SECONDS):
                await self._heard.wait()
        except TimeoutError:
            log.info("a client listens and no events arrive yet")

    def _rest(self) -> None:
        """Stop listening to the bus when nobody has listened to this process for a while."""
        if self._task is not None and not self._clients:
            self._task.cancel()
            self._task = None

    async def _listen(self) -> None:
        async for envelope in self._bus.events([EVENT, SINGLE], self._heard):
            try:
                data = envelope["data"]
                for entry in data["entries"] if envelope["type"] == EVENT else [data]:
                    self._deliver(entry)
            except Exception:
                # One malformed event must not end the listening.
                log.exception("event not understood", type=envelope.get("type"))

    def _deliver(self, entry: Mapping[str, Any]) -> None:
        clients = self._clients.get(str(entry["person_id"]))
        if clients:
            frame = frame_of(entry)
            for client in tuple(clients):
                client.put(frame)

    def _end_revoked(self, person: str) -> None:
        for client in self._clients.get(person, ()):
            if self._refused(client):
                client.end()

    def _end_without_key(self) -> None:
        for client in self._all():
            if self._refused(client):
                client.end()

    def _refused(self, client: Client) -> bool:
        ticket = client.ticket
        return self._revocations.refuses(ticket.actor, ticket.issued) or not self._tokens.accepts(ticket)

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


def frame_of(data: Mapping[str, Any]) -> bytes:
    """Convert an inbox entry to an event of the stream: its id, and the entry as data."""
    if not str(data["id"]).isprintable():
        # A line break would begin another event of the stream.
        raise ValueError("an entry whose id is no line")
    # This JSON contains no line breaks, so one data line suffices.
    content = json.dumps(data, ensure_ascii=False)
    return f"id: {data['id']}\nevent: {_FRAME}\ndata: {content}\n\n".encode()


async def _left(request: RequestContext, client: Client) -> None:
    """End the stream when the client disconnects."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
    client.end()


async def _nothing() -> AsyncGenerator[bytes]:
    empty: tuple[bytes, ...] = ()
    for frame in empty:
        yield frame
