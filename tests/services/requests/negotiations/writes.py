"""A call of every write of negotiations."""

from collections.abc import Callable
from typing import Any

from contracts.operation import Operation
from contracts.requests import negotiation_steps
from contracts.requests.negotiation_steps import NEGOTIATION_FILES
from tests.services import filing
from tests.services.requests.district import District, in_district
from tests.services.requests.leads.investing import event, known, negotiated, opened
from tests.services.writes import Write, Writes


def record(district: District) -> Write:
    return Write(district.handler, body=event(lead_id=opened(district)["id"]), other={"way": "online"})


def record_several(district: District) -> Write:
    prospect = known(district)
    items = [{"body": event(prospect)}, {"body": event(prospect, way="online")}]
    return Write(district.handler, body={"items": items}, other={"items": items[:1]})


def of_planned(body: dict[str, Any], other: dict[str, Any]) -> Callable[[District], Write]:
    def prepare(district: District) -> Write:
        made = negotiated(district, prospect=known(district), day="2026-11-23", outcome=None)
        return Write(district.handler, (made["id"],), body, other, if_match=made["version"])

    return prepare


def file_of_negotiation(operation: Operation) -> Callable[[District], Write]:
    """A write of files on negotiations."""

    def prepare(district: District) -> Write:
        ids = {"negotiation_id": negotiated(district, prospect=known(district))["id"]}
        return filing.writes(district.service, NEGOTIATION_FILES, district.handler, ids)[operation]

    return prepare


WRITES: Writes = in_district(
    {
        negotiation_steps.RECORD_NEGOTIATION: record,
        negotiation_steps.RECORD_NEGOTIATIONS: record_several,
        negotiation_steps.CHANGE_NEGOTIATION: of_planned({"day": "2026-12-01"}, {"place": "线上会议室"}),
        negotiation_steps.ENTER_NEGOTIATION: of_planned({"outcome": "达成意向"}, {"outcome": "再议"}),
        negotiation_steps.CANCEL_NEGOTIATION: of_planned({"reason": "行程调整"}, {"reason": "改期"}),
        **{
            operation: file_of_negotiation(operation)
            for operation in (NEGOTIATION_FILES.begin, NEGOTIATION_FILES.attach, NEGOTIATION_FILES.remove)
        },
    }
)
