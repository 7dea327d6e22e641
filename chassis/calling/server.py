"""The server that a service takes calls with: HTTP/1.1 on kept connections, one call at a time on each.

Unless the address is of this machine itself, both ends show a certificate of the platform's own authority, and only the
gateway's is accepted: a call says on whose behalf it is made, so whoever may call can act as anybody.

``GET /`` tells which service answers. The gateway asks it on each new connection, so that a wrong address or
certificate is known before a call depends on it.
"""

import errno
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol

import eventlet
import structlog
from eventlet.patcher import original
from nameko.extensions import SharedExtension

from chassis.calling import answers
from chassis.calling.answers import NotBegun, NotRun
from chassis.calling.call import Reply
from chassis.calling.certificates import GATEWAY, Certificates, expiry_of, names_of
from chassis.calling.errors import Failure
from chassis.calling.incoming import Incoming, MalformedCall, Reader
from chassis.running.listening import CannotListen
from chassis.running.settings import Address
from contracts.problem import INTERNAL

log = structlog.get_logger()

# eventlet takes ``poll`` out of the module that it patches.
_select = original("select")

HANDSHAKE_SECONDS = 5.0
# For a whole request, from its first bytes; and for the caller to take the answer.
REQUEST_SECONDS = 30.0
ANSWER_SECONDS = 30.0
# For callers to close their connections when the process stops.
CLOSE_SECONDS = 1.0
# Of connections, each of which makes one call at a time: many times what the gateways of an installation open.
MOST_CONNECTIONS = 2000
# Of connections that are not known to be of the gateway, or are told that there is no room; more are closed at once.
MOST_STRANGERS = 500
# Between two lines about connections that were closed.
TELL_SECONDS = 60.0
BACKLOG = 512
RECEIVED_AT_ONCE = 64 * 1024
# After an error of the listening socket, such as too many open files.
PAUSE_SECONDS = 0.2


class Serve(Protocol):
    """Runs a call to one operation, see ``chassis.calling.operations.OperationEntrypoint.serve``."""

    def __call__(
        self, call: Mapping[str, Any], deadline: float | None, sent: float | None, left: Callable[[], bool]
    ) -> Reply: ...


class Connection:
    """One connection of a caller, served by one green thread."""

    def __init__(self, server: "CallServer", connected: socket.socket) -> None:
        self._server = server
        self._socket = connected
        self._reader = Reader()
        self._expires = float("inf")
        self._refused: NotRun | None = None
        self.busy = False
        self.told = False

    def run(self, context: ssl.SSLContext | None) -> None:
        """Serve until the caller closes the connection or it may not be used any more."""
        try:
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
            if context is not None:
                self._be_sure_of_the_caller(context)
            if self._refused:
                self._send(answers.not_run(self._refused))
                self._await_close()
                return
            if not self._server.admit(self):
                # Answered rather than closed: a process that is full is not one that is away.
                if self._next() is not None:
                    self._send(answers.not_run(NotRun.FULL))
                    self._await_close()
                return
            while (request := self._next()) is not None:
                self.busy = True
                answer, last = self._answer(request)
                self._send(answer)
                self.busy = False
                if last or request.last:
                    self._await_close()
                    return
                if self._server.leaving:
                    self.tell_that_it_stops()
        except MalformedCall as error:
            log.warning("not a call", error=str(error))
            self._end(NotRun.MALFORMED)
            self._await_close()
        except (OSError, eventlet.Timeout) as error:
            # Of a connection that the other side has given up, or the network; what it called is done or not begun.
            log.info("a connection of a caller is lost", error=repr(error))
        finally:
            self.busy = False
            self._socket.close()

    def tell_that_it_stops(self) -> None:
        """Refuse the next call in advance, if none is on its way: the caller then makes it elsewhere."""
        if not self.busy and not self.told and not self._reader.begun:
            self._end(NotRun.STOPPING)

    def _be_sure_of_the_caller(self, context: ssl.SSLContext) -> None:
        with eventlet.Timeout(HANDSHAKE_SECONDS):
            try:
                secured = context.wrap_socket(self._socket, server_side=True)
            except ssl.SSLError as error:
                log.warning("a caller without a certificate of ours was refused", error=error.reason or str(error))
                raise
        self._socket = secured
        peer = secured.getpeercert()
        self._expires = expiry_of(peer)
        if GATEWAY not in names_of(peer):
            log.warning("a caller that is not the gateway was refused", names=sorted(names_of(peer)))
            self._refused = NotRun.STRANGER

    def _next(self) -> Incoming | None:
        """Return the next request, or nothing when the caller has closed the connection."""
        reader = self._reader
        end = 0.0
        while not reader.complete:
            if reader.begun:
                end = end or time.monotonic() + REQUEST_SECONDS
                with eventlet.Timeout(max(end - time.monotonic(), 0.001)):
                    data = self._socket.recv(RECEIVED_AT_ONCE)
            else:
                data = self._socket.recv(RECEIVED_AT_ONCE)
            # What comes after the connection was ended crossed with that, and its caller knows that it is not run.
            if not data or self.told:
                return None
            reader.feed(data)
        return reader.complete.popleft()

    def _send(self, answer: bytes) -> None:
        with eventlet.Timeout(ANSWER_SECONDS):
            self._socket.sendall(answer)

    def _answer(self, request: Incoming) -> tuple[bytes, bool]:
        """Return the answer to a request, and whether it is the last on this connection."""
        if time.time() > self._expires:
            return answers.not_run(NotRun.EXPIRED), True
        if request.method == "GET" and request.path == "/":
            return answers.result(Reply({"service": self._server.name})), False
        serve = self._server.found(request)
        if serve is None:
            return answers.not_run(NotRun.UNKNOWN), True
        try:
            reply = serve(request.call(), request.deadline, request.sent, self._has_left)
            return answers.result(reply), False
        except Failure as failure:
            return answers.refusal(failure), False
        except NotBegun as refusal:
            return answers.not_run(refusal.why), refusal.why in answers.LAST
        except MalformedCall:
            raise
        except Exception:
            # Answered, so that nobody has to take it for a process that died over the call.
            log.exception("no answer could be made", path=request.path)
            return answers.refusal(Failure(INTERNAL, request_id="")), False

    def _has_left(self) -> bool:
        """Whether the caller has closed the connection."""
        poll = _select.poll()
        poll.register(self._socket.fileno(), _select.POLLRDHUP)
        return bool(poll.poll(0))

    def _end(self, why: NotRun) -> None:
        """Answer what the caller has not asked yet, or not in words that can be read, and take nothing more."""
        self.told = True
        try:
            with eventlet.Timeout(CLOSE_SECONDS):
                self._socket.sendall(answers.not_run(why))
        except (OSError, RuntimeError, eventlet.Timeout) as error:
            # Of a caller that has gone, or whose handshake another thread is in the middle of.
            log.info("a caller could not be told", error=repr(error))

    def _await_close(self) -> None:
        """Let the caller read the last answer: closing at once would destroy it if more has arrived meanwhile."""
        with eventlet.Timeout(CLOSE_SECONDS, False):
            while self._socket.recv(RECEIVED_AT_ONCE):
                pass


class CallServer(SharedExtension):
    """Listens for calls to the operations of one service, from its start until its process stops."""

    def __init__(self) -> None:
        self.leaving = False
        self._serve: dict[str, Serve] = {}
        self._connections: set[Connection] = set()
        self._admitted: set[Connection] = set()
        self._told_at = float("-inf")
        self._listener: socket.socket | None = None
        self._certificates: Certificates | None = None

    @property
    def name(self) -> str:
        """The service that answers here."""
        name: str = self.container.service_name
        return name

    @property
    def listening(self) -> bool:
        """Whether calls are taken."""
        return self._listener is not None and not self.leaving

    def register(self, operation: str, serve: Serve) -> None:
        """Take calls to an operation."""
        self._serve[f"/{self.name}/{operation}"] = serve

    def found(self, request: Incoming) -> Serve | None:
        """Return what runs the operation that a request calls, if there is such an operation."""
        return self._serve.get(request.path) if request.method == "POST" else None

    def admit(self, connection: Connection) -> bool:
        """Count a connection of the gateway; returns whether there is room for its calls."""
        if len(self._admitted) >= MOST_CONNECTIONS:
            return False
        self._admitted.add(connection)
        return True

    def start(self) -> None:
        """Listen, unless the gateway is in the same process; waits for an address that is still taken."""
        settings = self.container.config["settings"]
        if settings.embedded_broker:
            return
        address = settings.addresses_of(self.name)[0]
        if address.secure:
            self._certificates = Certificates(settings.certificates, self.name)
        self._listener = _listen_when_free(address)
        self.container.spawn_managed_thread(partial(self._accept, self._listener), "calls")
        log.info("taking calls", address=str(address))

    def leave(self) -> None:
        """Take no new connections and no new calls; idle callers are told, so that they call elsewhere."""
        if self.leaving:
            return
        self.leaving = True
        if self._listener is not None:
            self._listener.close()
        for connection in tuple(self._connections):
            connection.tell_that_it_stops()

    def close(self) -> None:
        """Return when every caller has closed its connection, or after ``CLOSE_SECONDS``."""
        with eventlet.Timeout(CLOSE_SECONDS, False):
            while self._connections:
                eventlet.sleep(0.01)

    def _accept(self, listener: socket.socket) -> None:
        while not self.leaving:
            try:
                connected, _ = listener.accept()
            except OSError as error:
                if not self.leaving:
                    log.warning("no connection could be accepted", error=repr(error))
                    eventlet.sleep(PAUSE_SECONDS)
                continue
            if len(self._connections) - len(self._admitted) >= MOST_STRANGERS:
                if time.monotonic() - self._told_at >= TELL_SECONDS:
                    self._told_at = time.monotonic()
                    log.warning("too many callers", connections=len(self._connections))
                connected.close()
                continue
            eventlet.spawn_n(self._serve_one, Connection(self, connected))

    def _serve_one(self, connection: Connection) -> None:
        self._connections.add(connection)
        try:
            connection.run(self._certificates.server() if self._certificates else None)
        except Exception:
            log.exception("a connection of a caller broke off")
        finally:
            self._connections.discard(connection)
            self._admitted.discard(connection)


def _listen_when_free(address: Address) -> socket.socket:
    """Listen, as soon as the process that did so before has ended."""
    told = False
    while True:
        try:
            return listen(address.host if address.local else "", address.port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise CannotListen(
                    f"SERVICE_URLS has {address}, where this process cannot take calls ({error.strerror}); set it to "
                    "an address of this machine and a port from 1024 on"
                ) from None
            if not told:
                log.warning("cannot take calls yet", address=str(address), error=error.strerror)
            told = True
            eventlet.sleep(PAUSE_SECONDS)


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket; an empty host means every address of the machine, of IPv6 as well where it has it."""
    if host:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    if socket.has_dualstack_ipv6():
        return socket.create_server(("", port), family=socket.AF_INET6, backlog=BACKLOG, dualstack_ipv6=True)
    return socket.create_server(("", port), backlog=BACKLOG)
