"""The rows of persons and posts: a district has some ten thousand persons, whatever the number of requests."""

from tests.services.large import identifier

ROWS = (
    """
INSERT INTO persons (id, code, name, phone_hash, email_hash, locale, active, version)
SELECT pg_temp.id('person', n), 'P' || n, 'person ' || n, md5(n::text), md5('mail' || n), 'zh', true, 1
FROM generate_series(0, 19999) AS n
""",
    """
INSERT INTO posts (id, kind, person_id, organization_id, chain_id, valid_from, valid_to, ended)
SELECT pg_temp.id('post', n), CASE WHEN n % 100 = 0 THEN 'dispatcher' ELSE 'enterprise_contact' END,
    pg_temp.id('person', n),
    pg_temp.id('enterprise', n % 5000), CASE WHEN n % 100 = 0 THEN pg_temp.id('chain', n % 7) END,
    date '2024-01-01' + (n % 900)::int,
    CASE WHEN n % 10 = 0 THEN date '2026-10-01' + (n % 90)::int END, false
FROM generate_series(0, 19999) AS n
""",
)

FIXED = ("persons", "posts")

VALUES = {
    "contact": "13800000000",
    "person_id": identifier("person", 7),
    "post_id": identifier("post", 7),
}
