"""One call of the gateway to a service, and its reply, on the wire.

A call is an HTTP/1.1 request over a kept connection, ``POST /<service>/<operation>``, with the call below as JSON.
``Call-Deadline`` is the moment after which it is not run, ``Call-Sent`` when it was sent (seconds since the epoch).
``chassis.calling.answers`` has the responses.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from chassis.calling.actor import ANONYMOUS, Actor

DEADLINE_HEADER = "Call-Deadline"
SENT_HEADER = "Call-Sent"


@dataclass(frozen=True)
class Call:
    """A call from the gateway to a service.

    ``path`` holds the path parameters, ``query`` or ``body`` the content as JSON, not yet loaded. ``if_match`` is the
    version that the caller believes current. ``address`` is that of the client; ``agent`` is what it calls itself,
    where somebody signs in. ``correlation`` is the request id that every log line and event carries. ``export`` is the
    format of the file that a page of a list is read for, or empty.
    """

    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, Any] | None = None
    body: Mapping[str, Any] | None = None
    actor: Actor = ANONYMOUS
    idempotency_key: str | None = None
    if_match: int | None = None
    correlation: str = ""
    traceparent: str | None = None
    address: str = ""
    export: str = ""
    agent: str = ""

    def to_wire(self) -> dict[str, Any]:
        """Convert to the JSON form."""
        return {
            **({"agent": self.agent} if self.agent else {}),
            "path": dict(self.path),
            "query": None if self.query is None else dict(self.query),
            "body": None if self.body is None else dict(self.body),
            "actor": self.actor.to_wire(),
            "idempotency_key": self.idempotency_key,
            "if_match": self.if_match,
            "correlation": self.correlation,
            "traceparent": self.traceparent,
            "address": self.address,
            "export": self.export,
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
            address=wire.get("address") or "",
            export=wire.get("export") or "",
            agent=wire.get("agent") or "",
        )


class Reply:
    """A service's reply: the dumped result, and the version of the resource if it has one.

    It has the result as ``body`` and as ``content``, which is JSON; each is made of the other when it is first asked
    for, so that the gateway passes on what a service has sent without reading it. ``next`` is the cursor of the next
    page of a list. ``accepted`` names the resource of what the operation declares as ``accepted``, if the result is
    that: nothing has taken effect yet.
    """

    __slots__ = ("_body", "_content", "_next", "accepted", "version")

    def __init__(
        self,
        body: Any = None,
        version: int | None = None,
        *,
        content: bytes | None = None,
        next: str | None = None,
        accepted: str = "",
    ) -> None:
        self._body, self._content, self._next = body, content, next
        self.version, self.accepted = version, accepted

    @property
    def body(self) -> Any:
        """The result as Python values."""
        if self._body is None and self._content is not None:
            self._body = orjson.loads(self._content)
        return self._body

    @property
    def content(self) -> bytes:
        """The result as JSON. Raises ``TypeError`` if it is not."""
        if self._content is None:
            self._content = orjson.dumps(self._body)
        return self._content

    @property
    def next(self) -> str | None:
        """The cursor of the next page of a list, if there is one."""
        if self._next is None and isinstance(self._body, Mapping) and isinstance(self._body.get("items"), list):
            return self._body.get("next") or None
        return self._next

    def to_wire(self) -> dict[str, Any]:
        """Convert to the JSON form in which the reply to an Idempotency-Key is stored."""
        return {"body": self.body, "version": self.version, "accepted": self.accepted}

    @classmethod
    def from_wire(cls, wire: Mapping[str, Any]) -> "Reply":
        """Build a reply from the form that ``to_wire`` writes."""
        return cls(wire["body"], wire["version"], accepted=wire.get("accepted") or "")
