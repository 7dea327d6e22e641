"""What each thing that is measured must have written: rows are counted before and after, and must be there."""

import time
from collections.abc import Mapping

from bench.measure import LIMIT
from bench.stacks import COPIED, Bench

# One submission: the request, and what the machinery writes with it; then one event applied, which tells two
# dispatchers and the enterprise's contact, and decides on a mail to each dispatcher.
SUBMISSION = {
    "requests.requests": 1,
    "requests.request_history": 1,
    "requests.sequences": 1,
    "requests.outbox": 1,
    "requests.audit": 1,
    "requests.idempotency_keys": 1,
    "notifications.inbox": 1,
    "notifications.cursors": 1,
    "notifications.entries": 3,
    "notifications.deliveries": 2,
    "notifications.outbox": 3,
}
SIGN_IN = {"registry.sessions": 1, "registry.refresh_tokens": 1, "registry.audit": 1}
READING: dict[str, int] = {}
# One row for a business day or a person, which is there after the first time.
_ONCE = {"requests.request_numbers", "notifications.sequences", "notifications.inboxes"}
_PATIENCE_SECONDS = 120


def counts(bench: Bench, program: str) -> dict[str, int]:
    """How many rows each table of a program's databases holds, by ``database.table``."""
    found: dict[str, int] = {}
    for name in COPIED:
        database = f"limit_{name}" if program == LIMIT else name
        tables = bench.execute(database, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        each = " UNION ALL ".join(f"SELECT '{name}.{table}', count(*) FROM {table}" for (table,) in tables)  # noqa: S608
        found |= dict(bench.execute(database, each))
    return {table: count for table, count in found.items() if table not in _ONCE}


def wait_for(bench: Bench, program: str, before: Mapping[str, int], each: Mapping[str, int], times: int) -> None:
    """Wait until everything is written that ``times`` things write, ``each`` so many rows by table, and no other row.

    Nothing may be left in an outbox either. Raises ``AssertionError`` if it is not so in time.
    """
    expected = {table: count * times for table, count in each.items()}
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        now = counts(bench, program)
        more = {table: count - before[table] for table, count in now.items() if count != before[table]}
        waiting = sum(pending(bench, f"limit_{name}" if program == LIMIT else name) for name in COPIED)
        if more == {table: count for table, count in expected.items() if count} and not waiting:
            return
        if time.monotonic() > deadline:
            raise AssertionError(
                f"{program}: {times} times should write {expected}, wrote {more}, {waiting} unpublished"
            )
        time.sleep(0.1)


def pending(bench: Bench, database: str) -> int:
    """How many events of a database are not published yet."""
    ((count,),) = bench.execute(database, "SELECT count(*) FROM outbox WHERE published_at IS NULL")
    return int(count)
