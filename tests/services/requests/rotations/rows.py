"""The rows of rotations: ten of each of forty departments, with a step of each working day of years."""

from tests.services.large import identifier

NEEDS = ("requests/mirror", "requests/meetings")

ROWS = (
    """
INSERT INTO rotations (
    id, name, activity_kind, meeting_kind_id, chain_id, organization_id, host_ids, passed, turn, active, version
)
SELECT pg_temp.id('rotation', n), 'rotation ' || n, CASE WHEN n % 2 = 0 THEN 'exchange' END,
    CASE WHEN n % 2 = 1 THEN pg_temp.id('meeting kind', n % 20) END, pg_temp.id('chain', n % 7),
    pg_temp.id('department', n % 40),
    ARRAY[pg_temp.id('enterprise', n), pg_temp.id('enterprise', n + 1), pg_temp.id('enterprise', n + 2)], '{0,1,0}',
    n % 3, n % 10 > 0, 1
FROM generate_series(0, 399) AS n
""",
    """
INSERT INTO rotation_history (
    id, rotation_id, at, action, person_id, person_name, host_id, thing_id, number, passed
)
SELECT pg_temp.id('rotation entry', n), pg_temp.id('rotation', n % 400), pg_temp.at(n, 40000), 'turn',
    pg_temp.id('person', n % 20000), '', pg_temp.id('enterprise', n % 400), pg_temp.id('turn', n), 'HD', 0
FROM generate_series(0, 39999) AS n
""",
)
FIXED = ("rotations", "rotation_history")
VALUES = {
    "rotation_id": identifier("rotation", 8),
    "in_turn": "false",
}
