"""The rows of offers and claims: some thousand a year, of which few are open."""

from tests.services.large import identifier

NEEDS = ("requests/lifecycle",)

ROWS = (
    """
INSERT INTO offers (
    id, number, title, description, status, allowed, taken, until, chain_id, park_id, enterprise_named, offered_by,
    offered_at, version
)
SELECT pg_temp.id('offer', n), 'RL' || n, '第' || n || '号认领', repeat('说明', 30),
    CASE WHEN n > :many / 100 - 20 THEN 'open' ELSE 'ended' END, 2, 2, at + interval '30 days',
    pg_temp.id('chain', n % 7), pg_temp.id('park', n % 20), false, pg_temp.id('person', n % 20000), at, 1
FROM (SELECT n, pg_temp.at(n * 100, :many) AS at FROM generate_series(1, :many / 100) AS n) AS timed
""",
    """
INSERT INTO claims (
    id, offer_id, claimer_id, organization_id, person_id, person_name, chain_id, park_id, status, note, claimed_at,
    moved_at, done_at, ended_at, version
)
SELECT pg_temp.id('claim', n), pg_temp.id('offer', n / 2 + 1), organization, organization, person, '某人',
    pg_temp.id('chain', n / 2 % 7), pg_temp.id('park', n / 2 % 20),
    CASE WHEN waits THEN 'claimed' ELSE 'done' END, '', at, at,
    CASE WHEN NOT waits THEN at END, CASE WHEN NOT waits THEN at END, 1
FROM (
    SELECT n, pg_temp.at(n * 50, :many) AS at, pg_temp.id('enterprise', n % 5000) AS organization,
        pg_temp.id('person', n % 20000) AS person, n > :many / 50 - 40 AS waits
    FROM generate_series(0, :many / 50 - 1) AS n
) AS claimed
""",
    """
INSERT INTO claim_notes (id, claim_id, at, action, person_id, person_name, words)
SELECT pg_temp.id('claim note', row_number() OVER ()), id, claimed_at, 'confirmation', person_id, '某人', '' FROM claims
""",
    "INSERT INTO offer_numbers (year, last) VALUES (2026, 1000)",
)
VALUES = {
    "offer_id": identifier("offer", 50),
    "claim_id": identifier("claim", 50),
    "free": "true",
    "mine": "true",
    "standing": "true",
    "claimed_from": "2026-10-12",
    "claimed_to": "2026-11-20",
    "done_from": "2026-10-12",
    "done_to": "2026-11-20",
    "list_offers.status": "open",
    "list_claims.status": "claimed",
    "list_claims.waiting": "confirmation",
}
