"""The rows of clocks."""

NEEDS = ("requests/lifecycle",)

ROWS = (
    """
INSERT INTO clocks (
    request_id, status, due_at, provisional, next_step_at, generation, calendar_version, known_until, terms_version,
    version, reckoned_version
)
SELECT id, CASE WHEN answer_id IS NULL THEN 'running' ELSE 'stopped' END, due_at, false,
    CASE WHEN answer_id IS NULL THEN due_at END, 1, 0, 2026, 0, 1, 1
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
INSERT INTO clock_firings (request_id, rung, generation, reached_at, fired_at, duty, subject_id, owner_id)
SELECT id, reached, 1, due_at, due_at, 'handling', id, department_id
FROM requests, (VALUES ('reminder_50', 2), ('reminder_80', 5), ('overdue', 25)) AS one_of (reached, many)
WHERE has_due AND substr(number, 10)::int % many = 0
""",
    """
INSERT INTO clocks (
    request_id, duty, subject_id, status, due_at, provisional, next_step_at, generation, calendar_version, known_until,
    terms_version, version, reckoned_version
)
SELECT pg_temp.id('dispatch clock', substr(number, 10)::int), 'dispatch', id,
    CASE WHEN status = 'submitted' THEN 'running' ELSE 'stopped' END, submitted_at + interval '1 day', false,
    CASE WHEN status = 'submitted' THEN submitted_at + interval '1 day' END, 1, 0, 2026, 0, 1, 1
FROM requests
""",
    """
INSERT INTO clock_entries (request_id, position, kind, at, days, reason, due_at, provisional)
SELECT request_id, position, CASE WHEN position = 1 THEN 'started' ELSE 'stopped' END,
    due_at - interval '1 day' + position * interval '1 hour', CASE WHEN position = 1 THEN 1 END, '', due_at, false
FROM clocks, generate_series(1, 2) AS position WHERE duty = 'dispatch' AND (position = 1 OR status = 'stopped')
""",
    """
INSERT INTO clock_firings (request_id, rung, generation, reached_at, fired_at, duty, subject_id)
SELECT clocks.request_id, 'overdue', 1, clocks.due_at, clocks.due_at, duty, subject_id
FROM clocks JOIN requests ON requests.id = subject_id
WHERE duty = 'dispatch' AND substr(number, 10)::int % 50 = 0
""",
)

FEW = ("calendar_changes", "calendar_days", "calendar_shifts", "calendar_years", "terms")

VALUES = {"get_working_calendar.first": "2026-11-01", "get_working_calendar.last": "2027-01-31"}
