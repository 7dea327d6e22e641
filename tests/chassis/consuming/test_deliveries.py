"""Every message that is taken is settled once, whatever becomes of its event."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from chassis.consuming.applying import NoMoreWorkers
from chassis.consuming.cursors import OutOfOrder
from chassis.consuming.deliveries import Deliveries
from chassis.consuming.out_of_order import OutOfOrderEvents
from chassis.consuming.turns import Turns
from tests.chassis.consuming.fakes import NotingQueue, Reaction, Threads, envelope, message


@dataclass
class Kept:
    """Notes what would be kept in the database, and fails with ``error`` the first time, if there is one."""

    failed: list[tuple[int, str, bool]] = field(default_factory=list)
    taken_over: list[int] = field(default_factory=list)
    error: Exception | None = None

    def keep(self, envelope: Mapping[str, Any], error: BaseException, *, claimed: bool) -> None:
        self._fail()
        self.failed.append((envelope["sequence"], type(error).__name__, claimed))

    def take_over(self, envelope: Mapping[str, Any]) -> None:
        self._fail()
        self.taken_over.append(envelope["sequence"])

    def _fail(self) -> None:
        error, self.error = self.error, None
        if error:
            raise error


class Taken:
    """A consumer's deliveries with everything around them in the test's hands."""

    def __init__(self, *outcomes: BaseException | None) -> None:
        self.queue, self.threads, self.kept = NotingQueue(), Threads(), Kept()
        self.reaction = Reaction(list(outcomes))
        self.woken: list[bool] = []
        self.stopping = False
        self.slept: list[float] = []
        self.out_of_order = OutOfOrderEvents(lambda: self.woken.append(True))
        self.deliveries = Deliveries(
            "mirror.follow",
            self.queue,
            apply=self.reaction,
            failures=self.kept,  # type: ignore[arg-type]
            out_of_order=self.out_of_order,
            turns=Turns(),
            spawn=self.threads,
            stopping=lambda: self.stopping,
            sleep=self.slept.append,
        )

    def take(self, *sequences: int, **delivery: Any) -> "Taken":
        """Messages arrive, called by the numbers of their events; everything that they cause is done."""
        for sequence in sequences:
            self.deliveries.take(envelope(sequence), message(sequence, **delivery))
        self.threads.run()
        return self


def test_what_arrives_together_is_applied_and_acknowledged_together() -> None:
    taken = Taken().take(1, 2, 3)
    assert taken.reaction.given == [([1, 2, 3], False)]
    assert taken.queue.answers == [("ack together", [1, 2, 3])]


def test_those_that_fail_together_are_applied_one_by_one() -> None:
    taken = Taken(RuntimeError("one of them"), None, KeyError("this one"), None).take(1, 2, 3)
    assert taken.reaction.given == [([1, 2, 3], False), ([1], False), ([2], False), ([3], False)]
    assert taken.kept.failed == [(2, "KeyError", False)]
    assert taken.queue.answers == [("ack", 1), ("ack", 2), ("ack", 3)]


def test_one_that_failed_by_itself_is_not_applied_a_second_time_to_see_it_fail() -> None:
    taken = Taken(KeyError("name")).take(1)
    assert taken.reaction.given == [([1], False)]
    assert taken.kept.failed == [(1, "KeyError", False)]


def test_an_event_before_its_turn_is_tried_a_few_times_and_then_kept() -> None:
    taken = Taken(*(OutOfOrder() for _ in range(4))).take(2)
    assert len(taken.reaction.given) == 4
    assert taken.slept == [0.02, 0.05, 0.1]
    assert taken.kept.failed == [(2, "OutOfOrder", False)]
    assert taken.queue.answers == [("ack", 2)]


@pytest.mark.parametrize("outcomes", [(), (RuntimeError("together"),)])
def test_each_event_that_is_applied_has_those_looked_at_that_wait_for_their_turn(outcomes: tuple[Any, ...]) -> None:
    taken = Taken(*outcomes)
    taken.out_of_order.kept()
    taken.take(1, 2)
    assert taken.woken == [True] * (2 if outcomes else 1)


def test_nothing_is_looked_at_for_an_event_that_was_not_applied_or_when_nothing_waits() -> None:
    assert Taken().take(1).woken == []
    taken = Taken(KeyError("name"))
    taken.out_of_order.kept()
    assert taken.take(1).woken == []


def test_an_event_that_was_delivered_before_is_run_from_the_database() -> None:
    taken = Taken().take(1, redelivered=True)
    assert taken.reaction.given == []
    assert taken.kept.taken_over == [1]
    assert taken.queue.answers == [("ack", 1)]


def test_of_a_replay_there_may_be_a_dead_letter_which_goes_with_the_effect() -> None:
    assert Taken().take(1, exchange="ledger.replays").reaction.given == [([1], True)]
    taken = Taken(RuntimeError("together"))
    taken.deliveries.take(envelope(1), message(1))
    taken.deliveries.take(envelope(2), message(2, exchange="ledger.replays"))
    taken.threads.run()
    assert taken.reaction.given == [([1, 2], True), ([1], False), ([2], True)]


def test_what_is_no_event_is_rejected_at_once() -> None:
    taken = Taken()
    taken.deliveries.take({"id": 1}, message("odd"))
    assert taken.queue.answers == [("reject", "odd")]
    assert taken.threads.spawned == []


@pytest.mark.parametrize("outcomes", [[NoMoreWorkers()], [RuntimeError("together"), NoMoreWorkers(), NoMoreWorkers()]])
def test_what_is_not_applied_any_more_goes_back_to_the_queue(outcomes: list[BaseException]) -> None:
    taken = Taken(*outcomes).take(1, 2)
    assert taken.queue.answers == [("requeue", 1), ("requeue", 2)]
    assert taken.kept.failed == []


@pytest.mark.parametrize("redelivered", [False, True])
def test_a_message_is_not_acknowledged_before_the_database_has_its_event(redelivered: bool) -> None:
    taken = Taken(KeyError("name"))
    taken.kept.error = ConnectionError("away")
    taken.take(1, redelivered=redelivered)
    assert taken.slept == [1.0]
    assert taken.queue.answers == [("ack", 1)]
    taken = Taken(KeyError("name"))
    taken.kept.error, taken.stopping = ConnectionError("away"), True
    assert taken.take(1, redelivered=redelivered).queue.answers == [("leave", 1)]
    assert taken.kept.failed == taken.kept.taken_over == []


@pytest.mark.parametrize("exchange", ["", "mirror.events", "mirror.replays", "ledger.knows.mirror.follow", "amq.topic"])
@pytest.mark.parametrize("redelivered", [False, True])
def test_what_does_not_come_from_the_owner_of_its_type_is_rejected_at_once(exchange: str, redelivered: bool) -> None:
    taken = Taken().take(1, exchange=exchange, redelivered=redelivered)
    assert taken.queue.answers == [("reject", 1)]
    assert (taken.reaction.given, taken.kept.taken_over) == ([], [])


def test_a_service_speaks_for_no_other_one() -> None:
    for forged in ({**envelope(1), "source": "/registry"}, {**envelope(1), "type": "post.changed.v1"}):
        taken = Taken()
        taken.deliveries.take(forged, message("forged"))
        assert taken.queue.answers == [("reject", "forged")]
