"""The rows of the rules of notification."""

ROWS = (
    """
INSERT INTO rule_versions (version, rules, changed_at)
SELECT n, '[]', pg_temp.at(n, 100) FROM generate_series(2, 100) AS n
""",
)

FIXED = ("rule_versions",)
