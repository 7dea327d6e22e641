"""Files as the process that reads them passes them on: what one sees in a cell, or why nobody can say."""

import io
import json
from typing import Any

import pytest

from chassis.ledgers.files import child
from chassis.ledgers.files.formats import Format, format_of
from tests.workbooks import rows, workbook


def read(raw: bytes, titles: list[str] | None) -> list[Any]:
    answer = io.BytesIO()
    child.main(io.BytesIO(json.dumps(titles).encode() + b"\n" + raw), answer)
    return [json.loads(line) for line in answer.getvalue().splitlines()]


def cells(*line: Any, **options: Any) -> dict[str, Any]:
    """The cells of one row by number of the column; a last one is added, so that no row is empty."""
    sheet, row, end = read(workbook({"组织": rows([*line, "last"])}, **options), ["组织"])
    assert (sheet, end) == ({"sheet": "组织"}, {"end": True})
    return dict(row[1])


def only(cell: Any, **options: Any) -> Any:
    return cells(cell, **options).get("1")


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("General", Format("plain")),
        ("@", Format("plain")),
        ("0", Format("plain", 1)),
        ("00000", Format("plain", 5)),
        ("0_ ", Format("plain", 1)),
        ("0_);[Red]\\(0\\)", Format("plain", 1)),
        ("[红色]000;[蓝色]-000", Format("plain", 3)),
        ("[$-804]00000", Format("plain", 5)),
        ("General;-General", Format("plain")),
        ('"QY"000', Format("other")),
        ("\\A000", Format("other")),
        ("[>100]000;0", Format("other")),
        ("#,##0", Format("other")),
        ("0.00", Format("other")),
        ("0%", Format("other")),
        ("0.00E+00", Format("other")),
        ("[$¥-804]0", Format("other")),
        ("000-0000", Format("other")),
        ("yyyy-mm-dd", Format("date")),
        ('yyyy"年"m"月"d"日";@', Format("date")),
        ("[$-804]aaaa", Format("date")),
        ("mmm", Format("date")),
        ("yyyy-mm-dd hh:mm", Format("date")),
        ("hh:mm", Format("time")),
        ("[h]:mm", Format("time")),
    ],
)
def test_a_number_format_shows_digits_a_day_a_time_or_something_else(code: str, found: Format) -> None:
    assert format_of(code) == found


@pytest.mark.parametrize(
    ("code", "value", "seen"),
    [
        ("General", "1647", "1647"),
        ("00000", "1647", "01647"),
        ("00000", "1234567", "1234567"),
        ("0_ ", "1.3900000001E10", "13900000001"),
        ("General", "123456789012345", "123456789012345"),
        ("General", "1234567890123456", None),
        ("General", "1.5", None),
        ("0", "1646.7", None),
        ("#,##0", "1647", None),
        ("00000", "-1", None),
    ],
)
def test_a_number_is_what_one_sees_of_it_or_nothing(code: str, value: str, seen: str | None) -> None:
    found = only(f'<c s="1"><v>{value}</v></c>', formats=[code])
    assert found == ["number", float(value), "-1" if value == "-1" else seen]


@pytest.mark.parametrize(
    ("serial", "from_1904", "found"),
    [
        (46082, False, ["date", "2026-03-01"]),
        (46082.75, False, ["date", "2026-03-01"]),
        (1, False, ["date", "1900-01-01"]),
        (59, False, ["date", "1900-02-28"]),
        (60, False, ["unreadable", "date", "60"]),
        (61, False, ["date", "1900-03-01"]),
        (0.5, False, ["unreadable", "date", "0.5"]),
        (-1, False, ["unreadable", "date", "-1"]),
        (1e9, False, ["unreadable", "date", "1000000000.0"]),
        (44620, True, ["date", "2026-03-01"]),
    ],
)
def test_a_day_is_counted_as_spreadsheet_programs_count(serial: float, from_1904: bool, found: list[str]) -> None:
    book = '<workbookPr date1904="1"/>' if from_1904 else ""
    assert only(f'<c s="1"><v>{serial}</v></c>', formats=["yyyy-mm-dd"], book=book) == found


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ('<c t="e"><f>NA()</f><v>#N/A</v></c>', ["unreadable", "error", "#N/A"]),
        ("<c><f>A1</f></c>", ["unreadable", "formula", ""]),
        ("<c><f>A1</f><v></v></c>", ["unreadable", "formula", ""]),
        ('<c t="str"><f>A1</f></c>', ["unreadable", "formula", ""]),
        ('<c t="str"><f>IF(1,"")</f><v></v></c>', None),
        ('<c t="str"><f>A1</f><v>QY01</v></c>', "QY01"),
        ("<c><f>1+1</f><v>2</v></c>", ["number", 2.0, "2"]),
        ('<c t="b"><v>1</v></c>', ["unreadable", "boolean", "TRUE"]),
        ('<c t="d"><v>2026-03-01T00:00:00</v></c>', ["date", "2026-03-01"]),
        ("<c><v>1e999</v></c>", ["unreadable", "error", "1e999"]),
        ('<c t="s"><v>0</v></c>', "蓝谷"),
        ('<c t="inlineStr"><is><r><t>蓝</t></r><r><rPr><b/></rPr><t>谷</t></r></is></c>', "蓝谷"),
        ('<c t="inlineStr"><is><t>a_x000D_b_x005F_xD800_</t></is></c>', "a\rb_xD800_"),
        ("<c/>", None),
    ],
)
def test_each_kind_of_cell_is_told_apart(cell: str, found: Any) -> None:
    strings = "<si><r><t>蓝</t></r><r><t>谷</t></r><rPh><t>lan gu</t></rPh></si>"
    assert only(cell, strings=strings) == found


def test_formulas_that_no_program_has_calculated_are_unreadable() -> None:
    book = '<calcPr fullCalcOnLoad="1"/>'
    assert only("<c><f>A2</f><v>0</v></c>", book=book) == ["unreadable", "formula", ""]
    assert only("<c><f>A2</f><v>0</v></c>") == ["number", 0.0, "0"]
    assert only("<c><v>0</v></c>", book=book) == ["number", 0.0, "0"]


def merged(*ranges: str) -> list[Any]:
    lines = [["编号", "名称", "备注"], ["A", "Y", None], ["B", "hidden", None], ["C", None, None]]
    after = "<mergeCells>" + "".join(f'<mergeCell ref="{each}"/>' for each in ranges) + "</mergeCells>"
    return [line[1] for line in read(workbook({"组织": rows(*lines)}, after=after), ["组织"])[1:-1]]


def test_a_cell_merged_over_rows_counts_for_each_of_them() -> None:
    assert [row.get("2") for row in merged("B2:B4")] == ["名称", "Y", "Y", "Y"]
    assert [row.get("2") for row in merged("B2:B1048576")] == ["名称", "Y", "Y", "Y"]
    # What stands beneath a merged cell is not seen.
    assert [row.get("3") for row in merged("C2:C4")] == ["备注", None, None, None]


@pytest.mark.parametrize("over", ["A2:B2", "A2:B3", "B1:B2", "A1:C1"])
def test_a_cell_merged_over_columns_or_with_the_head_is_unreadable(over: str) -> None:
    assert ["unreadable", "merged", over] in [cell for row in merged(over) for cell in row.values()]


def test_prefixes_and_the_strict_form_of_workbooks_are_read() -> None:
    sheet = (
        '<s:worksheet xmlns:s="http://purl.oclc.org/ooxml/spreadsheetml/main"><s:sheetData><s:row r="1">'
        '<s:c r="B1" t="inlineStr"><s:is><s:t>编号</s:t></s:is></s:c></s:row></s:sheetData></s:worksheet>'
    )
    found = read(workbook({"组织": ""}, more={"xl/worksheets/1.xml": sheet.encode()}), ["组织"])
    assert found[1] == [1, {"2": "编号"}]


# GB 18030-2022, table D.1.
PAIRS = {
    "A6D9": 0xFE10, "A6DA": 0xFE12, "A6DB": 0xFE11, "A6DC": 0xFE13, "A6DD": 0xFE14, "A6DE": 0xFE15, "A6DF": 0xFE16,
    "A6EC": 0xFE17, "A6ED": 0xFE18, "A6F3": 0xFE19,
    "FE59": 0x9FB4, "FE61": 0x9FB5, "FE66": 0x9FB6, "FE67": 0x9FB7, "FE6D": 0x9FB8, "FE7E": 0x9FB9, "FE90": 0x9FBA,
    "FEA0": 0x9FBB,
}  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS)
def test_a_pair_of_bytes_is_the_character_of_gb_18030_2022(pair: str) -> None:
    raw = "姓名\n王".encode("gb18030") + bytes.fromhex(pair) + b"\n"
    assert read(raw, None)[2] == [2, {"1": f"王{chr(PAIRS[pair])}"}]


def test_a_row_with_more_or_fewer_cells_than_the_head_is_unreadable_as_a_whole() -> None:
    found = read(b"a,b,c\n1,2\n\n,,\n1,2,3\n1,2,3,4\n", None)
    assert found[2:-1] == [
        [2, {"0": ["unreadable", "width", "2/3"]}],
        [5, {"1": "1", "2": "2", "3": "3"}],
        [6, {"0": ["unreadable", "width", "4/3"]}],
    ]
