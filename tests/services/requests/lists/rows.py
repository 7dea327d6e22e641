"""What requests are found by, what is asked for in lists of them, and what may take longer the more there is."""

from collections.abc import Mapping
from typing import Any

from contracts.operation import Operation
from contracts.requests.reading import LIST_REQUESTS

NEEDS = ("requests/lifecycle",)

# Besides the words that all have, each has twenty of five thousand, as a text of a hundred characters has.
ROWS = (
    """
INSERT INTO search_entries (resource, id, words, rule)
SELECT 'request', id, array_to_tsvector(ARRAY[
    '@request', '诉求', '说明', substr(number, 10), '#' || replace(number, '-', ''),
    '^enterprise' || coalesce(enterprise_id, employer_id),
    coalesce('=enterprise_id' || replace(enterprise_id::text, '-', ''), '='),
    coalesce('=chain_id' || replace(chain_id::text, '-', ''), '='),
    coalesce('=park_id' || replace(park_id::text, '-', ''), '='),
    coalesce('=centre_id' || replace(centre_id::text, '-', ''), '='),
    coalesce('=department_id' || replace(department_id::text, '-', ''), '=')
] || CASE WHEN department_id IN (pg_temp.id('department', 7), pg_temp.id('department', 8)) THEN ARRAY['招聘'] END
  || (
    SELECT array_agg('word' || pg_temp.draw(substr(number, 10)::bigint, 100 + n, 5000))
    FROM generate_series(1, 20) AS n
  )), 1 FROM requests
""",
    "INSERT INTO search_rounds (resource, rule, ended_at) VALUES ('request', 1, now())",
)
# Found in one of two hundred and fifty, with what all have: the whole of what must be looked through.
VALUES = {
    "q": "word4711 诉求",
    "submitted_from": "2026-10-01",
    "submitted_to": "2026-10-15",
    "closed_from": "2026-10-01",
    "closed_to": "2026-10-15",
}


def excused(operation: Operation, query: Mapping[str, Any], fault: str) -> bool:
    """Dates of submission or of closing and another order contradict each other, and no index has both.

    Nor has one the order of deadlines with each filter: so a text that many have is looked for in the first so many
    that pass it.
    """
    sort, asked = str(query.get("sort")), query.keys()
    two_orders = asked & {"submitted_from", "submitted_to", "q"} if not sort.endswith("submitted_at") else set()
    two_orders |= asked & {"closed_from", "closed_to"} if not sort.endswith("closed_at") else set()
    return operation is LIST_REQUESTS and bool(two_orders) and "reads requests whole" not in fault
