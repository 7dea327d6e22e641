"""Bounds on the connections that a gateway holds, of one client address and in all.

A connection waits while no request of it is under way: before and between requests, and while a head is incomplete.
Where there are too many, the one that has waited longest is closed in favour of the new one: whoever sends a request at
once is served, however many connections others hold open. A new one is refused only where none waits.
"""

import resource
import time
from collections import defaultdict
from collections.abc import Callable
from ipaddress import ip_address, ip_network
from typing import Protocol

import structlog

from chassis.calling.clients import client_of

log = structlog.get_logger("gateway")

MOST = 4000
MOST_OF_ONE = 1000
# Files that a process needs besides: connections to services and broker, those it is just closing.
RESERVED = 200
# Between two lines about the same.
TELL_SECONDS = 60.0


def room() -> int:
    """Return how many connections this process can hold, after raising its limit of open files as far as it may."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST + RESERVED
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return MOST if soft == resource.RLIM_INFINITY else max(1, min(MOST, soft - RESERVED))


class Held(Protocol):
    """A connection that can be closed."""

    def drop(self) -> None:
        """Close it at once, without an answer."""


class Tally:
    """Counts what strangers can cause at will, and logs at most one line in a while, however many there are."""

    def __init__(self, event: str, clock: Callable[[], float]) -> None:
        self._event, self._clock = event, clock
        self.count = 0
        self._told, self._told_at = 0, float("-inf")

    def add(self, **more: object) -> None:
        """Count one more; the line says how many there were since the one before, and ``more`` about the last."""
        self.count += 1
        now = self._clock()
        if now - self._told_at >= TELL_SECONDS:
            log.warning(self._event, count=self.count - self._told, **more)
            self._told, self._told_at = self.count, now


class Connections:
    """The connections of a gateway; those of a trusted proxy count only in all."""

    def __init__(
        self,
        proxies: list[str],
        most: int,
        most_of_one: int = MOST_OF_ONE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most, self._most_of_one = most, most_of_one
        self._proxies = [ip_network(proxy) for proxy in proxies]
        self._client: dict[Held, str] = {}
        # In the order in which they have waited; dictionaries keep theirs.
        self._waiting: dict[Held, None] = {}
        self._waiting_of: dict[str, dict[Held, None]] = defaultdict(dict)
        self._count_of: dict[str, int] = defaultdict(int)
        self.closed = Tally("too many connections", clock)
        self.unreadable = Tally("not a request", clock)

    def __len__(self) -> int:
        return len(self._client)

    def trusted(self, address: str) -> bool:
        """Whether an address is a proxy that brings the requests of many."""
        try:
            return any(ip_address(address) in network for network in self._proxies)
        except ValueError:
            return False

    def add(self, connection: Held, address: str) -> bool:
        """Take a new connection, which waits; returns whether there is room for it."""
        client = "" if self.trusted(address) else client_of(address)
        if client and self._count_of[client] >= self._most_of_one and not self._make_room(self._waiting_of[client]):
            return False
        if len(self) >= self._most and not self._make_room(self._waiting):
            return False
        self._client[connection] = client
        self._count_of[client] += 1
        self.wait(connection)
        return True

    def wait(self, connection: Held) -> None:
        """Note that no request of it is under way."""
        if (client := self._client.get(connection)) is not None:
            self._waiting[connection] = self._waiting_of[client][connection] = None

    def work(self, connection: Held) -> None:
        """Note that a request of it is under way."""
        if (client := self._client.get(connection)) is not None:
            self._waiting.pop(connection, None)
            self._waiting_of[client].pop(connection, None)

    def remove(self, connection: Held) -> None:
        """Forget a connection that is closed."""
        self.work(connection)
        client = self._client.pop(connection, None)
        if client is None:
            return
        self._count_of[client] -= 1
        if not self._count_of[client]:
            del self._count_of[client]
            self._waiting_of.pop(client, None)

    def _make_room(self, waiting: dict[Held, None]) -> bool:
        self.closed.add(open=len(self))
        oldest = next(iter(waiting), None)
        if oldest is None:
            return False
        self.remove(oldest)
        oldest.drop()
        return True
