"""The working calendar, against the arrangements of 2025 and 2026 as the State Council published them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.requests.clocks import statutory
from services.requests.clocks.calendar import WorkingCalendar, build_calendar
from services.requests.clocks.days import PRESET_SHIFTS, Override, Setting, Shift, Why, last_day, lay_out
from tests.services.requests.clocks.plain import PLAIN, at

MINUTE = timedelta(minutes=1)


# Moments lie in years whose time zone had no summer time, to the second, in and out of hours.
moments = st.integers(0, 5 * 365 * 24 * 3600).map(lambda seconds: at(2023, 1, 1) + timedelta(seconds=seconds))
amounts = st.integers(0, 60 * 24 * 30).map(lambda minutes: minutes * MINUTE)


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    days = draw(st.lists(st.dates(date(2025, 11, 1), date(2026, 3, 1)), unique=True, max_size=12))
    overrides = tuple(Override(day, draw(st.sampled_from(Setting)), "区里安排") for day in days)
    hours = st.sampled_from(
        [
            PRESET_SHIFTS,
            (Shift(time(8), time(16)),),
            (*PRESET_SHIFTS, Shift(time(19), time(21))),
            (*PRESET_SHIFTS, Shift(time(22), time(0))),
            (Shift(time(0), time(0)),),
        ]
    )
    return WorkingCalendar(overrides, draw(hours))


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        # An ordinary week: the day it begins does not count.
        (at(2026, 11, 9, 10), 5, at(2026, 11, 16, 17, 30)),
        # Begun before opening, at midnight and after closing, Monday is still the day on which it begins.
        (at(2026, 11, 9, 0, 0), 1, at(2026, 11, 10, 17, 30)),
        (at(2026, 11, 9, 6, 0), 1, at(2026, 11, 10, 17, 30)),
        (at(2026, 11, 9, 23, 59), 1, at(2026, 11, 10, 17, 30)),
        # Begun at a weekend, the first day is Monday.
        (at(2026, 11, 14, 10), 1, at(2026, 11, 16, 17, 30)),
        # Sunday 20 September 2026 is worked for National Day.
        (at(2026, 9, 18, 10), 1, at(2026, 9, 20, 17, 30)),
        # National Day 2026: 1 to 7 October off, Saturday 10 worked.
        (at(2026, 9, 29, 16), 1, at(2026, 9, 30, 17, 30)),
        (at(2026, 9, 29, 16), 2, at(2026, 10, 8, 17, 30)),
        (at(2026, 9, 29, 16), 5, at(2026, 10, 12, 17, 30)),
        # Spring Festival 2026: 15 to 23 February off, Saturdays 14 and 28 worked.
        (at(2026, 2, 13, 9), 1, at(2026, 2, 14, 17, 30)),
        (at(2026, 2, 13, 9), 2, at(2026, 2, 24, 17, 30)),
        (at(2026, 2, 13, 9), 6, at(2026, 2, 28, 17, 30)),
        # Spring Festival 2025: 28 January to 4 February off, Sunday 26 January and Saturday 8 February worked.
        (at(2025, 1, 24, 9), 2, at(2025, 1, 27, 17, 30)),
        (at(2025, 1, 24, 9), 3, at(2025, 2, 5, 17, 30)),
        (at(2025, 1, 24, 9), 6, at(2025, 2, 8, 17, 30)),
        # National Day and Mid-Autumn 2025: 1 to 8 October off, Saturday 11 worked.
        (at(2025, 9, 30, 9), 1, at(2025, 10, 9, 17, 30)),
        (at(2025, 9, 30, 9), 3, at(2025, 10, 11, 17, 30)),
        # The turn of the year: 1 to 3 January 2026 off, Sunday 4 worked.
        (at(2025, 12, 30, 9), 2, at(2026, 1, 4, 17, 30)),
    ],
)
def test_a_period_ends_at_the_close_of_its_last_working_day(start: datetime, days: int, due: datetime) -> None:
    assert PLAIN.deadline(start, days) == due


def test_the_day_a_period_begins_is_the_day_in_shanghai() -> None:
    assert PLAIN.deadline(datetime(2026, 11, 9, 17, 0, tzinfo=UTC), 1) == at(2026, 11, 11, 17, 30)


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        PLAIN.deadline(datetime(2026, 11, 9), 1)  # noqa: DTZ001


@pytest.mark.parametrize("days", [0, -1])
def test_a_period_of_no_days_is_refused(days: int) -> None:
    with pytest.raises(ValueError, match="at least one working day"):
        PLAIN.deadline(at(2026, 11, 9), days)


# Counted from the notices of the State Council: the weekend days worked.
@pytest.mark.parametrize(
    ("year", "worked"),
    [
        (2025, ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"]),
        (2026, ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]),
    ],
)
def test_exactly_the_published_weekend_days_are_worked(year: int, worked: list[str]) -> None:
    days = PLAIN.days(date(year, 1, 1), date(year, 12, 31))
    assert [str(day.on) for day in days if day.working and day.on.weekday() >= 5] == worked


def test_a_day_says_why_it_is_worked_or_not() -> None:
    make_up, swapped = PLAIN.day(date(2026, 2, 14)), PLAIN.day(date(2026, 2, 20))
    assert (make_up.why, make_up.exchanged_with, make_up.working) == (Why.MAKE_UP, swapped.on, True)
    assert (swapped.why, swapped.exchanged_with, swapped.working) == (Why.SUBSTITUTE, make_up.on, False)
    assert swapped.name == make_up.name == ("春节", "Chinese New Year (Spring Festival)")
    assert PLAIN.day(date(2026, 6, 19)).name == ("端午节", "Dragon Boat Festival")
    assert PLAIN.day(date(2026, 11, 21)).why is Why.WEEKEND
    assert PLAIN.day(date(2026, 11, 20)).why is Why.WORKDAY


def test_an_exchange_across_the_turn_of_the_year_is_named_after_the_festival() -> None:
    swapped, make_up = PLAIN.day(date(2018, 12, 31)), PLAIN.day(date(2018, 12, 29))
    assert (swapped.why, make_up.why) == (Why.SUBSTITUTE, Why.MAKE_UP)
    assert swapped.name == make_up.name == ("元旦", "New Year's Day")


# The installed release of the library knows the notices up to that for 2026. When it knows more, move these years on.
def test_a_year_is_published_by_the_library_or_by_an_override_set() -> None:
    assert [year for year in range(2024, 2029) if PLAIN.published(year)] == [2024, 2025, 2026]
    assert build_calendar(published_years=[2027]).published(2027)
    local_day = build_calendar([{"day": "2027-03-01", "setting": "off", "reason": "本地节日"}])
    assert not local_day.published(2027)


def test_a_period_needs_the_notices_of_all_its_years() -> None:
    assert PLAIN.unpublished_years(at(2026, 11, 9), at(2026, 12, 25, 17, 30)) == ()
    assert PLAIN.unpublished_years(at(2026, 12, 21), at(2027, 1, 6, 17, 30)) == (2027,)
    assert PLAIN.unpublished_years(at(2027, 2, 1), at(2028, 1, 6)) == (2027, 2028)
    assert build_calendar(published_years=[2027]).unpublished_years(at(2026, 12, 21), at(2027, 1, 6)) == ()


def test_the_last_days_of_a_year_wait_for_the_next_notice() -> None:
    assert PLAIN.unpublished_years(at(2025, 12, 1), at(2025, 12, 31)) == ()
    assert PLAIN.unpublished_years(at(2026, 12, 1), at(2026, 12, 29)) == (2027,)


def test_overrides_outrank_the_statutory_calendar() -> None:
    calendar = build_calendar(
        [
            {"day": "2026-11-10", "setting": "off", "reason": "停电检修"},
            {"day": "2026-11-14", "setting": "working", "reason": "补班"},
            {"day": "2026-11-16", "setting": "half", "reason": "下午学习"},
            {"day": "2026-10-10", "setting": "off", "reason": "不补班"},
        ]
    )
    assert [calendar.deadline(at(2026, 11, 9, 9), days) for days in (1, 4, 5)] == [
        at(2026, 11, 11, 17, 30),
        at(2026, 11, 14, 17, 30),
        at(2026, 11, 16, 12, 0),
    ]
    assert not calendar.day(date(2026, 10, 10)).working
    half = calendar.day(date(2026, 11, 16))
    assert (half.half, half.why, half.name) == (True, Why.OVERRIDE, ("下午学习", "下午学习"))


def test_equal_calendars_share_the_tables_of_a_year(monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[int] = []
    real = statutory.China

    def counting(*args: object, **kwargs: object) -> object:
        built.append(1)
        return real(*args, **kwargs)

    monkeypatch.setattr(statutory, "China", counting)
    for cached in (lay_out, statutory.statutory_days, statutory.has_arrangement):
        cached.cache_clear()
    for minute in range(50):
        calendar = WorkingCalendar()
        due = calendar.deadline(at(2026, 11, 9, 10, minute), 5)
        calendar.unpublished_years(at(2026, 11, 9), due)
    # Two languages of the year's days, and one look at whether it is published.
    assert len(built) == 3


@pytest.mark.parametrize(
    ("shifts", "message"),
    [
        ([("12:00", "09:00")], "ends after it starts"),
        ([("09:00", "12:00"), ("11:00", "17:00")], "before the shift until 12:00:00 has ended"),
        ([("09:00:30", "12:00")], "whole minutes"),
    ],
)
def test_shifts_that_make_no_sense_are_refused(shifts: list[tuple[str, str]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        build_calendar(shifts=shifts)


def test_overrides_that_make_no_sense_are_refused() -> None:
    row = {"day": "2026-11-10", "setting": "off", "reason": "停电"}
    with pytest.raises(ValueError, match="overridden twice"):
        build_calendar([row, row])
    with pytest.raises(ValueError, match="reason is missing"):
        build_calendar([{**row, "reason": " "}])
    with pytest.raises(ValueError, match="at least one shift"):
        WorkingCalendar(shifts=())


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        (at(2026, 11, 9, 9), at(2026, 11, 9, 17, 30), 420),
        (at(2026, 11, 9, 11, 30), at(2026, 11, 9, 14, 0), 60),
        (at(2026, 11, 13, 17, 0), at(2026, 11, 16, 9, 10), 40),
        (at(2026, 9, 30, 17, 0), at(2026, 10, 8, 10, 0), 90),
        (at(2026, 11, 14, 0, 0), at(2026, 11, 15, 23, 59), 0),
        (at(2025, 12, 31, 16, 30), at(2026, 1, 4, 10, 0), 120),
        (at(2026, 11, 9, 10), at(2026, 11, 9, 9), -60),
    ],
)
def test_working_time_leaves_out_lunch_nights_weekends_and_holidays(
    start: datetime, end: datetime, minutes: int
) -> None:
    assert PLAIN.working_time(start, end) // MINUTE == minutes


def test_adding_time_ends_at_the_close_rather_than_at_the_next_opening() -> None:
    assert PLAIN.add_working_time(at(2026, 11, 13, 9), 420 * MINUTE) == at(2026, 11, 13, 17, 30)
    assert PLAIN.add_working_time(at(2026, 11, 13, 9), 180 * MINUTE) == at(2026, 11, 13, 12, 0)
    assert PLAIN.add_working_time(at(2026, 11, 13, 9), 421 * MINUTE) == at(2026, 11, 16, 9, 1)
    assert PLAIN.add_working_time(at(2026, 11, 14, 9), 0 * MINUTE) == at(2026, 11, 14, 9)
    with pytest.raises(ValueError, match="forwards only"):
        PLAIN.add_working_time(at(2026, 11, 14, 9), -1 * MINUTE)


def test_a_share_of_a_period_is_a_share_of_its_working_time() -> None:
    start = at(2026, 11, 9, 9)
    due = PLAIN.deadline(start, 3)
    assert PLAIN.moment_at(start, due, 50) == at(2026, 11, 10, 17, 30)
    assert PLAIN.moment_at(start, due, 80) == at(2026, 11, 12, 10, 24)
    assert PLAIN.moment_at(start, due, 100) == due
    with pytest.raises(ValueError, match="between 0 and 100"):
        PLAIN.moment_at(start, due, 101)


@given(calendars(), moments, amounts)
def test_adding_then_measuring_agrees(calendar: WorkingCalendar, start: datetime, amount: timedelta) -> None:
    assert calendar.working_time(start, calendar.add_working_time(start, amount)) == amount


@given(calendars(), moments, amounts)
def test_the_moment_reached_is_the_earliest(calendar: WorkingCalendar, start: datetime, amount: timedelta) -> None:
    end = calendar.add_working_time(start, amount)
    assert end == start or calendar.working_time(start, end - timedelta(microseconds=1)) < amount


@given(calendars(), st.lists(moments, min_size=3, max_size=3).map(sorted))
def test_working_time_adds_up(calendar: WorkingCalendar, three: list[datetime]) -> None:
    first, second, third = three
    whole = calendar.working_time(first, third)
    assert calendar.working_time(first, second) + calendar.working_time(second, third) == whole
    assert calendar.working_time(third, first) == -whole


@given(calendars(), st.lists(moments, min_size=2, max_size=2).map(sorted), st.integers(1, 60))
def test_deadlines_never_fall_back(calendar: WorkingCalendar, two: list[datetime], days: int) -> None:
    earlier, later = two
    assert calendar.deadline(earlier, days) <= calendar.deadline(later, days)
    assert calendar.deadline(earlier, days) < calendar.deadline(earlier, days + 1)


@given(calendars(), moments, st.integers(1, 60))
def test_a_deadline_is_the_close_of_the_nth_following_working_day(
    calendar: WorkingCalendar, start: datetime, days: int
) -> None:
    due = calendar.deadline(start, days)
    last = calendar.day(last_day(due))
    assert last.working
    assert due == last.close
    following = calendar.days(start.date() + timedelta(days=1), last_day(due))
    assert sum(day.working for day in following) == days


@given(moments, st.integers(0, 3 * 24 * 60))
def test_working_minutes_are_those_that_lie_in_a_shift(start: datetime, minutes: int) -> None:
    start = start.replace(second=0)
    walked = sum(
        any(shift.start <= moment.time() < shift.end for shift in PLAIN.day(moment.date()).shifts)
        for moment in (start + step * MINUTE for step in range(minutes))
    )
    assert PLAIN.working_time(start, start + minutes * MINUTE) // MINUTE == walked


def test_the_days_of_every_year_are_known_in_whatever_order_the_years_are_asked_for() -> None:
    for years in (range(1900, 2200), range(2199, 1899, -1)):
        statutory.statutory_days.cache_clear()
        for year in years:
            assert all(day.year == year for day in statutory.statutory_days(year)), year


@pytest.mark.parametrize(
    ("day", "name", "exchanged"),
    [
        (date(2017, 9, 30), "国庆节", date(2017, 10, 6)),
        (date(2006, 12, 30), "元旦", date(2007, 1, 2)),
        (date(2007, 12, 29), "元旦", date(2007, 12, 31)),
        (date(2018, 12, 29), "元旦", date(2018, 12, 31)),
    ],
)
def test_make_up_days_of_years_around_an_exchanged_new_years_eve_are_known(
    day: date, name: str, exchanged: date
) -> None:
    told = PLAIN.day(day)
    assert (told.working, told.why, told.name and told.name.zh, told.exchanged_with) == (
        True,
        Why.MAKE_UP,
        name,
        exchanged,
    )


def test_a_day_of_work_ends_at_midnight_where_its_last_shift_does() -> None:
    calendar = build_calendar(shifts=[("00:00", "24:00")])
    assert calendar.day(date(2026, 12, 31)).close == at(2027, 1, 1)
    assert calendar.deadline(at(2026, 11, 9, 10), 2) == at(2026, 11, 12)
    assert calendar.working_time(at(2026, 11, 9), at(2026, 11, 10)) == timedelta(days=1)
    assert calendar.add_working_time(at(2026, 11, 13, 12), timedelta(hours=12)) == at(2026, 11, 14)
    assert calendar.add_working_time(at(2026, 11, 13, 12), timedelta(hours=12, minutes=1)) == at(2026, 11, 16, 0, 1)
    # A period that ends with a year does not reach into the next one, except as the last days of any year do.
    assert calendar.unpublished_years(at(2026, 11, 9), at(2026, 12, 26)) == ()


def test_hours_over_midnight_are_two_shifts() -> None:
    calendar = build_calendar(shifts=[("00:00", "06:00"), ("22:00", "24:00")])
    assert calendar.working_time(at(2026, 11, 9, 12), at(2026, 11, 10, 12)) == timedelta(hours=8)
    assert calendar.deadline(at(2026, 11, 9, 23), 1) == at(2026, 11, 11)
    assert [shift.told for shift in calendar.shifts] == [
        {"start": "00:00", "end": "06:00"},
        {"start": "22:00", "end": "24:00"},
    ]
