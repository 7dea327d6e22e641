"""Tracks the threads that have a message in hand, so that stopping waits for them and for those they start."""

from collections.abc import Callable
from typing import Any, Protocol


class Thread(Protocol):
    """A green thread that has been started."""

    def link(self, function: Callable[[Any], object]) -> object:
        """Have ``function`` called with the thread when it ends."""

    def wait(self) -> object:
        """Wait until the thread has ended."""


class ThreadsInHand:
    """Tracks the threads started by ``begin`` until they end."""

    def __init__(self, begin: Callable[[Callable[[], None]], Thread]) -> None:
        self._begin = begin
        self._threads: set[Thread] = set()

    def spawn(self, work: Callable[[], None]) -> None:
        """Start a thread that does this work."""
        thread = self._begin(work)
        self._threads.add(thread)
        thread.link(self._threads.discard)

    def wait(self) -> None:
        """Wait until all threads have ended, so that what their reactions emit can be published."""
        while self._threads:
            next(iter(self._threads)).wait()
