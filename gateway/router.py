"""The inner application: finds the handler of a request and turns every refusal into a problem."""

import re
from collections.abc import Awaitable, Callable
from urllib.parse import quote, unquote_to_bytes

import structlog
from starlette.types import Receive, Scope, Send

from chassis.calling.clients import client_of
from chassis.calling.errors import Failure, not_found
from contracts.nouns import PATH
from contracts.operation import Operation
from contracts.problem import HASHING_BUSY, METHOD_NOT_ALLOWED, OVERLOADED, TOO_MANY, UNAVAILABLE
from gateway.breaker import Breakers
from gateway.compression import compressed
from gateway.console import Console
from gateway.content import ClientLeft
from gateway.endpoint import Endpoint, GatewayContext
from gateway.exporting import BrokenOff
from gateway.limiter import Limiter
from gateway.middleware import at_port
from gateway.problems import internal, malformed, problem_response
from gateway.request_context import Headers, RequestContext, Response
from gateway.routes import Routes, allowed

log = structlog.get_logger("gateway")

Handler = Callable[[RequestContext, tuple[str, ...]], Awaitable[Response]]
LONGEST_PATH = 2000
# Encoded: unreserved characters and slashes; and a percent sign without two digits behind it.
_NOT_NORMAL = re.compile(
    rb"%(?:2[dDeEfF]|3[0-9]|4[1-9a-fA-F]|5[0-9aAcCfF]|6[1-9a-fA-F]|7[0-9aAeE]|(?![0-9a-fA-F]{2}).{0,2})"
)


class Router:
    """The endpoints of operations and the gateway's own pages, by path; at the port of probes, the probes alone."""

    def __init__(self, gateway: GatewayContext, health_port: int = 0) -> None:
        self._gateway = gateway
        self._health_port = health_port
        self._routes: Routes[Handler] = Routes()
        self._probes: Routes[Handler] = Routes()
        self._console: Console | None = None

    def add_operation(self, operation: Operation) -> None:
        """Register a declared operation at its path."""
        if operation.path:
            endpoint = Endpoint(operation, self._gateway, self.readable)
            self._routes.add(operation.method, operation.path, endpoint.respond)

    def add_page(self, path: str, handler: Handler) -> None:
        """Register a page of the gateway itself at a path; each request counts against its client's limit."""

        async def counted(request: RequestContext, values: tuple[str, ...]) -> Response:
            self._count(request)
            return await handler(request, values)

        self._routes.add("GET", path, counted)

    def add_probe(self, path: str, handler: Handler, *, public: bool = True) -> None:
        """Register what supervisors and scrapers ask for, at their port; if ``public``, at that of clients too."""
        self._probes.add("GET", path, handler)
        if public:
            self._routes.add("GET", path, handler)

    def add_console(self, console: Console) -> None:
        """Let the console answer what no route does, unless the path begins like that of one: see ``Console.find``."""
        self._routes.add("GET", "/", console.page)
        self._console = console

    def readable(self, path: str) -> bool:
        """Whether this path supports GET."""
        found = self._routes.find(path)
        return found is not None and "GET" in found[0]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond to one HTTP request; the middleware has read ``scope["request_context"]``."""
        request: RequestContext = scope["request_context"]
        try:
            found = await self._respond(request)
        except ClientLeft:
            request.label = "client-left"
            return
        try:
            await compressed(request, found).send(send, head=request.method == "HEAD")
        except BrokenOff as reason:
            # The server closes the connection of a response that is not complete.
            log.warning("broken off", operation=request.label, reason=str(reason))

    async def _respond(self, request: RequestContext) -> Response:
        handler: Handler | None = None
        try:
            if request.method == "OPTIONS" and request.path == "*":
                self._count(request)
                return Response(204)
            try:
                check_path(request.scope.get("raw_path") or b"")
            except Failure:
                self._count(request)
                raise
            routes = self._probes if at_port(request.scope, self._health_port) else self._routes
            found = routes.find(request.path) if len(request.path) <= LONGEST_PATH else None
            if found is None:
                if routes is self._routes and self._console and (page := self._page(request, self._console)):
                    return page
                self._count(request)
                return self._problem(request, not_found(PATH, quote(request.path[:100])), None)
            methods, values = found
            handler = methods.get("GET" if request.method == "HEAD" else request.method)
            if handler is None:
                self._count(request)
                return self._by_method(request, allowed(methods))
            return await handler(request, values)
        except Failure as failure:
            return self._problem(request, failure, handler)
        except ClientLeft:
            raise
        except Exception:
            log.exception("unexpected", operation=request.label)
            return self._problem(request, internal(request.request_id), handler)

    def _page(self, request: RequestContext, console: Console) -> Response | None:
        reads = request.method in ("GET", "HEAD") and len(request.path) <= LONGEST_PATH
        return console.find(request) if reads and not self._routes.begins(request.path) else None

    def _count(self, request: RequestContext) -> None:
        """Count a request for no operation against its address. Raises ``Failure`` with ``TOO_MANY``."""
        request.extra += self._gateway.limiter.take(f"address {client_of(request.address)}")

    def _by_method(self, request: RequestContext, allow: str) -> Response:
        header = (b"allow", allow.encode())
        if request.method == "OPTIONS":
            return Response(204, headers=[header])
        return problem_response(
            Failure(METHOD_NOT_ALLOWED, allow=allow), request.language, request.request_id, headers=(header,)
        )

    def _problem(self, request: RequestContext, failure: Failure, handler: Handler | None) -> Response:
        owner = getattr(handler, "__self__", None)
        endpoint = owner if isinstance(owner, Endpoint) else None
        hides = endpoint.hides if endpoint else (lambda field: False)
        request.shed = request.shed or failure.problem in (OVERLOADED, HASHING_BUSY)
        headers = self._advice(failure, endpoint.limiter if endpoint else self._gateway.limiter)
        return problem_response(failure, request.language, request.request_id, secret=hides, headers=tuple(headers))

    def _advice(self, failure: Failure, limiter: Limiter) -> Headers:
        """Return the headers that tell when to try again, if the failure is temporary."""
        if failure.problem == TOO_MANY:
            seconds = int(failure.params.get("seconds", 1))
            return [(b"retry-after", b"%d" % seconds), *limiter.refused(seconds)]
        if failure.problem.status in (429, 503) and "seconds" in failure.params:
            return [(b"retry-after", b"%d" % int(failure.params["seconds"]))]
        if failure.problem == UNAVAILABLE:
            return [(b"retry-after", b"%d" % retry_after(self._gateway.breakers, failure))]
        return []


def check_path(raw: bytes) -> None:
    """Refuse a path that is not in the one form in which paths are compared (RFC 3986, 6.2.2).

    A proxy in front compares paths as they are written: one that it guards must not have a second form, such as
    ``/%76enues`` or ``/a%2fb``. Raises ``Failure`` with ``MALFORMED``.
    """
    if b"%" not in raw:
        return
    wrong = _NOT_NORMAL.search(raw)
    try:
        unquote_to_bytes(raw).decode()
    except UnicodeDecodeError as error:
        wrong = wrong or re.search(rb"%..", raw[error.start :])
    if wrong:
        found = wrong[0].decode("ascii", "replace")
        raise malformed(
            f"路径中不能有 {found}:字母、数字和 - . _ ~ 须直接书写,不得编码;不得有编码的斜杠、反斜杠,编码须为 UTF-8。",
            f"The path cannot hold {found}: letters, digits, - . _ and ~ are written plainly, and there is no encoded "
            "slash or backslash, nor anything that is not UTF-8.",
        )


def retry_after(breakers: Breakers, failure: Failure) -> int:
    """Return the seconds until a call to an unavailable service should be tried again."""
    breaker = breakers.by_service.get(str(failure.params.get("service", "")))
    return breaker.retry_after if breaker else 1
