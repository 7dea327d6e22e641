"""Queueing by key: the events of one aggregate are applied one at a time, in the order in which they came."""

import contextlib
import threading
from collections import deque
from collections.abc import Iterator


class Turns:
    """A waiting line for each key, whose first member may proceed; without ``ordered`` nobody waits.

    Works for the green threads of one process.
    """

    def __init__(self, ordered: bool = True) -> None:
        self._ordered = ordered
        self._queues: dict[str, deque[threading.Event]] = {}

    @contextlib.contextmanager
    def turn(self, key: str) -> Iterator[None]:
        """Wait until all who asked for this key before are done; the end of the block lets the next one proceed."""
        if not self._ordered:
            yield
            return
        queue, mine = self._queues.setdefault(key, deque()), threading.Event()
        queue.append(mine)
        try:
            if queue[0] is not mine:
                mine.wait()
            yield
        finally:
            queue.remove(mine)
            if queue:
                queue[0].set()
            else:
                del self._queues[key]
