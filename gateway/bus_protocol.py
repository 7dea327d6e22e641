"""What the gateway needs of a bus: the real one over RabbitMQ, the embedded one, and a recorded one in tests."""

from collections.abc import AsyncIterator, Sequence
from typing import Any, Protocol


class Bus(Protocol):
    """Calls to services and the events they publish."""

    async def start(self) -> None:
        """Begin connecting; returns without waiting for a broker."""

    async def stop(self) -> None:
        """Give up what is under way and disconnect."""

    async def call(self, service: str, name: str, call_wire: dict[str, Any], timeout: float) -> dict[str, Any]:
        """Ask a service; return the wire form of ``chassis.calling.call.Reply``.

        Raises the ``Failure`` of the service, or one with ``UNAVAILABLE`` (nobody is there) or ``TIMED_OUT`` (nobody
        answered within ``timeout`` seconds).
        """

    def events(self, types: Sequence[str]) -> AsyncIterator[dict[str, Any]]:
        """The envelopes of these event types from now on; what is published during a disconnection is missed."""

    @property
    def connected(self) -> bool:
        """Whether calls can be sent at all."""

    @property
    def connections(self) -> int:
        """How often it has connected: what was published between two connections was missed."""

    async def figures(self) -> bytes:
        """What else the process counts, in Prometheus' text form: itself, and the services that run in it."""

    def service_available(self, service: str) -> bool:
        """Whether somebody takes calls to this service, as far as is known."""
