"""The main function of the process that reads a spreadsheet, see ``chassis.ledgers.files``.

The first line that it is given is JSON: the titles of the sheets to read of a workbook, or null for a csv file. What
follows is the file.
"""

import io
import json
import zipfile
import zlib
from collections.abc import Iterable
from typing import Any, BinaryIO
from xml.parsers.expat import ExpatError

from chassis.ledgers.files.csv_file import csv_rows
from chassis.ledgers.files.errors import Unusable, not_a_workbook
from chassis.ledgers.files.workbook import Workbook

# An OLE 2 file: the workbooks of before 2007, and those with a password.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
# What the libraries raise for a broken archive or document; a child that dies of anything else has failed as well.
_BROKEN = (zipfile.BadZipFile, zlib.error, ExpatError, OSError, ValueError, LookupError, EOFError, RuntimeError)


def main(given: BinaryIO, answer: BinaryIO) -> None:
    """Read the file and write what it holds."""
    titles, raw = json.loads(given.readline()), given.read()

    def say(line: Any) -> None:
        answer.write(json.dumps(line, ensure_ascii=False, check_circular=False).encode() + b"\n")

    try:
        for sheet, rows in _sheets(titles, raw):
            say({"sheet": sheet})
            for number, cells in rows:
                say([number, cells])
        say({"end": True})
    except Unusable as refused:
        say({"refused": [refused.zh, refused.en]})


def _sheets(titles: list[str] | None, raw: bytes) -> Iterable[tuple[str | None, Iterable[tuple[int, Any]]]]:
    if raw.startswith(_OLE):
        raise Unusable(
            "这是旧格式(.xls)或加了密码的工作簿,请另存为不带密码的 .xlsx。",
            "This is a workbook of the old format (.xls) or with a password: save it as .xlsx without one.",
        )
    if titles is None:
        if raw.startswith(_ZIP):
            raise Unusable("这是压缩文件或工作簿,不是 csv。", "This is an archive or a workbook, not a csv file.")
        return [(None, csv_rows(raw))]
    try:
        return list(Workbook(zipfile.ZipFile(io.BytesIO(raw))).sheets(titles))
    except _BROKEN:
        raise not_a_workbook() from None
