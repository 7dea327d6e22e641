"""Figures of this gateway process, in Prometheus' form."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from gateway.breaker import Breakers

BUCKETS = (0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """Counted per app and not per interpreter, so that several apps in one test run do not meet."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "gateway_requests", "Requests answered.", ["operation", "method", "status"], registry=self.registry
        )
        self._seconds = Histogram(
            "gateway_request_seconds", "Time to answer.", ["operation"], buckets=BUCKETS, registry=self.registry
        )
        self._failures = Counter(
            "gateway_call_failures", "Calls that no service answered.", ["service", "problem"], registry=self.registry
        )
        self._shed = Counter(
            "gateway_shed", "Requests refused because too many were under way.", ["service"], registry=self.registry
        )
        self.live = Gauge("gateway_live_connections", "Clients that listen to live updates.", registry=self.registry)

    def answered(self, operation: str, method: str, status: int, seconds: float) -> None:
        """Count one answer."""
        self._requests.labels(operation, method, status).inc()
        self._seconds.labels(operation).observe(seconds)

    def call_failed(self, service: str, problem: str) -> None:
        """Count a call that got no answer."""
        self._failures.labels(service, problem).inc()

    def shed(self, service: str) -> None:
        """Count a request refused for the sake of those under way; ``gateway`` is the gateway as a whole."""
        self._shed.labels(service).inc()

    def watch(self, breakers: Breakers, available: Callable[[], dict[str, bool]]) -> None:
        """Show the breakers and which services are there, read when asked for."""
        self.registry.register(_Services(breakers, available))

    def render(self) -> bytes:
        """The text that Prometheus scrapes."""
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
