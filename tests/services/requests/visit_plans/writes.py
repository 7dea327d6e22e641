"""A call of every write of plans of visits."""

from collections.abc import Callable
from typing import Any

from contracts.requests import visit_plans
from tests.services.requests.district import District, in_district
from tests.services.requests.visits.visiting import made_plan
from tests.services.writes import Write, Writes


def _make(district: District) -> Write:
    body = {"title": "季度走访", "period": "quarter", "enterprise_ids": [str(district.enterprise)]}
    return Write(district.handler, body=body, other={"title": "年度走访"})


def _step(body: dict[str, Any], other: dict[str, Any]) -> Callable[[District], Write]:
    def prepare(district: District) -> Write:
        plan = made_plan(district)
        return Write(district.handler, (plan["id"],), body, other, if_match=plan["version"])

    return prepare


WRITES: Writes = in_district(
    {
        visit_plans.MAKE_VISIT_PLAN: _make,
        visit_plans.CHANGE_VISIT_PLAN: _step({"title": "重点企业走访"}, {"title": "其他走访"}),
        visit_plans.END_VISIT_PLAN: _step({"reason": "机构调整"}, {"reason": "合并"}),
    }
)
