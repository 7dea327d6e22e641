"""Queue markers: exchanges that vanish with a queue, so that its loss is noticed and what it held is sent again.

RabbitMQ says nothing when a queue is deleted with what it holds, or when it comes back without its disk; whoever
declares the queue next sees no difference, and ``mandatory`` only tells when no queue at all takes an event. So the
relay of each service keeps a marker at each queue that takes its events: an exchange that nothing is published to,
bound to that queue alone, which the broker deletes with its last binding (``auto_delete``). Without its marker a queue
is a new one, whoever made it.
"""

from kombu import Connection, Exchange
from kombu.exceptions import ChannelError

from chassis.connecting.topology import subscription_queue
from contracts.catalogue import SUBSCRIPTIONS, SUBSCRIPTIONS_BY_CONSUMER

NOT_FOUND = 404


def consumers_without_marker(connection: Connection, service: str) -> list[str]:
    """The consumers of a service's events whose queues are new to it."""
    consumers = [
        subscription.consumer
        for subscription in SUBSCRIPTIONS
        if any(event.service == service for event in subscription.events)
    ]
    return [consumer for consumer in consumers if not _has_marker(connection, service, consumer)]


def set_marker(connection: Connection, service: str, consumer: str) -> None:
    """Set the marker: from now on the queue is known."""
    with connection.channel() as channel:
        found = _marker(service, consumer)(channel)
        found.declare()
        subscription_queue(SUBSCRIPTIONS_BY_CONSUMER[consumer])(channel).bind_to(found)


def _marker(service: str, consumer: str) -> Exchange:
    return Exchange(f"{service}.knows.{consumer}", type="fanout", durable=True, auto_delete=True)


def _has_marker(connection: Connection, service: str, consumer: str) -> bool:
    """Whether there is the marker; the broker closes the channel on which a missing one is asked for."""
    found = _marker(service, consumer)
    channel = connection.channel()
    try:
        found(channel).declare(passive=True)
        # A process may have died between the two steps of setting it. Nothing changes where it is bound already.
        subscription_queue(SUBSCRIPTIONS_BY_CONSUMER[consumer])(channel).bind_to(found)
    except ChannelError as error:
        if error.code != NOT_FOUND:
            raise
        return False
    channel.close()
    return True
