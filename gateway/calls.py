"""Calls to the services: straight to one of their processes, over kept connections.

What becomes of a call when something breaks (decision 0008):

- No process answers: ``UNAVAILABLE`` at once, or after waiting briefly for one that is being restarted.
- The process has not begun with it, because it stops or is full: it is made elsewhere, else ``OVERLOADED``.
- The connection is lost: a read, or a write with an Idempotency-Key, is made once more; any other write may have been
  done, so the outcome is unknown (``TIMED_OUT``).
- No answer in time: ``TIMED_OUT``, or ``UNAVAILABLE`` if it was never sent. The deadline travels with the call, after
  which no process begins with it.
"""

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import orjson
import structlog

from chassis.calling import answers
from chassis.calling.answers import Answer, NotRun
from chassis.calling.call import DEADLINE_HEADER, SENT_HEADER, Call, Reply
from chassis.calling.certificates import GATEWAY, Certificates
from chassis.calling.errors import Failure
from chassis.running.settings import Settings
from contracts.catalogue import OPERATIONS_BY_NAME
from contracts.operation import Operation
from contracts.platform import SERVICES
from contracts.problem import KEY_IN_USE, OVERLOADED, TIMED_OUT, UNAVAILABLE, Problem
from gateway.connection import ConnectionLost
from gateway.problems import internal
from gateway.replicas import ProcessFull, Replica, Replicas

RETRY_SECONDS = 1
# Until a key may be free that was in use by a call whose process is gone.
KEY_SECONDS = 0.1
# Processes of one service that are asked before a call is refused as too much.
MOST_ASKED = 3

log = structlog.get_logger("gateway.calls")


class Calls:
    """The calls of this gateway; ``start`` returns at once, and services are found from then on."""

    def __init__(
        self,
        settings: Settings,
        operations: Mapping[tuple[str, str], Operation] = OPERATIONS_BY_NAME,
        services: Sequence[str] = SERVICES,
    ) -> None:
        self._operations = operations
        addresses = {service: settings.addresses_of(service) for service in services}
        secure = any(address.secure for found in addresses.values() for address in found)
        self._certificates = Certificates(settings.certificates, GATEWAY) if secure else None
        self._services = {name: Replicas(name, found, self._certificates) for name, found in addresses.items()}

    async def start(self) -> None:
        """Start to look for the services."""
        for replicas in self._services.values():
            replicas.start()

    async def stop(self) -> None:
        """Close all connections; calls under way fail."""
        await asyncio.gather(*(replicas.stop() for replicas in self._services.values()))

    def available(self, service: str) -> bool:
        """Whether a process of the service answers."""
        return service in self._services and bool(self._services[service].up)

    async def make(self, service: str, name: str, call: Call, timeout: float) -> Reply:
        """Call a service and wait for its reply, see ``gateway.bus_protocol.Bus.call``."""
        operation, replicas = self._operations.get((service, name)), self._services.get(service)
        if replicas is None:
            raise Failure(UNAVAILABLE, service=service)
        repeatable = bool(call.idempotency_key) or (operation is not None and not operation.writes)
        way = _Way()
        try:
            async with asyncio.timeout(timeout):
                answer = await self._answer(replicas, _request(service, name, call, timeout), repeatable, way)
        except TimeoutError:
            raise Failure(way.without_answer, service=service) from None
        try:
            reply = answers.read(answer, operation.problems if operation else ())
        except ValueError as error:
            log.exception("not an answer", service=service, operation=name, error=str(error))
            raise internal(call.correlation) from None
        if isinstance(reply, Reply):
            return reply
        log.error("a call was refused", service=service, operation=name, why=reply.value)
        if reply is NotRun.FULL and not way.lost:
            raise Failure(OVERLOADED, seconds=RETRY_SECONDS)
        raise Failure(TIMED_OUT if reply is NotRun.LATE else way.without_answer, service=service)

    async def _answer(self, replicas: Replicas, request: bytes, repeatable: bool, way: "_Way") -> Answer:
        """Make a call, and once more if it was lost and may be repeated, or while processes refuse to begin with it."""
        replica: Replica | None = None
        asked = 0
        while True:
            replica = await replicas.choose(other_than=replica)
            if replica is None:
                raise Failure(way.without_answer, service=replicas.service)
            try:
                answer = await self._ask(replica, request, way)
            except _NotSent:
                continue
            except ConnectionLost as error:
                log.warning("call lost", service=replicas.service, address=str(replica.address), error=str(error))
                if way.lost or not repeatable:
                    raise Failure(TIMED_OUT, service=replicas.service) from None
                way.lost = True
                continue
            if way.lost and answers.is_refused_with(answer, KEY_IN_USE):
                # The database has not noticed yet that the process is gone which was lost over the call.
                await asyncio.sleep(KEY_SECONDS)
                continue
            why = answers.refusal_to_begin(answer)
            asked += 1
            if why is NotRun.STOPPING:
                replica.fail(ConnectionLost(why.value))
            elif why is not NotRun.FULL or asked == MOST_ASKED or len(replicas.up) == 1:
                return answer

    async def _ask(self, replica: Replica, request: bytes, way: "_Way") -> Answer:
        replica.calls += 1
        try:
            try:
                connection = await replica.take()
            except ConnectionLost as error:
                replica.fail(error)
                raise _NotSent from error
            except ProcessFull as full:
                return full.answer
            way.sent = True
            try:
                answer = await connection.ask(request)
            except BaseException:
                # Also when the caller is cancelled in the moment in which the answer arrives.
                connection.close()
                raise
            way.sent = False
            replica.give_back(connection)
            return answer
        finally:
            replica.calls -= 1


@dataclass
class _Way:
    """How far a call has come: ``sent`` and not answered, or ``lost`` on its way once."""

    sent: bool = False
    lost: bool = False

    @property
    def without_answer(self) -> Problem:
        """The refusal if no answer comes: only of a call that nobody can have begun is the outcome known."""
        return TIMED_OUT if self.sent or self.lost else UNAVAILABLE


class _NotSent(Exception):
    """No connection could be had, so nothing of the call has been sent."""


def _request(service: str, name: str, call: Call, timeout: float) -> bytes:
    now, content = time.time(), orjson.dumps(call.to_wire())
    head = (
        f"POST /{service}/{name} HTTP/1.1\r\nHost: {service}\r\nContent-Type: application/json\r\n"
        f"{DEADLINE_HEADER}: {now + timeout:.3f}\r\n{SENT_HEADER}: {now:.3f}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content
