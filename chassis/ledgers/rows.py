"""Rows of a sheet, read."""

from dataclasses import dataclass
from typing import Any

from contracts.ledgers import Ledger


@dataclass(frozen=True, slots=True)
class Row:
    """One row: ``values`` by name of the column; a missing column and an empty cell have no entry.

    ``None`` is the value of a cell that asks for the removal of what is registered. ``numbers`` are the columns of
    cells that spreadsheet programs take for numbers. A row that is not ``sound`` has unreadable cells, which have no
    entry either. It is not imported, but other rows may refer to it.
    """

    ledger: Ledger
    number: int
    values: dict[str, Any]
    numbers: frozenset[str] = frozenset()
    sound: bool = True

    def has(self, name: str) -> bool:
        """Whether the file says anything of this column for the row."""
        return name in self.values

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name)
