"""Collect the faults of a file, so that all are reported at once."""

from dataclasses import dataclass, field
from typing import Any

from contracts.registry.imports import SHEET, Sheet

# More would not be read; the rest shows when these are corrected.
MOST = 1000
LONGEST_VALUE = 100


class CellFault(Exception):
    """A cell does not hold what its column requires; the two arguments are the reason in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh, self.en = zh, en
        super().__init__(en)


@dataclass
class Faults:
    """The faults of one file, in the order in which they were found."""

    found: list[dict[str, Any]] = field(default_factory=list)

    def add(self, sheet: Sheet, row: int, column: str, value: Any, zh: str, en: str) -> None:
        """Add a fault of a cell, or of a whole row if ``column`` is empty."""
        if len(self.found) < MOST:
            self.found.append(
                {
                    "sheet": SHEET.words[sheet].zh,
                    "row": row,
                    "column": column,
                    "value": ("" if value is None else str(value))[:LONGEST_VALUE],
                    "reason": {"zh": zh, "en": en},
                }
            )

    def in_order(self) -> list[dict[str, Any]]:
        """Return the faults in the order of the file."""
        place = {title.zh: number for number, title in enumerate(SHEET.words.values())}
        return sorted(self.found, key=lambda fault: (place[fault["sheet"]], fault["row"]))

    def __bool__(self) -> bool:
        return bool(self.found)
