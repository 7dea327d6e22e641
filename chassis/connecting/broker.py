"""The connection on which a service consumes: nameko's, hardened against failures of the broker.

Differences from nameko's own: the connection stays open until every message in hand is settled; losing it never ends
the process; messages that cannot be decoded become dead letters instead of being acknowledged; stopping does not wait
for a broker that cannot be reached.
"""

import contextlib
import time
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

# The connection counts as lost after two heartbeat intervals without a frame from the broker.
HEARTBEAT = 10
CONNECT_SECONDS = 5
LONGEST_PAUSE = 5
CLOSE_SECONDS = 3
# The longest time until a request to stop is noticed while nothing arrives.
LONGEST_DRAIN = 0.25
# Between two looks whether the queues are there: now and then a broker does not tell consumers of one that is deleted.
LOOK_SECONDS = 10


class Blocked:
    """Whether the broker has blocked a connection, as it does to publishers when memory or disk run out.

    https://www.rabbitmq.com/docs/connection-blocked: a connection is told only once it has tried to publish.
    """

    def __init__(self) -> None:
        self.now = False

    def begin(self, reason: str) -> None:
        """Note that the broker has blocked the connection."""
        self.now = True
        log.warning("the broker takes no messages", reason=reason)

    def end(self) -> None:
        """Note that the broker has unblocked the connection."""
        if self.now:
            log.info("the broker takes messages again")
        self.now = False


def connection_to(settings: Settings, *, heartbeat: int = 0, blocked: Blocked | None = None) -> Connection:
    """Return an unopened connection whose opening is bounded by time-outs; it keeps ``blocked`` up to date."""
    if settings.embedded_broker:
        # The import registers the transport, which only embedded mode needs.
        from chassis.embedded import broker

        return Connection(broker.URI)
    told = {"on_blocked": blocked.begin, "on_unblocked": blocked.end} if blocked else {}
    return Connection(
        settings.amqp_uri,
        heartbeat=heartbeat,
        connect_timeout=CONNECT_SECONDS,
        transport_options=told,
        ssl=settings.amqp_tls,
    )


def throw_away(connection: Connection | None) -> None:
    """Drop a connection without the closing handshake, which a frozen broker would never complete."""
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
        # Whether the consumers are on the connection that is open now.
        self._is_alive: Callable[[], bool] = lambda: True
        self._looked = 0.0

    def setup(self) -> None:
        """Set the number of messages in hand to zero."""
        super().setup()
        self._settling = Settling(metrics.IN_HAND.labels(self.container.service_name))

    @property
    def connection(self) -> Connection:
        """The connection parameters, as kombu's mixin wants them."""
        return connection_to(self.container.config["settings"], heartbeat=HEARTBEAT, blocked=self.blocked)

    @property
    def consumed(self) -> set[str]:
        """The names of the queues that are being consumed."""
        return {provider.queue.name for provider in self._consumers} if self.connected else set()

    def run(self, *_args: Any, **_kwargs: Any) -> None:
        """Consume until stopped, reconnecting as often as needed."""
        while not self.should_stop:
            try:
                for _ in self.consume(limit=None, safety_interval=LONGEST_DRAIN):
                    pass
            # Whatever the error, the process must go on: the messages are delivered again on the next connection.
            except Exception as error:
                log.warning("lost the connection to the broker", error=repr(error))
                self.connected = False
                eventlet.sleep(1)
        self.connected = False

    @contextlib.contextmanager
    def establish_connection(self) -> Iterator[Connection]:
        """Connect, retrying without limit, declare exchanges and queues, and close without ever hanging."""
        connection = self.create_connection()
        # A new connection is not blocked until the broker says so.
        self.blocked.end()
        try:
            connection.ensure_connection(
                self.on_connection_error, None, interval_start=0.2, interval_step=0.5, interval_max=LONGEST_PAUSE
            )
            declare(connection)
            yield connection
            # The closing handshake follows all acknowledgements, so its answer confirms that they have arrived.
            with eventlet.Timeout(CLOSE_SECONDS, exception=False):
                connection.close()
        finally:
            throw_away(connection)

    def get_consumers(self, consumer_cls: Callable[..., Any], channel: Any) -> Any:
        """Return one consumer for each provider that is not leaving; those marked ``raw`` get bodies undecoded."""
        self._consumers = {}
        for provider in self._providers - set(self._pending_remove_providers):
            if getattr(provider, "raw", False):
                consumer = consumer_cls(
                    queues=[provider.queue],
                    on_message=partial(self.handle_message, provider, None),
                    auto_declare=False,
                )
            else:
                consumer = consumer_cls(
                    queues=[provider.queue],
                    callbacks=[partial(self.handle_message, provider)],
                    accept=["json"],
                    auto_declare=False,
                )
            consumer.qos(prefetch_count=self.prefetch_count)
            self._consumers[provider] = consumer
        return self._consumers.values()

    def on_consume_ready(self, connection: Connection, channel: Any, consumers: Any, **kwargs: Any) -> None:
        """Note that consuming has begun, for the first time or again."""
        self.connected, self._looked = True, time.monotonic()
        self._is_alive = lambda: channel.connection and connection.transport.verify_connection(channel.connection)
        super().on_consume_ready(connection, channel, consumers, **kwargs)

    def on_connection_error(self, exc: Exception, interval: float) -> None:
        """Log that the broker cannot be reached; kombu waits for ``interval`` seconds and retries."""
        self.connected = False
        log.warning("the broker is away", error=str(exc), next_try_in=interval)

    def on_iteration(self) -> None:
        """Keep the connection until every message in hand is settled; nameko would close it under a running handler.

        A connection that broke while an acknowledgement was written is given up here. kombu would otherwise open
        another by itself on the next read, and wait on it for ever, since it has no consumer.
        """
        if not self._is_alive():
            raise ConnectionResetError("the connection broke while it was written to")
        self._cancel_consumers_if_requested()
        self._look_for_the_queues()
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

    def _look_for_the_queues(self) -> None:
        """Find out now and then whether every queue is there and consumed; otherwise the connection is given up.

        A queue that is gone ends the connection by itself; one that another process has made again has no consumer.
        """
        if time.monotonic() - self._looked < LOOK_SECONDS or self.container.config["settings"].embedded_broker:
            return
        self._looked = time.monotonic()
        # Heartbeats, which tell of a broker that hangs, are looked after only while nothing is asked.
        with eventlet.Timeout(CLOSE_SECONDS, ConnectionResetError("the broker does not say which queues there are")):
            for consumer in self._consumers.values():
                (queue,) = consumer.queues
                if not queue.queue_declare(passive=True).consumer_count:
                    raise ConnectionResetError(f"nobody consumes {queue.name}")

    def unregister_provider(self, provider: Any) -> None:
        """Stop consuming for a provider; waits for the broker only while it can be reached."""
        if provider in self._providers and self.connected:
            removed = Event()
            self._pending_remove_providers[provider] = removed
            with eventlet.Timeout(CLOSE_SECONDS, exception=False):
                removed.wait()
        ProviderCollector.unregister_provider(self, provider)

    def stop(self) -> None:
        """Wait until all providers have unregistered and every message in hand is settled."""
        self.wait_for_providers()
        if not self.connected:
            self._gt.kill()
        with contextlib.suppress(GreenletExit):
            self._gt.wait()

    def on_decode_error(self, message: Message, exc: Exception) -> None:
        """Reject a message that cannot be decoded; the broker then moves it to the dead letters."""
        log.error("undecodable message", error=repr(exc), queue_key=message.delivery_info.get("routing_key"))
        message.reject()

    def handle_message(self, provider: Any, body: Any, message: Message) -> None:
        """Pass a message to its provider, which settles it exactly once: in a thread, unless it ``gathers``."""
        self._settling.arrived(message)
        if getattr(provider, "gathers", False):
            # The provider only queues the message for its own workers.
            provider.handle_message(body, message)
        else:
            super().handle_message(provider, body, message)

    def ack_message(self, message: Message) -> None:
        """Settle a message as done."""
        self._settling.ack(message)

    def ack_messages(self, messages: Sequence[Message]) -> None:
        """Settle several messages as done."""
        self._settling.ack_all(messages)

    def requeue_message(self, message: Message) -> None:
        """Settle a message by putting it back into its queue for another consumer."""
        self._settling.requeue(message)

    def reject_message(self, message: Message) -> None:
        """Settle a message by moving it to the dead letters."""
        self._settling.reject(message)

    def leave_message(self, message: Message) -> None:
        """Settle a message without an answer; the broker delivers it again when the connection ends."""
        self._settling.leave(message)
