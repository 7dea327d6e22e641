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
INSERT INTO clock_firings (request_id, rung, generation, reached_at, fired_at)
SELECT id, 'overdue', 1, due_at, due_at FROM requests WHERE has_due AND substr(number, 16)::int % 5 = 0
""",
)

FEW = ("calendar_changes", "calendar_days", "calendar_shifts", "calendar_years", "terms")

VALUES = {"get_working_calendar.first": "2026-11-01", "get_working_calendar.last": "2027-01-31"}
