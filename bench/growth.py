"""Measures a list, searches and the export of a list in a large table against the same in a small one."""

import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

import httpx

from bench.cases import WARM_SECONDS, Plan, asking, over_http, page
from bench.effects import READING
from bench.measure import Case, Options, Round, at_least, at_most
from bench.rows import FILL, FOUND, INDEXES
from bench.stacks import REQUESTS, Bench
from bench.usage import Meter, microseconds_each

FEW_NAME = f"{REQUESTS:,}"
LISTING = "growth: list a page of 25"
EXPORTING = "growth: export rows of a list"
SIMILAR = "growth: find similar requests"
# What is looked for: what no request has, what one of two hundred and fifty has, and what all have.
SOUGHT = {
    "growth: search without a hit": "没有这样的诉求",
    "growth: search with few hits": "word4711",
    "growth: search that all fit": "蒸汽管道",
}
NAMES = (LISTING, *SOUGHT, SIMILAR, EXPORTING)
# Rows are written a portion at a time, so that none of it has to be kept in memory.
PORTION = 1_000_000
# Building an index sorts the whole table.
_MEMORY = "ALTER DATABASE requests_many SET maintenance_work_mem = '512MB'"
_SOME = "SELECT id FROM requests WHERE number LIKE 'B%%' ORDER BY id LIMIT 100"
_SIZES = """
SELECT count(*), pg_table_size('requests'), pg_indexes_size('requests'), pg_database_size(current_database())
FROM requests
"""


def cases(bench: Bench, options: Options) -> Iterator[Case]:
    """Yield the cases, with a single client, so that only the list itself is waited for."""
    if not any(map(options.wants, NAMES)):
        return
    grow(bench, options.rows)
    many = f"{options.rows:,}"
    few: dict[str, Any] = {"clients": 1, "seconds": options.seconds / 2}
    serving = {FEW_NAME: "requests", many: "requests_many"}

    def searching(text: str) -> Plan:
        path = [f"/v1/requests?q={quote(text)}&limit=25"]
        return lambda program: asking(bench, program, "GET", path, bench.headers("operator"), **few)

    def comparing(program: str) -> dict[str, Any]:
        # All requests have its words, so that the newest are looked through.
        paths = [f"/v1/requests/{one}/similar" for (one,) in bench.execute("requests", _SOME)]
        return asking(bench, program, "GET", paths, bench.headers("operator"), **few)

    plans = {
        LISTING: page(bench, **few),
        **{name: searching(text) for name, text in SOUGHT.items()},
        SIMILAR: comparing,
    }

    try:
        for name, plan in plans.items():
            # Of few hits there are a thousand times as many, which are put in order, up to 2,000.
            aim = at_most(1.2) if name == LISTING else at_most(5)
            run = alternately(bench, serving, over_http(bench, plan, 200, READING))
            yield Case(name, run, aim, by_delay=True, programs=(FEW_NAME, many))
        run = alternately(bench, serving, exporting(bench, options.seconds))
        yield Case(EXPORTING, run, at_least(0.8), programs=(FEW_NAME, many))
    finally:
        serve(bench, "requests")


def exporting(bench: Bench, seconds: float) -> Callable[[str, bool], Round]:
    """Return how to export all requests for so many seconds, and again where there are no more; counts their rows."""

    def run(program: str, short: bool) -> Round:
        meter, begun, rows = Meter(bench.pids(program)), time.monotonic(), 0
        until = begun + (WARM_SECONDS if short else seconds)
        with httpx.Client(base_url=bench.stack.url, headers=bench.headers("operator"), trust_env=False) as client:
            while time.monotonic() < until:
                with client.stream("GET", "/v1/requests", params={"format": "csv"}) as response:
                    response.raise_for_status()
                    for content in response.iter_raw():
                        rows += content.count(b"\r\n")
                        if time.monotonic() >= until:
                            break
        return Round(rows, time.monotonic() - begun, microseconds_each(meter.seconds(), rows))

    return run


def alternately(
    bench: Bench, serving: Mapping[str, str], run: Callable[[str, bool], Round]
) -> Callable[[str, bool], Round]:
    """Return how to make one round with the database that a name stands for."""

    def switched(program: str, short: bool) -> Round:
        if serve(bench, serving[program]):
            # A process that has just started fills its caches first.
            run(program, True)
        return run(program, short)

    return switched


def serve(bench: Bench, database: str) -> bool:
    """Have the service requests use a database; returns whether it used another one before."""
    process = bench.stack.processes["requests"]
    url = bench.database.url_for(database)
    if process.settings["DATABASE_URL"] == url:
        return False
    process.stop()
    process.settings = {**process.settings, "DATABASE_URL": url}
    process.start()
    return True


def grow(bench: Bench, many: int) -> None:
    """Copy the database and add requests up to ``many``, as after years of use; then analyze it and let it settle."""
    began = time.monotonic()
    process = bench.stack.processes["requests"]
    bench.weigh()
    process.stop()
    bench.database.create("requests_many", template="requests")
    process.start()
    indexes = bench.execute("requests_many", INDEXES)
    for name, _ in indexes:
        bench.execute("requests_many", f'DROP INDEX "{name}"')
    bench.execute("requests_many", _MEMORY)
    # Without looking up each foreign key.
    bench.execute("requests_many", "ALTER DATABASE requests_many SET session_replication_role = replica")
    for first in range(REQUESTS + 1, many + 1, PORTION):
        last = min(first + PORTION - 1, many)
        bench.execute("requests_many", FILL, {**bench.district.ids, "first": first, "last": last})
        bench.execute("requests_many", FOUND, {"first": first, "last": last})
    bench.execute("requests_many", "ALTER DATABASE requests_many RESET session_replication_role")
    for _, definition in indexes:
        bench.execute("requests_many", definition)
    bench.execute("requests_many", "VACUUM ANALYZE requests, search_entries")
    bench.execute("requests_many", "CHECKPOINT")
    rows, *sizes = bench.execute("requests_many", _SIZES)[0]
    megabytes = [f"{size / 1e6:,.0f}" for size in sizes]
    bench.grown = [
        ["requests", "table MB", "indexes MB", "database MB", "filled in s"],
        [f"{rows:,}", *megabytes, f"{time.monotonic() - began:.0f}"],
    ]
