"""Settles the messages in hand: each is answered once, and several by one acknowledgement where it covers no others.

An acknowledgement with ``multiple`` covers every delivery tag of the channel up to its own, so it is sent only when
none of these is still open (docs/decisions/0013-events-applied-together.md).
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Protocol

import structlog

from chassis.running.failpoint import failpoint

log = structlog.get_logger()


class Delivered(Protocol):
    """A message as delivered by the broker's client."""

    delivery_tag: Any
    channel: Any

    def ack(self, multiple: bool = False) -> None:
        """Acknowledge the message."""

    def requeue(self) -> None:
        """Put the message back into its queue."""

    def reject(self) -> None:
        """Move the message to the dead letters."""


class Figure(Protocol):
    """A gauge of how many messages are in hand."""

    def inc(self) -> None:
        """Increase by one."""

    def dec(self) -> None:
        """Decrease by one."""


class Settling:
    """The messages in hand of one consuming connection, and how they are answered."""

    def __init__(self, figure: Figure) -> None:
        self.in_hand = 0
        self._figure = figure
        # The delivery tags of this channel that have not been answered.
        self._channel: Any = None
        self._unanswered: set[Any] = set()

    def arrived(self, message: Delivered) -> None:
        """Register a message as in hand."""
        self.in_hand += 1
        self._figure.inc()
        if message.channel is not self._channel:
            # Delivery tags start anew on a new channel, and messages of the channel before are delivered again.
            self._channel, self._unanswered = message.channel, set()
        self._unanswered.add(message.delivery_tag)

    def ack(self, message: Delivered) -> None:
        """Acknowledge a message."""
        self._settle(message, message.ack)

    def ack_all(self, messages: Sequence[Delivered]) -> None:
        """Acknowledge several messages, by one acknowledgement where no message before the last one is open."""
        *others, last = sorted(messages, key=lambda message: message.delivery_tag)
        open_still = self._unanswered.difference(message.delivery_tag for message in messages)
        of_one_channel = all(message.channel is self._channel for message in messages)
        if of_one_channel and all(tag > last.delivery_tag for tag in open_still):
            for message in others:
                self._let_go(message)
            self._settle(last, partial(last.ack, multiple=True))
        else:
            for message in messages:
                self.ack(message)

    def requeue(self, message: Delivered) -> None:
        """Put a message back into its queue for another consumer."""
        self._settle(message, message.requeue)

    def reject(self, message: Delivered) -> None:
        """Move a message to the dead letters."""
        self._settle(message, message.reject)

    def leave(self, message: Delivered) -> None:
        """Release a message without an answer; the broker delivers it again when the connection ends."""
        self._let_go(message, answered=False)

    def _let_go(self, message: Delivered, *, answered: bool = True) -> None:
        self.in_hand -= 1
        self._figure.dec()
        if answered and message.channel is self._channel:
            self._unanswered.discard(message.delivery_tag)

    def _settle(self, message: Delivered, answer: Callable[[], None]) -> None:
        failpoint("message.before_settling")
        self._let_go(message)
        if message.channel is None or message.channel.connection is None:
            log.info("settled too late: the broker will deliver it again")
            return
        try:
            answer()
        # A dead connection shows in many ways (AMQP errors, OSError, a closed socket's AttributeError).
        except Exception as error:
            log.warning("could not settle: the broker will deliver it again", error=repr(error))
