"""A call of every write of visits and of their files."""

from collections.abc import Callable
from typing import Any

from contracts.operation import Operation
from contracts.requests import visits
from tests.services import filing
from tests.services.requests.district import District, in_district
from tests.services.requests.visits.visiting import NOTHING, asked, made_plan, owed, recorded
from tests.services.writes import Write, Writes


def _body(district: District) -> dict[str, Any]:
    return {
        "enterprise_id": str(district.enterprise),
        "day": "2026-11-23",
        "visitors": "王建国",
        "summary": "订单饱满。",
        "findings": [asked(district), NOTHING],
    }


def _record(district: District) -> Write:
    made_plan(district)
    (one,) = owed(district, enterprise_id=str(district.enterprise))
    return Write(
        district.handler, body={**_body(district), "owed_visit_ids": [one["id"]]}, other={"summary": "订单减少。"}
    )


def _several(district: District) -> Write:
    items = [{"body": _body(district)} for _ in range(2)]
    return Write(district.handler, body={"items": items}, other={"items": items[:1]})


def _step(body: dict[str, Any], other: dict[str, Any]) -> Callable[[District], Write]:
    def prepare(district: District) -> Write:
        visit = recorded(district)
        return Write(district.handler, (visit["id"],), body, other, if_match=visit["version"])

    return prepare


def _file(operation: Operation) -> Callable[[District], Write]:
    def prepare(district: District) -> Write:
        ids = {"visit_id": recorded(district)["id"]}
        return filing.writes(district.service, visits.VISIT_FILES, district.handler, ids)[operation]

    return prepare


WRITES: Writes = in_district(
    {
        visits.RECORD_VISIT: _record,
        visits.RECORD_VISITS: _several,
        visits.CHANGE_VISIT: _step({"visitors": "赵强"}, {"visitors": "孙丽"}),
        visits.WITHDRAW_VISIT: _step({"reason": "重复登记"}, {"reason": "登记有误"}),
        **{
            operation: _file(operation)
            for operation in (visits.VISIT_FILES.begin, visits.VISIT_FILES.attach, visits.VISIT_FILES.remove)
        },
    }
)
