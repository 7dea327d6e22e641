"""Circuit breakers, one per service: calls to a service that does not answer fail at once for a while.

Only time-outs and missing services count as failures, not refusals of the service. After ``THRESHOLD`` of them in a
row the breaker opens: calls fail at once. After a pause one call is let through as a trial; while trials fail, the
pause doubles.

A breaker also bounds the calls under way to its service, so that calls beyond the service's capacity are refused at
once instead of queued until they time out. The bound follows the response time, which grows with the queue in front of
the service: it shrinks by half when responses take too long, and grows by one for each full round in which they do not
(the additive increase and multiplicative decrease of TCP's congestion control, RFC 5681). A service thus gets about as
many calls as it completes in ``ACCEPTABLE_SECONDS``, on any machine and with any number of gateways.
"""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from chassis.calling.call import Reply
from chassis.calling.errors import Failure
from contracts.problem import OVERLOADED, TIMED_OUT, UNAVAILABLE

THRESHOLD = 5
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 15.0
ACCEPTABLE_SECONDS = 1.0
# The number of calls that one process of a service works on at once: a smaller bound would leave it idle.
LEAST_UNDER_WAY = 20
FIRST_UNDER_WAY = 100
MOST_UNDER_WAY = 1000
SHRINK = 0.5
RETRY_SECONDS = 1


@dataclass
class Breaker:
    """The breaker and the bound of one service; times are of the monotonic clock, in seconds."""

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
        """Return the whole seconds after which a client should try again."""
        return max(1, round(self.opened_until - self.clock() + 0.5)) if self.failures >= THRESHOLD else RETRY_SECONDS

    def admit(self) -> None:
        """Refuse a call that could only wait: ``UNAVAILABLE`` while open, ``OVERLOADED`` beyond the bound."""
        if self.open:
            raise Failure(UNAVAILABLE, service=self.service)
        if self.under_way >= self.bound:
            raise Failure(OVERLOADED, seconds=RETRY_SECONDS)

    async def run(self, call: Callable[[], Awaitable[Reply]], *, long: bool = False) -> Reply:
        """Make one call if it is admitted; of one that is ``long`` the duration tells nothing of the service."""
        self.admit()
        # The pause is over: this call is the trial, and others are refused until it ends.
        attempt = self.failures >= THRESHOLD
        self.trying = self.trying or attempt
        self.under_way += 1
        began, full = self.clock(), False
        try:
            reply = await call()
        except Failure as failure:
            if failure.problem in (UNAVAILABLE, TIMED_OUT):
                self._failed(attempt)
            else:
                full = failure.problem == OVERLOADED
                self._answered()
            raise
        else:
            self._answered()
            return reply
        finally:
            if full or not long:
                self._follow(began, full)
            self.under_way -= 1
            if attempt:
                self.trying = False

    def _follow(self, began: float, full: bool) -> None:
        """Adjust the bound to the duration of a call, unless less than half of it is used: then nothing queues.

        A service that is ``full`` says so without delay, so its answer counts as one that took too long.
        """
        now = self.clock()
        if self.under_way * 2 < self.bound and not full:
            return
        if not full and now - began <= ACCEPTABLE_SECONDS:
            self.bound = min(MOST_UNDER_WAY, self.bound + 1 / self.bound)
        elif began >= self.shrunk:
            # Calls that began before the bound was last reduced reflect the same overload and must not reduce it again.
            self.bound = max(LEAST_UNDER_WAY, self.bound * SHRINK)
            self.shrunk = now

    def _answered(self) -> None:
        self.failures = 0
        self.pause = FIRST_PAUSE

    def _failed(self, attempt: bool) -> None:
        if self.failures >= THRESHOLD and not attempt:
            # A call from before the breaker opened is no new evidence: hundreds may fail in the same moment.
            return
        self.failures += 1
        if self.failures >= THRESHOLD:
            self.opened_until = self.clock() + self.pause
            self.pause = min(self.pause * 2, LONGEST_PAUSE)


class Breakers:
    """The breakers of all services, each made when first needed."""

    def __init__(self) -> None:
        self.by_service: dict[str, Breaker] = {}

    def of(self, service: str) -> Breaker:
        """Return the breaker of a service."""
        if service not in self.by_service:
            self.by_service[service] = Breaker(service)
        return self.by_service[service]
