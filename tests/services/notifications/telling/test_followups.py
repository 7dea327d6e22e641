"""Nobody who is judged is told of a follow-up before it is made, whatever other posts that person holds."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.notifications.subscriptions import TELL
from contracts.operation import Event
from contracts.requests.followups import FOLLOW_UP_DRAWN, FOLLOW_UP_MADE, FOLLOW_UP_RUNG_REACHED
from tests.harness import ServiceUnderTest
from tests.services.notifications.district import CHAIN, DEPARTMENT, ENTERPRISE, NOW, mirror_person, told


def _happens(notifications: ServiceUnderTest, event: Event, **fields: Any) -> None:
    follow_up = uuid4()
    data = {
        "id": str(follow_up),
        "number": "HF20261121-0042",
        "request_id": str(uuid4()),
        "request_number": "20261121-0042",
        "title": "厂区蒸汽压力不足",
        "cause": "sample",
        "status": "waiting",
        "chain_id": str(CHAIN),
        "department_id": str(DEPARTMENT),
        "department_name": "住建局",
        "enterprise_id": str(ENTERPRISE),
        "enterprise_name": "海岚生物",
        "shown_to_id": None,
        "due_at": NOW.isoformat(),
        "version": 1,
        **fields,
    }
    notifications.react(TELL, event, follow_up, data)


@pytest.fixture
def judged(notifications: ServiceUnderTest) -> dict[str, UUID]:
    """Two of each role that is told: one who handles at the department, and one who speaks for the enterprise."""
    notifications.move_clock(NOW)
    persons = {}
    for role in ("follow_up_clerk", "supervisor", "chain_chief"):
        chain = CHAIN if role == "chain_chief" else None
        for post, place in (("department_handler", DEPARTMENT), ("enterprise_contact", ENTERPRISE)):
            persons[f"{role} {post}"] = mirror_person(notifications, role, chain=chain)
            mirror_person(notifications, post, place, person=persons[f"{role} {post}"])
    return persons


@pytest.mark.parametrize(
    ("event", "data", "role"),
    [
        (FOLLOW_UP_DRAWN, {}, "follow_up_clerk"),
        (FOLLOW_UP_RUNG_REACHED, {"rung": "reminder_50"}, "follow_up_clerk"),
        (FOLLOW_UP_RUNG_REACHED, {"rung": "overdue"}, "follow_up_clerk"),
        (FOLLOW_UP_RUNG_REACHED, {"rung": "supervision_notice"}, "supervisor"),
        (FOLLOW_UP_RUNG_REACHED, {"rung": "chain_chief"}, "chain_chief"),
    ],
)
def test_who_is_judged_is_told_of_none_that_is_to_be_made(
    notifications: ServiceUnderTest, judged: dict[str, UUID], event: Event, data: dict[str, Any], role: str
) -> None:
    other = mirror_person(notifications, role, chain=CHAIN if role == "chain_chief" else None)
    # Of other places, or not any more.
    elsewhere = mirror_person(notifications, role, chain=CHAIN)
    mirror_person(notifications, "department_handler", uuid4(), person=elsewhere)
    mirror_person(notifications, "enterprise_contact", ENTERPRISE, person=elsewhere, days=("2025-01-01", "2026-11-20"))
    _happens(notifications, event, **data)
    assert told(notifications) == {str(other), str(elsewhere)}


def test_the_enterprise_is_told_once_it_is_made(notifications: ServiceUnderTest, judged: dict[str, UUID]) -> None:
    marks = dict.fromkeys(("response_time", "result", "attitude", "overall"), 4)
    made = {"status": "made", "shown_to_id": str(ENTERPRISE), "poor": False}
    _happens(notifications, FOLLOW_UP_MADE, **made, **marks)
    assert told(notifications) == {str(person) for name, person in judged.items() if name.endswith("contact")}
