"""A broker as services use it: the queues of the contracts, a publisher, and consumers."""

import json
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import uuid4

from kombu import Connection, Consumer, Queue
from kombu.message import Message

from chassis.connecting.broker import connection_to
from chassis.connecting.topology import (
    dead_letter_queue,
    declare,
    event_exchange,
    replay_exchange,
    subscription_queue,
)
from chassis.embedded.broker import EmbeddedPublisher, Feed
from chassis.publishing.rabbit import RabbitPublisher
from chassis.publishing.relay import Outcome, Outgoing, Publisher
from chassis.running.settings import Settings
from contracts.common import Tolerant
from contracts.operation import Event, Subscription
from contracts.problem import Text

SERVICE = "conformance"
HAPPENED = Event("thing.happened.v1", SERVICE, Text("发生", "Something happened"), Tolerant)
UNHEARD = Event("thing.unheard.v1", SERVICE, Text("无人订阅", "Nobody has subscribed"), Tolerant)
SUBSCRIPTIONS = (
    Subscription(f"{SERVICE}.first", (HAPPENED,), Text("一", "One")),
    Subscription(f"{SERVICE}.second", (HAPPENED,), Text("二", "Another")),
)
FIRST, SECOND = map(subscription_queue, SUBSCRIPTIONS)
DEAD = dead_letter_queue(SERVICE)
SECONDS = 10.0


class Port:
    """One broker. What it returns is not settled: a test acknowledges, rejects or leaves it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._connections: list[Connection] = []
        self._publisher = self._new_publisher()

    def _new_publisher(self) -> Publisher:
        return EmbeddedPublisher(Feed()) if self._settings.embedded_broker else RabbitPublisher(self._settings)

    def start_publisher_again(self) -> None:
        """As when the process that publishes is started again."""
        self._publisher.close()
        self._publisher = self._new_publisher()

    def connect(self) -> Connection:
        """A connection of its own, closed at the end at the latest."""
        connection = connection_to(self._settings)
        connection.connect()
        self._connections.append(connection)
        return connection

    def declare_anew(self) -> None:
        """The queues of the contracts, empty."""
        connection = self.connect()
        for queue in (FIRST, SECOND, DEAD):
            queue(connection.channel()).delete()
        declare(connection)

    def close(self) -> None:
        """Leave nothing behind."""
        self._publisher.close()
        for each in self._connections:
            each.release()
        with connection_to(self._settings) as connection:
            for queue in (FIRST, SECOND, DEAD):
                queue(connection.channel()).delete()

    def publish(self, numbers: Iterable[int], event: Event = HAPPENED, **options: Any) -> Outcome:
        """Publish events as the relay does, each with its number for a body and as its row; see ``outgoing``."""
        outcome = self.take(numbers, event, **options)
        self.deliver()
        return outcome

    def take(self, numbers: Iterable[int], event: Event = HAPPENED, **options: Any) -> Outcome:
        """Publish events, to be delivered by ``deliver`` at the latest."""
        return self._publisher.publish([outgoing(number, event, **options) for number in numbers])

    def deliver(self) -> None:
        """Deliver what was taken, as the relay does when it is marked."""
        self._publisher.deliver()

    def publish_raw(self, body: bytes) -> None:
        """Publish what is no event, as somebody else may."""
        producer = self.connect().Producer(exchange=event_exchange(SERVICE))
        producer.publish(body, routing_key=HAPPENED.type, content_type="application/json", content_encoding="utf-8")

    def consume(self, queue: Queue, on_message: Callable[[Message], Any], prefetch: int = 100) -> Connection:
        """Consume a queue; ``drain`` of the connection that is returned hands out what arrives."""
        connection = self.connect()
        consumer = Consumer(connection.channel(), [queue], on_message=on_message, accept=["json"])
        consumer.qos(prefetch_count=prefetch)
        consumer.consume()
        return connection

    def fetch(self, queue: Queue, count: int) -> tuple[Connection, list[Message]]:
        """Take this many messages; they are given back when the connection is closed."""
        found: list[Message] = []
        connection = self.consume(queue, found.append, prefetch=count)
        drain(connection, lambda: len(found) == count)
        return connection, found

    def depth(self, queue: Queue) -> int:
        """How many messages wait in a queue and are in nobody's hands."""
        with connection_to(self._settings) as connection:
            return int(connection.default_channel.queue_declare(queue.name, passive=True).message_count)


def outgoing(number: int, event: Event = HAPPENED, *, mandatory: bool = True, to: Queue | None = None) -> Outgoing:
    """An event on its way out: to whoever has subscribed, or to one queue alone, as in a replay."""
    exchange, routing_key = (
        (replay_exchange(SERVICE).name, to.name) if to else (event_exchange(SERVICE).name, event.type)
    )
    return Outgoing(
        row=number,
        event_id=str(uuid4()),
        type=event.type,
        exchange=exchange,
        routing_key=routing_key,
        body=json.dumps({"number": number}),
        mandatory=mandatory,
    )


def numbers_of(messages: Sequence[Message]) -> list[int]:
    """The numbers that were published."""
    return [message.decode()["number"] for message in messages]


def drain(connection: Connection, done: Callable[[], bool], seconds: float = SECONDS) -> bool:
    """Handle what arrives until something is so; whether it came to be in time."""
    deadline = time.monotonic() + seconds
    while not done():
        left = deadline - time.monotonic()
        if left <= 0:
            return False
        try:
            connection.drain_events(timeout=min(left, 0.2))
        except TimeoutError:
            continue
    return True
