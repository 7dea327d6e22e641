"""Drains what the broker has given up on into the database of the service that should have consumed it."""

import contextlib
from typing import Any

import eventlet
import structlog
from kombu.message import Message
from nameko.extensions import Extension
from sqlalchemy import Engine

from chassis.connecting.broker import QueueConsumer
from chassis.connecting.topology import dead_letter_queue
from chassis.consuming import inbox
from chassis.consuming.inbox import Unprocessable
from chassis.consuming.reactions import CANNOT_BE_KEPT, DATABASE_PAUSE, what_is_wrong
from chassis.observing import log as logs

log = structlog.get_logger()


class DeadLetters(Extension):
    """Drains what the broker has given up on into the database of the service that should have consumed it."""

    queue_consumer = QueueConsumer()
    raw = True

    def __init__(self) -> None:
        self._stopping = False

    def setup(self) -> None:
        """Join the connection that the service consumes on."""
        self.queue = dead_letter_queue(self.container.service_name)
        self.queue_consumer.register_provider(self)

    def stop(self) -> None:
        """Take no more."""
        self._stopping = True
        self.queue_consumer.unregister_provider(self)

    def handle_message(self, _body: Any, message: Message) -> None:
        """Keep one message as a dead letter, however long the database takes to come back."""
        while not self._stopping:
            try:
                self._keep(message)
            except Exception as error:
                log.warning("could not keep a dead letter", error=repr(error))
                eventlet.sleep(DATABASE_PAUSE)
            else:
                self.queue_consumer.ack_message(message)
                return
        self.queue_consumer.leave_message(message)

    def _keep(self, message: Message) -> None:
        core = self.container.config["core"]
        consumer, reason = _where_from(message, core.service)
        try:
            body = message.decode()
        except Exception as error:
            body, reason = None, f"{reason}: {error!r}"
        wrong = what_is_wrong(body)
        engine = core.database.engine
        try:
            if wrong:
                _bury(engine, consumer, message, reason)
            else:
                with engine.begin() as connection:
                    inbox.park(connection, consumer, body, Unprocessable(reason), dead=True)
        except CANNOT_BE_KEPT as error:
            _bury(engine, consumer, message, f"{reason}: the database cannot keep it ({type(error).__name__})")
        core.relay.nudge()
        with contextlib.nullcontext() if wrong else logs.about_event(body):
            log.error("dead letter", consumer=consumer, error=reason)


def _bury(engine: Engine, consumer: str, message: Message, reason: str) -> None:
    raw = message.body if isinstance(message.body, str) else bytes(message.body).decode("utf-8", "replace")
    with engine.begin() as connection:
        inbox.bury(connection, consumer, raw, Unprocessable(reason))


def _where_from(message: Message, service: str) -> tuple[str, str]:
    """The queue, which is the consumer, that a dead letter comes from, and why the broker gave it up."""
    deaths = (message.headers or {}).get("x-death")
    # What somebody has put there by hand may say anything.
    death = deaths[0] if isinstance(deaths, list) and deaths and isinstance(deaths[0], dict) else {}
    queue, reason = inbox.storable(str(death.get("queue", "")))[:100], death.get("reason", "no reason given")
    consumer = queue if queue.startswith(f"{service}.") else f"{service}.unknown"
    return consumer, f"the broker gave it up ({reason})"
