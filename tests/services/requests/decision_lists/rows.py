"""The rows of decision lists: of forty organizations three editions of each kind, with thirty matters each."""

from tests.services.large import identifier

NEEDS = ("requests/mirror",)

ROWS = (
    """
INSERT INTO decision_lists (
    id, kind, organization_id, party_organization_id, edition, title, from_on, to_on, version
)
SELECT pg_temp.id('decision list', n), (ARRAY['prior_study', 'decided'])[1 + n % 2],
    pg_temp.id('enterprise', n / 2 % 40), pg_temp.id('park', n / 2 % 40), 1 + n / 80, '清单',
    date '2023-01-01' + 365 * (n / 80), CASE WHEN n < 160 THEN date '2023-01-01' + 365 * (n / 80) + 364 END, 1
FROM generate_series(0, 239) AS n
""",
    """
INSERT INTO decision_items (id, list_id, position, code, title)
SELECT pg_temp.id('decision item', list * 30 + n), pg_temp.id('decision list', list), n + 1, '1.' || n, '事项'
FROM generate_series(0, 239) AS list, generate_series(0, 29) AS n
""",
    """
INSERT INTO search_entries (resource, id, words, rule)
SELECT 'decision_list', id, array_to_tsvector(ARRAY['@decision_list', '清']), 1 FROM decision_lists
""",
    "INSERT INTO search_rounds (resource, rule, ended_at) VALUES ('decision_list', 1, now())",
)
FIXED = ("decision_lists", "decision_items")
VALUES = {
    "decision_list_id": identifier("decision list", 7),
    "list_id": identifier("decision list", 7),
    "party_organization_id": identifier("park", 7),
    "list_decision_lists.kind": "decided",
    "list_decision_items.kind": "decided",
    "list_decision_items.code": "1.7",
    "list_decision_lists.on": "2026-11-20",
    "list_decision_items.on": "2026-11-20",
}
