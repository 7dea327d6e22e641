"""What is asked for in lists of requests, and what may take longer the more there is."""

from collections.abc import Mapping
from typing import Any

from contracts.operation import Operation
from contracts.requests.reading import LIST_REQUESTS

VALUES = {"q": "4711", "submitted_from": "2026-10-01", "submitted_to": "2026-10-15"}


def excused(operation: Operation, query: Mapping[str, Any], fault: str) -> bool:
    """Dates of submission and the order of deadlines contradict each other, and no index has both.

    Nor has one the order of deadlines with each filter: so a text is looked for in the first so many that pass it.
    """
    two_orders = str(query.get("sort")).endswith("due_at") and query.keys() & {"submitted_from", "submitted_to", "q"}
    return operation is LIST_REQUESTS and bool(two_orders) and "reads requests whole" not in fault
