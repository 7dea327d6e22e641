"""Writes the figures into docs/performance.md, between two markers, and the picture beside it."""

import os
import platform
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from bench import plot, report
from bench.clients import Curve
from bench.measure import Case
from bench.replicas import Scaled
from bench.stacks import ROOT, Started

DOCUMENT = ROOT / "docs" / "performance.md"
PICTURE = ROOT / "docs" / "performance-clients.svg"
BEGIN, END = "<!-- figures: written by make bench -->", "<!-- end of figures -->"


def write(arguments: str, started: list[Started], cases: list[Case], curves: list[Curve], rows: list[Scaled]) -> None:
    """Replace the figures and the picture."""
    text = DOCUMENT.read_text()
    if BEGIN not in text or END not in text:
        raise ValueError(f"{DOCUMENT} lacks the markers {BEGIN} and {END}")
    figures = "\n".join(_figures(arguments, started, cases, curves, rows))
    DOCUMENT.write_text(f"{text.partition(BEGIN)[0]}{BEGIN}\n{figures}{END}{text.partition(END)[2]}")
    PICTURE.write_text(plot.svg(curves))


def _figures(
    arguments: str, started: list[Started], cases: list[Case], curves: list[Curve], rows: list[Scaled]
) -> Iterator[str]:
    yield f'Measured {datetime.now().astimezone():%Y-%m-%d %H:%M} with `make bench BENCH="{arguments}"` on'
    yield f"{machine()}.\n"
    yield _table(report.compared(cases))
    yield "Microseconds of processor time for each:\n"
    yield _table(report.spent(cases))
    for case in cases:
        if case.besides(case.programs[0]):
            yield _table(report.besides(case))
    yield _table(report.processes(started))
    yield f"![Throughput by the number of clients]({PICTURE.name})\n"
    yield _table(report.curves(curves))
    yield _table(report.replicas(rows))


def _table(lines: report.Lines) -> str:
    """Return lines of cells as Markdown, followed by an empty line."""
    heading, *others = (f"| {' | '.join(line)} |" for line in lines)
    return "\n".join([heading, "|---" * len(lines[0]) + "|", *others, ""])


def machine() -> str:
    """Return processor, memory and system of this machine."""
    found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    model = found[1] if found else platform.machine()
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    system = f"{platform.system()} {platform.release().partition('-')[0]}, Python {platform.python_version()}"
    return f"{os.cpu_count()} processors ({model}), {gigabytes:.0f} GB of memory, {system}"
