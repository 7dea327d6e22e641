"""The port to the broker, without services: what publishers and consumers rely on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

import pytest
from amqp.exceptions import PreconditionFailed
from kombu.message import Message

from chassis.connecting.topology import DELIVERY_LIMIT
from chassis.publishing import rabbit
from contracts.guarantees import EMBEDDED, RABBITMQ, Features
from tests.conformance.conftest import Side
from tests.conformance.port import DEAD, FIRST, SECOND, UNHEARD, Port, drain, numbers_of
from tests.sample.running import eventually

MANY = 5000


def test_every_promise_is_held_against_a_broker() -> None:
    tests = "".join(path.read_text() for path in Path(__file__).parent.glob("test_*.py"))
    for promise in fields(Features):
        assert f"promises.{promise.name}" in tests
        assert promise.metadata["instead"] or (getattr(RABBITMQ, promise.name) and getattr(EMBEDDED, promise.name))


def test_what_is_published_is_confirmed_and_in_the_queue_of_every_consumer_in_order(
    port: Port, promises: Features
) -> None:
    outcome = port.publish(range(1, 51))
    assert outcome.error is None
    assert (outcome.confirmed == set(range(1, 51))) == promises.confirms
    for queue in (FIRST, SECOND):
        assert numbers_of(port.fetch(queue, 50)[1]) == list(range(1, 51))


def test_what_an_embedded_broker_has_taken_is_in_the_queues_when_it_is_to_deliver(port: Port, side: Side) -> None:
    assert port.take([1, 2]).confirmed == {1, 2}
    if side.node is None:
        assert port.depth(FIRST) == 0
    port.deliver()
    port.deliver()
    assert numbers_of(port.fetch(FIRST, 2)[1]) == [1, 2]
    assert port.depth(FIRST) == 0


def test_what_no_queue_takes_comes_back_and_the_rest_is_published(port: Port, promises: Features) -> None:
    outcome = port.publish([1], UNHEARD)
    assert (outcome.unroutable == {1}) == promises.returns_unroutable
    assert not outcome.confirmed
    assert port.publish([2]).confirmed == {2}
    assert numbers_of(port.fetch(FIRST, 1)[1]) == [2]


def test_what_nobody_has_subscribed_to_is_published_to_nobody(port: Port) -> None:
    outcome = port.publish([1], UNHEARD, mandatory=False)
    assert (outcome.confirmed, outcome.unroutable) == ({1}, set())


def test_a_queue_that_is_missing_is_declared_again_and_gets_what_is_published_from_then_on(port: Port) -> None:
    port.publish([1])
    FIRST(port.connect().channel()).delete()
    assert port.publish([2]).confirmed == {2}
    port.start_publisher_again()
    assert port.publish([3]).confirmed == {3}
    assert numbers_of(port.fetch(FIRST, 1)[1]) == [3]
    assert numbers_of(port.fetch(SECOND, 3)[1]) == [1, 2, 3]


def test_what_was_not_settled_is_delivered_again_first_and_marked(port: Port, promises: Features) -> None:
    port.publish([1, 2])
    connection, (first,) = port.fetch(FIRST, 1)
    assert not first.delivery_info["redelivered"]
    connection.close()
    _, (again, other) = port.fetch(FIRST, 2)
    assert numbers_of([again, other]) == [1, 2]
    assert bool(again.delivery_info["redelivered"]) == promises.redelivers
    assert not other.delivery_info["redelivered"]


def test_what_is_for_one_consumer_reaches_no_other(port: Port) -> None:
    assert port.publish([1], to=FIRST).confirmed == {1}
    assert numbers_of(port.fetch(FIRST, 1)[1]) == [1]
    assert port.depth(SECOND) == 0


def test_what_is_acknowledged_is_gone(port: Port) -> None:
    port.publish([1, 2])
    connection, (first, _) = port.fetch(FIRST, 2)
    first.ack()
    connection.close()
    assert numbers_of(port.fetch(FIRST, 1)[1]) == [2]


def test_what_is_rejected_goes_to_the_dead_letters_as_it_came(port: Port, promises: Features) -> None:
    port.publish_raw(b"{not json")
    _, (message,) = port.fetch(FIRST, 1)
    message.reject()
    _, (dead,) = port.fetch(DEAD, 1)
    body = dead.body.encode() if isinstance(dead.body, str) else bytes(dead.body)
    assert (body == b"{not json") == promises.dead_letters
    (death,) = dead.headers["x-death"]
    assert (death["queue"], death["reason"]) == (FIRST.name, "rejected")
    assert port.depth(SECOND) == 1


def test_a_consumer_gets_no_more_than_it_has_asked_for(port: Port, promises: Features) -> None:
    port.publish([1, 2, 3, 4, 5])
    found: list[Message] = []
    connection = port.consume(FIRST, found.append, prefetch=2)
    assert drain(connection, lambda: len(found) > 2, seconds=0.5) != promises.holds_back
    found[0].ack()
    assert drain(connection, lambda: len(found) == 3)


def test_what_is_put_back_again_and_again_goes_to_the_dead_letters(port: Port, promises: Features) -> None:
    port.publish([1])
    deliveries: list[Message] = []

    def put_back(message: Message) -> None:
        deliveries.append(message)
        message.requeue()

    connection = port.consume(FIRST, put_back)
    drain(connection, lambda: len(deliveries) > 2 * DELIVERY_LIMIT or port.depth(DEAD) == 1)
    assert (len(deliveries) < 2 * DELIVERY_LIMIT) == promises.limits_deliveries
    connection.close()
    if promises.limits_deliveries:
        assert port.fetch(DEAD, 1)[1][0].headers["x-death"][0]["reason"] == "delivery_limit"


def test_queues_are_kept_by_several_nodes(port: Port, promises: Features) -> None:
    channel = port.connect().channel()
    kept = ""
    try:
        # The broker says how a queue is kept when somebody wants it otherwise.
        otherwise = {**FIRST.queue_arguments, "x-queue-type": "classic"}
        channel.queue_declare(FIRST.name, durable=True, auto_delete=False, arguments=otherwise)
    except PreconditionFailed as refusal:
        kept = str(refusal)
    assert ("'quorum'" in kept) == promises.replicates


@contextmanager
def _short_of_memory(side: Side) -> Iterator[None]:
    """As far as this broker can tell."""
    if side.node is None:
        yield
        return
    side.node.control("set_vm_memory_high_watermark", "absolute", "1MB")
    try:
        yield
    finally:
        side.node.control("set_vm_memory_high_watermark", "0.6")


def test_a_broker_that_is_short_of_memory_takes_no_more(
    side: Side, port: Port, promises: Features, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rabbit, "CONFIRM_SECONDS", 1.0)
    with _short_of_memory(side):
        outcome = port.publish(range(MANY))
        assert (len(outcome.confirmed) < MANY) == promises.pushes_back
        assert (outcome.error is not None) == promises.pushes_back
    monkeypatch.setattr(rabbit, "CONFIRM_SECONDS", 10.0)
    eventually(lambda: port.publish([MANY]).confirmed == {MANY}, 10, lambda: "nothing is confirmed")
