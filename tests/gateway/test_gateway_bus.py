"""The bus over a real RabbitMQ: nameko's protocol, deadlines, absent services, events, and lost connections."""

import asyncio
import contextlib
import itertools
import json
import math
import time
import uuid
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import aio_pika
import pytest
from aio_pika import ExchangeType, Message
from aio_pika.abc import AbstractIncomingMessage

from chassis.calling.errors import Failure
from chassis.running.settings import Settings
from contracts.operation import Operation
from contracts.problem import TIMED_OUT, UNAVAILABLE
from gateway import bus as bus_module
from gateway.bus import AmqpBus
from tests import servers
from tests.gateway.recorded import CHANGE_THING, THING_LOCKED

EVENT = "thing.happened.v1"
WIRE = {"correlation": "req-1", "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}


class Service:
    """Answers calls as a nameko service does."""

    def __init__(self, uri: str, name: str) -> None:
        self.uri = uri
        self.name = name
        self.received: list[AbstractIncomingMessage] = []
        self.reply: Callable[[str, Any], dict[str, Any] | None] = lambda method, call: {
            "result": {"body": {"method": method, "call": call}, "version": 7},
            "error": None,
        }

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Service"]:
        connection = await aio_pika.connect(self.uri)
        async with connection:
            channel = await connection.channel()
            self.exchange = await channel.declare_exchange("nameko-rpc", ExchangeType.TOPIC, durable=True)
            queue = await channel.declare_queue(f"rpc-{self.name}", durable=True, auto_delete=True)
            await queue.bind(self.exchange, f"{self.name}.*")
            await queue.consume(self.arrived)
            yield self

    async def arrived(self, message: AbstractIncomingMessage) -> None:
        await message.ack()
        self.received.append(message)
        content = json.loads(message.body)
        method = (message.routing_key or "").split(".")[1]
        answer = self.reply(method, content["kwargs"]["call"])
        if answer is not None:
            body = Message(json.dumps(answer).encode(), correlation_id=message.correlation_id)
            await self.exchange.publish(body, message.reply_to or "", mandatory=False)


def bus_of(uri: str, *names: str, operations: dict[tuple[str, str], Operation] | None = None) -> AmqpBus:
    return AmqpBus(
        Settings(environment="test", amqp_uri=uri), operations or {}, names, {EVENT: "things", "other.one.v1": "others"}
    )


async def until(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)


@asynccontextmanager
async def started(bus: AmqpBus) -> AsyncIterator[AmqpBus]:
    await bus.start()
    try:
        await until(lambda: bus.connections > 0)
        yield bus
    finally:
        await bus.stop()


def run(scenario: Coroutine[Any, Any, None]) -> None:
    asyncio.run(scenario)


@pytest.fixture
def name() -> str:
    """A service of this test alone: the broker may be shared."""
    return f"service{uuid.uuid4().hex[:12]}"


def test_a_call_is_a_nameko_message_and_gets_its_reply(broker_server: str, name: str) -> None:
    async def scenario() -> None:
        async with Service(broker_server, name).running() as service, started(bus_of(broker_server, name)) as bus:
            before = time.time()
            reply = await bus.call(name, "get_thing", WIRE, 5.0)
            assert reply == {"body": {"method": "get_thing", "call": WIRE}, "version": 7}
            message = service.received[0]
            assert json.loads(message.body) == {"args": [], "kwargs": {"call": WIRE}}
            assert message.content_type == "application/json"
            assert message.delivery_mode == aio_pika.DeliveryMode.NOT_PERSISTENT
            assert message.expiration == 5.0
            headers = dict(message.headers)
            assert headers["nameko.correlation"] == "req-1"
            assert headers["nameko.traceparent"] == WIRE["traceparent"]
            assert before + 4.9 < float(str(headers["nameko.deadline"])) < time.time() + 5.0

    run(scenario())


def test_many_calls_at_once_get_their_own_replies(broker_server: str, name: str) -> None:
    async def scenario() -> None:
        async with Service(broker_server, name).running(), started(bus_of(broker_server, name)) as bus:
            replies = await asyncio.gather(*(bus.call(name, f"m{n}", {"n": n}, 10.0) for n in range(200)))
            assert [reply["body"] for reply in replies] == [{"method": f"m{n}", "call": {"n": n}} for n in range(200)]

    run(scenario())


def test_a_failure_of_the_service_is_built_again(broker_server: str, name: str) -> None:
    async def scenario() -> None:
        service = Service(broker_server, name)
        content = {"errors": [{"field": "a", "value": 1, "detail": ["甲", "a"]}], "params": {"who": "李四"}}
        error = {"exc_type": "KeepingFailure", "exc_path": "chassis.errors.KeepingFailure"}
        service.reply = lambda method, call: {
            "result": None,
            "error": {**error, "exc_args": ["thing-locked", content], "value": "…"},
        }
        bus = bus_of(broker_server, name, operations={(name, "change_thing"): CHANGE_THING})
        async with service.running(), started(bus):
            with pytest.raises(Failure) as caught:
                await bus.call(name, "change_thing", WIRE, 5.0)
            assert caught.value.problem == THING_LOCKED
            assert caught.value.params == {"who": "李四"}
            assert caught.value.errors == content["errors"]

    run(scenario())


@pytest.mark.parametrize(
    "error",
    [
        {"exc_type": "ZeroDivisionError", "exc_path": "builtins.ZeroDivisionError", "exc_args": [], "value": "secret"},
        {"exc_type": "MethodNotFound", "exc_path": "nameko.exceptions.MethodNotFound", "exc_args": ["x"], "value": "x"},
        {
            "exc_type": "Failure",
            "exc_path": "chassis.errors.Failure",
            "exc_args": ["undeclared", {"errors": [], "params": {}}],
            "value": "x",
        },
    ],
)
def test_any_other_error_of_the_service_is_an_internal_one(
    broker_server: str, name: str, error: dict[str, Any]
) -> None:
    async def scenario() -> None:
        service = Service(broker_server, name)
        service.reply = lambda method, call: {"result": None, "error": error}
        async with service.running(), started(bus_of(broker_server, name)) as bus:
            with pytest.raises(Failure) as caught:
                await bus.call(name, "get_thing", WIRE, 5.0)
            assert caught.value.problem.code == "internal"
            assert caught.value.params == {"request_id": "req-1"}

    run(scenario())


def test_an_unknown_service_fails_at_once(broker_server: str, name: str) -> None:
    async def scenario() -> None:
        async with started(bus_of(broker_server)) as bus:
            began = time.monotonic()
            with pytest.raises(Failure) as caught:
                await bus.call(name, "get_thing", WIRE, 30.0)
            assert caught.value.problem == UNAVAILABLE
            assert time.monotonic() - began < 5

    run(scenario())


def test_a_silent_service_times_out_and_its_late_answer_is_dropped(broker_server: str, name: str) -> None:
    async def scenario() -> None:
        service = Service(broker_server, name)
        service.reply = lambda method, call: None
        async with service.running(), started(bus_of(broker_server, name)) as bus:
            with pytest.raises(Failure) as caught:
                await bus.call(name, "get_thing", WIRE, 0.2)
            assert caught.value.problem == TIMED_OUT
            assert bus.pending == 0
            late = Message(b'{"result": {}, "error": null}', correlation_id=service.received[0].correlation_id)
            await service.exchange.publish(late, service.received[0].reply_to or "")
            service.reply = lambda method, call: {"result": {"body": 1, "version": None}, "error": None}
            assert await bus.call(name, "get_thing", WIRE, 5.0) == {"body": 1, "version": None}

    run(scenario())


def test_a_service_is_available_while_somebody_takes_its_calls(broker_server: str, name: str) -> None:
    async def scenario() -> None:
        async with started(bus_of(broker_server, name)) as bus:
            assert not bus.service_available(name)
            async with Service(broker_server, name).running():
                await until(lambda: bus.service_available(name))
            await until(lambda: not bus.service_available(name))

    run(scenario())


def test_asking_after_a_service_does_not_keep_its_abandoned_queue(broker_server: str, name: str) -> None:
    async def scenario() -> None:
        connection = await aio_pika.connect(broker_server)
        async with connection, started(bus_of(broker_server, name)) as bus:
            channel = await connection.channel()
            exchange = await channel.declare_exchange("nameko-rpc", ExchangeType.TOPIC, durable=True)
            queue = await channel.declare_queue(f"rpc-{name}", durable=True, arguments={"x-expires": 5000})
            await queue.bind(exchange, f"{name}.*")
            with pytest.raises(Failure) as caught:
                await bus.call(name, "get_thing", WIRE, 0.5)
            assert caught.value.problem == TIMED_OUT
            await until(lambda: not bus.service_available(name))

            async def gone() -> bool:
                try:
                    await bus.call(name, "get_thing", WIRE, 0.3)
                except Failure as failure:
                    return failure.problem == UNAVAILABLE
                return False

            async with asyncio.timeout(20):
                while not await gone():
                    await asyncio.sleep(0.1)

    run(scenario())


async def publish(uri: str, service: str, kind: str, content: bytes) -> None:
    connection = await aio_pika.connect(uri)
    async with connection:
        channel = await connection.channel()
        exchange = await channel.declare_exchange(f"{service}.events", ExchangeType.TOPIC, durable=True)
        await exchange.publish(Message(content), kind, mandatory=False)


async def hear(bus: AmqpBus, uri: str, heard: list[dict[str, Any]], identifier: str) -> None:
    """Publish until it is heard: the queue may still be on its way."""
    async with asyncio.timeout(20):
        while not any(envelope.get("id") == identifier for envelope in heard):
            await publish(uri, "things", EVENT, json.dumps({"id": identifier, "data": {}}).encode())
            await asyncio.sleep(0.05)


def test_events_are_heard_by_type(broker_server: str) -> None:
    async def scenario() -> None:
        async with started(bus_of(broker_server)) as bus:
            heard: list[dict[str, Any]] = []

            async def listen() -> None:
                async for envelope in bus.events([EVENT]):
                    heard.append(envelope)

            listening = asyncio.create_task(listen())
            await hear(bus, broker_server, heard, "1")
            await publish(broker_server, "others", "other.one.v1", b'{"id": "not asked for"}')
            await publish(broker_server, "things", EVENT, b"not json")
            await hear(bus, broker_server, heard, "2")
            assert "not asked for" not in {envelope["id"] for envelope in heard}
            listening.cancel()

    run(scenario())


def test_without_a_broker_it_starts_and_says_unavailable_at_once(name: str) -> None:
    async def scenario() -> None:
        (port,) = servers.free_ports(1)
        bus = bus_of(f"amqp://guest:guest@127.0.0.1:{port}/", name)
        await bus.start()
        with pytest.raises(Failure) as caught:
            await bus.call(name, "get_thing", WIRE, 5.0)
        assert caught.value.problem == UNAVAILABLE
        assert not bus.service_available(name)
        await bus.stop()

    run(scenario())


def test_a_lost_broker_fails_what_is_under_way_and_comes_back_by_itself(
    private_broker: servers.BrokerServer, name: str
) -> None:
    async def scenario() -> None:
        uri = private_broker.uri
        service = Service(uri, name)
        service.reply = lambda method, call: None
        bus = bus_of(uri, name)
        heard: list[dict[str, Any]] = []

        async def listen() -> None:
            async for envelope in bus.events([EVENT]):
                heard.append(envelope)

        async with started(bus):
            listening = asyncio.create_task(listen())
            await hear(bus, uri, heard, "before")
            async with contextlib.AsyncExitStack() as stack:
                await stack.enter_async_context(service.running())
                waiting = asyncio.create_task(bus.call(name, "get_thing", WIRE, 60.0))
                await until(lambda: bool(service.received))
                private_broker.kill9()
                with pytest.raises(Failure) as caught:
                    await asyncio.wait_for(waiting, 10)
                # It had been sent, so that nobody knows whether it was done.
                assert caught.value.problem == TIMED_OUT
            with pytest.raises(Failure):
                await bus.call(name, "get_thing", WIRE, 5.0)
            # Not in a thread: the server ends with the thread that started it.
            private_broker.start()
            await until(lambda: bus.connections > 1)
            await hear(bus, uri, heard, "after")
            async with Service(uri, name).running():
                reply = await bus.call(name, "get_thing", WIRE, 5.0)
                assert reply["version"] == 7
            listening.cancel()

    run(scenario())


@pytest.mark.parametrize("taken", ["rpc.reply-gateway", "amq.gen"])
def test_a_queue_that_the_broker_takes_away_is_made_again(
    private_broker: servers.BrokerServer, name: str, taken: str
) -> None:
    async def scenario() -> None:
        uri = private_broker.uri
        bus = bus_of(uri, name)
        heard: list[dict[str, Any]] = []

        async def listen() -> None:
            async for envelope in bus.events([EVENT]):
                heard.append(envelope)

        async with Service(uri, name).running(), started(bus):
            listening = asyncio.create_task(listen())
            await hear(bus, uri, heard, "before")
            before = bus.connections
            for queue in private_broker.control("list_queues", "name").split():
                if queue.startswith(taken):
                    private_broker.control("delete_queue", queue)
            await until(lambda: bus.connections > before)
            assert (await bus.call(name, "get_thing", WIRE, 5.0))["version"] == 7
            await hear(bus, uri, heard, "after")
            listening.cancel()

    run(scenario())


class Line:
    """A line to the broker that a test may make deaf: what the broker says no longer gets through.

    What it says takes ``late`` seconds on its way. Of what it says to who comes first, only the ``first`` pieces do.
    """

    def __init__(self, uri: str, late: float = 0.0, first: float = math.inf) -> None:
        self._port = int(uri.rstrip("/").rpartition(":")[2])
        self._late = late
        self._first = first
        self._deaf = False
        self.connections = 0
        self._writers: list[asyncio.StreamWriter] = []

    @asynccontextmanager
    async def laid(self) -> AsyncIterator[str]:
        server = await asyncio.start_server(self._connected, "127.0.0.1")
        async with server:
            yield f"amqp://guest:guest@127.0.0.1:{server.sockets[0].getsockname()[1]}/"
            self.cut()

    def deafen(self) -> None:
        self._deaf = True

    def cut(self) -> None:
        for writer in self._writers:
            writer.close()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        pieces = itertools.count(1)
        most = self._first if self.connections == 1 else math.inf
        back, out = await asyncio.open_connection("127.0.0.1", self._port)
        self._writers += [writer, out]
        await asyncio.gather(
            self._pass(reader, out, lambda: False),
            self._pass(back, writer, lambda: self._deaf or next(pieces) > most, self._late),
        )

    async def _pass(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, lose: Callable[[], bool], late: float = 0.0
    ) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(65536):
                await asyncio.sleep(late)
                if not lose():
                    writer.write(data)
        self.cut()


def test_a_broker_whose_answers_come_late_is_connected_to_all_the_same(
    broker_server: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Far more answers than come in twice this time.
    monkeypatch.setattr(bus_module, "CONNECT_SECONDS", 2.0)
    heard: list[dict[str, Any]] = []

    async def listen(bus: AmqpBus) -> None:
        async for envelope in bus.events([EVENT]):
            heard.append(envelope)

    async def scenario() -> None:
        line = Line(broker_server, late=0.15)
        async with line.laid() as uri, Service(broker_server, name).running():
            bus = bus_of(uri, name)
            listening = [asyncio.create_task(listen(bus)) for _ in range(6)]
            async with started(bus):
                assert line.connections == 1
                assert (await bus.call(name, "get_thing", WIRE, 5.0))["version"] == 7
            for task in listening:
                task.cancel()

    run(scenario())


def test_a_broker_that_falls_silent_while_connecting_is_given_up_and_connected_to_again(
    broker_server: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bus_module, "CONNECT_SECONDS", 2.0)

    async def scenario() -> None:
        # Those before the first channel is open, and a few more.
        line = Line(broker_server, first=6)
        async with line.laid() as uri, started(bus_of(uri, name)) as bus, Service(broker_server, name).running():
            assert line.connections == 2
            assert (await bus.call(name, "get_thing", WIRE, 5.0))["version"] == 7

    run(scenario())


def test_a_call_whose_confirm_was_lost_may_have_been_done(broker_server: str, name: str) -> None:
    async def scenario() -> None:
        line = Line(broker_server)
        async with line.laid() as uri, started(bus_of(uri)) as bus, Service(broker_server, name).running() as service:
            line.deafen()
            call = asyncio.create_task(bus.call(name, "get_thing", WIRE, 60.0))
            await until(lambda: bool(service.received))
            line.cut()
            with pytest.raises(Failure) as caught:
                await call
            assert caught.value.problem == TIMED_OUT

    run(scenario())


def test_a_frozen_broker_does_not_hold_a_call_beyond_its_deadline(
    private_broker: servers.BrokerServer, name: str
) -> None:
    async def scenario() -> None:
        async with started(bus_of(private_broker.uri, name)) as bus:
            private_broker.pause()
            try:
                began = time.monotonic()
                with pytest.raises(Failure) as caught:
                    await bus.call(name, "get_thing", {"text": "x" * 1000}, 0.5)
                # The look at the queues, every two seconds, may have noticed before.
                assert caught.value.problem in (TIMED_OUT, UNAVAILABLE)
                assert time.monotonic() - began < 3
            finally:
                private_broker.resume()

    run(scenario())
