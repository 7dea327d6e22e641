"""Periods of whole months and days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.requests.reports.domain import Period

DAYS = st.none() | st.dates(date(2024, 1, 1), date(2026, 12, 31))


@given(DAYS, DAYS)
def test_a_period_is_its_whole_months_and_the_days_besides(first: date | None, last: date | None) -> None:
    if first and last and last < first:
        first, last = last, first
    months, edges = Period(first, last).divided()
    assert len(edges) <= 2

    def within(period: Period | None, day: date) -> bool:
        return period is not None and (period.first or date.min) <= day <= (period.last or date.max)

    days = [date(2023, 12, 1) + timedelta(days) for days in range(1150)]
    for each in days:
        inside = [period for period in (months, *edges) if within(period, each)]
        assert len(inside) == within(Period(first, last), each)
        # A whole month is never left to its days.
        begins, ends = (
            each.replace(day=1),
            (each.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1),
        )
        whole = within(Period(first, last), begins) and within(Period(first, last), ends)
        assert within(months, each) == whole


def test_a_period_may_reach_to_the_last_day_there_is() -> None:
    assert Period(date(2026, 1, 1), date.max).divided() == (Period(date(2026, 1, 1), date.max), [])
    assert Period(date.min, date(1, 1, 30)).divided() == (None, [Period(date.min, date(1, 1, 30))])
    assert Period(date(9999, 12, 2), date.max).divided() == (None, [Period(date(9999, 12, 2), date.max)])
