"""Queue markers: exchanges that vanish with a queue, so that the loss of the queue is noticed and its events resent.

RabbitMQ reports neither that a queue has been deleted with its messages, nor that it has come back without its disk;
the next process to declare the queue sees no difference, and ``mandatory`` only tells when no queue at all takes an
event. So the relay of each service keeps a marker at each queue that takes its events: an exchange that nothing is
published to, bound to that queue alone, which the broker deletes with its last binding (``auto_delete``). A queue
without its marker is a new one, whoever made it.
"""

from kombu import Connection, Exchange
from kombu.exceptions import ChannelError

from chassis.connecting.topology import subscription_queue
from contracts.catalogue import SUBSCRIPTIONS, SUBSCRIPTIONS_BY_CONSUMER

NOT_FOUND = 404


def consumers_without_marker(connection: Connection, service: str) -> list[str]:
    """Return the consumers of a service's events whose queues have no marker of the service, and so are new."""
    consumers = [
        subscription.consumer
        for subscription in SUBSCRIPTIONS
        if any(event.service == service for event in subscription.events)
    ]
    return [consumer for consumer in consumers if not _has_marker(connection, service, consumer)]


def set_marker(connection: Connection, service: str, consumer: str) -> None:
    """Set the marker of a queue, so that the queue counts as known from now on."""
    with connection.channel() as channel:
        found = _marker(service, consumer)(channel)
        found.declare()
        subscription_queue(SUBSCRIPTIONS_BY_CONSUMER[consumer])(channel).bind_to(found)


def _marker(service: str, consumer: str) -> Exchange:
    return Exchange(f"{service}.knows.{consumer}", type="fanout", durable=True, auto_delete=True)


def _has_marker(connection: Connection, service: str, consumer: str) -> bool:
    """Whether the marker exists; when it does not, the broker closes the channel that asked."""
    found = _marker(service, consumer)
    channel = connection.channel()
    try:
        found(channel).declare(passive=True)
        # A process may have died between the two steps of setting the marker. Binding again changes nothing if it is
        # bound.
        subscription_queue(SUBSCRIPTIONS_BY_CONSUMER[consumer])(channel).bind_to(found)
    except ChannelError as error:
        if error.code != NOT_FOUND:
            raise
        return False
    channel.close()
    return True
