"""Measures a list in a large table against the same list in a small one."""

from collections.abc import Iterator

from bench.cases import over_http, page
from bench.effects import READING
from bench.measure import Case, Options, Round, at_most
from bench.rows import FILL, INDEXES
from bench.stacks import REQUESTS, Bench

MANY = 1_000_000
FEW_NAME, MANY_NAME = f"{REQUESTS:,}", f"{MANY:,}"
NAME = f"list a page of 25 in {MANY_NAME}"


def cases(bench: Bench, options: Options) -> Iterator[Case]:
    """Yield the cases, with a single client, so that only the list itself is waited for."""
    if not options.wants(NAME):
        return
    grow(bench)
    run = over_http(bench, page(bench, clients=1, seconds=options.seconds / 2), 200, READING)
    serving = {FEW_NAME: "requests", MANY_NAME: "requests_many"}

    def alternately(program: str, short: bool) -> Round:
        if serve(bench, serving[program]):
            # A process that has just started fills its caches first.
            run(program, True)
        return run(program, short)

    try:
        yield Case(NAME, alternately, at_most(1.2), by_delay=True, programs=(FEW_NAME, MANY_NAME))
    finally:
        serve(bench, "requests")


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


def grow(bench: Bench) -> None:
    """Copy the database and add many more requests, as after years of use; then analyze it and let it settle."""
    process = bench.stack.processes["requests"]
    bench.weigh()
    process.stop()
    bench.database.create("requests_many", template="requests")
    process.start()
    indexes = bench.execute("requests_many", INDEXES)
    for name, _ in indexes:
        bench.execute("requests_many", f'DROP INDEX "{name}"')
    # Without looking up each foreign key.
    bench.execute("requests_many", "ALTER DATABASE requests_many SET session_replication_role = replica")
    bench.execute("requests_many", FILL, {**bench.district.ids, "first": REQUESTS + 1, "last": MANY})
    bench.execute("requests_many", "ALTER DATABASE requests_many RESET session_replication_role")
    for _, definition in indexes:
        bench.execute("requests_many", definition)
    bench.execute("requests_many", "VACUUM ANALYZE requests")
    bench.execute("requests_many", "CHECKPOINT")
