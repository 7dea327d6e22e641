"""Liveness, readiness and metrics of the gateway."""

import json
from collections.abc import Sequence

from gateway.bus_protocol import Bus
from gateway.endpoint import JSON
from gateway.metrics import Metrics
from gateway.request_context import RequestContext, Response
from gateway.revocations import Revocations

_NO_STORE = (b"cache-control", b"no-store")


class Health:
    """Serves ``/healthz``, ``/readyz`` and ``/metrics``.

    Ready means: every service has been available once, the list of revoked tokens has been read from registry, and at
    least one service is available now. One missing service must not make the others unreachable; ``services`` names it.
    """

    def __init__(self, bus: Bus, services: Sequence[str], metrics: Metrics, revocations: Revocations) -> None:
        self._bus = bus
        self._revocations = revocations
        self._services = tuple(services)
        self._metrics = metrics
        self._complete = False
        # A gateway that shares its port opens it only when it can serve.
        self.open = True

    def available(self) -> dict[str, bool]:
        """Return for each service whether it takes calls."""
        return {service: self._bus.service_available(service) for service in self._services}

    async def healthz(self, request: RequestContext, values: tuple[str, ...]) -> Response:
        """Report that the process responds."""
        request.label = "healthz"
        return Response(200, b'{"status":"ok"}', [JSON, _NO_STORE])

    async def readyz(self, request: RequestContext, values: tuple[str, ...]) -> Response:
        """Report whether the gateway can serve requests."""
        request.label = "readyz"
        ready = self.able() and self.open
        content = {"status": "ready" if ready else "not ready", "services": self.available()}
        return Response(200 if ready else 503, json.dumps(content).encode(), [JSON, _NO_STORE])

    def able(self) -> bool:
        """Whether requests can be served."""
        services = self.available()
        self._complete = self._complete or (all(services.values()) and self._revocations.known)
        return self._complete and any(services.values())

    async def metrics(self, request: RequestContext, values: tuple[str, ...]) -> Response:
        """Return all metrics of the gateway and of the services in its process."""
        request.label = "metrics"
        kind = (b"content-type", b"text/plain; version=0.0.4; charset=utf-8")
        return Response(200, self._metrics.render() + await self._bus.figures(), [kind, _NO_STORE])
