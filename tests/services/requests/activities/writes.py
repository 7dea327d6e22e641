"""A call of every write of activities and of their files."""

from collections.abc import Callable
from typing import Any

from contracts.operation import Operation
from contracts.requests import activities, activities_bulk
from tests.services import filing
from tests.services.requests.activities.holding import announced
from tests.services.requests.district import District, in_district
from tests.services.writes import Write, Writes


def _announce(district: District) -> Write:
    times = {"starts_at": "2026-12-10T14:00:00+08:00", "ends_at": "2026-12-10T17:00:00+08:00"}
    body = {"kind": "party", "title": "政治生日", "place": "党群服务中心", **times}
    return Write(district.handler, body=body, other={"title": "主题党日"})


def _step(body: dict[str, Any], other: dict[str, Any]) -> Callable[[District], Write]:
    def prepare(district: District) -> Write:
        found = announced(district, starts_at="2026-11-23T09:00:00+08:00")
        return Write(district.handler, (found["id"],), body, other, if_match=found["version"])

    return prepare


def _announce_several(district: District) -> Write:
    items = [{"body": _announce(district).body} for _ in range(2)]
    return Write(district.handler, body={"items": items}, other={"items": items[:1]})


def _summarize_several(district: District) -> Write:
    begun = [announced(district, starts_at="2026-11-23T09:00:00+08:00") for _ in range(2)]
    items = [{"activity_id": each["id"], "body": {"summary": "成效"}} for each in begun]
    return Write(district.handler, body={"items": items}, other={"items": items[:1]})


def _file(operation: Operation) -> Callable[[District], Write]:
    def prepare(district: District) -> Write:
        ids = {"activity_id": announced(district)["id"]}
        return filing.writes(district.service, activities.ACTIVITY_FILES, district.handler, ids)[operation]

    return prepare


WRITES: Writes = in_district(
    {
        activities.ANNOUNCE_ACTIVITY: _announce,
        activities_bulk.ANNOUNCE_ACTIVITIES: _announce_several,
        activities_bulk.SUMMARIZE_ACTIVITIES: _summarize_several,
        activities.CHANGE_ACTIVITY: _step({"capacity": 5}, {"capacity": 6}),
        activities.SUMMARIZE_ACTIVITY: _step({"summary": "成效", "headcount": 3}, {"summary": "其他"}),
        activities.CANCEL_ACTIVITY: _step({"reason": "天气原因"}, {"reason": "另有安排"}),
        **{
            operation: _file(operation)
            for operation in (
                activities.ACTIVITY_FILES.begin,
                activities.ACTIVITY_FILES.attach,
                activities.ACTIVITY_FILES.remove,
            )
        },
    }
)
