"""Stores events that failed, with their error, as pending retries or dead letters."""

from collections.abc import Callable

import structlog
from sqlalchemy import Engine

from chassis.consuming import retries
from chassis.consuming.applying import Envelope
from chassis.consuming.cursors import OutOfOrder
from chassis.consuming.errors import UnknownType, database_away, describe
from chassis.consuming.out_of_order import OutOfOrderEvents
from chassis.observing import log as logs
from chassis.observing import metrics
from chassis.running.failpoint import failpoint

log = structlog.get_logger()


class Failures:
    """Stores the events that one consumer could not apply.

    ``wake`` wakes the consumer's retry loop; ``after_emit`` nudges the relay to publish the event of a dead letter.
    """

    def __init__(
        self,
        consumer: str,
        engine: Engine,
        *,
        out_of_order: OutOfOrderEvents,
        wake: Callable[[], object],
        after_emit: Callable[[], object],
    ) -> None:
        self._consumer = consumer
        self._engine = engine
        self._out_of_order = out_of_order
        self._wake = wake
        self._after_emit = after_emit

    def keep(self, envelope: Envelope, error: BaseException, *, claimed: bool) -> None:
        """Store an event as a pending retry or dead letter; ``claimed`` says that this try has been counted before."""
        if database_away(error):
            # The event is due again at once, and no try has been used up.
            error = OutOfOrder(str(error))
        with self._engine.begin() as connection:
            state = retries.schedule(connection, self._consumer, envelope, error, claimed=claimed)
            failpoint("retry.before_commit")
        # After the commit: a look at the database that came too early to find the event must not reset the count.
        if isinstance(error, OutOfOrder):
            self._out_of_order.kept()
        self._wake()
        if state == "dead":
            self._after_emit()
            log.error("dead letter", error=describe(error))
        elif isinstance(error, UnknownType):
            say = log.debug if claimed else log.warning
            say("event waits for a release that knows it", error=describe(error))
        elif state == "waiting" and not isinstance(error, OutOfOrder):
            log.warning("reaction failed, retry pending", error=describe(error), exc_info=error)

    def take_over(self, envelope: Envelope) -> None:
        """Store a redelivered event in the database, where tries are counted before they are made."""
        with self._engine.begin() as connection:
            fresh = retries.take_over(connection, self._consumer, envelope)
        if not fresh:
            metrics.DUPLICATES.labels(self._consumer).inc()
        self._wake()

    def gave_up(self, envelope: Envelope) -> None:
        """Log an event that became a dead letter without an error to show, and nudge the relay."""
        self._after_emit()
        with logs.about_event(envelope, consumer=self._consumer):
            log.error("dead letter", error="the process ended, or was cut off, during every try")
