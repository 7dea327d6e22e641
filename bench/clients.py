"""Throughput by the number of clients, which shows from which number on additional clients only wait.

Above its capacity the platform refuses requests, and clients return when they are told to; refusals do not count.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bench.cases import over_http, read, submit
from bench.effects import READING, SUBMISSION
from bench.measure import LIMIT, PLATFORM, Options, Round
from bench.stacks import Bench

CLIENTS = (1, 2, 4, 8, 16, 32, 64)
SECONDS = 2.0
NAME = "throughput by clients"


@dataclass(frozen=True)
class Curve:
    """The throughput of one program, in operations a second, by the number of clients."""

    thing: str
    program: str
    points: list[tuple[int, float]]


def curves(bench: Bench, options: Options) -> list[Curve]:
    """Measure both programs, in turn at each number of clients."""
    if not options.wants(NAME):
        return []
    made = {
        (thing, program): Curve(thing, program, [])
        for thing in ("submit a request", "read a request")
        for program in (LIMIT, PLATFORM)
    }
    bench.refresh()
    for thing, program in made:
        # As for every case, a first round that fills caches does not count.
        _run(bench, thing, CLIENTS[0])(program, True)
    for clients in CLIENTS:
        bench.refresh()
        for (thing, program), curve in made.items():
            curve.points.append((clients, _run(bench, thing, clients)(program, False).rate))
    return list(made.values())


def _run(bench: Bench, thing: str, clients: int) -> Callable[[str, bool], Round]:
    if thing.startswith("submit"):
        return over_http(bench, submit(bench, clients=clients, seconds=SECONDS), 201, SUBMISSION, refusals=True)
    return over_http(bench, read(bench, clients=clients, seconds=SECONDS), 200, READING, refusals=True)
