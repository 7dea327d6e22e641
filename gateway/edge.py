"""The outermost layer: what every response has, whatever it is; one log line and the figures of every request."""

import time

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.settings import Settings
from gateway.metrics import Metrics
from gateway.visit import Headers, visit_of

log = structlog.get_logger("gateway.access")

KNOWN_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
# What the probes and the scraper ask every few seconds is not worth a line.
QUIET = frozenset({"healthz", "readyz", "metrics"})

API_POLICY = b"default-src 'none'; frame-ancestors 'none'"


def security_headers(settings: Settings) -> Headers:
    """The headers that keep a browser from doing anything surprising with an answer."""
    found = [
        (b"x-content-type-options", b"nosniff"),
        (b"x-frame-options", b"DENY"),
        (b"referrer-policy", b"no-referrer"),
        (b"cross-origin-opener-policy", b"same-origin"),
    ]
    if settings.public_url.startswith("https://"):
        found.append((b"strict-transport-security", b"max-age=31536000; includeSubDomains"))
    return found


class Edge:
    """Wraps the application."""

    def __init__(self, app: ASGIApp, settings: Settings, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics
        self._always = security_headers(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request from its first byte to its log line."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        visit = visit_of(scope, receive)
        scope["visit"] = visit
        status = 0

        async def dressed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = [
                    *message.get("headers", ()),
                    (b"x-request-id", visit.request_id.encode()),
                    (b"traceparent", visit.traceparent.encode()),
                    *self._always,
                    *visit.extra,
                ]
                if not any(name == b"content-security-policy" for name, _ in headers):
                    headers.append((b"content-security-policy", API_POLICY))
                message = {**message, "headers": headers}
            await send(message)

        try:
            await self._app(scope, receive, dressed)
        finally:
            seconds = time.perf_counter() - visit.started
            method = visit.method if visit.method in KNOWN_METHODS else "OTHER"
            self._metrics.answered(visit.label, method, status, seconds)
            if visit.label not in QUIET:
                # The query is left out: it may hold names of people.
                log.info(
                    "request",
                    correlation=visit.request_id,
                    trace=visit.traceparent[3:35],
                    method=method,
                    path=visit.path[:200],
                    operation=visit.label,
                    status=status,
                    milliseconds=round(seconds * 1000, 1),
                    person=visit.actor.person_id,
                    address=visit.address,
                )
