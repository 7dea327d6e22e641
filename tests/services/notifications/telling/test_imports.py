"""What came with a file of many is told to nobody; what was registered alone is, also by earlier releases."""

from typing import Any
from uuid import uuid4

import pytest

from contracts.notifications.subscriptions import TELL
from contracts.requests.agreement_events import AGREEMENT_REGISTERED
from tests.harness import ServiceUnderTest
from tests.services.notifications.district import DEPARTMENT, NOW, PARK, inbox, mirror_person


@pytest.mark.parametrize(("said", "told"), [({"imported": True}, 0), ({"imported": False}, 1), ({}, 1)])
def test_an_imported_agreement_is_told_to_none_of_its_parties(
    notifications: ServiceUnderTest, said: dict[str, bool], told: int
) -> None:
    notifications.move_clock(NOW)
    party, agreement = mirror_person(notifications, "department_handler", DEPARTMENT), uuid4()
    data: dict[str, Any] = {
        "id": str(agreement),
        "number": "XY000001",
        "title": "共建协议",
        "kind": "co_building",
        "owner_id": str(PARK),
        "owner_name": "滨海园区",
        "chain_id": None,
        "party_ids": [str(DEPARTMENT)],
        "parties": ["水务局", "海州农商银行"],
        "signed_on": "2026-06-20",
        "starts_on": "2026-06-20",
        "last_day": None,
        "amount": None,
        "predecessor_id": None,
        "reason": None,
        "version": 1,
        **said,
    }
    notifications.react(TELL, AGREEMENT_REGISTERED, agreement, data)
    assert len(inbox(notifications, party)) == told
