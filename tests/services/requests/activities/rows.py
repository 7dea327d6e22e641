"""The rows of activities: one for a hundred requests, with twenty registrations each."""

from cryptography.fernet import Fernet

from tests.harness import FIELD_KEY
from tests.services.large import identifier

NEEDS = ("requests/lifecycle", "requests/lists")

_SECRET = Fernet(FIELD_KEY).encrypt(b"0" * 64).decode()
ROWS = (
    f"""
INSERT INTO activities (
    id, number, kind, title, description, organizer_id, host_id, partner_ids, chain_id, place, starts_at, ends_at,
    capacity, confirmed, waiting, last_number, attended, headcount, status, secret, announced_at, announced_by,
    announced_by_name, version, venue_id, venue_status, venue_asked
)
SELECT pg_temp.id('activity', n), 'HD' || lpad(n::text, 6, '0'),
    CASE n % 3 WHEN 0 THEN 'exchange' WHEN 1 THEN 'party' ELSE 'alliance' END, 'activity', '',
    pg_temp.id('department', n % 40), pg_temp.id('enterprise', n % 4000), '{{}}', pg_temp.id('chain', n % 7), 'place',
    at, at + interval '3 hours', 20, 20, 0, 20, 10, CASE WHEN status = 'held' THEN 5 END, status, '{_SECRET}',
    at, pg_temp.id('person', n % 20000), 'handler', 1, CASE WHEN n % 2 = 0 THEN pg_temp.id('venue', n % 500) END,
    CASE WHEN n % 20 = 0 THEN 'taken' WHEN n % 2 = 0 THEN 'booked' END, 1
FROM (
    SELECT n, pg_temp.at(n, :many / 100) AS at,
        CASE WHEN n > :many / 100 * 0.99 THEN 'announced' WHEN n % 50 = 7 THEN 'cancelled' ELSE 'held' END AS status
    FROM generate_series(0, :many / 100 - 1) AS n
) AS told
""",
    """
INSERT INTO activity_registrations (
    id, activity_id, organizer_id, number, person_id, organization_id, state, attended, attended_at, way, tries,
    registered_at, version
)
SELECT pg_temp.id('registration', n), pg_temp.id('activity', n / 20), pg_temp.id('department', n / 20 % 40), n % 20 + 1,
    pg_temp.id('person', n * 7 % 20000), pg_temp.id('enterprise', n % 4000), 'confirmed', n % 2 = 0,
    CASE WHEN n % 2 = 0 THEN pg_temp.at(n, :many / 5) END, CASE WHEN n % 2 = 0 THEN 'code' END, 0,
    pg_temp.at(n, :many / 5), 1
FROM generate_series(0, :many / 5 - 1) AS n
""",
    """
INSERT INTO search_entries (resource, id, words, rule)
SELECT 'activity', id, array_to_tsvector(ARRAY['@activity', '诉求', '#' || lower(number)] || (
    SELECT array_agg('word' || pg_temp.draw(substr(number, 3)::bigint, 100 + n, 5000))
    FROM generate_series(1, 20) AS n
)), 1 FROM activities
""",
    "INSERT INTO search_rounds (resource, rule, ended_at) VALUES ('activity', 1, now())",
)
VALUES = {
    "activity_id": identifier("activity", 77),
    "venue_id": identifier("venue", 4),
    "venue_status": "taken",
    "activity_registration_id": identifier("registration", 1540),
    "organizer_id": identifier("department", 7),
    "host_id": identifier("enterprise", 77),
    "attended": "true",
    "activity_kind": "exchange",
    "list_activities.kind": "exchange",
}
