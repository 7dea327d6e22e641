"""The rows of saved views: some for each person who uses the platform."""

from tests.services.large import identifier

ROWS = (
    """
INSERT INTO views (id, version, owner_id, operation, name, filters, sort, columns, "default", shared_with, reaches)
SELECT pg_temp.id('view', n), 1, pg_temp.id('person', n % 20000), 'list_requests', 'view ' || n, '{}', NULL, '[]',
    n < 20000, CASE WHEN n % 100 = 0 THEN 'dispatcher' END, ARRAY[pg_temp.id('park', n % 20)::text]
FROM generate_series(0, 59999) AS n
""",
)

FIXED = ("views",)

VALUES = {"view_id": identifier("view", 3), "operation": "list_requests"}
