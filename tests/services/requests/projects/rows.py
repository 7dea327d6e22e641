"""The rows of projects: some thousand in years with three milestones each, of which one in ten is under way."""

from tests.services.large import identifier

NEEDS = ("requests/lifecycle",)

ROWS = (
    """
INSERT INTO project_kinds (id, code, key, name, category, staged, monthly, active, version)
SELECT pg_temp.id('project kind', n), 'XM' || n, 'xm' || n, '第' || n || '类',
    (ARRAY['service', 'wall_chart', 'financing', 'secretary', 'technology', 'investment'])[n], n = 6, n % 2 = 0, true, 1
FROM generate_series(1, 6) AS n
""",
    """
INSERT INTO projects (
    id, number, title, kind_id, category, status, stage, owner_id, chain_id, partner_ids, amount, starts_on, ends_on,
    content, signed_on, reported, registered_at, registered_by, registered_by_name, ended_on, result, moved_at, version
)
SELECT pg_temp.id('project', n), 'XM' || lpad(n::text, 6, '0'), '第' || n || '号项目',
    pg_temp.id('project kind', 1 + n % 6),
    (ARRAY['service', 'wall_chart', 'financing', 'secretary', 'technology', 'investment'])[1 + n % 6],
    CASE WHEN ended THEN 'completed' ELSE 'under_way' END, CASE WHEN n % 6 = 5 THEN 'signed' END,
    pg_temp.id('department', n % 40), pg_temp.id('chain', n % 7), ARRAY[pg_temp.id('department', n % 39)], 10000 + n,
    at::date, at::date + 200, '内容', CASE WHEN n % 6 = 5 THEN at::date END, at::date - extract(day FROM at)::int + 1,
    at, pg_temp.id('person', n % 20000), '某人', CASE WHEN ended THEN at::date + 200 END,
    CASE WHEN ended THEN '完成' END, at, 1
FROM (
    SELECT n, pg_temp.at(n * 400, :many) AS at, n < :many / 400 * 0.9 AS ended FROM generate_series(1, :many / 400) AS n
) AS timed
""",
    """
INSERT INTO project_milestones (id, project_id, title, owner_id, weight, planned_on, done_on, evidence)
SELECT pg_temp.id('milestone', row_number() OVER ()), id, '节点', owner_id, 1, starts_on + place * 60,
    CASE WHEN status = 'completed' THEN starts_on + place * 60 END, CASE WHEN status = 'completed' THEN '验收单' END
FROM projects, generate_series(1, 3) AS place
""",
    """
INSERT INTO project_outcomes (id, project_id, kind, amount, day, evidence, entered_at, entered_by_name)
SELECT pg_temp.id('project outcome', row_number() OVER ()), id, 'saved', 5000, starts_on, '比价表', registered_at,
    '某人'
FROM projects WHERE status = 'completed'
""",
    """
INSERT INTO project_months (project_id, month, content, reported_at, reported_by_name)
SELECT id, reported, '进展', registered_at, '某人' FROM projects
""",
    """
INSERT INTO project_history (id, project_id, at, action, person_id, person_name, role, organization_id, changed)
SELECT pg_temp.id('project entry', row_number() OVER ()), id, registered_at, 'registration', registered_by, '某人',
    'department_handler', owner_id, '[]' FROM projects
""",
    """
INSERT INTO search_entries (resource, id, words, rule)
SELECT 'project', id, array_to_tsvector(ARRAY['@project', '项目', lower(number)]), 1 FROM projects
""",
    "INSERT INTO search_rounds (resource, rule, ended_at) VALUES ('project', 1, now())",
)
VALUES = {
    "project_id": identifier("project", 50),
    "project_kind_id": identifier("project kind", 2),
    "list_projects.kind_id": identifier("project kind", 2),
    "get_wall_chart.kind_id": identifier("project kind", 2),
    "partner_id": identifier("department", 3),
    "list_projects.category": "wall_chart",
    "list_projects.status": "under_way",
    "list_projects.stage": "signed",
    "list_projects.standing": "late",
    "list_projects.waiting": "milestone",
    "get_wall_chart.category": "wall_chart",
    "get_wall_chart.year": "2026",
    "list_project_kinds.active": "true",
    "registered_from": "2026-10-12",
    "registered_to": "2026-11-20",
}
