"""A call of every write of agreements."""

from collections.abc import Callable
from typing import Any

from contracts.operation import Operation
from contracts.requests import agreement_steps
from contracts.requests.agreement_events import AGREEMENT_FILES
from tests.services import filing
from tests.services.requests.agreements.signing import content, signed
from tests.services.requests.district import District, in_district
from tests.services.writes import Write, Writes


def register(district: District) -> Write:
    return Write(district.handler, body=content(district), other={"title": "另一份协议"})


def step(body: dict[str, Any], other: dict[str, Any]) -> Callable[[District], Write]:
    def prepare(district: District) -> Write:
        made = signed(district)
        return Write(district.handler, (made["id"],), body, other, if_match=made["version"])

    return prepare


def file_of_agreement(operation: Operation) -> Callable[[District], Write]:
    """A write of files on agreements."""

    def prepare(district: District) -> Write:
        ids = {"agreement_id": signed(district)["id"]}
        return filing.writes(district.service, AGREEMENT_FILES, district.handler, ids)[operation]

    return prepare


WRITES: Writes = in_district(
    {
        agreement_steps.REGISTER_AGREEMENT: register,
        agreement_steps.CHANGE_AGREEMENT: step({"amount": "120000.50"}, {"amount": "130000.00"}),
        agreement_steps.RENEW_AGREEMENT: step(
            {"signed_on": "2026-11-20", "ends_on": "2028-06-30"}, {"ends_on": "2029-06-30"}
        ),
        agreement_steps.END_AGREEMENT: step({"ended_on": "2026-11-30", "reason": "机构撤并"}, {"reason": "另有安排"}),
        **{
            operation: file_of_agreement(operation)
            for operation in (AGREEMENT_FILES.begin, AGREEMENT_FILES.attach, AGREEMENT_FILES.remove)
        },
    }
)
