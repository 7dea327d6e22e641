"""Publishing to RabbitMQ: batches under publisher confirms."""

import contextlib
import time
from collections.abc import Iterator, Sequence
from typing import Any

import amqp
import eventlet
from kombu import Connection

from chassis.connecting.broker import Blocked, connection_to, throw_away
from chassis.connecting.topology import declare
from chassis.publishing import queue_markers
from chassis.publishing.relay import Outcome, Outgoing
from chassis.running.settings import Settings

CONFIRM_SECONDS = 10.0
# The longest time until a queue that somebody has deleted is declared again and refilled.
DECLARE_SECONDS = 30.0


class Refused(Exception):
    """The broker rejected some of the events."""


class RabbitPublisher:
    """Publishes over one channel in confirm mode; after any error it replaces the connection."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._blocked = Blocked()
        self._connection: Connection | None = None
        self._channel: Any = None
        self._declared = 0.0
        # The time of the declaration after which queue markers were last checked.
        self._looked = 0.0
        self._sent = 0
        # By delivery tag: the events that the broker has not answered yet.
        self._open: dict[int, Outgoing] = {}
        self._outcome = Outcome()
        self._returned: set[str] = set()
        self._nacked: list[Outgoing] = []

    def connect(self) -> None:
        """Connect unless that has been done, and declare exchanges and queues at intervals."""
        with self._or_begin_anew():
            self._connect()

    def publish(self, events: Sequence[Outgoing]) -> Outcome:
        """Publish a batch in order, then collect the broker's confirms for at most ``CONFIRM_SECONDS``."""
        self._outcome, self._open, self._returned, self._nacked = Outcome(), {}, set(), []
        try:
            with eventlet.Timeout(2 * CONFIRM_SECONDS):
                self._connect()
                for event in events:
                    self._send(event)
                self._await_answers()
            if self._nacked:
                self._outcome.error = Refused(f"{len(self._nacked)} events, first {self._nacked[0].type}")
        # eventlet's time-out is no Exception. Whatever happened, confirmed events stay confirmed.
        except (Exception, eventlet.Timeout) as error:
            self._outcome.error = error if isinstance(error, Exception) else TimeoutError(str(error))
        if self._outcome.error is not None or self._outcome.unroutable:
            # A new connection declares everything again, which restores a queue that somebody has deleted.
            self.close()
        return self._outcome

    def deliver(self) -> None:
        """Do nothing: the broker delivers what it has confirmed."""

    @property
    def blocked(self) -> bool:
        """Whether the broker blocks publishing, as of the last try: a new connection finds out by trying."""
        return self._blocked.now

    def new_queues(self, service: str) -> list[str]:
        """Return the consumers whose queues lack what ``service`` has published; checked after each declaration.

        Raises the errors of the broker.
        """
        with self._or_begin_anew():
            connection = self._connect()
            if self._looked == self._declared:
                return []
            found = queue_markers.consumers_without_marker(connection, service)
            if not found:
                self._looked = self._declared
            return found

    def keep(self, service: str, consumer: str) -> None:
        """Set the marker of this consumer's queue, so that it is not new any more. Raises the errors of the broker."""
        with self._or_begin_anew():
            queue_markers.set_marker(self._connect(), service, consumer)

    @contextlib.contextmanager
    def _or_begin_anew(self) -> Iterator[None]:
        """Bound the block in time; after an error, throw the connection away."""
        try:
            with eventlet.Timeout(2 * CONFIRM_SECONDS, TimeoutError("the broker does not answer")):
                yield
        except Exception:
            self.close()
            raise

    def close(self) -> None:
        """Throw the connection away, without a closing handshake."""
        connection, self._connection, self._channel = self._connection, None, None
        throw_away(connection)

    def _connect(self) -> Connection:
        if self._connection is not None:
            if time.monotonic() - self._declared > DECLARE_SECONDS:
                self._declare(self._connection)
            return self._connection
        self._connection = connection_to(self._settings, blocked=self._blocked)
        self._connection.connect()
        self._declare(self._connection)
        channel = self._connection.channel()
        channel.confirm_select()
        channel.events["basic_ack"].add(self._on_ack)
        channel.events["basic_nack"].add(self._on_nack)
        channel.events["basic_return"].add(self._on_return)
        self._channel, self._sent = channel, 0
        return self._connection

    def _declare(self, connection: Connection) -> None:
        declare(connection)
        self._declared = time.monotonic()

    def _send(self, event: Outgoing) -> None:
        message = amqp.Message(
            event.body,
            content_type="application/json",
            content_encoding="utf-8",
            delivery_mode=2,
            message_id=event.event_id,
            type=event.type,
        )
        self._sent += 1
        self._open[self._sent] = event
        # This also reads what the broker has sent so far, so that a closed connection is noticed before writing to it.
        self._channel.basic_publish(
            message, exchange=event.exchange, routing_key=event.routing_key, mandatory=event.mandatory
        )

    def _await_answers(self) -> None:
        deadline = time.monotonic() + CONFIRM_SECONDS
        while self._open:
            remaining = deadline - time.monotonic()
            if remaining <= 0 or self._connection is None:
                raise TimeoutError(f"no answer for {len(self._open)} events within {CONFIRM_SECONDS:g} s")
            self._connection.drain_events(timeout=remaining)

    def _answered(self, tag: int, multiple: bool) -> list[Outgoing]:
        tags = [known for known in self._open if known <= tag] if multiple else [tag]
        return [self._open.pop(known) for known in tags if known in self._open]

    def _on_ack(self, tag: int, multiple: bool) -> None:
        self._blocked.end()
        for event in self._answered(tag, multiple):
            returned = event.event_id in self._returned
            (self._outcome.unroutable if returned else self._outcome.confirmed).add(event.row)

    def _on_nack(self, tag: int, multiple: bool) -> None:
        self._nacked += self._answered(tag, multiple)

    def _on_return(self, _error: Exception, _exchange: str, _routing_key: str, message: Any) -> None:
        """Note that an event is unroutable; the broker returns the message before it confirms it."""
        self._returned.add(message.properties["message_id"])
