"""The gateway's bus in embedded mode: calls go directly to the services' entrypoints, events come from the relay.

The gateway runs in asyncio tasks and the services in greenlets, both on one loop of one thread: a call is a greenlet
that resolves a future. It implements ``gateway.bus_protocol.Bus``.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from typing import Any

import eventlet
import structlog
from nameko.containers import ServiceContainer

from chassis.calling.answers import NotBegun, NotRun
from chassis.calling.call import Call, Reply
from chassis.calling.errors import Failure
from chassis.calling.operations import OperationEntrypoint
from chassis.embedded.broker import Feed
from contracts.problem import OVERLOADED, TIMED_OUT, UNAVAILABLE

log = structlog.get_logger()

MOST_EVENTS_WAITING = 10_000
RETRY_SECONDS = 1


class EmbeddedBus:
    """Carries calls and events within the process."""

    def __init__(self, containers: Iterable[ServiceContainer], feed: Feed, obstacle: Callable[[], str] = str) -> None:
        self._feed = feed
        self._obstacle = obstacle
        self._entrypoints: dict[tuple[str, str], OperationEntrypoint] = {
            (container.service_name, entrypoint.method_name): entrypoint
            for container in containers
            for entrypoint in container.entrypoints
            if isinstance(entrypoint, OperationEntrypoint)
        }

    async def start(self) -> None:
        """Do nothing: there is no connection to open."""

    async def stop(self) -> None:
        """Do nothing: there is no connection to close."""

    @property
    def listening(self) -> bool:
        """Always true: there is no connection that could be lost."""
        return True

    @property
    def connections(self) -> int:
        """Always the same number: no reconnection ever makes listeners miss events."""
        return 1

    @property
    def obstacle(self) -> str:
        """Why nothing can be written at the moment."""
        return self._obstacle()

    def service_available(self, service: str) -> bool:
        """Whether the service takes calls."""
        return any(found.serving for (name, _), found in self._entrypoints.items() if name == service)

    async def call(self, service: str, name: str, call: Call, timeout: float) -> Reply:
        """Call a service, see ``gateway.bus_protocol.Bus``."""
        entrypoint = self._entrypoints.get((service, name))
        if entrypoint is None or not entrypoint.serving:
            raise Failure(UNAVAILABLE, service=service)
        future: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        wire, deadline = call.to_wire(), time.time() + timeout

        def run() -> None:
            now = time.time()
            try:
                reply = entrypoint.serve(wire, deadline, now, future.done)
            except Exception as error:
                if not future.done():
                    future.set_exception(error)
            else:
                if not future.done():
                    future.set_result(reply)

        eventlet.spawn(run)
        try:
            async with asyncio.timeout(timeout):
                return await future
        except TimeoutError:
            raise Failure(TIMED_OUT, service=service) from None
        except NotBegun as refusal:
            if refusal.why is NotRun.FULL:
                raise Failure(OVERLOADED, seconds=RETRY_SECONDS) from None
            late = refusal.why is NotRun.LATE
            raise Failure(TIMED_OUT if late else UNAVAILABLE, service=service) from None

    async def events(self, types: Sequence[str], heard: asyncio.Event | None = None) -> AsyncIterator[dict[str, Any]]:
        """Yield the envelopes of these types from now on, see ``gateway.bus_protocol.Bus``."""
        waiting: asyncio.Queue[dict[str, Any]] = asyncio.Queue(MOST_EVENTS_WAITING)

        def arrived(envelope: dict[str, Any]) -> None:
            try:
                waiting.put_nowait(envelope)
            except asyncio.QueueFull:
                log.exception("event dropped: the gateway does not keep up", type=envelope["type"])

        end = self._feed.listen(types, arrived)
        if heard is not None:
            heard.set()
        try:
            while True:
                yield await waiting.get()
        finally:
            end()
