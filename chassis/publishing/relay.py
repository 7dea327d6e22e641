"""The relay: publishes the events of the outbox in order, and strikes them off when the broker has confirmed.

Between batches it continues replays (``chassis/publishing/replays.py``), which an operator has asked for, or which a
new queue needs (``chassis/publishing/queue_markers.py``).

The relays of a service's processes take turns, round by round, by an advisory lock, which a relay holds in a
transaction of two messages: the first takes the lock and looks, the second marks what is published and commits. Each
relay is nudged by the commits of its own process, and waits for the lock before it looks: so no commit waits for the
next poll, whichever relay has the lock, and no event is published by two relays at once. Publishing comes before
marking: after a crash in between, events are published twice, and the inbox absorbs the second. The embedded broker
delivers after the marking, since the process that an event ends is its own, and would publish it anew at each start.
"""

import json
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import structlog
from sqlalchemy import Connection, text

from chassis.connecting.topology import event_exchange, replay_exchange, routable_types
from chassis.observing import log as logs
from chassis.observing import metrics, tracing
from chassis.publishing import outbox, replays
from chassis.running.failpoint import failpoint
from chassis.storing.database import Database
from contracts.catalogue import SUBSCRIPTIONS_BY_CONSUMER

log = structlog.get_logger()

BATCH = 200
# How many rows of the release before are taken over by one statement.
TAKEN_OVER = 5000
POLL_SECONDS = 1.0
# Seconds between two checks for new queues; the publisher decides when a check is due.
LOOK_SECONDS = 5.0
PAUSE_AFTER_ERROR = 0.5
# Waits as long as for any lock. Statements after it, even in the same message, see what the previous holder of the lock
# has marked. PostgreSQL ends a transaction that has been silent for ``IDLE_SECONDS``, and the other relays go on: that
# relay is frozen, since publishing and waiting never take as long. If it publishes on waking up, inboxes absorb it.
_LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended('lianshang relay', 0))").execution_options(unanswered=True)
# The session only writes how far the relay has come. If a crash of the database loses the last of these writes, events
# are published again and absorbed by inboxes, which costs less than waiting for the disk each time.
# Its queries are planned once for its life, and a plan made for an empty outbox must do for a full one.
_SET_UP = text(
    "SET synchronous_commit = off; SET enable_seqscan = off; SET enable_mergejoin = off; SET enable_hashjoin = off"
)


@dataclass(frozen=True)
class Outgoing:
    """An event to be published; ``mandatory`` says that at least one queue must take it."""

    row: int
    event_id: str
    type: str
    exchange: str
    routing_key: str
    body: str
    mandatory: bool


@dataclass
class Outcome:
    """The outcome of a batch, by row: the broker holds ``confirmed`` rows safely; ``unroutable`` ones reached no queue.

    The outcome of all others is unknown and they are published again; ``error`` then says why.
    """

    confirmed: set[int] = field(default_factory=set)
    unroutable: set[int] = field(default_factory=set)
    error: BaseException | None = None


class Publisher(Protocol):
    """Publishes events to a broker."""

    @property
    def blocked(self) -> bool:
        """Whether the broker blocks publishing at the moment."""

    def connect(self) -> None:
        """Connect, unless connected as far as is known without trying. Raises the broker's errors, in bounded time."""

    def publish(self, events: Sequence[Outgoing]) -> Outcome:
        """Publish in order and wait, for a bounded time, until the broker has confirmed or refused each event."""

    def deliver(self) -> None:
        """Deliver now, when it is marked, what was published, if the broker lives in this process."""

    def new_queues(self, service: str) -> Sequence[str]:
        """Return the consumers of a service's events whose queues lack what was published before."""

    def keep(self, service: str, consumer: str) -> None:
        """Note that the queue of this consumer is not new any more, since it is being refilled."""

    def close(self) -> None:
        """Close the connection at once."""


class Relay:
    """Moves events from the outbox of one service to the broker."""

    def __init__(self, service: str, database: Database, publisher: Publisher, pace: float = 0.0) -> None:
        self.service = service
        # Seconds from the beginning of a round to that of the next at the least, unless a portion was full: what is
        # committed meanwhile is published together, and so applied together by who takes it. At rest nothing waits.
        self._pace = pace
        # When the relay last began a round, by the monotonic clock.
        self.heartbeat = time.monotonic()
        self._database = database
        self._publisher = publisher
        self._wake = threading.Event()
        self._stopping = False
        self._waiting = False
        self._connection: Connection | None = None
        self._exchange, self._replays = event_exchange(service).name, replay_exchange(service).name
        self._mandatory = routable_types()
        self._next_replay = self._next_look = 0.0

    @property
    def blocked(self) -> bool:
        """Whether events are waiting and the broker blocks publishing."""
        return self._waiting and self._publisher.blocked

    def nudge(self) -> None:
        """Tell the relay that there are new events to publish."""
        self._wake.set()

    def stop(self) -> None:
        """Have ``run`` end after publishing what is there."""
        self._stopping = True
        self._wake.set()

    def run(self) -> None:
        """Publish until stopped; errors never end it."""
        try:
            while True:
                last = self._stopping
                self._wake.clear()
                if not self._round_or_pause():
                    if last:
                        return
                    self._wake.wait(POLL_SECONDS)
                    time.sleep(max(0.0, self.heartbeat + self._pace - time.monotonic()))
        finally:
            self._let_go()
            self._publisher.close()

    def _round_or_pause(self) -> bool:
        """Publish one batch; returns whether to go on at once, which is not so after an error and its pause."""
        self.heartbeat = time.monotonic()
        try:
            return self._round()
        # Broker or database cannot be reached, or refuse: the rows are still there, and are retried.
        except Exception as error:
            log.warning("relay interrupted", service=self.service, error=repr(error))
            self._let_go()
            if not self._stopping:
                self._wake.wait(PAUSE_AFTER_ERROR)
            return False

    def _round(self) -> bool:
        look = time.monotonic() >= self._next_look
        if look:
            self._next_look = time.monotonic() + LOOK_SECONDS
        if look or self._waiting:
            # Connects before taking the lock: other relays wait for it, and may reach a broker that this process does
            # not.
            self._publisher.connect()
        connection = self._session()
        connection.execute(_LOCK)
        if look:
            while outbox.take_over(connection, TAKEN_OVER) == TAKEN_OVER:
                self.heartbeat = time.monotonic()
            self._feed_new_queues(connection)
        try:
            full = self._publish_pending(connection) == BATCH
            more = self._publish_again(connection) or full
            connection.commit()
        finally:
            # Whatever became of the marks: without them it is published again.
            self._publisher.deliver()
        return more

    def _feed_new_queues(self, connection: Connection) -> None:
        """Start replays of everything that the outbox holds to queues that are new or were lost."""
        for consumer in self._publisher.new_queues(self.service):
            subscription = SUBSCRIPTIONS_BY_CONSUMER[consumer]
            if outbox.holds_published(connection, [event.type for event in subscription.taken]):
                log.warning("a queue is new: it is sent what the outbox holds", service=self.service, consumer=consumer)
                with self._database.engine.begin() as transaction:
                    replays.start(transaction, subscription, replays.ALWAYS)
            self._publisher.keep(self.service, consumer)

    def _publish_pending(self, connection: Connection) -> int:
        """Publish the oldest waiting rows; returns how many there were."""
        rows = outbox.pending(connection, BATCH)
        self._waiting = bool(rows)
        if not rows:
            return 0
        failpoint("relay.before_publish")
        began = time.time_ns()
        outcome = self._publisher.publish([self._outgoing(row) for row in rows])
        failpoint("relay.after_confirm")
        outbox.mark_published(connection, outcome.confirmed)
        metrics.PUBLISHED.labels(self.service).inc(len(outcome.confirmed))
        self._tell(rows, outcome, began)
        if outcome.unroutable:
            log.error("no queue takes these events", service=self.service, types=_types(rows, outcome.unroutable))
            outbox.defer(connection, outcome.unroutable, "no queue is bound for this type")
        _raise(outcome, connection)
        return len(rows)

    def _publish_again(self, connection: Connection) -> bool:
        """Publish one portion of a replay; returns whether there is more. After a stop of the process it continues."""
        if self._stopping or time.monotonic() < self._next_replay:
            return False
        portion = replays.next_portion(connection, BATCH)
        if portion is None:
            self._next_replay = time.monotonic() + POLL_SECONDS
            return False
        events, began = [self._outgoing(row, portion.consumer) for row in portion.rows], time.time_ns()
        outcome = self._publisher.publish(events) if events else Outcome()
        metrics.PUBLISHED.labels(self.service).inc(len(outcome.confirmed))
        self._tell(portion.rows, outcome, began)
        error = repr(outcome.error) if outcome.error else None
        if outcome.unroutable:
            error = f"there is no queue {portion.consumer}"
        replays.settle(connection, portion, outcome.confirmed, error)
        _raise(outcome, connection)
        if error:
            self._next_replay = time.monotonic() + POLL_SECONDS
        return not error

    def _tell(self, rows: Iterable[Any], outcome: Outcome, began: int) -> None:
        """Record the outcome of each event in its trace, and in the log if it is worth a line."""
        recording = tracing.recording()
        for row in rows:
            failure = "" if row.id in outcome.confirmed else "unroutable"
            if failure and row.id not in outcome.unroutable:
                continue
            if not failure and not recording:
                continue
            envelope = json.loads(row.envelope)
            if failure:
                with logs.about_event(envelope):
                    log.warning("not published: no queue takes it", service=self.service)
            if recording:
                name, about, parent = f"publish {row.type}", tracing.message(envelope), envelope.get("traceparent")
                tracing.record(self.service, name, tracing.PRODUCER, parent, began, about, failure)

    def _outgoing(self, row: Any, consumer: str | None = None) -> Outgoing:
        """Build the message of a row: for all queues that take the type, or for the queue of one consumer."""
        body, event_id, kind = row.envelope, str(row.event_id), row.type
        if consumer:
            return Outgoing(row.id, event_id, kind, self._replays, consumer, body, mandatory=True)
        return Outgoing(row.id, event_id, kind, self._exchange, kind, body, kind in self._mandatory)

    def _session(self) -> Connection:
        """Return the session of the relay; it stays open, since opening one costs more than a commit."""
        if self._connection is None:
            self._connection = self._database.engine.connect()
            # Taken out of the pool: it stays open for the life of the process.
            self._connection.detach()
            self._connection.execute(_SET_UP)
            self._connection.commit()
        return self._connection

    def _let_go(self) -> None:
        """Close the session, and with it the lock; the next round opens another."""
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except Exception as error:
                log.info("closing the relay's session failed", error=repr(error))


def _raise(outcome: Outcome, connection: Connection) -> None:
    """Raise the error of a batch, if it has one, when what the broker has confirmed before it is marked."""
    if outcome.error is not None:
        connection.commit()
        raise outcome.error


def _types(rows: Iterable[Any], ids: set[int]) -> list[str]:
    return sorted({row.type for row in rows if row.id in ids})
