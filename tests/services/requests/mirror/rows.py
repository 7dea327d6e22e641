"""The rows of what requests keeps of registry."""

from tests.services.large import identifier

ROWS = (
    """
INSERT INTO mirror_chains (id, sequence, code, name, segments, active)
SELECT pg_temp.id('chain', n), 1, 'L' || n, 'chain ' || n, '[]', true FROM generate_series(0, 6) AS n
""",
    """
INSERT INTO mirror_organizations (id, sequence, code, name, kind, chains, active)
SELECT pg_temp.id(kind, n), 1, kind || '-' || n, 'organization ' || n, kind, '[]', true
FROM (VALUES ('enterprise', 5000), ('park', 20), ('department', 40)) AS kinds (kind, count),
    generate_series(0, count - 1) AS n
""",
    """
INSERT INTO mirror_announced_posts (id, sequence, posts, complete) VALUES ('all', 1, 10250, true)
""",
    """
INSERT INTO mirror_persons (id, sequence, active)
SELECT pg_temp.id('person', n), 1, true FROM generate_series(0, 19999) AS n
""",
    """
INSERT INTO mirror_posts (id, sequence, kind, person_id, organization_id, chain_id, valid_from)
SELECT pg_temp.id('post ' || kind, n), 1, kind, pg_temp.id('person', n), pg_temp.id(place, n % places),
    CASE WHEN chains > 0 THEN pg_temp.id('chain', n % chains) END, date '2020-01-01'
FROM (VALUES
    ('enterprise_contact', 10000, 'enterprise', 5000, 0), ('department_handler', 200, 'department', 40, 0),
    ('dispatcher', 40, 'park', 20, 7), ('chain_chief', 7, 'park', 20, 7), ('supervisor', 3, 'department', 40, 0)
) AS kinds (kind, count, place, places, chains), generate_series(0, count - 1) AS n
""",
)

FIXED = ("mirror_%",)

VALUES = {
    "chain_id": identifier("chain", 2),
    "department_id": identifier("department", 7),
    "enterprise_id": identifier("enterprise", 77),
    "park_id": identifier("park", 4),
}
