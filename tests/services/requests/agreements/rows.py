"""The rows of agreements: some hundred a year with two parties each, of which few end soon."""

from tests.services.large import identifier

NEEDS = ("requests/lifecycle",)

ROWS = (
    """
INSERT INTO agreements (
    id, number, title, kind, owner_id, chain_id, party_ids, signed_on, starts_on, ends_on, until, amount, content,
    registered_at, registered_by, registered_by_name, reminded_at, version
)
SELECT pg_temp.id('agreement', n), 'XY' || lpad(n::text, 6, '0'), '第' || n || '号协议',
    (ARRAY['co_building', 'technology_contract', 'technology_contract', 'expert'])[1 + n % 4],
    pg_temp.id('department', n % 40), pg_temp.id('chain', n % 7), ARRAY[pg_temp.id('department', n % 40)], at::date,
    at::date, at::date + 365, at::date + 365, 10000 + n, '内容', at, pg_temp.id('person', n % 20000), '某人',
    CASE WHEN n < :many / 400 * 0.75 THEN at + interval '335 days' END, 1
FROM (SELECT n, pg_temp.at(n * 400, :many) AS at FROM generate_series(1, :many / 400) AS n) AS timed
""",
    """
INSERT INTO agreement_parties (id, agreement_id, position, organization_id, name, kind, identity)
SELECT pg_temp.id('agreement party', n * 2 + place), pg_temp.id('agreement', n), place,
    CASE place WHEN 0 THEN pg_temp.id('department', n % 40) END, CASE place WHEN 1 THEN '高校' || n % 300 END,
    (ARRAY['government', 'university'])[1 + place],
    CASE place WHEN 0 THEN pg_temp.id('department', n % 40)::text ELSE E'university\n高校' || n % 300 || E'\n' END
FROM generate_series(1, :many / 400) AS n, generate_series(0, 1) AS place
""",
    """
INSERT INTO agreement_history (
    id, agreement_id, at, action, person_id, person_name, role, organization_id, changed
)
SELECT pg_temp.id('agreement entry', n), pg_temp.id('agreement', n), pg_temp.at(n * 400, :many), 'registration',
    pg_temp.id('person', n % 20000), '某人', 'department_handler', pg_temp.id('department', n % 40), '[]'
FROM generate_series(1, :many / 400) AS n
""",
    """
INSERT INTO search_entries (resource, id, words, rule)
SELECT 'agreement', id, array_to_tsvector(ARRAY['@agreement', '协议', lower(number)]), 1 FROM agreements
""",
    "INSERT INTO search_rounds (resource, rule, ended_at) VALUES ('agreement', 1, now())",
)
VALUES = {
    "agreement_id": identifier("agreement", 50),
    "owner_id": identifier("department", 3),
    "party_id": identifier("department", 3),
    "party_kind": "university",
    "in_force_on": "2026-11-20",
    "signed_from": "2026-10-12",
    "signed_to": "2026-11-20",
    "ends_from": "2027-10-12",
    "ends_to": "2027-11-20",
    "min_amount": "20000.00",
    "list_agreements.status": "in_force",
}
