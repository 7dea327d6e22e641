"""Events out of order wait briefly in memory, then in the database until the event before them has been applied.

The event before is usually in the hands of another replica, so the event is retried a few times before it is stored.
From then on, each event that this process applies may make it due. What other replicas apply is not known here, so the
database is asked again after as long as the event has waited already.
"""

import time
from collections.abc import Callable

from chassis.consuming.cursors import OutOfOrder

# Seconds for which an event out of order is retried in memory before it becomes a pending retry.
PATIENCE = (0.02, 0.05, 0.1)


def patiently(
    error: BaseException | None,
    again: Callable[[], BaseException | None],
    sleep: Callable[[float], object] = time.sleep,
) -> BaseException | None:
    """Retry an event while it is out of order and the time limit lasts; returns the error of the last try.

    ``error`` is that of the first try.
    """
    for pause in PATIENCE:
        if not isinstance(error, OutOfOrder):
            break
        sleep(pause)
        error = again()
    return error


class OutOfOrderEvents:
    """Counts the events out of order that this process has stored since none waited; ``wake`` wakes the retry loop."""

    def __init__(self, wake: Callable[[], object], clock: Callable[[], float] = time.monotonic) -> None:
        self.count = 0
        self._wake = wake
        self._clock = clock
        self._since = 0.0

    def kept(self) -> None:
        """Note that one more event waits in the database."""
        self.count += 1
        self._since = self._clock()

    def applied(self) -> None:
        """Note that an event has been applied, which may make a waiting one due."""
        if self.count:
            self._wake()

    def gone(self, count: int) -> None:
        """Note that no event waited in the database when ``count`` was read, so applying an event makes none due."""
        if self.count == count:
            self.count = 0

    @property
    def waited(self) -> float | None:
        """Seconds since the last event was stored; ``None`` while none waits."""
        return self._clock() - self._since if self.count else None
