"""Read csv files in UTF-8, with or without byte order mark, or GB 18030, as spreadsheet programs save them."""

import csv
import io
from collections.abc import Iterator

from chassis.ledgers.files.bounds import Cells, Taken
from chassis.ledgers.files.errors import Unusable

# Python's codec is that of GB 18030-2000, which had no characters for these 18 pairs of bytes and put private ones in
# their places; GB 18030-2022 (table D.1) has them: A6D9 to A6DF, A6EC, A6ED, A6F3; FE59, FE61, FE66, FE67, FE6D, FE7E,
# FE90, FEA0.
_OF_2022 = {
    0xE78D: 0xFE10, 0xE78E: 0xFE12, 0xE78F: 0xFE11, 0xE790: 0xFE13, 0xE791: 0xFE14, 0xE792: 0xFE15, 0xE793: 0xFE16,
    0xE794: 0xFE17, 0xE795: 0xFE18, 0xE796: 0xFE19,
    0xE81E: 0x9FB4, 0xE826: 0x9FB5, 0xE82B: 0x9FB6, 0xE82C: 0x9FB7, 0xE832: 0x9FB8, 0xE843: 0x9FB9, 0xE854: 0x9FBA,
    0xE864: 0x9FBB,
}  # fmt: skip


def csv_rows(raw: bytes) -> Iterator[tuple[int, Cells]]:
    """Return the rows that are not empty, with their numbers; a row with more or fewer cells than the head says so.

    Raises ``Unusable``.
    """
    # The limit is the process's own, and others may need more.
    csv.field_size_limit(max(csv.field_size_limit(), len(raw) + 1))
    lines = csv.reader(io.StringIO(_decoded(raw), newline=""), strict=True)
    taken, width = Taken(), 0
    try:
        for number, line in enumerate(lines, start=1):
            if not any(value and not value.isspace() for value in line):
                continue
            taken.count_row()
            width = width or len(line)
            cells = {column: taken.text(value) for column, value in enumerate(line, start=1) if value}
            if len(line) != width:
                # In place of the cells, since nobody can tell to which columns they belong.
                cells = {0: ["unreadable", "width", f"{len(line)}/{width}"]}
            yield number, cells
    except csv.Error as error:
        raise Unusable(f"csv 格式有误:{error}。", f"Not a csv file: {error}.") from None


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            decoded = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return decoded if encoding == "utf-8-sig" else decoded.translate(_OF_2022)
    raise Unusable("文字应为 UTF-8 或 GB 18030。", "It is neither UTF-8 nor GB 18030.")
