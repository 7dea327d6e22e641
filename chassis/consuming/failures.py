"""Failed events: kept in the database with their error for another try, or as dead letters."""

from collections.abc import Callable

import structlog
from sqlalchemy import Engine

from chassis.consuming import retries
from chassis.consuming.applying import Envelope
from chassis.consuming.cursors import OutOfOrder
from chassis.consuming.errors import database_away, describe
from chassis.consuming.out_of_order import OutOfOrderEvents
from chassis.observing import log as logs
from chassis.observing import metrics
from chassis.running.failpoint import failpoint

log = structlog.get_logger()


class Failures:
    """Keeps the events that one consumer could not apply.

    ``wake`` has its pending retries looked at; ``after_emit`` has what tells of a dead letter published.
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
        """Keep an event for another try, or as a dead letter; ``claimed`` says that this try was counted before."""
        if database_away(error):
            # It is due again at once, and no try has been used up.
            error = OutOfOrder(str(error))
        with self._engine.begin() as connection:
            state = retries.schedule(connection, self._consumer, envelope, error, claimed=claimed)
            failpoint("retry.before_commit")
        # After the commit: a look at the database that came too soon to find the event must not forget it.
        if isinstance(error, OutOfOrder):
            self._out_of_order.kept()
        self._wake()
        if state == "dead":
            self._after_emit()
            log.error("dead letter", error=describe(error))
        elif state == "waiting" and not isinstance(error, OutOfOrder):
            log.warning("reaction failed, retry pending", error=describe(error), exc_info=error)

    def take_over(self, envelope: Envelope) -> None:
        """Take an event that was delivered before into the database, where tries are counted before they are made."""
        with self._engine.begin() as connection:
            fresh = retries.take_over(connection, self._consumer, envelope)
        if not fresh:
            metrics.DUPLICATES.labels(self._consumer).inc()
        self._wake()

    def gave_up(self, envelope: Envelope) -> None:
        """An event has become a dead letter without an error to show."""
        self._after_emit()
        with logs.about_event(envelope, consumer=self._consumer):
            log.error("dead letter", error="the process ended, or was cut off, during every try")
