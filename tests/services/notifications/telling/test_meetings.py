"""Of meetings those are told who are expected and who convene; of matters who has raised them and who settles them."""

from typing import Any
from uuid import uuid4

import pytest

from contracts.operation import Event
from contracts.requests import meetings, meetings_items, meetings_matters, meetings_resolutions
from tests.harness import ServiceUnderTest
from tests.services.notifications.district import CHAIN, DEPARTMENT, ENTERPRISE, NOW, inbox, mirror_person, tell, told

CONVENOR = uuid4()
MEETING: dict[str, Any] = {
    "kind_id": str(uuid4()),
    "organization_id": str(CONVENOR),
    "organization_name": "综合党委",
    "expected_ids": [str(DEPARTMENT), str(ENTERPRISE)],
    "place": "会议室",
    "starts_at": NOW.isoformat(),
    "ends_at": NOW.isoformat(),
    "quorate": None,
}
RESOLUTION: dict[str, Any] = {
    "content": "建立清单。",
    "due_on": "2026-12-31",
    "organization_id": str(DEPARTMENT),
    "expected_ids": [],
    "meeting_id": str(uuid4()),
    "convenor_id": str(CONVENOR),
}
MATTER = {"organization_id": str(ENTERPRISE), "convenor_id": str(CONVENOR), "words": "已解决"}

STUDIED_FIRST = {**MATTER, "studying_id": str(DEPARTMENT)}


@pytest.mark.parametrize(
    ("event", "data", "whom", "title"),
    [
        (meetings.MEETING_CONVENED, MEETING, ("handler", "contact"), "会议通知:"),
        (meetings.MEETING_CHANGED, MEETING, ("handler", "contact"), "会议有变动:"),
        (meetings.MEETING_CANCELLED, {**MEETING, "reason": "改期"}, ("handler", "contact"), "会议已取消:"),
        (meetings.MEETING_HELD, {**MEETING, "quorate": False}, ("chief",), "会议已召开:"),
        (meetings.MEETING_MINUTED, MEETING, ("convenor", "clerk"), "会议纪要待审定:"),
        (meetings.MEETING_APPROVED, MEETING, ("handler", "contact"), "会议纪要已审定:"),
        (meetings.MEETING_AMENDED, MEETING, ("handler", "contact"), "会议纪要已更正:"),
        (meetings_resolutions.RESOLUTION_PASSED, RESOLUTION, ("handler",), "会议决议:"),
        (meetings_resolutions.RESOLUTION_TAKEN_BACK, RESOLUTION, ("handler",), "会议决议已撤销:"),
        (meetings_items.RESOLUTION_REPORTED, RESOLUTION, ("convenor", "clerk"), "请确认决议完成:"),
        (meetings_items.RESOLUTION_CONTINUED, RESOLUTION, ("handler",), "会议决议未予确认:"),
        (
            meetings_items.RESOLUTION_RUNG_REACHED,
            {**RESOLUTION, "rung": "overdue"},
            ("handler", "convenor", "clerk"),
            "会议决议",
        ),
        (meetings_items.RESOLUTION_RUNG_REACHED, {**RESOLUTION, "rung": "chain_chief"}, ("chief",), "会议决议"),
        (meetings_matters.MATTER_RAISED, MATTER, ("convenor",), "新议题:"),
        (meetings_matters.MATTER_SETTLED, MATTER, ("contact",), "请确认议题已解决:"),
        # Whoever holds a role at the party organization that has to study it, here the department.
        (meetings_matters.MATTER_RAISED, STUDIED_FIRST, ("handler", "convenor"), "请前置研究:"),
        (meetings_matters.MATTER_DISCUSSED, STUDIED_FIRST, ("handler", "contact"), "请前置研究:"),
        (meetings_matters.MATTER_CONTINUED, STUDIED_FIRST, ("handler", "convenor", "clerk"), "请前置研究:"),
        (meetings_matters.MATTER_WITHDRAWN, STUDIED_FIRST, ("handler", "convenor"), "议题已撤回:"),
        (meetings_matters.MATTER_CONTINUED, MATTER, ("convenor", "clerk"), "议题未予确认:"),
        # Whatever somebody is at an organization that is expected, or responsible.
        (meetings.MEETING_CONVENED, {**MEETING, "expected_ids": [str(CONVENOR)]}, ("convenor", "clerk"), "会议通知:"),
        (
            meetings_resolutions.RESOLUTION_PASSED,
            {**RESOLUTION, "organization_id": str(CONVENOR)},
            ("convenor", "clerk"),
            "会议决议:",
        ),
    ],
)
def test_who_is_told(
    notifications: ServiceUnderTest, event: Event, data: dict[str, Any], whom: tuple[str, ...], title: str
) -> None:
    notifications.move_clock(NOW)
    people = {
        "handler": mirror_person(notifications, "department_handler", DEPARTMENT),
        "contact": mirror_person(notifications, "enterprise_contact", ENTERPRISE),
        "convenor": mirror_person(notifications, "dispatcher", CONVENOR, CHAIN),
        "clerk": mirror_person(notifications, "service_clerk", CONVENOR),
        "chief": mirror_person(notifications, "chain_chief", uuid4(), CHAIN),
    }
    for kind in ("department_handler", "enterprise_contact", "dispatcher", "chain_chief"):
        mirror_person(notifications, kind, uuid4(), uuid4())
    tell(notifications, event, **data)
    assert told(notifications) == {str(people[name]) for name in whom}
    assert inbox(notifications, people[whom[0]])[0]["title"]["zh"].startswith(title)
