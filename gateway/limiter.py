"""Rate limits: how many requests a client may make.

The generic cell rate algorithm: one number per client, and no window edge at which twice as many pass. Each gateway
process counts for itself: with several, a client may make as many times more.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from chassis.calling.errors import Failure
from chassis.running.setting_kinds import rate_of
from contracts.problem import TOO_MANY
from gateway.request_context import Headers

MOST_CLIENTS = 50_000


@dataclass(frozen=True, slots=True)
class Standing:
    """The quota after a request: ``left``, the seconds until it is full again, and those until a ``retry`` succeeds."""

    left: int
    full: int
    retry: int = 0


class Limiter:
    """Limits requests per client to a rate such as ``600/minute``; ``0`` or an empty text means no limit.

    ``name`` is that of the policy; ``part`` is the part of the rate that it allows, one request at least.
    """

    def __init__(
        self, rate: str, clock: Callable[[], float] = time.monotonic, *, name: str = "client", part: float = 1.0
    ) -> None:
        self._clock = clock
        self._busy_until: dict[str, float] = {}
        amount, self.window = rate_of(rate)
        self.amount = max(1, int(amount * part)) if amount else 0
        self._name = name.encode()
        self._policy = f'"{name}";q={self.amount};w={self.window}'.encode()

    def take(self, client: str) -> Headers:
        """Count one request; return the RateLimit headers (draft-ietf-httpapi-ratelimit-headers-10).

        Raises ``Failure(TOO_MANY, seconds=…)`` when the client has used up its quota.
        """
        if not self.amount:
            return []
        standing = self._take(client)
        if standing.retry:
            raise Failure(TOO_MANY, seconds=standing.retry)
        return [
            (b"ratelimit-policy", self._policy),
            (b"ratelimit", b'"%s";r=%d;t=%d' % (self._name, standing.left, standing.full)),
        ]

    @property
    def clients(self) -> int:
        """The number of clients that are remembered."""
        return len(self._busy_until)

    def refused(self, seconds: int) -> Headers:
        """Return the headers of a refusal."""
        if not self.amount:
            return []
        return [(b"ratelimit-policy", self._policy), (b"ratelimit", b'"%s";r=0;t=%d' % (self._name, seconds))]

    def _take(self, client: str) -> Standing:
        now, step = self._clock(), self.window / self.amount
        busy_until = max(self._busy_until.get(client, now), now) + step
        if busy_until - now > self.window + 1e-9:
            return Standing(0, self.window, math.ceil(busy_until - now - self.window))
        if len(self._busy_until) >= MOST_CLIENTS:
            self._forget(now)
        self._busy_until[client] = busy_until
        return Standing(int((self.window - (busy_until - now)) / step + 1e-6), math.ceil(busy_until - now))

    def _forget(self, now: float) -> None:
        """Drop clients whose quota is full again; beyond the bound drop all, who then start with a full quota."""
        self._busy_until = {client: until for client, until in self._busy_until.items() if until > now}
        if len(self._busy_until) >= MOST_CLIENTS:
            self._busy_until.clear()
