"""The interface through which deliveries and retries apply events, and what they need to know of it."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

Envelope = Mapping[str, Any]


class NoMoreWorkers(Exception):
    """The process is stopping: no more events are applied, and the outcome of those asked for is unknown."""


class Apply(Protocol):
    """Runs the reaction of one consumer for events, in one transaction."""

    def __call__(self, envelopes: Sequence[Envelope], *, kept: bool = False) -> BaseException | None:
        """Apply events together and return the error, if any; ``kept`` says that they may be stored as pending retries.

        Raises ``NoMoreWorkers`` when the process is stopping.
        """
