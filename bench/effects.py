"""What each thing that is measured must have written: rows are counted before and after, and must be there."""

from collections.abc import Mapping

from bench.rows import execute, wait_until
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
PATIENCE = 120.0
# What an event has caused may be there before the relay has noted that it is published.
_MARKED_WITHIN = 5.0
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
_UNPUBLISHED = "SELECT FROM outbox WHERE published_at IS NULL"


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

    def more(self, before: Mapping[str, int]) -> dict[str, int]:
        """How many rows each table holds more than before, where it does."""
        return {table: count - before[table] for table, count in self.counts().items() if count != before[table]}

    def wait_for(
        self, before: Mapping[str, int], each: Mapping[str, int], times: int, patience: float = PATIENCE
    ) -> None:
        """Wait, without asking much, until the last is written and published of what ``times`` things write.

        ``each`` names the rows of one by table, the last ones last. Raises ``AssertionError`` after ``patience``
        seconds.
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
        """Raise ``AssertionError`` unless ``times`` things have written just ``each``, and all is published."""
        for database in self._databases.values():
            if not wait_until(self._server, database, f"SELECT NOT EXISTS ({_UNPUBLISHED})", {}, _MARKED_WITHIN):
                raise AssertionError(f"{database} holds events that are not published")
        expected = {table: count * times for table, count in each.items()}
        if (more := self.more(before)) != expected:
            raise AssertionError(f"{times} times: {expected} should be written, {more} was")
