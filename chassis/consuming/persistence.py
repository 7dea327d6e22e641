"""Stores the outcome of an event before its message is acknowledged, waiting for the database as long as it takes."""

import time
from collections.abc import Callable
from typing import Any, Protocol

import structlog

from chassis.consuming.errors import CANNOT_BE_KEPT

log = structlog.get_logger()

DATABASE_PAUSE = 1.0


class Queue(Protocol):
    """The ways to settle a message; each message is settled exactly once."""

    def ack_message(self, message: Any) -> None:
        """Acknowledge a message."""

    def ack_messages(self, messages: Any) -> None:
        """Acknowledge several messages."""

    def requeue_message(self, message: Any) -> None:
        """Put a message back into its queue for immediate redelivery."""

    def reject_message(self, message: Any) -> None:
        """Move a message to the dead letters."""

    def leave_message(self, message: Any) -> None:
        """Leave a message unanswered; it is delivered again when the connection ends."""


def acknowledge_when_kept(
    queue: Queue,
    message: Any,
    keep: Callable[[], None],
    complaint: str,
    stopping: Callable[[], bool],
    sleep: Callable[[float], object] = time.sleep,
) -> None:
    """Acknowledge a message once ``keep`` has stored its outcome in the database.

    ``keep`` is retried until the process stops; then the message is left to the broker. A message that the database
    cannot store as an event is rejected, and becomes a dead letter as it came.
    """
    while True:
        try:
            keep()
        except CANNOT_BE_KEPT as error:
            log.warning(complaint, error=type(error).__name__, then="rejected, since the database can never keep it")
            return queue.reject_message(message)
        # Not only errors of the database: no error at all may lose the event.
        except Exception as error:
            log.warning(complaint, error=repr(error))
        else:
            return queue.ack_message(message)
        if stopping():
            return queue.leave_message(message)
        sleep(DATABASE_PAUSE)
