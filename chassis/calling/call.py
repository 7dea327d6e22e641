"""The messages between the gateway and a service: one call and its reply.

A call is a nameko RPC message with ``args`` empty and ``kwargs`` ``{"call": {…}}`` as below, to the exchange
``nameko-rpc`` with the routing key ``<service>.<operation>``. It is transient and expires with its deadline, which is
also the header ``nameko.deadline`` (seconds since the epoch, UTC, as text); ``nameko.sent`` is when it was sent. The
result of a reply is ``{"body": …, "version": …}``; the error of a reply is nameko's, with the arguments of
``chassis.calling.errors.Failure``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from chassis.calling.actor import ANONYMOUS, Actor

DEADLINE_HEADER = "nameko.deadline"
SENT_HEADER = "nameko.sent"
CORRELATION_HEADER = "nameko.correlation"
TRACE_HEADER = "nameko.traceparent"
# Marks the error of a reply as a ``Failure``; the class name follows. It is part of the wire format: gateway and
# services are replaced one after the other, so it stays as it is even if the module is renamed.
FAILURE_PATH = "chassis.errors."


@dataclass(frozen=True)
class Call:
    """A call from the gateway to a service.

    ``path`` holds the path parameters, ``query`` or ``body`` the content as JSON, not yet loaded. ``if_match`` is the
    version that the caller believes current. ``correlation`` is the request id that every log line and event carries.
    """

    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, Any] | None = None
    body: Mapping[str, Any] | None = None
    actor: Actor = ANONYMOUS
    idempotency_key: str | None = None
    if_match: int | None = None
    correlation: str = ""
    traceparent: str | None = None

    def to_wire(self) -> dict[str, Any]:
        """Convert to the JSON form."""
        return {
            "path": dict(self.path),
            "query": None if self.query is None else dict(self.query),
            "body": None if self.body is None else dict(self.body),
            "actor": self.actor.to_wire(),
            "idempotency_key": self.idempotency_key,
            "if_match": self.if_match,
            "correlation": self.correlation,
            "traceparent": self.traceparent,
        }

    @classmethod
    def from_wire(cls, wire: Mapping[str, Any]) -> "Call":
        """Build a call from its JSON form; fields of later releases are ignored."""
        return cls(
            path=wire.get("path") or {},
            query=wire.get("query"),
            body=wire.get("body"),
            actor=Actor.from_wire(wire["actor"]) if wire.get("actor") else ANONYMOUS,
            idempotency_key=wire.get("idempotency_key"),
            if_match=wire.get("if_match"),
            correlation=wire.get("correlation") or "",
            traceparent=wire.get("traceparent"),
        )


@dataclass(frozen=True)
class Reply:
    """A service's reply: the dumped result, and the version of the resource if it has one."""

    body: Any = None
    version: int | None = None

    def to_wire(self) -> dict[str, Any]:
        """Convert to the JSON form."""
        return {"body": self.body, "version": self.version}

    @classmethod
    def from_wire(cls, wire: Mapping[str, Any]) -> "Reply":
        """Build a reply from its JSON form."""
        return cls(wire["body"], wire["version"])
