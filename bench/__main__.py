"""``python -m bench``: measure the platform and the bare program in turn, and print both beside each other."""

import argparse
import sys

from rich.console import Console

from bench import cases, clients, document, flows, growth, live, replicas, report
from bench.measure import Case, Options
from bench.stacks import running

console = Console()
# In the order in which they are run; each gives the cases that are asked for.
CHAPTERS = (cases.cases, flows.cases, live.cases, growth.cases)


def arguments() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(prog="make bench BENCH=…", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="rounds of each program, in turn (preset 3)")
    parser.add_argument("--seconds", type=float, default=4, help="seconds of one round (preset 4)")
    parser.add_argument("--clients", type=int, default=16, help="clients at once (preset 16)")
    parser.add_argument("--rate", type=float, default=100, help="submissions a second, for the delay until told")
    parser.add_argument("--events", type=int, default=10_000, help="events to relay; half as many to react to")
    parser.add_argument("--only", default="", help="only cases whose name holds this")
    parser.add_argument("--write", action="store_true", help="renew the figures in docs/performance.md")
    return parser.parse_args()


def main() -> None:
    """Run it."""
    given = vars(arguments())
    write = given.pop("write")
    options = Options(**given)
    measured: list[Case] = []
    with running() as bench:
        for chapter in CHAPTERS:
            for case in chapter(bench, options):
                if options.wants(case.name):
                    case.measure(options.rounds, bench.refresh)
                    console.print(report.case_table(case))
                    measured.append(case)
        curves = clients.curves(bench, options)
        bench.weigh()
        rows = replicas.scaled(bench, options)
    console.print(report.processes(bench.started))
    if curves:
        console.print(report.curve_table(curves))
    if rows:
        console.print(report.replica_table(rows))
    for case in measured:
        for warning in report.warnings(case):
            console.print(f"[yellow]{warning}")
    if write:
        document.write(" ".join(sys.argv[1:]), bench.started, measured, curves, rows)


if __name__ == "__main__":
    main()
