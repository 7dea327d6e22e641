"""The rows of files on requests: one for each."""

from tests.services.large import identifier

NEEDS = ("requests/lifecycle",)
ROWS = (
    """
INSERT INTO files (
    id, thing, thing_id, kind, state, name, media_type, size, sha256, person_id, person_name, begun_at, attached_at,
    due_at
)
SELECT pg_temp.id('file', n), 'request', pg_temp.id('request', n), 'matter',
    CASE WHEN n % 100 = 1 THEN 'emptied' ELSE 'attached' END, 'file ' || n, 'application/pdf', 1000, repeat('a', 64),
    pg_temp.id('person', n % 20000), 'person', pg_temp.at(n, :many), pg_temp.at(n, :many),
    CASE WHEN n % 100 = 1 THEN now() + interval '1 day' END
FROM generate_series(1, :many) AS n
""",
)
VALUES = {"file_id": identifier("file", 500)}
