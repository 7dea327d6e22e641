"""The rows of matters: two for each meeting, discussed there and once more, and confirmed but for the latest."""

from tests.services.large import identifier

NEEDS = ("requests/meetings",)

ROWS = (
    """
INSERT INTO matters (
    id, number, title, description, organization_id, chain_id, status, raised_at, discussions, meeting_id,
    meeting_kind_id, convenor_id, convenors, expected_ids, evidence, settled_at, confirmed_at, version
)
SELECT pg_temp.id('matter', n), 'YT' || lpad(n::text, 6, '0'), '议题', '', pg_temp.id('enterprise', n % 20000),
    meetings.chain_id, CASE WHEN n > 7960 THEN 'discussed' ELSE 'confirmed' END, meetings.starts_at - interval '9 days',
    2, meetings.id, meetings.kind_id, meetings.organization_id, meetings.convenors, meetings.expected_ids,
    CASE WHEN n <= 7960 THEN '依据' END, CASE WHEN n <= 7960 THEN meetings.starts_at + interval '9 days' END,
    CASE WHEN n <= 7960 THEN meetings.starts_at + interval '12 days' END, 1
FROM generate_series(1, 7998) AS n JOIN meetings ON meetings.id = pg_temp.id('meeting', 1 + n / 2)
""",
    """
INSERT INTO matter_history (id, matter_id, at, action, person_id, person_name, role, meeting_id)
SELECT pg_temp.id('matter entry', n * 4 + step), pg_temp.id('matter', n), pg_temp.at(n, 8000),
    (ARRAY['raising', 'discussion', 'discussion', 'settlement'])[1 + step], pg_temp.id('person', n % 20000), '',
    'dispatcher',
    CASE WHEN step IN (1, 2) THEN pg_temp.id('meeting', 1 + (n / 2 + step) % 4000) END
FROM generate_series(1, 7998) AS n, generate_series(0, 3) AS step
""",
    """
INSERT INTO search_entries (resource, id, words, rule)
SELECT 'matter', id, array_to_tsvector(ARRAY['@matter', '议', lower(number)]), 1 FROM matters
""",
    "INSERT INTO search_rounds (resource, rule, ended_at) VALUES ('matter', 1, now())",
)
FIXED = ("matters", "matter_history")
VALUES = {
    "matter_id": identifier("matter", 7),
    "confirmed_from": "2026-10-01",
    "confirmed_to": "2026-10-15",
}
