"""A call of each bulk of steps with requests."""

from contracts.requests import bulk
from tests.services.requests.district import GOOD, District, in_district
from tests.services.writes import Write, Writes


def dispatch(district: District) -> Write:
    made = [district.submit() for _ in range(2)]
    items = [{"request_id": request["id"], "version": request["version"], "body": {}} for request in made]
    return Write(district.dispatcher, body={"items": items}, other={"items": items[:1]})


def redispatch(district: District) -> Write:
    body = {"department_id": str(district.water), "reason": "理由成立"}
    items = [{"request_id": district.returned()["id"], "body": body} for _ in range(2)]
    return Write(district.dispatcher, body={"items": items}, other={"items": items[:1]})


def accept(district: District) -> Write:
    items = [{"request_id": district.dispatched()["id"]} for _ in range(2)]
    return Write(district.handler, body={"items": items}, other={"items": items[:1]})


def answer(district: District) -> Write:
    items = [{"request_id": district.handling()["id"], "body": {"answer": "已安排"}} for _ in range(2)]
    return Write(district.handler, body={"items": items}, other={"items": items[:1]})


def evaluate(district: District) -> Write:
    items = [{"request_id": district.answered()["id"], "body": GOOD} for _ in range(2)]
    return Write(district.contact, body={"items": items}, other={"items": items[:1]})


WRITES: Writes = in_district(
    {
        bulk.DISPATCH_REQUESTS: dispatch,
        bulk.REDISPATCH_REQUESTS: redispatch,
        bulk.ACCEPT_REQUESTS: accept,
        bulk.ANSWER_REQUESTS: answer,
        bulk.EVALUATE_REQUESTS: evaluate,
    }
)
