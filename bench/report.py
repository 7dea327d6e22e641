"""Tables of what was measured."""

from rich.table import Table

from bench.cases import PROGRAMS, Case, quantiles
from bench.stacks import Bench
from bench.usage import median, resident_megabytes


def processes(bench: Bench) -> Table:
    """How long each process of the platform took to be ready, and how much memory it holds."""
    table = Table("process", "ready after s", "MB", title="Start")
    for name, seconds in bench.started.items():
        table.add_row(name, f"{seconds:.1f}", f"{resident_megabytes(bench.stack.processes[name].pid):.0f}")
    return table


def case(measured: Case) -> Table:
    """One case: both programs, and their ratio."""
    table = Table("", *PROGRAMS, title=f"{measured.name}: {measured.ratio:.2f} of the limit")
    of = measured.measured
    table.add_row("a second", *(f"{median(of[program].per_second):.0f}" for program in PROGRAMS))
    table.add_row("rounds", *(" ".join(f"{each:.0f}" for each in of[program].per_second) for program in PROGRAMS))
    table.add_row("answered, ms p50 / p99", *(quantiles(of[program].latencies) for program in PROGRAMS))
    if any(of[program].told for program in PROGRAMS):
        table.add_row("told, ms p50 / p99", *(quantiles(of[program].told) for program in PROGRAMS))
        table.add_row("never told", *(str(of[program].untold) for program in PROGRAMS))
    for name in dict.fromkeys(name for program in PROGRAMS for name in of[program].cpu):
        cells = (of[program].cpu.get(name) for program in PROGRAMS)
        table.add_row(f"CPU µs each: {name}", *("" if not values else f"{median(values):.0f}" for values in cells))
    table.add_row("CPU share of the load generator", *(f"{median(of[p].load_share):.0%}" for p in PROGRAMS))
    return table
