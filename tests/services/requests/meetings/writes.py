"""A call of every write of meetings, their kinds and resolutions."""

from collections.abc import Callable
from typing import Any

from contracts.operation import Operation
from contracts.requests import meetings, meetings_figures, meetings_items, meetings_kinds, meetings_resolutions
from contracts.requests.meetings_files import MEETING_FILES, RESOLUTION_FILES
from tests.services import filing
from tests.services.requests.district import District, in_district
from tests.services.requests.meetings.holding import (
    added_kind,
    approved,
    begun,
    convened,
    held,
    kind_of,
    minuted,
    reported,
    resolved,
)
from tests.services.writes import Write, Writes


def addition(district: District) -> Write:
    body = {"code": "ZTHY", "name": "专题会议", "name_en": "special meeting", "convenors": ["dispatcher"]}
    return Write(district.operator, body=body, other={"name": "专题会"})


def kind_change(district: District) -> Write:
    kind = added_kind(district)
    return Write(district.operator, (kind["id"],), {"quorum": 50}, {"quorum": 70}, if_match=kind["version"])


def _meeting(district: District) -> dict[str, Any]:
    return {
        "kind_id": kind_of(district),
        "title": "联席会议",
        "place": "会议室",
        "starts_at": "2026-12-15T09:00:00+08:00",
        "ends_at": "2026-12-15T11:00:00+08:00",
    }


def convening(district: District) -> Write:
    return Write(district.dispatcher, body=_meeting(district), other={"place": "二楼会议室"})


def several(district: District) -> Write:
    body = _meeting(district)
    return Write(
        district.dispatcher,
        body={"items": [{"body": body}]},
        other={"items": [{"body": {**body, "place": "二楼会议室"}}]},
    )


def change(district: District) -> Write:
    meeting = convened(district)
    return Write(
        district.dispatcher, (meeting["id"],), {"place": "一楼"}, {"place": "二楼"}, if_match=meeting["version"]
    )


def cancellation(district: District) -> Write:
    return Write(district.dispatcher, (convened(district)["id"],), {"reason": "改期"}, {"reason": "另行安排"})


def _present(district: District) -> tuple[dict[str, Any], dict[str, Any]]:
    return {"present_ids": [str(district.water)]}, {"present_ids": [str(district.labour)]}


def attendance(district: District) -> Write:
    meeting = convened(district)
    begun(district, meeting)
    return Write(district.dispatcher, (meeting["id"],), *_present(district))


def attendances(district: District) -> Write:
    meeting = convened(district)
    begun(district, meeting)
    bodies = ({"items": [{"meeting_id": meeting["id"], "body": body}]} for body in _present(district))
    return Write(district.dispatcher, (), *bodies)


def of(prepare: Callable[[District], dict[str, Any]], *bodies: dict[str, Any]) -> Callable[[District], Write]:
    """A step of the dispatcher with what is prepared."""
    return lambda district: Write(district.dispatcher, (prepare(district)["id"],), *bodies)


def resolution(district: District) -> Write:
    body = {"content": "建立清单。", "organization_id": str(district.water), "due_on": "2026-12-31"}
    return Write(district.dispatcher, (held(district)["id"],), body, {"content": "另建清单。"})


def file_of_meeting(operation: Operation) -> Callable[[District], Write]:
    def prepare(district: District) -> Write:
        ids = {"meeting_id": held(district)["id"]}
        return filing.writes(district.service, MEETING_FILES, district.dispatcher, ids)[operation]

    return prepare


def file_of_resolution(operation: Operation) -> Callable[[District], Write]:
    def prepare(district: District) -> Write:
        ids = {"resolution_id": resolved(district, held(district))["id"]}
        return filing.writes(district.service, RESOLUTION_FILES, district.other_handler, ids)[operation]

    return prepare


def item(prepare: Callable[[District], dict[str, Any]], *bodies: dict[str, Any]) -> Callable[[District], Write]:
    """A step of who is responsible with what is prepared."""
    return lambda district: Write(district.other_handler, (prepare(district)["id"],), *bodies)


WRITES: Writes = in_district(
    {
        meetings_kinds.ADD_MEETING_KIND: addition,
        meetings_kinds.CHANGE_MEETING_KIND: kind_change,
        meetings.CONVENE_MEETING: convening,
        meetings.CHANGE_MEETING: change,
        meetings.CANCEL_MEETING: cancellation,
        meetings.ENTER_ATTENDANCE: attendance,
        meetings.TAKE_MINUTES: of(held, {"minutes": "研究事项。"}, {"minutes": "研究其他事项。"}),
        meetings.APPROVE_MINUTES: of(minuted),
        meetings.AMEND_MINUTES: of(approved, {"minutes": "更正。", "reason": "笔误"}, {"reason": "漏记"}),
        meetings_figures.CONVENE_MEETINGS: several,
        meetings_figures.ENTER_ATTENDANCES: attendances,
        meetings_resolutions.RESOLVE: resolution,
        meetings_resolutions.REVOKE_RESOLUTION: of(
            lambda district: resolved(district, held(district)), {"reason": "登记有误"}, {"reason": "重复"}
        ),
        meetings_items.ACCEPT_RESOLUTION: item(lambda district: resolved(district, held(district))),
        meetings_items.REPORT_RESOLUTION: item(
            lambda district: resolved(district, held(district)), {"evidence": "已印发。"}, {"evidence": "已签协议。"}
        ),
        meetings_items.CONFIRM_RESOLUTION: of(reported, {"accepted": True}, {"accepted": False}),
        **{
            operation: file_of_meeting(operation)
            for operation in (MEETING_FILES.begin, MEETING_FILES.attach, MEETING_FILES.remove)
        },
        **{
            operation: file_of_resolution(operation)
            for operation in (RESOLUTION_FILES.begin, RESOLUTION_FILES.attach, RESOLUTION_FILES.remove)
        },
    }
)
