"""The rows of the libraries: some hundred new entries a year, contacts encrypted and read one page at a time."""

from tests.services.large import identifier

NEEDS = ("requests/lifecycle",)
ROWS = (
    """
INSERT INTO prospects (
    id, number, kind, name, identity, region, industry, chain_id, owner_id, note, active, registered_at,
    registered_by, registered_by_name, version
)
SELECT pg_temp.id('prospect', n), 'ZS' || lpad(n::text, 6, '0'), (ARRAY['investor', 'target'])[1 + n % 2],
    '第' || n || '号企业', '第' || n || '号企业', '上海', '生物医药', pg_temp.id('chain', n % 7),
    pg_temp.id('department', n % 40), '', n % 20 > 0, pg_temp.at(n * 400, :many), pg_temp.id('person', n % 20000),
    '某人', 1
FROM generate_series(1, :many / 400) AS n
""",
    "INSERT INTO prospect_contacts (prospect_id) SELECT id FROM prospects",
    """
INSERT INTO search_entries (resource, id, words, rule)
SELECT 'prospect', id, array_to_tsvector(ARRAY['@prospect', '企业', lower(number)]), 1 FROM prospects
""",
    "INSERT INTO search_rounds (resource, rule, ended_at) VALUES ('prospect', 1, now())",
)
VALUES = {"prospect_id": identifier("prospect", 50)}
