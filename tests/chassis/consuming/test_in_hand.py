"""A consumer that stops is done with all it has in hand: what its last reactions emit is still published then."""

from collections.abc import Callable

from chassis.consuming.deliveries import Deliveries
from chassis.consuming.in_hand import ThreadsInHand
from chassis.consuming.out_of_order import OutOfOrderEvents
from chassis.consuming.turns import Turns
from tests.chassis.consuming.fakes import NotingQueue, Reaction, envelope, message


class Lazy:
    """A thread that does its work when somebody waits for it."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._links: list[Callable[[Lazy], object]] = []

    def link(self, function: Callable[["Lazy"], object]) -> None:
        self._links.append(function)

    def wait(self) -> None:
        self._work()
        for link in self._links:
            link(self)


def test_those_that_are_begun_while_one_waits_are_waited_for_too() -> None:
    done: list[str] = []
    threads = ThreadsInHand(Lazy)

    def first() -> None:
        threads.spawn(lambda: done.append("second"))
        done.append("first")

    threads.spawn(first)
    threads.wait()
    assert done == ["first", "second"]
    threads.wait()
    assert done == ["first", "second"]


def test_those_that_are_tried_one_by_one_are_waited_for() -> None:
    queue, threads = NotingQueue(), ThreadsInHand(Lazy)
    deliveries = Deliveries(
        "notifications.tell",
        queue,
        apply=Reaction([RuntimeError("one of them")]),
        failures=None,  # type: ignore[arg-type]
        out_of_order=OutOfOrderEvents(lambda: None),
        turns=Turns(),
        spawn=threads.spawn,
        stopping=lambda: True,
    )
    for sequence in (1, 2, 3):
        deliveries.take(envelope(sequence), message(sequence))
    assert queue.answers == []
    threads.wait()
    assert sorted(queue.answers) == [("ack", 1), ("ack", 2), ("ack", 3)]
