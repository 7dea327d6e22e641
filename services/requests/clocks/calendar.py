"""The working calendar: arithmetic of working time over working days and their hours.

Everything here is pure. A calendar is one frozen value built from plain data (the override table, the shifts and the
years that an override set declares published); moments are aware datetimes and come back in Asia/Shanghai.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise

from services.requests.clocks.days import (
    PRESET_SHIFTS,
    Day,
    Override,
    Setting,
    Shift,
    Year,
    index_of,
    last_day,
    lay_out,
    local,
    moment_within,
    time_within,
)
from services.requests.clocks.statutory import has_arrangement

_NOTHING = timedelta(0)
# The New Year exchange of a year reaches back into the December before (29 December 2018 was worked for New Year's Day
# 2019, by a notice of 6 December 2018), so the last days of a year are settled only by the notice of the next one.
_NEW_YEAR_REACH = (12, 26)


@dataclass(frozen=True)
class WorkingCalendar:
    """The working calendar of a district: statutory holidays, overrides, shifts.

    ``shifts`` are those of a full working day, in order; a half-day has only the first. ``published_years`` are years
    whose arrangement the override table holds in full, besides those the library knows.

    Equal calendars share their year tables across the process, so building one anew in each transaction is cheap.
    """

    overrides: tuple[Override, ...] = ()
    shifts: tuple[Shift, ...] = PRESET_SHIFTS
    published_years: frozenset[int] = frozenset()
    _years: dict[int, Year] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.shifts:
            raise ValueError("a working calendar needs at least one shift")
        for earlier, later in pairwise(self.shifts):
            if later.begins < earlier.ends:
                raise ValueError(f"shift from {later.start} begins before the shift until {earlier.end} has ended")
        seen: set[date] = set()
        for override in self.overrides:
            if override.day in seen:
                raise ValueError(f"{override.day} is overridden twice; keep one row")
            seen.add(override.day)

    def day(self, day: date) -> Day:
        """Return what the calendar says about ``day``."""
        return self._year(day.year).days[index_of(day)]

    def days(self, first: date, last: date) -> Iterator[Day]:
        """Yield the days from ``first`` to ``last``, both included."""
        for offset in range((last - first).days + 1):
            yield self.day(first + timedelta(days=offset))

    def published(self, year: int) -> bool:
        """Say whether the arrangement of ``year`` is known: from the library, or declared by an override set."""
        return year in self.published_years or has_arrangement(year)

    def unpublished_years(self, start: datetime, end: datetime) -> tuple[int, ...]:
        """Return the years whose pending notice could still change a period; a period is provisional if there are any.

        From 26 December on, the notice of the following year is needed as well.
        """
        first, last = local(start), last_day(end)
        reach = last.year + ((last.month, last.day) >= _NEW_YEAR_REACH)
        return tuple(year for year in range(first.year, reach + 1) if not self.published(year))

    def deadline(self, start: datetime, days: int) -> datetime:
        """Return the end of a period of ``days`` working days that begins at ``start``.

        The day on which the period begins does not count (Civil Code of the PRC, art. 201), whatever the hour and
        whether or not it is worked; days off are left out (as in art. 82 of the Administrative Licensing Law); the
        period ends when business ends on its last day (art. 203), at noon if that is a half-day. Art. 203's rule that
        a period never ends on a day off follows, since only working days are counted.

        Raises ValueError unless ``days`` is at least 1.
        """
        if days < 1:
            raise ValueError(f"a period has at least one working day, not {days}")
        begun = local(start)
        year = begun.year
        count = self._year(year).working_before[index_of(begun) + 1] + days
        while count > len(self._year(year).working):
            count -= len(self._year(year).working)
            year += 1
        return self._year(year).working[count - 1].close

    def end_on(self, start: datetime, day: date) -> datetime:
        """Return the end of a period that begins at ``start`` and ends on a day that somebody has named.

        It ends when business ends there or, if that is a day off, on the next working day (Civil Code of the PRC, art.
        203); if that is over at the beginning, on the next working day as well.
        """
        begun = local(start)
        found = max(day, begun.date())
        while not self.day(found).working or self.day(found).close <= begun:
            found += timedelta(days=1)
        return self.day(found).close

    def working_time(self, start: datetime, end: datetime) -> timedelta:
        """Return the working time between two moments; negative if ``end`` is the earlier."""
        first, last = local(start), local(end)
        if last < first:
            return -self.working_time(last, first)
        passed = self._position(last) - self._position(first)
        return sum((self._year(year).working_time for year in range(first.year, last.year)), passed)

    def add_working_time(self, start: datetime, amount: timedelta) -> datetime:
        """Return the earliest moment at which ``amount`` of working time has passed since ``start``.

        The end of a shift is earlier than the beginning of the next, so a full day's time ends at the close. Adding
        nothing returns ``start``, even outside working hours. Raises ValueError if ``amount`` is negative.
        """
        begun = local(start)
        if amount < _NOTHING:
            raise ValueError(f"working time is added forwards only, not {amount}")
        if not amount:
            return begun
        year, target = begun.year, self._position(begun) + amount
        while target > self._year(year).working_time:
            target -= self._year(year).working_time
            year += 1
        table = self._year(year)
        index = bisect_left(table.time_before, target) - 1
        return moment_within(table.days[index], target - table.time_before[index])

    def moment_at(self, start: datetime, end: datetime, percent: int) -> datetime:
        """Return the moment when ``percent`` (0 to 100) of the working time from ``start`` to ``end`` has passed."""
        if not 0 <= percent <= 100:
            raise ValueError(f"a share of a period lies between 0 and 100 percent, not {percent}")
        return self.add_working_time(start, self.working_time(start, end) * percent / 100)

    def _position(self, moment: datetime) -> timedelta:
        """Return the working time between the beginning of the moment's year and the moment."""
        table = self._year(moment.year)
        index = index_of(moment)
        return table.time_before[index] + time_within(table.days[index], moment)

    def _year(self, year: int) -> Year:
        table = self._years.get(year)
        if table is None:
            overrides = tuple(sorted((row for row in self.overrides if row.day.year == year), key=lambda row: row.day))
            table = self._years[year] = lay_out(year, self.shifts, overrides)
        return table


def build_calendar(
    overrides: Iterable[Mapping[str, str]] = (),
    shifts: Iterable[tuple[str, str]] = (),
    published_years: Iterable[int] = (),
) -> WorkingCalendar:
    """Build a calendar from plain data, such as rows of a database or a settings file.

    ``overrides``: ``{"day": "2027-02-20", "setting": "working" | "off" | "half", "reason": "…"}``; ``shifts``: pairs
    such as ``("09:00", "12:00")`` (see ``Shift.of``), the preset hours if empty. Raises ValueError for anything that
    makes no sense.
    """
    return WorkingCalendar(
        overrides=tuple(
            Override(date.fromisoformat(row["day"]), Setting(row["setting"]), row["reason"]) for row in overrides
        ),
        shifts=tuple(Shift.of(start, end) for start, end in shifts) or PRESET_SHIFTS,
        published_years=frozenset(published_years),
    )
