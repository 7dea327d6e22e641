"""The breaker of a service: when it opens, how it tries again, and what it sheds."""

import asyncio
from typing import Any

import pytest

from chassis.calling.errors import Failure
from contracts.problem import NOT_FOUND, OVERLOADED, TIMED_OUT, UNAVAILABLE
from gateway.breaker import (
    ACCEPTABLE_SECONDS,
    FIRST_PAUSE,
    FIRST_UNDER_WAY,
    LEAST_UNDER_WAY,
    LONGEST_PAUSE,
    MOST_UNDER_WAY,
    SHRINK,
    THRESHOLD,
    Breaker,
)


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def outcome(breaker: Breaker, failure: Failure | None = None) -> str:
    """What a call through the breaker came to; ``refused`` where it was not made."""
    made = False

    async def call() -> dict[str, Any]:
        nonlocal made
        made = True
        if failure:
            raise failure
        return {"body": None, "version": None}

    try:
        asyncio.run(_run(breaker, call))
    except Failure as caught:
        return caught.problem.code if made else "refused"
    return "answered"


async def _run(breaker: Breaker, call: Any) -> None:
    await breaker.run(call)


def opened(clock: Clock, failure: Failure) -> Breaker:
    breaker = Breaker("samples", clock)
    for _ in range(THRESHOLD):
        assert outcome(breaker, failure) == failure.problem.code
    return breaker


@pytest.mark.parametrize("problem", [TIMED_OUT, UNAVAILABLE])
def test_it_opens_after_so_many_in_a_row(problem: Any) -> None:
    breaker = opened(Clock(), Failure(problem, service="samples"))
    assert breaker.open
    assert outcome(breaker) == "refused"


def test_an_answer_in_between_starts_the_count_anew() -> None:
    breaker = Breaker("samples", Clock())
    for failure in [Failure(TIMED_OUT), Failure(TIMED_OUT), Failure(NOT_FOUND), None] * THRESHOLD:
        assert outcome(breaker, failure) != "refused"
    assert not breaker.open


def test_after_the_pause_one_call_tries_and_an_answer_closes_it() -> None:
    clock = Clock()
    breaker = opened(clock, Failure(TIMED_OUT))
    clock.now += FIRST_PAUSE
    assert outcome(breaker) == "answered"
    assert not breaker.open
    assert outcome(breaker) == "answered"


def test_while_one_call_tries_the_others_are_refused() -> None:
    clock = Clock()
    breaker = opened(clock, Failure(TIMED_OUT))
    clock.now += FIRST_PAUSE

    async def scenario() -> None:
        release = asyncio.Event()

        async def slow() -> dict[str, Any]:
            await release.wait()
            return {"body": None, "version": None}

        trying = asyncio.create_task(breaker.run(slow))
        await asyncio.sleep(0)
        with pytest.raises(Failure) as caught:
            await breaker.run(slow)
        assert caught.value.problem == UNAVAILABLE
        release.set()
        await trying
        assert not breaker.open

    asyncio.run(scenario())


def test_the_pause_doubles_while_the_tries_fail_up_to_a_bound() -> None:
    clock = Clock()
    breaker = opened(clock, Failure(TIMED_OUT))
    pauses = []
    for _ in range(8):
        pauses.append(breaker.opened_until - clock.now)
        clock.now = breaker.opened_until
        assert outcome(breaker, Failure(TIMED_OUT)) == "timed-out"
    assert pauses[:4] == [FIRST_PAUSE, 2 * FIRST_PAUSE, 4 * FIRST_PAUSE, 8 * FIRST_PAUSE]
    assert max(pauses) == LONGEST_PAUSE


def test_a_try_that_is_cancelled_lets_another_try() -> None:
    clock = Clock()
    breaker = opened(clock, Failure(TIMED_OUT))
    clock.now += FIRST_PAUSE

    async def scenario() -> None:
        trying = asyncio.create_task(breaker.run(asyncio.Event().wait))  # type: ignore[arg-type]
        await asyncio.sleep(0)
        trying.cancel()
        await asyncio.gather(trying, return_exceptions=True)

    asyncio.run(scenario())
    assert outcome(breaker) == "answered"


def test_beyond_what_may_be_under_way_calls_are_shed_at_once() -> None:
    breaker = Breaker("samples", Clock(), bound=2)

    async def scenario() -> None:
        release = asyncio.Event()

        async def slow() -> dict[str, Any]:
            await release.wait()
            return {"body": None, "version": None}

        running = [asyncio.create_task(breaker.run(slow)) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(Failure) as caught:
            await breaker.run(slow)
        assert caught.value.problem == OVERLOADED
        assert not breaker.open
        assert breaker.retry_after == 1
        release.set()
        await asyncio.gather(*running)
        assert breaker.under_way == 0

    asyncio.run(scenario())
    assert outcome(breaker) == "answered"


def test_retry_after_is_what_remains_of_the_pause() -> None:
    clock = Clock()
    breaker = opened(clock, Failure(TIMED_OUT))
    assert breaker.retry_after == 2
    breaker.opened_until = 9.5
    assert breaker.retry_after == 10


def failing_together(breaker: Breaker, failure: Failure, count: int) -> None:
    """So many calls that began before the breaker opened, and fail in the same moment."""

    async def scenario() -> None:
        fail = asyncio.Event()

        async def call() -> dict[str, Any]:
            await fail.wait()
            raise failure

        calls = [asyncio.create_task(breaker.run(call)) for _ in range(count)]
        await asyncio.sleep(0)
        fail.set()
        await asyncio.gather(*calls, return_exceptions=True)

    asyncio.run(scenario())


def test_many_that_fail_in_the_same_moment_open_it_for_the_first_pause_only() -> None:
    clock = Clock()
    breaker = Breaker("samples", clock)
    failing_together(breaker, Failure(TIMED_OUT, service="samples"), 50)
    assert breaker.open
    assert breaker.opened_until == clock.now + FIRST_PAUSE


def test_of_many_that_come_after_the_pause_one_is_let_through() -> None:
    clock = Clock()
    breaker = opened(clock, Failure(TIMED_OUT))
    clock.now += FIRST_PAUSE

    async def scenario() -> None:
        release = asyncio.Event()
        made = 0

        async def call() -> dict[str, Any]:
            nonlocal made
            made += 1
            await release.wait()
            return {"body": None, "version": None}

        calls = [asyncio.create_task(breaker.run(call)) for _ in range(20)]
        await asyncio.sleep(0)
        release.set()
        outcomes = await asyncio.gather(*calls, return_exceptions=True)
        refusals = [each.problem for each in outcomes if isinstance(each, Failure)]
        assert made == 1
        assert refusals == [UNAVAILABLE] * 19

    asyncio.run(scenario())
    assert not breaker.open


def a_round(breaker: Breaker, clock: Clock, seconds: float, calls: int) -> None:
    """So many calls at once, each answered after so long."""

    async def scenario() -> None:
        answered = asyncio.Event()

        async def call() -> dict[str, Any]:
            await answered.wait()
            return {"body": None, "version": None}

        running = [asyncio.create_task(breaker.run(call)) for _ in range(calls)]
        await asyncio.sleep(0)
        clock.now += seconds
        answered.set()
        await asyncio.gather(*running)

    asyncio.run(scenario())


def test_answers_that_take_too_long_make_the_bound_smaller_once_a_round() -> None:
    clock = Clock()
    breaker = Breaker("samples", clock)
    a_round(breaker, clock, ACCEPTABLE_SECONDS * 2, FIRST_UNDER_WAY)
    assert breaker.bound == FIRST_UNDER_WAY * SHRINK
    for _ in range(20):
        a_round(breaker, clock, ACCEPTABLE_SECONDS * 2, int(breaker.bound))
    assert breaker.bound == LEAST_UNDER_WAY


def test_rounds_that_are_answered_in_time_make_the_bound_larger_up_to_a_limit() -> None:
    clock = Clock()
    breaker = Breaker("samples", clock)
    a_round(breaker, clock, 0.1, FIRST_UNDER_WAY)
    # The later half of a round meets calls of which so many have left that it says nothing.
    assert FIRST_UNDER_WAY + 0.4 < breaker.bound < FIRST_UNDER_WAY + 1
    breaker.bound = MOST_UNDER_WAY
    a_round(breaker, clock, 0.1, MOST_UNDER_WAY)
    assert breaker.bound == MOST_UNDER_WAY


def test_a_slow_operation_by_itself_leaves_the_bound_alone() -> None:
    clock = Clock()
    breaker = Breaker("samples", clock)
    a_round(breaker, clock, 300, 5)
    assert breaker.bound == FIRST_UNDER_WAY
