"""A call of every write of on-site days."""

from collections.abc import Callable
from typing import Any

from contracts.requests import on_site
from tests.services.requests.district import District, in_district
from tests.services.requests.on_site.days import planned
from tests.services.writes import Write, Writes


def plan(district: District) -> Write:
    body = {"day": "2026-12-15", "place": "一楼大厅", "department_ids": [str(district.labour)]}
    return Write(district.clerk, body=body, other={"place": "二楼会议室"})


def step(body: dict[str, Any], other: dict[str, Any]) -> Callable[[District], Write]:
    def prepare(district: District) -> Write:
        found = planned(district)
        return Write(district.clerk, (found["id"],), body, other, if_match=found["version"])

    return prepare


WRITES: Writes = in_district(
    {
        on_site.PLAN_ON_SITE_DAY: plan,
        on_site.CHANGE_ON_SITE_DAY: step({"place": "二楼会议室"}, {"place": "三楼会议室"}),
        on_site.ENTER_OUTCOME: step({"outcome": "受理 4 件"}, {"outcome": "受理 5 件"}),
        on_site.CANCEL_ON_SITE_DAY: step({"reason": "天气原因"}, {"reason": "另有安排"}),
    }
)
