"""The rows of chains."""

from tests.services.large import identifier

ROWS = (
    """
INSERT INTO divisions (id, chain_id, kind, position, name, retired)
SELECT pg_temp.id('division', n), pg_temp.id('chain', n % 7),
    CASE WHEN n % 2 = 0 THEN 'segment' ELSE 'sub_industry' END, n / 7, 'division ' || n, false
FROM generate_series(0, 139) AS n
""",
    """
INSERT INTO chains (id, code, name, active, version)
SELECT pg_temp.id('chain', n), 'L' || n, 'chain ' || n, true, 1 FROM generate_series(0, 6) AS n
""",
)

FIXED = ("chains", "divisions")

VALUES = {"chain_id": identifier("chain", 2)}
