"""What arrives while others are in hand is taken together, in its order, by no more threads than two."""

import pytest

from chassis.consuming.batching import AT_ONCE, MOST_TOGETHER, Batches
from tests.chassis.consuming.fakes import Threads


def test_what_has_arrived_meanwhile_is_taken_together() -> None:
    taken: list[list[int]] = []
    threads = Threads()
    batches = Batches(taken.append, threads)
    for number in range(MOST_TOGETHER + 10):
        batches.add(number)
    threads.run()
    assert taken == [list(range(MOST_TOGETHER)), list(range(MOST_TOGETHER, MOST_TOGETHER + 10))]


def test_what_arrives_while_a_batch_is_taken_comes_with_the_next() -> None:
    taken: list[list[str]] = []
    threads = Threads()

    def take(portion: list[str]) -> None:
        taken.append(portion)
        if portion == ["first"]:
            batches.add("second")
            batches.add("third")

    batches = Batches(take, threads)
    batches.add("first")
    threads.run()
    assert taken == [["first"], ["second", "third"]]


def test_no_more_threads_run_than_two_and_each_one_that_ends_makes_room() -> None:
    threads = Threads()
    batches: Batches[int] = Batches(lambda portion: None, threads)
    for number in range(5):
        batches.add(number)
    assert len(threads.spawned) == AT_ONCE
    threads.run()
    batches.add(6)
    assert len(threads.spawned) == 1


def test_a_thread_that_fails_makes_room_too() -> None:
    def fail(_portion: list[int]) -> None:
        raise RuntimeError

    threads = Threads()
    batches = Batches(fail, threads)
    for number in range(AT_ONCE):
        batches.add(number)
        with pytest.raises(RuntimeError):
            threads.run()
    batches.add(7)
    assert len(threads.spawned) == 1
