"""What each thing that is measured must have written: rows are counted before and after, and must be there."""

import time
from collections.abc import Mapping

from bench.rows import execute
from tests.servers import DatabaseServer

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
PATIENCE_SECONDS = 120
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
_PENDING = "SELECT count(*) FROM outbox WHERE published_at IS NULL"


class Rows:
    """The rows of a program's databases; ``databases`` are their names by the service that they belong to."""

    def __init__(self, server: DatabaseServer, databases: Mapping[str, str]) -> None:
        self._server = server
        self._databases = databases

    def counts(self) -> dict[str, int]:
        """How many rows each table holds, by ``service.table``."""
        found: dict[str, int] = {}
        for service, database in self._databases.items():
            tables = execute(self._server, database, _TABLES)
            each = " UNION ALL ".join(f"SELECT '{service}.{table}', count(*) FROM {table}" for (table,) in tables)  # noqa: S608
            found |= dict(execute(self._server, database, each))
        return {table: count for table, count in found.items() if table not in _ONCE}

    def pending(self) -> int:
        """How many events are not published yet."""
        return sum(execute(self._server, database, _PENDING)[0][0] for database in self._databases.values())

    def more(self, before: Mapping[str, int]) -> dict[str, int]:
        """How many rows each table holds more than before, where it does."""
        return {table: count - before[table] for table, count in self.counts().items() if count != before[table]}

    def wait_for(
        self, before: Mapping[str, int], each: Mapping[str, int], times: int, patience: float = PATIENCE_SECONDS
    ) -> None:
        """Wait until ``times`` things have written ``each`` so many rows by table, no other row, and all is published.

        Raises ``AssertionError`` if it is not so within ``patience`` seconds.
        """
        expected = {table: count * times for table, count in each.items() if times}
        deadline = time.monotonic() + patience
        while (more := self.more(before)) != expected or self.pending():
            if time.monotonic() > deadline:
                raise AssertionError(f"{times} times: {expected} should be written, {more} was")
            time.sleep(0.1)
