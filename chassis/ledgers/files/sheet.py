"""Read one sheet of a workbook."""

import math
import re
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from chassis.ledgers.files.bounds import Cells, Taken
from chassis.ledgers.files.errors import not_a_workbook, too_large
from chassis.ledgers.files.formats import OTHER, Format, shown
from chassis.ledgers.files.xml_parts import Attributes, Texts

# The last row and column that there are.
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_MOST_MERGED = 20_000
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})", re.IGNORECASE)


class Meaning(NamedTuple):
    """What the cells of a workbook refer to: number formats by style, shared texts, the epoch of its days.

    ``never_calculated`` says that a 0 as the result of a formula may only stand for one that is not known.
    """

    formats: list[Format]
    strings: list[str]
    from_1904: bool
    never_calculated: bool


class SheetReader(Texts):
    """Takes the elements of a sheet."""

    def __init__(self, meaning: Meaning, taken: Taken) -> None:
        super().__init__()
        self._meaning, self._taken = meaning, taken
        self._found: dict[int, Cells] = {}
        self._merged: list[str] = []
        self._row = self._column = 0
        self._cells: Cells = {}
        self._type, self._style = "n", 0
        self._formula = self._valued = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the beginning of a row or a cell, and what is in it."""
        super().start(name, attributes)
        if name == "c":
            self._start_cell(attributes)
        elif name == "v":
            self._valued = True
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column, self._cells = 0, {}
        elif name == "mergeCell":
            self._merged.append(attributes["ref"])
            if len(self._merged) > _MOST_MERGED:
                raise too_large()

    def _start_cell(self, attributes: Attributes) -> None:
        place = attributes.get("r")
        if place is None:
            self._column += 1
        else:
            row, self._column = _numbers(place)
            if row != self._row:
                raise not_a_workbook()
        self._type, self._style = attributes.get("t", "n"), int(attributes.get("s", 0))
        self._formula = self._valued = False

    def end(self, name: str) -> None:
        """Keep a cell or a row that is not empty."""
        super().end(name)
        if name == "c":
            value = self._value(self.taken())
            if self._column in self._cells or not 0 < self._column <= _LAST_COLUMN:
                raise not_a_workbook()
            if value is not None:
                self._cells[self._column] = value
        elif name == "row" and self._cells:
            if self._row in self._found or not 0 < self._row <= _LAST_ROW:
                raise not_a_workbook()
            self._taken.count_row()
            self._found[self._row] = self._cells

    def _value(self, text: str) -> Any:
        """Return a cell as it is passed on; ``None`` if it is empty."""
        kind = self._type
        if self._formula and self._is_unknown(text):
            return self._unreadable("formula", "")
        if kind == "s":
            text = self._shared(int(text)) if text else ""
        if kind in ("s", "str", "inlineStr"):
            return self._taken.text(text) if text and not text.isspace() else None
        if not text:
            return None
        if kind == "n":
            return self._number(text)
        if kind == "d":
            return self._taken.other(["date", date.fromisoformat(text[:10]).isoformat()])
        if kind == "b":
            return self._unreadable("boolean", "TRUE" if text == "1" else "FALSE")
        return self._unreadable("error", text)

    def _shared(self, number: int) -> str:
        if number < 0:
            raise not_a_workbook()
        return self._meaning.strings[number]

    def _is_unknown(self, text: str) -> bool:
        """Whether the result of a formula has not been stored; a text of no characters may be one."""
        if self._type == "str":
            return not self._valued
        return not text or (text == "0" and self._type == "n" and self._meaning.never_calculated)

    def _number(self, text: str) -> Any:
        value = float(text)
        if not math.isfinite(value):
            return self._unreadable("error", text)
        formats = self._meaning.formats
        if not formats and not self._style:
            displayed = Format("plain")
        else:
            displayed = formats[self._style] if 0 <= self._style < len(formats) else OTHER
        if displayed.kind == "date":
            day = self._day(math.floor(value))
            return self._taken.other(["date", day.isoformat()]) if day else self._unreadable("date", text)
        if displayed.kind == "time":
            return self._unreadable("time", text)
        return self._taken.other(["number", value, shown(value, displayed)])

    def _day(self, serial: int) -> date | None:
        """Return the day of a serial number; there are 60 of a leap year 1900 that never was."""
        if self._meaning.from_1904:
            first, ahead = date(1904, 1, 1), 0
        else:
            first, ahead = date(1899, 12, 30), int(serial < 60)
            if serial == 60 or serial < 1:
                return None
        try:
            return first + timedelta(serial + ahead)
        except OverflowError:
            return None

    def _unreadable(self, why: str, seen: str) -> Any:
        return self._taken.other(["unreadable", why, seen[:40]])

    def rows(self) -> list[tuple[int, Cells]]:
        """Return the rows that are not empty, with merged cells resolved.

        A cell merged over rows stands in each of them. One that is merged over columns, or with the head, could belong
        to any of them and is unreadable.
        """
        for merged in self._merged:
            first, _, last = merged.partition(":")
            (top, left), (bottom, right) = _numbers(first), _numbers(last or first)
            value = self._found.get(top, {}).get(left)
            down = top > 1 and left == right
            for number in self._between(top, bottom):
                cells = self._found[number]
                if down:
                    self._fill(cells, left, value)
                    continue
                for column in [each for each in cells if left <= each <= right]:
                    cells[column] = ["unreadable", "merged", merged[:40]]
        return sorted(self._found.items())

    def _fill(self, cells: Cells, column: int, value: Any) -> None:
        if value is None:
            # What stands beneath is not seen.
            cells.pop(column, None)
        else:
            cells[column] = self._taken.text(value) if isinstance(value, str) else value

    def _between(self, top: int, bottom: int) -> list[int]:
        if bottom - top < len(self._found):
            return [number for number in range(top, bottom + 1) if number in self._found]
        return [number for number in self._found if top <= number <= bottom]


def _numbers(place: str) -> tuple[int, int]:
    """Return the row and the column of a place such as B7."""
    found = _PLACE.fullmatch(place)
    if found is None:
        raise not_a_workbook()
    return int(found[2]), _column(found[1])


@cache
def _column(letters: str) -> int:
    """Return the number of a column: A is 1, Z is 26, AA is 27; of three letters at most."""
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column
