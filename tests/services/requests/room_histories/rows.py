"""The rows of the histories of the things of rooms: each thing has two, and one has many."""

from contracts.requests.room_histories import ROOM_HISTORIES

NEEDS = tuple(
    f"requests/{room}" for room in ("prospects", "negotiations", "visits", "visit_plans", "activities", "room_comments")
)
TABLES = {
    each.resource.name: each.resource.plural or f"{each.resource.name}s" for each in ROOM_HISTORIES if each.resource
}
ROWS = tuple(
    f"""
INSERT INTO {name}_history (id, object_id, at, action, person_id, person_name, role, organization_id, changed)
SELECT pg_temp.id('{name} entry', row_number() OVER ()), id, now(), 'change', pg_temp.id('person', n), '某人',
    'department_handler', pg_temp.id('department', n % 40),
    '[{{"field": "title", "before": "原", "after": "现"}}]'
FROM (
    SELECT id, generate_series(1, CASE place WHEN 7 THEN 1000 ELSE 2 END) AS n
    FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM {table}) AS told
) AS told
"""
    for name, table in TABLES.items()
)
VALUES: dict[str, str] = {}
