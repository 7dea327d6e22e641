"""Reads calls from the bytes of one connection; knows no sockets."""

from collections import deque
from dataclasses import dataclass
from typing import Any

import httptools
import orjson

from chassis.calling.call import DEADLINE_HEADER, SENT_HEADER

# Many times the size of the head of a call; what clients upload is bounded by the gateway, well below the second.
MOST_HEAD = 16 * 1024
MOST_CONTENT = 64 * 1024 * 1024

_DEADLINE, _SENT = DEADLINE_HEADER.lower().encode(), SENT_HEADER.lower().encode()


class MalformedCall(Exception):
    """What has arrived is not a call; the message says why."""


@dataclass(slots=True)
class Incoming:
    """One request: ``path`` is ``/<service>/<operation>``, times are seconds since the epoch.

    ``last`` says that the caller makes no further one on this connection.
    """

    method: str = ""
    path: str = ""
    deadline: float | None = None
    sent: float | None = None
    content: bytes = b""
    last: bool = False

    def call(self) -> dict[str, Any]:
        """Return the call (``chassis.calling.call.Call``) in its JSON form. Raises ``MalformedCall``.

        The actor is a person who is signed in, or ``anonymous``: services act for themselves only in their own process.
        """
        try:
            call = orjson.loads(self.content)
        except ValueError as error:
            raise MalformedCall(f"the content is not JSON: {error}") from None
        if not isinstance(call, dict):
            raise MalformedCall("the content is not an object")
        for name in ("path", "query", "body", "actor"):
            if not isinstance(call.get(name), dict | None):
                raise MalformedCall(f"{name} is not an object")
        actor = call.get("actor")
        if actor and not (actor.get("person_id") or (actor.get("name") == "anonymous" and not actor.get("posts"))):
            raise MalformedCall("the actor is neither a person nor anonymous")
        return call


class Reader:
    """Collects the requests of one connection; ``complete`` holds those that have arrived whole, oldest first."""

    def __init__(self) -> None:
        self.complete: deque[Incoming] = deque()
        # Whether a part of a request has arrived.
        self.begun = False
        self._parser = httptools.HttpRequestParser(self)
        self._request = Incoming()
        self._parts: list[bytes] = []
        self._url: list[bytes] = []
        # The bytes of the request that is on its way, whatever they are.
        self._size = 0

    def feed(self, data: bytes) -> None:
        """Take what has arrived. Raises ``MalformedCall``; nothing more can be read after it."""
        self._size += len(data)
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            raise MalformedCall("it asks for another protocol") from None
        except httptools.HttpParserError as error:
            # What a callback has raised is the context of the parser's own error.
            raise MalformedCall(str(error.__context__ or error)) from None
        if self.begun and self._size > (MOST_CONTENT if self._parts else MOST_HEAD):
            raise MalformedCall("it is too large")

    def on_message_begin(self) -> None:
        self.begun = True
        self._request, self._parts, self._url = Incoming(), [], []

    def on_url(self, url: bytes) -> None:
        self._url.append(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        name = name.lower()
        if name == _DEADLINE:
            self._request.deadline = _moment(value)
        elif name == _SENT:
            self._request.sent = _moment(value)

    def on_body(self, body: bytes) -> None:
        self._parts.append(body)

    def on_message_complete(self) -> None:
        request = self._request
        request.method = self._parser.get_method().decode("ascii")
        request.path = b"".join(self._url).decode("latin-1")
        request.last = not self._parser.should_keep_alive()
        request.content = self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)
        self.begun, self._size = False, 0
        self.complete.append(request)


def _moment(value: bytes) -> float:
    try:
        return float(value)
    except ValueError:
        raise MalformedCall(f"{value!r} is not a time") from None
