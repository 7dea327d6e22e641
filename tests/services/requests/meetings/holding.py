"""Meetings, resolutions and matters for tests."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.operation import Operation
from contracts.requests import meetings, meetings_items, meetings_kinds, meetings_matters, meetings_resolutions
from tests.services.requests.district import District


def added_kind(district: District, code: str = "LXHY", **given: Any) -> dict[str, Any]:
    """Add a kind of meetings: of three departments, two thirds of which are a quorum."""
    body = {
        "code": code,
        "name": "联席会议",
        "name_en": "joint conference",
        "convenors": ["dispatcher", "chain_chief"],
        "member_ids": [str(each) for each in (district.water, district.labour, district.health)],
        "quorum_rule": "share",
        "quorum": 60,
        **given,
    }
    made: dict[str, Any] = district.call(meetings_kinds.ADD_MEETING_KIND, district.operator, body=body)
    return made


def kind_of(district: District) -> str:
    """The kind of meetings that ``added_kind`` makes, made once."""
    found = district.call(meetings_kinds.LIST_MEETING_KINDS, district.operator, query={})["items"]
    return str(next((each["id"] for each in found if each["code"] == "LXHY"), None) or added_kind(district)["id"])


def convened(district: District, caller: Actor | None = None, day: str = "2026-11-24", **given: Any) -> dict[str, Any]:
    """Have the dispatcher of the chain convene a meeting, tomorrow unless said otherwise; the enterprise is a guest."""
    body = {
        "kind_id": given.pop("kind_id", None) or kind_of(district),
        "title": "第四季度联席会议",
        "place": "园区三楼会议室",
        "starts_at": f"{day}T09:00:00+08:00",
        "ends_at": f"{day}T11:00:00+08:00",
        "agenda": ["通报三季度事项"],
        "guest_ids": [str(district.enterprise)],
        **given,
    }
    made: dict[str, Any] = district.call(meetings.CONVENE_MEETING, caller or district.dispatcher, body=body)
    return made


def held(
    district: District, present: Sequence[UUID] | None = None, caller: Actor | None = None, **given: Any
) -> dict[str, Any]:
    """Hold a meeting, with a quorum unless said otherwise: two of the three members and the guest attend."""
    meeting = convened(district, caller, **given)
    begun(district, meeting)
    came = [district.water, district.labour, district.enterprise] if present is None else present
    return act(district, meetings.ENTER_ATTENDANCE, meeting, caller, present_ids=[str(each) for each in came])


def begun(district: District, meeting: Mapping[str, Any]) -> None:
    """Move business time to when a meeting has begun."""
    district.at(f"{meeting['starts_at'][:10]} 10:00")


def minuted(district: District, **given: Any) -> dict[str, Any]:
    """A meeting of which the minutes are taken."""
    return act(district, meetings.TAKE_MINUTES, held(district, **given), minutes="会议研究了冷链仓储共享事项。")


def approved(district: District) -> dict[str, Any]:
    """A meeting of which the minutes are approved."""
    return act(district, meetings.APPROVE_MINUTES, minuted(district))


def act(
    district: District, operation: Operation, thing: Mapping[str, Any], caller: Actor | None = None, **body: Any
) -> dict[str, Any]:
    """Take a step with a meeting, a resolution or a matter; by preset by the dispatcher of the chain."""
    given = body if operation.body else None
    done: dict[str, Any] = district.call(operation, caller or district.dispatcher, thing["id"], body=given)
    return done


def resolved(district: District, meeting: Mapping[str, Any], **given: Any) -> dict[str, Any]:
    """Enter a resolution of a meeting."""
    body = {
        "content": "建立冷链仓储共享清单。",
        "organization_id": str(district.water),
        "due_on": "2026-12-31",
        **given,
    }
    return act(district, meetings_resolutions.RESOLVE, meeting, **body)


def reported(district: District, resolution: Mapping[str, Any] | None = None, **given: Any) -> dict[str, Any]:
    """A resolution that the water office, which is responsible, has reported as carried out."""
    found = resolution or resolved(district, held(district), **given)
    return act(district, meetings_items.REPORT_RESOLUTION, found, district.other_handler, evidence="共享清单已印发。")


def raised(district: District, caller: Actor | None = None, **given: Any) -> dict[str, Any]:
    """Have the enterprise raise a matter."""
    body = {"title": "冷链仓储不足", "description": "共享冷链仓储。", "chain_id": str(district.chain), **given}
    made: dict[str, Any] = district.call(meetings_matters.RAISE_MATTER, caller or district.contact, body=body)
    return made


def discussed(district: District, meeting: Mapping[str, Any] | None = None, **given: Any) -> dict[str, Any]:
    """A matter that a meeting has discussed."""
    matter = raised(district, **given)
    there = meeting or held(district)
    return act(district, meetings_matters.DISCUSS_MATTER, matter, meeting_id=there["id"], note="由商务局牵头。")


def settled(district: District, meeting: Mapping[str, Any] | None = None, **given: Any) -> dict[str, Any]:
    """A matter that is settled and not confirmed yet."""
    return act(
        district, meetings_matters.SETTLE_MATTER, discussed(district, meeting, **given), evidence="已签共享协议。"
    )


def refused(
    code: str,
    district: District,
    operation: Operation,
    thing: Mapping[str, Any],
    caller: Actor | None = None,
    **body: Any,
) -> Failure:
    """Take a step that must be refused with this code."""
    with pytest.raises(Failure) as caught:
        act(district, operation, thing, caller, **body)
    assert caught.value.problem.code == code
    return caught.value
