"""Alive, ready, and in figures."""

import json
from collections.abc import Sequence

from gateway.bus_protocol import Bus
from gateway.metrics import Metrics
from gateway.request_context import RequestContext, Response
from gateway.revocations import Revocations

_NO_STORE = (b"cache-control", b"no-store")
_JSON = (b"content-type", b"application/json")


class Health:
    """``/healthz``, ``/readyz`` and ``/metrics``.

    Ready means: every service has been there once and registry has told which tokens are refused, and now the bus is
    connected and at least one service is there. One missing service is no reason to close the only entrance to the
    others; ``services`` says which it is.
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
        """Which services take calls."""
        return {service: self._bus.service_available(service) for service in self._services}

    async def healthz(self, request: RequestContext, values: tuple[str, ...]) -> Response:
        """The process answers."""
        request.label = "healthz"
        return Response(200, b'{"status":"ok"}', [_JSON, _NO_STORE])

    async def readyz(self, request: RequestContext, values: tuple[str, ...]) -> Response:
        """Whether requests make sense now."""
        request.label = "readyz"
        ready = self.able() and self.open
        content = {"status": "ready" if ready else "not ready", "services": self.available()}
        return Response(200 if ready else 503, json.dumps(content).encode(), [_JSON, _NO_STORE])

    def able(self) -> bool:
        """Whether requests can be served."""
        services = self.available()
        self._complete = self._complete or (all(services.values()) and self._revocations.known)
        return self._complete and any(services.values())

    async def metrics(self, request: RequestContext, values: tuple[str, ...]) -> Response:
        """Everything that is counted, of the gateway and of whatever else runs in its process."""
        request.label = "metrics"
        kind = (b"content-type", b"text/plain; version=0.0.4; charset=utf-8")
        return Response(200, self._metrics.render() + await self._bus.figures(), [kind, _NO_STORE])
