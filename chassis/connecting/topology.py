"""Declares the exchanges and queues on the broker, all of which follow from the contracts.

Every process declares everything before it publishes, so that no event is lost to a service that has never run.
Declaring what exists already changes nothing.
"""

import kombu.serialization
import orjson
from kombu import Connection, Exchange, Queue, binding

from contracts.catalogue import SERVICES, SUBSCRIPTIONS, subscriptions_of
from contracts.operation import Subscription

DEAD_LETTERS = Exchange("dead-letters", type="direct", durable=True)

# A crash of a process counts as a delivery of every message that it had fetched, so the limit is well above the number
# of tries that the database counts; it only catches messages that never get as far as being counted.
DELIVERY_LIMIT = 50


# Replaces kombu's JSON, which turns {"__type__": …} in a client's data into Python objects, or fails on it.
kombu.serialization.register("json", orjson.dumps, orjson.loads, "application/json", "utf-8")


def event_exchange(service: str) -> Exchange:
    """Return the exchange for the events of a service; the routing key is the event type."""
    return Exchange(f"{service}.events", type="topic", durable=True)


def subscription_queue(subscription: Subscription) -> Queue:
    """Return the replicated queue of one consumer, bound to each event type it takes, earlier versions included."""
    return Queue(
        subscription.consumer,
        bindings=[binding(event_exchange(event.service), routing_key=event.type) for event in subscription.taken],
        durable=True,
        queue_arguments={
            "x-queue-type": "quorum",
            "x-delivery-limit": DELIVERY_LIMIT,
            "x-dead-letter-exchange": DEAD_LETTERS.name,
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
        exchange=DEAD_LETTERS,
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


def declare(connection: Connection) -> None:
    """Declare every exchange and durable queue, each on its own channel so that a refusal affects no other."""
    with connection.channel() as channel:
        for exchange in [DEAD_LETTERS, *map(event_exchange, SERVICES)]:
            exchange(channel).declare()
        for queue in durable_queues():
            queue(channel).declare()


def routable_types() -> frozenset[str]:
    """The event types that have a subscription and must therefore reach a queue."""
    return frozenset(event.type for subscription in SUBSCRIPTIONS for event in subscription.taken)
