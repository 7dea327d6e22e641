"""The sample without one of its hardenings: ``UNHARDENED=inbox`` in a process's environment takes that one away.

Each function puts back what stock nameko does, or what one would have written first. A test that passes with the
hardening must fail without it; otherwise it does not show that the hardening is needed, nor that it is there.
"""

import functools
import importlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Replace = Callable[[str, str, Any], None]


def apply(name: str) -> None:
    """Take one hardening away from this process."""
    UNHARDENED[name](replace)


def replace(owner: str, name: str, replacement: Any) -> None:
    """Put something else in the place of what ``owner`` (``module`` or ``module:Class``) calls ``name``."""
    setattr(find(owner), name, replacement)


def find(owner: str) -> Any:
    """The module, or the class in it."""
    module, _, inner = owner.partition(":")
    found = importlib.import_module(module)
    return getattr(found, inner) if inner else found


def deadlines(replace: Replace) -> None:
    """nameko knows no deadlines, and not whether the caller has gone: whatever was sent is run."""

    def check_deadline(deadline: float | None) -> None:
        """Let everything pass."""

    def has_left(self: Any) -> bool:
        """Nobody asks."""
        return False

    replace("chassis.calling.operations", "check_deadline", check_deadline)
    replace("chassis.calling.server:Connection", "_has_left", has_left)


def parking(replace: Replace) -> None:
    """nameko logs what a handler raises, and acknowledges the event."""

    def settle(self: Any, message: Any, envelope: Mapping[str, Any], error: BaseException | None) -> None:
        self._queue.ack_message(message)

    replace("chassis.consuming.deliveries:Deliveries", "_settle", settle)


def pacing(replace: Replace) -> None:
    """nameko with ``requeue_on_error``: what fails is delivered again at once."""

    def settle(self: Any, message: Any, envelope: Mapping[str, Any], error: BaseException | None) -> None:
        if error is None:
            self._queue.ack_message(message)
        else:
            self._queue.requeue_message(message)

    def take_over(self: Any, message: Any, envelope: Mapping[str, Any]) -> None:
        self._settle(message, envelope, self._apply([envelope]))

    replace("chassis.consuming.deliveries:Deliveries", "_settle", settle)
    replace("chassis.consuming.deliveries:Deliveries", "_take_over", take_over)


def rejecting(replace: Replace) -> None:
    """kombu logs what it cannot decode, and acknowledges it."""
    from kombu.mixins import ConsumerMixin

    replace("chassis.connecting.broker:QueueConsumer", "on_decode_error", ConsumerMixin.on_decode_error)


def inbox(replace: Replace) -> None:
    """nameko applies what is delivered, as often as it is delivered. Order is still kept."""
    from sqlalchemy.orm import Session

    from chassis.consuming import cursors
    from contracts.operation import Subscription

    def begin(
        session: Session, subscription: Subscription, envelopes: Sequence[Mapping[str, Any]]
    ) -> list[Mapping[str, Any]]:
        for envelope in envelopes if subscription.ordered else ():
            key, sequence = envelope["partitionkey"], envelope["sequence"]
            cursors.advance(session.connection(), subscription.consumer, key, sequence)
        return list(envelopes)

    replace("chassis.consuming.inbox", "begin", begin)


def marking(replace: Replace) -> None:
    """What one would write first: mark the row, then publish it."""
    from sqlalchemy import Connection

    from chassis.publishing import outbox

    read = outbox.pending

    def pending(connection: Connection, limit: int) -> Sequence[Any]:
        rows = read(connection, limit)
        outbox.mark_published(connection, [row.id for row in rows])
        connection.commit()
        return rows

    replace("chassis.publishing.outbox", "pending", pending)


def impoliteness(replace: Replace) -> None:
    """kombu closes a connection with a handshake, and waits for its end as long as the broker takes."""

    def throw_away(connection: Any) -> None:
        if connection is not None:
            connection.close()

    replace("chassis.publishing.rabbit", "throw_away", throw_away)


def confirming(replace: Replace) -> None:
    """nameko waits for the broker's confirmation without a limit."""
    replace("chassis.publishing.rabbit", "CONFIRM_SECONDS", 3600.0)


def routing(replace: Replace) -> None:
    """nameko publishes into exchanges whether a queue is bound or not: consumers alone declare queues."""

    def declare(connection: Any) -> None:
        """Leave it to the consumers."""

    def routable_types() -> frozenset[str]:
        return frozenset()

    replace("chassis.publishing.rabbit", "declare", declare)
    replace("chassis.publishing.relay", "routable_types", routable_types)
    feeding(replace)


def feeding(replace: Replace) -> None:
    """nameko does not notice that a queue has been lost."""

    def new_queues(self: Any, service: str) -> list[str]:
        return []

    replace("chassis.publishing.rabbit:RabbitPublisher", "new_queues", new_queues)


def staying(replace: Replace) -> None:
    """nameko disconnects when the consumers of its entrypoints are cancelled, while handlers still run."""

    def on_iteration(self: Any) -> None:
        self._cancel_consumers_if_requested()
        # The dead letters' consumer is the dependency's, which leaves after the handlers and would keep the connection.
        if all(getattr(provider, "raw", False) for provider in self._consumers):
            self.should_stop = True

    replace("chassis.connecting.broker:QueueConsumer", "on_iteration", on_iteration)


def settling(replace: Replace) -> None:
    """nameko expects of a dead connection that it says so, in one of the ways that AMQP knows."""
    from amqp.exceptions import ConnectionError as AmqpConnectionError

    from chassis.running.failpoint import failpoint

    def settle(self: Any, message: Any, answer: Callable[[], None]) -> None:
        failpoint("message.before_settling")
        # It is in nobody's hand any more, whatever becomes of the answer.
        self.leave(message)
        if message.channel.connection:
            try:
                answer()
            except AmqpConnectionError:
                return

    replace("chassis.connecting.settling:Settling", "_settle", settle)


def listening(replace: Replace) -> None:
    """kombu opens another connection when it reads from one that has broken, and nobody consumes on that."""
    iterate = find("chassis.connecting.broker:QueueConsumer").on_iteration

    def on_iteration(self: Any) -> None:
        self._is_alive = lambda: True
        iterate(self)

    replace("chassis.connecting.broker:QueueConsumer", "on_iteration", on_iteration)


def yielding(replace: Replace) -> None:
    """A driver that waits in C, as psycopg 3 does by default: psycopg2 without the wait of eventlet."""
    import psycopg2.extensions
    import sqlalchemy

    @functools.wraps(sqlalchemy.create_engine)
    def create_engine(*args: Any, **kwargs: Any) -> sqlalchemy.Engine:
        psycopg2.extensions.set_wait_callback(None)
        return sqlalchemy.create_engine(*args, **kwargs)

    replace("chassis.storing.database", "create_engine", create_engine)


UNHARDENED: dict[str, Callable[[Replace], None]] = {
    function.__name__: function
    for function in (
        deadlines,
        parking,
        pacing,
        rejecting,
        inbox,
        marking,
        impoliteness,
        confirming,
        routing,
        feeding,
        staying,
        settling,
        listening,
        yielding,
    )
}
