"""Declares the exchanges and queues on the broker, all of which follow from the contracts.

Every process declares everything before it publishes, so that no event is lost to a service that has never run.
Declaring what exists already changes nothing. A process with an account of its service's name may declare what belongs
to the service, and does no more: ``lianshang grant`` has declared the rest (decision 0020). What a service owns begins
with its name: all exchanges that it publishes to, its queues, and the exchange of its dead letters.
"""

import kombu.serialization
import orjson
from kombu import Connection, Exchange, Queue, binding
from kombu.exceptions import ChannelError

from contracts.catalogue import SERVICES, SUBSCRIPTIONS, subscriptions_of
from contracts.operation import Subscription

NOT_FOUND = 404
_REPLAYS = ".replays"

# A crash of a process counts as a delivery of every message that it had fetched, so the limit is well above the number
# of tries that the database counts; it only catches messages that never get as far as being counted.
DELIVERY_LIMIT = 50


# Replaces kombu's JSON, which turns {"__type__": …} in a client's data into Python objects, or fails on it.
kombu.serialization.register("json", orjson.dumps, orjson.loads, "application/json", "utf-8")


def event_exchange(service: str) -> Exchange:
    """Return the exchange for the events of a service; the routing key is the event type."""
    return Exchange(f"{service}.events", type="topic", durable=True)


def replay_exchange(service: str) -> Exchange:
    """Return the exchange by which a service sends events to one consumer again; the routing key is the consumer."""
    return Exchange(f"{service}{_REPLAYS}", type="direct", durable=True)


def is_replay(exchange: str) -> bool:
    """Whether a message that was published to this exchange is a replay."""
    return exchange.endswith(_REPLAYS)


def publisher_of(exchange: str) -> str:
    """Return the service that alone may publish events to this exchange, or nothing: nobody may, or anybody."""
    service, _, kind = exchange.rpartition(".")
    return service if kind in ("events", "replays") else ""


def dead_letter_exchange(service: str) -> Exchange:
    """Return the exchange that the broker moves the dead letters of a service's queues to."""
    return Exchange(f"{service}.dead-letters", type="direct", durable=True)


def known_exchange(consumer: str) -> Exchange:
    """Return what is deleted with the queue of a consumer, for the markers of producers to hang on to.

    See ``chassis/publishing/queue_markers.py``.
    """
    return Exchange(f"{consumer}.known", type="fanout", durable=True, auto_delete=True)


def producers_of(subscription: Subscription) -> list[str]:
    """Return the services whose events a consumer takes."""
    return sorted({event.service for event in subscription.taken})


def subscription_queue(subscription: Subscription) -> Queue:
    """Return the replicated queue of one consumer, bound to each event type it takes, earlier versions included."""
    return Queue(
        subscription.consumer,
        bindings=[binding(event_exchange(event.service), routing_key=event.type) for event in subscription.taken],
        durable=True,
        queue_arguments={
            "x-queue-type": "quorum",
            "x-delivery-limit": DELIVERY_LIMIT,
            "x-dead-letter-exchange": dead_letter_exchange(subscription.service).name,
            "x-dead-letter-routing-key": subscription.service,
            # Together: a message leaves this queue only when the dead-letter queue holds it.
            "x-dead-letter-strategy": "at-least-once",
            "x-overflow": "reject-publish",
        },
    )


def dead_letter_queue(service: str) -> Queue:
    """Return the queue of a service's dead letters, which the service drains into its database."""
    return Queue(
        f"{service}.dead-letters",
        exchange=dead_letter_exchange(service),
        routing_key=service,
        durable=True,
        queue_arguments={"x-queue-type": "quorum"},
    )


def durable_queues() -> list[Queue]:
    """Return every queue that the contracts ask for."""
    return [dead_letter_queue(service) for service in SERVICES] + [
        subscription_queue(subscription) for subscription in SUBSCRIPTIONS
    ]


def consumed_queues(service: str) -> set[str]:
    """The names of the queues that a process of a service consumes."""
    return {subscription.consumer for subscription in subscriptions_of(service)} | {dead_letter_queue(service).name}


def exchanges_of(service: str) -> list[Exchange]:
    """Return the exchanges of a service, without those that are deleted with a queue."""
    return [event_exchange(service), replay_exchange(service), dead_letter_exchange(service)]


def bindings_of(subscription: Subscription) -> list[tuple[Exchange, str]]:
    """Return each exchange that the queue of a consumer is bound to, and the routing key."""
    return [
        *((event_exchange(event.service), event.type) for event in subscription.taken),
        *((replay_exchange(service), subscription.consumer) for service in producers_of(subscription)),
        (known_exchange(subscription.consumer), ""),
    ]


def declare(connection: Connection) -> None:
    """Declare exchanges and durable queues: all of them, or those of the service that the account is of.

    A queue that exists stays as it is, whichever release has made it: its arguments can never be changed.
    """
    services = [connection.userid] if connection.userid in SERVICES else SERVICES
    with connection.channel() as channel:
        for service in services:
            for exchange in exchanges_of(service):
                exchange(channel).declare()
    for service in services:
        queue = dead_letter_queue(service)
        _declare_queue(connection, queue, [(queue.exchange, queue.routing_key)])
    for subscription in SUBSCRIPTIONS:
        if subscription.service in services:
            with connection.channel() as channel:
                known_exchange(subscription.consumer)(channel).declare()
            _declare_queue(connection, subscription_queue(subscription), bindings_of(subscription))


def _declare_queue(connection: Connection, queue: Queue, bindings: list[tuple[Exchange, str]]) -> None:
    channel = connection.channel()
    try:
        queue(channel).queue_declare(passive=True)
    except ChannelError as error:
        # The broker closes the channel on which a missing queue is asked for.
        if int(error.reply_code) != NOT_FOUND:
            raise
        channel = connection.channel()
        queue(channel).queue_declare()
    for exchange, routing_key in bindings:
        queue(channel).bind_to(exchange, routing_key)
    channel.close()


def routable_types() -> frozenset[str]:
    """The event types that have a subscription and must therefore reach a queue."""
    return frozenset(event.type for subscription in SUBSCRIPTIONS for event in subscription.taken)
