"""Follow a list that registry keeps: read it at the start, after events about it, and regularly.

Events alone do not suffice, because those published while the broker is away are missed.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import structlog

from chassis.calling.errors import Failure
from gateway.bus_protocol import Bus

RESYNC_SECONDS = 30.0
RETRY_SECONDS = 1.0

log = structlog.get_logger("gateway.tokens")


class Following:
    """Keeps one list up to date: ``read`` asks registry for it, ``hear`` takes the data of an event about it."""

    def __init__(
        self,
        bus: Bus,
        event: str,
        read: Callable[[], Awaitable[None]],
        hear: Callable[[Any], Awaitable[None]],
    ) -> None:
        self._bus = bus
        self._event = event
        self._read = read
        self._hear = hear
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Start to follow."""
        self._tasks = [asyncio.create_task(self._listen()), asyncio.create_task(self._resync())]

    async def stop(self) -> None:
        """Stop following."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _listen(self) -> None:
        async for envelope in self._bus.events([self._event]):
            try:
                await self._hear(envelope.get("data"))
            except Exception:
                # One malformed event must not end the listening.
                log.exception("event not understood", type=envelope.get("type"))

    async def _resync(self) -> None:
        while True:
            seen = self._bus.connections
            await self.until_read()
            # Read again at once after a reconnection, every second while no events arrive, and every half minute
            # in any case.
            for _ in range(int(RESYNC_SECONDS / RETRY_SECONDS)):
                deaf = not self._bus.listening
                await asyncio.sleep(RETRY_SECONDS)
                if deaf or self._bus.connections != seen:
                    break

    async def until_read(self) -> None:
        """Read the list, again and again until registry answers."""
        while True:
            try:
                return await self._read()
            except Failure as failure:
                log.info("not read from registry", list=self._event, problem=failure.problem.code)
                await asyncio.sleep(RETRY_SECONDS)
