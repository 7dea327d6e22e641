"""The interface of a bus: implemented over RabbitMQ, embedded, and as a recording in tests."""

from collections.abc import AsyncIterator, Sequence
from typing import Any, Protocol


class Bus(Protocol):
    """The calls to services and the events that they publish."""

    async def start(self) -> None:
        """Start connecting; returns without waiting for a broker."""

    async def stop(self) -> None:
        """Fail the calls under way and disconnect."""

    async def call(self, service: str, name: str, call_wire: dict[str, Any], timeout: float) -> dict[str, Any]:
        """Call a service and return the wire form of ``chassis.calling.call.Reply``.

        Raises the ``Failure`` of the service, or one with ``UNAVAILABLE`` (no process takes its calls) or ``TIMED_OUT``
        (no reply within ``timeout`` seconds).
        """

    def events(self, types: Sequence[str]) -> AsyncIterator[dict[str, Any]]:
        """Yield the envelopes of these event types from now on; events published while disconnected are missed."""

    @property
    def connected(self) -> bool:
        """Whether calls can be sent."""

    @property
    def connections(self) -> int:
        """The number of connections made so far; events published between two connections were missed."""

    async def figures(self) -> bytes:
        """Return further metrics in Prometheus' text format: of the process itself, and of services that run in it."""

    def service_available(self, service: str) -> bool:
        """Whether a process takes calls to this service, as far as is known."""
