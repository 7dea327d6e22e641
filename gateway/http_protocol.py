"""HTTP/1.1 by uvicorn, with bounds on the memory and time that a connection may take up.

uvicorn by itself accepts a head of any size, waits without limit for the rest of a request, and buffers whatever a
client does not read. A reverse proxy has bounds of its own, but none is required.
"""

import asyncio
from typing import Any

from httptools import HttpParserError, HttpParserUpgrade, HttpRequestParser
from uuid_utils import uuid7
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from chassis.calling.clients import unmapped
from chassis.calling.errors import Failure
from gateway.connections import Connections
from gateway.language import negotiate
from gateway.problems import malformed, problem_response

# Many times the head of our own clients; one that arrives in one piece is accepted even if a little larger.
MOST_HEAD = 64 * 1024
# Requests sent before the responses to earlier ones. Each takes thirty times its size on the wire.
MOST_AHEAD = 100
# For the head of a request, from its first byte; on a new connection from the start.
HEAD_SECONDS = 10.0
# For a whole request: a body has its own, shorter time from the moment it is read (``gateway.content``).
REQUEST_SECONDS = 60.0
# Without the client taking a byte while more waits for it than a transport buffers, or the last part of a response.
STALLED_SECONDS = 60.0


class Wire(HttpToolsProtocol):
    """One connection with its bounds."""

    # Set while a request is incomplete, or on a new connection before the first one.
    _coming: asyncio.TimerHandle | None = None
    _stalled: asyncio.TimerHandle | None = None
    # Bytes received but not processed yet: of a head, or with and after the chunks of a body.
    _unused = 0

    def __init__(self, *args: Any, connections: Connections, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._among = connections

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if self.client:
            self.client = (unmapped(self.client[0]), self.client[1])
        if self._among.add(self, self.client[0] if self.client else ""):
            self._expect(HEAD_SECONDS)
        else:
            transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self._among.remove(self)
        _cancel(self._coming)
        _cancel(self._stalled)
        super().connection_lost(exc)

    def lengthen(self, seconds: float) -> None:
        """Give the request that is coming so much time from now on."""
        _cancel(self._coming)
        self._expect(seconds)

    def drop(self) -> None:
        """Close the connection at once, in favour of another one."""
        self.transport.abort()

    def data_received(self, data: bytes) -> None:
        if self._coming is None:
            self._expect(HEAD_SECONDS)
        self._unset_keepalive_if_required()
        self._unused += len(data)
        while data and not self.transport.is_closing():
            data = self._parse(data)
        if self._unused > MOST_HEAD:
            most = MOST_HEAD // 1024
            self._refuse(malformed(f"请求头最大 {most} KiB。", f"The head of a request may have {most} KiB at most."))

    def on_headers_complete(self) -> None:
        self._unused = 0
        if self._offers_upgrade():
            return
        self.lengthen(REQUEST_SECONDS)
        self._among.work(self)
        self.scope["lianshang.lengthen"] = self.lengthen  # type: ignore[typeddict-unknown-key]
        super().on_headers_complete()
        if len(self.pipeline) > MOST_AHEAD:
            self.transport.abort()

    def on_body(self, body: bytes) -> None:
        self._unused = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        if self._offers_upgrade():
            return
        _cancel(self._coming)
        self._coming, self._unused = None, 0
        super().on_message_complete()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._await_reader()

    def resume_writing(self) -> None:
        if not self.transport.is_closing():
            _cancel(self._stalled)
        super().resume_writing()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.cycle is None or self.cycle.response_complete:
            self._among.wait(self)
        if self.transport.is_closing():
            self._await_reader()

    def timeout_keep_alive_handler(self) -> None:
        if not self.transport.is_closing():
            super().timeout_keep_alive_handler()
            self._await_reader()

    def _parse(self, data: bytes) -> bytes:
        """Parse received bytes and return those that are still to be parsed.

        Java's HTTP client offers HTTP/2 with every request. The parser takes everything after such a head, the body
        included, for the other protocol. We speak no other, so a new parser gets the head without the offer (RFC 9110,
        7.8).
        """
        try:
            self.parser.feed_data(data)
        except HttpParserUpgrade as end:
            if self._offers_upgrade():
                head = self._head_without_offer()
                self.parser = HttpRequestParser(self)
                # As uvicorn does: bytes after the last request are ignored.
                self.parser.set_dangerous_leniencies(lenient_data_after_close=True)
                return head + data[end.args[0] :]
        except HttpParserError as error:
            self._among.unreadable.add(reason=repr(error))
            self._refuse(malformed("这不是合乎 HTTP/1.1 的请求。", "This is not a request as HTTP/1.1 has it."))
        return b""

    def _offers_upgrade(self) -> bool:
        return self.parser.should_upgrade() and self.parser.get_method() != b"CONNECT"

    def _head_without_offer(self) -> bytes:
        first = b"%s %s HTTP/%s" % (self.parser.get_method(), self.url, self.parser.get_http_version().encode())
        headers = [name + b": " + value for name, value in self.headers if name != b"upgrade"]
        return b"\r\n".join([first, *headers, b"", b""])

    def _await_reader(self) -> None:
        _cancel(self._stalled)
        unread = self.transport.get_write_buffer_size()
        self._stalled = self.loop.call_later(STALLED_SECONDS, self._look_for_reader, unread)

    def _look_for_reader(self, before: int) -> None:
        if self.transport.get_write_buffer_size() < before:
            self._await_reader()
        else:
            self.transport.abort()

    def _expect(self, seconds: float) -> None:
        self._coming = self.loop.call_later(seconds, self.transport.abort)

    def _refuse(self, failure: Failure) -> None:
        """Respond to an unreadable request, unless the response to an earlier one is still being sent."""
        if self.transport.is_closing():
            return
        cycle = self.cycle
        # The fault may lie in the body of the request that is being served, unless that body is complete.
        under_way = cycle and not cycle.response_complete and (cycle.response_started or not cycle.more_body)
        if not under_way and not self.pipeline:
            found = problem_response(failure, negotiate(""), str(uuid7()))
            headers = [*found.headers, (b"content-length", b"%d" % len(found.body)), (b"connection", b"close")]
            lines = [b"HTTP/1.1 400 Bad Request", *(name + b": " + value for name, value in headers)]
            self.transport.write(b"\r\n".join([*lines, b"", found.body]))
        self.transport.close()
        self._await_reader()


def _cancel(timer: asyncio.TimerHandle | None) -> None:
    if timer:
        timer.cancel()
