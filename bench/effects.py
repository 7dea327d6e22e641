"""Checks the rows that each measured operation must have written, by counting them before and after."""

from collections.abc import Mapping

from bench.rows import execute, wait_until
from tests.servers import DatabaseServer

# One submission: the request and the machinery's rows for it; then one event applied, which notifies two dispatchers
# and the enterprise's contact, and decides on a mail to each dispatcher.
SUBMISSION = {
    "requests.requests": 1,
    "requests.request_history": 1,
    "requests.sequences": 1,
    "requests.search_entries": 1,
    "requests.outbox": 1,
    "requests.audit": 1,
    "requests.idempotency_keys": 1,
    "notifications.inbox": 1,
    "notifications.cursors": 1,
    "notifications.entries": 3,
    "notifications.deliveries": 2,
    "notifications.outbox": 1,
}
SIGN_IN = {"registry.sessions": 1, "registry.refresh_tokens": 1, "registry.audit": 1}
READING: dict[str, int] = {}
# One row for each business day or person, which exists after the first time.
_ONCE = {"requests.request_numbers", "notifications.sequences", "notifications.inboxes"}
# Rows that come and go, or that a schedule writes at a time of its own.
_PASSING = ("free_numbers", "unpublished", "search_rounds", "clocks", "clock_entries")
PATIENCE = 120.0
# The effects of an event may exist before the relay has marked it as published.
_MARKED_WITHIN = 5.0
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
_UNPUBLISHED = "SELECT FROM unpublished"


class Rows:
    """Counts rows in the databases of a program; ``databases`` are their names by owning service."""

    def __init__(self, server: DatabaseServer, databases: Mapping[str, str]) -> None:
        self._server = server
        self._databases = databases

    def counts(self) -> dict[str, int]:
        """Return how many rows each table holds, by ``service.table``."""
        found: dict[str, int] = {}
        for service, database in self._databases.items():
            tables = execute(self._server, database, _TABLES)
            each = " UNION ALL ".join(f"SELECT '{service}.{table}', count(*) FROM {table}" for (table,) in tables)  # noqa: S608
            found |= dict(execute(self._server, database, each))
        return {table: count for table, count in found.items() if table not in _ONCE and not table.endswith(_PASSING)}

    def more(self, before: Mapping[str, int]) -> dict[str, int]:
        """Return how many rows each table has gained, for the tables that have."""
        return {table: count - before[table] for table, count in self.counts().items() if count != before[table]}

    def wait_for(
        self, before: Mapping[str, int], each: Mapping[str, int], times: int, patience: float = PATIENCE
    ) -> None:
        """Wait, with few queries, until the last row of ``times`` operations is written and its events are published.

        ``each`` gives the rows of one operation by table, the last ones last. Raises ``AssertionError`` after
        ``patience`` seconds.
        """
        if not each:
            return
        last, count = list(each.items())[-1]
        service, _, table = last.partition(".")
        question = f"SELECT count(*) >= %(count)s AND NOT EXISTS ({_UNPUBLISHED}) FROM {table}"  # noqa: S608
        values = {"count": before[last] + count * times}
        if not wait_until(self._server, self._databases[service], question, values, patience):
            self.check(before, each, times)

    def check(self, before: Mapping[str, int], each: Mapping[str, int], times: int) -> None:
        """Raise ``AssertionError`` unless ``times`` operations wrote exactly ``each``, and all events are published."""
        for database in self._databases.values():
            if not wait_until(self._server, database, f"SELECT NOT EXISTS ({_UNPUBLISHED})", {}, _MARKED_WITHIN):
                raise AssertionError(f"{database} holds events that are not published")
        expected = {table: count * times for table, count in each.items()}
        if (more := self.more(before)) != expected:
            raise AssertionError(f"{times} times: {expected} should be written, {more} was")
