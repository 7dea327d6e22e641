"""A call of each write of staff requests."""

from typing import Any

from contracts.requests import staff
from tests.services.requests.district import District, in_district
from tests.services.writes import Write, Writes

ASKED = {"title": "子女入学", "description": "需要哪些材料。", "person_name": "林晓梅", "person_phone": "13900007788"}


def submit(district: District) -> Write:
    return Write(district.clerk, body=dict(ASKED), other={"title": "工伤认定"})


def submit_several(district: District) -> Write:
    items: list[dict[str, Any]] = [{"body": dict(ASKED)} for _ in range(2)]
    return Write(district.clerk, body={"items": items}, other={"items": items[:1]})


def open_it(district: District) -> Write:
    found = district.submit_staff()
    body = {"opened": True, "reason": "本人同意"}
    return Write(district.clerk, (found["id"],), body, {"reason": "另有原因"}, if_match=found["version"])


WRITES: Writes = in_district(
    {
        staff.SUBMIT_STAFF_REQUEST: submit,
        staff.SUBMIT_STAFF_REQUESTS: submit_several,
        staff.OPEN_STAFF_REQUEST: open_it,
    }
)
