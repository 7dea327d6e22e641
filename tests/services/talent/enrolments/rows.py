"""The rows of enrolments."""

from tests.services.large import identifier

ROWS = (
    """
INSERT INTO enrolments (
    id, course_id, number, person_id, organization_id, chain_id, state, attendance, enrolled_at, version
)
SELECT pg_temp.id('enrolment', n * 100 + number), pg_temp.id('course', n), number,
    pg_temp.id('person', (n * 13 + number) % 20000),
    pg_temp.id('enterprise', (n * 13 + number) % 5000), pg_temp.id('chain', n % 7),
    CASE WHEN number > 38 THEN 'waiting' WHEN number > 36 THEN 'cancelled' ELSE 'confirmed' END,
    CASE WHEN number < 30 THEN 'present' END, pg_temp.at(n, :many / 40), 1
FROM generate_series(1, :many / 40) AS n, generate_series(1, 40) AS number
""",
    # There are as many more courses in the whole; ANALYZE thinks that it has seen them all.
    """
ALTER TABLE enrolments ALTER course_id SET (n_distinct = -0.025)
""",
)

VALUES = {"enrolment_id": identifier("enrolment", 50007)}
