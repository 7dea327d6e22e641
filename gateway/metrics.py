"""The metrics of a gateway process, in Prometheus' format."""

import asyncio
from collections.abc import Callable

import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from chassis.observing.loop_lag import PERIOD, LoopLag
from gateway.breaker import Breakers
from gateway.bus_protocol import Bus
from gateway.connections import Connections

log = structlog.get_logger("gateway")

LATE_SECONDS = 1.0
BUCKETS = (0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The metrics of one application, not of the interpreter, so that several in one test run stay apart."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.lag = LoopLag()
        self._requests = Counter(
            "gateway_requests", "Requests answered.", ["operation", "method", "status"], registry=self.registry
        )
        self._seconds = Histogram(
            "gateway_request_seconds", "Time to answer.", ["operation"], buckets=BUCKETS, registry=self.registry
        )
        self._failures = Counter(
            "gateway_call_failures", "Calls that no service answered.", ["service", "reason"], registry=self.registry
        )
        self._shed = Counter(
            "gateway_shed", "Requests refused because too many were under way.", ["service"], registry=self.registry
        )
        self._cached = Counter(
            "gateway_kept_answers", "Requests answered from memory.", ["operation"], registry=self.registry
        )
        self.live = Gauge("gateway_live_connections", "Clients that listen to live updates.", registry=self.registry)

    def answered(self, operation: str, method: str, status: int, seconds: float) -> None:
        """Count one response."""
        self._requests.labels(operation, method, status).inc()
        self._seconds.labels(operation).observe(seconds)

    def cached(self, operation: str) -> None:
        """Count a response from the cache."""
        self._cached.labels(operation).inc()

    def call_failed(self, service: str, reason: str) -> None:
        """Count a call without a reply.

        ``reason`` is ``breaker-open`` (not sent), ``unavailable`` (not taken) or ``timed-out``.
        """
        self._failures.labels(service, reason).inc()

    def shed(self, service: str) -> None:
        """Count a request refused because of overload; ``gateway`` stands for the gateway as a whole."""
        self._shed.labels(service).inc()

    def watch(self, breakers: Breakers, available: Callable[[], dict[str, bool]], bus: Bus) -> None:
        """Expose the state of breakers, services and broker, read when a scraper asks."""
        self.registry.register(_Services(breakers, available))
        connected = Gauge("gateway_broker_connected", "Events arrive from the broker.", registry=self.registry)
        connected.set_function(lambda: float(bus.listening))
        late = Gauge(
            "gateway_loop_lag_seconds", "How long the process held everything up, at worst in the last minute.",
            registry=self.registry,
        )  # fmt: skip
        late.set_function(lambda: self.lag.greatest)

    def watch_connections(self, connections: Connections) -> None:
        """Expose how many connections there are, and how many were closed to make room."""
        held = Gauge("gateway_connections", "Connections of clients.", registry=self.registry)
        held.set_function(lambda: float(len(connections)))
        closed = Gauge(
            "gateway_connections_closed", "Connections closed or refused because there were too many.",
            registry=self.registry,
        )  # fmt: skip
        closed.set_function(lambda: float(connections.closed.count))

    async def watch_loop(self) -> None:
        """Measure the lag of the event loop, without end."""
        while True:
            await asyncio.sleep(PERIOD)
            late = self.lag.came_round()
            if late > LATE_SECONDS:
                log.warning("the event loop was held up", seconds=round(late, 1))

    def render(self) -> bytes:
        """Return the text that Prometheus scrapes."""
        return generate_latest(self.registry)


class _Services(Collector):
    def __init__(self, breakers: Breakers, available: Callable[[], dict[str, bool]]) -> None:
        self._breakers = breakers
        self._available = available

    def collect(self) -> list[GaugeMetricFamily]:
        is_open = GaugeMetricFamily("gateway_breaker_open", "Calls to the service fail at once.", labels=["service"])
        under_way = GaugeMetricFamily("gateway_calls_under_way", "Calls waiting for the service.", labels=["service"])
        bound = GaugeMetricFamily("gateway_calls_bound", "How many may wait for the service.", labels=["service"])
        there = GaugeMetricFamily("gateway_service_available", "The service takes calls.", labels=["service"])
        for service, breaker in self._breakers.by_service.items():
            is_open.add_metric([service], float(breaker.open))
            under_way.add_metric([service], float(breaker.under_way))
            bound.add_metric([service], breaker.bound)
        for service, available in self._available().items():
            there.add_metric([service], float(available))
        return [is_open, under_way, bound, there]
