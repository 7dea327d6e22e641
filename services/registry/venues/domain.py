"""Rules of venues: the precision of an area, and valid opening hours."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from contracts.problem import Text
from contracts.registry.venue_kinds import Facility


class Fault(NamedTuple):
    """An error in the entry of this number."""

    number: int
    field: str
    detail: Text


def exact_area(given: float) -> Decimal | None:
    """Return square metres with two decimal places, or ``None`` if more were given."""
    area = Decimal(str(given))
    rounded = area.quantize(Decimal("0.01"))
    return rounded if rounded == area else None


def in_order(facilities: Collection[Facility]) -> list[Facility]:
    """Return facilities, each once, in the order of declaration."""
    return [facility for facility in Facility if facility in facilities]


def week(hours: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return opening hours in the order of the week."""
    return [dict(hours[number]) for number in _order(hours)]


def faults_of_hours(hours: Sequence[Mapping[str, Any]]) -> list[Fault]:
    """Return the errors in opening hours: each entry closes after it opens, and none begins before another has ended.

    Times are compared as texts, which ``HH:MM`` allows. Hours do not reach beyond midnight: a venue that is open at
    night has two entries.
    """
    faults = [
        Fault(number, "closes", Text("关闭时间应晚于开放时间。", "It closes after it opens."))
        for number, entry in enumerate(hours)
        if entry["closes"] <= entry["opens"]
    ]
    for before, after in pairwise(_order(hours)):
        same_day = hours[before]["weekday"] == hours[after]["weekday"]
        if same_day and hours[after]["opens"] < hours[before]["closes"]:
            words = Text("与同一天的另一时段重叠。", "It overlaps other hours of the same day.")
            faults.append(Fault(after, "opens", words))
    return faults


def _order(hours: Sequence[Mapping[str, Any]]) -> list[int]:
    return sorted(range(len(hours)), key=lambda number: (hours[number]["weekday"], hours[number]["opens"]))
