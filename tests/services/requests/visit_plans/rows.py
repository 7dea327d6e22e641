"""The rows of plans of visits: of forty departments one each, and what was owed by them each month in four years."""

from tests.services.large import identifier

NEEDS = ("requests/visits",)
ROWS = (
    """
INSERT INTO visit_plans (
    id, number, title, purpose, organization_id, period, enterprise_ids, first_day, remind_days, status, supervised,
    opens_on, made_at, made_by, made_by_name, version
)
SELECT pg_temp.id('visit plan', n), 'ZFJH' || lpad(n::text, 6, '0'), 'plan', '', pg_temp.id('department', n), 'month',
    ARRAY(SELECT pg_temp.id('enterprise', n * 100 + place) FROM generate_series(1, 100) AS place), '2022-12-01', 5,
    'running', n % 2 = 0, '2026-12-01', pg_temp.at(0, 48), pg_temp.id('person', n), 'handler', 1
FROM generate_series(0, 39) AS n
""",
    """
INSERT INTO visit_plan_periods (plan_id, first_day, last_day, tells_on)
SELECT pg_temp.id('visit plan', n), day, day + interval '1 month - 1 day',
    CASE WHEN month = 47 THEN day + interval '25 days' END
FROM generate_series(0, 39) AS n, generate_series(0, 47) AS month,
    LATERAL (SELECT date '2022-12-01' + month * interval '1 month') AS counted (day)
""",
    # Of a hundred, one is owed still.
    """
INSERT INTO owed_visits (
    id, plan_id, organization_id, enterprise_id, chain_id, park_id, first_day, last_day, status, made_at, visit_id,
    visited_on, settled_at
)
SELECT pg_temp.id('owed visit', n), pg_temp.id('visit plan', n / 100 % 40), pg_temp.id('department', n / 100 % 40),
    pg_temp.id('enterprise', n / 100 % 40 * 100 + n % 100), pg_temp.id('chain', n % 7), pg_temp.id('park', n % 20),
    first, first + interval '1 month - 1 day', status, first, CASE status WHEN 'made' THEN pg_temp.id('visit', n) END,
    CASE status WHEN 'made' THEN first + n % 35 END, CASE WHEN status <> 'owed' THEN first END
FROM (
    SELECT n, (date '2022-12-01' + n * 48 / (:many / 10) * interval '1 month')::date AS first,
        CASE WHEN n > :many / 10 * 0.99 THEN 'owed' WHEN n % 100 = 7 THEN 'taken_back' ELSE 'made' END AS status
    FROM generate_series(0, :many / 10 - 1) AS n
) AS told
""",
)
FIXED = ("visit_plans", "visit_plan_periods")
VALUES = {
    "visit_plan_id": identifier("visit plan", 7),
    "plan_id": identifier("visit plan", 7),
    "owed_visit_id": identifier("owed visit", 777),
    "overdue": "true",
    "list_visit_plans.period": "month",
    "list_visit_plans.status": "running",
}
