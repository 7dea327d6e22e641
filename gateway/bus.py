"""The bus of a gateway in a process of its own: calls go straight to the services, events come from RabbitMQ."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Any

from chassis.calling.call import Call, Reply
from chassis.running.settings import Settings
from gateway.calls import Calls
from gateway.feed import Feed


class NetworkBus:
    """Implements ``gateway.bus_protocol.Bus``."""

    def __init__(self, settings: Settings) -> None:
        self._calls = Calls(settings)
        self._feed = Feed(settings)

    async def start(self) -> None:
        """Start to look for the services and to connect to the broker; returns at once."""
        await self._calls.start()
        await self._feed.start()

    async def stop(self) -> None:
        """Disconnect; calls under way fail."""
        await self._calls.stop()
        await self._feed.stop()

    async def call(self, service: str, name: str, call: Call, timeout: float) -> Reply:
        """Call a service and wait for its reply."""
        return await self._calls.make(service, name, call, timeout)

    def events(self, types: Sequence[str], heard: asyncio.Event | None = None) -> AsyncIterator[dict[str, Any]]:
        """Yield the envelopes of these types from now on."""
        return self._feed.events(types, heard)

    @property
    def listening(self) -> bool:
        """Whether events arrive."""
        return self._feed.listening

    @property
    def connections(self) -> int:
        """The number of connections to the broker made so far."""
        return self._feed.connections

    @property
    def obstacle(self) -> str:
        """Nothing: the services and their databases are elsewhere, and each says what it lacks."""
        return ""

    def service_available(self, service: str) -> bool:
        """Whether a process of the service answers."""
        return self._calls.available(service)
