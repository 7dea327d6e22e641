"""The response cache: keeps responses that are the same for every caller until an event reports a change.

Why a cached response equals the one that the service would give:

- An event is published after the commit that it reports, so a response requested after its arrival is current. The
  event drops what was cached before; a response requested before it and arriving after it is not cached (``Mark``).
- A write that may have changed something drops everything too, before its response is sent: a change through this
  gateway is visible here at once. Through another gateway it takes the event some milliseconds, in which other callers
  may still see the earlier state; a caller who may write never gets a cached response
  (``contracts.operation.Cacheable``).
- Events published while the broker is away are missed, so no response outlives the connection it was requested on, and
  none is used while there is no connection.
- No response is kept longer than ``LONGEST_SECONDS``, in case an event is late because its relay cannot publish.

Authorization comes first, whether or not the response is cached.
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
# What ordinary clients request takes some hundred kilobytes; more comes from requests for every possible query.
MOST_RESPONSES = 500
MOST_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Mark:
    """The moment of a request: the number of drops so far, the connection and the second."""

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
        """Start to listen to the bus."""
        if self._types:
            self._task = asyncio.create_task(self._listen())

    async def stop(self) -> None:
        """Stop listening."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def mark(self) -> Mark:
        """Return the present moment, to be taken before the service is called."""
        return Mark(self._drops, self._bus.connections, self._clock())

    def find(self, operation: Operation, request: RequestContext) -> Response | None:
        """Return the cached response for a caller who is authorized already, or ``None``."""
        if operation.cacheable is None or not self._bus.listening:
            return None
        if request.actor.roles & operation.cacheable.writers:
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
        """Cache the response to a read requested at ``mark``; after a write, drop what it may have changed.

        To be called before the response is sent to the client.
        """
        if operation in self._changing:
            self._drop()
        missed = (mark.drops, mark.connection) != (self._drops, self._bus.connections)
        if operation.cacheable is None or missed or not self._bus.listening or len(response.body) > MOST_BYTES:
            return
        key = _key(operation, request)
        there = self._responses.get(key)
        if there and there[0].second > mark.second:
            # A response to a later request may be newer, and a client may have seen it.
            return
        # Frequently requested responses are soon cached again.
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
    """Return the key of a response, without the language: only refusals depend on it, and they are never cached."""
    return operation.name, request.path, request.scope["query_string"]
