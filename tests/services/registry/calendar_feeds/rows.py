"""The rows of calendar feeds: one or two for each person who uses the platform."""

from tests.services.large import identifier

ROWS = (
    """
INSERT INTO calendar_feeds (id, hash, person_id, name, created_at)
SELECT pg_temp.id('feed', n), md5('feed' || n), pg_temp.id('person', n % 20000), 'feed ' || n, now()
FROM generate_series(0, 29999) AS n
""",
)

FIXED = ("calendar_feeds",)
VALUES = {"calendar_feed_id": identifier("feed", 3)}
