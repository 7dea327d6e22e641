"""The rows that every service keeps of its calls, as long as each is kept."""

from tests.services.large import identifier

ROWS = (
    """
INSERT INTO idempotency_keys (operation, caller, key, request_hash, reply, created_at)
SELECT 'submit_request', 'person' || n % 1000, 'key' || n, '', '{}', now() - (:many / 10 - n) * interval '1 second'
FROM generate_series(1, :many / 10) AS n
""",
    """
INSERT INTO audit (id, at, actor, person_id, operation, object_id, content, correlation)
SELECT pg_temp.id('audit', n), pg_temp.at(n, :many), '', pg_temp.id('person', n % 20000), 'get_request', n::text,
    '{}', ''
FROM generate_series(1, :many) AS n
""",
    """
INSERT INTO jobs (id, operation, actor, person_id, correlation, status, created_at, finished_at)
SELECT pg_temp.id('job', n), 'import_file', '{}', pg_temp.id('person', n % 20000), '', 'done', made, made
FROM generate_series(1, :many / 20) AS n,
    LATERAL (SELECT now() - (:many / 20 - n) * (interval '30 days' / (:many / 20)) AS made)
""",
    """
INSERT INTO files (id, thing, thing_id, state, person_id, person_name, begun_at, due_at)
SELECT pg_temp.id('due file', n), 'thing', pg_temp.id('thing', n), 'emptied', pg_temp.id('person', n % 20000), '',
    now(), now() + interval '1 day'
FROM generate_series(1, :many / 10) AS n
""",
)

VALUES = {"q": "word4711 诉求", "kinds": "request", "job_id": identifier("job", 7)}
