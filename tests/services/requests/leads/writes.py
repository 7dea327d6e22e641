"""A call of every write of leads."""

from collections.abc import Callable
from typing import Any

from contracts.operation import Operation
from contracts.requests import lead_steps
from tests.services import filing
from tests.services.requests.district import District, in_district
from tests.services.requests.leads.investing import intention, known, opened, project, step
from tests.services.writes import Write, Writes


def open_one(district: District) -> Write:
    return Write(district.handler, body=intention(known(district)), other={"title": "另一条线索"})


def open_several(district: District) -> Write:
    prospect = known(district)
    items = [{"body": intention(prospect)}, {"body": intention(prospect, title="二期")}]
    return Write(district.handler, body={"items": items}, other={"items": items[:1]})


def of_lead(body: dict[str, Any], other: dict[str, Any]) -> Callable[[District], Write]:
    def prepare(district: District) -> Write:
        made = opened(district)
        return Write(district.handler, (made["id"],), body, other, if_match=made["version"])

    return prepare


def appoint(district: District) -> Write:
    made = opened(district)
    body = {"commissioner_id": str(district.other_handler.person_id)}
    return Write(district.handler, (made["id"],), body, {"reason": "分工调整"}, if_match=made["version"])


def convert(district: District) -> Write:
    made = opened(district)
    body = project(district)
    return Write(district.handler, (made["id"],), body, {"ends_on": "2028-12-31"}, if_match=made["version"])


def reopen(district: District) -> Write:
    lost = step(district, lead_steps.LOSE_LEAD, opened(district), reason="改在外地落户")
    return Write(
        district.handler, (lost["id"],), {"reason": "重新表达意向"}, {"reason": "另有安排"}, if_match=lost["version"]
    )


def file_of_lead(operation: Operation) -> Callable[[District], Write]:
    """A write of files on leads."""

    def prepare(district: District) -> Write:
        ids = {"lead_id": opened(district)["id"]}
        return filing.writes(district.service, lead_steps.LEAD_FILES, district.handler, ids)[operation]

    return prepare


WRITES: Writes = in_district(
    {
        lead_steps.OPEN_LEAD: open_one,
        lead_steps.OPEN_LEADS: open_several,
        lead_steps.CHANGE_LEAD: of_lead({"amount": "150000000.00"}, {"title": "疫苗基地"}),
        lead_steps.LOG_LEAD: of_lead({"content": "来区看地"}, {"content": "电话沟通"}),
        lead_steps.APPOINT_COMMISSIONER: appoint,
        lead_steps.CONVERT_LEAD: convert,
        lead_steps.LOSE_LEAD: of_lead({"reason": "改在外地落户"}, {"reason": "资金不足"}),
        lead_steps.REOPEN_LEAD: reopen,
        **{
            operation: file_of_lead(operation)
            for operation in (
                lead_steps.LEAD_FILES.begin,
                lead_steps.LEAD_FILES.attach,
                lead_steps.LEAD_FILES.remove,
            )
        },
    }
)
