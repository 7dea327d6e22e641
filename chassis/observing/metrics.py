"""Counters and histograms of a service process, for /metrics; docs/metrics.md explains each."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import Counter, Gauge, Histogram

HANDLED = Histogram(
    "lianshang_handler_seconds",
    "Time that operations, reactions and schedules took, their transaction included.",
    ["service", "kind", "name", "outcome"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
ABANDONED = Counter(
    "lianshang_calls_abandoned_total", "Calls that were not run because nobody waited for them any more.", ["service"]
)
PUBLISHED = Counter("lianshang_events_published_total", "Events that the broker has confirmed.", ["service"])
DUPLICATES = Counter(
    "lianshang_duplicates_suppressed_total", "Events that were delivered again and not applied again.", ["consumer"]
)
IN_HAND = Gauge("lianshang_messages_in_hand", "Messages fetched from the broker and not settled yet.", ["service"])
WAITED = Histogram(
    "lianshang_call_wait_seconds",
    "Time from sending a call to beginning with it: on the way, and until its turn came.",
    ["service"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)


@contextmanager
def timed(service: str, kind: str, name: str, count: int = 1) -> Iterator[None]:
    """Count and time one run of a handler, or of several run as one, each of which is given its share of the time.

    If several run as one fail, they are run again one by one, and counted then.
    """
    begun, outcome = time.perf_counter(), "error"
    try:
        yield
        outcome = "ok"
    finally:
        if outcome == "ok" or count == 1:
            handled, each = HANDLED.labels(service, kind, name, outcome), (time.perf_counter() - begun) / count
            for _ in range(count):
                handled.observe(each)
