"""Of staff requests the service centre is told what the enterprise and the dispatcher are told of others."""

from typing import Any
from uuid import uuid4

import pytest

from contracts.operation import Event
from contracts.requests import events, part_events
from tests.harness import ServiceUnderTest
from tests.services.notifications.district import DEPARTMENT, ENTERPRISE, NOW, PARK, inbox, mirror_person, tell, told

NOBODY = dict.fromkeys(("enterprise_id", "chain_id", "park_id"))
STAFF: dict[str, Any] = {**NOBODY, "enterprise_name": "", "channel": "staff", "centre_id": str(PARK)}
PART: dict[str, Any] = {
    "part_id": str(uuid4()),
    "part_department_id": str(uuid4()),
    "part_department_name": "水务局",
    "part_status": "returned",
    "part_due_at": NOW.isoformat(),
    "open_parts": 1,
}
LATE = {**PART, "duty": "part_review", "duty_due_at": NOW.isoformat(), "rung": "overdue"}


@pytest.fixture(autouse=True)
def _clock(notifications: ServiceUnderTest) -> None:
    notifications.move_clock(NOW)


@pytest.mark.parametrize(
    ("event", "data", "title"),
    [
        (events.REQUEST_SUPPLEMENT_REQUESTED, {"days": 3, "until": NOW.isoformat(), "reason": "请补充"}, "请补正"),
        (events.REQUEST_SUPPLEMENT_EXPIRED, {}, "补正期满"),
        (events.REQUEST_ANSWERED, {"answer": "已协调", "on_time": True}, "职工诉求已答复,请转告"),
        (part_events.PART_RETURNED, {**PART, "reason": "无此职责"}, "协办退回待审核"),
        (part_events.PART_EXTENSION_REQUESTED, {**PART, "days": 2, "reason": "须勘察"}, "协办延期待审批"),
        (part_events.PART_RUNG_REACHED, LATE, "协办审核"),
        (part_events.PART_RUNG_REACHED, {**LATE, "duty": "part"}, "协办"),
    ],
)
def test_the_clerks_of_the_centre_are_told(
    notifications: ServiceUnderTest, event: Event, data: dict[str, Any], title: str
) -> None:
    clerk = mirror_person(notifications, "service_clerk", PARK)
    mirror_person(notifications, "service_clerk", uuid4())
    mirror_person(notifications, "enterprise_contact", ENTERPRISE)
    tell(notifications, event, **STAFF, **data)
    assert told(notifications) == {str(clerk)}
    assert inbox(notifications, clerk)[0]["title"]["zh"].startswith(title)


def test_a_co_department_reads_that_an_employee_asks(notifications: ServiceUnderTest) -> None:
    handler = mirror_person(notifications, "department_handler", DEPARTMENT)
    part = {**PART, "part_department_id": str(DEPARTMENT), "part_status": "waiting", "note": ""}
    tell(notifications, part_events.PART_ADDED, **{**STAFF, "department_id": str(uuid4())}, **part)
    body = inbox(notifications, handler)[0]["body"]
    assert body["zh"].startswith("职工 的诉求")
    assert "of an employee" in body["en"]
