"""The rows of mandates: every fifth enterprise has given some, of which few are open; by items or for all."""

from tests.services.large import identifier

NEEDS = ("requests/mirror", "requests/catalog")

ROWS = (
    """
INSERT INTO mirror_posts (id, sequence, kind, person_id, organization_id, valid_from)
SELECT pg_temp.id('post service_agent', n), 1, 'service_agent', pg_temp.id('person', n), pg_temp.id('park', n % 20),
    date '2020-01-01'
FROM generate_series(0, 39) AS n
""",
    """
UPDATE mirror_persons SET name = 'agent'
WHERE id IN (SELECT person_id FROM mirror_posts WHERE kind = 'service_agent')
""",
    """
INSERT INTO mandates (
    id, number, enterprise_id, agent_id, agent_name, organization_id, item_ids, valid_from, valid_to, note, granted_at,
    granted_by, granted_by_name, ended_at, ended_because, version
)
SELECT pg_temp.id('mandate', n), 'WT' || lpad(n::text, 6, '0'), pg_temp.id('enterprise', n % 1000 * 5),
    pg_temp.id('person', n % 40), 'agent', pg_temp.id('park', n % 20),
    CASE WHEN n % 2 = 0 THEN ARRAY[pg_temp.id('item', n % 10)] END, date '2026-01-01', date '2026-12-31', '',
    pg_temp.at(n, 2000), pg_temp.id('person', n), 'contact', CASE WHEN n <= 1000 THEN pg_temp.at(n, 2000) END,
    CASE WHEN n <= 1000 THEN 'expired' END, 1
FROM generate_series(1, 2000) AS n
""",
)

VALUES = {
    "agent_id": identifier("person", 10),
    "mandate_id": identifier("mandate", 1500),
    "list_service_agents.organization_id": identifier("park", 4),
    "list_service_agents.name": "agent",
}
