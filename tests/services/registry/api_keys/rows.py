"""The rows of API keys: a few hundred in years."""

from tests.services.large import identifier

ROWS = (
    """
INSERT INTO api_keys (
    id, hash, name, person_id, organization_id, roles, operations, created_at, created_by, expires_on
)
SELECT pg_temp.id('key', n), md5('key' || n), 'key', pg_temp.id('person', n % 20), pg_temp.id('enterprise', n % 50),
    ARRAY['enterprise_contact'], ARRAY['list_requests'], now(), pg_temp.id('person', 1), current_date + n % 300
FROM generate_series(0, 499) AS n
""",
)

FIXED = ("api_keys",)
VALUES = {"api_key_id": identifier("key", 3)}
