"""The rows of comments on the things of rooms: one in three has two, and one has all that it can have."""

from contracts.requests.room_comments import ROOM_COMMENTS
from tests.services.large import identifier

NEEDS = tuple(
    f"requests/{room}"
    for room in (
        "projects",
        "agreements",
        "prospects",
        "leads",
        "negotiations",
        "meetings",
        "matters",
        "activities",
        "visits",
    )
)

TABLES = {declared.on.name: declared.on.plural or f"{declared.on.name}s" for declared in ROOM_COMMENTS}
ROWS = tuple(
    statement
    for name, table in TABLES.items()
    for statement in (
        f"""
INSERT INTO {name}_comments (
    id, object_id, kind, visibility, content, author_id, author_name, role, organization_id, mentions, created_at,
    edits, version
)
SELECT pg_temp.id('{name} comment', row_number() OVER ()), id, 'comment', 'internal', repeat('留言', 50),
    pg_temp.id('person', n), '', 'department_handler', pg_temp.id('department', n % 40), '[]', now(), n % 10 / 9, 1
FROM (
    SELECT id, generate_series(1, CASE place WHEN 7 THEN 1000 ELSE 2 END) AS n
    FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM {table}) AS told WHERE place % 3 = 1
) AS told
""",
        f"""
INSERT INTO {name}_comment_versions (comment_id, number, content, at)
SELECT id, 1, content, created_at FROM {name}_comments WHERE edits = 1
""",
    )
)
VALUES = {f"{name}_comment_id": identifier(f"{name} comment", 5) for name in TABLES}
