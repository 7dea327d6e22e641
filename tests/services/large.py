"""Fills the databases as a district fills them in years: a million requests and what belongs to them.

Writing all of it takes minutes, so by preset a twentieth of the rows is written, in the proportions and over the span
of time of the whole; then the planner is told that a page holds twenty times as many. It reckons the rows of a table
from its pages and ``pg_class.reltuples``, and knows what is in them by what ANALYZE has sampled: so it plans for the
million, only that it thinks reading a table whole cheaper than it would be. ``LARGE_SHARE=1`` writes everything.
"""

import os
from uuid import UUID

from sqlalchemy import Connection, text

from chassis.storing import personal
from contracts.catalogue import SUBSCRIPTIONS
from tests.harness import ServiceUnderTest
from tests.services.requests import rows as large_requests

REQUESTS = 1_000_000
SHARE = int(os.environ.get("LARGE_SHARE", "20"))

# Smaller ones are read whole in a few milliseconds; tallies grow with the months, not with the requests, and figures of
# all time add them all up.
LARGE = 50_000
READ_WHOLE = ("request_tallies",)

# Identifiers that sort by number, of a kind each, moments in the order of numbers over four years, and lots drawn for
# each number and kind.
_FUNCTIONS = """
CREATE FUNCTION pg_temp.id(kind int, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
    $$ SELECT (lpad(to_hex(kind), 8, '0') || lpad(to_hex(n), 24, '0'))::uuid $$;
CREATE FUNCTION pg_temp.at(n bigint, many bigint) RETURNS timestamptz LANGUAGE sql STABLE AS
    $$ SELECT timestamptz '2026-11-23 10:00+08' - (many - n) * (interval '4 years' / many) $$;
CREATE FUNCTION pg_temp.draw(n bigint, kind int, count int) RETURNS bigint LANGUAGE sql IMMUTABLE AS
    $$ SELECT abs(hashint8extended(n, kind)) % count $$;
"""
KINDS = {
    "request": 1,
    "enterprise": 2,
    "chain": 3,
    "park": 4,
    "department": 5,
    "item": 6,
    "person": 7,
    "organization": 8,
    "course": 9,
    "dispatch": 10,
    "answer": 11,
    "evaluation": 12,
    "other": 13,
}


def identifier(kind: str, number: int) -> str:
    """The identifier that the filling gives to something."""
    return str(UUID(int=KINDS[kind] << 96 | number))


# The machinery's tables, of thirty days: what four years would hold of requests divided by fifty, five events each.
_MACHINERY = (
    """
INSERT INTO outbox (event_id, type, key, sequence, envelope, created_at, published_at)
SELECT pg_temp.id(13, n), 'request.submitted.v1', 'request/' || n / 5, n % 5, '{}',
    now() - (:many / 10 - n) * interval '1 second', CASE WHEN n <= :many / 10 - 50 THEN now() END
FROM generate_series(1, :many / 10) AS n
""",
    """
INSERT INTO sequences (key, last) SELECT 'request/' || n, 5 FROM generate_series(1, :many) AS n
""",
    """
INSERT INTO inbox (consumer, event_id, applied_at)
SELECT consumer, pg_temp.id(13, n), now() - (:many / 10 - n) * interval '10 seconds'
FROM generate_series(1, :many / 10) AS n, unnest(CAST(:consumers AS text[])) AS consumer
""",
    """
INSERT INTO cursors (consumer, key, sequence)
SELECT consumer, 'organization/' || n, 3
FROM generate_series(1, :many / 20) AS n, unnest(CAST(:consumers AS text[])) AS consumer
""",
    """
INSERT INTO parked (id, consumer, event_id, type, key, sequence, envelope, state, tries, parked_at, next_try_at, error)
SELECT gen_random_uuid(), consumer, pg_temp.id(13, n), 'request.submitted.v1', 'request/' || n, 1, '{}',
    CASE WHEN n % 100 = 0 THEN 'waiting' WHEN n % 2 = 0 THEN 'dead' ELSE 'dropped' END, 3,
    now() - n * interval '10 minutes', now(), ''
FROM generate_series(1, 500) AS n, unnest(CAST(:consumers AS text[])) AS consumer
""",
    """
INSERT INTO idempotency_keys (operation, caller, key, request_hash, reply, created_at)
SELECT 'submit_request', 'person' || n % 1000, 'key' || n, '', '{}', now() - (:many / 10 - n) * interval '1 second'
FROM generate_series(1, :many / 10) AS n
""",
    """
INSERT INTO audit (id, at, actor, person_id, operation, object_id, content, correlation)
SELECT pg_temp.id(13, n), pg_temp.at(n, :many), '', pg_temp.id(7, n % 20000), 'get_request', n::text, '{}', ''
FROM generate_series(1, :many) AS n
""",
)


# A district has thousands of organizations and some ten thousand persons, whatever the number of requests.
_REGISTRY = (
    """
INSERT INTO chains (id, code, name, active, version)
SELECT pg_temp.id(3, n), 'L' || n, 'chain ' || n, true, 1 FROM generate_series(0, 6) AS n
""",
    """
INSERT INTO organizations (id, code, name, kind, attributes, active, version)
SELECT pg_temp.id(kind, n), kind || '-' || n, 'organization ' || n, word, '{}', true, 1
FROM (VALUES (2, 'enterprise', 5000), (4, 'park', 20), (5, 'department', 40), (8, 'branch', 800))
    AS kinds (kind, word, count), generate_series(0, count - 1) AS n
""",
    """
INSERT INTO persons (id, code, name, phone_hash, email_hash, locale, active, version)
SELECT pg_temp.id(7, n), 'P' || n, 'person ' || n, md5(n::text), md5('mail' || n), 'zh', true, 1
FROM generate_series(0, 19999) AS n
""",
    """
INSERT INTO posts (id, kind, person_id, organization_id, chain_id, valid_from, valid_to, ended)
SELECT pg_temp.id(13, n), CASE WHEN n % 100 = 0 THEN 'dispatcher' ELSE 'enterprise_contact' END, pg_temp.id(7, n),
    pg_temp.id(2, n % 5000), CASE WHEN n % 100 = 0 THEN pg_temp.id(3, n % 7) END, date '2024-01-01' + (n % 900)::int,
    CASE WHEN n % 10 = 0 THEN date '2026-10-01' + (n % 90)::int END, false
FROM generate_series(0, 19999) AS n
""",
    """
INSERT INTO memberships (id, organization_id, chain_id, segment_ids, sub_industry_ids, lead, valid_from)
SELECT pg_temp.id(13, n), pg_temp.id(2, n), pg_temp.id(3, n % 7), '{}', '{}', n % 500 = 0, date '2024-01-01'
FROM generate_series(0, 4999) AS n
""",
    """
INSERT INTO relations (id, kind, subject_id, object_id, valid_from)
SELECT pg_temp.id(13, n), 'park', pg_temp.id(2, n), pg_temp.id(4, n % 20), date '2024-01-01'
FROM generate_series(0, 4999) AS n
UNION ALL
SELECT pg_temp.id(13, 10000 + n), 'coverage', pg_temp.id(8, n % 800), pg_temp.id(2, n), date '2024-01-01'
FROM generate_series(0, 3999) AS n
""",
    """
INSERT INTO accounts (id, person_id, login, login_key, must_change_password, failures, active)
SELECT pg_temp.id(13, n), pg_temp.id(7, n), 'p' || n, 'p' || n, false, 0, true FROM generate_series(0, 19999) AS n
""",
    """
INSERT INTO sessions (id, person_id, opened_at, used_at, ends_at, ended_at)
SELECT pg_temp.id(13, n), pg_temp.id(7, n % 20000), at, at, at + interval '30 days',
    CASE WHEN n % 2 = 0 THEN at + interval '1 day' END
FROM (
    SELECT n, now() - interval '7 days' + n * (interval '7 days' / (:many / 10)) AS at
    FROM generate_series(1, :many / 10) AS n
) AS opened
""",
    """
INSERT INTO refresh_tokens (hash, session_id)
SELECT md5(n::text || turn), pg_temp.id(13, n) FROM generate_series(1, :many / 10) AS n, generate_series(1, 3) AS turn
""",
    """
INSERT INTO revocations (id, person_id, session_id, before)
SELECT pg_temp.id(13, n), pg_temp.id(7, n % 20000), pg_temp.id(13, n), now() - (:many / 10 - n) * interval '5 seconds'
FROM generate_series(1, :many / 10) AS n
""",
    """
INSERT INTO announced_day (id, day) VALUES (1, current_date - 3)
""",
)

_TALENT = (
    """
INSERT INTO mirror_chains (id, sequence, name, active)
SELECT pg_temp.id(3, n), 1, 'chain ' || n, true FROM generate_series(0, 6) AS n
""",
    """
INSERT INTO mirror_organizations (id, sequence, name, kind, chains, active)
SELECT pg_temp.id(2, n), 1, 'organization ' || n, 'enterprise', '[]', true FROM generate_series(0, 4999) AS n
""",
    """
INSERT INTO mirror_persons (id, sequence, name, active)
SELECT pg_temp.id(7, n), 1, 'person ' || n, true FROM generate_series(0, 19999) AS n
""",
    """
INSERT INTO mirror_posts (id, sequence, person_id, organization_id, valid_from)
SELECT pg_temp.id(13, n), 1, pg_temp.id(7, n), pg_temp.id(2, n % 5000), date '2024-01-01'
FROM generate_series(0, 19999) AS n
""",
    """
INSERT INTO courses (
    id, code, title, venue, starts_at, ends_at, capacity, chain_id, ended, confirmed, waiting, last_number, created_at,
    version
)
SELECT pg_temp.id(9, n), 'K' || n, 'course ' || n, 'hall ' || n % 20, at + interval '7 days', at + interval '8 days',
    60, CASE WHEN n % 8 > 0 THEN pg_temp.id(3, n % 7) END, n < :many / 40 - 20, 50, 0, 50, at, 1
FROM (SELECT n, pg_temp.at(n, :many / 40) AS at FROM generate_series(1, :many / 40) AS n) AS planned
""",
    """
INSERT INTO enrolments (
    id, course_id, number, person_id, organization_id, chain_id, state, attendance, enrolled_at, version
)
SELECT pg_temp.id(13, n * 100 + number), pg_temp.id(9, n), number, pg_temp.id(7, (n * 13 + number) % 20000),
    pg_temp.id(2, (n * 13 + number) % 5000), pg_temp.id(3, n % 7),
    CASE WHEN number > 38 THEN 'waiting' WHEN number > 36 THEN 'cancelled' ELSE 'confirmed' END,
    CASE WHEN number < 30 THEN 'present' END, pg_temp.at(n, :many / 40), 1
FROM generate_series(1, :many / 40) AS n, generate_series(1, 40) AS number
""",
    # There are as many more courses in the whole; ANALYZE thinks that it has seen them all.
    """
ALTER TABLE enrolments ALTER course_id SET (n_distinct = -0.025)
""",
)

_NOTIFICATIONS = (
    """
INSERT INTO inboxes (person_id, unread, last_number)
SELECT pg_temp.id(7, n), :many / 2000, :many / 1000 FROM generate_series(0, 999) AS n
""",
    """
INSERT INTO entries (id, person_id, number, kind, title_zh, title_en, body_zh, body_en, created_at, read_at)
SELECT pg_temp.id(13, n), pg_temp.id(7, n % 1000), n / 1000,
    CASE WHEN n / 1000 % 2 = 0 THEN 'request.dispatched' ELSE 'course.cancelled' END, '', '', '', '',
    pg_temp.at(n, :many), CASE WHEN n < :many * 0.95 THEN pg_temp.at(n, :many) END
FROM generate_series(1, :many) AS n
""",
    """
INSERT INTO deliveries (
    id, kind, person_id, address, locale, subject, body, state, tries, created_at, decided_at, next_try_at
)
SELECT pg_temp.id(13, n), 'request.dispatched', pg_temp.id(7, n % 1000), :address, 'zh', '', '', state, 1, at, at,
    CASE WHEN state = 'pending' THEN at END
FROM (
    SELECT n, now() - (:many - n) * (interval '80 days' / :many) AS at,
        CASE WHEN n > :many - 20 THEN 'pending' WHEN n % 1000 = 0 THEN 'dead' ELSE 'sent' END AS state
    FROM generate_series(1, :many) AS n
) AS decided
""",
    """
INSERT INTO mirror_posts (id, sequence, kind, person_id, organization_id, valid_from)
SELECT pg_temp.id(13, n), 1, 'enterprise_contact', pg_temp.id(7, n), pg_temp.id(2, n % 5000), date '2024-01-01'
FROM generate_series(0, 19999) AS n
""",
)

_OF = {"registry": _REGISTRY, "requests": large_requests.ROWS, "talent": _TALENT, "notifications": _NOTIFICATIONS}
_INDEXES = """
SELECT indexname AS name, indexdef AS definition FROM pg_indexes
WHERE schemaname = 'public' AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = indexname)
"""
# What grows with use: the planner is told of the whole. What a district has a number of stays as it is.
_FIXED = (
    "catalog_%", "mirror_%", "calendar_%", "request_numbers", "dispatch_rule_versions", "chains", "organizations",
    "persons", "posts", "memberships", "relations", "accounts", "inboxes", "announced_day",
    "cursors",
)  # fmt: skip
_TELL = """
UPDATE pg_class SET reltuples = reltuples * :share
WHERE relnamespace = 'public'::regnamespace AND reltuples > 0 AND relkind IN ('r', 'i') AND NOT EXISTS (
    SELECT FROM unnest(CAST(:fixed AS text[])) AS pattern
    WHERE coalesce((SELECT indrelid::regclass::text FROM pg_index WHERE indexrelid = oid), relname) LIKE pattern
)
"""


def fill(service: ServiceUnderTest) -> None:
    """Fill the database of a service, in the place of what is in it."""
    service.empty()
    given = {
        "address": personal.encrypt("somebody@example.cn"),
        "many": REQUESTS // SHARE,
        "consumers": [found.consumer for found in SUBSCRIPTIONS if found.service == service.name],
    }
    with service.database.engine.begin() as connection:
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        # No checks of foreign keys row by row, and indexes are built when the rows are there.
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text(_FUNCTIONS))
        indexes = connection.execute(text(_INDEXES)).all()
        for index in indexes:
            connection.execute(text(f'DROP INDEX "{index.name}"'))
        for statement in (*_MACHINERY, *_OF[service.name]):
            connection.execute(text(statement), given)
        for index in indexes:
            connection.execute(text(index.definition))
        if service.name == "requests":
            large_requests.tally(connection)
    # What is new is marked as seen by everybody, as it would have been in years.
    with service.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("SET statement_timeout = 0"))
        connection.execute(text("VACUUM (ANALYZE)"))
        connection.execute(text(_TELL), {"share": SHARE, "fixed": list(_FIXED)})


def large_tables(connection: Connection) -> set[str]:
    """The tables that are too large to be read whole, as the planner has been told."""
    names = "SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples >= :large"
    return set(connection.scalars(text(names), {"large": LARGE})) - set(READ_WHOLE)
