"""The processes of one service: found by name, connected to, watched, and chosen by how busy they are.

Names are looked up every ``LOOK_SECONDS``, so a process that is added gets its share within seconds. A process counts
as up while a connection to it is open or can be opened and it answers; one that hangs is found out by asking it. The
loss of a connection is noticed at once, and connecting is tried again ever more slowly.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from functools import partial

import structlog

from chassis.calling.answers import Answer, NotRun, refusal_to_begin
from chassis.calling.certificates import CertificateError, Certificates, expiry_of
from chassis.running.settings import Address
from gateway.connection import Connection, ConnectionLost

CONNECT_SECONDS = 3.0
LOOK_SECONDS = 2.0
ANSWER_SECONDS = 2.0
FIRST_PAUSE = 0.1
LONGEST_PAUSE = 2.0
SHORTEST_REST = 0.02
# Connections that nobody has used for so long are closed, all but one.
IDLE_SECONDS = 60.0
# A service that has been away for longer is not waited for: its callers are told after a glance at its addresses.
RESTART_SECONDS = 10.0
GLANCE_SECONDS = 0.3
_CANNOT_CONNECT = (OSError, TimeoutError, ConnectionLost, CertificateError)

log = structlog.get_logger("gateway.calls")


class ProcessFull(Exception):
    """A process answers, and takes no further connection at the moment; ``answer`` says so."""

    def __init__(self, answer: Answer) -> None:
        super().__init__("it takes no further connection")
        self.answer = answer


def request_line(path: str, host: str) -> bytes:
    """Return the beginning of a request."""
    return f"{path} HTTP/1.1\r\nHost: {host}\r\n".encode()


class Replica:
    """One process of a service, at one address."""

    def __init__(self, service: str, address: Address, certificates: Certificates | None) -> None:
        self.service, self.address = service, address
        self.up = False
        self.calls = 0
        # When it was last chosen, as a number that grows.
        self.chosen = 0
        # When it last answered, by the monotonic clock.
        self.answered = 0.0
        self._certificates = certificates
        self._idle: list[Connection] = []
        self._all: set[Connection] = set()
        self._pause = FIRST_PAUSE
        self.next_try = 0.0
        self._problem = ""
        # Whether its address is not one of the service any more.
        self._gone = False
        # Called when the process goes up or down.
        self.changed: Callable[[], None] = lambda: None

    async def take(self) -> Connection:
        """Return a connection for one call, to be given back.

        Raises ``ConnectionLost`` if there can be none, ``ProcessFull`` if the process takes no further one.
        """
        while self._idle:
            connection = self._idle.pop()
            if time.time() < connection.expires:
                return connection
            connection.close()
        try:
            return await self._connect()
        except _CANNOT_CONNECT as error:
            raise ConnectionLost(str(error) or type(error).__name__) from error

    def give_back(self, connection: Connection) -> None:
        """Keep a connection for the next call, if it can still be used."""
        if self._gone:
            connection.close()
        elif connection.usable:
            connection.used = self.answered = time.monotonic()
            self._idle.append(connection)

    async def examine(self) -> None:
        """Find out whether the process answers, unless it has just done so; connect if there is no connection."""
        now = time.monotonic()
        if self._gone:
            return
        if self.up and now - self.answered < LOOK_SECONDS:
            return
        if not self.up and now < self.next_try:
            return
        try:
            connection = await self.take()
            async with asyncio.timeout(ANSWER_SECONDS):
                await self._ask_who_it_is(connection)
        except ProcessFull as error:
            # It answers, only not to one connection more.
            if not self.up:
                self.fail(error)
            self.answered = time.monotonic()
            return
        except (ConnectionLost, TimeoutError, OSError) as error:
            self.fail(error)
            return
        self.give_back(connection)
        if not self.up and not self._gone:
            self.up, self._pause, self._problem = True, FIRST_PAUSE, ""
            log.info("a service answers", service=self.service, address=str(self.address))
            self.changed()

    def fail(self, error: BaseException) -> None:
        """Make no more calls to the process until it has been found to answer."""
        problem = str(error) or type(error).__name__
        if self.up or problem != self._problem:
            log.warning("a service does not answer", service=self.service, address=str(self.address), error=problem)
        self._problem = problem
        self.next_try = time.monotonic() + self._pause
        self._pause = min(self._pause * 2, LONGEST_PAUSE)
        if self.up:
            self.up = False
            self.changed()

    def hurry(self) -> None:
        """Try to connect soon again: somebody waits."""
        self.next_try = min(self.next_try, time.monotonic() + FIRST_PAUSE)
        self._pause = FIRST_PAUSE

    def close_unused(self) -> None:
        """Close connections that have not been used for ``IDLE_SECONDS``, the least used first, all but one."""
        oldest = time.monotonic() - IDLE_SECONDS
        while len(self._idle) > 1 and self._idle[0].used < oldest:
            self._idle.pop(0).close()

    def close(self, *, at_once: bool) -> None:
        """Close the idle connections, or ``at_once`` all of them; the others are closed when they are given back."""
        self.up, self._gone = False, True
        for connection in tuple(self._all if at_once else self._idle):
            connection.close()
        self._idle.clear()

    def _ended(self, connection: Connection, by_service: bool) -> None:
        self._all.discard(connection)
        if connection in self._idle:
            self._idle.remove(connection)
        if by_service and not self._all and self.up:
            # It has stopped, most likely: the next call should not be what finds out.
            self.fail(ConnectionLost("it has closed its connections"))

    async def _connect(self) -> Connection:
        secure = self._certificates.client() if self.address.secure and self._certificates else None
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(CONNECT_SECONDS):
            transport, connection = await loop.create_connection(
                partial(Connection, self._ended),
                self.address.host,
                self.address.port,
                ssl=secure,
                server_hostname=self.service if secure else None,
            )
            self._all.add(connection)
            try:
                if secure and self._certificates:
                    peer = expiry_of(transport.get_extra_info("peercert"))
                    connection.expires = min(self._certificates.expires, peer)
                await self._ask_who_it_is(connection)
            except BaseException:
                connection.close()
                raise
        return connection

    async def _ask_who_it_is(self, connection: Connection) -> None:
        """Raise ``ConnectionLost`` if it is not the service, or does not take calls from this gateway."""
        answer = await connection.ask(request_line("GET /", self.service) + b"\r\n")
        if refusal_to_begin(answer) is NotRun.FULL:
            connection.close()
            raise ProcessFull(answer)
        if answer.status != 200 or f'"{self.service}"'.encode() not in answer.content:
            connection.close()
            raise ConnectionLost(f"it says {answer.content[:100].decode(errors='replace')}")


class Replicas:
    """All processes of one service."""

    def __init__(self, service: str, addresses: Sequence[Address], certificates: Certificates | None) -> None:
        self.service = service
        self._addresses = addresses
        self._certificates = certificates
        self._replicas: dict[Address, Replica] = {}
        self._choices = 0
        # When the last process was lost, by the monotonic clock.
        self._away_since = float("-inf")
        self._changed = asyncio.Event()
        self._look = asyncio.Event()
        self._hosts: dict[Address, list[str]] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self._examining: dict[Replica, asyncio.Task[None]] = {}

    def start(self) -> None:
        """Start to look for processes."""
        self._tasks = [asyncio.create_task(self._follow_names()), asyncio.create_task(self._watch())]

    async def stop(self) -> None:
        """Close all connections; calls under way fail."""
        tasks = [*self._tasks, *self._examining.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for replica in self._replicas.values():
            replica.close(at_once=True)

    @property
    def up(self) -> list[Replica]:
        """The processes that answer."""
        return [replica for replica in self._replicas.values() if replica.up]

    async def choose(self, other_than: Replica | None = None) -> Replica | None:
        """Return the process with the fewest calls under way; waits briefly for a service that is being restarted.

        ``other_than`` is chosen only if there is no other one. Returns nothing if no process answers, and none can be
        connected to at once.
        """
        glance = time.monotonic() + GLANCE_SECONDS
        while True:
            found = self.up
            if len(found) > 1 and other_than is not None:
                found = [replica for replica in found if replica is not other_than]
            if found:
                best = found[0] if len(found) == 1 else min(found, key=lambda one: (one.calls, one.chosen))
                self._choices += 1
                best.chosen = self._choices
                return best
            left = max(self._away_since + RESTART_SECONDS, glance) - time.monotonic()
            if left <= 0:
                return None
            for replica in self._replicas.values():
                replica.hurry()
            self._look.set()
            self._changed.clear()
            try:
                async with asyncio.timeout(left):
                    await self._changed.wait()
            except TimeoutError:
                return None

    def _note_change(self) -> None:
        if not self.up:
            self._away_since = time.monotonic()
            self._look.set()
        self._changed.set()

    async def _follow_names(self) -> None:
        while True:
            try:
                await self._look_up()
            except Exception:
                log.exception("names not looked up", service=self.service)
            await asyncio.sleep(LOOK_SECONDS)

    async def _watch(self) -> None:
        """Examine every process, each by itself: one that hangs holds up no other."""
        while True:
            for replica in self._replicas.values():
                if replica not in self._examining:
                    task = asyncio.create_task(self._examine(replica))
                    self._examining[replica] = task
            await self._rest()

    async def _examine(self, replica: Replica) -> None:
        try:
            await replica.examine()
            replica.close_unused()
        except Exception:
            log.exception("a process could not be examined", service=self.service, address=str(replica.address))
        finally:
            del self._examining[replica]

    async def _rest(self) -> None:
        """Wait until processes are to be looked after or one that is down is to be tried, or something changes."""
        now = time.monotonic()
        down = (one.next_try - now for one in self._replicas.values() if not one.up and one not in self._examining)
        self._look.clear()
        try:
            async with asyncio.timeout(max(SHORTEST_REST, min([LOOK_SECONDS, *down]))):
                await self._look.wait()
        except TimeoutError:
            return

    async def _look_up(self) -> None:
        """Look up the names of the addresses, and follow what has changed."""
        for address in self._addresses:
            try:
                async with asyncio.timeout(CONNECT_SECONDS):
                    self._hosts[address] = await _hosts_of(address)
            except (OSError, UnicodeError) as error:
                # What was found before may still be right; connecting shows.
                log.info("a name is not known", service=self.service, host=address.host, error=repr(error))
        found = {
            Address(host, address.port, address.secure) for address, hosts in self._hosts.items() for host in hosts
        }
        for address in found - set(self._replicas):
            replica = Replica(self.service, address, self._certificates)
            replica.changed = self._note_change
            self._replicas[address] = replica
            self._look.set()
        for address in set(self._replicas) - found:
            self._replicas.pop(address).close(at_once=False)


async def _hosts_of(address: Address) -> list[str]:
    """Return the addresses that a host name has at the moment, each once."""
    found = await asyncio.get_running_loop().getaddrinfo(address.host, address.port, type=1)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
