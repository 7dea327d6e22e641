"""T1 to T4: producer, relay and consumer die or stop at the worst moment; the same on RabbitMQ and embedded."""

import pytest

from tests.faults.run import Run, in_background

pytestmark = pytest.mark.system


@pytest.mark.parametrize(
    "point", ["work.after_commit", "operation.after_commit", "relay.before_publish", "relay.after_confirm"]
)
def test_an_event_is_applied_once_when_its_producer_dies(run: Run, point: str) -> None:
    platform = run.platform
    name = platform.process_of("ledger")
    platform.restart(name, FAILPOINT=point)
    with in_background(lambda: run.add(point)):
        platform.await_death(name)
    platform.start(name)
    run.check()
    assert (platform.effects(point, "follow"), platform.effects(point, "tally")) == ([1], [1])


@pytest.mark.parametrize("point", ["reaction.before_commit", "reaction.after_commit"])
def test_an_event_is_applied_once_when_its_consumer_dies(run: Run, point: str) -> None:
    platform = run.platform
    name = platform.process_of("mirror")
    platform.restart(name, FAILPOINT=point)
    with in_background(lambda: run.add(point)):
        platform.await_death(name)
    platform.start(name)
    run.check()
    assert (platform.effects(point, "follow"), platform.effects(point, "tally")) == ([1], [1])
