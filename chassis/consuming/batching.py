"""Batching: what arrives while others are in hand is taken together.

Why: docs/decisions/0013-events-applied-together.md.
"""

from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

# How many events of a consumer become one transaction at most, and how many such transactions run at once: thanks to a
# second one, what comes need not wait for a slow one; with more of them there would be less to take together.
MOST_TOGETHER = 50
AT_ONCE = 2


class Batches(Generic[T]):
    """Gathers what arrives and hands it to ``take``, as much at once as there is, in threads begun by ``spawn``."""

    def __init__(self, take: Callable[[list[T]], None], spawn: Callable[[Callable[[], None]], object]) -> None:
        self._take = take
        self._spawn = spawn
        # What has arrived and nobody has begun with.
        self._waiting: deque[T] = deque()
        self._running = 0

    def add(self, item: T) -> None:
        """Take this with the others that wait, or at once where a thread is free."""
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
