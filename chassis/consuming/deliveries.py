"""Applies delivered messages: together with others, alone if that fails, and settles each in every case.

A message is acknowledged when its effect is committed, or when the event is stored in the database with its error.
"""

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import structlog

from chassis.connecting.topology import is_replay
from chassis.consuming.applying import Apply, Envelope, NoMoreWorkers
from chassis.consuming.batching import Batches
from chassis.consuming.envelope import what_is_wrong, who_it_is_not_from
from chassis.consuming.failures import Failures
from chassis.consuming.out_of_order import OutOfOrderEvents, patiently
from chassis.consuming.persistence import Queue, acknowledge_when_kept
from chassis.consuming.turns import Turns
from chassis.observing import log as logs

log = structlog.get_logger()
Delivered = tuple[Envelope, Any]


class Deliveries:
    """Handles the messages of one consumer; ``spawn`` starts the threads in which they are applied."""

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
        """Take one message off the queue; it is settled here or by a thread, its own or a shared one."""
        wrong = what_is_wrong(body) or who_it_is_not_from(body, message.delivery_info.get("exchange") or "")
        if wrong:
            log.error("not an event", consumer=self._consumer, wrong=wrong)
            self._queue.reject_message(message)
        elif message.delivery_info.get("redelivered"):
            self._spawn(partial(self._take_over, message, body))
        else:
            self._batches.add((body, message))

    def _take_together(self, portion: Sequence[Delivered]) -> None:
        """Apply events in one transaction; if that fails, apply each alone."""
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
        """Apply one event alone; ``known`` is the error that it raised when it was tried just before."""
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
        """Acknowledge an event whose outcome is in the database; leave it to the broker if the process stops before."""
        if error is None:
            self._queue.ack_message(message)
        else:
            self._keep(
                message, partial(self._failures.keep, envelope, error, claimed=False), "could not keep for a retry"
            )

    def _take_over(self, message: Any, envelope: Envelope) -> None:
        """Store a redelivered event and run it from the database, where tries are counted before they are made."""
        with logs.about_event(envelope, consumer=self._consumer):
            self._keep(message, partial(self._failures.take_over, envelope), "could not take over")

    def _keep(self, message: Any, keep: Callable[[], None], complaint: str) -> None:
        acknowledge_when_kept(self._queue, message, keep, complaint, self._stopping, self._sleep)


def _is_replayed(message: Any) -> bool:
    """Whether a message is a replay; a dead letter of the event is then removed with the effect."""
    return is_replay(message.delivery_info.get("exchange") or "")
