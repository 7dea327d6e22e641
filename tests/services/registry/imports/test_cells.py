"""Cells of spreadsheets, read as people write them."""

from datetime import date

import pytest

from chassis.ledgers import cells
from chassis.ledgers.cells import CsvText, Number, Unreadable
from chassis.ledgers.faults import CellFault
from contracts.common import code, line
from contracts.registry import people
from contracts.registry.ledgers import ORGANIZATIONS
from contracts.registry.venues import RegisterVenueSchema

HEADCOUNT = next(column for column in ORGANIZATIONS.columns if column.name == "headcount")
PHONE, COUNT = cells.reader_of(people.phone()), cells.column_reader(HEADCOUNT)
CODE, AREA = cells.reader_of(code("A key.")), cells.reader_of(RegisterVenueSchema().fields["area"])


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
    assert AREA(Number(236.5, None)) == AREA("236.50") == 236.5
    assert COUNT(Number(1647, None)) == 1647
    assert COUNT("1,647") == 1647
    assert PHONE(Number(13900000001, "13900000001")) == "13900000001"
    assert CODE(Number(12, "00012")) == "00012"


@pytest.mark.parametrize(
    "digits",
    ["13900000001", "8613900000001", "4001234567", "8001234567", "4211234", "84211234", "05354211234", "865354211234"],
)
def test_a_telephone_number_of_digits_that_have_lost_nothing_is_read(digits: str) -> None:
    for cell in (Number(float(digits), digits), CsvText(digits), digits):
        assert PHONE(cell) == digits


@pytest.mark.parametrize("digits", ["5354211234", "53184211234", "1084211234", "85221234567", "442079460000"])
def test_a_telephone_number_that_may_have_lost_its_zero_is_refused_in_csv_too(digits: str) -> None:
    for cell in (Number(float(digits), digits), CsvText(digits), CsvText(f" {digits} ")):
        with pytest.raises(CellFault, match="0535-4211234"):
            PHONE(cell)
    # A text cell of a workbook holds what was entered.
    assert PHONE(digits) == digits


@pytest.mark.parametrize("written", ["0535-4211234", "+852-21234567", "139 0000 0001", "0535-4211234转8001"])
def test_a_telephone_number_of_more_than_digits_is_read_from_csv(written: str) -> None:
    assert PHONE(CsvText(written)) == written


@pytest.mark.parametrize(
    "cell",
    [Number(-1, "-1"), Number(1.5, None), "many", "1,6,47", Unreadable("boolean", "TRUE"), Number(1e7 + 1, None)],
)
def test_what_is_no_count_is_refused(cell: object) -> None:
    with pytest.raises(CellFault):
        COUNT(cell)


def test_lists_have_two_kinds_of_separators_and_nothing_twice() -> None:
    read = cells.listed(cells.by(line(10)))
    assert read("研发、生产；销售;中试、") == ["研发", "生产", "销售", "中试"]
    with pytest.raises(CellFault):
        read("研发、研发")
