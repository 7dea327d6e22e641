"""Loop lag: measures by the lateness of a periodic task how long a loop kept everything else waiting.

The hub of a service and the event loop of the gateway run one thing at a time. Whatever blocks them delays every
request, every heartbeat to the broker, and the answers to the probes.
"""

import time
from collections import deque
from collections.abc import Callable

PERIOD = 0.5
# How long a lateness is remembered: longer than a scraper's interval, so that none is missed.
REMEMBERED_SECONDS = 60.0


class LoopLag:
    """Measures the lag of a loop that calls ``came_round`` every ``PERIOD`` seconds, by the monotonic clock."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._last = clock()
        self._late: deque[tuple[float, float]] = deque()

    def came_round(self) -> float:
        """Note that the loop has come round; returns how late it was, in seconds."""
        now, late = self._clock(), self.now
        self._last = now
        # Only a lateness greater than all later ones can be the greatest.
        while self._late and self._late[-1][1] <= late:
            self._late.pop()
        self._late.append((now, late))
        return late

    @property
    def now(self) -> float:
        """The seconds by which the loop is overdue now."""
        return max(0.0, self._clock() - self._last - PERIOD)

    @property
    def greatest(self) -> float:
        """The greatest lateness of the last ``REMEMBERED_SECONDS``, in seconds."""
        while self._late and self._late[0][0] < self._clock() - REMEMBERED_SECONDS:
            self._late.popleft()
        return max(self.now, self._late[0][1] if self._late else 0.0)
