"""Serve one operation over HTTP: authenticate, authorize, validate, call the service, respond."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlencode

from marshmallow import Schema, ValidationError
from marshmallow.constants import RAISE

from chassis.calling.actor import ANONYMOUS
from chassis.calling.call import Call, Reply
from chassis.calling.clients import client_of
from chassis.calling.errors import Failure, forbidden, not_found
from chassis.calling.queries import load_query
from chassis.observing import tracing
from contracts.bulk import MOST_SECONDS
from contracts.columns import item_of
from contracts.operation import ANYONE, EACH, Carries, Operation
from contracts.platform import GET_VOCABULARY, SERVICES
from contracts.problem import HASHING_BUSY, INVALID, OVERLOADED, TIMED_OUT, UNAUTHENTICATED, UNAVAILABLE
from contracts.registry.accounts import (
    CHANGE_PASSWORD,
    CLOSE_SESSION,
    GET_ME,
    OPEN_SESSION,
    PASSWORD_CHANGE_REQUIRED,
)
from contracts.registry.api_keys import KEY_SCOPE
from contracts.registry.factors import (
    COMPLETE_SIGN_IN,
    CONFIRM_FACTOR,
    ENROL_FACTOR,
    FACTOR_REQUIRED,
    GET_FACTOR,
    REMOVE_FACTOR,
    RENEW_RECOVERY_CODES,
)
from contracts.registry.own_account import CHANGE_ME
from gateway.api_keys import ApiKeys, key_in
from gateway.breaker import Breakers
from gateway.bulk import worded
from gateway.bus_protocol import Bus
from gateway.cache import ResponseCache
from gateway.conditional_requests import etag, expected_version, idempotency_key, not_modified
from gateway.content import check_media_type, parse_body, parse_query, read_body, unknown
from gateway.exporting import PARAMETER, Exports, Tabulate, format_of
from gateway.files import Carrier
from gateway.forms import is_form, parse_form
from gateway.limiter import Limiter
from gateway.metrics import Metrics
from gateway.request_context import RequestContext, Response
from gateway.schema_paths import entries, holds_secrets, is_secret, repeated
from gateway.session_cookie import SessionCookie
from gateway.stream_tickets import redeem
from gateway.tokens import Ticket, Tokens

LONGEST_PARAMETER = 200
# How much of a parameter that names nothing is echoed.
LONGEST_ECHO = 60
# With an initial password one may only read one's own account and choose another password.
WITH_INITIAL_PASSWORD = (CHANGE_PASSWORD, CLOSE_SESSION, GET_ME)
# Whose role takes a second factor may set one up first.
WITHOUT_FACTOR = (*WITH_INITIAL_PASSWORD, GET_FACTOR, ENROL_FACTOR, CONFIRM_FACTOR)
# Registry checks a password in these, which takes it tens of milliseconds of a processor.
HASHING = (OPEN_SESSION, CHANGE_PASSWORD, CHANGE_ME, ENROL_FACTOR, RENEW_RECOVERY_CODES, REMOVE_FACTOR)
# Of those, calls under way from this process: what waits longer for its turn than some tenths of a second keeps others.
MOST_HASHING = 8
HASHING_RETRY_SECONDS = 1
# These tell the service what the client calls itself.
SIGNING_IN = (OPEN_SESSION, COMPLETE_SIGN_IN)
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z", re.IGNORECASE)
JSON = (b"content-type", b"application/json")
_VARY = b"Accept-Encoding, Accept-Language, Authorization"
_VARY_LIST = b"Accept, " + _VARY


@dataclass
class GatewayContext:
    """What all endpoints share: ``own`` answers the gateway's own operations, ``streams`` the live ones, ``carriers``
    those that carry the content of files. ``tables`` make tables of the results of those that are ``filed``.

    ``limiters`` are those of operations that are counted apart, by address: signing in and renewing must neither use up
    what others behind the same address need, nor be kept away by them.
    """

    bus: Bus
    tokens: Tokens
    limiter: Limiter
    breakers: Breakers
    metrics: Metrics
    cache: ResponseCache
    exports: Exports
    call_timeout: float
    cookie: SessionCookie
    large_bodies: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))
    limiters: dict[Operation, Limiter] = field(default_factory=dict)
    api_keys: ApiKeys = field(init=False)
    hashing: int = 0
    own: dict[Operation, Callable[[Call], Awaitable[Reply]]] = field(default_factory=dict)
    tables: dict[Operation, Tabulate] = field(default_factory=dict)
    streams: dict[Operation, Callable[[RequestContext, Ticket, Mapping[str, Any]], Response]] = field(
        default_factory=dict
    )
    carriers: dict[Operation, Carrier] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.api_keys = ApiKeys(self.ask, self.tokens)

    def admit(self, service: str) -> None:
        """Refuse a call that the service cannot take now, before any work is done for it.

        Raises ``Failure`` with ``UNAVAILABLE`` or ``OVERLOADED``.
        """
        if service == "gateway":
            return
        try:
            self.breakers.of(service).admit()
        except Failure as failure:
            if failure.problem == OVERLOADED:
                self.metrics.shed(service)
            else:
                self.metrics.call_failed(service, "breaker-open")
            raise

    async def hash(self, service: str, operation: Operation, call: Call) -> Reply:
        """Make one call in which a password is checked; raises ``HASHING_BUSY`` while too many are under way."""
        if self.hashing >= MOST_HASHING:
            self.metrics.shed(service)
            raise Failure(HASHING_BUSY, seconds=HASHING_RETRY_SECONDS)
        self.hashing += 1
        try:
            return await self.ask(service, operation, call)
        finally:
            self.hashing -= 1

    async def ask(self, service: str, operation: Operation, call: Call, seconds: float | None = None) -> Reply:
        """Make one call to a service, through its breaker."""
        name, long = operation.name, operation.bulk is not None
        patience = seconds or (max(MOST_SECONDS, self.call_timeout) if long else self.call_timeout)
        about = {"rpc.system": "http", "rpc.service": service, "rpc.method": name}
        with tracing.span("gateway", f"call {service}/{name}", tracing.CLIENT, call.traceparent, about) as span:
            self.admit(service)
            traced = replace(call, traceparent=span.traceparent)
            try:
                run = self.breakers.of(service).run
                return await run(lambda: self.bus.call(service, name, traced, patience), long=long)
            except Failure as failure:
                if failure.problem == OVERLOADED:
                    self.metrics.shed(service)
                elif failure.problem in (UNAVAILABLE, TIMED_OUT):
                    self.metrics.call_failed(service, failure.problem.code)
                raise


class Endpoint:
    """Serves one operation over HTTP."""

    def __init__(self, operation: Operation, gateway: GatewayContext, readable: Callable[[str], bool]) -> None:
        """Serve this operation; ``readable`` tells whether a path supports GET."""
        self.operation = operation
        self._gateway = gateway
        self._readable = readable
        self._own, self._stream = gateway.own.get(operation), gateway.streams.get(operation)
        self._table = gateway.tables.get(operation)
        self._carrier = gateway.carriers.get(operation)
        carries = operation.carries is not Carries.NOTHING
        if (operation.service == "gateway" or carries) and not (self._own or self._stream or self._carrier):
            raise TypeError(f"the gateway has no function for {operation.name}")
        self._body: Schema | None = operation.body() if operation.body else None
        self._query: Schema | None = operation.query() if operation.query else None
        # Whether a query without parameters is one, which need not be found out each time.
        self._asks_nothing = self._query is not None and not self._query.validate({})
        # Of a bulk, what each item is answered with.
        answers = (operation.result, operation.bulk.result if operation.bulk else None)
        self._secret = any(holds_secrets(schema()) for schema in answers if schema)
        self._parameters = {
            field.data_key or name: repeated(field)
            for name, field in (self._query.fields if self._query else {}).items()
        }
        self._exports = item_of(operation) is not None or operation.filed
        if self._exports:
            self._parameters[PARAMETER] = False
        self._names = operation.path_parameters

    async def respond(self, request: RequestContext, values: tuple[str, ...]) -> Response:
        """Respond to one request; every refusal is raised as a ``Failure``."""
        operation, gateway = self.operation, self._gateway
        request.label, request.route = operation.name, operation.path or ""
        path = dict(zip(self._names, values, strict=True))
        # For an operation that each service answers alike, the path names the service.
        service = path.pop("service") if operation.service == EACH else operation.service
        nowhere = operation.service == EACH and service not in SERVICES
        if not nowhere:
            gateway.admit(service)
        ticket = await self._who(request)
        self._may(request, ticket)
        if known := gateway.cache.find(operation, request):
            return _unless_known(request, known)
        if nowhere:
            raise not_found("service", service[:LONGEST_ECHO])
        path = _checked(path)
        version = expected_version(operation, request)
        key = idempotency_key(operation, request)
        query = self._read_query(request)
        if self._carrier:
            carried = await self._carrier(request, path, query or {}, key)
            return carried if isinstance(carried, Response) else self._success(request, carried)
        body = await self._read_body(request) if operation.writes else None
        if self._stream and ticket:
            return self._stream(request, ticket, query or {})
        call = Call(
            path=path,
            query=query,
            body=gateway.cookie.taken(operation, request, body),
            actor=request.actor,
            idempotency_key=key,
            if_match=version,
            correlation=request.request_id,
            traceparent=request.traceparent,
            address=request.address,
            export="" if operation.filed else request.export,
            agent=request.agent if operation in SIGNING_IN else "",
        )
        mark = gateway.cache.mark()
        ask = self._own or partial(gateway.hash if operation in HASHING else gateway.ask, service, operation)
        if call.export:
            return await gateway.exports.open(operation, request, ticket, call, ask)
        reply = await ask(call)
        if self._table and request.export:
            return gateway.exports.of_table(operation, request, self._table(query or {}, reply.body, request.language))
        if operation.bulk:
            reply = worded(operation.bulk, reply, request)
            if request.export and body:
                return gateway.exports.of_bulk(operation, request, body, reply)
        response = self._success(request, gateway.cookie.kept(operation, request, body, reply))
        gateway.cache.store(operation, request, mark, response)
        return _unless_known(request, response)

    @property
    def limiter(self) -> Limiter:
        """What counts the requests."""
        return self._gateway.limiters.get(self.operation, self._gateway.limiter)

    def hides(self, name: str) -> bool:
        """Whether the value of a field is never shown in a response."""
        return is_secret(self._body, name)

    async def _who(self, request: RequestContext) -> Ticket | None:
        """Identify the caller and count the request against the person, or the address if nobody is signed in.

        Where anybody may call, an invalid token counts as no token: the client is about to get a new one.
        """
        gateway, authorization = self._gateway, request.headers.get("authorization")
        if self._stream and authorization is None and (given := parse_query(request, self._parameters).get("ticket")):
            return await self._of_stream_ticket(request, given)
        ticket, refusal, key = None, None, key_in(authorization)
        # Until it is known whose a key is, which registry is asked for, the request counts against the address.
        counted = key is not None and not gateway.api_keys.knows(key)
        if counted:
            request.extra += self.limiter.take(f"address {client_of(request.address)}")
        if authorization is not None:
            try:
                ticket = await (
                    gateway.tokens.read(authorization)
                    if key is None
                    else gateway.api_keys.read(key, request.request_id, request.address)
                )
            except Failure as failure:
                refusal = failure if self.operation.access != ANYONE else None
        request.actor = ticket.actor if ticket else ANONYMOUS
        by_person = ticket and self.operation not in gateway.limiters
        who = f"person {request.actor.person_id}" if key is None else f"key {request.actor.session_id}"
        if not counted:
            request.extra += self.limiter.take(who if by_person else f"address {client_of(request.address)}")
        if refusal:
            raise refusal
        return ticket

    async def _of_stream_ticket(self, request: RequestContext, given: str) -> Ticket:
        """Use up a stream ticket. Until it is known whose it is, the request counts against the address."""
        request.extra += self.limiter.take(f"address {client_of(request.address)}")
        ticket = await redeem(self._gateway.ask, given, request.request_id, request.address)
        await self._gateway.tokens.admit(ticket)
        request.actor = ticket.actor
        return ticket

    def _may(self, request: RequestContext, ticket: Ticket | None) -> None:
        actor = request.actor
        if ticket and ticket.must_change_password and self.operation.access != ANYONE:
            if self.operation not in WITH_INITIAL_PASSWORD:
                raise Failure(PASSWORD_CHANGE_REQUIRED)
            return
        if ticket and ticket.must_enrol_factor and self.operation.access != ANYONE:
            if self.operation not in WITHOUT_FACTOR:
                raise Failure(FACTOR_REQUIRED)
            return
        named = None if ticket is None or self.operation.access == ANYONE else ticket.operations
        if named is not None and self.operation.name not in named:
            raise Failure(KEY_SCOPE, operation=self.operation.name)
        if self.operation.admits(actor.roles, actor.signed_in):
            return
        if not actor.signed_in:
            raise Failure(UNAUTHENTICATED)
        raise forbidden(actor, *self.operation.access)

    def _read_query(self, request: RequestContext) -> dict[str, Any] | None:
        given = parse_query(request, self._parameters)
        if self._exports:
            request.export = format_of(request, given)
        if self._query is None:
            return None
        if given or not self._asks_nothing:
            self._check(load_query, self._query, given, "query")
        return given

    async def _read_body(self, request: RequestContext) -> dict[str, Any] | None:
        raw = await read_body(request, self.operation.max_body)
        if self._body is None:
            if raw:
                check_media_type(request)
                given = await parse_body(raw, self._gateway.large_bodies)
                if given:
                    raise Failure(INVALID, [unknown(name, None, ()) for name in list(given)[:20]])
            return None
        kind = request.headers.get("content-type", "")
        if self.operation.form and is_form(kind):
            # It is Base64 in the body that it stands for.
            given = parse_form(raw, kind, self.operation.form, self.operation.max_body * 3 // 4)
        else:
            check_media_type(request)
            given = await parse_body(raw, self._gateway.large_bodies)
        self._check(partial(Schema.load, unknown=RAISE), self._body, given, None)
        return given

    def _check(self, load: Callable[..., Any], schema: Schema, given: Mapping[str, Any], where: str | None) -> None:
        try:
            load(schema, given)
        except ValidationError as error:
            raise Failure(INVALID, entries(schema, error, given, where)) from None

    def _success(self, request: RequestContext, reply: Reply) -> Response:
        operation = self.operation
        # The response to a write may hold a token (RFC 6749, 5.1).
        private = operation.access != ANYONE or operation.writes or request.actor.signed_in
        # Declared data are the same for every caller.
        private = private and operation != GET_VOCABULARY
        # A browser may store a shared response, though not use it without revalidation (RFC 9111, 5.2.2.4).
        caching = b"private, no-cache" if operation.cacheable else b"no-store" if private else b"no-cache"
        headers = [(b"cache-control", caching), (b"vary", _VARY_LIST if self._exports else _VARY)]
        if operation.result is None:
            return Response(204 if operation.status == 200 else operation.status, headers=headers)
        content, tag = reply.content, None
        if operation.cacheable or (reply.version is not None and (operation.etag or operation.writes)):
            tag = etag(reply.version or 0, content)
            headers.append((b"etag", tag.encode()))
        accepted = next((one for one in operation.accepted if one.name == reply.accepted), None)
        if accepted and "id" in reply.body:
            headers.append((b"location", accepted.address(reply.body["id"]).encode()))
        elif operation.status == 201 and isinstance(reply.body, Mapping) and "id" in reply.body:
            place = f"{request.path.rstrip('/')}/{reply.body['id']}"
            if self._readable(place):
                headers.append((b"location", place.encode()))
        if reply.next:
            headers.append((b"link", self._next(request, reply.next)))
        headers.append(JSON)
        status = 202 if reply.accepted else operation.status
        return Response(status, content, headers, tag=tag, secret=self._secret)

    def _next(self, request: RequestContext, cursor: str) -> bytes:
        """Return the Link header with the address of the next page (RFC 8288)."""
        pairs = parse_qsl(request.scope["query_string"].decode("ascii"), keep_blank_values=True)
        query = urlencode([*((name, value) for name, value in pairs if name != "after"), ("after", cursor)])
        return f'<{request.path}?{query}>; rel="next"'.encode()


def _checked(path: Mapping[str, str]) -> dict[str, str]:
    """Return the path parameters; an identifier that is not a UUID names no object, hence 404."""
    found = {}
    for name, value in path.items():
        if name.endswith("_id"):
            if not _UUID.match(value):
                raise not_found(name.removesuffix("_id"), value[:LONGEST_ECHO])
            found[name] = value.lower()
        elif len(value) > LONGEST_PARAMETER or not value.isprintable():
            raise not_found(name, value[:LONGEST_ECHO])
        else:
            found[name] = value
    return found


def _unless_known(request: RequestContext, response: Response) -> Response:
    """Return the response to a read, without its content if the client has that already."""
    if response.tag is None or request.method not in ("GET", "HEAD") or not not_modified(request, response.tag):
        return response
    return Response(304, headers=[header for header in response.headers if header != JSON])
