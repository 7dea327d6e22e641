"""Reactions as nameko entrypoints: each event is applied once, retried when that fails, and never lost.

Connects nameko's threads and workers to the policies of this folder, which know nothing of nameko: ``deliveries``
decides what becomes of a message, ``failures`` and ``retries`` store what failed, and ``retry_loop`` runs it again.
"""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any

from kombu.message import Message
from nameko.exceptions import ContainerBeingKilled
from nameko.extensions import Entrypoint

from chassis.calling.operations import ExcInfo
from chassis.connecting.broker import QueueConsumer
from chassis.connecting.topology import subscription_queue
from chassis.consuming.applying import Envelope, NoMoreWorkers
from chassis.consuming.deliveries import Deliveries
from chassis.consuming.failures import Failures
from chassis.consuming.in_hand import ThreadsInHand
from chassis.consuming.out_of_order import OutOfOrderEvents
from chassis.consuming.retry_loop import RetryLoop
from chassis.consuming.turns import Turns
from chassis.running.green import side_by_side
from contracts.operation import Subscription


class ReactionEntrypoint(Entrypoint):
    """The entrypoint of one consumer: its queue, its workers and its retries."""

    queue_consumer = QueueConsumer()
    gathers = True

    def __init__(self, subscription: Subscription) -> None:
        # Errors of a reaction are logged where the event is stored, with the number of tries.
        super().__init__(expected_exceptions=(Exception,))
        self.subscription = subscription
        self.queue = subscription_queue(subscription)
        self._wake = threading.Event()
        self._stopping = False
        self._in_hand = ThreadsInHand(self._begin)
        self._retrying: Any = None

    def setup(self) -> None:
        """Register with the connection that the service consumes on, and publish how to wake the retry loop."""
        core, consumer = self.container.config["core"], self.subscription.consumer
        engine, turns = core.database.engine, Turns(self.subscription.ordered)
        out_of_order = OutOfOrderEvents(self._wake.set)
        failures = Failures(
            consumer, engine, out_of_order=out_of_order, wake=self._wake.set, after_emit=core.relay.nudge
        )
        self._deliveries = Deliveries(
            consumer,
            self.queue_consumer,
            apply=self._apply,
            failures=failures,
            out_of_order=out_of_order,
            turns=turns,
            spawn=self._in_hand.spawn,
            stopping=self._is_stopping,
        )
        self._retries = RetryLoop(
            self.subscription,
            engine,
            apply=self._apply,
            failures=failures,
            out_of_order=out_of_order,
            turns=turns,
            wake=self._wake,
            together=side_by_side,
            stopping=self._is_stopping,
        )
        core.wake_events[self.method_name] = self._wake
        self.queue_consumer.register_provider(self)

    def start(self) -> None:
        """Start to run pending retries."""
        self._retrying = self._begin(self._retries.run)

    def stop(self) -> None:
        """Take no more events and run no more retries; returns when those in hand are done."""
        self._stopping = True
        self._wake.set()
        self.queue_consumer.unregister_provider(self)
        self._in_hand.wait()
        self._retrying.wait()

    def handle_message(self, body: Any, message: Message) -> None:
        """Take one message off the queue."""
        self._deliveries.take(body, message)

    def _is_stopping(self) -> bool:
        return self._stopping

    def _begin(self, work: Callable[[], None]) -> Any:
        return self.container.spawn_managed_thread(work, self.subscription.consumer)

    def _apply(self, envelopes: Sequence[Envelope], *, kept: bool = False) -> BaseException | None:
        """Run the reaction in a worker and return the error that it raised, if any."""
        outcome: Future[BaseException | None] = Future()

        def done(_worker: Any, result: Any, exc_info: ExcInfo | None) -> tuple[Any, ExcInfo | None]:
            outcome.set_result(None if exc_info is None else exc_info[1])
            return result, exc_info

        try:
            self.container.spawn_worker(self, (envelopes, kept), {}, handle_result=done)
        except ContainerBeingKilled as error:
            raise NoMoreWorkers from error
        return outcome.result()
