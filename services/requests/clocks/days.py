"""The days of a working calendar, and a year of them prepared for look-ups.

A day follows from three sources, of which the first that has an entry decides: the override table, the statutory
calendar, the day of the week.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from contracts.problem import Text
from contracts.requests.vocabulary import DayReason, DaySetting
from services.requests.clocks.statutory import Special, statutory_days

Setting = DaySetting
Why = DayReason
SHANGHAI = ZoneInfo("Asia/Shanghai")
_SATURDAY = 5
_NOTHING = timedelta(0)
_DAY = timedelta(days=1)
_MIDNIGHT = "24:00"


@dataclass(frozen=True, slots=True)
class Shift:
    """A period of working hours of one day, in whole minutes, from ``start`` up to ``end``; 00:00 ends the day."""

    start: time
    end: time

    def __post_init__(self) -> None:
        if any(moment.second or moment.microsecond or moment.tzinfo for moment in (self.start, self.end)):
            raise ValueError(f"shift {self.start}–{self.end}: hours are whole minutes of local time, as in 09:00–12:00")
        if self.length <= _NOTHING:
            raise ValueError(f"shift {self.start}–{self.end}: a shift ends after it starts, on the same day")

    @classmethod
    def of(cls, start: str, end: str) -> "Shift":
        """Return the shift between two times such as 09:00, of which the second may be 24:00."""
        return cls(time.fromisoformat(start), time.min if end == _MIDNIGHT else time.fromisoformat(end))

    @property
    def told(self) -> dict[str, str]:
        """Return its ``start`` and ``end`` as ``of`` takes them."""
        return {"start": f"{self.start:%H:%M}", "end": f"{self.end:%H:%M}" if self.end > time.min else _MIDNIGHT}

    @property
    def begins(self) -> timedelta:
        """Return when it begins, counted from the beginning of the day."""
        return timedelta(hours=self.start.hour, minutes=self.start.minute)

    @property
    def ends(self) -> timedelta:
        """Return when it ends, counted likewise."""
        return timedelta(hours=self.end.hour, minutes=self.end.minute) or _DAY

    @property
    def length(self) -> timedelta:
        return self.ends - self.begins


PRESET_SHIFTS = (Shift(time(9), time(12)), Shift(time(13, 30), time(17, 30)))


@dataclass(frozen=True, slots=True)
class Override:
    """One row of the override table. It outranks the statutory calendar; the reason is shown to users."""

    day: date
    setting: Setting
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError(f"override of {self.day}: a reason is missing")


@dataclass(frozen=True, slots=True)
class Day:
    """A day in the calendar. ``shifts`` is empty when the day is off.

    ``name`` is the festival or the reason of the override, ``exchanged_with`` the other day of a 调休 exchange.
    """

    on: date
    shifts: tuple[Shift, ...]
    why: Why
    name: Text | None = None
    exchanged_with: date | None = None
    half: bool = False

    @property
    def working(self) -> bool:
        return bool(self.shifts)

    @property
    def close(self) -> datetime:
        """Return the moment at which business ends, at the latest 24:00. Raises ValueError for a day off."""
        if not self.shifts:
            raise ValueError(f"{self.on} is not a working day and has no close of business")
        return datetime.combine(self.on, time.min, SHANGHAI) + self.shifts[-1].ends


@dataclass(frozen=True, slots=True)
class Year:
    """One year prepared for look-ups: ``time_before[i]`` is the working time before day ``i`` (0 is 1 January)."""

    days: tuple[Day, ...]
    time_before: tuple[timedelta, ...]
    working_before: tuple[int, ...]
    working: tuple[Day, ...]

    @property
    def working_time(self) -> timedelta:
        return self.time_before[-1]


def local(moment: datetime) -> datetime:
    """Return ``moment`` in Asia/Shanghai. Raises ValueError if it has no time zone."""
    if moment.tzinfo is SHANGHAI:
        return moment
    if moment.utcoffset() is None:
        raise ValueError(f"{moment} has no time zone; working time needs an aware datetime")
    return moment.astimezone(SHANGHAI)


def last_day(end: datetime) -> date:
    """Return the last day of a period that ends at ``end``, in Asia/Shanghai: midnight ends the day before it."""
    return (local(end) - datetime.resolution).date()


def index_of(day: date) -> int:
    """Return the number of days from 1 January to ``day``, which may be a datetime."""
    return day.toordinal() - date(day.year, 1, 1).toordinal()


def time_within(day: Day, moment: datetime) -> timedelta:
    """Return the working time of ``day`` that has passed at ``moment``, a moment of that day."""
    passed = _NOTHING
    clock = datetime.combine(date.min, moment.time())
    for shift in day.shifts:
        start = datetime.combine(date.min, shift.start)
        passed += min(max(clock - start, _NOTHING), shift.length)
    return passed


def moment_within(day: Day, passed: timedelta) -> datetime:
    """Return the earliest moment of ``day`` at which ``passed`` of its working time, more than nothing, has passed."""
    for shift in day.shifts:
        if passed <= shift.length:
            return datetime.combine(day.on, shift.start, SHANGHAI) + passed
        passed -= shift.length
    raise ValueError(f"{day.on} has {passed} less working time than asked for")


@lru_cache(maxsize=256)
def lay_out(year: int, shifts: tuple[Shift, ...], overrides: tuple[Override, ...]) -> Year:
    """Prepare a year for look-ups; cached by value, so that equal calendars share the result."""
    by_day = {row.day: row for row in overrides}
    first = date(year, 1, 1)
    length = (date(year, 12, 31) - first).days + 1
    days = tuple(_see(first + timedelta(days=offset), shifts, by_day) for offset in range(length))
    time_before, working_before = [_NOTHING], [0]
    for day in days:
        time_before.append(sum((shift.length for shift in day.shifts), time_before[-1]))
        working_before.append(working_before[-1] + day.working)
    return Year(days, tuple(time_before), tuple(working_before), tuple(day for day in days if day.working))


def _see(day: date, shifts: tuple[Shift, ...], overrides: Mapping[date, Override]) -> Day:
    override = overrides.get(day)
    if override is not None:
        hours = {Setting.WORKING: shifts, Setting.HALF: shifts[:1], Setting.OFF: ()}[override.setting]
        half = override.setting is Setting.HALF
        return Day(day, hours, Why.OVERRIDE, Text(override.reason, override.reason), half=half)
    special = statutory_days(day.year).get(day)
    if special is not None:
        worked = special.special is Special.MAKE_UP
        return Day(day, shifts if worked else (), Why(special.special), special.name, special.exchanged_with)
    if day.weekday() >= _SATURDAY:
        return Day(day, (), Why.WEEKEND)
    return Day(day, shifts, Why.WORKDAY)
