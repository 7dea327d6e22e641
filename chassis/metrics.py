"""Figures of one process for /metrics, in Prometheus' text form."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import structlog
from prometheus_client import Counter, Gauge, Histogram
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy import Connection, func, select

from chassis import tables

if TYPE_CHECKING:
    from chassis.service import Core

log = structlog.get_logger()

HANDLED = Histogram(
    "lianshang_handler_seconds",
    "Time that operations, reactions and schedules took, their transaction included.",
    ["service", "kind", "name", "outcome"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
ABANDONED = Counter(
    "lianshang_calls_abandoned_total", "Calls that were not run because their deadline had passed.", ["service"]
)
PUBLISHED = Counter("lianshang_events_published_total", "Events that the broker has confirmed.", ["service"])
DUPLICATES = Counter(
    "lianshang_duplicates_suppressed_total", "Events that were delivered again and not applied again.", ["consumer"]
)
IN_HAND = Gauge("lianshang_messages_in_hand", "Messages fetched from the broker and not settled yet.", ["service"])


@contextmanager
def timed(service: str, kind: str, name: str) -> Iterator[None]:
    """Count and time one run of a handler."""
    begun, outcome = time.perf_counter(), "error"
    try:
        yield
        outcome = "ok"
    finally:
        HANDLED.labels(service, kind, name, outcome).observe(time.perf_counter() - begun)


class DatabaseFigures(Collector):
    """What only the databases know, asked when somebody looks."""

    def __init__(self, cores: Iterable["Core"]) -> None:
        self._cores = list(cores)

    def collect(self) -> Iterator[Metric]:
        """Read the outbox and the parked events of each service; a database that is away gives no figures."""
        depth = GaugeMetricFamily("lianshang_outbox_depth", "Events not yet published.", labels=["service"])
        age = GaugeMetricFamily("lianshang_outbox_age_seconds", "Age of the oldest of them.", labels=["service"])
        parked = GaugeMetricFamily(
            "lianshang_parked_events", "Events waiting for another try, and dead letters.", labels=["consumer", "state"]
        )
        gaps = GaugeMetricFamily(
            "lianshang_ordered_gaps",
            "Aggregates whose next event in order has not come for a minute.",
            labels=["consumer"],
        )
        for core in self._cores:
            try:
                with core.database.engine.connect() as connection:
                    figures = _outbox(connection)
                    depth.add_metric([core.service], figures[0])
                    age.add_metric([core.service], figures[1])
                    for consumer, state, count in _parked(connection):
                        parked.add_metric([consumer, state], count)
                    for consumer, count in _gaps(connection):
                        gaps.add_metric([consumer], count)
            except Exception as error:
                log.warning("no figures from the database", service=core.service, error=repr(error))
        yield from (depth, age, parked, gaps)


def _outbox(connection: Connection) -> tuple[int, float]:
    row = connection.execute(
        select(
            func.count(), func.extract("epoch", func.clock_timestamp() - func.min(tables.outbox.c.created_at))
        ).where(tables.outbox.c.published_at.is_(None))
    ).one()
    return row[0], float(row[1] or 0)


def _parked(connection: Connection) -> list[tuple[str, str, int]]:
    table = tables.parked
    rows = connection.execute(
        select(table.c.consumer, table.c.state, func.count())
        .where(table.c.state.in_(("waiting", "dead")))
        .group_by(table.c.consumer, table.c.state)
    )
    return [(row[0], row[1], row[2]) for row in rows]


def _gaps(connection: Connection) -> list[tuple[str, int]]:
    table = tables.parked
    rows = connection.execute(
        select(table.c.consumer, func.count(table.c.key.distinct()))
        .where(
            table.c.state == "waiting",
            table.c.error.startswith("Early:"),
            table.c.parked_at < func.clock_timestamp() - func.make_interval(0, 0, 0, 0, 0, 1),
        )
        .group_by(table.c.consumer)
    )
    return [(row[0], row[1]) for row in rows]
