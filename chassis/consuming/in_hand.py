"""The threads that have a message in hand: who stops waits for them, and for those that they begin meanwhile."""

from collections.abc import Callable
from typing import Any, Protocol


class Thread(Protocol):
    """A green thread that runs already."""

    def link(self, function: Callable[[Any], object]) -> object:
        """Have ``function`` called with the thread when it has ended."""

    def wait(self) -> object:
        """Return when it has ended."""


class ThreadsInHand:
    """Remembers the threads begun by ``begin`` until they end."""

    def __init__(self, begin: Callable[[Callable[[], None]], Thread]) -> None:
        self._begin = begin
        self._threads: set[Thread] = set()

    def spawn(self, work: Callable[[], None]) -> None:
        """Begin a thread that does this work."""
        thread = self._begin(work)
        self._threads.add(thread)
        thread.link(self._threads.discard)

    def wait(self) -> None:
        """Return when all have ended: what their reactions emit can be published then."""
        while self._threads:
            next(iter(self._threads)).wait()
