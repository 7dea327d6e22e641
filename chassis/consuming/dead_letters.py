"""That an event has become a dead letter is told, by an event of the service in whose database it lies.

It is written in the transaction that makes the dead letter, so that there is neither one without the other.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from chassis.publishing import outbox
from chassis.running.clock import wall
from chassis.storing.database import new_id
from contracts.catalogue import SUBSCRIPTIONS
from contracts.platform import DEAD_LETTER_EVENTS

# Those that take these events: were theirs told as well, one that fails for good would cause the next for ever.
_NOT_TOLD = {
    subscription.consumer
    for subscription in SUBSCRIPTIONS
    if not set(DEAD_LETTER_EVENTS.values()).isdisjoint(subscription.events)
}


def tell(connection: Connection, consumer: str, error: type[BaseException], envelope: Mapping[str, Any] | None) -> None:
    """Tell of a new dead letter of a consumer; ``envelope`` is ``None`` for what is no event at all.

    The consumer's service is the one whose database this is. The caller nudges the relay after the commit.
    """
    if consumer in _NOT_TOLD:
        return
    data = {
        "consumer": consumer,
        "event_type": None if envelope is None else envelope["type"],
        "event_id": None if envelope is None else envelope["id"],
        "error": error.__name__,
    }
    context = {"correlationid": f"dead-letter-{new_id()}"} if envelope is None else outbox.caused_by(envelope)
    event = DEAD_LETTER_EVENTS[consumer.partition(".")[0]]
    outbox.write(connection, [outbox.Emitted(event, consumer, data, context)], wall())
