"""The rows of meetings: of forty convening organizations one in two weeks, and two resolutions of each."""

from tests.services.large import identifier

NEEDS = ("requests/mirror",)

ROWS = (
    """
INSERT INTO meeting_kinds (
    id, code, name, name_en, convenors, member_ids, quorum_rule, quorum, period, at_least, active,
    owed_by_ids, owed_from, version
)
SELECT pg_temp.id('meeting kind', n), 'K' || n, '会议', 'meeting', '{dispatcher,supervisor,chain_chief,service_clerk}',
    ARRAY[pg_temp.id('department', n), pg_temp.id('department', n + 1)], 'number', 1, 'quarter', 1, n < 18,
    ARRAY(SELECT pg_temp.id('park', park) FROM generate_series(0, 39) AS park), date '2023-01-01', 1
FROM generate_series(0, 19) AS n
""",
    """
INSERT INTO meetings (
    id, number, kind_id, title, organization_id, chain_id, place, starts_at, ends_at, agenda, convenors, member_ids,
    expected_ids, needed, status, convened_at, present_ids, attended, quorate, minutes, approved_at, amended, version
)
SELECT pg_temp.id('meeting', n), 'HY' || lpad(n::text, 6, '0'), pg_temp.id('meeting kind', n % 20), '会议',
    pg_temp.id('park', n % 40), pg_temp.id('chain', n % 7), '会议室', at, at + interval '2 hours', '{}',
    '{dispatcher,supervisor,chain_chief,service_clerk}', members, members || pg_temp.id('enterprise', n % 20000), 1,
    CASE WHEN n > 3980 THEN 'convened' ELSE 'approved' END, at - interval '7 days',
    CASE WHEN n <= 3980 THEN members END, CASE WHEN n <= 3980 THEN 2 END, CASE WHEN n <= 3980 THEN n % 20 > 0 END,
    CASE WHEN n <= 3980 THEN '会议研究了事项。' END, CASE WHEN n <= 3980 THEN at + interval '3 days' END, 0, 1
FROM (
    SELECT n, pg_temp.at(n, 4000) AS at,
        ARRAY[pg_temp.id('department', n % 40), pg_temp.id('department', (n + 1) % 40)] AS members
    FROM generate_series(1, 4000) AS n
) AS told
""",
    """
INSERT INTO meeting_history (id, meeting_id, at, action, person_id, person_name, role)
SELECT pg_temp.id('meeting entry', n), pg_temp.id('meeting', 1 + n / 4), pg_temp.at(n, 16000),
    (ARRAY['convening', 'attendance', 'minutes', 'approval'])[1 + n % 4], pg_temp.id('person', n % 20000), '',
    'dispatcher'
FROM generate_series(0, 15999) AS n
""",
    """
INSERT INTO resolutions (
    id, number, meeting_id, content, organization_id, convenor_id, expected_ids, chain_id, due_on, status, passed_at,
    progress, due_at, provisional, report, reported_at, done_at, on_time, version
)
SELECT pg_temp.id('resolution', n), 'JY' || lpad(n::text, 6, '0'), meetings.id, '决议',
    pg_temp.id('department', n % 40), meetings.organization_id, meetings.expected_ids, meetings.chain_id,
    pg_temp.at(n, 8000)::date + 90, CASE WHEN n % 50 = 0 THEN 'revoked' ELSE 'passed' END, pg_temp.at(n, 8000),
    CASE WHEN n > 7700 THEN (ARRAY['assigned', 'accepted', 'reported'])[1 + n % 3] ELSE 'done' END,
    pg_temp.at(n, 8000) + interval '90 days', false, '依据', pg_temp.at(n, 8000) + interval '80 days',
    CASE WHEN n <= 7700 THEN pg_temp.at(n, 8000) + interval '85 days' END, CASE WHEN n <= 7700 THEN n % 20 > 0 END, 1
FROM generate_series(1, 7900) AS n JOIN meetings ON meetings.id = pg_temp.id('meeting', 1 + n / 2)
""",
    """
INSERT INTO resolution_history (id, resolution_id, at, action, person_id, person_name, role)
SELECT pg_temp.id('resolution entry', n), pg_temp.id('resolution', 1 + n / 4), pg_temp.at(n, 32000),
    (ARRAY['passing', 'acceptance', 'report', 'confirmation'])[1 + n % 4], pg_temp.id('person', n % 20000), '',
    'dispatcher'
FROM generate_series(0, 31000) AS n
""",
    """
INSERT INTO short_meetings (kind_id, organization_id, first, over, told_at)
SELECT pg_temp.id('meeting kind', kind), pg_temp.id('park', park), date '2023-01-01' + quarter * 91, true, now()
FROM generate_series(0, 19) AS kind, generate_series(0, 39) AS park, generate_series(0, 14) AS quarter
""",
    """
INSERT INTO search_entries (resource, id, words, rule)
SELECT 'meeting', id, array_to_tsvector(ARRAY['@meeting', '会', lower(number)]), 1 FROM meetings
""",
    """
INSERT INTO search_entries (resource, id, words, rule)
SELECT 'resolution', id, array_to_tsvector(ARRAY['@resolution', '决', lower(number)]), 1 FROM resolutions
""",
    """
INSERT INTO search_rounds (resource, rule, ended_at) VALUES ('meeting', 1, now()), ('resolution', 1, now())
""",
)
FIXED = ("meeting_kinds", "short_meetings", "meetings", "meeting_history", "resolutions", "resolution_history")
VALUES = {
    "meeting_id": identifier("meeting", 7),
    "meeting_kind_id": identifier("meeting kind", 7),
    "kind_id": identifier("meeting kind", 7),
    "resolution_id": identifier("resolution", 7),
    "expected_id": identifier("department", 7),
    "quorate": "false",
    "period": "quarter",
    "year": "2026",
    "due_from": "2026-10-01",
    "due_to": "2026-10-15",
    "progress": "accepted",
    "on_time": "false",
    "passed_from": "2026-10-01",
    "passed_to": "2026-10-15",
}
