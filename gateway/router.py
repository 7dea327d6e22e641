"""The inner application: finds the endpoint of a request and turns every refusal into a problem."""

from collections.abc import Awaitable, Callable
from urllib.parse import quote

import structlog
from starlette.types import Receive, Scope, Send

from chassis.calling.errors import Failure, not_found
from contracts.nouns import PATH
from contracts.operation import Operation
from contracts.problem import METHOD_NOT_ALLOWED, OVERLOADED, TOO_MANY, UNAVAILABLE
from gateway.breaker import Breakers
from gateway.content import ClientLeft
from gateway.endpoint import Door, House
from gateway.problems import internal, problem_response
from gateway.request_context import Headers, RequestContext, Response
from gateway.routes import Routes, allowed

log = structlog.get_logger("gateway")

Page = Callable[[RequestContext, tuple[str, ...]], Awaitable[Response]]
LONGEST_PATH = 2000


class Site:
    """Doors and pages by path."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._routes: Routes[Page] = Routes()
        house.is_path = self.readable

    def open_door(self, operation: Operation) -> None:
        """Put a declared operation at its path."""
        if operation.path:
            self._routes.add(operation.method, operation.path, Door(operation, self._house).respond)

    def put_page(self, path: str, page: Page) -> None:
        """Put a page of the gateway itself at a path."""
        self._routes.add("GET", path, page)

    def readable(self, path: str) -> bool:
        """Whether something can be read at this path."""
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
        await found.send(send, head=request.method == "HEAD")

    async def _respond(self, request: RequestContext) -> Response:
        page: Page | None = None
        try:
            if request.method == "OPTIONS" and request.path == "*":
                return Response(204)
            found = self._routes.find(request.path) if len(request.path) <= LONGEST_PATH else None
            if found is None:
                return self._problem(request, not_found(PATH, quote(request.path[:100])), None)
            methods, values = found
            page = methods.get("GET" if request.method == "HEAD" else request.method)
            if page is None:
                return self._by_method(request, allowed(methods))
            return await page(request, values)
        except Failure as failure:
            return self._problem(request, failure, page)
        except ClientLeft:
            raise
        except Exception:
            log.exception("unexpected", operation=request.label)
            return self._problem(request, internal(request.request_id), page)

    def _by_method(self, request: RequestContext, allow: str) -> Response:
        header = (b"allow", allow.encode())
        if request.method == "OPTIONS":
            return Response(204, headers=[header])
        return problem_response(
            Failure(METHOD_NOT_ALLOWED, allow=allow), request.language, request.request_id, headers=(header,)
        )

    def _problem(self, request: RequestContext, failure: Failure, page: Page | None) -> Response:
        door = getattr(page, "__self__", None)
        hides = door.hides if isinstance(door, Door) else (lambda field: False)
        headers = self._advice(failure)
        return problem_response(failure, request.language, request.request_id, secret=hides, headers=tuple(headers))

    def _advice(self, failure: Failure) -> Headers:
        """When to try again."""
        if failure.problem == TOO_MANY:
            seconds = int(failure.params.get("seconds", 1))
            return [(b"retry-after", b"%d" % seconds), *self._house.limiter.refused(seconds)]
        if failure.problem == OVERLOADED:
            return [(b"retry-after", b"%d" % int(failure.params["seconds"]))]
        if failure.problem == UNAVAILABLE:
            return [(b"retry-after", b"%d" % retry_after(self._house.breakers, failure))]
        return []


def retry_after(breakers: Breakers, failure: Failure) -> int:
    """Seconds until a service that is away may be worth asking again."""
    breaker = breakers.by_service.get(str(failure.params.get("service", "")))
    return breaker.retry_after if breaker else 1
