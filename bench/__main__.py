"""Measure the platform and a bare program that does the same work in turn, and print both beside each other."""

import argparse
import sys

from rich.console import Console

from bench import cases, clients, document, flows, growth, live, replicas, report, similarity
from bench.clients import Curve
from bench.measure import Case, Options
from bench.replicas import Scaled
from bench.stacks import Bench, running
from tests.servers import ServerUnavailable, end_in_order_when_told

console = Console()
# In the order in which they are run; each yields the cases that are asked for.
CHAPTERS = (cases.cases, flows.cases, live.cases, growth.cases)
PROGRAMS = (*cases.NAMES, flows.RELAY, flows.REACT, live.HOLD, live.TELL, *growth.NAMES, clients.NAME, replicas.NAME)
NAMES = (*PROGRAMS, similarity.NAME)
# With fewer events there would be no more than one batch of the relay.
LEAST_EVENTS = 1_000
# So that a search does not reach the end of the large table.
LEAST_ROWS = 100_000


def arguments() -> argparse.Namespace:
    """Parse the command line; exits with a message if the request cannot be measured."""
    parser = argparse.ArgumentParser(
        prog="make bench BENCH=…", description=__doc__, epilog=f"Cases: {'; '.join(NAMES)}."
    )
    parser.add_argument("--rounds", type=int, default=3, help="rounds of each program, in turn (preset 3)")
    parser.add_argument("--seconds", type=float, default=4, help="seconds of one round (preset 4)")
    parser.add_argument("--clients", type=int, default=16, help="clients at once (preset 16)")
    parser.add_argument("--rate", type=float, default=100, help="submissions a second, for the delay (preset 100)")
    parser.add_argument(
        "--events", type=int, default=10_000, help="events to relay; half as many to react to (preset 10000)"
    )
    parser.add_argument(
        "--rows", type=int, default=1_000_000, help="requests in the large table (preset 1000000; 10000000 take 15 GB)"
    )
    parser.add_argument("--only", default="", help="only cases whose name holds this")
    parser.add_argument("--write", action="store_true", help="renew all figures in docs/performance.md")
    given = parser.parse_args()
    for name, least in (
        ("rounds", 1),
        ("seconds", 1),
        ("clients", 1),
        ("rate", 1),
        ("events", LEAST_EVENTS),
        ("rows", LEAST_ROWS),
    ):
        if getattr(given, name) < least:
            parser.error(f"--{name} must be at least {least}")
    if not any(given.only in name for name in NAMES):
        parser.error(f"no case's name holds {given.only!r}; there are: {'; '.join(NAMES)}")
    if given.write and given.only:
        parser.error("--write renews all figures, so it does not go with --only")
    return given


def measure(bench: Bench, options: Options) -> tuple[list[Case], list[Curve], list[Scaled]]:
    """Measure all that is asked for, and print each case when it is done."""
    measured: list[Case] = []
    for chapter in CHAPTERS:
        for case in chapter(bench, options):
            if options.wants(case.name):
                case.measure(options.rounds, bench.refresh)
                console.print(report.case_table(case))
                measured.append(case)
    curves = clients.curves(bench, options)
    bench.weigh()
    return measured, curves, replicas.scaled(bench, options)


def main() -> None:
    """Run the benchmark."""
    given = vars(arguments())
    write = given.pop("write")
    options = Options(**given)
    if options.wants(similarity.NAME):
        console.print(report.table(similarity.NAME, similarity.tabulated()))
    if not any(map(options.wants, PROGRAMS)):
        return
    end_in_order_when_told()
    try:
        with running() as bench:
            measured, curves, rows = measure(bench, options)
    except ServerUnavailable as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit("Ended before its time: no figures were written.")
    console.print(report.table("processes", report.processes(bench.started)))
    if bench.grown:
        console.print(report.table("the large table", bench.grown))
    if curves:
        console.print(report.table("throughput by clients", report.curves(curves)))
    if rows:
        console.print(report.table("replicas", report.replicas(rows)))
    for case in measured:
        for warning in report.warnings(case):
            console.print(f"[yellow]{warning}")
    if write:
        document.write(" ".join(sys.argv[1:]), bench.started, measured, curves, rows)


if __name__ == "__main__":
    main()
