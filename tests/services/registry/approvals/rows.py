"""The rows of proposals: a few hundred a year, most of them decided."""

from tests.services.large import identifier

ROWS = (
    """
INSERT INTO proposals (
    id, act, status, path, content, digest, persons, posts, changes, proposed_by, proposer, proposed_at, expires_at,
    decided_at, version
)
SELECT pg_temp.id('proposal', n), (ARRAY['give_post', 'open_account', 'change_account'])[1 + n % 3],
    CASE WHEN n % 100 = 0 THEN 'pending' ELSE 'approved' END, ARRAY[]::uuid[], CASE WHEN n % 100 = 0 THEN :address END,
    'digest ' || n, jsonb_build_array(jsonb_build_object('id', pg_temp.id('person', n % 1000), 'name', 'person')),
    '[]', '[]', pg_temp.id('person', n % 5), 'registrar', now() - interval '1 day', now() + interval '6 days',
    CASE WHEN n % 100 <> 0 THEN now() END, 1
FROM generate_series(0, 4999) AS n
""",
)

VALUES = {"proposal_id": identifier("proposal", 3), "proposed_by": identifier("person", 3)}
