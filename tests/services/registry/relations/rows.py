"""The rows of relations and places on chains."""

ROWS = (
    """
INSERT INTO memberships (id, organization_id, chain_id, segment_ids, sub_industry_ids, lead, valid_from)
SELECT pg_temp.id('membership', n), pg_temp.id('enterprise', n), pg_temp.id('chain', n % 7), '{}', '{}', n % 500 = 0,
    date '2024-01-01'
FROM generate_series(0, 4999) AS n
""",
    """
INSERT INTO relations (id, kind, subject_id, object_id, valid_from)
SELECT pg_temp.id('relation', n), 'park', pg_temp.id('enterprise', n), pg_temp.id('park', n % 20), date '2024-01-01'
FROM generate_series(0, 4999) AS n
UNION ALL
SELECT pg_temp.id('relation', 10000 + n), 'coverage', pg_temp.id('branch', n % 800), pg_temp.id('enterprise', n),
    date '2024-01-01'
FROM generate_series(0, 3999) AS n
UNION ALL
SELECT pg_temp.id('relation', 20000 + n), 'affiliation', pg_temp.id('branch', n), pg_temp.id('department', n % 40),
    date '2024-01-01'
FROM generate_series(0, 799) AS n
""",
)

FIXED = ("memberships", "relations")
