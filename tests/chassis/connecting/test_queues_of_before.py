"""Queues that an earlier release has made, whose arguments can never be changed, go on as they are."""

import json
from collections.abc import Iterator

import pytest
from kombu import Connection, Exchange, Queue

from chassis.connecting import topology
from contracts.catalogue import SUBSCRIPTIONS
from tests.servers import BrokerServer, wait_until

CONSUMER = SUBSCRIPTIONS[0]


@pytest.fixture
def broker(private_broker: BrokerServer) -> Iterator[Connection]:
    """A broker with nothing of this release."""
    private_broker.control("add_vhost", "before")
    private_broker.control("set_permissions", "-p", "before", "guest", ".*", ".*", ".*")
    with Connection(f"{private_broker.uri}before") as connection:
        yield connection
    private_broker.control("delete_vhost", "before")


def test_a_queue_of_before_is_used_as_it_is_and_so_are_its_dead_letters(broker: Connection) -> None:
    dead_letters = Exchange("dead-letters", type="direct", durable=True)
    current = topology.subscription_queue(CONSUMER)
    arguments = {**vars(current)["queue_arguments"], "x-dead-letter-exchange": dead_letters.name}
    channel = broker.channel()
    Queue(CONSUMER.consumer, durable=True, queue_arguments=arguments)(channel).queue_declare()
    dead = topology.dead_letter_queue(CONSUMER.service)
    dead(channel).queue_declare()
    dead_letters(channel).declare()
    dead(channel).bind_to(dead_letters, CONSUMER.service)

    topology.declare(broker)

    event = CONSUMER.taken[0]
    broker.Producer().publish({"id": 1}, exchange=f"{event.service}.events", routing_key=event.type)
    found: list[object] = []

    def arrived(queue: str) -> bool:
        found[:] = [message] if (message := channel.basic_get(queue)) else []
        return bool(found)

    wait_until(lambda: arrived(CONSUMER.consumer), 10, "the event in the queue of before")
    channel.basic_reject(found[0].delivery_tag, requeue=False)  # type: ignore[attr-defined]
    wait_until(lambda: arrived(dead.name), 10, "the event among the dead letters")
    assert json.loads(found[0].body) == {"id": 1}  # type: ignore[attr-defined]
