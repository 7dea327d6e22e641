"""Drains the dead-letter queue of a service into the service's database."""

import contextlib
import time
from typing import Any

import structlog
from kombu.message import Message
from nameko.extensions import Extension
from sqlalchemy import Engine

from chassis.connecting.broker import QueueConsumer
from chassis.connecting.topology import dead_letter_queue
from chassis.consuming import retries
from chassis.consuming.dead_letters import where_from
from chassis.consuming.envelope import what_is_wrong, who_it_is_not_from
from chassis.consuming.errors import CANNOT_BE_KEPT, Unprocessable
from chassis.consuming.persistence import DATABASE_PAUSE
from chassis.observing import log as logs

log = structlog.get_logger()


class DeadLetters(Extension):
    """Drains the dead-letter queue of a service into the service's database."""

    queue_consumer = QueueConsumer()
    raw = True

    def __init__(self) -> None:
        self._stopping = False

    def setup(self) -> None:
        """Register with the connection that the service consumes on."""
        self.queue = dead_letter_queue(self.container.service_name)
        self.queue_consumer.register_provider(self)

    def stop(self) -> None:
        """Stop consuming dead letters."""
        self._stopping = True
        self.queue_consumer.unregister_provider(self)

    def handle_message(self, _body: Any, message: Message) -> None:
        """Store one message as a dead letter, waiting for the database as long as it takes."""
        while not self._stopping:
            try:
                self._keep(message)
            except Exception as error:
                log.warning("could not keep a dead letter", error=repr(error))
                time.sleep(DATABASE_PAUSE)
            else:
                self.queue_consumer.ack_message(message)
                return
        self.queue_consumer.leave_message(message)

    def _keep(self, message: Message) -> None:
        core = self.container.config["core"]
        consumer, reason, exchange = where_from(message.headers, core.service)
        try:
            body = message.decode()
        except Exception as error:
            body, reason = None, f"{reason}: {error!r}"
        wrong = what_is_wrong(body)
        if not wrong and (stranger := who_it_is_not_from(body, exchange)):
            # Kept as it came, so that nobody can have it applied.
            wrong, reason = stranger, f"{reason}: {stranger}"
        engine = core.database.engine
        try:
            if wrong:
                _bury(engine, consumer, message, reason)
            else:
                with engine.begin() as connection:
                    retries.schedule(connection, consumer, body, Unprocessable(reason), dead=True)
        except CANNOT_BE_KEPT as error:
            _bury(engine, consumer, message, f"{reason}: the database cannot keep it ({type(error).__name__})")
        core.relay.nudge()
        with contextlib.nullcontext() if wrong else logs.about_event(body):
            log.error("dead letter", consumer=consumer, error=reason)


def _bury(engine: Engine, consumer: str, message: Message, reason: str) -> None:
    raw = message.body if isinstance(message.body, str) else bytes(message.body).decode("utf-8", "replace")
    with engine.begin() as connection:
        retries.keep_unreadable(connection, consumer, raw, Unprocessable(reason))
