"""What may take longer the more there is."""

from collections.abc import Mapping
from typing import Any

from contracts.operation import Operation
from contracts.talent.report import GET_TRAINING_REPORT


def excused(operation: Operation, query: Mapping[str, Any], fault: str) -> bool:
    """A report on trainings without a first day is about all of them."""
    return operation is GET_TRAINING_REPORT and "from" not in query
