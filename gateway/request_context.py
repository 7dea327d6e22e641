"""One HTTP request and the response to it."""

import re
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing, nullcontext
from dataclasses import dataclass, field

from starlette.types import Receive, Scope, Send
from uuid_utils import uuid7

from chassis.calling.actor import ANONYMOUS, Actor
from chassis.observing import tracing
from contracts.agenda import FEEDS
from gateway.language import negotiate

Headers = list[tuple[bytes, bytes]]

PROBED = frozenset({"/healthz", "/readyz"})
# Accept-Language headers up to this length are read; the results are remembered.
LONGEST_WISH = 500
LONGEST_AGENT = 120
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}\Z")


def request_id_of(given: str | None) -> str:
    """Return the client's request id if it is 1 to 64 letters, digits, ``.``, ``_`` or ``-``, else a new one."""
    return given if given and _REQUEST_ID.match(given) else str(uuid7())


def told_path(path: str) -> str:
    """Return a path as logs and traces have it: without the secret of a feed."""
    return f"{FEEDS}…" if path.startswith(FEEDS) else path[:200]


@dataclass(slots=True)
class RequestContext:
    """One request with its head and what is found out about it.

    ``label`` names the operation or page for log and metrics, ``route`` is the template of its path, and ``span`` is
    the request's own span, which continues the client's trace if its header is well-formed.
    """

    scope: Scope
    receive: Receive
    method: str
    path: str
    headers: dict[str, str]
    request_id: str
    span: tracing.Span
    language: str
    started: float
    label: str = "none"
    route: str = ""
    actor: Actor = ANONYMOUS
    extra: Headers = field(default_factory=list)
    # Of a supervisor or scraper: answered under any load, and not logged.
    probe: bool = False
    # The format in which a list is asked for as a file.
    export: str = ""
    # Set when it is refused for overload.
    shed: bool = False

    @property
    def traceparent(self) -> str:
        """The parent of further spans of this request."""
        return self.span.traceparent

    @property
    def address(self) -> str:
        """The client's address, after trusted proxies."""
        client = self.scope.get("client")
        return client[0] if client else "unknown"

    @property
    def agent(self) -> str:
        """What the client calls itself, cut short; signs that cannot be shown are left out."""
        return "".join(filter(str.isprintable, self.headers.get("user-agent", "")))[:LONGEST_AGENT].strip()

    async def left(self) -> None:
        """Return when the client has disconnected; to be called once the body has been read."""
        while (await self.receive())["type"] != "http.disconnect":
            pass


def read_head(scope: Scope, receive: Receive, *, probe: bool = False) -> RequestContext:
    """Read the head of a request; repeated header fields are joined (RFC 9110, 5.3). A ``probe`` gets no span."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return RequestContext(
        scope=scope,
        receive=receive,
        method=scope["method"],
        path=scope["path"],
        headers=headers,
        request_id=request_id_of(headers.get("x-request-id")),
        span=_span(scope, tracing.read(headers.get("traceparent")), probe),
        language=negotiate(headers.get("accept-language", "")[:LONGEST_WISH]),
        started=time.perf_counter(),
        probe=probe,
    )


def _span(scope: Scope, parent: str | None, probe: bool) -> tracing.Span:
    """Return the request's span, named after its route once known."""
    method, path = scope["method"], scope["path"]
    if probe:
        return tracing.Span(tracing.own(parent))
    attributes = {"http.request.method": method, "url.path": told_path(path), "url.scheme": scope.get("scheme", "http")}
    return tracing.start("gateway", method, tracing.SERVER, parent, attributes)


@dataclass(slots=True)
class Response:
    """A response: complete content, or a stream of ``frames`` that runs until it ends or the client disconnects.

    ``tag`` is the ETag, if there is one. A ``secret`` response is never compressed, a ``constant`` one only once, a
    ``packed`` one is as the client takes it. The headers of one that is ``sized`` tell its length already.
    """

    status: int
    body: bytes = b""
    headers: Headers = field(default_factory=list)
    frames: AsyncGenerator[bytes] | None = None
    tag: str | None = None
    secret: bool = False
    constant: bool = False
    packed: bool = False
    sized: bool = False

    async def send(self, send: Send, *, head: bool = False) -> None:
        """Send the response; for HEAD without its content."""
        headers = self.headers
        if self.frames is None and not self.sized and self.status not in (204, 304):
            headers = [*headers, (b"content-length", b"%d" % len(self.body))]
        async with aclosing(self.frames) if self.frames is not None else nullcontext():
            await send({"type": "http.response.start", "status": self.status, "headers": headers})
            if self.frames is not None and not head:
                async for frame in self.frames:
                    await send({"type": "http.response.body", "body": frame, "more_body": True})
        await send({"type": "http.response.body", "body": b"" if head else self.body})
