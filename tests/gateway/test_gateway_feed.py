"""Events from a real RabbitMQ: by type, after lost connections, and when the broker takes queues away."""

import asyncio
import contextlib
import itertools
import json
import math
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import aio_pika
import pytest
from aio_pika import ExchangeType, Message

from chassis.running.settings import Settings
from gateway import feed as feed_module
from gateway.feed import Feed
from tests import servers

EVENT = "thing.happened.v1"


def feed_of(uri: str) -> Feed:
    return Feed(Settings(environment="test", amqp_uri=uri), {EVENT: "things", "other.one.v1": "others"})


def envelope(identifier: str, **fields: Any) -> dict[str, Any]:
    return {"id": identifier, "type": EVENT, "source": "/things", "data": {}, **fields}


async def until(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)


@asynccontextmanager
async def started(feed: Feed) -> AsyncIterator[Feed]:
    await feed.start()
    try:
        await until(lambda: feed.listening)
        yield feed
    finally:
        await feed.stop()


@asynccontextmanager
async def listener(feed: Feed) -> AsyncIterator[list[dict[str, Any]]]:
    """The events that are heard during the block."""
    heard: list[dict[str, Any]] = []

    async def listen() -> None:
        async for envelope in feed.events([EVENT]):
            heard.append(envelope)

    listening = asyncio.create_task(listen())
    yield heard
    listening.cancel()


def run(scenario: Coroutine[Any, Any, None]) -> None:
    asyncio.run(scenario)


async def publish(uri: str, service: str, kind: str, content: bytes) -> None:
    connection = await aio_pika.connect(uri)
    async with connection:
        channel = await connection.channel()
        exchange = await channel.declare_exchange(f"{service}.events", ExchangeType.TOPIC, durable=True)
        await exchange.publish(Message(content), kind, mandatory=False)


async def hear(uri: str, heard: list[dict[str, Any]], identifier: str) -> None:
    """Publish until it is heard: the queue may still be on its way."""
    async with asyncio.timeout(20):
        while not any(envelope.get("id") == identifier for envelope in heard):
            await publish(uri, "things", EVENT, json.dumps(envelope(identifier)).encode())
            await asyncio.sleep(0.05)


def test_events_are_heard_by_type(broker_server: str) -> None:
    async def scenario() -> None:
        async with started(feed_of(broker_server)) as feed, listener(feed) as heard:
            await hear(broker_server, heard, "1")
            await publish(broker_server, "others", "other.one.v1", b'{"id": "not asked for"}')
            await publish(broker_server, "things", EVENT, b"not json")
            await hear(broker_server, heard, "2")
            assert "not asked for" not in {envelope["id"] for envelope in heard}

    run(scenario())


@pytest.mark.parametrize(
    "forged",
    [{"source": "/others"}, {"source": None}, {"source": ["things"]}, {"type": "other.one.v1"}, {"type": None}],
)
def test_an_event_that_names_another_origin_is_not_believed(broker_server: str, forged: dict[str, Any]) -> None:
    async def scenario() -> None:
        async with started(feed_of(broker_server)) as feed, listener(feed) as heard:
            await hear(broker_server, heard, "1")
            await publish(broker_server, "things", EVENT, json.dumps(envelope("forged", **forged)).encode())
            await publish(broker_server, "things", EVENT, b'["no", "object"]')
            await hear(broker_server, heard, "2")
            assert "forged" not in {each["id"] for each in heard}

    run(scenario())


def test_what_is_put_into_the_queue_itself_is_not_believed(private_broker: servers.BrokerServer) -> None:
    async def scenario() -> None:
        uri = private_broker.uri
        async with started(feed_of(uri)) as feed, listener(feed) as heard:
            await hear(uri, heard, "1")
            queues = private_broker.control("list_queues", "name").split()
            connection = await aio_pika.connect(uri)
            async with connection:
                channel = await connection.channel()
                for queue in [name for name in queues if name.startswith("amq.gen")]:
                    body = json.dumps(envelope("forged")).encode()
                    await channel.default_exchange.publish(Message(body), queue)
            await hear(uri, heard, "2")
            assert "forged" not in {each["id"] for each in heard}

    run(scenario())


def test_without_a_broker_it_starts_and_hears_nothing() -> None:
    async def scenario() -> None:
        (port,) = servers.free_ports(1)
        feed = feed_of(f"amqp://guest:guest@127.0.0.1:{port}/")
        await feed.start()
        assert not feed.listening
        await feed.stop()

    run(scenario())


def test_a_lost_broker_is_noticed_and_found_again(private_broker: servers.BrokerServer) -> None:
    async def scenario() -> None:
        uri = private_broker.uri
        async with started(feed_of(uri)) as feed, listener(feed) as heard:
            await hear(uri, heard, "before")
            private_broker.kill9()
            await until(lambda: not feed.listening)
            # Not in a thread: the server ends with the thread that started it.
            private_broker.start()
            await until(lambda: feed.listening)
            assert feed.connections == 2
            await hear(uri, heard, "after")

    run(scenario())


def test_a_queue_that_the_broker_takes_away_is_made_again(private_broker: servers.BrokerServer) -> None:
    async def scenario() -> None:
        uri = private_broker.uri
        async with started(feed_of(uri)) as feed, listener(feed) as heard:
            await hear(uri, heard, "before")
            for queue in private_broker.control("list_queues", "name").split():
                if queue.startswith("amq.gen"):
                    private_broker.control("delete_queue", queue)
            await until(lambda: feed.connections > 1)
            await hear(uri, heard, "after")

    run(scenario())


def test_a_listener_that_leaves_takes_its_queue_along(private_broker: servers.BrokerServer) -> None:
    def queues() -> int:
        return private_broker.control("list_queues", "name").count("amq.gen")

    async def scenario() -> None:
        async with started(feed_of(private_broker.uri)) as feed:
            async with listener(feed) as heard:
                await hear(private_broker.uri, heard, "heard")
                assert queues() == 1
            await until(lambda: queues() == 0)
            async with listener(feed) as heard:
                await hear(private_broker.uri, heard, "again")
            assert feed.connections == 1

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
    broker_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Far more answers than come in twice this time.
    monkeypatch.setattr(feed_module, "CONNECT_SECONDS", 2.0)

    async def scenario() -> None:
        line = Line(broker_server, late=0.15)
        async with contextlib.AsyncExitStack() as stack:
            uri = await stack.enter_async_context(line.laid())
            feed = feed_of(uri)
            heard = [await stack.enter_async_context(listener(feed)) for _ in range(6)]
            await stack.enter_async_context(started(feed))
            assert line.connections == 1
            for each in heard:
                await hear(broker_server, each, "late")

    run(scenario())


def test_a_broker_that_falls_silent_while_connecting_is_given_up_and_connected_to_again(
    broker_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_module, "CONNECT_SECONDS", 2.0)

    async def scenario() -> None:
        line = Line(broker_server, first=2)
        async with line.laid() as uri, started(feed_of(uri)) as feed, listener(feed) as heard:
            assert line.connections == 2
            await hear(broker_server, heard, "heard")

    run(scenario())
