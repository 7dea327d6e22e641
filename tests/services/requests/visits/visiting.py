"""Plans of visits and visits for tests; the labour office visits."""

from typing import Any

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.operation import Operation
from contracts.requests import visit_plans, visits
from tests.services.requests.district import District

SUGGESTION = {"kind": "suggestion", "content": "建议增加早班班车。"}
NOTHING = {"kind": "nothing", "content": "厂区外道路积水。", "reason": "已当场联系市政清淤。"}
DEMAND = {"kind": "demand", "content": "需要冷链运输伙伴。"}


def made_plan(district: District, caller: Actor | None = None, **given: Any) -> dict[str, Any]:
    """A plan of monthly visits to two enterprises."""
    body = {
        "title": "部门月度走访",
        "period": "month",
        "enterprise_ids": [str(district.enterprise), str(district.neighbour)],
        **given,
    }
    made: dict[str, Any] = district.call(visit_plans.MAKE_VISIT_PLAN, caller or district.handler, body=body)
    return made


def owed(district: District, caller: Actor | None = None, **query: Any) -> list[dict[str, Any]]:
    """The owed visits that somebody sees; the supervisor by preset."""
    asked = {"limit": 100, **query}
    found: list[dict[str, Any]] = district.call(
        visit_plans.LIST_OWED_VISITS, caller or district.supervisor, query=asked
    )["items"]
    return found


def asked(district: District, **given: Any) -> dict[str, Any]:
    """A finding that becomes a request."""
    return {
        "kind": "request",
        "title": "急需实验员",
        "content": "二期投产,缺实验员两名。",
        "item_id": district.item,
        "form": {"position": "实验员", "headcount": 2},
        **given,
    }


def recorded(district: District, caller: Actor | None = None, **given: Any) -> dict[str, Any]:
    """A visit of today to the enterprise in the park."""
    body = {
        "enterprise_id": str(district.enterprise),
        "day": "2026-11-23",
        "visitors": "王建国、李敏",
        "summary": "订单饱满,二期厂房封顶。",
        **given,
    }
    made: dict[str, Any] = district.call(visits.RECORD_VISIT, caller or district.handler, body=body)
    return made


def listed(district: District, operation: Operation = visits.LIST_VISITS, caller: Any = None, **query: Any) -> Any:
    """What a list has; for the supervisor by preset."""
    return district.call(operation, caller or district.supervisor, query={"limit": 100, **query})["items"]


def refused(code: str, district: District, operation: Operation, caller: Actor, *path: Any, **content: Any) -> Failure:
    """A call that must be refused with this code."""
    with pytest.raises(Failure) as caught:
        district.call(operation, caller, *path, **content)
    assert caught.value.problem.code == code
    return caught.value
