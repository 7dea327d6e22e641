"""Bound the memory for a workbook before it is read: the reader allocates every cell between the first and the last.

One cell far below and far right of the others makes that 17 thousand million cells, and the process ends for lack of
memory.
"""

import io
import re
import zipfile
import zlib

# A workbook is a zip archive, which may expand to a thousand times its size.
MOST_UNPACKED = 64 * 1024 * 1024
# Empty cells count: 20,000 rows of 100 columns, and as much again.
MOST_CELLS = 4_000_000

# The position that a row or cell gives, unless it is empty and only formatted, which the reader skips.
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]*)([0-9]+)["'](?!(?:\s+[\w:.-]+="[^"<>]*")*\s*/>)""")
_ROW = re.compile(rb"[<:]row[\s/>]")
_CELL = re.compile(rb"[<:]c[\s/>]")


class TooLarge(Exception):
    """The workbook would take too much memory."""


def unpacked(raw: bytes) -> io.BytesIO:
    """Return the same workbook uncompressed, so that exactly what was checked here is read later.

    Raises ``TooLarge``, or ``zipfile.BadZipFile`` if it is no archive of ordinary entries.
    """
    plain = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive, zipfile.ZipFile(plain, "w") as copy:
            entries = archive.NameToInfo
            # No more of an entry is read than its declared size, even if there is more.
            if sum(entry.file_size for entry in entries.values()) > MOST_UNPACKED:
                raise TooLarge
            for name in entries:
                part = archive.read(name)
                if b"sheetData" in part and _area(part) > MOST_CELLS:
                    raise TooLarge
                copy.writestr(name, part)
    except (RuntimeError, EOFError, zlib.error) as error:
        # An entry that is encrypted, compressed in an unknown way, or broken.
        raise zipfile.BadZipFile(str(error)) from error
    plain.seek(0)
    return plain


def _area(part: bytes) -> int:
    """Return the most cells between the first and the last of a sheet; those without a place follow the one before."""
    rows = _ROW.split(part)
    height, width = len(rows), max(len(_CELL.findall(row)) for row in rows)
    last = 0
    for letters, digits in set(_PLACE.findall(part)):
        last = max(last, int(digits[:9]))
        width = max(width, _column(letters))
    return (height + last) * width


def _column(letters: bytes) -> int:
    """Return the number of a column: A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters.upper()[:6]:
        number = number * 26 + letter - 64
    return number
