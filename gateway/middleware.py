"""The outermost layer: headers of every response, one log line and the metrics of every request."""

import asyncio
import time

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.calling.errors import Failure
from chassis.observing import log as logs
from chassis.running.settings import Settings
from contracts.problem import OVERLOADED
from gateway.metrics import Metrics
from gateway.problems import problem_response
from gateway.request_context import PROBED, Headers, RequestContext, read_head, told_path

log = structlog.get_logger("gateway.access")

KNOWN_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

# Requests in hand at once, whatever they wait for: a slow body, a key, a service. The breakers of the services usually
# refuse much sooner; this bounds the memory of the process.
MOST_IN_HAND = 1000
RETRY_SECONDS = 1

# So many refusals for overload are sent at once in a second. More of them, from clients that ask again at once, would
# use up the processor that the accepted calls need, so they come ``RETRY_SECONDS`` late, as long as not too many do.
AT_ONCE = 100
MOST_LATE = 800

API_POLICY = b"default-src 'none'; frame-ancestors 'none'"


def security_headers(settings: Settings) -> Headers:
    """Return the headers that keep a browser from misinterpreting or embedding a response."""
    found = [
        (b"x-content-type-options", b"nosniff"),
        (b"x-frame-options", b"DENY"),
        (b"referrer-policy", b"no-referrer"),
        (b"cross-origin-opener-policy", b"same-origin"),
    ]
    if settings.public_url.startswith("https://"):
        found.append((b"strict-transport-security", b"max-age=31536000; includeSubDomains"))
    return found


class GatewayMiddleware:
    """Wraps the application."""

    def __init__(self, app: ASGIApp, settings: Settings, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics
        self._always = security_headers(settings)
        self._health_port = settings.health_port
        self.in_hand = 0
        self._late = 0
        self._second, self._refused = 0, 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, from its first byte to its log line."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = read_head(scope, receive, probe=scope["path"] in PROBED or at_port(scope, self._health_port))
        scope["request_context"] = request
        status, held = 0, False

        async def dressed(message: Message) -> None:
            nonlocal status, held
            if message["type"] == "http.response.start":
                status = message["status"]
                # From here on it waits only for its client: a live stream does so for hours.
                self.in_hand -= held
                held = False
                if request.shed:
                    await self._come_late()
                headers = [
                    *message.get("headers", ()),
                    (b"x-request-id", request.request_id.encode()),
                    (b"traceparent", request.traceparent.encode()),
                    *self._always,
                    *request.extra,
                ]
                if not any(name == b"content-security-policy" for name, _ in headers):
                    headers.append((b"content-security-policy", API_POLICY))
                message = {**message, "headers": headers}
            await send(message)

        with logs.about(request.request_id, request.traceparent):
            try:
                if self.in_hand >= MOST_IN_HAND and not request.probe:
                    await self._shed(request, dressed)
                else:
                    held = True
                    self.in_hand += 1
                    await self._app(scope, receive, dressed)
            finally:
                self.in_hand -= held
                self._tell(request, status)

    async def _come_late(self) -> None:
        second = int(time.monotonic())
        if second != self._second:
            self._second, self._refused = second, 0
        self._refused += 1
        if self._refused <= AT_ONCE or self._late >= MOST_LATE:
            return
        self._late += 1
        try:
            await asyncio.sleep(RETRY_SECONDS)
        finally:
            self._late -= 1

    async def _shed(self, request: RequestContext, send: Send) -> None:
        """Refuse a request at once, before anything is read."""
        request.label, request.shed = "shed", True
        self._metrics.shed("gateway")
        advice = (b"retry-after", b"%d" % RETRY_SECONDS)
        refusal = Failure(OVERLOADED, seconds=RETRY_SECONDS)
        await problem_response(refusal, request.language, request.request_id, headers=(advice,)).send(send)

    def _tell(self, request: RequestContext, status: int) -> None:
        """Count the request, end its span and write its log line."""
        seconds = time.perf_counter() - request.started
        method = request.method if request.method in KNOWN_METHODS else "OTHER"
        self._metrics.answered(request.label, method, status, seconds)
        _end(request, method, status)
        # Requests of probes and the scraper every few seconds are not logged; of those that are refused there are
        # too many, and they are counted.
        if not (request.probe or request.shed):
            # The query is left out: it may hold names of people.
            log.info(
                "request",
                method=method,
                path=told_path(request.path),
                operation=request.label,
                status=status,
                milliseconds=round(seconds * 1000, 1),
                person=request.actor.person_id,
                address=request.address,
            )


def at_port(scope: Scope, port: int) -> bool:
    """Whether a request has come in at this port of the process; never at port 0."""
    server = scope.get("server")
    return bool(port and server and server[1] == port)


def _end(request: RequestContext, method: str, status: int) -> None:
    """End the request's span with the attributes of OpenTelemetry's conventions for HTTP servers."""
    request.span.update_name(f"{method} {request.route}" if request.route else method)
    request.span.set_attributes({"http.route": request.route} if request.route else {})
    if status:
        request.span.set_attributes({"http.response.status_code": status})
    if status >= 500 or not status:
        request.span.fail(str(status or "client-left"), fault=bool(status))
    request.span.end()
