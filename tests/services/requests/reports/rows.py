"""The monthly rollups of requests, and what may take longer the more there is."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from contracts.figures import COMPUTE_FIGURES
from contracts.operation import Operation
from contracts.requests.reports import GET_REQUEST_FIGURES
from services.requests.lifecycle.models import Request
from services.requests.reports import schedule
from tests.services.large import identifier

# They grow with the months, not with the requests, and figures of all time add them all up.
READ_WHOLE = ("request_tallies", "request_channel_tallies")
VALUES = {
    "first": "2026-10-12",
    "last": "2026-11-20",
    "organization_id": identifier("enterprise", 77),
    "channel": "grid",
}


def finish(connection: Connection) -> None:
    """Add what is marked as rolled up to the monthly rollups, as the schedule would have done."""
    with Session(connection, join_transaction_mode="rollback_only") as session:
        for statement in schedule.adding(Request.tallied.is_(True)):
            session.execute(statement)


def excused(operation: Operation, query: Mapping[str, Any], fault: str) -> bool:
    """One of ten requests is extended; the extensions of open ones are found in 20 ms in all of a million's."""
    return operation in (GET_REQUEST_FIGURES, COMPUTE_FIGURES) and "reads extensions" in fault
