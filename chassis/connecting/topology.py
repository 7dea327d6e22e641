"""Which exchanges and queues there are on the broker: all of them follow from the contracts.

Every process declares everything before it publishes anything, so that no event is lost to a service that has never
run. Declaring what exists already changes nothing.
"""

import kombu.serialization
import orjson
from kombu import Connection, Exchange, Queue, binding

from contracts.catalogue import SERVICES, SUBSCRIPTIONS
from contracts.operation import Subscription

RPC_EXCHANGE = Exchange("nameko-rpc", type="topic", durable=True)
DEAD_LETTERS = Exchange("dead-letters", type="direct", durable=True)

# A crash of the process counts against every message it had fetched, so the limit is well above the tries that the
# inbox counts by itself; it is only there for what never gets as far as being counted.
DELIVERY_LIMIT = 50
# A restart shorter than this keeps calls waiting until their deadline. After it the queue goes, and a caller is told
# at once that nobody is there.
RPC_QUEUE_EXPIRES_MS = 10_000


# Instead of kombu's JSON, which turns {"__type__": …} in what a client has sent into Python objects, or fails on it.
kombu.serialization.register("json", orjson.dumps, orjson.loads, "application/json", "utf-8")


def event_exchange(service: str) -> Exchange:
    """Where the events of a service are published; the routing key is the event type."""
    return Exchange(f"{service}.events", type="topic", durable=True)


def subscription_queue(subscription: Subscription) -> Queue:
    """The queue of one consumer, replicated by the broker, bound to each event type it takes, earlier versions too."""
    return Queue(
        subscription.consumer,
        bindings=[binding(event_exchange(event.service), routing_key=event.type) for event in subscription.taken],
        durable=True,
        queue_arguments={
            "x-queue-type": "quorum",
            "x-delivery-limit": DELIVERY_LIMIT,
            "x-dead-letter-exchange": DEAD_LETTERS.name,
            "x-dead-letter-routing-key": subscription.service,
            # Together: a message leaves this queue only when the dead-letter queue has it.
            "x-dead-letter-strategy": "at-least-once",
            "x-overflow": "reject-publish",
        },
    )


def dead_letter_queue(service: str) -> Queue:
    """What a service could not even read, or never got done with; the service drains it into its database."""
    return Queue(
        f"{service}.dead-letters",
        exchange=DEAD_LETTERS,
        routing_key=service,
        durable=True,
        queue_arguments={"x-queue-type": "quorum"},
    )


def rpc_queue(service: str) -> Queue:
    """The calls to a service. Their messages are transient and expire with their deadline."""
    return Queue(
        f"rpc-{service}",
        exchange=RPC_EXCHANGE,
        routing_key=f"{service}.*",
        durable=True,
        queue_arguments={"x-expires": RPC_QUEUE_EXPIRES_MS},
    )


def durable_queues() -> list[Queue]:
    """Every queue that keeps events. RPC queues are not among them: a service declares its own while it runs."""
    return [dead_letter_queue(service) for service in SERVICES] + [
        subscription_queue(subscription) for subscription in SUBSCRIPTIONS
    ]


def consumed_queues(service: str) -> set[str]:
    """The names of the queues that a process of a service consumes, besides that of its calls."""
    own = {subscription.consumer for subscription in SUBSCRIPTIONS if subscription.service == service}
    return own | {dead_letter_queue(service).name}


def declare(connection: Connection) -> None:
    """Declare every exchange and durable queue, on a channel of its own so that a refusal spoils no other."""
    with connection.channel() as channel:
        for exchange in [RPC_EXCHANGE, DEAD_LETTERS, *map(event_exchange, SERVICES)]:
            exchange(channel).declare()
        for queue in durable_queues():
            queue(channel).declare()


def routable_types() -> frozenset[str]:
    """The event types that somebody has subscribed to: those that must reach a queue."""
    return frozenset(event.type for subscription in SUBSCRIPTIONS for event in subscription.taken)
