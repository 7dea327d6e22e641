"""The rows of venues: a district has hundreds."""

from tests.services.large import identifier

ROWS = (
    """
INSERT INTO venues (
    id, code, name, kind, owner_id, chain_id, address, area, facilities, opening_hours, shared, status, version
)
SELECT pg_temp.id('venue', n), 'Z' || n, 'venue ' || n,
    (ARRAY['street_centre', 'community_centre', 'station', 'activity_room', 'studio'])[1 + n % 5],
    pg_temp.id('enterprise', n), CASE WHEN n % 3 = 0 THEN pg_temp.id('chain', n % 7) END, 'road ' || n,
    50 + n, '{projector}', '[]', n % 2 = 0, 'open', 1
FROM generate_series(0, 499) AS n
""",
    """
INSERT INTO files (
    id, thing, thing_id, state, name, media_type, size, sha256, person_id, person_name, attached_at
)
SELECT pg_temp.id('file', n), 'venue', pg_temp.id('venue', n / 10), 'attached', 'file ' || n, 'image/jpeg', 1000,
    repeat('a', 64), pg_temp.id('person', n), 'person', now()
FROM generate_series(0, 4999) AS n
""",
)

FIXED = ("venues",)

VALUES = {
    "venue_id": identifier("venue", 3),
    "owner_id": identifier("enterprise", 77),
    "min_area": 200,
    "file_id": identifier("file", 33),
}
