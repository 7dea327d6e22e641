"""Filters of lists, as statements."""

from datetime import date, datetime
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Column, DateTime, MetaData, String, Table, Uuid, select

from chassis.storing.filters import Filter, containing, day_ends, equal, filtered, from_day, one_of, to_day

ZONE = ZoneInfo("Asia/Shanghai")
WORK: Any = SimpleNamespace(now=datetime(2026, 3, 1, 9, tzinfo=ZONE))
LAMPS = Table(
    "lamps", MetaData(), Column("id", Uuid), Column("name", String), Column("code", String),
    Column("lit_at", DateTime(timezone=True)),
)  # fmt: skip
FILTERS: dict[str, Filter] = {
    "code": equal(LAMPS.c.code),
    "codes": one_of(LAMPS.c.code),
    "text": containing(LAMPS.c.name, LAMPS.c.code),
    "since": from_day(LAMPS.c.lit_at),
    "until": to_day(LAMPS.c.lit_at),
}


def narrowed(**query: Any) -> tuple[str, list[Any]]:
    """The condition and its values."""
    compiled = filtered(select(LAMPS.c.id), WORK, query, FILTERS).compile()
    _, _, condition = str(compiled).partition("WHERE ")
    return " ".join(condition.split()), list(compiled.params.values())


def test_what_is_not_given_narrows_nothing() -> None:
    assert narrowed(limit=25, after=None, sort="-code", code=None, text=None) == ("", [])


def test_each_field_has_its_condition() -> None:
    assert narrowed(code="a") == ("lamps.code = :code_1", ["a"])
    assert narrowed(codes=["a"]) == ("lamps.code = :code_1", ["a"])
    condition, values = narrowed(codes=["b", "a", "b"])
    assert (condition.partition(" IN ")[0], values) == ("lamps.code", [["a", "b"]])
    condition, values = narrowed(text="50%")
    assert condition.count("lower(:") == 2
    assert values == ["50/%", "50/%"]


def test_days_are_business_days_and_both_included() -> None:
    condition, values = narrowed(since=date(2026, 2, 28), until=date(2026, 2, 28))
    assert condition == "lamps.lit_at >= :lit_at_1 AND lamps.lit_at < :lit_at_2"
    assert values == [datetime(2026, 2, 28, tzinfo=ZONE), datetime(2026, 3, 1, tzinfo=ZONE)]


def test_the_last_day_there_is_ends_too() -> None:
    assert day_ends(date.max, ZONE).date() == date.max


def test_a_field_that_no_filter_takes_is_a_fault_of_ours() -> None:
    with pytest.raises(TypeError, match="no filter for colour"):
        narrowed(colour="red")
