"""One circuit breaker per service: a service that does not answer is not asked by everybody at once.

Only time-outs and missing services count, never a refusal of the service's own. After ``THRESHOLD`` of them in a row
the breaker opens: calls fail at once. After a pause one call is let through to try; the pause doubles while it fails.

Beside it stands a bound on the calls under way to one service, so that what is more than it can do is refused at once
instead of queued until its time is up. The bound follows the time that answers take, which grows with the queue in
front of the service: it shrinks by half when they take too long, and grows by one for each full round that does not
(the additive increase and multiplicative decrease of TCP's congestion control, RFC 5681). A service is thus given about
as much as it gets done in ``ACCEPTABLE_SECONDS``, on whatever machine and however many gateways ask it.
"""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from chassis.calling.errors import Failure
from contracts.problem import OVERLOADED, TIMED_OUT, UNAVAILABLE

THRESHOLD = 5
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 15.0
ACCEPTABLE_SECONDS = 1.0
# As many as one process of a service works on at once: fewer would leave it idle.
LEAST_UNDER_WAY = 20
FIRST_UNDER_WAY = 100
MOST_UNDER_WAY = 1000
SHRINK = 0.5
RETRY_SECONDS = 1


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
    bound: float = FIRST_UNDER_WAY
    shrunk: float = 0.0

    @property
    def open(self) -> bool:
        """Whether calls are refused now."""
        return self.failures >= THRESHOLD and (self.trying or self.clock() < self.opened_until)

    @property
    def retry_after(self) -> int:
        """Whole seconds after which a client may sensibly try again."""
        return max(1, round(self.opened_until - self.clock() + 0.5)) if self.failures >= THRESHOLD else RETRY_SECONDS

    def admit(self) -> None:
        """Refuse what could only wait: ``UNAVAILABLE`` while open, ``OVERLOADED`` beyond the bound."""
        if self.open:
            raise Failure(UNAVAILABLE, service=self.service)
        if self.under_way >= self.bound:
            raise Failure(OVERLOADED, seconds=RETRY_SECONDS)

    async def run(self, call: Callable[[], Awaitable[dict[str, Any]]]) -> dict[str, Any]:
        """Make one call if it is admitted."""
        self.admit()
        # The pause is over: this call tries for all the others.
        attempt = self.failures >= THRESHOLD
        self.trying = self.trying or attempt
        self.under_way += 1
        began = self.clock()
        try:
            reply = await call()
        except Failure as failure:
            if failure.problem in (UNAVAILABLE, TIMED_OUT):
                self._failed(attempt)
            else:
                self._answered()
            raise
        else:
            self._answered()
            return reply
        finally:
            self._follow(began)
            self.under_way -= 1
            if attempt:
                self.trying = False

    def _follow(self, began: float) -> None:
        """Let the bound follow how long a call took. What takes long by itself, while nothing queues, has no say."""
        now = self.clock()
        if self.under_way * 2 < self.bound:
            return
        if now - began <= ACCEPTABLE_SECONDS:
            self.bound = min(MOST_UNDER_WAY, self.bound + 1 / self.bound)
        elif began >= self.shrunk:
            # Calls that began before the bound was last made smaller would only tell the same again.
            self.bound = max(LEAST_UNDER_WAY, self.bound * SHRINK)
            self.shrunk = now

    def _answered(self) -> None:
        self.failures = 0
        self.pause = FIRST_PAUSE

    def _failed(self, attempt: bool) -> None:
        if self.failures >= THRESHOLD and not attempt:
            # It began before the breaker opened, and tells nothing new: hundreds may fail in the same moment.
            return
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
