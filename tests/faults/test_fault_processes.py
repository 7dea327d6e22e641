"""T1 to T4: producer, relay and consumer die or stop at the worst moment; the same on RabbitMQ and embedded."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.faults.run import ON_RABBITMQ, Run, in_background
from tests.sample.running import eventually

pytestmark = pytest.mark.system


@pytest.mark.parametrize("point", ["work.after_commit", "relay.after_confirm"])
def test_an_event_is_applied_once_when_its_producer_dies(run: Run, point: str) -> None:
    platform = run.platform
    name = platform.process_of("ledger")
    platform.restart(name, FAILPOINT=point)
    with in_background(lambda: run.add(point)):
        platform.await_death(name)
        platform.start(name)
    run.check()
    assert (platform.effects(point, "follow"), platform.effects(point, "tally")) == ([1], [1])


@ON_RABBITMQ
def test_what_was_not_committed_when_the_process_died_is_not_there(run: Run) -> None:
    platform = run.platform
    name = platform.process_of("ledger")
    platform.restart(name, FAILPOINT="operation.before_commit")
    with in_background(lambda: run.add("uncommitted")):
        platform.await_death(name)
        platform.start(name)
    run.check()
    assert ("uncommitted", 1) not in run.acknowledged
    assert platform.effects("uncommitted", "follow") == []


@pytest.mark.parametrize("point", ["reaction.before_commit", "reaction.after_commit"])
def test_an_event_is_applied_once_when_its_consumer_dies(run: Run, point: str) -> None:
    platform = run.platform
    name, before = platform.process_of("mirror"), platform.suppressed()
    platform.restart(name, FAILPOINT=point)
    with in_background(lambda: run.add(point)):
        platform.await_death(name)
        platform.start(name)
    figures = run.check()
    assert (platform.effects(point, "follow"), platform.effects(point, "tally")) == ([1], [1])
    # RabbitMQ delivers again what was applied and not acknowledged; embedded, recovery sees that it was applied.
    if point == "reaction.after_commit" and platform.broker:
        assert figures.suppressed > before


def test_a_stopping_process_finishes_the_call_in_hand(run: Run) -> None:
    platform = run.platform
    name = platform.process_of("ledger")
    with ThreadPoolExecutor(1) as pool:
        reply = pool.submit(run.add, "held", hold=2.5)
        platform.await_transaction("ledger")
        platform.stop(name)
    assert reply.result().status_code == 200
    platform.start(name)
    run.check()
    assert ("held", 1) in run.acknowledged


def test_a_stopping_process_finishes_the_reaction_in_hand_and_is_not_given_it_again(run: Run) -> None:
    platform = run.platform
    name, before = platform.process_of("mirror"), platform.suppressed()
    run.add("slow", behave="slow:2.5")
    platform.await_transaction("mirror")
    platform.stop(name)
    assert (platform.effects("slow", "follow"), platform.effects("slow", "tally")) == ([1], [1])
    platform.start(name)
    run.add("slow")
    assert run.check().suppressed == before


@ON_RABBITMQ
def test_a_frozen_process_that_wakes_up_applies_nothing_twice(run: Run) -> None:
    platform = run.platform
    platform.restart("mirror", FAILPOINT="reaction.after_commit:pause")
    before = platform.suppressed()
    platform.start("mirror-2")
    for _ in range(5):
        run.add("frozen")
    platform.await_stopped("mirror")
    # The other one gets what the frozen one has in hand when the broker has missed two heartbeats.
    eventually(lambda: platform.figure("mirror-2", "lianshang_duplicates_suppressed_total") > 0, 20, platform.parked)
    platform.wake("mirror")
    assert run.check().suppressed > before


def test_a_poisoned_event_becomes_a_dead_letter_and_blocks_no_other_aggregate(run: Run) -> None:
    run.add("poisoned", behave="poison")
    run.add("poisoned")
    run.add("healthy")
    figures = run.check()
    assert run.platform.effects("healthy", "follow") == run.platform.effects("healthy", "tally") == [1]
    # Where order matters the next one waits for an operator, otherwise it passes.
    assert run.platform.effects("poisoned", "follow") == []
    assert run.platform.effects("poisoned", "tally") == [2]
    assert (figures.dead, figures.parked) == (2, 1)
