"""``python -m bench``: measure the platform and the bare program in turn, and print both beside each other."""

import argparse

from rich.console import Console

from bench import cases, report
from bench.stacks import running

console = Console()


def arguments() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="rounds of each program, in turn (preset 3)")
    parser.add_argument("--seconds", type=float, default=5, help="seconds of one round (preset 5)")
    parser.add_argument("--clients", type=int, default=16, help="clients at once (preset 16)")
    parser.add_argument("--rate", type=float, default=100, help="submissions a second, for the delay until told")
    parser.add_argument("--only", default="", help="only cases whose name holds this")
    return parser.parse_args()


def main() -> None:
    """Run it."""
    given = arguments()
    with running() as bench:
        console.print(report.processes(bench))
        chosen = [*cases.cases(given.clients, given.seconds), cases.told(given.seconds, given.rate)]
        for case in chosen:
            if given.only not in case.name:
                continue
            for program in cases.PROGRAMS:
                # The first requests of all fill pools and caches.
                case.round(bench, program)
            case.measured = {program: cases.Measured() for program in cases.PROGRAMS}
            for _ in range(given.rounds):
                bench.refresh()
                for program in cases.PROGRAMS:
                    case.round(bench, program)
            console.print(report.case(case))


if __name__ == "__main__":
    main()
