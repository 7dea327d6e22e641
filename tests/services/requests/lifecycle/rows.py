"""The rows of requests: of a hundred one is withdrawn; of a million the latest ten thousand are not yet closed.

Of thirty, two are taken in for the enterprise; of a hundred one is an employee's.
"""

from tests.services.large import identifier

ROWS = (
    """
INSERT INTO requests (
    id, number, title, description, form, status, item_id, enterprise_id, chain_id, segments, park_id, department_id,
    dispatch_id, answer_id, submitted_by, submitted_at, due_at, due_order, has_due, provisional, answered_at, closes_at,
    closed_at, withdrawn_at, returns, redispatches, reopened, tallied, version, step_duty, step_due_at,
    channel, taken_in_by, centre_id, employer_id
)
SELECT
    pg_temp.id('request', n), to_char(at, 'YYYYMMDD') || '-' || lpad(n::text, 7, '0'),
    '第' || n || '号诉求 招聘 ' || md5(n::text), repeat('诉求说明', 50), '[]', status,
    pg_temp.id('item', item), CASE WHEN NOT staff THEN pg_temp.id('enterprise', enterprise) END,
    CASE WHEN NOT staff THEN pg_temp.id('chain', enterprise % 7) END, '[]',
    CASE WHEN NOT staff THEN pg_temp.id('park', enterprise / 7 % 20) END,
    CASE WHEN dispatched THEN pg_temp.id('department', department) END,
    CASE WHEN dispatched THEN pg_temp.id('dispatch', n) END, CASE WHEN answered THEN pg_temp.id('answer', n) END,
    pg_temp.id('person', n % 20000), at, CASE WHEN dispatched THEN at + interval '8 days' END,
    CASE WHEN dispatched THEN at + interval '8 days' ELSE 'infinity' END, dispatched, false,
    CASE WHEN answered THEN at + interval '6 days' END,
    CASE WHEN status = 'answered' THEN at + interval '20 days' END,
    CASE WHEN status = 'closed' THEN at + interval '15 days' END,
    CASE WHEN status = 'withdrawn' THEN at + interval '1 days' END, 0, 0, 0,
    staff OR (status IN ('closed', 'withdrawn') AND n % 5000 > 0), 1, owed,
    CASE WHEN owed IS NOT NULL THEN at + interval '1 day' END,
    CASE WHEN staff THEN 'staff' ELSE CASE n % 30 WHEN 3 THEN 'grid' WHEN 4 THEN 'hotline' ELSE 'web' END END,
    CASE WHEN staff OR n % 30 IN (3, 4) THEN pg_temp.id('person', 10 + n % 50) END,
    CASE WHEN staff THEN pg_temp.id('park', enterprise / 7 % 20) END,
    CASE WHEN staff THEN pg_temp.id('enterprise', enterprise) END
FROM (
    -- An item is its department's; one of ten requests goes to one of three others. Most of the withdrawn had been
    -- dispatched before.
    SELECT *, n % 100 = 5 AS staff,
        CASE WHEN n % 10 = 3 THEN item + 1 + pg_temp.draw(n, 5, 3) ELSE item END % 40 AS department,
        status <> 'submitted' AND (status <> 'withdrawn' OR n % 400 <> 7) AS dispatched,
        status IN ('answered', 'under_review', 'closed') AS answered,
        CASE status WHEN 'submitted' THEN 'dispatch' WHEN 'returned' THEN 'return_review'
            WHEN 'under_review' THEN 'review' END AS owed
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
SELECT pg_temp.id('evaluation', row_number() OVER ()), id, answer_id, department_id, 5, 4, 5, 5, '', false, closed_at,
    submitted_by
FROM requests WHERE closed_at IS NOT NULL AND substr(number, 16)::int % 2 = 0
""",
    """
INSERT INTO reviews (
    id, request_id, evaluation_id, department_id, decision, reason, reviewed_at, reviewed_by
)
SELECT pg_temp.id('review', row_number() OVER ()), request_id, id, department_id,
    CASE WHEN row_number() OVER () % 2 = 0 THEN 'reopen' ELSE 'uphold' END, '', evaluated_at, evaluated_by
FROM evaluations LIMIT :many / 50
""",
    """
INSERT INTO extensions (
    id, request_id, dispatch_id, department_id, days, reason, asked_at, asked_by, pending, granted, decided_at
)
SELECT pg_temp.id('extension', row_number() OVER ()), id, dispatch_id, department_id, 2, '', submitted_at,
    submitted_by, false,
    true, answered_at
FROM requests WHERE answer_id IS NOT NULL AND substr(number, 16)::int % 10 = 0
""",
    """
INSERT INTO request_history (id, request_id, at, action, to_status, person_name, details)
SELECT pg_temp.id('history', row_number() OVER ()), id, submitted_at + step * interval '1 day', 'answer', 'answered',
    '', '{}'
FROM requests, generate_series(1, 4) AS step
""",
    """
INSERT INTO request_numbers (day, last)
SELECT date '2026-11-23' - n, 600 FROM generate_series(0, 1460) AS n
""",
)

FIXED = ("request_numbers",)

FEW = ("free_numbers",)

VALUES = {"request_id": identifier("request", 500)}
