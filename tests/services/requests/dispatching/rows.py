"""The rows of the dispatch rules."""

ROWS = (
    """
INSERT INTO dispatch_rule_versions (version, rules, created_at, created_by, comment)
SELECT n, '[]', pg_temp.at(n, 100), 'somebody', '' FROM generate_series(1, 100) AS n
""",
)

FIXED = ("dispatch_rule_versions",)

# What the rules in force name, of which these name nothing.
FEW = ("named_by_dispatch_rules",)

VALUES = {"version": 5}
