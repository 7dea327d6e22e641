"""What gateway tests stand on: a recorded bus, a signer of tokens, sample operations, and a client."""

import asyncio
import time
import uuid
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from joserfc import jwt
from joserfc.jwk import OKPKey
from marshmallow import fields, validate
from starlette.applications import Starlette
from starlette.testclient import TestClient

from chassis.calling.call import Call, Reply
from chassis.calling.errors import Failure
from chassis.running.settings import Settings
from contracts.common import PageQuery, Strict, page_of, text
from contracts.gateway import GET_LIVE
from contracts.operation import ANYONE, SIGNED_IN, IfMatch, Operation
from contracts.platform import GET_CLOCK, PUT_CLOCK, SERVICES
from contracts.problem import UNAVAILABLE, Problem, Text
from contracts.resource import Resource
from contracts.roles import Role
from gateway.app import GATHERINGS, create_app
from gateway.gathering import Gathering

PERSON = "0195a000-0000-7000-8000-000000000001"
SESSION = "0195a000-0000-7000-8000-000000000002"
THING = "0195a000-0000-7000-8000-000000000003"
ORGANIZATION = "0195a000-0000-7000-8000-000000000004"


class InnerSchema(Strict):
    note = text(20, required=False)
    secret_word = fields.String(metadata={"secret": True})


class ThingBody(Strict):
    name = text(20)
    count = fields.Integer(strict=True, validate=validate.Range(min=1, max=9))
    password = fields.String(validate=validate.Length(min=12), metadata={"secret": True})
    inner = fields.Nested(InnerSchema)
    inners = fields.List(fields.Nested(InnerSchema))


class ThingSchema(Strict):
    id = fields.UUID(required=True)
    name = fields.String(required=True)
    version = fields.Integer(required=True)


class ThingsQuery(PageQuery):
    status = fields.String(validate=validate.OneOf(["open", "closed"]))
    tags = fields.List(fields.String())
    since = fields.Date(data_key="from")


class LoginBody(Strict):
    login = text(40)
    password = fields.String(required=True, metadata={"secret": True})


THING_LOCKED = Problem(
    "thing-locked", 409, Text("已锁定", "It is locked"), Text("由 {who} 锁定。", "It was locked by {who}.")
)


def sample(name: str, method: str, path: str | None, **options: Any) -> Operation:
    return Operation("samples", name, method, path, Text(f"样例 {name}", f"Sample {name}"), **options)


LIST_THINGS = sample(
    "list_things", "GET", "/v1/things", access=SIGNED_IN, query=ThingsQuery, result=page_of(ThingSchema)
)
CREATE_THING = sample(
    "create_thing",
    "POST",
    "/v1/things",
    access=frozenset({Role.REGISTRAR, Role.OPERATOR}),
    body=ThingBody,
    result=ThingSchema,
    status=201,
    max_body=2000,
    accepted=(Resource("samples", "wish", Text("愿望", "wish"), "/v1/wishes", ThingSchema),),
    example={"name": "一件"},
)
GET_THING = sample("get_thing", "GET", "/v1/things/{thing_id}", access=SIGNED_IN, result=ThingSchema, etag=True)
CHANGE_THING = sample(
    "change_thing",
    "PUT",
    "/v1/things/{thing_id}",
    access=SIGNED_IN,
    body=ThingBody,
    result=ThingSchema,
    if_match=IfMatch.REQUIRED,
    problems=(THING_LOCKED,),
)
LOCK_THING = sample(
    "lock_thing", "POST", "/v1/things/{thing_id}/lock", access=SIGNED_IN, if_match=IfMatch.OPTIONAL, result=ThingSchema
)
DELETE_THING = sample("delete_thing", "DELETE", "/v1/things/{thing_id}", access=SIGNED_IN)
GET_OPEN = sample("get_open", "GET", "/v1/open", access=ANYONE, result=ThingSchema, etag=True)
GET_REPORT = sample("get_report", "GET", "/v1/reports/{name}", access=SIGNED_IN, result=ThingSchema)
LOG_IN = sample("log_in", "POST", "/v1/logins", access=ANYONE, body=LoginBody, result=ThingSchema, status=201)
INTERNAL = sample("internal_thing", "POST", None, access=ANYONE)

OPERATIONS = (
    LIST_THINGS, CREATE_THING, GET_THING, CHANGE_THING, LOCK_THING, DELETE_THING, GET_OPEN, GET_REPORT, LOG_IN,
    INTERNAL, GET_CLOCK, PUT_CLOCK, GET_LIVE,
)  # fmt: skip

Answering = Callable[[dict[str, Any]], Any]


class RecordedBus:
    """Answers calls as it was told and remembers them; ``publish`` plays an event to whoever listens."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str, dict[str, Any], float]] = []
        self.answers: dict[tuple[str, str], Answering] = {}
        self.listeners: list[tuple[tuple[str, ...], asyncio.Queue[dict[str, Any]]]] = []
        self.available = {"samples", "registry"}
        self.full = ""
        self.started = self.stopped = False
        self.connections = 1
        self.listening = True
        self.revocations: list[dict[str, Any]] = []
        self.signer = Signer()
        self.answer("registry", "list_signing_keys", lambda call: {"keys": [self.signer.public]})
        self.answer("registry", "list_revocations", lambda call: {"items": self.revocations})
        thing = {"id": THING, "name": "一件", "version": 3}
        for operation in OPERATIONS:
            if operation.service == "samples":
                self.always(operation.name, thing if operation.result is not None else None)
        self.answer("samples", "list_things", lambda call: {"items": [thing], "next": None})

    def answer(self, service: str, name: str, answering: Answering) -> None:
        """``answering(call)`` returns the body of the reply, or a ``Failure`` to raise."""
        self.answers[service, name] = answering

    def always(self, name: str, body: Any) -> None:
        """Answer an operation of the samples with this body."""
        self.answer("samples", name, lambda call: body)

    def hold(self, name: str, body: Any) -> tuple[asyncio.Event, asyncio.Event]:
        """Answer an operation of the samples with this body, but not yet: set when it is asked, to be set to go on."""
        asked, go_on = asyncio.Event(), asyncio.Event()

        async def answer() -> Any:
            asked.set()
            await go_on.wait()
            return body

        self.answer("samples", name, lambda call: asyncio.ensure_future(answer()))
        return asked, go_on

    def fail(self, name: str, failure: Exception) -> None:
        """Refuse an operation of the samples."""
        self.always(name, failure)

    async def start(self) -> None:
        self.started = True

    async def stop(self) -> None:
        self.stopped = True

    async def call(self, service: str, name: str, call: Call, timeout: float) -> Reply:
        call_wire = call.to_wire()
        self.calls.append((service, name, call_wire, timeout))
        if (service, name) not in self.answers:
            raise Failure(UNAVAILABLE, service=service)
        body = self.answers[service, name](call_wire)
        if asyncio.isfuture(body):
            body = await body
        if isinstance(body, Exception):
            raise body
        if isinstance(body, Reply):
            return body
        return Reply(body, body.get("version") if isinstance(body, dict) else None)

    async def events(self, types: Sequence[str], heard: asyncio.Event | None = None) -> AsyncIterator[dict[str, Any]]:
        entry = (tuple(types), asyncio.Queue[dict[str, Any]]())
        self.listeners.append(entry)
        if heard is not None:
            heard.set()
        try:
            while True:
                yield await entry[1].get()
        finally:
            self.listeners.remove(entry)

    @property
    def obstacle(self) -> str:
        return self.full

    def service_available(self, service: str) -> bool:
        return service in self.available

    def publish(self, kind: str, data: dict[str, Any]) -> None:
        for types, queue in self.listeners:
            if kind in types:
                queue.put_nowait({"type": kind, "data": data})

    def named(self, name: str) -> list[dict[str, Any]]:
        """The calls of one operation."""
        return [call for _, called, call, _ in self.calls if called == name]


class Signer:
    """Signs tokens as registry does."""

    def __init__(self, key_id: str = "key-1") -> None:
        self.key = OKPKey.generate_key("Ed25519", {"kid": key_id})
        self.public: dict[str, Any] = {**self.key.as_dict(private=False), "use": "sig", "alg": "EdDSA"}

    def token(self, *roles: Role, algorithm: str = "Ed25519", typ: str = "at+jwt", **claims: Any) -> str:
        now = time.time()
        content = {
            "iss": "lianshang",
            "aud": "lianshang",
            "sub": PERSON,
            "sid": SESSION,
            "name": "王小样",
            "posts": [[role.value, ORGANIZATION, None] for role in roles],
            "iat": now,
            "exp": now + 300,
            **claims,
        }
        header = {"alg": algorithm, "kid": self.public["kid"], "typ": typ}
        return jwt.encode(header, content, self.key, algorithms=["Ed25519", "EdDSA"])

    def token_without(self, claim: str) -> str:
        """A token that lacks one claim."""
        content = jwt.decode(self.token(), self.key, algorithms=["Ed25519"]).claims
        del content[claim]
        header = {"alg": "Ed25519", "kid": self.public["kid"], "typ": "at+jwt"}
        return jwt.encode(header, content, self.key, algorithms=["Ed25519"])

    def bearer(self, *roles: Role, **claims: Any) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token(*roles, **claims)}"}


# Requests that name it as their server come in at the port of probes.
HEALTH_PORT = 9000


class Caller:
    """A client, signed in as a registrar unless a call says otherwise."""

    def __init__(self, client: TestClient, bus: RecordedBus, app: Starlette) -> None:
        self.client = client
        self.app = app
        self.bus = bus
        self.bearer = bus.signer.bearer(Role.REGISTRAR)

    def __call__(self, method: str, path: str, headers: dict[str, str] | None = None, **options: Any) -> Any:
        return self.client.request(method, path, headers={**self.bearer, **(headers or {})}, **options)

    def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Run something on the loop of the app."""
        assert self.client.portal is not None
        return self.client.portal.call(function, *arguments)

    def publish(self, kind: str, data: dict[str, Any]) -> None:
        """Play an event to whoever listens."""
        self.run(self.bus.publish, kind, data)

    def anonymous(self, method: str, path: str, **options: Any) -> Any:
        return self.client.request(method, path, **options)

    def figures(self) -> str:
        """The metrics, from the port of probes."""
        return str(self.client.get(f"http://gateway:{HEALTH_PORT}/metrics").text)


@contextmanager
def calling(
    operations: Sequence[Operation] = OPERATIONS,
    services: Sequence[str] = ("samples", "registry"),
    gatherings: Sequence[Gathering] = GATHERINGS,
    **settings: Any,
) -> Iterator[Caller]:
    """A running gateway over a recorded bus."""
    bus = RecordedBus()
    given = Settings(environment="test", health_port=HEALTH_PORT, **settings)
    app = create_app(given, bus, operations, services, gatherings)
    with TestClient(app, base_url="http://gateway", follow_redirects=False, client=("127.0.0.1", 50000)) as client:
        yield Caller(client, bus, app)


def clock_of(bus: RecordedBus, movable: bool = True) -> dict[str, str]:
    """Give every service a clock; returns the moments by service."""
    moments = dict.fromkeys(SERVICES, "2026-11-21T09:00:00+08:00")

    def answering(service: str) -> None:
        def read(call: dict[str, Any]) -> dict[str, Any]:
            return {"now": moments[service], "movable": movable}

        def move(call: dict[str, Any]) -> dict[str, Any]:
            moments[service] = call["body"]["now"]
            return read(call)

        bus.answer(service, "get_time", read)
        bus.answer(service, "move_time", move)

    for service in SERVICES:
        answering(service)
    return moments


def moment(seconds: float) -> str:
    """RFC 3339 for seconds since the epoch."""
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def unused_id() -> str:
    return str(uuid.uuid4())
