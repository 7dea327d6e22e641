"""Events of the services for this gateway, from RabbitMQ: nothing is kept, and nothing is published here.

An event is taken only from the exchange of the service that its type belongs to, by the routing key of that type: no
other service may publish there (decision 0020).

Each listener has an exclusive queue without acknowledgement. The feed reconnects for as long as it is started; events
that are published meanwhile are missed, so ``connections`` counts the connections made so far. It also reconnects when
one of its queues is deleted, because otherwise no event would arrive any more.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Mapping, Sequence
from typing import TypeVar

import aiormq
import orjson
import structlog
from aiormq.abc import AbstractChannel, AbstractConnection, DeliveredMessage
from aiormq.exceptions import AMQPError
from yarl import URL

from chassis.calling.certificates import GATEWAY
from chassis.running.settings import Settings
from contracts.catalogue import EVENTS_BY_TYPE

CONNECT_SECONDS = 5.0
HEARTBEAT_SECONDS = 20
FIRST_PAUSE = 0.2
LONGEST_PAUSE = 5.0
MOST_EVENTS_WAITING = 10_000
_BROKEN = (AMQPError, OSError, RuntimeError)

log = structlog.get_logger("gateway.feed")
Envelope = dict[str, object]
Answer = TypeVar("Answer")


async def _answer(step: Awaitable[Answer]) -> Answer:
    """What the broker answers to one of the steps that a connection takes; ``TimeoutError`` when it says nothing.

    There is no limit for all of them together. While the gateway refuses hundreds of requests a second, each step has
    to wait for its turn in the loop, and whoever begins anew for having taken too long never gets connected.
    """
    async with asyncio.timeout(CONNECT_SECONDS):
        return await step


class Listener:
    """One listener: the types of its events with the exchanges they come from, and those that have arrived."""

    def __init__(self, exchanges: Mapping[str, str], heard: asyncio.Event) -> None:
        self.exchanges, self.heard = exchanges, heard
        self.channel: AbstractChannel | None = None
        self.arrived: asyncio.Queue[dict[str, object]] = asyncio.Queue(MOST_EVENTS_WAITING)

    async def take(self, message: DeliveredMessage) -> None:
        """Queue an event, if it is one of those that were asked for, and from the service that it belongs to."""
        try:
            event = orjson.loads(message.body)
            if self._is_believed(event, message.exchange, message.routing_key):
                self.arrived.put_nowait(event)
            else:
                log.warning("event not believed", exchange=message.exchange, routing_key=message.routing_key)
        except ValueError:
            log.exception("event is not JSON", routing_key=message.routing_key)
        except asyncio.QueueFull:
            log.exception("event dropped: the gateway does not keep up", routing_key=message.routing_key)

    def _is_believed(self, event: object, exchange: str | None, routing_key: str | None) -> bool:
        if not isinstance(event, dict):
            return False
        kind, source = event.get("type"), event.get("source")
        owner = self.exchanges.get(str(kind), "")
        return bool(owner) and (exchange, routing_key, f"{str(source)[1:]}.events") == (owner, kind, owner)


class Feed:
    """The events of the services."""

    def __init__(self, settings: Settings, event_services: Mapping[str, str] | None = None) -> None:
        self._uri = URL(settings.amqp_uri.replace("pyamqp://", "amqp://", 1)).update_query(heartbeat=HEARTBEAT_SECONDS)
        if settings.amqp_ca:
            self._uri = self._uri.update_query(cafile=settings.amqp_ca)
        self._services = event_services or {kind: event.service for kind, event in EVENTS_BY_TYPE.items()}
        self._listeners: list[Listener] = []
        self._connection: AbstractConnection | None = None
        self._lost = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self.connections = 0

    @property
    def listening(self) -> bool:
        """Whether events arrive at the moment, as far as is known."""
        return self._connection is not None and not self._lost.is_set()

    async def start(self) -> None:
        """Start connecting; returns at once."""
        self._task = asyncio.create_task(self._stay_connected())

    async def stop(self) -> None:
        """Disconnect."""
        if self._task:
            # aiormq turns a cancellation in the middle of a call into an error of its own.
            while not self._task.done():
                self._task.cancel()
                await asyncio.wait([self._task], timeout=0.2)
        await self._disconnect(self._connection)

    async def events(
        self, types: Sequence[str], heard: asyncio.Event | None = None
    ) -> AsyncIterator[dict[str, object]]:
        """Yield the envelopes of these types, see ``gateway.bus_protocol.Bus``."""
        exchanges = {kind: f"{self._services[kind]}.events" for kind in types}
        listener = Listener(exchanges, heard or asyncio.Event())
        self._listeners.append(listener)
        try:
            if self._connection is not None:
                try:
                    await self._listen(self._connection, listener)
                except (*_BROKEN, TimeoutError) as error:
                    log.info("not listening yet", types=types, error=repr(error))
                    self._lost.set()
            while True:
                yield await listener.arrived.get()
        finally:
            self._listeners.remove(listener)
            await self._forget(listener)

    async def _stay_connected(self) -> None:
        pause = FIRST_PAUSE
        while True:
            connection: AbstractConnection | None = None
            try:
                connection = await self._connect()
                log.info("connected")
                pause = FIRST_PAUSE
                await self._lost.wait()
                log.warning("connection lost")
            except (*_BROKEN, TimeoutError) as error:
                log.warning("no broker", error=repr(error))
            await self._disconnect(connection or self._connection)
            # A random delay, so that gateways which lost the same broker do not all reconnect at once.
            await asyncio.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _connect(self) -> AbstractConnection:
        lost = self._lost = asyncio.Event()
        connection = aiormq.Connection(self._uri)
        try:
            await _answer(connection.connect())
            connection.closing.add_done_callback(lambda _: lost.set())
            # Listeners come and go meanwhile.
            bound: set[Listener] = set()
            while waiting := [listener for listener in self._listeners if listener not in bound]:
                bound.add(waiting[0])
                await self._listen(connection, waiting[0])
        except BaseException:
            await self._disconnect(connection)
            raise
        self._connection = connection
        self.connections += 1
        return connection

    async def _listen(self, connection: AbstractConnection, listener: Listener) -> None:
        lost = self._lost
        channel: AbstractChannel = await _answer(connection.channel(publisher_confirms=False))
        listener.channel = channel

        def ended(_: object) -> None:
            if listener in self._listeners:
                lost.set()

        channel.closing.add_done_callback(ended)
        queue = (await _answer(channel.queue_declare(exclusive=True, auto_delete=True))).queue
        for kind in listener.exchanges:
            exchange = listener.exchanges[kind]
            if self._uri.user != GATEWAY:
                # An account of gateways may not, and need not: the exchanges are made with it.
                await _answer(channel.exchange_declare(exchange, exchange_type="topic", durable=True))
            await _answer(channel.queue_bind(queue or "", exchange, kind))
        channel.on_consumer_cancel_callbacks.add(ended)
        await _answer(channel.basic_consume(queue or "", listener.take, no_ack=True))
        listener.heard.set()
        if listener not in self._listeners:
            await self._forget(listener)

    async def _forget(self, listener: Listener) -> None:
        """Close the channel of a listener that has left, and with it its queue."""
        if listener.channel is not None and not listener.channel.is_closed:
            try:
                await _answer(listener.channel.close())
            except (*_BROKEN, TimeoutError) as error:
                log.info("closed impolitely", error=repr(error))

    async def _disconnect(self, connection: AbstractConnection | None) -> None:
        self._connection = None
        if connection is not None and not connection.is_closed:
            try:
                async with asyncio.timeout(1.0):
                    await connection.close()
            except (*_BROKEN, TimeoutError) as error:
                log.info("closed impolitely", error=repr(error))
