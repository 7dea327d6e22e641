"""The rows of what a service sends and is sent, of thirty days: of every fiftieth request, five events each."""

from tests.services.large import identifier

ROWS = (
    """
INSERT INTO outbox (event_id, type, key, sequence, envelope, created_at, published_at)
SELECT pg_temp.id('event', n), 'request.submitted.v1', 'request/' || n / 5, n % 5, '{}',
    now() - (:many / 10 - n) * interval '1 second', now()
FROM generate_series(1, :many / 10) AS n
""",
    """
INSERT INTO unpublished (id, key, tries, retry_at)
SELECT id, key, id % 2, now() FROM outbox ORDER BY id DESC LIMIT 50
""",
    """
INSERT INTO sequences (key, last) SELECT 'request/' || n, 5 FROM generate_series(1, :many) AS n
""",
    """
INSERT INTO inbox (consumer, event_id, applied_at)
SELECT consumer, pg_temp.id('event', n), now() - (:many / 10 - n) * interval '10 seconds'
FROM generate_series(1, :many / 10) AS n, unnest(CAST(:consumers AS text[])) AS consumer
""",
    """
INSERT INTO cursors (consumer, key, sequence)
SELECT consumer, 'organization/' || n, 3
FROM generate_series(1, :many / 20) AS n, unnest(CAST(:consumers AS text[])) AS consumer
""",
    """
INSERT INTO parked (id, consumer, event_id, type, key, sequence, envelope, state, tries, parked_at, next_try_at, error)
SELECT gen_random_uuid(), consumer, pg_temp.id('event', n), 'request.submitted.v1', 'request/' || n, 1, '{}',
    CASE WHEN n % 100 = 0 THEN 'waiting' WHEN n % 2 = 0 THEN 'dead' ELSE 'dropped' END, 3,
    now() - n * interval '10 minutes', now(), ''
FROM generate_series(1, 500) AS n, unnest(CAST(:consumers AS text[])) AS consumer
""",
)

FIXED = ("cursors",)

VALUES = {
    "consumer": "requests.mirror",
    "key": "request/5",
    "parked_event_id": identifier("parked", 7),
    "type": "request.submitted.v1",
    "list_parked.since": "2026-09-01T00:00:00+08:00",
    "list_parked.until": "2026-11-30T00:00:00+08:00",
}
