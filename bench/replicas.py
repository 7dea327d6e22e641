"""Measures one, two and four replicas of a service: throughput, processor use, and that nothing is lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bench.cases import over_http, read, submit
from bench.effects import READING, SUBMISSION
from bench.measure import PLATFORM, Options, Round
from bench.stacks import Bench
from bench.usage import percentile

NAME = "replicas"
COUNTS = (1, 2, 4)
SERVICES = ("requests", "notifications")
SECONDS = 2.0
# The measurements for each number of replicas.
THINGS = ("submissions a second", "reads a second", "in the inbox after ms, p50 / p99")

# Counts aggregates whose events are not numbered without a gap in the order in which they are published.
_BROKEN = """
SELECT count(*) FROM (
    SELECT sequence, row_number() OVER (PARTITION BY key ORDER BY id) AS place FROM outbox WHERE key LIKE 'request/%%'
) AS numbered WHERE sequence <> place AND place > 1
"""
# Counts submissions that somebody was notified of twice, and events that wait for another try or are dead.
_TWICE = """
SELECT (SELECT count(*) FROM (
    SELECT FROM entries WHERE kind = 'request.submitted' GROUP BY link, person_id HAVING count(*) > 1
) AS doubled) + (SELECT count(*) FROM parked WHERE state IN ('waiting', 'dead'))
"""


@dataclass(frozen=True)
class Scaled:
    """The results for one number of replicas: a figure for each of ``THINGS``, and the use of processors meanwhile.

    ``cores`` is by process the share of a core used during submissions, a service's replicas together.
    """

    service: str
    count: int
    figures: list[str]
    cores: dict[str, float]


def scaled(bench: Bench, options: Options) -> list[Scaled]:
    """Measure each service with each number of replicas.

    Raises ``AssertionError`` when the rows written are not those of so many submissions, each notified of once, or when
    the events of one request are out of order.
    """
    return list(_measured(bench, options)) if options.wants(NAME) else []


def _measured(bench: Bench, options: Options) -> Iterator[Scaled]:
    closed: dict[str, Any] = {"clients": options.clients, "seconds": SECONDS}
    submitting = over_http(bench, submit(bench, **closed), 201, SUBMISSION, refusals=True)
    reading = over_http(bench, read(bench, **closed), 200, READING, refusals=True)
    # A quarter of the usual load, so that the delay is measured and not a queue.
    steady = submit(bench, rate=options.rate / 4, seconds=SECONDS, listener="dispatcher")
    telling = over_http(bench, steady, 201, SUBMISSION)
    for service in SERVICES:
        for count in COUNTS:
            bench.refresh()
            with bench.stack.replicas(service, count):
                submitting(PLATFORM, True)
                submitted = submitting(PLATFORM, False)
                read_ones = reading(PLATFORM, False)
                told = telling(PLATFORM, False)
            for database, statement in (("requests", _BROKEN), ("notifications", _TWICE)):
                ((wrong,),) = bench.execute(database, statement)
                if wrong:
                    raise AssertionError(f"{count} replicas of {service}: {wrong} out of order, doubled or left over")
            delays = [percentile(told.delays, share) * 1000 for share in (50, 99)]
            figures = [f"{submitted.rate:,.0f}", f"{read_ones.rate:,.0f}", f"{delays[0]:.0f} / {delays[1]:.0f}"]
            yield Scaled(service, count, figures, _cores(submitted))


def _cores(done: Round) -> dict[str, float]:
    """Return the share of a core used by each service, its replicas together, and by the load generator."""
    found = {"load generator": done.load_share}
    for name, each in done.cpu.items():
        service = name.partition("-")[0]
        found[service] = found.get(service, 0.0) + each / 1e6 * done.rate
    return found
