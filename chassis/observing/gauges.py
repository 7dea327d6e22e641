"""Gauges that are read when a scraper asks for them; docs/metrics.md explains each."""

import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

import structlog
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from chassis.observing.loop_lag import LoopLag
from chassis.observing.readiness import CHECK_SECONDS, Container, broker_blocked, queues_not_consumed
from chassis.operating.gaps import count_gaps, ordered_consumers
from chassis.operating.pending_retries import count_retries
from chassis.publishing import outbox
from chassis.running.green import time_limit

log = structlog.get_logger()

# Shorter gaps are usually closed by the next retry.
LONG = timedelta(minutes=1)


class Figures(Collector):
    """Collects the state of a process and of the services in it."""

    def __init__(self, containers: Sequence[Container], lag: LoopLag) -> None:
        self._containers = containers
        self._lag = lag

    def describe(self) -> Iterable[Metric]:
        """Return nothing, so that registering the collector queries no database."""
        return []

    def collect(self) -> Iterator[Metric]:
        """Yield the state of the process and figures from the databases; a database that is away yields none."""
        yield GaugeMetricFamily(
            "lianshang_hub_lag_seconds", "How long the process held everything up, at worst in the last minute.",
            value=self._lag.greatest,
        )  # fmt: skip
        yield from self._process()
        yield from self._databases()

    def _process(self) -> Iterator[Metric]:
        silence = GaugeMetricFamily(
            "lianshang_relay_silence_seconds", "Time since the relay last told of itself.", labels=["service"]
        )
        consuming = GaugeMetricFamily(
            "lianshang_queues_not_consumed", "Queues that this process should consume and does not.", labels=["service"]
        )
        blocked = GaugeMetricFamily(
            "lianshang_broker_blocked", "Whether the broker takes no messages from this process.", labels=["service"]
        )
        for container in self._containers:
            core, name = container.config["core"], [container.service_name]
            silence.add_metric(name, time.monotonic() - core.relay.heartbeat)
            consuming.add_metric(name, len(queues_not_consumed(container)))
            blocked.add_metric(name, float(broker_blocked(container)))
        yield from (silence, consuming, blocked)

    def _databases(self) -> Iterator[Metric]:
        depth = GaugeMetricFamily("lianshang_outbox_depth", "Events not yet published.", labels=["service"])
        age = GaugeMetricFamily("lianshang_outbox_age_seconds", "Age of the oldest of them.", labels=["service"])
        unroutable = GaugeMetricFamily(
            "lianshang_outbox_unroutable", "Those of them that no queue takes.", labels=["service"]
        )
        retries = GaugeMetricFamily(
            "lianshang_parked_events", "Events waiting for another try, and dead letters.", labels=["consumer", "state"]
        )
        gaps = GaugeMetricFamily(
            "lianshang_ordered_gaps",
            "Aggregates that an ordered consumer has not got on with for a minute.",
            labels=["consumer"],
        )
        for container in self._containers:
            core = container.config["core"]
            try:
                with time_limit(CHECK_SECONDS), core.database.engine.connect() as connection:
                    for figure, value in zip((depth, age, unroutable), outbox.unpublished(connection), strict=True):
                        figure.add_metric([core.service], value)
                    for (consumer, state), count in count_retries(connection).items():
                        retries.add_metric([consumer, state], count)
                    for consumer, count in count_gaps(connection, ordered_consumers(core.service), LONG).items():
                        gaps.add_metric([consumer], count)
            except Exception as error:
                log.warning("no figures from the database", service=core.service, error=repr(error))
        yield from (depth, age, unroutable, retries, gaps)
