"""The rows of what talent keeps of registry."""

from tests.services.large import identifier

ROWS = (
    """
INSERT INTO mirror_chains (id, sequence, name, active)
SELECT pg_temp.id('chain', n), 1, 'chain ' || n, true FROM generate_series(0, 6) AS n
""",
    """
INSERT INTO mirror_organizations (id, sequence, name, kind, chains, active)
SELECT pg_temp.id('enterprise', n), 1, 'organization ' || n, 'enterprise', '[]', true FROM generate_series(0, 4999) AS n
""",
    """
INSERT INTO mirror_persons (id, sequence, name, active)
SELECT pg_temp.id('person', n), 1, 'person ' || n, true FROM generate_series(0, 19999) AS n
""",
    """
INSERT INTO mirror_posts (id, sequence, person_id, organization_id, valid_from)
SELECT pg_temp.id('post', n), 1, pg_temp.id('person', n), pg_temp.id('enterprise', n % 5000), date '2024-01-01'
FROM generate_series(0, 19999) AS n
""",
)

FIXED = ("mirror_%",)

VALUES = {"chain_id": identifier("chain", 2)}
