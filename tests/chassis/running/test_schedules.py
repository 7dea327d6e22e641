"""What falls due when business time is moved: looked for in one transaction, done in portions."""

from collections.abc import Callable

import pytest
from sqlalchemy import text

from chassis.running.handlers import Schedule
from chassis.running.work import Work
from tests.harness import ServiceUnderTest


def schedule(done: int, seen: list[int]) -> Callable[[Work], int]:
    """A schedule that notes its transaction, and finds so much to do."""

    def portion(work: Work) -> int:
        seen.append(work.session.scalar(text("SELECT txid_current()")) or 0)
        return done

    return portion


def test_where_nothing_is_due_one_transaction_sees_it_of_all(registry: ServiceUnderTest) -> None:
    seen: list[int] = []
    assert registry.runtime.tick_first([schedule(0, seen) for _ in range(3)]) == (3, 0)
    assert len(seen) == 3
    assert len(set(seen)) == 1


def test_the_first_for_which_something_is_due_ends_it(registry: ServiceUnderTest) -> None:
    seen: list[int] = []
    after: list[int] = []
    assert registry.runtime.tick_first([schedule(0, seen), schedule(2, seen), schedule(1, after)]) == (1, 2)
    assert len(seen) == 2
    assert after == []


@pytest.mark.parametrize(
    ("portion", "done", "goes_on"), [(None, 0, False), (None, 1, True), (50, 0, False), (50, 49, False), (50, 50, True)]
)
def test_a_schedule_is_called_again_until_a_portion_was_the_last(portion: int | None, done: int, goes_on: bool) -> None:
    assert Schedule(60, False, False, False, portion).goes_on(done) == goes_on
