"""A vacancy is told in the words of the post that is missing."""

from uuid import uuid4

import pytest

from contracts.notifications.subscriptions import TELL
from contracts.requests.vacancies import VACANCY_FOUND
from tests.harness import ServiceUnderTest
from tests.services.notifications.district import CHAIN, NOW, PARK, inbox, mirror_person


@pytest.mark.parametrize(
    ("role", "zh", "en"),
    [
        ("dispatcher", "没有可履职的派单员,有 3 件诉求", "No dispatcher can act"),
        (
            "service_clerk",
            "“滨海园区”的服务中心没有可履职的工作人员,有 3 件职工诉求",
            "the service centre of 滨海园区; 3 staff",
        ),
        ("supervisor", "没有可履职的督办员(产业链:生物医药),有 3 件", "No supervisor can act for the chain"),
        (
            "follow_up_clerk",
            "没有可履职的回访员和督办员(产业链:生物医药),有 3 件",
            "Neither a follow-up clerk nor a supervisor",
        ),
        ("chain_chief", "“生物医药”产业链没有可履职的链长,有 3 件", "has no chief who can act"),
    ],
)
def test_whose_post_is_missing_is_said(notifications: ServiceUnderTest, role: str, zh: str, en: str) -> None:
    notifications.move_clock(NOW)
    registrar, vacancy = mirror_person(notifications, "registrar"), uuid4()
    at_a_park = role == "service_clerk"
    data = {
        "id": str(vacancy),
        "role": role,
        "department_id": None,
        "department_name": None,
        "chain_id": None if at_a_park else str(CHAIN),
        "chain_name": None if at_a_park else "生物医药",
        "park_id": str(PARK) if at_a_park else None,
        "park_name": "滨海园区" if at_a_park else None,
        "chain_ids": [] if at_a_park else [str(CHAIN)],
        "park_ids": [str(PARK)] if at_a_park else [],
        "requests": 3,
    }
    notifications.react(TELL, VACANCY_FOUND, vacancy, data)
    body = inbox(notifications, registrar)[0]["body"]
    assert zh in body["zh"]
    assert en in body["en"]
