"""The rows of mail."""

from tests.services.large import identifier

ROWS = (
    """
INSERT INTO deliveries (
    id, kind, person_id, address, locale, subject, body, state, tries, created_at, decided_at, next_try_at
)
SELECT pg_temp.id('delivery', n), 'request.dispatched', pg_temp.id('person', n % 1000), :address, 'zh', '', '',
    state, 1, at, at,
    CASE WHEN state = 'pending' THEN at END
FROM (
    SELECT n, now() - (:many - n) * (interval '80 days' / :many) AS at,
        CASE WHEN n > :many - 20 THEN 'pending' WHEN n % 1000 = 0 THEN 'dead' ELSE 'sent' END AS state
    FROM generate_series(1, :many) AS n
) AS decided
""",
)

VALUES = {"person_id": identifier("person", 7)}
