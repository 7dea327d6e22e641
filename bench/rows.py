"""Makes rows in bulk by SQL: the table of requests as it is after months or years of use."""

import time
from collections.abc import Mapping
from typing import Any

from tests.servers import DatabaseServer

LOOK_SECONDS = 0.2

# The newest six hundred are open, a third of them each just submitted, dispatched and being handled; older ones are
# closed, and marked as rolled up, since rolling them up would add work to what is measured. Half belongs to the
# enterprise that reads in the benchmark, a quarter to the department that lists. Makes the ``first`` to the ``last``
# newest; the other parameters are the ids of the district by their names.
FILL = """
INSERT INTO requests (
    id, number, title, description, form, status, item_id, enterprise_id, chain_id, segments, park_id, department_id,
    submitted_by, submitted_at, due_at, due_order, has_due, provisional, closed_at, returns, redispatches, reopened,
    tallied, version
)
SELECT
    gen_random_uuid(), 'B' || n, '蒸汽管道增容 ' || n, '二期车间下月投产,蒸汽压力不足,请协调管网增容。', '[]', status,
    %(item)s, CASE WHEN n %% 2 = 0 THEN %(QY1)s ELSE %(QY2)s END::uuid, %(chain)s, '["生产"]', %(YQ1)s,
    CASE WHEN status <> 'submitted' THEN
        CASE n %% 4 WHEN 0 THEN %(BM1)s::uuid WHEN 1 THEN %(BM2)s ELSE md5('department' || n %% 40)::uuid END
    END,
    %(contact)s, at, due, coalesce(due, '9999-12-30'), due IS NOT NULL, false,
    CASE WHEN status = 'closed' THEN due END, 0, 0, 0, status = 'closed', 1
FROM (
    SELECT n, status, at, CASE WHEN status <> 'submitted' THEN at + interval '7 days' END AS due
    FROM (
        SELECT n, now() - n * interval '2 minutes' AS at, CASE
            WHEN n > 600 THEN 'closed' WHEN n %% 3 = 0 THEN 'submitted' WHEN n %% 3 = 1 THEN 'dispatched'
            ELSE 'handling'
        END AS status
        FROM generate_series(%(first)s, %(last)s) AS n
    ) AS aged
) AS stated
"""
# What those are found by: what all have, and of five thousand words twenty each.
FOUND = """
INSERT INTO search_entries (resource, id, words, rule)
SELECT 'request', id, array_to_tsvector(ARRAY[
    '@request', '蒸汽', '管道', '增容', '二期', '车间', '投产', '压力', '协调', '管网', '#' || lower(number),
    '=enterprise_id' || replace(enterprise_id::text, '-', ''), '=chain_id' || replace(chain_id::text, '-', ''),
    '=park_id' || replace(park_id::text, '-', ''),
    coalesce('=department_id' || replace(department_id::text, '-', ''), '=')
] || (SELECT array_agg('word' || floor(random() * 5000)) FROM generate_series(1, 20) AS n WHERE r.id IS NOT NULL)), 1
FROM requests AS r WHERE substr(number, 1, 1) = 'B' AND substr(number, 2)::int BETWEEN %(first)s AND %(last)s
"""
# The indexes of the tables that are not constraints: building them after the rows is faster.
INDEXES = """
SELECT indexname, indexdef FROM pg_indexes
WHERE tablename IN ('requests', 'search_entries') AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = indexname)
"""


def execute(
    server: DatabaseServer, database: str, statement: str, values: Mapping[str, Any] | None = None
) -> list[tuple[Any, ...]]:
    """Run one statement outside of a transaction, with named parameters; returns its rows, if any."""
    connection = server.connect(database)
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def wait_until(
    server: DatabaseServer, database: str, question: str, values: Mapping[str, Any], patience: float
) -> bool:
    """Repeat a query until its answer is true, for ``patience`` seconds; returns whether it became true.

    It asks seldom and over one connection, because its cost to the server would be measured too.
    """
    connection = server.connect(database)
    try:
        with connection.cursor() as cursor:
            deadline = time.monotonic() + patience
            while time.monotonic() < deadline:
                cursor.execute(question, values)
                if cursor.fetchone() == (True,):
                    return True
                time.sleep(LOOK_SECONDS)
        return False
    finally:
        connection.close()
