"""What an operation, an event and a subscription are.

From one ``Operation`` come the HTTP route, the parsing of the request, the OpenAPI text, the authorization at the door,
the RPC call and the checks in the service. From one ``Event`` come its schema check, its routing key and its entry in
docs/events.md. From one ``Subscription`` come the queue, its bindings and the consumer.
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

# Where an operation is open to everybody, signed in or not.
ANYONE = frozenset[Role]()


# The service of an operation that every service answers alike. Its path names the service asked; without a path it is
# for the platform's own use.
EACH = "each"


class SignedIn(frozenset[Role]):
    """Open to everybody who is signed in, whatever posts they hold; also to persons who hold none."""


SIGNED_IN = SignedIn(ALL_ROLES)


class IfMatch(StrEnum):
    """Whether an operation takes the ETag of what it changes (RFC 9110, 13.1.1)."""

    NO = "no"
    OPTIONAL = "optional"
    REQUIRED = "required"


@dataclass(frozen=True, eq=False)
class Cacheable:
    """That gateways may cache the responses to a read until an event says that they have changed.

    For a read that shows the same to everybody who may call it, at any time. Every transaction that changes what it
    shows emits one of ``told_by``. ``writers`` are the roles that may do so: those who hold one are always answered by
    the service, whichever gateway they come through, so that nobody misses his own writes.
    """

    told_by: tuple["Event", ...]
    writers: frozenset[Role]


@dataclass(frozen=True, eq=False)
class Operation:
    """One thing that can be asked of the platform.

    ``service`` and ``name`` address the RPC method; with ``EACH`` for the service, the path has ``{service}`` in it and
    the call goes to the one that is named there. ``path`` is the HTTP path with parameters in braces, those ending in
    ``_id`` being UUIDs; ``None`` where the operation is for the platform's own use. ``body`` and ``query`` are the
    schemas of what goes in (an operation has at most one of them), ``result`` of what comes out. ``access`` says who
    may call: ``ANYONE``, ``SIGNED_IN`` or a set of roles; on which objects is decided in the service. ``problems`` are
    the refusals beyond the common ones. ``etag`` marks a read whose result carries ``version``. ``audited`` marks a
    read of personal data that is written to the audit table, as every write is. ``cacheable`` lets gateways cache
    the responses to a read. ``stream`` is the event that the answer goes on with for as long as the client listens
    (server-sent events). ``example`` is a body (or query) as it may be sent. ``resource`` is the kind of thing it is
    about.

    Every write takes an Idempotency-Key: with the same key and content the same caller gets the same answer for a day,
    and the work is done once. Where ``ANYONE`` may call, the content with its credentials is the caller, so that other
    content is somebody else's call instead of a reused key.
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
    stream: "Event | None" = None
    max_body: int = 256 * 1024
    example: Mapping[str, Any] | None = field(default=None, repr=False)
    resource: "Resource | None" = field(default=None, repr=False)

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
        """Whether it changes anything: such a call is audited, and may carry an Idempotency-Key.

        A calculation that is sent by POST counts as one too: its answer is kept like any other.
        """
        return self.method != "GET"

    @property
    def path_parameters(self) -> tuple[str, ...]:
        """The names in braces, in the order in which they stand in the path."""
        return tuple(re.findall(r"{(\w+)}", self.path or ""))

    @property
    def arguments(self) -> tuple[str, ...]:
        """The path parameters that are passed to the function: all but the service, which is the one that is asked."""
        return tuple(name for name in self.path_parameters if name != "service" or self.service != EACH)

    def belongs_to(self, service: str) -> bool:
        """Whether this service answers it."""
        return self.service in (service, EACH)

    def admits(self, roles: frozenset[Role], signed_in: bool) -> bool:
        """Whether somebody with these roles may call it at all."""
        if self.access == ANYONE:
            return True
        if isinstance(self.access, SignedIn):
            return signed_in
        return bool(self.access & roles)


@dataclass(frozen=True, eq=False)
class Upcast:
    """How the data of an event's major version before become those of the version that declares this.

    ``turn`` gets the data as they are on the wire and returns those of the next version, likewise. It is pure: neither
    database nor clock, so that an event means the same whenever it is read.
    """

    event: "Event"
    turn: Callable[[dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True, eq=False)
class Event:
    """Something that happened in a service, told to whoever subscribes.

    ``type`` is ``<aggregate>.<past tense>.v<major>``: the routing key. Within a major version a schema only grows.
    ``data`` is the schema of the payload. ``earlier`` turns the major version before into this one, so that who
    subscribes to this one is served with both, whichever the producer's release emits. ``example`` is a payload as it
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
        """The kind of thing it happened to, which with the subject makes the key that keeps order."""
        return self.type.split(".")[0]

    @property
    def name(self) -> str:
        """The type without its version."""
        return self.type.rpartition(".v")[0]

    @property
    def major(self) -> int:
        """The version."""
        return int(self.type.rpartition(".v")[2])

    @property
    def versions(self) -> tuple["Event", ...]:
        """This one, and the earlier ones that can be turned into it, the latest first."""
        return (self, *(self.earlier.event.versions if self.earlier else ()))


@dataclass(frozen=True, eq=False)
class Subscription:
    """One consumer of events: a durable queue, an inbox and one reaction.

    ``consumer`` is ``<service>.<reaction>``: the name of the queue too. An ``ordered`` subscription gets the events of
    one aggregate in their sequence without gaps, so it must take every type of that aggregate. ``events`` are in the
    versions that the reaction is written for.
    """

    consumer: str
    events: tuple[Event, ...]
    summary: Text
    ordered: bool = False

    @property
    def service(self) -> str:
        """The service that reacts."""
        return self.consumer.split(".")[0]

    @property
    def reaction(self) -> str:
        """The consumer's name within its service."""
        return self.consumer.split(".", 1)[1]

    @property
    def taken(self) -> tuple[Event, ...]:
        """What arrives in its queue: ``events`` and the earlier versions that are turned into them."""
        return tuple(version for event in self.events for version in event.versions)


@dataclass(frozen=True, eq=False)
class Feed:
    """One listener that keeps nothing: every process hears the event while it runs, and nothing of what was before.

    Where a subscription does something once, a feed lets every replica know.
    """

    listener: str
    event: Event
    summary: Text
