"""The forms of declarations: operations, events, subscriptions and feeds.

From an ``Operation`` follow the HTTP route, the parsing of the request, the OpenAPI text, the authorization in the
gateway, the call and the checks in the service. From an ``Event`` follow its schema check, its routing key and its
entry in docs/events.md. From a ``Subscription`` follow the queue, its bindings and the consumer.
"""

import builtins
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from marshmallow import Schema

from contracts.problem import Problem, Text
from contracts.roles import ALL_ROLES, Role

if TYPE_CHECKING:
    from contracts.resource import Resource

# Access for everybody, signed in or not.
ANYONE = frozenset[Role]()


# The service of an operation that every service answers alike. Its path names the service; an operation without a path
# is for the platform's own use.
EACH = "each"


class SignedIn(frozenset[Role]):
    """Access for everybody who is signed in, with or without posts."""


SIGNED_IN = SignedIn(ALL_ROLES)


class IfMatch(StrEnum):
    """Whether an operation takes the ETag of what it changes (RFC 9110, 13.1.1)."""

    NO = "no"
    OPTIONAL = "optional"
    REQUIRED = "required"


class Carries(StrEnum):
    """Whether the gateway itself carries the content of a file: see ``contracts.files``."""

    NOTHING = "nothing"
    UPLOAD = "upload"
    DOWNLOAD = "download"


@dataclass(frozen=True, eq=False)
class Cacheable:
    """Declares that gateways may cache the responses to a read until an event says that they have changed.

    Only for a read that shows the same to everybody who may call it, at any time. Every transaction that changes what
    it shows emits one of ``told_by``. ``writers`` are the roles that may do so: for holders of such a role the service
    is always asked, through whichever gateway they call, so that they see their own writes.
    """

    told_by: tuple["Event", ...]
    writers: frozenset[Role]


@dataclass(frozen=True, eq=False)
class Operation:
    """A read or a write that clients or other services can call.

    ``service`` and ``name`` address the call; with ``EACH`` as the service, the path contains ``{service}`` and
    the call goes to the service named there. ``path`` is the HTTP path with parameters in braces, those ending in
    ``_id`` being UUIDs; ``None`` where the operation is for the platform's own use. ``body`` and ``query`` are the
    schemas of the input (at most one of them), ``result`` of the output. ``access`` says who may call: ``ANYONE``,
    ``SIGNED_IN`` or a set of roles; the service decides on which objects. ``problems`` are the refusals beyond the
    common ones. ``etag`` marks a read whose result carries ``version``. ``audited`` marks a read of personal data that
    is written to the audit table, as every write is. ``cacheable`` lets gateways cache the responses to a read.
    ``stream`` are the frames of a response that goes on for as long as the client listens (server-sent events).
    ``accepted`` are the resources, such as a proposal or a job, one of which answers with 202 where the act waits.
    ``carries`` says that the body or the response is the content of a file, which the gateway carries: it answers then.
    ``session_cookie`` says that the gateway may keep the refresh token in a cookie (``gateway/session_cookie.py``).
    ``form`` names the field of the body that the file of a form (``multipart/form-data``) fills, in Base64, where the
    body may come as one; the name of the file fills ``filename``.
    ``example`` is a body (or query) as it may be sent. ``resource`` is the kind of thing that the operation concerns.
    ``bulk`` is the operation that this one calls for each of many items (``contracts/bulk.py``). ``filed`` says that
    what a bulk, or a table of the gateway, answers with can be had as a file, as every list can.

    Every write takes an Idempotency-Key: with the same key and content the same caller gets the same answer for a day,
    and the work is done once. Where ``ANYONE`` may call, the content with its credentials identifies the caller, so
    that other content counts as a call of somebody else instead of a reused key.
    """

    service: str
    name: str
    method: str
    path: str | None
    summary: Text
    access: frozenset[Role]
    result: type[Schema] | None = None
    body: type[Schema] | None = None
    query: type[Schema] | None = None
    status: int = 200
    problems: tuple[Problem, ...] = ()
    description: str = ""
    etag: bool = False
    if_match: IfMatch = IfMatch.NO
    audited: bool = False
    cacheable: Cacheable | None = None
    stream: tuple["Frame", ...] = ()
    max_body: int = 256 * 1024
    carries: Carries = Carries.NOTHING
    form: str = ""
    session_cookie: bool = False
    accepted: tuple["Resource", ...] = field(default=(), repr=False)
    example: Mapping[str, Any] | None = field(default=None, repr=False)
    resource: "Resource | None" = field(default=None, repr=False)
    bulk: "Operation | None" = field(default=None, repr=False)
    filed: bool = False

    def __post_init__(self) -> None:
        if self.body and self.query:
            raise TypeError(f"{self.name}: an operation has a body or a query, not both")
        if self.cacheable and (self.writes or self.audited):
            raise TypeError(f"{self.name}: only a read that leaves no trace can be cached")
        if not re.fullmatch(r"[a-z][a-z0-9_]*", self.name):
            raise TypeError(f"{self.name}: the name of an operation is snake_case")
        if self.path and (self.service == EACH) != ("{service}" in self.path):
            raise TypeError(
                f"{self.name}: the path names the service of what each service answers, and of nothing else"
            )

    @property
    def writes(self) -> bool:
        """Whether the operation changes anything: its calls are audited, and may carry an Idempotency-Key.

        A calculation that is sent by POST counts as a write too: its answer is stored like any other.
        """
        return self.method != "GET"

    @property
    def path_parameters(self) -> tuple[str, ...]:
        """The path parameters, in the order in which they stand in the path."""
        return tuple(re.findall(r"{(\w+)}", self.path or ""))

    @property
    def arguments(self) -> tuple[str, ...]:
        """The path parameters passed to the function: all but the service, which is the one that is called."""
        return tuple(name for name in self.path_parameters if name != "service" or self.service != EACH)

    def belongs_to(self, service: str) -> bool:
        """Whether this service answers the operation."""
        return self.service in (service, EACH) and self.carries is Carries.NOTHING

    def admits(self, roles: frozenset[Role], signed_in: bool) -> bool:
        """Whether somebody with these roles may call the operation at all."""
        if self.access == ANYONE:
            return True
        if isinstance(self.access, SignedIn):
            return signed_in
        return bool(self.access & roles)


@dataclass(frozen=True, eq=False)
class Frame:
    """A kind of event of a stream of server-sent events: ``data`` is JSON of this schema.

    One with an id moves the `Last-Event-ID` of a client.
    """

    name: str
    data: type[Schema]
    summary: Text
    has_id: bool = False


@dataclass(frozen=True, eq=False)
class Upcast:
    """Converts the data of an event from the major version before to the version that declares it.

    ``turn`` gets the data in wire format and returns those of the next version, likewise. It is pure, using neither
    database nor clock, so that an event means the same whenever it is read.
    """

    event: "Event"
    turn: Callable[[dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True, eq=False)
class Event:
    """Something that happened in a service, published to all subscribers.

    ``type`` is ``<aggregate>.<past tense>.v<major>``: the routing key. Within a major version a schema only grows.
    ``data`` is the schema of the payload. ``earlier`` converts the major version before into this one, so that a
    subscriber to this one receives both, whichever of them the producer's release emits. ``example`` is a payload as it
    may be emitted. ``resource`` is the kind of thing that the subject is one of.
    """

    type: str
    service: str
    summary: Text
    data: builtins.type[Schema]
    earlier: Upcast | None = None
    example: Mapping[str, Any] | None = field(default=None, repr=False)
    resource: "Resource | None" = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z-]+\.[a-z-]+\.v[0-9]+", self.type):
            raise TypeError(f"{self.type}: the type of an event is <aggregate>.<past-tense>.v<major>")
        if self.earlier is not None:
            before = self.earlier.event
            if (before.service, before.name) != (self.service, self.name) or before.major >= self.major:
                raise TypeError(f"{self.type}: {before.type} of {before.service} is no earlier version of it")

    @property
    def aggregate(self) -> str:
        """The kind of thing that the event happened to; with the subject it forms the key by which order is kept."""
        return self.type.split(".")[0]

    @property
    def name(self) -> str:
        """The event type without its version."""
        return self.type.rpartition(".v")[0]

    @property
    def major(self) -> int:
        """The number of the major version."""
        return int(self.type.rpartition(".v")[2])

    @property
    def versions(self) -> tuple["Event", ...]:
        """This version, and the earlier ones that can be converted to it, the latest first."""
        return (self, *(self.earlier.event.versions if self.earlier else ()))


@dataclass(frozen=True, eq=False)
class Subscription:
    """One consumer of events: a durable queue, an inbox and one reaction.

    ``consumer`` is ``<service>.<reaction>``, which also names the queue. An ``ordered`` subscription gets the events of
    one aggregate in their sequence without gaps, so it must take every type of that aggregate. ``events`` are in the
    versions that the reaction is written for.
    """

    consumer: str
    events: tuple[Event, ...]
    summary: Text
    ordered: bool = False

    @property
    def service(self) -> str:
        """The service that consumes."""
        return self.consumer.split(".")[0]

    @property
    def reaction(self) -> str:
        """The consumer's name within its service."""
        return self.consumer.split(".", 1)[1]

    @property
    def taken(self) -> tuple[Event, ...]:
        """The event types in its queue: ``events`` and the earlier versions that are converted to them."""
        return tuple(version for event in self.events for version in event.versions)


@dataclass(frozen=True, eq=False)
class Feed:
    """One listener without a queue: every process receives the events while it runs, and none from before.

    A subscription acts on each event once; a feed informs every replica.
    """

    listener: str
    events: tuple[Event, ...]
    summary: Text

    @property
    def event(self) -> Event:
        """The event of a feed of one."""
        (event,) = self.events
        return event
