"""The rows of what notifications keeps of registry."""

ROWS = (
    """
INSERT INTO mirror_persons (id, sequence, locale, active)
SELECT pg_temp.id('person', n), 1, 'zh', true FROM generate_series(0, 19999) AS n
""",
    """
INSERT INTO mirror_organizations (id, sequence, chains, active)
SELECT pg_temp.id('enterprise', n), 1, '[]', true FROM generate_series(0, 4999) AS n
""",
    """
INSERT INTO mirror_posts (id, sequence, kind, person_id, organization_id, valid_from)
SELECT pg_temp.id('post', n), 1, 'enterprise_contact', pg_temp.id('person', n), pg_temp.id('enterprise', n % 5000),
    date '2024-01-01'
FROM generate_series(0, 19999) AS n
""",
)

FIXED = ("mirror_%",)
