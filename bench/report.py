"""What was measured, as tables for the terminal."""

from collections.abc import Iterator

from rich.table import Table

from bench import replicas
from bench.clients import Curve
from bench.measure import BUSY, Case
from bench.replicas import Scaled
from bench.stacks import Started


def processes(started: list[Started]) -> Table:
    """How long each process of the platform took to be ready, and how much memory it held then and after the work."""
    table = Table("process", "ready after s", "MB then", "MB after the work", title="processes")
    for one in started:
        table.add_row(one.name, f"{one.seconds:.1f}", f"{one.megabytes:.0f}", f"{one.megabytes_after:.0f}")
    return table


def value(case: Case, program: str) -> str:
    """The figure of a case for one program."""
    if case.by_delay:
        return f"{case.delay(program, 50):.1f} / {case.delay(program, 99):.1f} ms"
    return f"{sorted(case.rates(program))[len(case.rates(program)) // 2]:,.0f} /s"


def spread(case: Case) -> str:
    """The smallest and the largest ratio of a pair of rounds."""
    return f"{min(case.ratios()):.2f}–{max(case.ratios()):.2f}"


def verdict(case: Case) -> str:
    """Whether the aim is reached, if there is one."""
    if case.aim is None:
        return ""
    return "reached" if case.aim.reached(case) else "not reached"


def case_table(case: Case) -> Table:
    """One case: both programs, their ratio, and the processor time of each process."""
    aim = f", aim {case.aim.words}: {verdict(case)}" if case.aim else ""
    table = Table("", *case.programs, title=f"{case.name}: ratio {case.ratio:.2f} ({spread(case)}){aim}")
    table.add_row("a second", *(" ".join(f"{rate:,.0f}" for rate in case.rates(each)) for each in case.programs))
    if any(one.delays for rounds in case.rounds.values() for one in rounds):
        both = (f"{case.delay(each, 50):.1f} / {case.delay(each, 99):.1f}" for each in case.programs)
        table.add_row("done within ms, p50 / p99", *both)
    cpu = [case.cpu(each) for each in case.programs]
    for name in dict.fromkeys(name for of in cpu for name in of):
        table.add_row(f"CPU µs each: {name}", *(f"{of[name]:,.0f}" if name in of else "" for of in cpu))
    besides = [case.besides(each) for each in case.programs]
    for name in besides[0]:
        table.add_row(f"{name}, each", *(f"{of[name]:,.0f}" for of in besides))
    shares = [case.load_share(each) for each in case.programs]
    if any(shares):
        table.add_row("load generator, of a core", *(f"{share:.0%}" for share in shares))
    return table


def warnings(case: Case) -> Iterator[str]:
    """What makes the figures of a case doubtful."""
    for program in case.programs:
        if case.load_share(program) > BUSY:
            yield (
                f"{case.name}, {program}: the load generator used {case.load_share(program):.0%} of a core, so it may"
                " have been measured instead of the program"
            )


def curve_table(curves: list[Curve]) -> Table:
    """Throughput by the number of clients."""
    numbers = [str(clients) for clients, _ in curves[0].points]
    table = Table("a second, with so many clients", "", *numbers, title="throughput by clients")
    for curve in curves:
        table.add_row(curve.thing, curve.program, *(f"{rate:,.0f}" for _, rate in curve.points))
    return table


def replica_table(rows: list[Scaled]) -> Table:
    """What so many replicas of a service do."""
    heading, *lines = replicas.table(rows)
    table = Table(*heading, title="replicas")
    for line in lines:
        table.add_row(*line)
    return table
