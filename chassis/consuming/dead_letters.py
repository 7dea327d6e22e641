"""Dead letters: determines their consumer, and emits the event that announces them.

The event is written in the transaction that stores the dead letter, so that neither exists without the other.
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

# Consumers of these events. Their own dead letters are not announced: each could cause the next for ever.
_NOT_TOLD = {
    subscription.consumer
    for subscription in SUBSCRIPTIONS
    if not set(DEAD_LETTER_EVENTS.values()).isdisjoint(subscription.events)
}


def tell(connection: Connection, consumer: str, error: type[BaseException], envelope: Mapping[str, Any] | None) -> None:
    """Emit the event for a new dead letter of a consumer; ``envelope`` is ``None`` for a message that is no event.

    The consumer's service is the one that owns this database. The caller nudges the relay after the commit.
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


def where_from(headers: Mapping[str, Any] | None, service: str) -> tuple[str, str, str]:
    """Return the queue (which names the consumer) of a dead letter, why the broker gave it up, and its first exchange.

    Both are in the header ``x-death``, https://www.rabbitmq.com/docs/dlx#effects.
    """
    deaths = (headers or {}).get("x-death")
    # A message put into the queue by hand may say anything.
    death = deaths[0] if isinstance(deaths, list) and deaths and isinstance(deaths[0], dict) else {}
    queue, reason = storable(str(death.get("queue", "")))[:100], death.get("reason", "no reason given")
    consumer = queue if queue.startswith(f"{service}.") else f"{service}.unknown"
    return consumer, f"the broker gave it up ({reason})", str(death.get("exchange", ""))
