"""Bounds of one file, so that what is passed on stays small whatever is in the file."""

from typing import Any

from chassis.ledgers.files.errors import Unusable, too_large

# Besides the head.
MOST_ROWS = 20_000
MOST_CELLS = 600_000
MOST_CHARACTERS = 8_000_000
# The most that spreadsheet programs take.
LONGEST_CELL = 32_767
LONGEST_ECHO = 100

Cells = dict[int, Any]


class Taken:
    """The rows of one file, as they are found: cells by number of the column, by number of the row."""

    def __init__(self) -> None:
        self._rows = self._cells = self._characters = 0

    def count_row(self) -> None:
        """Count a row that is not empty."""
        self._rows += 1
        if self._rows > MOST_ROWS + 1:
            raise Unusable(f"行数超过 {MOST_ROWS}。", f"It has more than {MOST_ROWS} rows.")

    def text(self, value: str) -> Any:
        """Return the text of a cell as it is passed on, counted."""
        if len(value) > LONGEST_CELL:
            return self.other(["unreadable", "long", value[:LONGEST_ECHO]])
        self._characters += len(value)
        if self._characters > MOST_CHARACTERS:
            raise too_large()
        return self.other(value)

    def other(self, cell: Any) -> Any:
        """Return a cell as it is passed on, counted."""
        self._cells += 1
        if self._cells > MOST_CELLS:
            raise too_large()
        return cell
