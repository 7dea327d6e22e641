"""A call of every step with a part."""

from collections.abc import Callable
from typing import Any

from chassis.calling.actor import Actor
from contracts.operation import Operation
from contracts.requests import joint
from contracts.requests.joint import PART_FILES as FILES
from tests.services import filing
from tests.services.requests.district import District, in_district
from tests.services.requests.joint import parts
from tests.services.writes import Write, Writes

WHY, WHY_ELSE = {"reason": "情况属实"}, {"reason": "另有原因"}
Brought = Callable[[District], tuple[dict[str, Any], dict[str, Any]]]


def step(caller: Callable[[District], Actor], bring: Brought, **content: Any) -> Callable[[District], Write]:
    """A step with a part that somebody has brought so far, on the version that was read."""

    def prepare(district: District) -> Write:
        request, part = bring(district)
        return Write(caller(district), (request["id"], part["id"]), **content, if_match=part["version"])

    return prepare


def addition(district: District) -> Write:
    body = {**parts.co(district.water, note="请核实用水"), **WHY}
    return Write(district.dispatcher, (district.dispatched()["id"],), body, {"note": "请尽快核实用水"})


def file(operation: Operation) -> Callable[[District], Write]:
    """A file of a part, by the co-department."""

    def prepare(district: District) -> Write:
        request, part = parts.accepted(district)
        ids = {"request_id": request["id"], "part_id": part["id"]}
        return filing.writes(district.service, FILES, district.other_handler, ids)[operation]

    return prepare


def own(district: District) -> Actor:
    return district.other_handler


def dispatcher(district: District) -> Actor:
    return district.dispatcher


WRITES: Writes = in_district(
    {
        **{operation: file(operation) for operation in (FILES.begin, FILES.attach, FILES.remove)},
        joint.ADD_PART: addition,
        joint.ACCEPT_PART: step(own, parts.waiting),
        joint.RETURN_PART: step(own, parts.waiting, body=WHY, other=WHY_ELSE),
        joint.CONFIRM_PART: step(dispatcher, parts.returned, body=WHY, other=WHY_ELSE),
        joint.REQUEST_PART_EXTENSION: step(own, parts.accepted, body={"days": 2, **WHY}, other={"days": 3}),
        joint.DECIDE_PART_EXTENSION: step(
            dispatcher, parts.extension_asked, body={"granted": True, **WHY}, other={"granted": False}
        ),
        joint.CONTRIBUTE_PART: step(
            own, parts.accepted, body={"contribution": "已核实"}, other={"contribution": "核实有误"}
        ),
        joint.RELEASE_PART: step(dispatcher, parts.waiting, body=WHY, other=WHY_ELSE),
    }
)
