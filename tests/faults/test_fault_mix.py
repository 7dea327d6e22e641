"""T15: a random mix of faults, short; ``make chaos`` is the long one.

``CHAOS_SEED`` deals the same faults again, and ``CHAOS_SECONDS`` says for how long.
"""

import os
from collections.abc import Iterator

import pytest

from tests.faults import chaos
from tests.faults.run import Run
from tests.sample.running import delete_queues
from tests.servers import BrokerServer, DatabaseServer

pytestmark = [pytest.mark.system, pytest.mark.slow]

SECONDS = 8.0


@pytest.fixture
def replicated(
    broker: BrokerServer, database: DatabaseServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Run]:
    """The sample with two processes of each service."""
    delete_queues(broker.uri)
    platform = chaos.platform_of(broker, database, tmp_path_factory.mktemp("mix"))
    yield Run(platform)
    platform.close()


def test_a_random_mix_of_faults_loses_nothing_and_doubles_nothing(
    replicated: Run, broker: BrokerServer, database: DatabaseServer
) -> None:
    # Always the same faults, unless told otherwise: here a failure is to be the change's. ``make chaos`` draws its own.
    seed = int(os.environ.get("CHAOS_SEED") or 942948)
    print(f"CHAOS_SEED={seed}")
    seconds = float(os.environ.get("CHAOS_SECONDS") or SECONDS)
    report = chaos.play(replicated, database, broker, seconds, seed, print)
    print(report)
    assert report.figures.acknowledged > 0
