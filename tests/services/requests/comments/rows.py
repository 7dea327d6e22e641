"""The rows of comments: every other request has one, and one request has all that it can have."""

from tests.services.large import identifier

NEEDS = ("requests/lifecycle",)

ROWS = (
    """
INSERT INTO request_comments (
    id, object_id, kind, visibility, content, author_id, author_name, role, organization_id, mentions, created_at,
    edits, version
)
SELECT pg_temp.id('comment', n), pg_temp.id('request', CASE WHEN n <= 1000 THEN 500 ELSE n END), 'comment',
    CASE WHEN n % 3 = 0 THEN 'internal' ELSE 'public' END, repeat('留言', 50), pg_temp.id('person', n % 20000), '',
    'department_handler', pg_temp.id('department', n % 40), '[]', pg_temp.at(n, :many), n % 10 / 9, 1
FROM generate_series(1, :many) AS n WHERE n <= 1000 OR n % 2 = 0
""",
    """
INSERT INTO request_comment_versions (comment_id, number, content, at)
SELECT id, 1, content, created_at FROM request_comments WHERE edits = 1
""",
    """
INSERT INTO files (
    id, thing, thing_id, state, name, media_type, size, sha256, person_id, person_name, begun_at, attached_at
)
SELECT pg_temp.id('comment file', row_number() OVER ()), 'request_comment', id, 'attached', 'file', 'application/pdf',
    1000, repeat('a', 64), author_id, 'person', created_at, created_at
FROM request_comments WHERE edits = 1
""",
)

VALUES = {"request_comment_id": identifier("comment", 500)}
