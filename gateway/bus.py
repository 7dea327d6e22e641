"""The bus over RabbitMQ: nameko's RPC protocol and the services' events, by aio-pika.

Messages of a call are transient and expire with its deadline, so that no call runs after its caller has stopped
waiting. Replies come to one exclusive queue without acknowledgement. When the connection is lost, every pending call
fails at once and the bus reconnects for as long as it is started. It also reconnects when one of its queues is deleted,
because otherwise calls would still go out but no reply and no event would arrive.

A call to a service without a queue is returned by the broker and fails at once. aiormq sees returned messages only on
a channel with confirms, which cost a quarter more CPU a call, so such a channel is used only for a service that is not
known to be available: a queue outlives its consumers by seconds, in which the gateway learns that they have gone.
"""

import asyncio
import random
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Mapping, Sequence
from typing import Any, TypeVar, cast

import aio_pika
import orjson
import structlog
from aio_pika import ExchangeType
from aio_pika.abc import AbstractChannel, AbstractConnection, AbstractIncomingMessage
from aio_pika.exceptions import AMQPError, ChannelInvalidStateError, ChannelNotFoundEntity, DeliveryError
from aiormq import Channel, spec
from aiormq.abc import DeliveredMessage
from prometheus_client import generate_latest

from chassis.calling.call import CORRELATION_HEADER, DEADLINE_HEADER, FAILURE_PATH, SENT_HEADER, TRACE_HEADER, Call
from chassis.calling.errors import Failure
from chassis.running.settings import Settings
from contracts.catalogue import EVENTS_BY_TYPE, OPERATIONS_BY_NAME
from contracts.operation import Operation
from contracts.platform import SERVICES
from contracts.problem import TIMED_OUT, UNAVAILABLE
from gateway.problems import internal

RPC_EXCHANGE = "nameko-rpc"
TRANSIENT = 1
CONNECT_SECONDS = 5.0
LONGEST_PAUSE = 5.0
PROBE_SECONDS = 2.0
BLOCKED_SECONDS = 0.1
MOST_EVENTS_WAITING = 10_000
_BROKEN = (AMQPError, ChannelInvalidStateError, OSError, RuntimeError)

log = structlog.get_logger("gateway.bus")
Answer = TypeVar("Answer")


async def _answer(step: Awaitable[Answer]) -> Answer:
    """What the broker answers to one of the steps that a connection takes; ``TimeoutError`` when it says nothing.

    There is no limit for all of them together. While the gateway refuses hundreds of requests a second, each step has
    to wait for its turn in the loop, and whoever begins anew for having taken too long never gets connected.
    """
    async with asyncio.timeout(CONNECT_SECONDS):
        return await step


async def _is_blocked(connection: AbstractConnection) -> bool:
    """Whether the broker blocks publishing on this connection, which it reports only after a message was sent."""
    if connection.transport is None:
        return False
    try:
        await asyncio.wait_for(connection.transport.connection.ready(), BLOCKED_SECONDS)
    except TimeoutError:
        return True
    return False


def _expiration(timeout: float) -> str | None:
    """Return the time that a call may wait in its queue, in milliseconds as text; the broker drops it after that."""
    return str(int(timeout * 1000))


class AmqpBus:
    """The bus over RabbitMQ (``gateway.bus_protocol.Bus``); ``connections`` counts the connections made so far."""

    def __init__(
        self,
        settings: Settings,
        operations: Mapping[tuple[str, str], Operation] = OPERATIONS_BY_NAME,
        services: Sequence[str] = SERVICES,
        event_services: Mapping[str, str] | None = None,
    ) -> None:
        self._uri = settings.amqp_uri.replace("pyamqp://", "amqp://", 1)
        self._operations = operations
        self._services = tuple(services)
        self._event_services = event_services or {kind: event.service for kind, event in EVENTS_BY_TYPE.items()}
        self._pending: dict[str, tuple[str, asyncio.Future[dict[str, Any]]]] = {}
        self._listeners: list[tuple[tuple[str, ...], asyncio.Queue[dict[str, Any]]]] = []
        self._available: dict[str, bool] = {}
        self._deserted: set[str] = set()
        self._connection: AbstractConnection | None = None
        self._channel: Channel | None = None
        self._careful: Channel | None = None
        self._reply_key = ""
        self._task: asyncio.Task[None] | None = None
        self._lost = asyncio.Event()
        self._blocked = False
        self.connections = 0

    async def start(self) -> None:
        """Start connecting; returns at once."""
        self._task = asyncio.create_task(self._stay_connected())

    async def stop(self) -> None:
        """Disconnect; calls under way fail."""
        if self._task:
            # aiormq turns a cancellation in the middle of a call into an error of its own.
            while not self._task.done():
                self._task.cancel()
                await asyncio.wait([self._task], timeout=0.2)
        await self._disconnect()

    @property
    def pending(self) -> int:
        """The number of calls that wait for their reply."""
        return len(self._pending)

    @property
    def connected(self) -> bool:
        """Whether a broker accepts calls; it does not while its memory or its disk runs out.

        The state is checked every ``PROBE_SECONDS``; calls sent before a change is noticed wait until they time out.
        """
        return self._channel is not None and not self._blocked

    def service_available(self, service: str) -> bool:
        """Whether the service's queue had a consumer when last checked, at most ``PROBE_SECONDS`` ago."""
        return self.connected and self._available.get(service, False)

    async def figures(self) -> bytes:
        """Return the metrics of this process: memory, processor time, open files."""
        return generate_latest()

    async def call(self, service: str, name: str, call_wire: dict[str, Any], timeout: float) -> dict[str, Any]:
        """Call a service and wait for its reply, see ``gateway.bus_protocol.Bus``."""
        channel = self._channel if self._available.get(service) else self._careful
        if channel is None or channel.is_closed:
            raise Failure(UNAVAILABLE, service=service)
        correlation = uuid.uuid4().hex
        future: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._pending[correlation] = (service, future)
        now = time.time()
        properties = spec.Basic.Properties(
            content_type="application/json",
            content_encoding="utf-8",
            headers={
                # As text: the library writes fractional numbers in 32 bits, which is off by minutes here.
                DEADLINE_HEADER: f"{now + timeout:.3f}",
                SENT_HEADER: f"{now:.3f}",
                CORRELATION_HEADER: call_wire.get("correlation") or "",
                TRACE_HEADER: call_wire.get("traceparent") or "",
            },
            delivery_mode=TRANSIENT,
            reply_to=self._reply_key,
            correlation_id=correlation,
            # Otherwise the library would make one up.
            message_id=correlation,
            expiration=_expiration(timeout),
        )
        try:
            async with asyncio.timeout(timeout):
                await channel.basic_publish(
                    orjson.dumps({"args": [], "kwargs": {"call": call_wire}}),
                    exchange=RPC_EXCHANGE,
                    routing_key=f"{service}.{name}",
                    properties=properties,
                    mandatory=channel is self._careful,
                    # No task waits for the socket here: the breakers bound how much is on its way at once.
                    wait=False,
                )
                answer = await future
        except TimeoutError:
            raise Failure(TIMED_OUT, service=service) from None
        except DeliveryError:
            raise Failure(UNAVAILABLE, service=service) from None
        except _BROKEN as error:
            # The call may have reached the service all the same, so this is a time-out and not "unavailable".
            log.warning("call lost", service=service, error=repr(error))
            raise Failure(TIMED_OUT, service=service) from None
        finally:
            self._pending.pop(correlation, None)
        return self._result(service, name, call_wire, answer)

    def _result(
        self, service: str, name: str, call_wire: Mapping[str, Any], answer: Mapping[str, Any]
    ) -> dict[str, Any]:
        error = answer.get("error")
        if not error:
            result: dict[str, Any] = answer["result"]
            return result
        operation = self._operations.get((service, name))
        if str(error.get("exc_path", "")).startswith(FAILURE_PATH):
            try:
                raise Failure.from_wire(error["exc_args"], operation.problems if operation else ())
            except StopIteration:
                log.exception("undeclared problem", service=service, operation=name, error=error.get("exc_args"))
        else:
            log.error(
                "call failed", service=service, operation=name, error=error.get("exc_type"), value=error.get("value")
            )
        raise internal(str(call_wire.get("correlation") or ""))

    async def events(self, types: Sequence[str]) -> AsyncIterator[dict[str, Any]]:
        """Yield the envelopes of these types, see ``gateway.bus_protocol.Bus``."""
        queue: asyncio.Queue[dict[str, Any]] = asyncio.Queue(MOST_EVENTS_WAITING)
        listener = (tuple(types), queue)
        self._listeners.append(listener)
        try:
            connection, lost = self._connection, self._lost
            if connection is not None and self._channel is not None:
                try:
                    await self._listen(connection, listener)
                except _BROKEN as error:
                    log.info("not listening yet", types=types, error=repr(error))
                    lost.set()
            while True:
                yield await queue.get()
        finally:
            self._listeners.remove(listener)

    async def _stay_connected(self) -> None:
        pause = 0.2
        while True:
            try:
                connection = await self._connect()
                log.info("connected")
                pause = 0.2
                await self._watch(connection)
                log.warning("connection lost")
            except _BROKEN as error:
                log.warning("no broker", error=repr(error))
            await self._disconnect()
            # A random delay, so that gateways which lost the same broker do not all reconnect at once.
            await asyncio.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _connect(self) -> AbstractConnection:
        lost = self._lost = asyncio.Event()
        connection = await aio_pika.connect(self._uri, timeout=CONNECT_SECONDS, heartbeat=20)
        self._connection = connection
        connection.close_callbacks.add(lambda *_: lost.set())
        channel, beneath = await self._open(connection)
        exchange = await _answer(channel.declare_exchange(RPC_EXCHANGE, ExchangeType.TOPIC, durable=True))
        self._reply_key = str(uuid.uuid4())
        replies = await _answer(
            channel.declare_queue(f"rpc.reply-gateway-{self._reply_key}", exclusive=True, auto_delete=True)
        )
        await _answer(replies.bind(exchange, self._reply_key))
        # Calls and replies use aiormq directly: its messages cost a third of aio-pika's.
        await _answer(beneath.basic_consume(replies.name, self._replied, no_ack=True))
        _, careful = await self._open(connection, confirmed=True)
        for listener in self._listeners:
            await self._listen(connection, listener)
        self._channel, self._careful = beneath, careful
        self.connections += 1
        return connection

    async def _open(
        self, connection: AbstractConnection, *, confirmed: bool = False
    ) -> tuple[AbstractChannel, Channel]:
        """Open a channel, with aiormq's own beneath it; when it or a consumer of it ends, the connection is closed."""
        lost = self._lost
        channel = await _answer(connection.channel(publisher_confirms=confirmed, on_return_raises=confirmed))
        channel.close_callbacks.add(lambda *_: lost.set())
        beneath = cast("Channel", await channel.get_underlay_channel())
        beneath.on_consumer_cancel_callbacks.add(lambda _: lost.set())
        return channel, beneath

    async def _listen(
        self, connection: AbstractConnection, listener: tuple[tuple[str, ...], asyncio.Queue[dict[str, Any]]]
    ) -> None:
        types, waiting = listener
        channel, _ = await self._open(connection)
        queue = await _answer(channel.declare_queue(exclusive=True, auto_delete=True))
        for kind in types:
            service = self._event_services[kind]
            exchange = await _answer(channel.declare_exchange(f"{service}.events", ExchangeType.TOPIC, durable=True))
            await _answer(queue.bind(exchange, kind))

        async def arrived(message: AbstractIncomingMessage) -> None:
            try:
                waiting.put_nowait(orjson.loads(message.body))
            except ValueError:
                log.exception("event is not JSON", routing_key=message.routing_key)
            except asyncio.QueueFull:
                log.exception("event dropped: the gateway does not keep up", routing_key=message.routing_key)

        await _answer(queue.consume(arrived, no_ack=True))

    async def _watch(self, connection: AbstractConnection) -> None:
        """Check regularly which services take calls, until the connection is lost."""
        while not self._lost.is_set():
            blocked = await _is_blocked(connection)
            if blocked != self._blocked:
                log.warning("the broker takes no messages" if blocked else "the broker takes messages again")
            self._blocked = blocked
            # A passive declaration would block as well and end in a new connection that is blocked too.
            for service in self._services if not self._blocked else ():
                self._available[service] = await self._takes_calls(connection, service)
            try:
                await asyncio.wait_for(self._lost.wait(), PROBE_SECONDS)
            except TimeoutError:
                continue

    async def _takes_calls(self, connection: AbstractConnection, service: str) -> bool:
        """Whether a consumer takes the service's calls.

        A queue whose consumers have gone expires after a while, and calls then fail at once instead of timing out.
        Passively declaring the queue would renew it each time, so a queue without consumers is probed by a call
        instead.
        """
        if service in self._deserted:
            return await self._answers(service)
        # The broker closes a channel on which a missing queue is declared passively.
        channel = await connection.channel(publisher_confirms=False)
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                queue = await channel.declare_queue(f"rpc-{service}", passive=True)
        except ChannelNotFoundEntity:
            return False
        finally:
            if not channel.is_closed:
                await channel.close()
        if not queue.declaration_result.consumer_count:
            self._deserted.add(service)
            return False
        return True

    async def _answers(self, service: str) -> bool:
        try:
            await self.call(service, "get_time", Call().to_wire(), PROBE_SECONDS)
        except Failure as failure:
            if failure.problem == TIMED_OUT:
                return False
            # If the broker returned the call, the queue is gone; any other refusal comes from the service.
            self._deserted.discard(service)
            return failure.problem != UNAVAILABLE
        self._deserted.discard(service)
        return True

    async def _disconnect(self) -> None:
        """Close the connection and fail the pending calls: their replies cannot come any more, done or not."""
        connection, self._connection, self._channel, self._careful = self._connection, None, None, None
        self._available.clear()
        self._deserted.clear()
        self._blocked = False
        for service, future in list(self._pending.values()):
            if not future.done():
                future.set_exception(Failure(TIMED_OUT, service=service))
        if connection is not None and not connection.is_closed:
            try:
                async with asyncio.timeout(1.0):
                    await connection.close()
            except (*_BROKEN, TimeoutError) as error:
                log.info("closed impolitely", error=repr(error))

    async def _replied(self, message: DeliveredMessage) -> None:
        _, future = self._pending.get(message.header.properties.correlation_id or "", ("", None))
        # A reply that arrives after its call has ended is dropped.
        if future is not None and not future.done():
            try:
                future.set_result(orjson.loads(message.body))
            except ValueError as error:
                future.set_exception(RuntimeError(f"the reply is not JSON: {error}"))
