"""A call of every step with a request."""

from collections.abc import Callable
from typing import Any

from chassis.calling.actor import Actor
from contracts.requests import lifecycle
from tests.services.requests.district import GOOD, POOR, District, in_district
from tests.services.writes import Write, Writes

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
    return district.move(lifecycle.REQUEST_EXTENSION, district.handler, district.handling(), days=3, reason="需勘察")


def redispatch(district: District) -> Write:
    found = district.returned()
    return Write(
        district.dispatcher,
        (found["id"],),
        {"department_id": str(district.water), **WHY},
        WHY_ELSE,
        if_match=found["version"],
    )


def submission(district: District) -> Write:
    body = {"title": "急需实验员", "description": "缺实验员。", "item_id": district.item}
    return Write(
        district.contact, body={**body, "form": {"position": "实验员", "headcount": 2}}, other={"title": "急需司机"}
    )


WRITES: Writes = in_district(
    {
        lifecycle.SUBMIT_REQUEST: submission,
        lifecycle.DISPATCH_REQUEST: step(
            lambda district: district.dispatcher, District.submit, body={"note": "请尽快"}, other={"note": "不急"}
        ),
        lifecycle.ACCEPT_REQUEST: step(lambda district: district.handler, District.dispatched),
        lifecycle.RETURN_REQUEST: step(
            lambda district: district.handler, District.dispatched, body=WHY, other=WHY_ELSE
        ),
        lifecycle.REDISPATCH_REQUEST: redispatch,
        lifecycle.CONFIRM_DISPATCH: step(
            lambda district: district.dispatcher, District.returned, body=WHY, other=WHY_ELSE
        ),
        lifecycle.REQUEST_EXTENSION: step(
            lambda district: district.handler, District.handling, body={"days": 3, **WHY}, other={"days": 2}
        ),
        lifecycle.DECIDE_EXTENSION: step(
            lambda district: district.dispatcher,
            extension_asked,
            body={"granted": True, **WHY},
            other={"granted": False},
        ),
        lifecycle.ANSWER_REQUEST: step(
            lambda district: district.handler,
            District.handling,
            body={"answer": "已安排"},
            other={"answer": "不予安排"},
        ),
        lifecycle.EVALUATE_REQUEST: step(lambda district: district.contact, District.answered, body=GOOD, other=POOR),
        lifecycle.WITHDRAW_REQUEST: step(lambda district: district.contact, District.submit, body=WHY, other=WHY_ELSE),
        lifecycle.REVIEW_REQUEST: step(
            lambda district: district.supervisor,
            District.under_review,
            body={"decision": "uphold", **WHY},
            other={"decision": "reopen"},
        ),
    }
)
