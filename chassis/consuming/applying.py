"""Applying events is somebody else's work: what those who decide about events need to know of it."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

Envelope = Mapping[str, Any]


class NoMoreWorkers(Exception):
    """The process is being ended: nothing is applied any more, and nothing is known of what was to be."""


class Apply(Protocol):
    """Runs the reaction of one consumer for events, in one transaction."""

    def __call__(self, envelopes: Sequence[Envelope], *, kept: bool = False) -> BaseException | None:
        """Apply them together and return the error of it, if any; ``kept`` says that they may lie in the database.

        Raises ``NoMoreWorkers`` when the process is being ended.
        """
