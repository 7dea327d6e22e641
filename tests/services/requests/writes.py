"""A call of every write of requests."""

from collections.abc import Callable
from typing import Any

from chassis.calling.actor import Actor
from contracts.operation import Operation
from contracts.requests import calendar, catalog, dispatching, orders
from tests.harness import ServiceUnderTest
from tests.services.requests.district import GOOD, POOR, District
from tests.services.writes import Write, Writes

DAY = "2026-12-02"
OFF = {"setting": "off", "reason": "停电检修"}
WHY, WHY_ELSE = {"reason": "情况属实"}, {"reason": "另有原因"}


def step(
    caller: Callable[[District], Actor], request: Callable[[District], dict[str, Any]], **content: Any
) -> Callable[[District], Write]:
    """A step with a request that somebody has brought so far, on the version that was read."""

    def prepare(district: District) -> Write:
        found = request(district)
        return Write(caller(district), (found["id"],), **content, if_match=found["version"])

    return prepare


def extension_asked(district: District) -> dict[str, Any]:
    return district.move(orders.REQUEST_EXTENSION, district.handler, district.handling(), days=3, reason="需勘察")


def redispatch(district: District) -> Write:
    found = district.returned()
    return Write(
        district.dispatcher,
        (found["id"],),
        {"department_id": str(district.water), **WHY},
        WHY_ELSE,
        if_match=found["version"],
    )


def remove_day(district: District) -> Write:
    set_ = district.call(calendar.SET_CALENDAR_DAY, district.operator, DAY, body=OFF, if_match=0)
    return Write(district.operator, (DAY,), if_match=set_["version"])


def new_class(district: District) -> Write:
    return Write(district.operator, body={"code": "RZ", "name": "融资"}, other={"name": "融资需求"})


def change_class(district: District) -> Write:
    return Write(district.operator, (district.item_class,), {"name": "人才"}, {"name": "用工"}, if_match=1)


def new_item(district: District) -> Write:
    body = {
        "class_id": district.item_class,
        "code": "RC-09",
        "name": "专场招聘",
        "department_id": str(district.labour),
    }
    return Write(district.operator, body=body, other={"name": "校园招聘"})


def change_item(district: District) -> Write:
    return Write(district.operator, (district.item,), {"working_days": 3}, {"working_days": 4}, if_match=1)


def rules(district: District) -> Write:
    rule = {"items": [district.item], "department_id": str(district.water), "note": "另行安排"}
    return Write(district.operator, body={"rules": [rule], "comment": "试行"}, other={"comment": "正式"}, if_match=0)


def trial(district: District) -> Write:
    return Write(district.dispatcher, body={"item_id": district.item}, other={"segments": ["中试"]})


def submission(district: District) -> Write:
    body = {"title": "急需实验员", "description": "缺实验员。", "item_id": district.item}
    return Write(
        district.contact, body={**body, "form": {"position": "实验员", "headcount": 2}}, other={"title": "急需司机"}
    )


def kept(operation: Operation, *path: str, **other: Any) -> Callable[[District], Write]:
    """A change of what there is one of, with the example of the contract, before anybody has changed it."""
    return lambda district: Write(district.operator, path, dict(operation.example or {}), other, if_match=0)


STEPS: dict[Operation, Callable[[District], Write]] = {
    calendar.SET_CALENDAR_DAY: kept(calendar.SET_CALENDAR_DAY, DAY, **WHY_ELSE),
    calendar.REMOVE_CALENDAR_DAY: remove_day,
    calendar.SET_WORKING_HOURS: kept(calendar.SET_WORKING_HOURS, **WHY_ELSE),
    calendar.SET_CALENDAR_YEAR: kept(calendar.SET_CALENDAR_YEAR, "2027", **WHY_ELSE),
    calendar.SET_TERMS: kept(calendar.SET_TERMS, handling_days=9),
    catalog.ADD_CATALOG_CLASS: new_class,
    catalog.CHANGE_CATALOG_CLASS: change_class,
    catalog.ADD_CATALOG_ITEM: new_item,
    catalog.CHANGE_CATALOG_ITEM: change_item,
    dispatching.REPLACE_DISPATCH_RULES: rules,
    dispatching.TRY_DISPATCH_RULES: trial,
    orders.SUBMIT_REQUEST: submission,
    orders.DISPATCH_REQUEST: step(
        lambda district: district.dispatcher, District.submit, body={"note": "请尽快"}, other={"note": "不急"}
    ),
    orders.ACCEPT_REQUEST: step(lambda district: district.handler, District.dispatched),
    orders.RETURN_REQUEST: step(lambda district: district.handler, District.dispatched, body=WHY, other=WHY_ELSE),
    orders.REDISPATCH_REQUEST: redispatch,
    orders.CONFIRM_DISPATCH: step(lambda district: district.dispatcher, District.returned, body=WHY, other=WHY_ELSE),
    orders.REQUEST_EXTENSION: step(
        lambda district: district.handler, District.handling, body={"days": 3, **WHY}, other={"days": 2}
    ),
    orders.DECIDE_EXTENSION: step(
        lambda district: district.dispatcher, extension_asked, body={"granted": True, **WHY}, other={"granted": False}
    ),
    orders.ANSWER_REQUEST: step(
        lambda district: district.handler, District.handling, body={"answer": "已安排"}, other={"answer": "不予安排"}
    ),
    orders.EVALUATE_REQUEST: step(lambda district: district.contact, District.answered, body=GOOD, other=POOR),
    orders.WITHDRAW_REQUEST: step(lambda district: district.contact, District.submit, body=WHY, other=WHY_ELSE),
    orders.REVIEW_REQUEST: step(
        lambda district: district.supervisor,
        District.under_review,
        body={"decision": "uphold", **WHY},
        other={"decision": "reopen"},
    ),
}


def _in_the_district(prepare: Callable[[District], Write]) -> Callable[[ServiceUnderTest], Write]:
    return lambda requests: prepare(District(requests))


WRITES: Writes = {operation: _in_the_district(prepare) for operation, prepare in STEPS.items()}
