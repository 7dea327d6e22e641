"""The relay: publishes what the outbox holds, in order, and marks it when the broker has confirmed it.

Between the batches it goes on with what is to be published again (``chassis/publishing/replays.py``): by an operator's
wish, or because a queue is new (``chassis/publishing/queue_markers.py``).

The relays of a service's processes take turns, round by round, by an advisory lock of their database sessions, which is
held outside of any transaction. Each is nudged by what its own process commits, and waits for the lock before it looks:
so no commit waits for the next poll, whoever has the lock, and nobody publishes what another has in hand. Publishing
comes before marking: a crash in between publishes twice, and the inbox absorbs the second.
"""

import json
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import structlog
from sqlalchemy import Connection, text

from chassis.connecting.topology import event_exchange, routable_types
from chassis.observing import log as logs
from chassis.observing import metrics, tracing
from chassis.publishing import outbox, replays
from chassis.running.failpoint import failpoint
from chassis.storing.database import Database
from contracts.catalogue import SUBSCRIPTIONS_BY_CONSUMER

log = structlog.get_logger()

BATCH = 200
POLL_SECONDS = 1.0
# How often queues are asked for that are new; the publisher decides when it is worth a look.
LOOK_SECONDS = 5.0
PAUSE_AFTER_ERROR = 0.5
# PostgreSQL ends the session of a relay that has said nothing for so long, and the others go on: it is frozen, since
# neither publishing nor waiting ever takes as long. What it publishes when it thaws, inboxes absorb.
FROZEN_SECONDS = 30
# Waited for as long as for any lock. What is looked up after it, even in the same message, sees what whoever had it
# before has marked.
_LOCK = text("SELECT pg_advisory_lock(hashtextextended('lianshang relay', 0))")
_LOCK_FIRST = _LOCK.execution_options(unanswered=True)
_UNLOCK = text("SELECT pg_advisory_unlock_all()")
# What the session writes says only how far the relay has come. A crash of the database that forgets the last of it has
# events published again, which inboxes absorb, and that costs less than to wait for the disk each time.
# What it reads is planned once for its life, and the plan for an outbox that is still empty must do for a full one.
_SET_UP = "SET synchronous_commit = off; SET enable_seqscan = off; SET idle_session_timeout = '{frozen}s'"


@dataclass(frozen=True)
class Outgoing:
    """One event on its way out. ``mandatory`` says that a queue must take it.

    On the default exchange, whose name is empty, the routing key is the one queue that it is for.
    """

    row: int
    event_id: str
    type: str
    exchange: str
    routing_key: str
    body: str
    mandatory: bool


@dataclass
class Outcome:
    """What became of a batch, by row: ``confirmed`` are safe with the broker, ``unroutable`` reached no queue.

    The rest are unknown and published again; ``error`` then says why.
    """

    confirmed: set[int] = field(default_factory=set)
    unroutable: set[int] = field(default_factory=set)
    error: BaseException | None = None


class Publisher(Protocol):
    """Hands events to a broker."""

    @property
    def blocked(self) -> bool:
        """Whether the broker refuses to take any just now."""

    def connect(self) -> None:
        """Be connected, as far as one knows without trying. Raises what is wrong with the broker, in bounded time."""

    def publish(self, events: Sequence[Outgoing]) -> Outcome:
        """Publish in order and wait, bounded, until the broker has said what became of each."""

    def new_queues(self, service: str) -> Sequence[str]:
        """The consumers of a service's events whose queues lack what was published before."""

    def keep(self, service: str, consumer: str) -> None:
        """That is taken care of for this consumer."""

    def close(self) -> None:
        """Let go of the connection, at once."""


class Relay:
    """Moves events from the outbox of one service to the broker."""

    def __init__(self, service: str, database: Database, publisher: Publisher) -> None:
        self.service = service
        # When it last came round, of the monotonic clock.
        self.heartbeat = time.monotonic()
        self._database = database
        self._publisher = publisher
        self._wake = threading.Event()
        self._stopping = False
        self._waiting = False
        self._connection: Connection | None = None
        self._exchange = event_exchange(service).name
        self._mandatory = routable_types()
        self._next_replay = self._next_look = 0.0

    @property
    def blocked(self) -> bool:
        """Whether events wait that the broker does not take."""
        return self._waiting and self._publisher.blocked

    def nudge(self) -> None:
        """There is something new to publish."""
        self._wake.set()

    def stop(self) -> None:
        """Publish what is there and end ``run``."""
        self._stopping = True
        self._wake.set()

    def run(self) -> None:
        """Publish until stopped. Nothing that goes wrong ends it."""
        try:
            while True:
                last = self._stopping
                self._wake.clear()
                if not self._round_or_pause():
                    if last:
                        return
                    self._wake.wait(POLL_SECONDS)
        finally:
            self._let_go()
            self._publisher.close()

    def _round_or_pause(self) -> bool:
        """Publish one batch; returns whether there is more at once, not so after an error and a pause."""
        self.heartbeat = time.monotonic()
        try:
            return self._round()
        # Broker or database are away, or refuse: the rows are still there, and are tried again.
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
            # Before its turn, which others wait for, who may reach a broker that this process does not.
            self._publisher.connect()
        connection = self._session()
        if look:
            connection.execute(_LOCK)
            self._feed_new_queues(connection)
        else:
            connection.execute(_LOCK_FIRST)
        full = self._publish_pending(connection) == BATCH
        more = self._publish_again(connection) or full
        connection.execute(_UNLOCK)
        return more

    def _feed_new_queues(self, connection: Connection) -> None:
        """Have everything that the outbox still holds published again to queues that were made or lost since then."""
        for consumer in self._publisher.new_queues(self.service):
            subscription = SUBSCRIPTIONS_BY_CONSUMER[consumer]
            if outbox.holds_published(connection, [event.type for event in subscription.taken]):
                log.warning("a queue is new: it is sent what the outbox holds", service=self.service, consumer=consumer)
                with self._database.engine.begin() as transaction:
                    replays.start(transaction, subscription, replays.ALWAYS)
            self._publisher.keep(self.service, consumer)

    def _publish_pending(self, connection: Connection) -> int:
        """Publish the oldest rows that wait; returns how many there were."""
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
        if outcome.error is not None:
            raise outcome.error
        return len(rows)

    def _publish_again(self, connection: Connection) -> bool:
        """Publish one portion of a replay; returns whether there is more. It stops with the process, and goes on."""
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
        if outcome.error is not None:
            raise outcome.error
        if error:
            self._next_replay = time.monotonic() + POLL_SECONDS
        return not error

    def _tell(self, rows: Iterable[Any], outcome: Outcome, began: int) -> None:
        """Say of each event what became of it: to the log where something did, and to its trace."""
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
        """The message of a row: to everybody who takes the type, or to the queue of one consumer."""
        body, event_id, kind = row.envelope, str(row.event_id), row.type
        if consumer:
            return Outgoing(row.id, event_id, kind, "", consumer, body, mandatory=True)
        return Outgoing(row.id, event_id, kind, self._exchange, kind, body, kind in self._mandatory)

    def _session(self) -> Connection:
        """The session that takes the lock. It is kept: a new one costs the database more than a commit."""
        if self._connection is None:
            self._connection = self._database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            # Taken out of the pool: it is kept for the life of the process.
            self._connection.detach()
            self._connection.execute(text(_SET_UP.format(frozen=FROZEN_SECONDS)))
        return self._connection

    def _let_go(self) -> None:
        """Close the session, and with it the lock; the next round begins afresh."""
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except Exception as error:
                log.info("closing the relay's session failed", error=repr(error))


def _types(rows: Iterable[Any], ids: set[int]) -> list[str]:
    return sorted({row.type for row in rows if row.id in ids})
