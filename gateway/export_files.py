"""Files of rows, written piece by piece: csv, and xlsx as a workbook that holds text and numbers and no formula.

A writer returns the bytes that are ready after each step, and keeps no rows: files of any length take the same memory.
What is cut off shows as that: a workbook has its directory at its end.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Protocol
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from contracts.columns import Value

# What a spreadsheet program may take for the beginning of a formula, also in full width.
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]")
# The same where a program that separates cells by semicolons, or takes no quotes after a comma, would begin a cell.
_FORMULA_INSIDE = re.compile(r"(?<=[;\r\n])(?=[^\S\r\n]*[=+\-@\uff1d\uff0b\uff0d\uff20])")
# What XML 1.0 does not have, and what a spreadsheet program would read as an escape of one character.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
# What a sheet can hold by the file format, and less than what a part of a zip file can without an extension of it.
SHEET_ROWS = 1_048_576
SHEET_BYTES = 1_500_000_000
CELL_CHARACTERS = 32_767
# A spreadsheet program shows no more digits of a number.
MOST_EXACT = 10**15


class Writer(Protocol):
    """Writes one file; each step returns the bytes that are ready."""

    def begin(self, heads: Sequence[str]) -> bytes:
        """Write the heads of the columns."""

    def rows(self, rows: Iterable[Sequence[Value]]) -> bytes:
        """Write rows."""

    def end(self) -> bytes:
        """Write what comes last."""

    def close(self) -> None:
        """Give up what it holds, also of a file that was not finished."""


class Csv:
    """Comma-separated values by RFC 4180 in UTF-8, with the mark by which Excel knows that."""

    def __init__(self, title: str) -> None:
        self._text = io.StringIO(newline="")
        self._csv = csv.writer(self._text)

    def begin(self, heads: Sequence[str]) -> bytes:
        """Write the heads of the columns."""
        return b"\xef\xbb\xbf" + self.rows([heads])

    def rows(self, rows: Iterable[Sequence[Value]]) -> bytes:
        """Write rows; text that could be taken for a formula gets an apostrophe in front."""
        self._csv.writerows([_harmless(value) for value in row] for row in rows)
        ready = self._text.getvalue().encode()
        self._text.seek(0)
        self._text.truncate()
        return ready

    def end(self) -> bytes:
        """Write nothing more."""
        return b""

    def close(self) -> None:
        """Hold nothing any more."""
        self._text.close()


def _harmless(value: Value) -> Value:
    if not isinstance(value, str):
        return value
    return _FORMULA_INSIDE.sub("'", f"'{value}" if _FORMULA.match(value) else value)


class Xlsx:
    """A workbook (ECMA-376) with as many sheets of the title as the rows need."""

    def __init__(self, title: str) -> None:
        self._title = re.sub(r"[\[\]:*?/\\']", " ", title)[:28].strip() or "1"
        self._outlet = _Outlet()
        self._zip = ZipFile(self._outlet, "w")
        self._sheets = 0

    def begin(self, heads: Sequence[str]) -> bytes:
        """Write the heads of the columns."""
        self._heads = heads
        self._letters = [_letters(number) for number in range(len(heads))]
        self._begin_sheet()
        return self._outlet.take()

    def rows(self, rows: Iterable[Sequence[Value]]) -> bytes:
        """Write rows, on a further sheet where one is full."""
        for row in rows:
            if self._row >= SHEET_ROWS or self._bytes >= SHEET_BYTES:
                self._end_sheet()
                self._begin_sheet()
            self._write_row(row)
        return self._outlet.take()

    def end(self) -> bytes:
        """Write the parts that name the sheets, and the directory."""
        self._end_sheet()
        for name, content in _parts(self._title, self._sheets):
            with self._zip.open(self._part(name), "w") as part:
                part.write(content.encode())
        self._zip.close()
        return self._outlet.take()

    def close(self) -> None:
        """Close the file as it is."""
        if self._sheets:
            self._sheet.close()
        self._zip.close()

    def _begin_sheet(self) -> None:
        self._sheets += 1
        self._row = self._bytes = 0
        self._sheet = self._zip.open(self._part(f"xl/worksheets/sheet{self._sheets}.xml"), "w")
        # The heads stay in sight.
        self._write(
            f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
            '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
            "<sheetData>"
        )
        self._write_row(self._heads)

    def _end_sheet(self) -> None:
        self._write("</sheetData></worksheet>")
        self._sheet.close()

    def _write_row(self, row: Sequence[Value]) -> None:
        self._row += 1
        number = self._row
        cells = [
            _cell(f"{letters}{number}", value)
            for letters, value in zip(self._letters, row, strict=True)
            if value is not None and value != ""
        ]
        self._write(f'<row r="{number}">{"".join(cells)}</row>')

    def _write(self, text: str) -> None:
        content = text.encode()
        self._bytes += len(content)
        self._sheet.write(content)

    def _part(self, name: str) -> ZipInfo:
        part = ZipInfo(name)
        # The fastest level: what it saves of the network is nearly as much, and others wait for the processor.
        part.compress_type, part._compresslevel = ZIP_DEFLATED, 1  # type: ignore[attr-defined]
        return part


class _Outlet(io.RawIOBase):
    """What a zip file is written to, without a place to go back to: takes bytes, and gives them away."""

    def __init__(self) -> None:
        self._ready = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, content: bytes) -> int:  # type: ignore[override]
        self._ready += content
        return len(content)

    def take(self) -> bytes:
        ready = bytes(self._ready)
        self._ready.clear()
        return ready


def _letters(number: int) -> str:
    """Return the letters of a column: A to Z, AA to ZZ."""
    tens, ones = divmod(number, 26)
    return (chr(64 + tens) if tens else "") + chr(65 + ones)


def _cell(place: str, value: Value) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < MOST_EXACT:
        return f'<c r="{place}"><v>{value!r}</v></c>'
    text = _ESCAPE.sub("_x005F_", _NO_XML.sub("\N{REPLACEMENT CHARACTER}", str(value)[:CELL_CHARACTERS]))
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_SCHEMAS = "http://schemas.openxmlformats.org"
_MAIN = f"{_SCHEMAS}/spreadsheetml/2006/main"
_KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def _parts(title: str, sheets: int) -> list[tuple[str, str]]:
    """Return the parts of the workbook besides its sheets."""
    numbers = range(1, sheets + 1)
    named = [f"{title} {number}" if number > 1 else title for number in numbers]
    listed = "".join(
        f'<sheet name="{escape(name, {chr(34): "&quot;"})}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in zip(numbers, named, strict=True)
    )
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_KINDS}.worksheet+xml"/>'
        for number in numbers
    )
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{_SCHEMAS}/officeDocument/2006/relationships/worksheet" '
        f'Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    relationships = f'<Relationships xmlns="{_SCHEMAS}/package/2006/relationships">'
    return [
        (
            "xl/workbook.xml",
            f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_SCHEMAS}/officeDocument/2006/relationships">'
            f"<sheets>{listed}</sheets></workbook>",
        ),
        ("xl/_rels/workbook.xml.rels", f"{_XML}{relationships}{related}</Relationships>"),
        (
            "_rels/.rels",
            f'{_XML}{relationships}<Relationship Id="rId1" '
            f'Type="{_SCHEMAS}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>'
            "</Relationships>",
        ),
        (
            "[Content_Types].xml",
            f'{_XML}<Types xmlns="{_SCHEMAS}/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_KINDS}.sheet.main+xml"/>{types}</Types>',
        ),
    ]
