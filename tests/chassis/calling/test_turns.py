"""Which calls run, wait and are refused, and what a stopping process does with them."""

import time
from types import SimpleNamespace
from typing import Any

import eventlet
import pytest
from eventlet.event import Event

from chassis.calling.answers import NotBegun, NotRun
from chassis.calling.call import Reply
from chassis.calling.operations import WAITING_FOR_EACH, Turns
from chassis.running.settings import Settings


class Desk:
    """The turns of a process with one place, and the calls that it has been given."""

    def __init__(self) -> None:
        self.turns = Turns()
        self.turns.container = SimpleNamespace(
            config={"settings": Settings(environment="test", workers=1)}, service_name="desk"
        )
        self.turns.setup()
        self.ran: list[str] = []

    def give(self, name: str, until: Event | None = None, seconds: float = 60.0, left: bool = False) -> Any:
        """Give it a call, which runs until something has happened; returns its green thread."""

        def work() -> Reply:
            self.ran.append(name)
            if until is not None:
                until.wait()
            return Reply(name)

        def run() -> Reply | NotRun:
            try:
                return self.turns.run(work, time.time() + seconds, lambda: left)
            except NotBegun as refusal:
                return refusal.why

        thread = eventlet.spawn(run)
        eventlet.sleep(0)
        return thread


def body(thread: Any) -> Any:
    answer = thread.wait()
    return answer.body if isinstance(answer, Reply) else answer


def test_calls_that_wait_run_in_the_order_of_their_arrival() -> None:
    desk, go_on = Desk(), Event()
    threads = [desk.give("first", go_on), *(desk.give(str(number)) for number in range(5))]
    assert desk.ran == ["first"]
    go_on.send()
    # Somebody who comes now does not pass those that wait.
    late = desk.give("late")
    assert [body(thread) for thread in (*threads, late)] == desk.ran == ["first", *map(str, range(5)), "late"]


def test_beyond_what_may_wait_calls_are_refused_at_once() -> None:
    desk, go_on = Desk(), Event()
    held = [desk.give("held", go_on), *(desk.give("waits") for _ in range(WAITING_FOR_EACH))]
    assert body(desk.give("too many")) is NotRun.FULL
    go_on.send()
    assert [body(thread) for thread in held] == ["held", *["waits"] * WAITING_FOR_EACH]


def test_what_nobody_waits_for_any_more_does_not_run_and_keeps_no_place() -> None:
    desk, go_on = Desk(), Event()
    held = desk.give("held", go_on)
    assert body(desk.give("late", seconds=0.0)) is NotRun.LATE
    gone = desk.give("gone", left=True)
    after = desk.give("after")
    go_on.send()
    assert [body(thread) for thread in (held, gone, after)] == ["held", NotRun.LATE, "after"]
    assert desk.ran == ["held", "after"]
    assert body(desk.give("too late", seconds=-1.0)) is NotRun.LATE
    assert body(desk.give("left at once", left=True)) is NotRun.LATE
    assert desk.ran == ["held", "after"]


def test_a_stopping_process_ends_what_runs_and_gives_the_others_back_at_once() -> None:
    desk, go_on = Desk(), Event()
    held, waiting = desk.give("held", go_on), [desk.give("waits") for _ in range(3)]
    stopping = [eventlet.spawn(desk.turns.finish) for _ in range(2)]
    with eventlet.Timeout(5):
        assert [body(thread) for thread in waiting] == [NotRun.STOPPING] * 3
        assert body(desk.give("new")) is NotRun.STOPPING
        assert not any(thread.dead for thread in stopping)
        go_on.send()
        assert body(held) == "held"
        for thread in stopping:
            thread.wait()
    assert desk.ran == ["held"]


def test_a_process_without_calls_stops_at_once() -> None:
    desk = Desk()
    assert body(desk.give("done")) == "done"
    with eventlet.Timeout(5):
        desk.turns.finish()


def test_a_call_that_fails_gives_its_place_back() -> None:
    desk = Desk()

    def fail() -> Reply:
        raise ZeroDivisionError

    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            desk.turns.run(fail, None, bool)
    assert body(desk.give("after")) == "after"
