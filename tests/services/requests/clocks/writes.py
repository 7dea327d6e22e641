"""A call of every write of the working calendar and the terms."""

from collections.abc import Callable
from typing import Any

from contracts.operation import Operation
from contracts.requests import calendar
from tests.services.requests.district import District, in_district
from tests.services.writes import Write, Writes

DAY = "2026-12-02"
WHY_ELSE = {"reason": "另有原因"}
OFF = {"setting": "off", "reason": "停电检修"}


def remove_day(district: District) -> Write:
    set_ = district.call(calendar.SET_CALENDAR_DAY, district.operator, DAY, body=OFF, if_match=0)
    return Write(district.operator, (DAY,), if_match=set_["version"])


def kept(operation: Operation, *path: str, **other: Any) -> Callable[[District], Write]:
    """A change of what there is one of, with the example of the contract, before anybody has changed it."""
    return lambda district: Write(district.operator, path, dict(operation.example or {}), other, if_match=0)


WRITES: Writes = in_district(
    {
        calendar.SET_CALENDAR_DAY: kept(calendar.SET_CALENDAR_DAY, DAY, **WHY_ELSE),
        calendar.REMOVE_CALENDAR_DAY: remove_day,
        calendar.SET_WORKING_HOURS: kept(calendar.SET_WORKING_HOURS, **WHY_ELSE),
        calendar.SET_CALENDAR_YEAR: kept(calendar.SET_CALENDAR_YEAR, "2027", **WHY_ELSE),
        calendar.SET_TERMS: kept(calendar.SET_TERMS, handling_days=9),
    }
)
