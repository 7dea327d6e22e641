"""An in-process broker: exchanges, queues, acknowledgements, redelivery and dead letters, without a server.

It is a kombu transport derived from kombu's virtual one, so that the services' consumers run on it unchanged. Messages
are lost with the process; ``chassis/embedded/recovery.py`` restores at the next start what had not been applied. The
number of deliveries is not limited, since a message whose handling ended the process is never redelivered.
"""

import itertools
import json
import threading
from collections import defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from queue import Empty
from typing import Any, ClassVar, cast

from kombu import Connection
from kombu.transport import TRANSPORT_ALIASES, base, virtual
from kombu.utils.scheduling import FairCycle

from chassis.connecting.topology import declare, is_replay
from chassis.publishing.relay import Outcome, Outgoing

URI = "embedded://localhost/"
TRANSPORT_ALIASES["embedded"] = f"{__name__}:Transport"

Raw = dict[str, Any]


class Message(virtual.Message):
    """kombu's virtual message, which also says whether it was delivered before, as RabbitMQ's do."""

    def __init__(self, payload: Raw, channel: Any = None, **kwargs: Any) -> None:
        super().__init__(payload, channel=channel, **kwargs)
        self.delivery_info.setdefault("redelivered", False)


class Channel(virtual.Channel):
    """A channel on the queues of the process."""

    Message = Message
    # Message bodies are text and are not encoded further.
    body_encoding = "utf-8"
    supports_fanout = True

    queues: ClassVar[dict[str, deque[Raw]]] = {}
    arguments: ClassVar[dict[str, Mapping[str, Any]]] = {}
    consuming: ClassVar[defaultdict[str, set["Transport"]]] = defaultdict(set)
    _tags: ClassVar[Any] = itertools.count(1)

    def _has_queue(self, queue: str, **_options: Any) -> bool:
        return queue in self.queues

    def _new_queue(self, queue: str, arguments: Mapping[str, Any] | None = None, **_options: Any) -> None:
        self.queues.setdefault(queue, deque())
        self.arguments[queue] = arguments or {}

    def routes(self, exchange: str, routing_key: str) -> bool:
        """Whether any queue takes messages published to this exchange with this routing key."""
        return bool(self._lookup(exchange, routing_key)) if exchange else self._has_queue(routing_key)

    def _queue_bind(self, *_binding: Any) -> None:
        """Do nothing: the transport's state keeps the bindings."""

    def _put(self, queue: str, message: Raw, **_options: Any) -> None:
        """Put a copy of a message into a queue; each queue's copy has its own delivery tag and names the queue."""
        properties = message["properties"]
        info = {**properties["delivery_info"], "queue": queue}
        tagged = {**properties, "delivery_info": info, "delivery_tag": next(self._tags)}
        self._add(queue, {**message, "properties": tagged}, first=False)

    def _add(self, queue: str, message: Raw, *, first: bool) -> None:
        waiting = self.queues.setdefault(queue, deque())
        if first:
            waiting.appendleft(message)
        else:
            waiting.append(message)
        for transport in self.consuming[queue]:
            transport.wake.set()

    def _get(self, queue: str, timeout: float | None = None) -> Raw:
        try:
            return self.queues[queue].popleft()
        except (KeyError, IndexError):
            raise Empty from None

    def _size(self, queue: str) -> int:
        return len(self.queues.get(queue, ()))

    def _purge(self, queue: str) -> int:
        size = self._size(queue)
        self.queues.get(queue, deque()).clear()
        return size

    def _delete(self, queue: str, exchange: str, *_binding: Any, **_options: Any) -> None:
        """Remove a binding of a deleted queue (called for each), which kombu would leave in the exchange's table."""
        self.queues.pop(queue, None)
        table = self.state.exchanges[exchange]["table"]
        table[:] = [bound for bound in table if bound[-1] != queue]

    def basic_consume(self, queue: str, *args: Any, **kwargs: Any) -> None:
        """Consume a queue, and be woken when messages arrive."""
        super().basic_consume(queue, *args, **kwargs)
        self.consuming[queue].add(self.connection)
        self.connection.wake.set()

    def basic_cancel(self, consumer_tag: str) -> None:
        """Stop consuming."""
        queue = self._tag_to_queue.get(consumer_tag)
        super().basic_cancel(consumer_tag)
        if queue is not None:
            self.consuming[queue].discard(self.connection)

    def basic_ack(self, delivery_tag: int, multiple: bool = False) -> None:
        """Acknowledge a message, or all up to it, which makes room for further deliveries."""
        tags = [tag for tag in self.qos._delivered if tag <= delivery_tag] if multiple else [delivery_tag]
        for tag in tags:
            super().basic_ack(tag)
        self.connection.wake.set()

    def basic_reject(self, delivery_tag: int, requeue: bool = False) -> None:
        """Put a message back, or move it to the dead letters if its queue has such."""
        message = self.qos.get(delivery_tag)
        if not requeue:
            self._dead_letter(message)
        super().basic_reject(delivery_tag, requeue)
        self.connection.wake.set()

    def _dead_letter(self, message: virtual.Message) -> None:
        queue = message.delivery_info["queue"]
        arguments = self.arguments.get(queue, {})
        exchange = arguments.get("x-dead-letter-exchange")
        if exchange:
            raw = message.serializable()
            death = {"queue": queue, "reason": "rejected", "exchange": message.delivery_info["exchange"]}
            raw["headers"] = {**raw["headers"], "x-death": [death]}
            raw["properties"] = {**raw["properties"], "delivery_info": {}}
            self.basic_publish(raw, exchange, arguments.get("x-dead-letter-routing-key", ""))

    def _restore(self, message: virtual.Message) -> None:
        """Put a message back to the front of the queue that it came from."""
        raw = message.serializable()
        info = {**message.delivery_info, "redelivered": True}
        raw["properties"] = {**raw["properties"], "delivery_info": info, "delivery_tag": next(self._tags)}
        self._add(info["queue"], raw, first=True)


class Transport(virtual.Transport):
    """The connection of one service to the in-process broker."""

    Channel = Channel
    # Exchanges and bindings belong to the process, as the queues do.
    global_state = virtual.BrokerState()
    implements = base.Transport.implements
    driver_type = driver_name = "embedded"

    def __init__(self, client: Connection, **kwargs: Any) -> None:
        super().__init__(client, **kwargs)
        self.state = self.global_state
        # Set when a message arrives or room for one is made, so that no polling is needed.
        self.wake = threading.Event()

    def drain_events(self, connection: Any, timeout: float | None = None, **_options: Any) -> None:
        """Deliver one message, or wait until one arrives; raises ``TimeoutError`` when none does in time."""
        self.wake.clear()
        try:
            cast("FairCycle", self.cycle).get(self._deliver, timeout=timeout)
        except Empty:
            if not self.wake.wait(timeout):
                raise TimeoutError from None

    def driver_version(self) -> str:
        """Return the version of the driver, of which there is none."""
        return "none"


Listener = Callable[[dict[str, Any]], None]


class Feed:
    """Passes each event to listeners in this process as it is published; the gateway's live updates use it."""

    def __init__(self) -> None:
        self._listeners: defaultdict[str, list[Listener]] = defaultdict(list)

    def listen(self, types: Sequence[str], listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with each envelope of these types from now on; returns a function that ends it."""
        for kind in types:
            self._listeners[kind].append(listener)

        def end() -> None:
            for kind in types:
                self._listeners[kind].remove(listener)

        return end

    def tell(self, event: Outgoing) -> None:
        """Pass a published event to the listeners."""
        for listener in list(self._listeners.get(event.type, ())):
            listener(json.loads(event.body))


class EmbeddedPublisher:
    """Publishes events into the queues of the process."""

    blocked = False

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._connection = Connection(URI)
        self._channel: Any = None
        self._taken: deque[Outgoing] = deque()

    def connect(self) -> None:
        """Declare exchanges and queues, unless that has been done."""
        if self._channel is None:
            declare(self._connection)
            self._channel = self._connection.channel()

    def publish(self, events: Sequence[Outgoing]) -> Outcome:
        """Take events in order; they are in the queues when they are delivered."""
        self.connect()
        outcome = Outcome()
        for event in events:
            if event.mandatory and not self._channel.routes(event.exchange, event.routing_key):
                outcome.unroutable.add(event.row)
                continue
            self._taken.append(event)
            outcome.confirmed.add(event.row)
        return outcome

    def deliver(self) -> None:
        """Put what was taken into the queues; what cannot be now is put there by the next call."""
        while self._taken:
            event = self._taken[0]
            self.connect()
            message = self._channel.prepare_message(
                event.body,
                content_type="application/json",
                content_encoding="utf-8",
                properties={"message_id": event.event_id, "type": event.type},
            )
            self._channel.basic_publish(message, event.exchange, event.routing_key)
            self._taken.popleft()
            if not is_replay(event.exchange):
                # Listeners heard of an event for a single queue when it was first published.
                self._feed.tell(event)

    def new_queues(self, service: str) -> Sequence[str]:
        """Return no queues: they are only lost with the process, and then ``recovery`` restores what they held."""
        return ()

    def keep(self, service: str, consumer: str) -> None:
        """Do nothing: no queue markers are needed."""

    def close(self) -> None:
        """Close the channel."""
        self._channel = None
        self._connection.release()
