"""Keeping what became of an event before its message is acknowledged, however long the database is away."""

import time
from collections.abc import Callable
from typing import Any, Protocol

import structlog

from chassis.consuming.errors import CANNOT_BE_KEPT

log = structlog.get_logger()

DATABASE_PAUSE = 1.0


class Queue(Protocol):
    """Where messages come from: each is settled exactly once, by one of these."""

    def ack_message(self, message: Any) -> None:
        """Done."""

    def ack_messages(self, messages: Any) -> None:
        """All of them are done."""

    def requeue_message(self, message: Any) -> None:
        """Somebody else shall have it, at once."""

    def reject_message(self, message: Any) -> None:
        """To the dead letters."""

    def leave_message(self, message: Any) -> None:
        """No answer: it is delivered again when the connection ends."""


def acknowledge_when_kept(
    queue: Queue,
    message: Any,
    keep: Callable[[], None],
    complaint: str,
    stopping: Callable[[], bool],
    sleep: Callable[[float], object] = time.sleep,
) -> None:
    """Acknowledge a message when ``keep`` has succeeded with the database.

    It is tried until the process stops; then the message is left to the broker. What the database cannot
    even keep as an event is rejected, and becomes a dead letter as it came.
    """
    while True:
        try:
            keep()
        except CANNOT_BE_KEPT as error:
            log.warning(complaint, error=type(error).__name__, then="rejected, since the database can never keep it")
            return queue.reject_message(message)
        # Not only the database's errors: whatever it is must not lose the event.
        except Exception as error:
            log.warning(complaint, error=repr(error))
        else:
            return queue.ack_message(message)
        if stopping():
            return queue.leave_message(message)
        sleep(DATABASE_PAUSE)
