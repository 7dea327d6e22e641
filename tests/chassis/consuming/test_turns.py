"""Of the events of one aggregate one at a time is applied, in the order in which they came."""

import threading
from collections.abc import Callable

import pytest

from chassis.consuming.turns import Turns
from tests.servers import wait_until


class Line:
    """Threads that ask for a turn one after the other, and note when they have it."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.had: list[int] = []
        self.ends: dict[int, threading.Event] = {}
        self.threads: list[threading.Thread] = []

    def ask(self, number: int, key: str = "a") -> Callable[[], bool]:
        """Have another thread ask; returns whether it has had its turn."""
        self.ends[number], asked = threading.Event(), len(self.turns._queues.get(key, ()))
        thread = threading.Thread(target=self._take, args=(number, key), daemon=True)
        self.threads.append(thread)
        thread.start()
        wait_until(
            lambda: number in self.had or len(self.turns._queues.get(key, ())) > asked, 10, f"{number} to stand in line"
        )
        return lambda: number in self.had

    def _take(self, number: int, key: str) -> None:
        with self.turns.turn(key):
            self.had.append(number)
            self.ends[number].wait(10)

    def end(self) -> None:
        for end in self.ends.values():
            end.set()
        for thread in self.threads:
            thread.join(10)


def test_each_goes_when_the_one_before_is_done_in_the_order_of_asking() -> None:
    line = Line(Turns())
    for number in (1, 2, 3):
        line.ask(number)
    wait_until(lambda: line.had == [1], 10, "the first to go")
    line.ends[1].set()
    wait_until(lambda: line.had == [1, 2], 10, "the second to go")
    line.end()
    assert line.had == [1, 2, 3]


def test_other_keys_do_not_wait() -> None:
    line = Line(Turns())
    line.ask(1, "a")
    other = line.ask(2, "b")
    wait_until(other, 10, "the other aggregate")
    line.end()


def test_without_order_nobody_waits() -> None:
    turns = Turns(ordered=False)
    with turns.turn("a"), turns.turn("a"):
        pass


def test_nothing_is_kept_of_a_key_that_nobody_asks_for_any_more() -> None:
    turns = Turns()
    with turns.turn("a"):
        pass
    with pytest.raises(RuntimeError), turns.turn("a"):
        raise RuntimeError
    assert turns._queues == {}
