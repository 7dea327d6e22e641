"""What may take longer the more there is."""

from collections.abc import Mapping
from typing import Any

from contracts.figures import COMPUTE_FIGURES
from contracts.operation import Operation
from contracts.talent.report import GET_TRAINING_REPORT
from tests.services.large import identifier

VALUES = {"organization_id": identifier("enterprise", 77)}


def excused(operation: Operation, query: Mapping[str, Any], fault: str) -> bool:
    """A report on trainings without a first day is about all of them."""
    return operation in (GET_TRAINING_REPORT, COMPUTE_FIGURES) and "from" not in query
