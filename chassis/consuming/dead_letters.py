"""Dead letters: which consumer they come from, and the event by which their service tells of them.

That event is written in the transaction that makes the dead letter, so that there is neither one without the other.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from chassis.consuming.errors import storable
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


def where_from(headers: Mapping[str, Any] | None, service: str) -> tuple[str, str]:
    """The queue, which is the consumer, that a dead letter comes from, and why the broker gave it up.

    Both are in the header ``x-death``, https://www.rabbitmq.com/docs/dlx#effects.
    """
    deaths = (headers or {}).get("x-death")
    # What somebody has put there by hand may say anything.
    death = deaths[0] if isinstance(deaths, list) and deaths and isinstance(deaths[0], dict) else {}
    queue, reason = storable(str(death.get("queue", "")))[:100], death.get("reason", "no reason given")
    consumer = queue if queue.startswith(f"{service}.") else f"{service}.unknown"
    return consumer, f"the broker gave it up ({reason})"
