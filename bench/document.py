"""The figures in docs/performance.md: everything between two markers, and the picture beside it."""

import os
import platform
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from bench import plot, replicas, report
from bench.clients import Curve
from bench.measure import Case
from bench.replicas import Scaled
from bench.stacks import ROOT, Started

DOCUMENT = ROOT / "docs" / "performance.md"
PICTURE = ROOT / "docs" / "performance-clients.svg"
BEGIN, END = "<!-- figures: written by make bench -->", "<!-- end of figures -->"
MOST_SECONDS, MOST_MEGABYTES = 3.0, 120.0


def write(arguments: str, started: list[Started], cases: list[Case], curves: list[Curve], rows: list[Scaled]) -> None:
    """Renew the figures and the picture."""
    text = DOCUMENT.read_text()
    if BEGIN not in text or END not in text:
        raise ValueError(f"{DOCUMENT} lacks the markers {BEGIN} and {END}")
    figures = "\n".join(_figures(arguments, started, cases, curves, rows))
    DOCUMENT.write_text(f"{text.partition(BEGIN)[0]}{BEGIN}\n{figures}\n{END}{text.partition(END)[2]}")
    if curves:
        PICTURE.write_text(plot.svg(curves))


def _figures(
    arguments: str, started: list[Started], cases: list[Case], curves: list[Curve], rows: list[Scaled]
) -> Iterator[str]:
    yield f'Measured {datetime.now().astimezone():%Y-%m-%d %H:%M} with `make bench BENCH="{arguments}"` on'
    yield f"{machine()}.\n"
    if cases:
        yield from _compared(cases)
        yield from _spent(cases)
        yield from _besides(cases)
    yield from _processes(started)
    if curves:
        yield from _curves(curves)
    if rows:
        yield from _replicas(rows)


def _compared(cases: list[Case]) -> Iterator[str]:
    yield "| | limit | platform | ratio | of pairs of rounds | aim | |"
    yield "|---|---|---|---|---|---|---|"
    for case in cases:
        first, second = (report.value(case, program) for program in case.programs)
        aim = case.aim.words if case.aim else ""
        cells = [case.name, first, second, f"{case.ratio:.2f}", report.spread(case), aim, report.verdict(case)]
        yield f"| {' | '.join(cells)} |"
    yield ""


def _spent(cases: list[Case]) -> Iterator[str]:
    yield "Microseconds of processor time for each:\n"
    names = list(dict.fromkeys(name for case in cases for each in case.programs for name in case.cpu(each)))
    yield f"| | | {' | '.join(names)} | load generator, of a core |"
    yield "|---|---|" + "---|" * (len(names) + 1)
    for case in cases:
        for program in case.programs:
            cpu = case.cpu(program)
            spent = [f"{cpu[name]:,.0f}" if name in cpu else "" for name in names]
            share = f"{case.load_share(program):.0%}" if case.load_share(program) else ""
            yield f"| {case.name} | {program} | {' | '.join([*spent, share])} |"
    yield ""


def _besides(cases: list[Case]) -> Iterator[str]:
    for case in cases:
        if names := list(case.besides(case.programs[0])):
            yield f"| {case.name}, each | {' | '.join(names)} |"
            yield "|---|" + "---|" * len(names)
            for program in case.programs:
                yield f"| {program} | {' | '.join(f'{figure:,.0f}' for figure in case.besides(program).values())} |"
            yield ""


def _processes(started: list[Started]) -> Iterator[str]:
    yield "| process | ready after s | MB then | MB after the work | aim | |\n|---|---|---|---|---|---|"
    for one in started:
        reached = one.seconds <= MOST_SECONDS and max(one.megabytes, one.megabytes_after) <= MOST_MEGABYTES
        aim = f"≤ {MOST_SECONDS:g} s, ≤ {MOST_MEGABYTES:g} MB"
        verdict = "reached" if reached else "not reached"
        measured = f"{one.seconds:.1f} | {one.megabytes:.0f} | {one.megabytes_after:.0f}"
        yield f"| {one.name} | {measured} | {aim} | {verdict} |"


def _curves(curves: list[Curve]) -> Iterator[str]:
    numbers = [str(clients) for clients, _ in curves[0].points]
    yield f"\n![Throughput by the number of clients]({PICTURE.name})\n"
    yield f"| a second, with so many clients | | {' | '.join(numbers)} |"
    yield "|---|---|" + "---|" * len(numbers)
    for curve in curves:
        yield f"| {curve.thing} | {curve.program} | {' | '.join(f'{rate:,.0f}' for _, rate in curve.points)} |"


def _replicas(rows: list[Scaled]) -> Iterator[str]:
    heading, *lines = replicas.table(rows)
    yield f"\n| {' | '.join(heading)} |"
    yield "|---" * len(heading) + "|"
    for line in lines:
        yield f"| {' | '.join(line)} |"


def machine() -> str:
    """Processor, memory and system of this machine."""
    found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    model = found[1] if found else platform.machine()
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    system = f"{platform.system()} {platform.release().partition('-')[0]}, Python {platform.python_version()}"
    return f"{os.cpu_count()} processors ({model}), {gigabytes:.0f} GB of memory, {system}"
