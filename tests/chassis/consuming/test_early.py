"""Events that came before their turn: while one waits, each event that is applied has the waiting ones looked at."""

import threading
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock

import pytest
from sqlalchemy import text

from chassis.consuming import inbox, reactions
from chassis.consuming.cursors import Early
from chassis.consuming.reactions import LONGEST_SLEEP, SHORTEST_SLEEP, ReactionEntrypoint
from chassis.storing.database import new_id
from contracts.notifications.subscriptions import TELL
from tests.harness import ServiceUnderTest

KEY = "request/01a20000-0000-7000-8000-000000000001"


class Worker:
    """A container whose workers enter events into the inbox, as the chassis does, and do nothing else."""

    service_name = "notifications"

    def __init__(self, service: ServiceUnderTest) -> None:
        self._database = service.database
        self.config = {"core": SimpleNamespace(database=service.database, bells={})}

    def spawn_managed_thread(self, function: Callable[[], None], _identifier: str) -> Any:
        function()
        thread = Mock()
        thread.link = lambda done: done(thread)
        return thread

    def spawn_worker(
        self,
        _entrypoint: ReactionEntrypoint,
        args: tuple[list[Mapping[str, Any]]],
        _kwargs: Mapping[str, Any],
        context_data: Mapping[str, Any],
        handle_result: Callable[[Any, Any, Any], Any],
    ) -> None:
        ((envelope,),) = args
        try:
            with self._database.transaction() as session:
                inbox.begin(session, TELL, [envelope])
                if context_data["parked"]:
                    inbox.unpark(session, TELL.consumer, [envelope["id"]])
        except Early as error:
            handle_result(None, None, (Early, error, None))
        else:
            handle_result(None, True, None)


def arrives(consumer: ReactionEntrypoint, sequence: int) -> bool:
    """Whether an event that arrives has the waiting ones looked at."""
    bell: threading.Event = consumer.container.config["core"].bells["tell"]
    bell.clear()
    envelope = {"id": str(new_id()), "type": "request.dispatched.v1", "partitionkey": KEY, "sequence": sequence}
    message: Any = SimpleNamespace(delivery_info={"exchange": "requests.events"})
    consumer.handle_message({**envelope, "data": {}}, message)
    return bell.is_set()


@pytest.fixture
def consumer(notifications: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch) -> ReactionEntrypoint:
    monkeypatch.setattr(reactions, "PATIENCE", ())
    monkeypatch.setattr(reactions, "time", SimpleNamespace(monotonic=lambda: 1000.0))
    consumer = ReactionEntrypoint(TELL)
    consumer.container, consumer.method_name = Worker(notifications), "tell"
    queue = Mock(spec=["register_provider", "ack_message", "ack_messages"])
    consumer.queue_consumer = queue
    consumer.setup()
    return consumer


def test_waiting_events_are_looked_at_only_while_there_are_any(
    consumer: ReactionEntrypoint, notifications: ServiceUnderTest
) -> None:
    assert not arrives(consumer, 1)
    assert arrives(consumer, 4)
    # It is not its turn yet, however often one looks.
    assert consumer._retry_those_due() < LONGEST_SLEEP
    assert arrives(consumer, 2)
    assert consumer._retry_those_due() < LONGEST_SLEEP
    assert arrives(consumer, 3)
    with notifications.database.engine.begin() as connection:
        connection.execute(text("UPDATE parked SET next_try_at = now()"))
    assert consumer._retry_those_due() == 0.0
    assert consumer._retry_those_due() == LONGEST_SLEEP
    assert not arrives(consumer, 5)


def test_what_another_replica_lets_go_is_looked_for_again_after_as_long_as_it_has_waited(
    consumer: ReactionEntrypoint, notifications: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrives(consumer, 2)

    def look(after: float) -> float:
        monkeypatch.setattr(reactions, "time", SimpleNamespace(monotonic=lambda: 1000.0 + after))
        return consumer._retry_those_due()

    assert [look(after) for after in (0, 0.5, 2, 3600)] == [SHORTEST_SLEEP, 0.5, 2, LONGEST_SLEEP]
    with notifications.database.transaction() as session:
        # The other replica, which knows nothing of what waits here.
        inbox.begin(session, TELL, [{"id": str(new_id()), "partitionkey": KEY, "sequence": 1}])
        session.execute(text("UPDATE parked SET next_try_at = now()"))
    assert look(3600) == 0.0
    assert look(3600) == LONGEST_SLEEP
