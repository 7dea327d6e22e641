"""Reactions as nameko entrypoints: each event is applied once, tried again when that fails, and never lost.

A message is acknowledged when its effect is committed, or when the event is parked in the database with its error. The
database schedules the further tries (``chassis/consuming/inbox.py``); here they are run.
"""

import contextlib
import functools
import itertools
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import eventlet
import structlog
from eventlet.semaphore import Semaphore
from kombu.message import Message
from nameko.exceptions import ContainerBeingKilled
from nameko.extensions import Entrypoint
from sqlalchemy.exc import DataError

from chassis.calling.errors import Failure
from chassis.calling.rpc import ExcInfo
from chassis.connecting.broker import QueueConsumer
from chassis.connecting.topology import subscription_queue
from chassis.consuming import inbox
from chassis.consuming.cursors import Early
from chassis.observing import log as logs
from chassis.observing import metrics
from chassis.running.failpoint import failpoint
from contracts.operation import Subscription
from contracts.problem import UNAVAILABLE

log = structlog.get_logger()
Delivered = tuple[Mapping[str, Any], Message]

# A parked event that another process has left, or that was parked by one, is found after this at the latest.
LONGEST_SLEEP = 5.0
SHORTEST_SLEEP = 0.05
DATABASE_PAUSE = 1.0
# How long an event that came before its turn is kept in hand before it is parked.
PATIENCE = (0.02, 0.05, 0.1)
# Held while an event runs that may be the one that ended the last process, whichever consumer or service it is for.
_ALONE = Semaphore()
# What no waiting helps against: an id that is none, a number that is too large, characters that PostgreSQL cannot keep.
CANNOT_BE_KEPT = (DataError, ValueError)
# How many events of a consumer become one transaction at most, and how many such transactions run at once: thanks to a
# second one, what comes need not wait for a slow one; with more of them there would be less to take together.
MOST_TOGETHER = 50
HANDS = 2
_NEEDED = {"id": str, "type": str, "partitionkey": str, "sequence": int, "data": dict}
# What every line of the log and every step of a trace is about; not everybody's events say so.
_TEXT_OR_NOTHING = ("correlationid", "traceparent")


def database_away(error: BaseException | None) -> bool:
    """Whether an error says nothing about the event, only that the database cannot be reached just now."""
    return isinstance(error, Failure) and error.problem is UNAVAILABLE


class ReactionEntrypoint(Entrypoint):
    """One consumer: its queue, its workers, and the further tries of what failed."""

    queue_consumer = QueueConsumer()
    gathers = True

    def __init__(self, subscription: Subscription) -> None:
        # What a reaction raises is logged where it is parked, with its number of tries.
        super().__init__(expected_exceptions=(Exception,))
        self.subscription = subscription
        self.queue = subscription_queue(subscription)
        self._bell = threading.Event()
        # By aggregate: who may go, and how many stand in line.
        self._lines: dict[str, list[Any]] = {}
        # How many events this process has parked before their turn since nothing waited: later ones may let them go.
        self._early = 0
        self._early_since = 0.0
        # What has arrived and nobody has begun with, how many threads do, and all that have a message in hand.
        self._waiting: deque[Delivered] = deque()
        self._hands = 0
        self._threads: set[Any] = set()
        self._stopping = False
        self._retries: Any = None

    @property
    def _core(self) -> Any:
        return self.container.config["core"]

    @property
    def _engine(self) -> Any:
        return self._core.database.engine

    def setup(self) -> None:
        """Join the connection that the service consumes on, and make known how to ring for parked events."""
        self.queue_consumer.register_provider(self)
        self.container.config["core"].bells[self.method_name] = self._bell

    def start(self) -> None:
        """Begin to try parked events again."""
        self._retries = self.container.spawn_managed_thread(self._retry_parked, self.subscription.consumer)

    def stop(self) -> None:
        """Take no more events, neither new nor parked ones; what is in hand is done with when this returns."""
        self._stopping = True
        self._bell.set()
        self.queue_consumer.unregister_provider(self)
        while self._threads:
            next(iter(self._threads)).wait()
        self._retries.wait()

    def handle_message(self, body: Any, message: Message) -> None:
        """Take one message off the queue; it is settled in every case, in here or by a thread of its own or shared."""
        wrong = what_is_wrong(body)
        if wrong:
            log.error("not an event", consumer=self.subscription.consumer, wrong=wrong)
            self.queue_consumer.reject_message(message)
            return
        if message.delivery_info.get("redelivered"):
            self._spawn(self._take_over, message, body)
        else:
            self._waiting.append((body, message))
            if self._hands < HANDS:
                self._hands += 1
                self._spawn(self._take_together)

    def _spawn(self, function: Callable[..., None], *args: Any, **kwargs: Any) -> None:
        work = functools.partial(function, *args, **kwargs)
        thread = self.container.spawn_managed_thread(work, self.subscription.consumer)
        self._threads.add(thread)
        thread.link(self._threads.discard)

    def _take_together(self) -> None:
        """Apply what waits, as much at once as there is, until nothing does. Those that fail together go on alone."""
        try:
            while self._waiting:
                portion = [self._waiting.popleft() for _ in range(min(MOST_TOGETHER, len(self._waiting)))]
                try:
                    parked = any(_is_replayed(message) for _, message in portion)
                    error = self._apply([body for body, _ in portion], parked=parked)
                except ContainerBeingKilled:
                    for _, message in portion:
                        self.queue_consumer.requeue_message(message)
                    continue
                if error is None:
                    self._let_early_go()
                    self.queue_consumer.ack_messages([message for _, message in portion])
                    continue
                for body, message in portion:
                    self._spawn(self._take, message, body, known=error if len(portion) == 1 else None)
        finally:
            self._hands -= 1

    def _take(self, message: Message, body: Mapping[str, Any], *, known: BaseException | None) -> None:
        """Apply one event by itself; ``known`` is what it has raised when that was tried just now."""
        parked = _is_replayed(message)
        with logs.about_event(body, consumer=self.subscription.consumer):
            with self._turn(body["partitionkey"]):
                try:
                    error = known or self._apply([body], parked=parked)
                    for pause in PATIENCE:
                        if not isinstance(error, Early):
                            break
                        # Most often the one before is in another replica's hands just now.
                        eventlet.sleep(pause)
                        error = self._apply([body], parked=parked)
                except ContainerBeingKilled:
                    self.queue_consumer.requeue_message(message)
                    return
            if error is None:
                self._let_early_go()
            self._settle(message, body, error)

    def _let_early_go(self) -> None:
        """Perhaps one that waits in the database may go now."""
        if self._early:
            self._bell.set()

    @contextlib.contextmanager
    def _turn(self, key: str) -> Iterator[None]:
        """Where order matters, wait until the events of this aggregate that came before are done with."""
        if not self.subscription.ordered:
            yield
            return
        line = self._lines.setdefault(key, [Semaphore(), 0])
        line[1] += 1
        try:
            with line[0]:
                yield
        finally:
            line[1] -= 1
            if not line[1]:
                del self._lines[key]

    def _apply(self, envelopes: Sequence[Mapping[str, Any]], *, parked: bool = False) -> BaseException | None:
        """Run the reaction in a worker and wait for its outcome: the error that it raised, if any."""
        outcome = eventlet.event.Event()

        def tell(_worker: Any, result: Any, exc_info: ExcInfo | None) -> tuple[Any, ExcInfo | None]:
            outcome.send(None if exc_info is None else exc_info[1])
            return result, exc_info

        self.container.spawn_worker(self, (envelopes,), {}, context_data={"parked": parked}, handle_result=tell)
        error: BaseException | None = outcome.wait()
        return error

    def _settle(self, message: Message, envelope: Mapping[str, Any], error: BaseException | None) -> None:
        """Acknowledge an event whose fate is in the database; leave it to the broker when the process stops before."""
        if error is None or self._until_done(
            message, "could not park", lambda: self._park(envelope, error, claimed=False)
        ):
            self.queue_consumer.ack_message(message)

    def _until_done(self, message: Message, complaint: str, work: Callable[[], None]) -> bool:
        """Do something with the database, however long it is away; ``False`` when the message is settled without.

        What the database cannot even keep as an event is rejected, and becomes a dead letter as it came.
        """
        while True:
            try:
                work()
                return True
            except CANNOT_BE_KEPT as error:
                log.warning(
                    complaint, error=type(error).__name__, then="rejected, since the database can never keep it"
                )
                self.queue_consumer.reject_message(message)
                return False
            # Not only the database's errors: whatever it is must not lose the event.
            except Exception as error:
                log.warning(complaint, error=repr(error))
            if self._stopping:
                self.queue_consumer.leave_message(message)
                return False
            eventlet.sleep(DATABASE_PAUSE)

    def _park(self, envelope: Mapping[str, Any], error: BaseException, claimed: bool) -> None:
        if database_away(error):
            # It is due again at once, and no try has been used up.
            error = Early(str(error))
        with self._engine.begin() as connection:
            state = inbox.park(connection, self.subscription.consumer, envelope, error, claimed=claimed)
            failpoint("parking.before_commit")
        # After the commit: a look at the database that came too soon to find the event must not forget it.
        if isinstance(error, Early):
            self._early += 1
            self._early_since = time.monotonic()
        self._bell.set()
        if state == "dead":
            self._core.relay.nudge()
            log.error("dead letter", error=inbox.describe(error))
        elif state == "waiting" and not isinstance(error, Early):
            log.warning("reaction failed, parked", error=inbox.describe(error), exc_info=error)

    def _take_over(self, message: Message, envelope: Mapping[str, Any]) -> None:
        """Run an event that was delivered before from the database, where tries are counted before they are made."""

        def take() -> None:
            with self._engine.begin() as connection:
                fresh = inbox.take_over(connection, self.subscription.consumer, envelope)
            if not fresh:
                metrics.DUPLICATES.labels(self.subscription.consumer).inc()

        with logs.about_event(envelope, consumer=self.subscription.consumer):
            if self._until_done(message, "could not take over", take):
                self._bell.set()
                self.queue_consumer.ack_message(message)

    def _retry_parked(self) -> None:
        """Run parked events when they are due, until stopped."""
        while not self._stopping:
            self._bell.clear()
            try:
                pause = self._retry_those_due()
            # The database may be away; the tries go on when it is back.
            except Exception as error:
                log.warning("could not look for parked events", error=repr(error))
                pause = DATABASE_PAUSE
            if pause:
                self._bell.wait(pause)

    def _retry_those_due(self) -> float:
        """Run what is due, in order; returns how long to sleep, 0 when there is more."""
        early = self._early
        with self._engine.begin() as connection:
            given_up = inbox.give_up(connection, self.subscription)
            claimed = inbox.claim(connection, self.subscription)
            cut_off = inbox.any_cut_off(connection, self.subscription)
            due = None if claimed or cut_off else inbox.seconds_to_next_try(connection, self.subscription)
            emptied = early and due is None and not inbox.any_waiting(connection, self.subscription)
        if emptied and self._early == early:
            # From now on an event that is applied lets nothing go, and need not ring for a look.
            self._early = 0
        for envelope in given_up:
            self._core.relay.nudge()
            with logs.about_event(envelope, consumer=self.subscription.consumer):
                log.error("dead letter", error="the process ended, or was cut off, during every try")
        if not claimed and not cut_off:
            if due is None and self._early:
                # What comes before may be in the hands of another replica, which does not ring here.
                due = time.monotonic() - self._early_since
            return LONGEST_SLEEP if due is None else min(max(due, SHORTEST_SLEEP), LONGEST_SLEEP)
        pool = eventlet.GreenPool()
        for _, rows in itertools.groupby(claimed, key=lambda row: row.key):
            pool.spawn(self._retry_in_order, [row.envelope for row in rows])
        pool.waitall()
        if cut_off:
            self._retry_one_cut_off()
        return 0.0

    def _retry_one_cut_off(self) -> None:
        """Run an event that was in hand when a process died, alone among all consumers of this process.

        If it was the one that ended the process, and does so again, no other has used up a try with it.
        """
        with _ALONE:
            with self._engine.begin() as connection:
                claimed = inbox.claim(connection, self.subscription, cut_off=True)
            self._retry_in_order([row.envelope for row in claimed])

    def _retry_in_order(self, envelopes: Sequence[Mapping[str, Any]]) -> None:
        """Run parked events of one aggregate. One that cannot be parked again is claimed anew when its lease ends."""
        for envelope in envelopes:
            if self._stopping:
                return
            with logs.about_event(envelope, consumer=self.subscription.consumer):
                try:
                    with self._turn(envelope["partitionkey"]):
                        error = self._apply([envelope], parked=True)
                except ContainerBeingKilled:
                    return
                if error is not None:
                    self._park_again(envelope, error)

    def _park_again(self, envelope: Mapping[str, Any], error: BaseException) -> None:
        try:
            self._park(envelope, error, claimed=True)
        except Exception as failed:
            log.warning("could not park again", error=repr(failed))


def _is_replayed(message: Message) -> bool:
    """Replays come by the default exchange. A dead letter of the event may lie here, and goes with the effect."""
    return not message.delivery_info.get("exchange")


def what_is_wrong(body: Any) -> str:
    """Why this is no envelope of ours, or nothing."""
    if not isinstance(body, dict):
        return "not an object"
    wrong = [name for name, kind in _NEEDED.items() if not isinstance(body.get(name), kind)]
    return ", ".join(wrong + [name for name in _TEXT_OR_NOTHING if not isinstance(body.get(name), str | None)])
