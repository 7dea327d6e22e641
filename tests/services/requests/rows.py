"""The rows of a district's requests: statements for ``large``, with ``:many`` for the number of requests."""

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from services.requests.lifecycle.models import Request
from services.requests.reports import schedule

# Of a hundred requests one is withdrawn; of a million the latest ten thousand are not yet closed.
ROWS = (
    """
INSERT INTO catalog_classes (id, code, name, position, active, version)
SELECT pg_temp.id(13, n), 'C' || n, 'class ' || n, n, true, 1 FROM generate_series(1, 8) AS n
""",
    """
INSERT INTO catalog_items (id, class_id, code, name, department_id, form, active, version)
SELECT pg_temp.id(6, n), pg_temp.id(13, 1 + n % 8), 'I' || n, 'item ' || n, pg_temp.id(5, n % 40), '[]', true, 1
FROM generate_series(0, 59) AS n
""",
    """
INSERT INTO mirror_chains (id, sequence, code, name, segments, active)
SELECT pg_temp.id(3, n), 1, 'L' || n, 'chain ' || n, '[]', true FROM generate_series(0, 6) AS n
""",
    """
INSERT INTO mirror_organizations (id, sequence, code, name, kind, chains, active)
SELECT pg_temp.id(kind, n), 1, kind || '-' || n, 'organization ' || n, word, '[]', true
FROM (VALUES (2, 'enterprise', 5000), (4, 'park', 20), (5, 'department', 40)) AS kinds (kind, word, count),
    generate_series(0, count - 1) AS n
""",
    """
INSERT INTO requests (
    id, number, title, description, form, status, item_id, enterprise_id, chain_id, segments, park_id, department_id,
    dispatch_id, answer_id, submitted_by, submitted_at, due_at, due_order, has_due, provisional, answered_at, closes_at,
    closed_at, withdrawn_at, returns, redispatches, reopened, tallied, version
)
SELECT
    pg_temp.id(1, n), to_char(at, 'YYYYMMDD') || '-' || lpad(n::text, 7, '0'),
    '第' || n || '号诉求 招聘 ' || md5(n::text), repeat('诉求说明', 50), '[]', status,
    pg_temp.id(6, item), pg_temp.id(2, enterprise), pg_temp.id(3, enterprise % 7), '[]',
    pg_temp.id(4, enterprise / 7 % 20), CASE WHEN dispatched THEN pg_temp.id(5, department) END,
    CASE WHEN dispatched THEN pg_temp.id(10, n) END, CASE WHEN answered THEN pg_temp.id(11, n) END,
    pg_temp.id(7, n % 20000), at, CASE WHEN dispatched THEN at + interval '8 days' END,
    CASE WHEN dispatched THEN at + interval '8 days' ELSE 'infinity' END, dispatched, false,
    CASE WHEN answered THEN at + interval '6 days' END,
    CASE WHEN status = 'answered' THEN at + interval '20 days' END,
    CASE WHEN status = 'closed' THEN at + interval '15 days' END,
    CASE WHEN status = 'withdrawn' THEN at + interval '1 days' END, 0, 0, 0,
    status IN ('closed', 'withdrawn') AND n % 5000 > 0, 1
FROM (
    -- An item is its department's; one of ten requests goes to one of three others. Most of the withdrawn had been
    -- dispatched before.
    SELECT *, CASE WHEN n % 10 = 3 THEN item + 1 + pg_temp.draw(n, 5, 3) ELSE item END % 40 AS department,
        status <> 'submitted' AND (status <> 'withdrawn' OR n % 400 <> 7) AS dispatched,
        status IN ('answered', 'under_review', 'closed') AS answered
    FROM (
        SELECT n, pg_temp.at(n, :many) AS at, pg_temp.draw(n, 2, 5000) AS enterprise,
            pg_temp.draw(n, 6, 60) AS item, CASE
            WHEN n % 100 = 7 THEN 'withdrawn'
            WHEN n > :many * 0.9995 THEN 'submitted'
            WHEN n > :many * 0.9990 THEN 'dispatched'
            WHEN n > :many * 0.9970 THEN 'handling'
            WHEN n > :many * 0.9968 THEN 'returned'
            WHEN n > :many * 0.9905 THEN 'answered'
            WHEN n > :many * 0.9900 THEN 'under_review'
            ELSE 'closed' END AS status
        FROM generate_series(1, :many) AS n
    ) AS stated
) AS told
""",
    """
INSERT INTO dispatches (
    id, request_id, department_id, item_id, working_days, note, dispatched_at, accepted_at, granted_days
)
SELECT dispatch_id, id, department_id, item_id, 5, '', submitted_at + interval '1 hour',
    submitted_at + interval '1 day', 0
FROM requests WHERE dispatch_id IS NOT NULL
""",
    """
INSERT INTO clocks (
    request_id, status, due_at, provisional, next_step_at, generation, calendar_version, known_until, terms_version,
    version
)
SELECT id, CASE WHEN answer_id IS NULL THEN 'running' ELSE 'stopped' END, due_at, false,
    CASE WHEN answer_id IS NULL THEN due_at END, 1, 0, 2026, 0, 1
FROM requests WHERE has_due
""",
    """
INSERT INTO clock_entries (request_id, position, kind, at, days, reason, department_id, due_at, provisional)
SELECT id, position, CASE WHEN position = 1 THEN 'started' WHEN answer_id IS NULL THEN 'returned' ELSE 'stopped' END,
    submitted_at + position * interval '1 day', CASE WHEN position = 1 THEN 5 END, '', department_id, due_at, false
FROM requests, generate_series(1, 2) AS position
WHERE has_due AND (position = 1 OR answer_id IS NOT NULL OR status = 'returned')
""",
    """
INSERT INTO clock_firings (request_id, rung, generation, reached_at, fired_at)
SELECT id, 'overdue', 1, due_at, due_at FROM requests WHERE has_due AND substr(number, 16)::int % 5 = 0
""",
    """
INSERT INTO answers (
    id, request_id, dispatch_id, department_id, answer, answered_at, answered_by, due_at, on_time, used_minutes
)
SELECT answer_id, id, dispatch_id, department_id, '', answered_at, submitted_by, due_at, true, 900
FROM requests WHERE answer_id IS NOT NULL
""",
    """
INSERT INTO evaluations (
    id, request_id, answer_id, department_id, response_time, result, attitude, overall, comment, poor, evaluated_at,
    evaluated_by
)
SELECT pg_temp.id(12, row_number() OVER ()), id, answer_id, department_id, 5, 4, 5, 5, '', false, closed_at,
    submitted_by
FROM requests WHERE closed_at IS NOT NULL AND substr(number, 16)::int % 2 = 0
""",
    """
INSERT INTO reviews (
    id, request_id, evaluation_id, department_id, decision, reason, reviewed_at, reviewed_by
)
SELECT pg_temp.id(13, row_number() OVER ()), request_id, id, department_id,
    CASE WHEN row_number() OVER () % 2 = 0 THEN 'reopen' ELSE 'uphold' END, '', evaluated_at, evaluated_by
FROM evaluations LIMIT :many / 50
""",
    """
INSERT INTO extensions (
    id, request_id, dispatch_id, department_id, days, reason, asked_at, asked_by, pending, granted, decided_at
)
SELECT pg_temp.id(13, row_number() OVER ()), id, dispatch_id, department_id, 2, '', submitted_at, submitted_by, false,
    true, answered_at
FROM requests WHERE answer_id IS NOT NULL AND substr(number, 16)::int % 10 = 0
""",
    """
INSERT INTO request_history (id, request_id, at, action, to_status, person_name, details)
SELECT pg_temp.id(13, row_number() OVER ()), id, submitted_at + step * interval '1 day', 'answer', 'answered', '', '{}'
FROM requests, generate_series(1, 4) AS step
""",
    """
INSERT INTO request_numbers (day, last)
SELECT date '2026-11-23' - n, 600 FROM generate_series(0, 1460) AS n
""",
    """
INSERT INTO dispatch_rule_versions (version, rules, created_at, created_by, comment)
SELECT n, '[]', pg_temp.at(n, 100), 'somebody', '' FROM generate_series(1, 100) AS n
""",
)


def tally(connection: Connection) -> None:
    """Add what is marked as tallied to the tallies, as the schedule would have done."""
    with Session(connection, join_transaction_mode="rollback_only") as session:
        schedule.add(session, Request.tallied.is_(True))
