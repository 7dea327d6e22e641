"""Tables of the results: lines of cells, the heading first, for the terminal and for the document."""

import os
from collections.abc import Iterator
from statistics import median

from rich.table import Table

from bench.clients import Curve
from bench.measure import BUSY, Case
from bench.replicas import THINGS, Scaled
from bench.stacks import Started

Lines = list[list[str]]
MOST_SECONDS, MOST_MEGABYTES = 3.0, 120.0


def table(title: str, lines: Lines) -> Table:
    """Return a table of lines of cells for the terminal."""
    found = Table(*lines[0], title=title)
    for line in lines[1:]:
        found.add_row(*line)
    return found


def processes(started: list[Started]) -> Lines:
    """Tabulate how long each process of the platform took to be ready, and its memory then and after the work."""
    lines = [
        [
            "process",
            f"ready after s, aim ≤ {MOST_SECONDS:g}",
            "MB then",
            f"MB after the work, aim ≤ {MOST_MEGABYTES:g}",
            "",
        ]
    ]
    for one in started:
        reached = one.seconds <= MOST_SECONDS and max(one.megabytes, one.megabytes_after) <= MOST_MEGABYTES
        measured = [f"{one.seconds:.1f}", f"{one.megabytes:.0f}", f"{one.megabytes_after:.0f}"]
        lines.append([one.name, *measured, _verdict(reached)])
    return lines


def compared(cases: list[Case]) -> Lines:
    """Tabulate the cases: both programs, their ratio, and whether the aim is reached, if there is one."""
    lines = [["", "limit", "platform", "ratio", "of pairs of rounds", "aim", ""]]
    for case in cases:
        both = [_value(case, program) for program in case.programs]
        aim = [case.aim.words, _verdict(case.aim.reached(case))] if case.aim else ["", ""]
        lines.append([case.name, *both, f"{case.ratio:.2f}", _spread(case), *aim])
    return lines


def spent(cases: list[Case]) -> Lines:
    """Tabulate the processor time of each process for each operation, and what the load generator used."""
    names = list(dict.fromkeys(name for case in cases for each in case.programs for name in case.cpu(each)))
    lines = [["", "", *names, "load generator, of a core"]]
    for case in cases:
        for program in case.programs:
            cpu = case.cpu(program)
            share = f"{case.load_share(program):.0%}" if case.load_share(program) else ""
            lines.append([case.name, program, *(f"{cpu[name]:,.0f}" if name in cpu else "" for name in names), share])
    return lines


def besides(case: Case) -> Lines:
    """Tabulate the other figures of a case, if it has any."""
    lines = [[f"{case.name}, each", *case.besides(case.programs[0])]]
    return lines + [[each, *(f"{figure:,.0f}" for figure in case.besides(each).values())] for each in case.programs]


def curves(found: list[Curve]) -> Lines:
    """Tabulate throughput by the number of clients."""
    lines = [["a second, with so many clients", "", *(str(clients) for clients, _ in found[0].points)]]
    return lines + [[each.thing, each.program, *(f"{rate:,.0f}" for _, rate in each.points)] for each in found]


def replicas(rows: list[Scaled]) -> Lines:
    """Tabulate the results of replicas: a column for each number of them."""
    lines = [["", *(f"{row.count} × {row.service}" for row in rows)]]
    lines += [
        [thing, *each] for thing, each in zip(THINGS, zip(*(row.figures for row in rows), strict=True), strict=True)
    ]
    lines += [[f"cores used by {name}", *(f"{row.cores[name]:.2f}" for row in rows)] for name in rows[0].cores]
    lines.append([f"together, of {os.cpu_count()}", *(f"{sum(row.cores.values()):.2f}" for row in rows)])
    return lines


def case_table(case: Case) -> Table:
    """Return the table of one case for the terminal: both programs, their ratio, and each process's processor time."""
    aim = f", aim {case.aim.words}: {_verdict(case.aim.reached(case))}" if case.aim else ""
    found = Table("", *case.programs, title=f"{case.name}: ratio {case.ratio:.2f} ({_spread(case)}){aim}", min_width=60)
    found.add_row("a second", *(" ".join(f"{rate:,.0f}" for rate in case.rates(each)) for each in case.programs))
    if any(one.delays for rounds in case.rounds.values() for one in rounds):
        both = (f"{case.delay(each, 50):.1f} / {case.delay(each, 99):.1f}" for each in case.programs)
        found.add_row("done within ms, p50 / p99", *both)
    cpu = [case.cpu(each) for each in case.programs]
    for name in dict.fromkeys(name for of in cpu for name in of):
        found.add_row(f"CPU µs each: {name}", *(f"{of[name]:,.0f}" if name in of else "" for of in cpu))
    others = [case.besides(each) for each in case.programs]
    for name in others[0]:
        found.add_row(f"{name}, each", *(f"{of[name]:,.0f}" for of in others))
    shares = [case.load_share(each) for each in case.programs]
    if any(shares):
        found.add_row("load generator, of a core", *(f"{share:.0%}" for share in shares))
    return found


def warnings(case: Case) -> Iterator[str]:
    """Yield reasons to doubt the figures of a case."""
    for program in case.programs:
        if case.load_share(program) > BUSY:
            yield (
                f"{case.name}, {program}: the load generator used {case.load_share(program):.0%} of a core, so it may"
                " have been measured instead of the program"
            )


def _value(case: Case, program: str) -> str:
    """Return the figure of a case for one program."""
    if case.by_delay:
        return f"{case.delay(program, 50):.1f} / {case.delay(program, 99):.1f} ms"
    return f"{median(case.rates(program)):,.0f} /s"


def _spread(case: Case) -> str:
    """Return the smallest and the largest ratio of a pair of rounds."""
    return f"{min(case.ratios()):.2f}–{max(case.ratios()):.2f}"


def _verdict(reached: bool) -> str:
    return "reached" if reached else "not reached"
