"""A long random mix of faults on the sample: ``make chaos MINUTES=30``, or ``python -m tests.faults.chaos --help``.

Two processes of each service run on a private RabbitMQ and PostgreSQL under steady load, while faults are dealt at
random. Then everything is mended and drained, and the invariants say whether all was kept. The exit status is 0 when
it was. The short run of ``make test`` is the same code (``test_fault_mix.py``).
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests import servers
from tests.faults.invariants import Broken, Figures
from tests.faults.load import Load
from tests.faults.run import Run
from tests.faults.storm import REPLICAS, Storm
from tests.sample.running import Platform
from tests.servers import BrokerServer, DatabaseServer

DRAIN_SECONDS = 120.0
# As many tries as the platform makes. Fewer would make dead letters of events that met several faults in a row.
TRIES = "8"


@dataclass(frozen=True)
class Report:
    """What came of a run."""

    seed: int
    seconds: float
    storm: Storm
    load: Load
    figures: Figures

    def __str__(self) -> str:
        answers = ", ".join(f"{status or 'none'} {count}" for status, count in sorted(self.load.answers.items()))
        lines = [
            *sorted(self.storm.dealt.items()),
            ("reactions told to fail at first", self.load.failing),
            ("", ""),
            ("writes acknowledged", self.figures.acknowledged),
            ("writes in the ledger", self.figures.written),
            ("effects", self.figures.effects),
            ("duplicates suppressed, at least", self.figures.suppressed),
            ("parked", self.figures.parked),
            ("dead letters, all injected", self.figures.dead),
            ("longest stall of a client", f"{self.load.longest_stall:.1f} s"),
            ("drained after", f"{self.figures.drain_seconds:.1f} s"),
            ("answers by status", answers),
        ]
        table = [f"  {name:34} {value}" for name, value in lines]
        return "\n".join([f"seed {self.seed}, {self.seconds:.0f} s of faults", *table])


def play(
    run: Run, database: DatabaseServer, broker: BrokerServer, seconds: float, seed: int, tell: Callable[[str], None]
) -> Report:
    """Load and faults for this long, then mend, drain and check.

    Raises ``Broken`` when an invariant does not hold, and ``AssertionError`` when a process has ended by itself or a
    client was never told what became of its entry.
    """
    load = Load(run, seed)
    storm = Storm(run, load, database, broker, seed)
    load.start()
    try:
        storm.rage(seconds, tell)
    finally:
        tell("mending")
        storm.mend()
        load.stop()
    tell("draining")
    report = Report(seed, seconds, storm, load, run.check(DRAIN_SECONDS))
    assert not storm.unexpected, f"{storm.unexpected}, seed {seed}, logs: {run.platform.folder}"
    return report


def platform_of(broker: BrokerServer, database: DatabaseServer, folder: Path) -> Platform:
    """The sample with two processes of each service, started."""
    platform = Platform(broker.uri, database, folder, SAMPLE_HURRY="1", SAMPLE_TRIES=TRIES)
    try:
        platform.start()
        platform.start(*REPLICAS)
    except BaseException:
        platform.close()
        raise
    return platform


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="A random mix of faults on the sample, with a printed seed.")
    parser.add_argument("--minutes", type=float, default=30.0, help="how long faults are dealt (preset 30)")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000, help="deals the same faults again")
    given = parser.parse_args()
    servers.end_in_order_when_told()
    begun = time.monotonic()

    def tell(what: str) -> None:
        print(f"{time.monotonic() - begun:7.1f} s  {what}", flush=True)

    tell(f"seed {given.seed}")
    folder = Path(tempfile.mkdtemp(prefix="lianshang-chaos-"))
    with servers.database_server() as database, servers.broker_server() as broker:
        platform = platform_of(broker, database, folder)
        try:
            print(play(Run(platform), database, broker, given.minutes * 60, given.seed, tell))
        except (Broken, AssertionError) as error:
            print(f"seed {given.seed}: {error}")
            return 1
        finally:
            platform.close()
    tell("0 lost, 0 doubled")
    return 0


if __name__ == "__main__":
    sys.exit(main())
