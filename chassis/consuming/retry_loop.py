"""The retry loop: runs the pending retries of one consumer when they are due, in order within each aggregate.

An event that was in hand when a process died is run alone, since it may have caused the death.
"""

import itertools
import threading
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import structlog
from sqlalchemy import Engine

from chassis.consuming import retries
from chassis.consuming.applying import Apply, Envelope, NoMoreWorkers
from chassis.consuming.failures import Failures
from chassis.consuming.out_of_order import OutOfOrderEvents
from chassis.consuming.persistence import DATABASE_PAUSE
from chassis.consuming.turns import Turns
from chassis.observing import log as logs
from contracts.operation import Subscription

log = structlog.get_logger()

# Seconds after which pending retries that another process left or created are found at the latest.
LONGEST_SLEEP = 5.0
SHORTEST_SLEEP = 0.05
# A lock held while an event runs that may have ended the last process, whichever consumer or service it is for.
_ALONE = threading.Lock()


def pause_before(due: float | None, out_of_order: OutOfOrderEvents) -> float:
    """Return the seconds to sleep until the next look at the database; the next retry is due in ``due`` seconds."""
    if due is None:
        # The event before may be in the hands of another replica, which does not wake this process.
        due = out_of_order.waited
    return LONGEST_SLEEP if due is None else min(max(due, SHORTEST_SLEEP), LONGEST_SLEEP)


class RetryLoop:
    """Looks for pending retries when woken and at intervals; ``together`` runs functions concurrently."""

    def __init__(
        self,
        subscription: Subscription,
        engine: Engine,
        *,
        apply: Apply,
        failures: Failures,
        out_of_order: OutOfOrderEvents,
        turns: Turns,
        wake: threading.Event,
        together: Callable[[Iterable[Callable[[], None]]], None],
        stopping: Callable[[], bool],
    ) -> None:
        self._subscription = subscription
        self._engine = engine
        self._apply = apply
        self._failures = failures
        self._out_of_order = out_of_order
        self._turns = turns
        self._wake = wake
        self._together = together
        self._stopping = stopping

    def run(self) -> None:
        """Run pending retries when they are due, until stopped."""
        while not self._stopping():
            self._wake.clear()
            try:
                pause = self.run_those_due()
            # The database may be away; the loop continues when it is back.
            except Exception as error:
                log.warning("pending retries interrupted", error=repr(error))
                pause = DATABASE_PAUSE
            if pause:
                self._wake.wait(pause)

    def run_those_due(self) -> float:
        """Run the pending retries that are due, in order; returns how long to sleep, 0 when there are more."""
        seen = self._out_of_order.count
        with self._engine.begin() as connection:
            given_up: Sequence[Envelope] = ()
            claimed: Sequence[Any] = ()
            cut_off = False
            # Mostly there are none.
            due = retries.seconds_to_next(connection, self._subscription)
            if due == 0:
                given_up = retries.give_up(connection, self._subscription)
                claimed = retries.claim(connection, self._subscription)
                cut_off = retries.any_cut_off(connection, self._subscription)
                if not claimed and not cut_off:
                    due = retries.seconds_to_next(connection, self._subscription)
            emptied = seen and due is None and not retries.any_waiting(connection, self._subscription)
        if emptied:
            self._out_of_order.gone(seen)
        for envelope in given_up:
            self._failures.gave_up(envelope)
        if not claimed and not cut_off:
            return pause_before(due, self._out_of_order)
        by_key = itertools.groupby(claimed, key=lambda row: row.key)
        self._together([partial(self._run_in_order, [row.envelope for row in rows]) for _, rows in by_key])
        if cut_off:
            self._run_one_cut_off()
        return 0.0

    def _run_one_cut_off(self) -> None:
        """Run one event that was in hand when a process died, alone among all consumers of this process.

        If it ends the process again, no other event has used up a try with it.
        """
        with _ALONE:
            with self._engine.begin() as connection:
                claimed = retries.claim(connection, self._subscription, cut_off=True)
            self._run_in_order([row.envelope for row in claimed])

    def _run_in_order(self, envelopes: Sequence[Envelope]) -> None:
        """Run retries of one aggregate in order; one whose failure cannot be stored is claimed anew after its lease."""
        for envelope in envelopes:
            if self._stopping():
                return
            with logs.about_event(envelope, consumer=self._subscription.consumer):
                try:
                    with self._turns.turn(envelope["partitionkey"]):
                        error = self._apply([envelope], kept=True)
                except NoMoreWorkers:
                    return
                if error is not None:
                    self._keep(envelope, error)

    def _keep(self, envelope: Envelope, error: BaseException) -> None:
        try:
            self._failures.keep(envelope, error, claimed=True)
        except Exception as failed:
            log.warning("could not keep for another retry", error=repr(failed))
