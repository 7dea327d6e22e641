"""Make registry.xlsx and attendance.csv of the sample district.

Run as `python -m demo.muping.generate [FOLDER]`; without a folder the committed files beside this one are replaced.
The result depends on nothing but this code: no randomness, no clock.
"""

import csv
import sys
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from demo.muping.enterprises import CHAIN_HEADS, ORGANIZATION_HEADS, Row, chain_rows, enterprise_rows, enterprises
from demo.muping.organizations import institution_rows, party_rows
from demo.muping.people import ATTENDANCE_HEADS, PERSON_HEADS, POST_HEADS, attendance_rows, people

HERE = Path(__file__).parent

Sheets = dict[str, tuple[list[str], list[Row]]]


def build() -> tuple[Sheets, list[Row]]:
    """Return the sheets of the workbook, each with its heads and rows, and the rows of attendance.csv."""
    members = enterprises()
    of_enterprises = enterprise_rows(members)
    of_party = party_rows(members)
    everybody = people(members, of_enterprises, of_party)
    sheets: Sheets = {
        "产业链": (CHAIN_HEADS, chain_rows()),
        "组织": (ORGANIZATION_HEADS, institution_rows() + of_enterprises + of_party),
        "人员": (PERSON_HEADS, everybody.persons),
        "任职": (POST_HEADS, everybody.posts),
    }
    return sheets, attendance_rows(everybody.secretaries, everybody.deputies)


def write_workbook(path: Path, sheets: Sheets) -> None:
    """Write the sheets with frozen heads; dates are date cells, numbers are number cells, all else is text."""
    with xlsxwriter.Workbook(path) as book:
        # Without a fixed time of making, every run would give another file. Workbooks know no time zones.
        made = datetime(2026, 1, 1)  # noqa: DTZ001
        book.set_properties({"title": "牟平区样例数据（名称均为虚构）", "created": made})
        bold = book.add_format({"bold": True, "bg_color": "#DCE6F1"})
        as_date = book.add_format({"num_format": "yyyy-mm-dd"})
        for title, (heads, rows) in sheets.items():
            sheet = book.add_worksheet(title)
            sheet.freeze_panes(1, 1)
            sheet.autofilter(0, 0, len(rows), len(heads) - 1)
            for column, head in enumerate(heads):
                sheet.write_string(0, column, head, bold)
                sheet.set_column(column, column, _width(head, rows))
                for line, row in enumerate(rows, start=1):
                    value = row.get(head)
                    if isinstance(value, date):
                        sheet.write_datetime(line, column, value, as_date)
                    elif isinstance(value, int):
                        sheet.write_number(line, column, value)
                    elif value is not None:
                        sheet.write_string(line, column, str(value))


def _width(head: str, rows: list[Row]) -> int:
    """Return a column width in characters; a Chinese character takes about two."""
    longest = max(len(str(row.get(head) or "").encode("gbk")) for row in rows)
    return min(max(longest, 2 * len(head)) + 3, 48)


def write_csv(path: Path, heads: list[str], rows: list[Row]) -> None:
    """Write rows as UTF-8 with the mark by which spreadsheet programs recognize it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, heads, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main(folder: Path = HERE) -> None:
    """Write both files into `folder`."""
    sheets, attendance = build()
    write_workbook(folder / "registry.xlsx", sheets)
    write_csv(folder / "attendance.csv", ATTENDANCE_HEADS, attendance)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
