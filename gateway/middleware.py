"""The outermost layer: what every response has, whatever it is; one log line and the figures of every request."""

import time

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.calling.errors import Failure
from chassis.observing import log as logs
from chassis.running.settings import Settings
from contracts.problem import OVERLOADED
from gateway.metrics import Metrics
from gateway.problems import answer
from gateway.request_context import PROBED, Headers, Visit, visit_of

log = structlog.get_logger("gateway.access")

KNOWN_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

# Requests in hand at once, whatever they wait for: a body that trickles in, a key, a service. What the services get
# done bounds them much sooner; this is what keeps the memory of the process bounded.
MOST_IN_HAND = 1000
RETRY_SECONDS = 1

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
        self.in_hand = 0

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
        status, held = 0, False

        async def dressed(message: Message) -> None:
            nonlocal status, held
            if message["type"] == "http.response.start":
                status = message["status"]
                # From here on it waits for nothing but its client: a live stream does so for hours.
                self.in_hand -= held
                held = False
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

        with logs.about(visit.request_id, visit.traceparent):
            try:
                # The probes are answered however much there is to do.
                if self.in_hand >= MOST_IN_HAND and visit.path not in PROBED:
                    await self._shed(visit, dressed)
                else:
                    held = True
                    self.in_hand += 1
                    await self._app(scope, receive, dressed)
            finally:
                self.in_hand -= held
                self._tell(visit, status)

    async def _shed(self, visit: Visit, send: Send) -> None:
        """Refuse at once, before anything is read."""
        visit.label = "shed"
        self._metrics.shed("gateway")
        advice = (b"retry-after", b"%d" % RETRY_SECONDS)
        refusal = Failure(OVERLOADED, seconds=RETRY_SECONDS)
        await answer(refusal, visit.language, visit.request_id, headers=(advice,)).send(send)

    def _tell(self, visit: Visit, status: int) -> None:
        """Count the request, end its span, and write its line."""
        seconds = time.perf_counter() - visit.started
        method = visit.method if visit.method in KNOWN_METHODS else "OTHER"
        self._metrics.answered(visit.label, method, status, seconds)
        _end(visit, method, status)
        # What the probes and the scraper ask every few seconds is not worth a line.
        if visit.path not in PROBED:
            # The query is left out: it may hold names of people.
            log.info(
                "request",
                method=method,
                path=visit.path[:200],
                operation=visit.label,
                status=status,
                milliseconds=round(seconds * 1000, 1),
                person=visit.actor.person_id,
                address=visit.address,
            )


def _end(visit: Visit, method: str, status: int) -> None:
    """End the request's span as OpenTelemetry's conventions for HTTP servers have it."""
    visit.span.update_name(f"{method} {visit.route}" if visit.route else method)
    visit.span.set_attributes({"http.route": visit.route} if visit.route else {})
    if status:
        visit.span.set_attributes({"http.response.status_code": status})
    if status >= 500 or not status:
        visit.span.fail(str(status or "client-left"), fault=bool(status))
    visit.span.end()
