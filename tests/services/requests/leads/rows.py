"""The rows of leads: some hundred a year, of which few are open, with four entries in the log of each."""

from tests.services.large import identifier

NEEDS = ("requests/prospects",)
ROWS = (
    """
INSERT INTO leads (
    id, number, title, status, prospect_id, owner_id, chain_id, commissioner_id, source, first_contact_on, amount,
    content, next_task, next_task_on, task_order, task_told_at, last_entry_on, lost_on, lost_reason, opened_at,
    opened_by, opened_by_name, version
)
SELECT pg_temp.id('lead', n), 'XS' || lpad(n::text, 6, '0'), '第' || n || '号线索',
    CASE WHEN open THEN (ARRAY['contacted', 'negotiating'])[1 + n % 2] ELSE 'lost' END, pg_temp.id('prospect', n),
    pg_temp.id('department', n % 40), pg_temp.id('chain', n % 7), pg_temp.id('person', n % 200), '推介会', at::date,
    10000 + n, '内容', CASE WHEN open THEN '看地' END, CASE WHEN open THEN at::date + 30 END,
    CASE WHEN open THEN at::date + 30 ELSE '9999-12-31' END,
    CASE WHEN open THEN at END, at::date + 10, CASE WHEN NOT open THEN at::date + 20 END,
    CASE WHEN NOT open THEN '落户外地' END, at, pg_temp.id('person', n % 20000), '某人', 1
FROM (
    SELECT n, pg_temp.at(n * 400, :many) AS at, n > :many / 400 * 0.9 AS open
    FROM generate_series(1, :many / 400) AS n
) AS timed
""",
    """
INSERT INTO lead_log (id, lead_id, day, at, action, person_id, person_name, role, organization_id, content, changed)
SELECT pg_temp.id('lead entry', n * 4 + place), pg_temp.id('lead', n), at::date + place::int, at, 'note',
    pg_temp.id('person', n % 20000), '某人', 'department_handler', pg_temp.id('department', n % 40), '看地', '[]'
FROM (SELECT n, pg_temp.at(n * 400, :many) AS at FROM generate_series(1, :many / 400) AS n) AS timed,
    generate_series(0, 3) AS place
""",
    """
INSERT INTO search_entries (resource, id, words, rule)
SELECT 'lead', id, array_to_tsvector(ARRAY['@lead', '线索', lower(number)]), 1 FROM leads
""",
    "INSERT INTO search_rounds (resource, rule, ended_at) VALUES ('lead', 1, now())",
)
VALUES = {
    "lead_id": identifier("lead", 50),
    "commissioner_id": identifier("person", 30),
    "owner_id": identifier("department", 3),
    "prospect_kind": "investor",
    "first_contact_from": "2026-10-12",
    "first_contact_to": "2026-11-20",
    "converted_from": "2026-10-12",
    "converted_to": "2026-11-20",
    "lost_from": "2026-10-12",
    "lost_to": "2026-11-20",
    "min_amount": "20000.00",
    "list_leads.status": "negotiating",
    "list_commissioners.name": "某",
}
