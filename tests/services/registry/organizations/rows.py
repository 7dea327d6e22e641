"""The rows of organizations: a district has thousands, whatever the number of requests."""

from tests.services.large import identifier

ROWS = (
    """
INSERT INTO organizations (id, code, name, kind, attributes, active, version)
SELECT pg_temp.id(kind, n), kind || '-' || n, 'organization ' || n, kind, '{}', true, 1
FROM (VALUES ('enterprise', 5000), ('park', 20), ('department', 40), ('branch', 800))
    AS kinds (kind, count), generate_series(0, count - 1) AS n
""",
    """
INSERT INTO announced_day (id, day) VALUES (1, date '2026-11-20')
""",
)

FIXED = ("organizations", "announced_day")

VALUES = {
    "organization_id": identifier("enterprise", 77),
    "park_id": identifier("park", 4),
    "superior_id": identifier("department", 3),
    "segment": "中试",
    "sub_industry": "疫苗",
}
