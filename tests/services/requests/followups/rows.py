"""The rows of follow-ups: of four closed requests one was called back about, and few calls are still to be made."""

from collections.abc import Mapping
from typing import Any

from cryptography.fernet import Fernet

from contracts.figures import COMPUTE_FIGURES
from contracts.operation import Operation
from tests.harness import FIELD_KEY
from tests.services.large import identifier

NEEDS = ("requests/lifecycle", "requests/clocks")

_WAITS = "row_number() OVER (ORDER BY closed_at DESC) <= 500"
_SEED = Fernet(FIELD_KEY).encrypt(b"0" * 64).decode()
_CLERK = identifier("person", 10)
ROWS = (
    f"""
INSERT INTO follow_ups (
    id, number, request_id, answer_id, cause, month, status, enterprise_id, chain_id, department_id, shown_to_id,
    closed_at, drawn_at, due_at, provisional, ended_at, misses, enterprise_overall, response_time, result, attitude,
    overall, comment, poor, disagrees, version
)
SELECT pg_temp.id('follow up', n), 'HF' || number, id, answer_id,
    CASE n % 40 WHEN 0 THEN 'poor' WHEN 4 THEN 'unevaluated' ELSE 'sample' END, date_trunc('month', closed_at),
    CASE WHEN waits THEN 'waiting' WHEN n % 100 = 8 THEN 'not_reached' ELSE 'made' END,
    enterprise_id, chain_id, department_id,
    CASE WHEN NOT waits THEN enterprise_id END, closed_at, closed_at, closed_at + interval '7 days', false,
    CASE WHEN NOT waits THEN closed_at + interval '2 days' END, 0, 5, 4, 4, 4, 4, '',
    n % 48 = 0, n % 52 = 0, 1
FROM (
    SELECT *, substr(number, 10)::int AS n, {_WAITS} AS waits FROM requests
    WHERE status = 'closed' AND substr(number, 10)::int % 4 = 0
) AS called
""",
    f"""
INSERT INTO follow_up_calls (id, follow_up_id, at, person_id, person_name, role, reached, note)
SELECT pg_temp.id('call', row_number() OVER ()), id, ended_at, '{_CLERK}', '回访员', 'follow_up_clerk', true, ''
FROM follow_ups WHERE ended_at IS NOT NULL
""",
    f"""
INSERT INTO follow_up_seeds (month, seed, digest, share)
SELECT month, '{_SEED}', repeat('0', 64), 20 FROM (SELECT DISTINCT month FROM follow_ups) AS months
""",
)
VALUES = {
    "follow_up_id": identifier("follow up", 500),
    "cause": "sample",
    "month": "2026-10-01",
    "poor": "false",
    "disagrees": "true",
    "made_from": "2026-10-12",
    "made_to": "2026-11-20",
}


def excused(operation: Operation, query: Mapping[str, Any], fault: str) -> bool:
    """Figures of all years go through all follow-ups: a quarter of a million rows of a million requests, in 60 ms."""
    return operation is COMPUTE_FIGURES and "from" not in query and "reads follow_ups" in fault
