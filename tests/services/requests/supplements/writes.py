"""A call of every write about supplements and progress."""

from typing import Any

from contracts.requests import supplements
from tests.services.requests.district import District, in_district
from tests.services.requests.lifecycle.writes import step
from tests.services.writes import Writes


def asked(district: District) -> dict[str, Any]:
    return district.move(
        supplements.REQUEST_SUPPLEMENT, district.handler, district.handling(), content="请补充岗位说明"
    )


WRITES: Writes = in_district(
    {
        supplements.REQUEST_SUPPLEMENT: step(
            lambda district: district.handler,
            District.handling,
            body={"content": "请补充岗位说明"},
            other={"content": "请补充薪酬"},
        ),
        supplements.SUPPLY_REQUEST: step(
            lambda district: district.contact, asked, body={"content": "见附件"}, other={"content": "已补充"}
        ),
        supplements.REPORT_PROGRESS: step(
            lambda district: district.handler,
            District.handling,
            body={"content": "已联系两家院校"},
            other={"content": "已联系三家院校"},
        ),
    }
)
