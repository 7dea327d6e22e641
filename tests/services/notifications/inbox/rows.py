"""The rows of inboxes."""

from tests.services.large import identifier

ROWS = (
    """
INSERT INTO inboxes (person_id, unread, last_number)
SELECT pg_temp.id('person', n), :many / 2000, :many / 1000 FROM generate_series(0, 999) AS n
""",
    """
INSERT INTO entries (id, person_id, number, kind, title_zh, title_en, body_zh, body_en, created_at, read_at)
SELECT pg_temp.id('entry', n), pg_temp.id('person', n % 1000), n / 1000,
    CASE WHEN n / 1000 % 2 = 0 THEN 'request.dispatched' ELSE 'course.cancelled' END, '', '', '', '',
    pg_temp.at(n, :many), CASE WHEN n < :many * 0.95 THEN pg_temp.at(n, :many) END
FROM generate_series(1, :many) AS n
""",
)

FIXED = ("inboxes",)

VALUES = {"entry_id": identifier("entry", 500), "kind": "request"}
