"""Loop lag: what was to be done every so often, and is late, tells how long everything else had to wait.

The hub of a service and the event loop of the gateway run one thing at a time. Whatever holds them up, holds up every
request, every heartbeat to the broker, and the answers to the probes.
"""

import time
from collections import deque
from collections.abc import Callable

PERIOD = 0.5
# How long a lateness is remembered: longer than a scraper's interval, so that none goes unseen.
REMEMBERED_SECONDS = 60.0


class LoopLag:
    """How late a loop is that calls ``came_round`` every ``PERIOD`` seconds; moments are of the monotonic clock."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._last = clock()
        self._late: deque[tuple[float, float]] = deque()

    def came_round(self) -> float:
        """The loop has come round again; returns how late it was, in seconds."""
        now, late = self._clock(), self.now
        self._last = now
        # Only what is later than all that came after it can be the latest.
        while self._late and self._late[-1][1] <= late:
            self._late.pop()
        self._late.append((now, late))
        return late

    @property
    def now(self) -> float:
        """Seconds for which the loop is overdue now."""
        return max(0.0, self._clock() - self._last - PERIOD)

    @property
    def greatest(self) -> float:
        """The greatest lateness of the last ``REMEMBERED_SECONDS``, in seconds."""
        while self._late and self._late[0][0] < self._clock() - REMEMBERED_SECONDS:
            self._late.popleft()
        return max(self.now, self._late[0][1] if self._late else 0.0)
