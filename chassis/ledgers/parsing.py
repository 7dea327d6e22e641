"""Have a file read by a process of its own, so that no file takes more memory or time than it may."""

import base64
import binascii
import io
import json
import threading
import time
from collections.abc import Iterator
from datetime import date
from typing import Any

import orjson

from chassis.calling.errors import Failure
from chassis.ledgers.cells import CsvText, Number, Unreadable
from chassis.ledgers.faults import Faults
from chassis.ledgers.reading import Lines, read_rows
from chassis.ledgers.rows import Row
from chassis.running.confined import Bounds, Hindered, Overdone, run_confined
from contracts.ledgers import BUSY, FILE_UNREADABLE, Ledger

_CHILD = "chassis.ledgers.files.child"
# The time ends before that of the call does (``CALL_TIMEOUT``), so that the caller learns why.
_BOUNDS = Bounds(memory=192 * 1024 * 1024, processor_seconds=6, seconds=8, answer=32 * 1024 * 1024)
# Each takes a processor and a call's place; further ones are refused, so that there is always one for other calls.
_AT_ONCE = threading.BoundedSemaphore(2)
_RETRY_SECONDS = 3
# After so many rows, other calls get their turn.
_ROWS_AT_ONCE = 100


def read_file(
    filename: str, content: str, sheet: str | None, ledgers: tuple[Ledger, ...]
) -> tuple[dict[Ledger, list[Row]], Faults]:
    """Return the rows of a file by ledger, and what is wrong with its cells; ``sheet`` names that of a csv file.

    Raises ``Failure`` with ``FILE_UNREADABLE`` if it is no workbook or csv file at all, with ``BUSY`` if others are
    being read or the machine has too much to do to read it in time.
    """
    if not _AT_ONCE.acquire(blocking=False):
        raise Failure(BUSY, seconds=_RETRY_SECONDS)
    try:
        faults = Faults(order=[ledger.title.zh for ledger in ledgers])
        found = {each: read_rows(each, lines, faults) for each, lines in _sheets(filename, content, sheet, ledgers)}
        return found, faults
    finally:
        _AT_ONCE.release()


def unreadable(zh: str, en: str) -> Failure:
    """Return the failure for a file that is unusable as a whole, with the reason."""
    return Failure(FILE_UNREADABLE, reason_zh=zh, reason_en=en)


def _sheets(filename: str, content: str, sheet: str | None, ledgers: tuple[Ledger, ...]) -> list[tuple[Ledger, Lines]]:
    titles = {title: ledger for ledger in ledgers for title in ledger.title}
    named = next((ledger for ledger in ledgers if ledger.name == sheet), None)
    raw = _decoded(content)
    if filename.lower().endswith(".csv"):
        if named is None:
            names = ", ".join(ledger.name for ledger in ledgers)
            raise unreadable(
                f"csv 文件须用 sheet 说明内容:{names}。", f"Say with `sheet` what a csv file lists: {names}."
            )
        wanted = None
    elif filename.lower().endswith(".xlsx"):
        if sheet is not None:
            raise unreadable(
                "工作簿按工作表的名称识别内容,不能给出 sheet。",
                "What is in a workbook is known by the titles of its sheets: leave out `sheet`.",
            )
        wanted = list(titles)
    else:
        raise unreadable("只支持 .xlsx 与 .csv。", "Only .xlsx and .csv can be read.")
    found: list[tuple[Ledger, Lines]] = []
    lines: Lines = []
    for count, line in enumerate(_answered(wanted, raw)):
        if count % _ROWS_AT_ONCE == 0:
            time.sleep(0)
        if isinstance(line, list):
            number, cells = line
            lines.append((number, {int(column): _cell(cell, csv=wanted is None) for column, cell in cells.items()}))
        elif "sheet" in line:
            lines = []
            ledger = named or titles[line["sheet"]]
            if any(ledger is each for each, _ in found):
                zh, en = ledger.title
                raise unreadable(f"有两个“{zh}”({en})工作表。", f"There are two sheets of {en} ({zh}).")
            found.append((ledger, lines))
        elif "refused" in line:
            raise unreadable(*line["refused"])
    return found


def _answered(titles: list[str] | None, raw: bytes) -> Iterator[Any]:
    try:
        answer = run_confined(_CHILD, json.dumps(titles).encode() + b"\n" + raw, _BOUNDS)
    except Hindered:
        raise Failure(BUSY, seconds=_RETRY_SECONDS) from None
    except Overdone:
        raise unreadable(
            "读取此文件所需的内存或时间过多,请分成几个文件。",
            "Reading the file takes too much memory or time; split it.",
        ) from None
    # One line after the other: all of them would be as large as the answer once more.
    return map(orjson.loads, io.BytesIO(answer))


def _cell(cell: Any, *, csv: bool) -> Any:
    """Return a cell as the readers of cells take it, see ``chassis.ledgers.files``."""
    if isinstance(cell, str):
        return CsvText(cell) if csv else cell
    kind, *rest = cell
    if kind == "number":
        return Number(*rest)
    if kind == "date":
        return date.fromisoformat(rest[0])
    return Unreadable(*rest)


def _decoded(content: str) -> bytes:
    try:
        return base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError):
        raise unreadable("content 不是 Base64。", "`content` is not Base64.") from None
