"""The rows of on-site days: of twenty parks one a month, and the few requests that were taken in at each."""

from tests.services.large import identifier

NEEDS = ("requests/mandates", "requests/lifecycle")

ROWS = (
    """
INSERT INTO on_site_days (
    id, number, park_id, day, place, department_ids, agent_ids, note, status, planned_at, planned_by, planned_by_name,
    version
)
SELECT pg_temp.id('on-site day', n), 'XC' || lpad(n::text, 6, '0'), pg_temp.id('park', n % 20),
    pg_temp.at(n, 960)::date, 'place', ARRAY[pg_temp.id('department', n % 40)], ARRAY[pg_temp.id('person', n % 40)],
    '', CASE WHEN n > 940 THEN 'planned' ELSE 'held' END, pg_temp.at(n, 960), pg_temp.id('person', n), 'clerk', 1
FROM generate_series(1, 960) AS n
""",
    """
UPDATE requests SET on_site_day_id = pg_temp.id('on-site day', 1 + substr(number, 10)::bigint / 500 * 7 % 960)
WHERE substr(number, 10)::bigint % 500 = 8
""",
)

VALUES = {"on_site_day_id": identifier("on-site day", 8)}
