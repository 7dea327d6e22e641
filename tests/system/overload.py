"""What the platform does with ten times as much as it can do.

    make overload

Finds the capacity with a closed load, offers ten times as much in an open one, and prints what came of it. Its figures
are this machine's; what must hold on every machine is in test_system_overload.py.
"""

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from gateway.breaker import LEAST_UNDER_WAY
from tests import servers
from tests.system import kept
from tests.system.district import District, build
from tests.system.load import Outcome, loading, plan_of
from tests.system.stack import Stack, distributed_settings

# So few that none of theirs is refused.
WORKERS = LEAST_UNDER_WAY
TIMES = 10
LOOK_SECONDS = 0.1


@dataclass(frozen=True)
class Found:
    """What came of it. Rates are requests a second, memory is in MB."""

    capacity: float
    offered: float
    goodput: float
    overload: Outcome
    kept: kept.Kept
    most_under_way: float
    memory_before: float
    memory_most: float
    seconds_to_recover: float

    def __str__(self) -> str:
        outcome = self.overload
        return "\n".join(
            [
                f"capacity {self.capacity:.0f}/s, offered {self.offered:.0f}/s, "
                f"goodput {self.goodput:.0f}/s ({self.goodput / self.capacity:.0%} of capacity)",
                f"answers {dict(outcome.statuses)}",
                f"refused within {outcome.slowest(0.5, 503):.3f} s (half), {outcome.slowest(0.99, 503):.3f} s (99 %)",
                f"done within {outcome.slowest(0.5, 201):.2f} s (half), {outcome.slowest(0.99, 201):.2f} s (99 %)",
                f"at most {self.most_under_way:.0f} calls under way; the gateway's memory {self.memory_before:.0f} MB "
                f"before, at most {self.memory_most:.0f} MB",
                f"the next submission acknowledged {self.seconds_to_recover:.2f} s after the last refusal",
                str(self.kept),
            ]
        )


def measure(district: District, closed_seconds: float, open_seconds: float) -> Found:
    """Find the capacity, offer ten times as much, and check what was kept."""
    with loading(plan_of(district, closed_seconds, workers=WORKERS)) as load:
        capacity = rate_of(load.outcome())
    given = plan_of(district, open_seconds, rate=TIMES * capacity)
    with watching(district.stack) as watched, loading(given) as load:
        outcome = load.outcome()
    began = time.monotonic()
    district.submit()
    recovered = time.monotonic() - began
    return Found(
        capacity,
        given.rate,
        rate_of(outcome),
        outcome,
        kept.check(district.stack, outcome, given.tag),
        max(watched.under_way),
        watched.memory[0],
        max(watched.memory),
        recovered,
    )


def rate_of(outcome: Outcome) -> float:
    """How many were acknowledged in a second."""
    ended = [each.ended for each in outcome.acknowledged]
    return len(ended) / (max(ended) - outcome.submissions[0].planned)


class Watched:
    """What was seen of the gateway while the block ran."""

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self.under_way = [0.0]
        self.memory = [self._memory()]

    def look(self) -> None:
        """Look once."""
        self.memory.append(self._memory())
        figures = httpx.get(f"{self._stack.processes['gateway'].url}/metrics", trust_env=False, timeout=30).text
        self.under_way += [
            float(line.split()[-1]) for line in figures.splitlines() if line.startswith("gateway_calls_under_way{")
        ]

    def _memory(self) -> float:
        status = Path(f"/proc/{self._stack.processes['gateway'].pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024


@contextlib.contextmanager
def watching(stack: Stack) -> Iterator[Watched]:
    """Look at the gateway ever so often while the block runs."""
    watched, ended = Watched(stack), threading.Event()

    def watch() -> None:
        while not ended.wait(LOOK_SECONDS):
            watched.look()

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield watched
    finally:
        ended.set()
        thread.join()


def main() -> None:
    """Show it on a platform of its own."""
    servers.end_in_order_when_told()
    with (
        servers.private_directory("overload") as directory,
        servers.database_server() as database,
        servers.broker_server() as broker,
    ):
        # The load stands for many clients, as a proxy's does: one client has fewer connections.
        settings = {**distributed_settings(database, broker.uri), "TRUSTED_PROXIES": "127.0.0.1"}
        stack = Stack(directory / "stack", settings, embedded=False)
        try:
            stack.start()
            print(measure(build(stack), closed_seconds=5, open_seconds=10))  # noqa: T201
        finally:
            stack.stop()


if __name__ == "__main__":
    main()
