"""A consumer that stops is done with all it has in hand: what its last reactions emit is still published then."""

from collections.abc import Callable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock

import eventlet
from eventlet.event import Event

from chassis.consuming.reactions import ReactionEntrypoint
from contracts.notifications.subscriptions import TELL


class Worker:
    """A container whose reactions fail for several events at once, and are slow with one alone."""

    service_name = "notifications"

    def __init__(self) -> None:
        self.config = {"core": SimpleNamespace(bells={})}
        self.go_on = Event()

    def spawn_managed_thread(self, function: Callable[[], None], _identifier: str) -> Any:
        return eventlet.spawn(function)

    def spawn_worker(
        self,
        _entrypoint: ReactionEntrypoint,
        args: tuple[Sequence[Mapping[str, Any]]],
        _kwargs: Mapping[str, Any],
        context_data: Mapping[str, Any],
        handle_result: Callable[[Any, Any, Any], Any],
    ) -> None:
        def run() -> None:
            (envelopes,) = args
            if len(envelopes) > 1:
                handle_result(None, None, (RuntimeError, RuntimeError("one of them"), None))
            else:
                self.go_on.wait()
                handle_result(None, [True], None)

        eventlet.spawn(run)


def test_those_that_are_tried_one_by_one_are_waited_for() -> None:
    consumer, worker = ReactionEntrypoint(TELL), Worker()
    consumer.container, consumer.method_name = worker, "tell"
    queue = Mock(spec=["register_provider", "unregister_provider", "ack_message"])
    consumer.queue_consumer = queue
    consumer._retries = Mock(spec=["wait"])
    consumer.setup()
    for sequence in (1, 2, 3):
        envelope = {"id": "", "type": "", "partitionkey": "request/1", "sequence": sequence, "data": {}}
        consumer.handle_message(envelope, SimpleNamespace(delivery_info={"exchange": "requests.events"}))
    stopping = eventlet.spawn(consumer.stop)
    for _ in range(10):
        eventlet.sleep(0)
    assert queue.unregister_provider.called
    assert not stopping.dead
    worker.go_on.send(None)
    stopping.wait()
    assert queue.ack_message.call_count == 3
