"""Cached responses: of reads that are the same for everybody, until an event says that they have changed.

Why a cached response is the one that the service would give:

- An event is published after the commit that it tells of, so whatever is asked after it has come is new. It drops what
  was cached before, and a response that was asked for before it and comes after it is not cached (``Mark``).
- A write that may have changed something drops everything too, before its response is sent: what was changed through
  this gateway is seen here at once. Through another gateway the event takes some milliseconds, in which others may
  still see what was; whoever may write at all never gets a cached response (``contracts.operation.Cacheable``).
- What is published while the broker is away is missed, so nothing outlives the connection through which it was asked.
- Nothing is older than ``LONGEST_SECONDS``, should an event ever be late because its relay cannot publish.

Authorization comes first, and is the same whether the response is cached or not.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from contracts.operation import Operation
from gateway.bus_protocol import Bus
from gateway.metrics import Metrics
from gateway.request_context import RequestContext, Response

LONGEST_SECONDS = 30.0
# What clients ask for takes some hundred kilobytes; more is somebody who asks for whatever can be asked.
MOST_RESPONSES = 500
MOST_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Mark:
    """When something was asked: after how many drops, through which connection, and at which second."""

    drops: int
    connection: int
    second: float


class ResponseCache:
    """The cached responses of one gateway process."""

    def __init__(
        self, bus: Bus, operations: Sequence[Operation], metrics: Metrics, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._bus = bus
        self._metrics = metrics
        self._clock = clock
        declared = [(each.service, each.cacheable) for each in operations if each.cacheable]
        self._types = sorted({event.type for _, terms in declared for event in terms.told_by})
        self._changing = {
            each
            for each in operations
            if each.writes
            and any(each.service == service and each.access & terms.writers for service, terms in declared)
        }
        self._responses: dict[tuple[str, str, bytes], tuple[Mark, Response]] = {}
        self._bytes = self._drops = 0
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin listening to the bus."""
        if self._types:
            self._task = asyncio.create_task(self._listen())

    async def stop(self) -> None:
        """End listening."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def mark(self) -> Mark:
        """Now, to be taken before the service is asked."""
        return Mark(self._drops, self._bus.connections, self._clock())

    def find(self, operation: Operation, request: RequestContext) -> Response | None:
        """The cached response, if there is one for this caller, who has been authorized already."""
        if operation.cacheable is None or request.actor.roles & operation.cacheable.writers:
            return None
        found = self._responses.get(_key(operation, request))
        if found is None:
            return None
        mark, response = found
        if mark.connection != self._bus.connections or self._clock() - mark.second > LONGEST_SECONDS:
            return None
        self._metrics.cached(operation.name)
        return response

    def store(self, operation: Operation, request: RequestContext, mark: Mark, response: Response) -> None:
        """Cache what a service answered to what was asked at ``mark``; after a write, drop what it may have changed.

        To be called before the client gets the response.
        """
        if operation in self._changing:
            self._drop()
        missed = (mark.drops, mark.connection) != (self._drops, self._bus.connections)
        if operation.cacheable is None or missed or len(response.body) > MOST_BYTES:
            return
        key = _key(operation, request)
        there = self._responses.get(key)
        if there and there[0].second > mark.second:
            # What was asked later may be newer, and somebody may have seen it.
            return
        # What is asked often is soon there again.
        if len(self._responses) >= MOST_RESPONSES or self._bytes + len(response.body) > MOST_BYTES:
            self._drop()
        if key in self._responses:
            self._bytes -= len(self._responses[key][1].body)
        self._bytes += len(response.body)
        self._responses[key] = (mark, response)

    async def _listen(self) -> None:
        async for _ in self._bus.events(self._types):
            self._drop()

    def _drop(self) -> None:
        self._drops += 1
        self._responses.clear()
        self._bytes = 0


def _key(operation: Operation, request: RequestContext) -> tuple[str, str, bytes]:
    """What a response depends on: not on the language, which only refusals follow, and those are never cached."""
    return operation.name, request.path, request.scope["query_string"]
