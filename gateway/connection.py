"""One kept connection to a process of a service: HTTP/1.1, one call at a time.

A client library would cost more than all the rest of a call: per call, aiohttp's measured 100 µs of processor time and
httpx 1,720, this 20.
"""

import asyncio
from collections.abc import Callable
from typing import cast

import httptools
import structlog

from chassis.calling.answers import Answer

log = structlog.get_logger("gateway.calls")


class ConnectionLost(Exception):
    """The connection ended before the answer was there; the call may have been run."""


class Connection(asyncio.Protocol):
    """A connection; ``ended`` is called once, with whether the service has ended it, or the network."""

    def __init__(self, ended: Callable[["Connection", bool], None]) -> None:
        self.usable = False
        # When it was last used, by the monotonic clock.
        self.used = 0.0
        # When a certificate by which it was made expires, in seconds since the epoch.
        self.expires = float("inf")
        self._ended = ended
        self._transport: asyncio.Transport | None = None
        self._waiting: asyncio.Future[Answer] | None = None
        self._parser = httptools.HttpResponseParser(self)
        self._headers: dict[bytes, bytes] = {}
        self._parts: list[bytes] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are not instances of asyncio's classes.
        self._transport, self.usable = cast("asyncio.Transport", transport), True

    def connection_lost(self, exc: Exception | None) -> None:
        self._end(by_service=True)
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(ConnectionLost(repr(exc) if exc else "closed by the service"))

    def data_received(self, data: bytes) -> None:
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade) as error:
            log.warning("not an answer", error=repr(error))
            self.close()

    def on_message_begin(self) -> None:
        self._headers, self._parts = {}, []

    def on_header(self, name: bytes, value: bytes) -> None:
        self._headers[name.lower()] = value

    def on_body(self, body: bytes) -> None:
        self._parts.append(body)

    def on_message_complete(self) -> None:
        waiting, self._waiting = self._waiting, None
        # Without a call this is the service giving the connection up: it is about to stop.
        if self._headers.get(b"connection") == b"close" or waiting is None:
            self._end(by_service=True)
        if waiting is not None and not waiting.done():
            waiting.set_result(Answer(self._parser.get_status_code(), self._headers, b"".join(self._parts)))

    async def ask(self, request: bytes) -> Answer:
        """Send a request and wait for its answer. Raises ``ConnectionLost``.

        Whoever stops waiting closes the connection, so that the service learns of it and no answer is mistaken.
        """
        if not self.usable or self._transport is None:
            raise ConnectionLost("closed before the call")
        waiting = self._waiting = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        try:
            return await waiting
        finally:
            if not waiting.done() or waiting.cancelled():
                self.close()

    def close(self) -> None:
        """Close the connection; a call that waits for its answer fails."""
        self._end(by_service=False)

    def _end(self, *, by_service: bool) -> None:
        if self.usable:
            self.usable = False
            self._ended(self, by_service)
        if self._transport is not None:
            self._transport.abort()
