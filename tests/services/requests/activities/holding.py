"""Activities and registrations for tests; the labour office holds them."""

from typing import Any
from uuid import UUID

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.operation import Operation
from contracts.requests import activities, activity_registrations
from tests.harness import actor
from tests.services.requests.district import District


def announced(district: District, caller: Actor | None = None, **given: Any) -> dict[str, Any]:
    """An exchange of this afternoon for the chain, with two places."""
    body = {
        "kind": "exchange",
        "title": "产业微论坛:冷链物流共享",
        "place": "园区党群服务中心",
        "starts_at": "2026-11-23T14:00:00+08:00",
        "ends_at": "2026-11-23T17:00:00+08:00",
        "capacity": 2,
        "chain_id": str(district.chain),
        **given,
    }
    made: dict[str, Any] = district.call(activities.ANNOUNCE_ACTIVITY, caller or district.handler, body=body)
    return made


def registered(
    district: District, activity: dict[str, Any], caller: Actor | None = None, person: UUID | str | None = None
) -> dict[str, Any]:
    """A registration: somebody's own, by preset of a person of no post."""
    body = {"person_id": str(person) if person else None}
    made: dict[str, Any] = district.call(activity_registrations.REGISTER, caller or actor(), activity["id"], body=body)
    return made


def summarized(district: District, activity: dict[str, Any], **given: Any) -> dict[str, Any]:
    """An activity that was held."""
    body = {"summary": "达成共享意向三项。", **given}
    found: dict[str, Any] = district.call(activities.SUMMARIZE_ACTIVITY, district.handler, activity["id"], body=body)
    return found


def refused(code: str, district: District, operation: Operation, caller: Actor, *path: Any, **content: Any) -> Failure:
    """A call that must be refused with this code."""
    with pytest.raises(Failure) as caught:
        district.call(operation, caller, *path, **content)
    assert caught.value.problem.code == code
    return caught.value
