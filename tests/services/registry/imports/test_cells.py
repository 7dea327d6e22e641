"""Cells of spreadsheets, read as people write them."""

from datetime import date

import pytest

from services.registry.imports import cells
from services.registry.imports.cells import Number, Unreadable
from services.registry.imports.faults import CellFault


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (date(2026, 7, 1), date(2026, 7, 1)),
        ("2026-07-01", date(2026, 7, 1)),
        ("2026/7/1", date(2026, 7, 1)),
        ("2026年7月1日", date(2026, 7, 1)),
    ],
)
def test_days_are_read_as_people_write_them(cell: object, day: date) -> None:
    assert cells.day(cell) == day


@pytest.mark.parametrize(
    "cell", ["2026-02-30", "7月1日", Number(46204, "46204"), "soon", "1899-12-31", date(1, 1, 1), date(2200, 1, 1)]
)
def test_what_is_no_day_is_refused(cell: object) -> None:
    with pytest.raises(CellFault):
        cells.day(cell)


def test_number_cells_are_read_as_they_are_seen() -> None:
    assert cells.count(Number(1647, None)) == 1647
    assert cells.count("1,647") == 1647
    assert cells.phone(Number(13900000001, "13900000001")) == "13900000001"
    assert cells.code(Number(12, "00012")) == "00012"


@pytest.mark.parametrize(
    "cell",
    [Number(-1, "-1"), Number(1.5, None), "many", "1,6,47", Unreadable("boolean", "TRUE"), Number(1e7 + 1, None)],
)
def test_what_is_no_count_is_refused(cell: object) -> None:
    with pytest.raises(CellFault):
        cells.count(cell)


def test_lists_have_two_kinds_of_separators_and_nothing_twice() -> None:
    read = cells.listed(cells.text(10))
    assert read("研发、生产；销售;中试、") == ["研发", "生产", "销售", "中试"]
    with pytest.raises(CellFault):
        read("研发、研发")
