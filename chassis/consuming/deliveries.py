"""The way of one delivered message: together with others, by itself if that fails, and settled in every case.

A message is acknowledged when its effect is committed, or when the event is kept in the database with its error.
"""

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import structlog

from chassis.consuming.applying import Apply, Envelope, NoMoreWorkers
from chassis.consuming.batching import Batches
from chassis.consuming.envelope import what_is_wrong
from chassis.consuming.failures import Failures
from chassis.consuming.out_of_order import OutOfOrderEvents, patiently
from chassis.consuming.persistence import Queue, acknowledge_when_kept
from chassis.consuming.turns import Turns
from chassis.observing import log as logs

log = structlog.get_logger()
Delivered = tuple[Envelope, Any]


class Deliveries:
    """Takes the messages of one consumer; ``spawn`` begins the threads in which they are applied."""

    def __init__(
        self,
        consumer: str,
        queue: Queue,
        *,
        apply: Apply,
        failures: Failures,
        out_of_order: OutOfOrderEvents,
        turns: Turns,
        spawn: Callable[[Callable[[], None]], object],
        stopping: Callable[[], bool],
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._consumer = consumer
        self._queue = queue
        self._apply = apply
        self._failures = failures
        self._out_of_order = out_of_order
        self._turns = turns
        self._spawn = spawn
        self._stopping = stopping
        self._sleep = sleep
        self._batches: Batches[Delivered] = Batches(self._take_together, spawn)

    def take(self, body: Any, message: Any) -> None:
        """Take one message off the queue; it is settled in every case, in here or by a thread of its own or shared."""
        wrong = what_is_wrong(body)
        if wrong:
            log.error("not an event", consumer=self._consumer, wrong=wrong)
            self._queue.reject_message(message)
        elif message.delivery_info.get("redelivered"):
            self._spawn(partial(self._take_over, message, body))
        else:
            self._batches.add((body, message))

    def _take_together(self, portion: Sequence[Delivered]) -> None:
        """Apply events in one transaction. Those that fail together go on alone."""
        try:
            kept = any(_is_replayed(message) for _, message in portion)
            error = self._apply([body for body, _ in portion], kept=kept)
        except NoMoreWorkers:
            for _, message in portion:
                self._queue.requeue_message(message)
            return
        if error is None:
            self._out_of_order.applied()
            self._queue.ack_messages([message for _, message in portion])
            return
        for body, message in portion:
            known = error if len(portion) == 1 else None
            self._spawn(partial(self._take_alone, message, body, known))

    def _take_alone(self, message: Any, body: Envelope, known: BaseException | None) -> None:
        """Apply one event by itself; ``known`` is what it has raised when that was tried just now."""
        again = partial(self._apply, [body], kept=_is_replayed(message))
        with logs.about_event(body, consumer=self._consumer):
            with self._turns.turn(body["partitionkey"]):
                try:
                    error = patiently(known or again(), again, self._sleep)
                except NoMoreWorkers:
                    self._queue.requeue_message(message)
                    return
            if error is None:
                self._out_of_order.applied()
            self._settle(message, body, error)

    def _settle(self, message: Any, envelope: Envelope, error: BaseException | None) -> None:
        """Acknowledge an event whose fate is in the database; leave it to the broker when the process stops before."""
        if error is None:
            self._queue.ack_message(message)
        else:
            self._keep(
                message, partial(self._failures.keep, envelope, error, claimed=False), "could not keep for a retry"
            )

    def _take_over(self, message: Any, envelope: Envelope) -> None:
        """Run an event that was delivered before from the database, where tries are counted before they are made."""
        with logs.about_event(envelope, consumer=self._consumer):
            self._keep(message, partial(self._failures.take_over, envelope), "could not take over")

    def _keep(self, message: Any, keep: Callable[[], None], complaint: str) -> None:
        acknowledge_when_kept(self._queue, message, keep, complaint, self._stopping, self._sleep)


def _is_replayed(message: Any) -> bool:
    """Replays come by the default exchange. A dead letter of the event may lie here, and goes with the effect."""
    return not message.delivery_info.get("exchange")
