"""The rows of stream tickets."""

ROWS = (
    """
INSERT INTO stream_tickets (hash, session_id, expires_at)
SELECT md5('ticket' || n), pg_temp.id('session', n),
    now() + interval '1 minute' - n * interval '12 minutes' / (:many / 10)
FROM generate_series(1, :many / 10) AS n
""",
)
