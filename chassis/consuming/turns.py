"""Queueing by key: of the events of one aggregate, one at a time is applied, in the order in which they came."""

import contextlib
import threading
from collections import deque
from collections.abc import Iterator


class Turns:
    """A queue for each key; whoever is first in it may go on. Without ``ordered`` nobody waits.

    Made for the green threads of one process.
    """

    def __init__(self, ordered: bool = True) -> None:
        self._ordered = ordered
        self._queues: dict[str, deque[threading.Event]] = {}

    @contextlib.contextmanager
    def turn(self, key: str) -> Iterator[None]:
        """Wait until everybody is done who asked for this key before; the next may go when the block ends."""
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
