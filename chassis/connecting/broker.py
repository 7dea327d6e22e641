"""The connection on which a service consumes: nameko's, hardened against what a broker does in bad hours.

What differs from nameko's own: the connection stays open until every message in hand is settled; losing it never ends
the process; what cannot be decoded goes to the dead letters instead of being acknowledged; stopping does not wait for a
broker that is away.
"""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import eventlet
import structlog
from eventlet.event import Event
from greenlet import GreenletExit
from kombu import Connection
from kombu.message import Message
from nameko import messaging
from nameko.extensions import ProviderCollector

from chassis.connecting.settling import Settling
from chassis.connecting.topology import declare
from chassis.observing import metrics
from chassis.running.settings import Settings

log = structlog.get_logger()

# Two of these without a word from the broker, and the connection counts as lost.
HEARTBEAT = 10
CONNECT_SECONDS = 5
LONGEST_PAUSE = 5
CLOSE_SECONDS = 3
# How soon a request to stop is noticed while nothing arrives.
LONGEST_DRAIN = 0.25


class Blocked:
    """Whether the broker has stopped taking what a connection publishes, as it does when memory or disk run out.

    https://www.rabbitmq.com/docs/connection-blocked: a connection is told only once it has tried to publish.
    """

    def __init__(self) -> None:
        self.now = False

    def begin(self, reason: str) -> None:
        """The broker says so."""
        self.now = True
        log.warning("the broker takes no messages", reason=reason)

    def end(self) -> None:
        """It takes them again."""
        if self.now:
            log.info("the broker takes messages again")
        self.now = False


def connection_to(settings: Settings, *, heartbeat: int = 0, blocked: Blocked | None = None) -> Connection:
    """A connection that is not open yet; time-outs apply to opening it. ``blocked`` is kept up to date by it."""
    if settings.embedded_broker:
        # Registers its transport, which only embedded mode needs.
        from chassis.embedded import broker

        return Connection(broker.URI)
    told = {"on_blocked": blocked.begin, "on_unblocked": blocked.end} if blocked else {}
    return Connection(settings.amqp_uri, heartbeat=heartbeat, connect_timeout=CONNECT_SECONDS, transport_options=told)


def throw_away(connection: Connection | None) -> None:
    """Drop a connection without the closing handshake, which a frozen broker would never finish."""
    if connection is not None:
        try:
            connection.collect(socket_timeout=1)
        except Exception as error:
            log.info("a broken connection could not even be dropped", error=repr(error))


class QueueConsumer(messaging.QueueConsumer):
    """Consumes all queues of one service over one connection."""

    def __init__(self) -> None:
        super().__init__()
        self.connected = False
        self.blocked = Blocked()
        # Whether the connection is still the one that the consumers are on.
        self._is_alive: Callable[[], bool] = lambda: True

    def setup(self) -> None:
        """Say from the beginning that nothing is in hand."""
        super().setup()
        self._settling = Settling(metrics.IN_HAND.labels(self.container.service_name))

    @property
    def connection(self) -> Connection:
        """The parameters of the connection, for kombu's mixin."""
        return connection_to(self.container.config["settings"], heartbeat=HEARTBEAT, blocked=self.blocked)

    @property
    def consumed(self) -> set[str]:
        """The names of the queues that are consumed now."""
        return {provider.queue.name for provider in self._consumers} if self.connected else set()

    def run(self, *_args: Any, **_kwargs: Any) -> None:
        """Consume until told to stop, over as many connections as it takes."""
        while not self.should_stop:
            try:
                for _ in self.consume(limit=None, safety_interval=LONGEST_DRAIN):
                    pass
            # Whatever it was, the process must not end of it: the messages are delivered again on the next connection.
            except Exception as error:
                log.warning("lost the connection to the broker", error=repr(error))
                self.connected = False
                eventlet.sleep(1)
        self.connected = False

    @contextlib.contextmanager
    def establish_connection(self) -> Iterator[Connection]:
        """Connect however long it takes, declare everything, and never hang on the way out."""
        connection = self.create_connection()
        # A new connection is not blocked until it is told so.
        self.blocked.end()
        try:
            connection.ensure_connection(
                self.on_connection_error, None, interval_start=0.2, interval_step=0.5, interval_max=LONGEST_PAUSE
            )
            declare(connection)
            yield connection
            # The closing handshake comes after all acknowledgements, so its answer says that they have arrived.
            with eventlet.Timeout(CLOSE_SECONDS, exception=False):
                connection.close()
        finally:
            throw_away(connection)

    def get_consumers(self, consumer_cls: Callable[..., Any], channel: Any) -> Any:
        """One consumer for each provider that is not leaving. Providers marked ``raw`` get bodies undecoded."""
        self._consumers = {}
        for provider in self._providers - set(self._pending_remove_providers):
            if getattr(provider, "raw", False):
                consumer = consumer_cls(
                    queues=[provider.queue], on_message=partial(self.handle_message, provider, None)
                )
            else:
                consumer = consumer_cls(
                    queues=[provider.queue], callbacks=[partial(self.handle_message, provider)], accept=["json"]
                )
            consumer.qos(prefetch_count=self.prefetch_count)
            self._consumers[provider] = consumer
        return self._consumers.values()

    def on_consume_ready(self, connection: Connection, channel: Any, consumers: Any, **kwargs: Any) -> None:
        """Consuming has begun, for the first time or again."""
        self.connected = True
        self._is_alive = lambda: channel.connection and connection.transport.verify_connection(channel.connection)
        super().on_consume_ready(connection, channel, consumers, **kwargs)

    def on_connection_error(self, exc: Exception, interval: float) -> None:
        """Say that the broker is away; kombu waits for ``interval`` seconds and tries again."""
        self.connected = False
        log.warning("the broker is away", error=str(exc), next_try_in=interval)

    def on_iteration(self) -> None:
        """Keep the connection until everything in hand is settled; nameko would close it under a running handler.

        One that broke while an acknowledgement was written is given up here. kombu would open another by itself as soon
        as it is read from, and wait there for ever, since no consumer is on it.
        """
        if not self._is_alive():
            raise ConnectionResetError("the connection broke while it was written to")
        self._cancel_consumers_if_requested()
        if not self._consumers and self._settling.in_hand <= 0 and not self._providers:
            self.should_stop = True

    def _cancel_consumers_if_requested(self) -> None:
        for provider, removed in list(self._pending_remove_providers.items()):
            consumer = self._consumers.pop(provider, None)
            if consumer is not None:
                # If this fails the connection is lost, and the next one starts without this consumer.
                consumer.cancel()
            self._pending_remove_providers.pop(provider, None)
            removed.send()

    def unregister_provider(self, provider: Any) -> None:
        """Stop consuming for a provider; waits for the broker only while there is one."""
        if provider in self._providers and self.connected:
            removed = Event()
            self._pending_remove_providers[provider] = removed
            with eventlet.Timeout(CLOSE_SECONDS, exception=False):
                removed.wait()
        ProviderCollector.unregister_provider(self, provider)

    def stop(self) -> None:
        """Wait until all providers have left and everything in hand is settled."""
        self.wait_for_providers()
        if not self.connected:
            self._gt.kill()
        with contextlib.suppress(GreenletExit):
            self._gt.wait()

    def on_decode_error(self, message: Message, exc: Exception) -> None:
        """Neither lost nor tried for ever: the broker moves it to the dead letters."""
        log.error("undecodable message", error=repr(exc), queue_key=message.delivery_info.get("routing_key"))
        message.reject()

    def handle_message(self, provider: Any, body: Any, message: Message) -> None:
        """Hand a message to its provider, which settles it exactly once: in a thread, unless it ``gathers`` them."""
        self._settling.arrived(message)
        if getattr(provider, "gathers", False):
            # It only puts the message where its workers find it.
            provider.handle_message(body, message)
        else:
            super().handle_message(provider, body, message)

    def ack_message(self, message: Message) -> None:
        """Settle: done."""
        self._settling.ack(message)

    def ack_messages(self, messages: Sequence[Message]) -> None:
        """Settle several: done."""
        self._settling.ack_all(messages)

    def requeue_message(self, message: Message) -> None:
        """Settle: somebody else shall have it."""
        self._settling.requeue(message)

    def reject_message(self, message: Message) -> None:
        """Settle: to the dead letters."""
        self._settling.reject(message)

    def leave_message(self, message: Message) -> None:
        """Settle by not answering: the broker delivers it again when the connection ends."""
        self._settling.leave(message)
