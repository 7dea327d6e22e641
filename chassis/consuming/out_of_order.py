"""Events that came before their turn wait for a moment in hand, then in the database until the one before is there.

Most often the one before is in another replica's hands just now, so the event is tried again a few times before it is
kept. From then on each event that this process applies may let it go; what another replica applies is not told here, so
that the database is asked again, after as long as the event has waited already.
"""

import time
from collections.abc import Callable

from chassis.consuming.cursors import OutOfOrder

# How long an event that came before its turn is kept in hand before it becomes a pending retry.
PATIENCE = (0.02, 0.05, 0.1)


def patiently(
    error: BaseException | None,
    again: Callable[[], BaseException | None],
    sleep: Callable[[float], object] = time.sleep,
) -> BaseException | None:
    """Try an event again as long as its turn has not come and patience lasts; returns the error of the last try.

    ``error`` is that of the first.
    """
    for pause in PATIENCE:
        if not isinstance(error, OutOfOrder):
            break
        sleep(pause)
        error = again()
    return error


class OutOfOrderEvents:
    """How many events this process has kept before their turn since nothing waited; ``wake`` has them looked at."""

    def __init__(self, wake: Callable[[], object], clock: Callable[[], float] = time.monotonic) -> None:
        self.count = 0
        self._wake = wake
        self._clock = clock
        self._since = 0.0

    def kept(self) -> None:
        """One more waits in the database."""
        self.count += 1
        self._since = self._clock()

    def applied(self) -> None:
        """An event has been applied: perhaps one that waits may go now."""
        if self.count:
            self._wake()

    def gone(self, count: int) -> None:
        """Nothing waited in the database when ``count`` was read, so that an event that is applied lets nothing go."""
        if self.count == count:
            self.count = 0

    @property
    def waited(self) -> float | None:
        """Seconds since the last was kept; ``None`` while there is none."""
        return self._clock() - self._since if self.count else None
