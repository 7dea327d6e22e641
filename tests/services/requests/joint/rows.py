"""The rows of parts: one of fifty requests is handled jointly, by two co-departments."""

from uuid import UUID

from contracts.requests.vocabulary import Duty
from services.requests.duties.beginning import clock_of
from tests.services.large import identifier

NEEDS = ("requests/clocks", "requests/duties")

_REQUEST, _PART = identifier("request", 500), identifier("part", 1000)
_CLOCKS = f"('{_PART}'::uuid, 'part'), ('{clock_of(UUID(_PART), Duty.PART_REVIEW)}'::uuid, 'part_review')"
ROWS = (
    """
INSERT INTO request_parts (
    id, request_id, handling, department_id, status, note, working_days, added_at, accepted_at, granted_days,
    contribution, done_at, on_time, used_minutes, due_at, provisional, version
)
SELECT pg_temp.id('part', substr(number, 10)::bigint * 2 + co), id, 0,
    pg_temp.id('department', (substr(number, 10)::bigint + 11 * (co + 1)) % 40),
    CASE WHEN answered_at IS NOT NULL THEN 'done' WHEN status = 'handling' THEN 'accepted'
        WHEN status IN ('dispatched', 'returned') THEN 'waiting' ELSE 'released' END,
    '', 5, submitted_at + interval '1 hour', submitted_at + interval '1 day', 0,
    CASE WHEN answered_at IS NOT NULL THEN '' END, answered_at - interval '1 day',
    CASE WHEN answered_at IS NOT NULL THEN true END, CASE WHEN answered_at IS NOT NULL THEN 900 END,
    due_at, false, 1
FROM requests, generate_series(0, 1) AS co
WHERE dispatch_id IS NOT NULL AND substr(number, 10)::bigint % 50 = 0
""",
    """
UPDATE requests SET parts = 2,
    open_parts = CASE WHEN status IN ('dispatched', 'handling', 'returned') THEN 2 ELSE 0 END,
    co_department_ids = CASE WHEN status <> 'withdrawn' THEN ARRAY[
        pg_temp.id('department', (substr(number, 10)::bigint + 11) % 40),
        pg_temp.id('department', (substr(number, 10)::bigint + 22) % 40)] END
WHERE dispatch_id IS NOT NULL AND substr(number, 10)::bigint % 50 = 0
""",
    f"""
INSERT INTO clocks (
    request_id, duty, subject_id, status, due_at, provisional, generation, calendar_version, known_until,
    terms_version, version, reckoned_version
)
SELECT clock_id, owed, id, 'stopped', due_at, false, 1, 0, 2026, 0, 1, 1
FROM requests, (VALUES {_CLOCKS}) AS clock (clock_id, owed) WHERE id = '{_REQUEST}'
""",
    f"""
INSERT INTO clock_entries (request_id, position, kind, at, days, reason, due_at, provisional)
SELECT clock_id, 1, 'started', submitted_at, 5, '', due_at, false
FROM requests, (VALUES {_CLOCKS}) AS clock (clock_id, owed) WHERE id = '{_REQUEST}'
""",
)
VALUES = {
    "part_id": _PART,
    "get_part_deadline.duty": "part",
    "co_department_id": identifier("department", 7),
}
