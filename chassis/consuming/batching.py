"""Batching: events that arrive while others are being applied are applied together.

Why: docs/decisions/0013-events-applied-together.md.
"""

from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

# How many events of a consumer form one transaction at most, and how many such transactions run at once: with two, new
# events need not wait for a slow transaction; with more, batches would be smaller.
MOST_TOGETHER = 50
AT_ONCE = 2


class Batches(Generic[T]):
    """Collects items and passes them to ``take``, as many at once as there are, in threads started by ``spawn``."""

    def __init__(self, take: Callable[[list[T]], None], spawn: Callable[[Callable[[], None]], object]) -> None:
        self._take = take
        self._spawn = spawn
        # Items that have arrived and are not being handled yet.
        self._waiting: deque[T] = deque()
        self._running = 0

    def add(self, item: T) -> None:
        """Add an item to the waiting ones, and start a thread for them if fewer than the limit run."""
        self._waiting.append(item)
        if self._running < AT_ONCE:
            self._running += 1
            self._spawn(self._take_all)

    def _take_all(self) -> None:
        try:
            while self._waiting:
                self._take([self._waiting.popleft() for _ in range(min(MOST_TOGETHER, len(self._waiting)))])
        finally:
            self._running -= 1
