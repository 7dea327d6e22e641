"""The rows of supplements: of a hundred requests five were asked for one, and few are still waited for."""

NEEDS = ("requests/lifecycle", "requests/comments")

ROWS = (
    """
INSERT INTO supplements (
    id, request_id, dispatch_id, comment_id, content, days, asked_at, asked_by, until, until_reckoned, pending, outcome
)
SELECT pg_temp.id('supplement', row_number() OVER ()), id, dispatch_id, pg_temp.id('comment', 2), '请补充', 5,
    submitted_at + interval '1 day', submitted_by, submitted_at + interval '6 days', '{0,2026,0}',
    status = 'handling', CASE WHEN status <> 'handling' THEN 'supplied' END
FROM requests WHERE dispatch_id IS NOT NULL AND substr(number, 16)::int % 20 = 0
""",
)
