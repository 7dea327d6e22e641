"""What the tests of clocks share: a dispatched request, work at a moment, the tables as plain values."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.calling.actor import Actor
from chassis.running.work import Work
from chassis.storing.database import new_id
from services.requests.clocks import commands
from services.requests.clocks.models import Clock, ClockEntry
from services.requests.lifecycle.models import Request
from services.requests.lifecycle.steps import NEVER
from services.requests.mirror.models import Organization
from tests.harness import ServiceUnderTest
from tests.services.requests.clocks.plain import at

# A Monday; five working days later it is Monday again.
START = at(2026, 11, 9, 10)
DUE = at(2026, 11, 16, 17, 30)


def do(
    service: ServiceUnderTest, function: Callable[..., Any], *arguments: Any, by: Actor | None = None, **options: Any
) -> Any:
    """Run a function in one transaction, as the service itself or as somebody."""
    results = []

    def unit(work: Work) -> int:
        if by is not None:
            work.actor, work.readers = by, by.roles
        results.append(function(work, *arguments, **options))
        return 0

    service.runtime.tick(unit)
    return results[-1]


def add_request(service: ServiceUnderTest) -> UUID:
    """A request as it is just before its clock is started."""
    request_id, enterprise_id = new_id(), new_id()
    with service.database.transaction() as session:
        session.add(
            Organization(
                id=enterprise_id,
                sequence=1,
                code=str(enterprise_id),
                name="牟平青禾生物科技有限公司",
                kind="enterprise",
                park_id=None,
                chains=[],
                active=True,
            )
        )
        session.add(Request(**request_values(request_id, enterprise_id)))
    return request_id


def request_values(request_id: UUID, enterprise_id: UUID) -> dict[str, Any]:
    """The columns of a request that has just been dispatched."""
    return {
        "id": request_id,
        "number": str(request_id)[-20:],
        "title": "厂区道路修缮",
        "description": "雨后积水",
        "form": [],
        "status": "dispatched",
        "enterprise_id": enterprise_id,
        "segments": [],
        "submitted_by": new_id(),
        "submitted_at": START,
        "due_order": NEVER,
        "version": 1,
    }


def started(service: ServiceUnderTest, moment: datetime = START, days: int = 5, department: UUID | None = None) -> UUID:
    """A request whose clock runs since ``moment``."""
    request_id = add_request(service)
    service.move_clock(moment)
    do(service, commands.start, request_id, days, department_id=department or new_id())
    return request_id


def clock(service: ServiceUnderTest, request_id: UUID) -> Clock:
    with service.database.transaction() as session:
        return session.get_one(Clock, request_id)


def ledger(service: ServiceUnderTest, request_id: UUID) -> list[ClockEntry]:
    with service.database.transaction() as session:
        statement = select(ClockEntry).where(ClockEntry.clock_id == request_id).order_by(ClockEntry.position)
        return list(session.scalars(statement))


def reached(service: ServiceUnderTest, request_id: UUID) -> list[str]:
    """The rungs that have been told of a request, in order."""
    return [
        envelope["data"]["rung"]
        for envelope in service.emitted("request.rung-reached.v1")
        if envelope["subject"] == str(request_id)
    ]
