"""Filters of lists, as statements."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Column, ColumnElement, DateTime, Integer, MetaData, String, Table, Uuid, select

from chassis.storing.filters import (
    Filters,
    at_least,
    day_ends,
    equal,
    filtered,
    from_day,
    holding,
    one_of,
    to_day,
)

ZONE = ZoneInfo("Asia/Shanghai")
TODAY = date(2026, 3, 1)
WORK: Any = SimpleNamespace(now=datetime(2026, 3, 1, 9, tzinfo=ZONE), today=TODAY)
LAMPS = Table(
    "lamps", MetaData(), Column("id", Uuid), Column("name", String), Column("code", String),
    Column("lit_at", DateTime(timezone=True)), Column("watts", Integer),
)  # fmt: skip


class Lit:
    """Holds on the day on which a lamp was lit."""

    @classmethod
    def holds_on(cls, day: date) -> ColumnElement[bool]:
        return LAMPS.c.lit_at == day


FILTERS: Filters = {
    "code": equal(LAMPS.c.code),
    "codes": one_of(LAMPS.c.code),
    "since": from_day(LAMPS.c.lit_at),
    "until": to_day(LAMPS.c.lit_at),
    "watts": at_least(LAMPS.c.watts),
    ("history", "on"): holding(Lit),
}
HISTORY = {"history": True}


def narrowed(**query: Any) -> tuple[str, list[Any]]:
    """The condition and its values."""
    compiled = filtered(select(LAMPS.c.id), WORK, HISTORY | query, FILTERS, besides=["unit"]).compile()
    _, _, condition = str(compiled).partition("WHERE ")
    return " ".join(condition.split()), list(compiled.params.values())


def test_what_is_not_given_narrows_nothing() -> None:
    assert narrowed(limit=25, after=None, sort="-code", code=None) == ("", [])


def test_an_empty_list_of_values_narrows_nothing() -> None:
    assert narrowed(codes=[]) == narrowed()


def test_each_field_has_its_condition() -> None:
    assert narrowed(code="a") == ("lamps.code = :code_1", ["a"])
    assert narrowed(codes=["a"]) == ("lamps.code = :code_1", ["a"])
    condition, values = narrowed(codes=["b", "a", "b"])
    assert (condition.partition(" IN ")[0], values) == ("lamps.code", [["a", "b"]])


def test_a_value_may_be_the_least() -> None:
    assert narrowed(watts=40) == ("lamps.watts >= :watts_1", [40])


def test_what_holds_today_is_shown_unless_another_day_or_history_is_asked_for() -> None:
    assert narrowed(history=False) == ("lamps.lit_at = :lit_at_1", [TODAY])
    assert narrowed(history=False, on=TODAY - timedelta(days=1))[1] == [TODAY - timedelta(days=1)]
    assert narrowed(history=True, on=TODAY) == ("", [])


def test_what_the_list_reads_by_itself_narrows_nothing() -> None:
    assert narrowed(unit="watt") == ("", [])


def test_days_are_business_days_and_both_included() -> None:
    condition, values = narrowed(since=date(2026, 2, 28), until=date(2026, 2, 28))
    assert condition == "lamps.lit_at >= :lit_at_1 AND lamps.lit_at < :lit_at_2"
    assert values == [datetime(2026, 2, 28, tzinfo=ZONE), datetime(2026, 3, 1, tzinfo=ZONE)]


def test_the_last_day_there_is_ends_too() -> None:
    assert day_ends(date.max, ZONE).date() == date.max


def test_a_field_that_no_filter_takes_is_a_fault_of_ours() -> None:
    with pytest.raises(TypeError, match="no filter for colour"):
        narrowed(colour="red")
