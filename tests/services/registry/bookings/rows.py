"""The rows of bookings: five hundred venues, each booked two hundred times, mostly by activities."""

from tests.services.large import identifier

NEEDS = ("registry/venues",)
ROWS = (
    """
INSERT INTO venue_bookings (
    id, number, venue_id, organization_id, title, starts_at, ends_at, activity_id, asked, status, reason, booked_at,
    cancelled_at, version
)
SELECT pg_temp.id('booking', n), 'YD' || lpad(n::text, 6, '0'), pg_temp.id('venue', n % 500),
    pg_temp.id('enterprise', n % 4000), 'booking ' || n, at, at + interval '2 hours',
    CASE WHEN n % 4 > 0 THEN pg_temp.id('activity', n) END, CASE WHEN n % 4 > 0 THEN 1 END,
    CASE WHEN n % 10 = 0 THEN 'cancelled' ELSE 'booked' END, NULL, at, CASE WHEN n % 10 = 0 THEN at END, 1
FROM (
    SELECT n, now() + interval '20 days' - (n / 500) * interval '1 day' AS at FROM generate_series(0, 99999) AS n
) AS told
""",
    """
INSERT INTO venue_requests (activity_id, version, asked)
SELECT pg_temp.id('activity', n), 1, 1 FROM generate_series(0, 99999) AS n WHERE n % 4 > 0
""",
)
VALUES = {
    "venue_booking_id": identifier("booking", 77),
    "list_venue_bookings.first": "2026-11-01",
    "list_venue_bookings.last": "2026-12-31",
    "list_venue_bookings.organization_id": identifier("enterprise", 77),
}
