"""Live updates: new inbox entries, sent to the clients that listen (server-sent events)."""

import asyncio
import json
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from typing import Any

import structlog

from chassis.calling.errors import Failure
from contracts.gateway import LIVE
from contracts.problem import TOO_MANY
from gateway.bus_protocol import Bus
from gateway.metrics import Metrics
from gateway.request_context import RequestContext, Response
from gateway.revocations import Revocations
from gateway.tokens import Ticket

EVENT = LIVE.event.type
MOST_PER_PERSON = 5
MOST_WAITING = 100
HEARTBEAT_SECONDS = 15.0
RETRY_SECONDS = 60

log = structlog.get_logger("gateway.live")


class Client:
    """One listening connection: a bounded queue of frames, and whether it is told to end."""

    def __init__(self, ticket: Ticket) -> None:
        self.ticket = ticket
        self._frames: asyncio.Queue[bytes | None] = asyncio.Queue(MOST_WAITING)
        self.ended = False

    def put(self, frame: bytes) -> None:
        """Queue a frame; a client too slow to take ``MOST_WAITING`` of them is ended and reads its inbox instead."""
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
        """The next frame, a heartbeat when there is none for so long, ``None`` at the end."""
        try:
            return await asyncio.wait_for(self._frames.get(), seconds)
        except TimeoutError:
            return b": heartbeat\n\n"


class Live:
    """All listening clients of this process, by person."""

    def __init__(self, bus: Bus, revocations: Revocations, metrics: Metrics) -> None:
        self._bus = bus
        self._revocations = revocations
        self._metrics = metrics
        self._clients: dict[str, set[Client]] = defaultdict(set)
        self._task: asyncio.Task[None] | None = None
        self._closed = False
        self.heartbeat = HEARTBEAT_SECONDS
        revocations.listeners.append(self._end_revoked)

    def start(self) -> None:
        """Begin listening to the bus."""
        self._task = asyncio.create_task(self._listen())

    def close(self) -> None:
        """End every stream and take no new one: the server is about to stop."""
        self._closed = True
        for client in self._all():
            client.end()

    async def stop(self) -> None:
        """End everything."""
        self.close()
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def open(self, request: RequestContext, ticket: Ticket) -> Response:
        """Answer with the stream of a person; ``Failure(TOO_MANY)`` beyond so many at once."""
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

    async def _frames(self, request: RequestContext, person: str, client: Client) -> AsyncIterator[bytes]:
        leaving = asyncio.create_task(_left(request, client))
        self._clients[person].add(client)
        self._metrics.live.inc()
        try:
            # Its token may have been taken back since it was read, when this client could not be told of it yet.
            if self._closed or self._refused(client):
                return
            # The first bytes tell the client that it is connected, and after how long to come back.
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

    async def _listen(self) -> None:
        async for envelope in self._bus.events([EVENT]):
            try:
                self._deliver(envelope["data"])
            except Exception:
                # One bad event must not end the listening to all others.
                log.exception("event not understood", type=envelope.get("type"))

    def _deliver(self, data: Mapping[str, Any]) -> None:
        clients = self._clients.get(str(data["person_id"]))
        if clients:
            frame = frame_of(data)
            for client in tuple(clients):
                client.put(frame)

    def _end_revoked(self, person: str) -> None:
        for client in self._clients.get(person, ()):
            if self._refused(client):
                client.end()

    def _refused(self, client: Client) -> bool:
        return self._revocations.refuses(client.ticket.actor, client.ticket.issued)

    @property
    def connections(self) -> int:
        """How many clients listen."""
        return len(self._all())

    @property
    def ending(self) -> bool:
        """Whether a client has been told to end and has not ended yet."""
        return any(client.ended for client in self._all())

    def _all(self) -> list[Client]:
        return [client for clients in self._clients.values() for client in clients]


def frame_of(data: Mapping[str, Any]) -> bytes:
    """An entry as an event of the stream: its id, and the entry as data."""
    # JSON has no line breaks of its own, so that one data line is enough.
    content = json.dumps(data, ensure_ascii=False)
    return f"id: {data['id']}\nevent: inbox.entry-added\ndata: {content}\n\n".encode()


async def _left(request: RequestContext, client: Client) -> None:
    """End the stream when the client goes away."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
    client.end()


async def _nothing() -> AsyncIterator[bytes]:
    empty: tuple[bytes, ...] = ()
    for frame in empty:
        yield frame
