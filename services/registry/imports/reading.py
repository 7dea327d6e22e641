"""Read rows of values from the bytes of a file."""

import base64
import binascii
import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from chassis.calling.errors import Failure
from contracts.registry.imports import FILE_UNREADABLE, SHEET, Sheet
from services.registry.imports.cells import plain
from services.registry.imports.faults import CellFault, Faults
from services.registry.imports.sheets import COLUMNS, Column, Row
from services.registry.imports.weighing import TooLarge, unpacked

MOST_ROWS = 20_000

Lines = Sequence[Sequence[Any]]


def read_file(filename: str, content: str, sheet: Sheet | None, faults: Faults) -> dict[Sheet, list[Row]]:
    """Return the rows of a file by sheet; unreadable cells are added to ``faults``.

    Raises ``Failure`` with ``FILE_UNREADABLE`` if it is no workbook or csv file at all.
    """
    raw = _decoded(content)
    if filename.lower().endswith(".csv"):
        if sheet is None:
            raise unreadable("csv 文件须用 sheet 说明内容。", "Say with `sheet` what a csv file lists.")
        return {sheet: read_rows(sheet, _csv_lines(raw), faults)}
    if filename.lower().endswith(".xlsx"):
        return {found: read_rows(found, lines, faults) for found, lines in _workbook_lines(raw)}
    raise unreadable("只支持 .xlsx 与 .csv。", "Only .xlsx and .csv can be read.")


def unreadable(zh: str, en: str) -> Failure:
    """Return the failure for a file that is unusable as a whole, with the reason."""
    return Failure(FILE_UNREADABLE, reason_zh=zh, reason_en=en)


def _decoded(content: str) -> bytes:
    try:
        return base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError):
        raise unreadable("content 不是 Base64。", "`content` is not Base64.") from None


def _csv_lines(raw: bytes) -> Lines:
    """Return the lines of a csv file in UTF-8, with or without byte order mark, or GB 18030, as spreadsheets save."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            decoded = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        try:
            lines = list(csv.reader(io.StringIO(decoded, newline=""), strict=True))
        except csv.Error as error:
            raise unreadable(f"csv 格式有误:{error}。", f"Not a csv file: {error}.") from None
        return _bounded(lines)
    raise unreadable("编码应为 UTF-8 或 GB 18030。", "It is neither UTF-8 nor GB 18030.")


def _workbook_lines(raw: bytes) -> Iterable[tuple[Sheet, Lines]]:
    # Loaded when a workbook comes, since most processes never see one.
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_filelike(unpacked(raw)) as book:
            titles = {title.zh: sheet for sheet, title in SHEET.words.items()}
            known = [(titles[name.strip()], name) for name in book.sheet_names if name.strip() in titles]
            if not known:
                wanted = "、".join(titles)
                raise unreadable(f"没有名为 {wanted} 的工作表。", f"There is no sheet called {wanted}.")
            # skip_empty_area would shift the row numbers.
            return [
                (sheet, _bounded(book.get_sheet_by_name(name).to_python(skip_empty_area=False)))
                for sheet, name in known
            ]
    except TooLarge:
        raise unreadable(
            "工作簿解压后过大,或有单元格离其余内容过远。",
            "The workbook is too large when unpacked, or has a cell far away from the others.",
        ) from None
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError):
        raise unreadable("不是有效的 xlsx 工作簿。", "Not an xlsx workbook.") from None


def _bounded(lines: Lines) -> Lines:
    if len(lines) > MOST_ROWS:
        raise unreadable(f"行数超过 {MOST_ROWS}。", f"It has more than {MOST_ROWS} rows.")
    return lines


def read_rows(sheet: Sheet, lines: Lines, faults: Faults) -> list[Row]:
    """Return the rows of one sheet; unreadable cells are added to ``faults``."""
    columns = _columns(sheet, lines[0] if lines else [], faults)
    if columns is None:
        return []
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        if all(_is_empty(cell) for cell in line):
            continue
        rows.append(_row(sheet, number, line, columns, faults))
    return rows


def _is_empty(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _columns(sheet: Sheet, heads: Sequence[Any], faults: Faults) -> list[tuple[int, Column]] | None:
    """Return the position of each column; ``None`` if a required one is missing."""
    known = {column.head: column for column in COLUMNS[sheet]}
    found: list[tuple[int, Column]] = []
    for place, cell in enumerate(heads):
        head = plain(cell) if not _is_empty(cell) else ""
        if not head:
            continue
        if head not in known:
            allowed = "、".join(known)
            faults.add(sheet, 1, head, head, f"没有此列;可用:{allowed}。", f"No such column; there are: {allowed}.")
        elif known[head] in [column for _, column in found]:
            faults.add(sheet, 1, head, head, "此列重复。", "The column comes twice.")
        else:
            found.append((place, known[head]))
    missing = [head for head, column in known.items() if column.needed and column not in [each for _, each in found]]
    for head in missing:
        faults.add(sheet, 1, head, "", "缺少此列。", "The column is missing.")
    return None if missing else found


def _row(sheet: Sheet, number: int, line: Sequence[Any], columns: list[tuple[int, Column]], faults: Faults) -> Row:
    values: dict[str, Any] = {}
    sound = True
    for place, column in columns:
        cell = line[place] if place < len(line) else None
        if _is_empty(cell):
            values[column.name] = None
            if column.needed:
                faults.add(sheet, number, column.head, "", "此格不能为空。", "This cell may not be empty.")
                sound = False
            continue
        try:
            values[column.name] = column.read(cell)
        except CellFault as fault:
            faults.add(sheet, number, column.head, plain(cell), fault.zh, fault.en)
            sound = False
    return Row(number, values, sound)
