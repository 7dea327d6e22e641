"""The interface of a bus: over the network, embedded, and as a recording in tests."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Any, Protocol

from chassis.calling.call import Call, Reply


class Bus(Protocol):
    """The calls to services and the events that they publish."""

    async def start(self) -> None:
        """Start connecting; returns without waiting for services or a broker."""

    async def stop(self) -> None:
        """Fail the calls under way and disconnect."""

    async def call(self, service: str, name: str, call: Call, timeout: float) -> Reply:
        """Call a service and return its reply.

        Raises the ``Failure`` of the service, or one with ``UNAVAILABLE`` (no process takes its calls), ``OVERLOADED``
        (it has more to do than it can) or ``TIMED_OUT`` (no reply within ``timeout`` seconds, or it was lost).
        """

    def events(self, types: Sequence[str], heard: asyncio.Event | None = None) -> AsyncIterator[dict[str, Any]]:
        """Yield the envelopes of these event types from now on; events published while disconnected are missed.

        ``heard`` is set as soon as no event is missed any more.
        """

    @property
    def listening(self) -> bool:
        """Whether events arrive at the moment, as far as is known."""

    @property
    def connections(self) -> int:
        """The number of connections made so far; events published between two connections were missed."""

    @property
    def obstacle(self) -> str:
        """Why nothing can be written at the moment, as far as is known of this machine; empty if it can."""

    def service_available(self, service: str) -> bool:
        """Whether a process takes calls to this service, as far as is known."""
