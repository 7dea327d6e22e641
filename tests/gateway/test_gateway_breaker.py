"""The breaker of a service: when it opens, how it tries again, and what it sheds."""

import asyncio
from typing import Any

import pytest

from chassis.errors import Failure
from contracts.problem import NOT_FOUND, TIMED_OUT, UNAVAILABLE
from gateway.breaker import FIRST_PAUSE, LONGEST_PAUSE, THRESHOLD, Breaker


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


def test_beyond_what_may_be_under_way_calls_are_shed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gateway.breaker.MOST_UNDER_WAY", 2)
    breaker = Breaker("samples", Clock())

    async def scenario() -> None:
        release = asyncio.Event()

        async def slow() -> dict[str, Any]:
            await release.wait()
            return {"body": None, "version": None}

        running = [asyncio.create_task(breaker.run(slow)) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(Failure) as caught:
            await breaker.run(slow)
        assert caught.value.problem == UNAVAILABLE
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
