"""The order of a rotation: whose turn it is, and how often in a row each host was passed over."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID


@dataclass(frozen=True)
class Order:
    """Hosts in their order, how many times in a row each was passed over since it hosted, and whose turn it is."""

    hosts: tuple[UUID, ...]
    passed: tuple[int, ...]
    turn: int

    @property
    def next(self) -> UUID:
        """The host whose turn it is."""
        return self.hosts[self.turn]

    def passed_of(self, host: UUID) -> int:
        """Return how many times in a row a host was passed over."""
        return self.passed[self.hosts.index(host)]

    def hosted(self) -> "Order":
        """Return the order once the next host has its turn."""
        return self.counted(self.next, 0)._moved()

    def skipped(self) -> "Order":
        """Return the order once the next host is skipped."""
        return self.counted(self.next, self.passed[self.turn] + 1)._moved()

    def swapped(self, other: UUID) -> "Order":
        """Return the order once another host has the turn of the next one, which takes that one's place."""
        found = self.counted(self.next, self.passed[self.turn] + 1)
        moved = list(zip(found.hosts, found.passed, strict=True))
        here, there = self.turn, self.hosts.index(other)
        moved[here], moved[there] = moved[there], moved[here]
        return replace(found, hosts=tuple(host for host, _ in moved), passed=tuple(passed for _, passed in moved))

    def returned(self, host: UUID, passed: int) -> "Order":
        """Return the order in which a host has its turn again, that had been passed over so often before it."""
        return replace(self.counted(host, passed), turn=self.hosts.index(host))

    def lapsed(self, host: UUID, passed: int) -> "Order":
        """Return the order once the turn of a host came to nothing after others had theirs: it was passed over."""
        return self.counted(host, self.passed_of(host) + passed + 1)

    def of(self, hosts: Sequence[UUID]) -> "Order":
        """Return the order with other hosts: the turn stays, or is that of the one that follows and stays."""
        following = [self.hosts[(self.turn + step) % len(self.hosts)] for step in range(len(self.hosts))]
        stays = next((each for each in following if each in hosts), hosts[0])
        known = dict(zip(self.hosts, self.passed, strict=True))
        return Order(tuple(hosts), tuple(known.get(each, 0) for each in hosts), list(hosts).index(stays))

    def counted(self, host: UUID, passed: int) -> "Order":
        """Return the order in which a host was passed over so often."""
        at = self.hosts.index(host)
        return replace(self, passed=(*self.passed[:at], passed, *self.passed[at + 1 :]))

    def _moved(self) -> "Order":
        return replace(self, turn=(self.turn + 1) % len(self.hosts))
