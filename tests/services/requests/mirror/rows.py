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
)

FIXED = ("mirror_%",)

VALUES = {
    "chain_id": identifier("chain", 2),
    "department_id": identifier("department", 7),
    "enterprise_id": identifier("enterprise", 77),
    "park_id": identifier("park", 4),
}
