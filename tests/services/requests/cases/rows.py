"""The rows of cases: one for two hundred requests, with ten of them."""

from tests.services.large import identifier

NEEDS = ("requests/lifecycle",)
ROWS = (
    """
INSERT INTO cases (
    id, number, title, description, status, department_id, chain_id, park_id, members, answered, answer, opened_at,
    opened_by, answered_at, version
)
SELECT pg_temp.id('case', n), 'JZ' || n, '第' || n || '案', '', status, pg_temp.id('department', n % 40),
    pg_temp.id('chain', n % 7), pg_temp.id('park', n % 20), 10, CASE status WHEN 'answered' THEN 10 ELSE 0 END,
    CASE status WHEN 'answered' THEN '已解决' END, at, pg_temp.id('person', n % 20000),
    CASE status WHEN 'answered' THEN at + interval '5 days' END, 1
FROM (
    SELECT n, pg_temp.at(n, :many / 200) AS at,
        CASE WHEN n > :many / 200 * 0.99 THEN 'open' ELSE 'answered' END AS status
    FROM generate_series(1, :many / 200) AS n
) AS told
""",
    """
INSERT INTO case_members (id, case_id, request_id, status, added_at, added_by, answered_at)
SELECT pg_temp.id('case member', (n - 1) * 10 + place), pg_temp.id('case', n),
    pg_temp.id('request', (n - 1) * 200 + place),
    CASE WHEN answered_at IS NULL THEN 'waiting' ELSE 'answered' END, opened_at, opened_by, answered_at
FROM generate_series(1, :many / 200) AS n JOIN cases ON cases.id = pg_temp.id('case', n),
    generate_series(1, 10) AS place
""",
    """
INSERT INTO case_history (id, case_id, at, action, person_id, person_name, role, organization_id, details)
SELECT pg_temp.id('case entry', n), pg_temp.id('case', 1 + n % (:many / 200)), pg_temp.at(n, :many / 50), 'addition',
    pg_temp.id('person', n % 20000), '', 'dispatcher', pg_temp.id('park', 1), '{"requests": [], "count": null}'
FROM generate_series(1, :many / 50) AS n
""",
    "INSERT INTO case_numbers (day, last) SELECT date '2026-11-23' - n, 4 FROM generate_series(0, 1460) AS n",
    """
INSERT INTO search_entries (resource, id, words, rule)
SELECT 'case', id, array_to_tsvector(ARRAY['@case', '第', lower(number)]), 1 FROM cases
""",
    "INSERT INTO search_rounds (resource, rule, ended_at) VALUES ('case', 1, now())",
)
FIXED = ("case_numbers",)
VALUES = {
    "case_id": identifier("case", 7),
    "opened_from": "2026-10-01",
    "opened_to": "2026-10-15",
    "answered_from": "2026-10-01",
    "answered_to": "2026-10-15",
    "request_job_id": identifier("job", 7),
    "list_cases.request_id": identifier("request", 1201),
}
