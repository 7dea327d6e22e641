"""The rows of mailed codes: they are deleted a day after their time."""

ROWS = (
    """
INSERT INTO mailed_codes (id, purpose, person_id, hash, asked_at, expires_at)
SELECT pg_temp.id('mailed code', n), 'reset', pg_temp.id('person', n % 20000), md5('code' || n), at,
    at + interval '1 hour'
FROM (SELECT n, now() - n * interval '1 day' / (:many / 10) AS at FROM generate_series(1, :many / 10) AS n) AS asked
""",
)
