"""The rows of visits: one for ten requests, and one finding of each."""

from collections.abc import Mapping
from typing import Any

from contracts.figures import COMPUTE_FIGURES
from contracts.operation import Operation
from tests.services.large import identifier

NEEDS = ("requests/lifecycle", "requests/lists")
ROWS = (
    """
INSERT INTO visits (
    id, number, organization_id, enterprise_id, chain_id, park_id, day, visitors, summary, remarks, requests, demands,
    suggestions, planned, status, recorded_at, recorded_by, recorded_by_name, version
)
SELECT pg_temp.id('visit', n), 'ZF' || lpad(n::text, 6, '0'), pg_temp.id('department', n % 40),
    pg_temp.id('enterprise', n % 4000), pg_temp.id('chain', n % 7), pg_temp.id('park', n % 20),
    pg_temp.at(n, :many / 10)::date, 'visitors', repeat('走访情况', 50), '', 0, 0, 1, n % 4 > 0,
    CASE WHEN n % 100 = 7 THEN 'withdrawn' ELSE 'recorded' END, pg_temp.at(n, :many / 10),
    pg_temp.id('person', n % 20000), 'handler', 1
FROM generate_series(0, :many / 10 - 1) AS n
""",
    """
INSERT INTO visit_findings (
    id, visit_id, position, kind, content, reason, organization_id, enterprise_id, chain_id, park_id, day, standing
)
SELECT pg_temp.id('finding', substr(number, 3)::bigint), id, 0,
    CASE substr(number, 3)::bigint % 3 WHEN 0 THEN 'demand' WHEN 1 THEN 'suggestion' ELSE 'nothing' END, 'content', '',
    organization_id, enterprise_id, chain_id, park_id, day, status = 'recorded'
FROM visits
""",
    """
INSERT INTO search_entries (resource, id, words, rule)
SELECT 'visit', id, array_to_tsvector(ARRAY[
    '@visit', '诉求', substr(number, 3), '#' || lower(number),
    '^enterprise' || enterprise_id,
    '=enterprise_id' || replace(enterprise_id::text, '-', ''),
    '=organization_id' || replace(organization_id::text, '-', ''),
    '=chain_id' || replace(chain_id::text, '-', ''),
    '=park_id' || replace(park_id::text, '-', '')
] || (
    SELECT array_agg('word' || pg_temp.draw(substr(number, 3)::bigint, 100 + n, 5000))
    FROM generate_series(1, 20) AS n
)), 1 FROM visits
""",
    "INSERT INTO search_rounds (resource, rule, ended_at) VALUES ('visit', 1, now())",
)
VALUES = {
    "visit_id": identifier("visit", 777),
    "kind": "suggestion",
    "planned": "true",
    "latest": "true",
}


def excused(operation: Operation, query: Mapping[str, Any], fault: str) -> bool:
    """Figures of all years go through all visits: a hundred thousand rows for a million requests, in 50 ms."""
    return operation is COMPUTE_FIGURES and "from" not in query and "reads visit" in fault
