"""One circuit breaker per service: a service that does not answer is not asked by everybody at once.

Only time-outs and missing services count, never a refusal of the service's own. After ``THRESHOLD`` of them in a row
the breaker opens: calls fail at once. After a pause one call is let through to try; the pause doubles while it fails.
Beside it stands a bound on the calls under way to one service, so that overload is refused early instead of queued.
"""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from chassis.errors import Failure
from contracts.problem import TIMED_OUT, UNAVAILABLE

THRESHOLD = 5
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 15.0
MOST_UNDER_WAY = 500


@dataclass
class Breaker:
    """The state of one service; times are of the monotonic clock, in seconds."""

    service: str
    clock: Callable[[], float] = time.monotonic
    failures: int = 0
    opened_until: float = 0.0
    pause: float = FIRST_PAUSE
    trying: bool = False
    under_way: int = 0

    @property
    def open(self) -> bool:
        """Whether calls are refused now."""
        return self.failures >= THRESHOLD and (self.trying or self.clock() < self.opened_until)

    @property
    def retry_after(self) -> int:
        """Whole seconds after which a client may sensibly try again."""
        return max(1, round(self.opened_until - self.clock() + 0.5)) if self.failures >= THRESHOLD else 1

    async def run(self, call: Callable[[], Awaitable[dict[str, Any]]]) -> dict[str, Any]:
        """Make one call unless the breaker is open or too many are under way; ``Failure(UNAVAILABLE)`` then."""
        if self.open or self.under_way >= MOST_UNDER_WAY:
            raise Failure(UNAVAILABLE, service=self.service)
        # The pause is over: this call tries for all the others.
        attempt = self.failures >= THRESHOLD
        self.trying = self.trying or attempt
        self.under_way += 1
        try:
            reply = await call()
        except Failure as failure:
            if failure.problem in (UNAVAILABLE, TIMED_OUT):
                self._failed()
            else:
                self._answered()
            raise
        else:
            self._answered()
            return reply
        finally:
            self.under_way -= 1
            if attempt:
                self.trying = False

    def _answered(self) -> None:
        self.failures = 0
        self.pause = FIRST_PAUSE

    def _failed(self) -> None:
        self.failures += 1
        if self.failures >= THRESHOLD:
            self.opened_until = self.clock() + self.pause
            self.pause = min(self.pause * 2, LONGEST_PAUSE)


class Breakers:
    """The breakers of all services, made at first need."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.by_service: dict[str, Breaker] = {}

    def of(self, service: str) -> Breaker:
        """The breaker of one service."""
        if service not in self.by_service:
            self.by_service[service] = Breaker(service, self._clock)
        return self.by_service[service]
