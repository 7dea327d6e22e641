"""Collect the faults of a file, so that all are reported at once."""

from dataclasses import dataclass, field
from typing import Any

from contracts.ledgers import MOST_ERRORS, Ledger

LONGEST_VALUE = 100
_HIDDEN = "****"


class CellFault(Exception):
    """A cell does not hold what its column requires; the two arguments are the reason in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh, self.en = zh, en
        super().__init__(en)


@dataclass
class Faults:
    """The faults of one file: the first of them in the order in which they were found, and how many there are."""

    found: list[dict[str, Any]] = field(default_factory=list)
    count: int = 0
    # The titles of the sheets.
    order: list[str] = field(default_factory=list)
    # All rows in which something is wrong: the titles of their sheets and their numbers.
    rows: set[tuple[str, int]] = field(default_factory=set)

    def copy(self) -> "Faults":
        """Return faults to which others are added without a change to these."""
        return Faults(list(self.found), self.count, self.order, set(self.rows))

    def add(self, ledger: Ledger, row: int, column: str, value: Any, zh: str, en: str) -> None:
        """Add a fault of a cell, or of a whole row if ``column`` is empty; what is personal is not told."""
        self.count += 1
        self.rows.add((ledger.title.zh, row))
        if len(self.found) < MOST_ERRORS:
            self.found.append(
                {
                    "sheet": ledger.title.zh,
                    "row": row,
                    "column": column,
                    "value": _HIDDEN
                    if value and _is_personal(ledger, column)
                    else _shown("" if value is None else str(value)),
                    "reason": {"zh": zh, "en": en},
                }
            )

    def are_in(self, ledger: Ledger) -> bool:
        """Whether anything is wrong in the sheet of a ledger."""
        return any(title == ledger.title.zh for title, _ in self.rows)

    def in_order(self) -> list[dict[str, Any]]:
        """Return the faults in the order of the file."""
        return sorted(self.found, key=lambda fault: (self.order.index(fault["sheet"]), fault["row"]))

    def __bool__(self) -> bool:
        return self.count > 0


def _is_personal(ledger: Ledger, head: str) -> bool:
    column = ledger.by_head.get(head)
    return column is not None and bool(column.field.metadata.get("personal"))


def _shown(value: str) -> str:
    """Return the beginning of a value, with a sign in place of each character that cannot be seen or stored."""
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in value[:LONGEST_VALUE])
