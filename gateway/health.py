"""Liveness, readiness and metrics of the gateway."""

import json
import time
from collections.abc import Sequence

from prometheus_client import generate_latest

from gateway.bus_protocol import Bus
from gateway.endpoint import JSON
from gateway.metrics import Metrics
from gateway.request_context import RequestContext, Response
from gateway.revocations import Revocations

# For so long the figures are repeated rather than read again, however many ask.
FIGURES_SECONDS = 1.0
_NO_STORE = (b"cache-control", b"no-store")


class Health:
    """Serves ``/healthz``, ``/readyz`` and, at the port of probes alone, ``/metrics``.

    Ready means: every service has been available once, the list of revoked tokens has been read from registry, and at
    least one service is available now. One missing service must not make the others unreachable; ``services`` names it.
    """

    def __init__(self, bus: Bus, services: Sequence[str], metrics: Metrics, revocations: Revocations) -> None:
        self._bus = bus
        self._revocations = revocations
        self._services = tuple(services)
        self._metrics = metrics
        self._complete = False
        self._rendered, self._rendered_at = b"", float("-inf")
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
        content = {
            "status": "ready" if ready else "not ready",
            "services": self.available(),
            # Without it calls are answered; live updates, and changes that others have made, come late.
            "broker": "connected" if self._bus.listening else "not connected",
            **({"obstacle": obstacle} if (obstacle := self._bus.obstacle) else {}),
        }
        return Response(200 if ready else 503, json.dumps(content).encode(), [JSON, _NO_STORE])

    def able(self) -> bool:
        """Whether requests can be served."""
        services = self.available()
        self._complete = self._complete or (all(services.values()) and self._revocations.known)
        return self._complete and any(services.values()) and not self._bus.obstacle

    async def metrics(self, request: RequestContext, values: tuple[str, ...]) -> Response:
        """Return all metrics of the gateway and its process; those of the last moment, if they are asked for again."""
        request.label = "metrics"
        if time.monotonic() - self._rendered_at >= FIGURES_SECONDS:
            self._rendered = self._metrics.render() + generate_latest()
            self._rendered_at = time.monotonic()
        kind = (b"content-type", b"text/plain; version=0.0.4; charset=utf-8")
        return Response(200, self._rendered, [kind, _NO_STORE])
