"""The rows of negotiations: some hundred a year, of which few are planned."""

from tests.services.large import identifier

NEEDS = ("requests/leads",)
ROWS = (
    """
INSERT INTO negotiations (
    id, number, title, way, status, day, place, owner_id, chain_id, lead_id, prospect_ids, organization_ids, subject,
    outcome, recorded_at, recorded_by, recorded_by_name, settled_at, settled_by, settled_by_name, version
)
SELECT pg_temp.id('negotiation', n), 'QT' || lpad(n::text, 6, '0'), '第' || n || '场洽谈',
    (ARRAY['online', 'offline'])[1 + n % 2], CASE WHEN held THEN 'held' ELSE 'planned' END, at::date, '会议室',
    pg_temp.id('department', n % 40), pg_temp.id('chain', n % 7), pg_temp.id('lead', n),
    ARRAY[pg_temp.id('prospect', n)], ARRAY[pg_temp.id('department', (n + 1) % 40)], '用地',
    CASE WHEN held THEN '达成意向' END, at, pg_temp.id('person', n % 20000), '某人', CASE WHEN held THEN at END,
    CASE WHEN held THEN pg_temp.id('person', n % 20000) END, CASE WHEN held THEN '某人' END, 1
FROM (
    SELECT n, pg_temp.at(n * 400, :many) AS at, n < :many / 400 * 0.98 AS held
    FROM generate_series(1, :many / 400) AS n
) AS timed
""",
    """
INSERT INTO search_entries (resource, id, words, rule)
SELECT 'negotiation', id, array_to_tsvector(ARRAY['@negotiation', '洽谈', lower(number)]), 1 FROM negotiations
""",
    "INSERT INTO search_rounds (resource, rule, ended_at) VALUES ('negotiation', 1, now())",
)
VALUES = {
    "negotiation_id": identifier("negotiation", 50),
    "way": "online",
    "negotiation_way": "online",
    "list_negotiations.status": "held",
}
