"""The broker of the embedded mode remembers which queues take what; a binding counts from the moment it is there."""

from kombu import Connection

from chassis.embedded import broker

EXCHANGE, QUEUE, KEY = "tests.routing", "tests.taking", "request.submitted"


def test_a_binding_that_comes_or_goes_counts_at_once() -> None:
    with Connection(broker.URI) as connection:
        channel = connection.channel()
        channel.exchange_declare(EXCHANGE, "topic")
        assert not channel.routes(EXCHANGE, KEY)
        channel.queue_declare(QUEUE)
        channel.queue_bind(QUEUE, EXCHANGE, "request.#")
        assert channel.routes(EXCHANGE, KEY)
        channel.queue_unbind(QUEUE, EXCHANGE, "request.#")
        assert not channel.routes(EXCHANGE, KEY)
        channel.queue_bind(QUEUE, EXCHANGE, KEY)
        assert channel.routes(EXCHANGE, KEY)
        channel.queue_delete(QUEUE)
        assert not channel.routes(EXCHANGE, KEY)
        channel.exchange_delete(EXCHANGE)
