"""The rows of courses."""

from tests.services.large import identifier

ROWS = (
    """
INSERT INTO courses (
    id, code, title, venue, starts_at, ends_at, capacity, chain_id, ended, confirmed, waiting, last_number, created_at,
    version
)
SELECT pg_temp.id('course', n), 'K' || n, 'course ' || n, 'hall ' || n % 20, at + interval '7 days',
    at + interval '8 days',
    60, CASE WHEN n % 8 > 0 THEN pg_temp.id('chain', n % 7) END, n < :many / 40 - 20, 50, 0, 50, at, 1
FROM (SELECT n, pg_temp.at(n, :many / 40) AS at FROM generate_series(1, :many / 40) AS n) AS planned
""",
)

VALUES = {
    "course_id": identifier("course", 500),
    "since": "2026-11-01",
    "q": "4711",
    "until": "2026-11-30",
}
