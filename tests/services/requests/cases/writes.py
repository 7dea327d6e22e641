"""A call of each write of cases."""

from contracts.requests import case_steps
from tests.services.requests.cases.steam import opened
from tests.services.requests.district import District, in_district
from tests.services.writes import Write, Writes


def opening(district: District) -> Write:
    body = {"title": "蒸汽", "department_id": str(district.labour), "request_ids": [district.submit()["id"]]}
    return Write(district.dispatcher, body=body, other={"title": "热力"})


def change(district: District) -> Write:
    case = opened(district)
    return Write(
        district.dispatcher, (case["id"],), {"title": "蒸汽"}, other={"title": "热力"}, if_match=case["version"]
    )


def addition(district: District) -> Write:
    body = {"request_ids": [district.submit()["id"]]}
    return Write(district.dispatcher, (opened(district)["id"],), body, other={"reason": "同一管网"})


def removal(district: District) -> Write:
    request = district.submit()
    case = opened(district, [request])
    body = {"request_ids": [request["id"]], "reason": "另一问题"}
    return Write(district.dispatcher, (case["id"],), body, other={"reason": "又一问题"})


def answer(district: District) -> Write:
    case = opened(district, [district.submit()])
    return Write(district.handler, (case["id"],), {"answer": "已增容"}, other={"answer": "已扩容"})


def ending(district: District) -> Write:
    return Write(district.dispatcher, (opened(district)["id"],), {"reason": "不同"}, other={"reason": "不同一"})


WRITES: Writes = in_district(
    {
        case_steps.OPEN_CASE: opening,
        case_steps.CHANGE_CASE: change,
        case_steps.ADD_TO_CASE: addition,
        case_steps.REMOVE_FROM_CASE: removal,
        case_steps.ANSWER_CASE: answer,
        case_steps.END_CASE: ending,
    }
)
