"""The statutory holidays of China and their make-up working days, as the State Council publishes them each autumn.

The library ``holidays`` knows two different things about a year. The festivals themselves follow from the regulation
on holidays (全国年节及纪念日放假办法) and can be computed for any year. Which weekend days are worked in exchange for a
longer festival (调休) is decided year by year; the library lists those days in ``weekend_workdays``, and lists none
for a year whose notice it does not know. Every year since 2001 has had some, so no days means "not published yet".
"""

import importlib
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, Any

import holidays

from contracts.problem import Text

_EXCHANGED_FOR = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_FIRST_YEAR = 2001
# The longest run of days off so far had nine days, so a festival is found within this distance of its exchanged day.
_LONGEST_RUN = 10


def _load_china() -> Any:
    """Load one country of the library, whose package of countries loads all 250 of them, eight megabytes."""
    name = "holidays.countries"
    known = name in sys.modules
    if not known:
        bare = ModuleType(name)
        bare.__path__ = [f"{folder}/countries" for folder in holidays.__path__]
        sys.modules[name] = bare
    try:
        return importlib.import_module(f"{name}.china").China
    finally:
        if not known:
            # Whoever wants all of them loads the package as it is.
            del sys.modules[name]


if TYPE_CHECKING:
    from holidays.countries.china import China
else:
    China = _load_china()


class Special(StrEnum):
    """The kind of a day in the statutory calendar that is not an ordinary weekday or weekend."""

    HOLIDAY = "holiday"
    SUBSTITUTE = "substitute"
    MAKE_UP = "make_up"


@dataclass(frozen=True, slots=True)
class StatutoryDay:
    """One special day: a festival, a weekday off in exchange (substitute), or a weekend day worked (make-up).

    ``exchanged_with`` is the other day of the exchange, None for a festival.
    """

    special: Special
    name: Text
    exchanged_with: date | None = None


@lru_cache(maxsize=128)
def has_arrangement(year: int) -> bool:
    """Say whether the library knows the published arrangement of ``year``, make-up working days included."""
    return any(day.year == year for day in China(years=year).weekend_workdays)


@lru_cache(maxsize=1)
def known_until() -> int:
    """Return the last year, counted from 2001 without a gap, whose arrangement the installed library knows."""
    year = _FIRST_YEAR
    while has_arrangement(year + 1):
        year += 1
    return year


@lru_cache(maxsize=128)
def statutory_days(year: int) -> Mapping[date, StatutoryDay]:
    """Return the special days of ``year`` by date.

    The library's tables are built once per year and process. The neighbouring years are read as well, because an
    exchange around New Year's Day belongs to the festival on the other side of the turn of the year.
    """
    years = range(year - 1, year + 2)
    # Otherwise a look-up in a year that is not loaded would load it, and the tables would grow while they are read.
    chinese = China(years=years, expand=False, language="zh_CN")
    english = China(years=years, expand=False, language="en_US")

    special: dict[date, StatutoryDay] = {}
    for day, label in chinese.items():
        found = _EXCHANGED_FOR.search(label)
        if found is None:
            special[day] = StatutoryDay(Special.HOLIDAY, Text(label, english[day]))
            continue
        worked = date(*(int(part) for part in found.groups()))
        festival = _festival_near(day, chinese, english)
        special[day] = StatutoryDay(Special.SUBSTITUTE, festival, worked)
        if worked in chinese.weekend_workdays:
            special[worked] = StatutoryDay(Special.MAKE_UP, festival, day)
    return MappingProxyType({day: special[day] for day in sorted(special) if day.year == year})


def _festival_near(day: date, chinese: China, english: China) -> Text:
    """Return the festival for which ``day`` is off: the nearest one in the same run of days off."""
    for distance in range(1, _LONGEST_RUN):
        for near in (day - timedelta(days=distance), day + timedelta(days=distance)):
            label = chinese.get(near)
            if label and not _EXCHANGED_FOR.search(label) and _all_off(min(day, near), max(day, near), chinese):
                # An exchange serves the festival itself, also where the nearest day off stands in for a weekend.
                return Text(label.removesuffix("（补假）"), english[near].removesuffix(" (observed)"))
    return Text("节假日", "public holiday")


def _all_off(first: date, last: date, table: China) -> bool:
    days = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
    return not any(table.is_working_day(day) for day in days)
