"""Queue markers: exchanges that vanish with a queue, so that the loss of the queue is noticed and its events resent.

RabbitMQ reports neither that a queue has been deleted with its messages, nor that it has come back without its disk;
the next process to declare the queue sees no difference, and ``mandatory`` only tells when no queue at all takes an
event. So the relay of each service keeps a marker at each queue that takes its events: an exchange that nothing is
published to, which the broker deletes with its last binding (``auto_delete``). It is bound to an exchange of the
consumer that is deleted with the queue in the same way, since a service may bind no queue of another. A queue without
its marker is a new one, whoever made it.
"""

from kombu import Connection, Exchange
from kombu.exceptions import ChannelError

from chassis.connecting.topology import NOT_FOUND, known_exchange
from contracts.catalogue import SUBSCRIPTIONS


def consumers_without_marker(connection: Connection, service: str) -> list[str]:
    """Return the consumers of a service's events whose queues have no marker of the service, and so are new."""
    consumers = [
        subscription.consumer
        for subscription in SUBSCRIPTIONS
        if any(event.service == service for event in subscription.events)
    ]
    # A queue that its service has yet to make is left until then.
    return [
        consumer
        for consumer in consumers
        if _exists(connection, known_exchange(consumer)) and not _has_marker(connection, service, consumer)
    ]


def set_marker(connection: Connection, service: str, consumer: str) -> None:
    """Set the marker of a queue, so that the queue counts as known from now on."""
    with connection.channel() as channel:
        found = _marker(service, consumer)(channel)
        found.declare()
        known_exchange(consumer)(channel).bind_to(found)


def _marker(service: str, consumer: str) -> Exchange:
    return Exchange(f"{service}.knows.{consumer}", type="fanout", durable=True, auto_delete=True)


def _has_marker(connection: Connection, service: str, consumer: str) -> bool:
    found = _marker(service, consumer)
    if not _exists(connection, found):
        return False
    with connection.channel() as channel:
        # A process may have died between the two steps of setting the marker. Binding again changes nothing if it is
        # bound.
        known_exchange(consumer)(channel).bind_to(found)
    return True


def _exists(connection: Connection, exchange: Exchange) -> bool:
    """Whether an exchange exists; when it does not, the broker closes the channel that asked."""
    channel = connection.channel()
    try:
        exchange(channel).declare(passive=True)
    except ChannelError as error:
        if int(error.reply_code) != NOT_FOUND:
            raise
        return False
    channel.close()
    return True
