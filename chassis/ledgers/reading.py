"""Turn the cells of a sheet into rows of values."""

import time
from collections.abc import Collection, Mapping
from typing import Any

from chassis.ledgers.cells import UNREADABLE, Unreadable, column_reader, is_empty, is_number, seen
from chassis.ledgers.faults import CellFault, Faults
from chassis.ledgers.rows import Row
from contracts import characters
from contracts.identifiers import folded
from contracts.ledgers import CLEAR, Column, Ledger

# The rows that are not empty, with their numbers: cells by number of the column, from 1, or ``WHOLE_ROW`` alone
# for one that cannot be read.
Lines = list[tuple[int, Mapping[int, Any]]]
WHOLE_ROW = 0
_ROWS_AT_ONCE = 100


def read_rows(ledger: Ledger, lines: Lines, faults: Faults) -> list[Row]:
    """Return the rows of one sheet; unreadable cells are added to ``faults``. ``lines`` is empty then."""
    heads = lines[0][1] if lines and lines[0][0] == 1 else {}
    columns = _columns(ledger, heads, faults)
    if columns is None:
        return []
    wanted = {place: column for place, column in columns.items() if column is not None}
    rows = []
    # What has been read of a file is not in memory twice.
    lines.reverse()
    while lines:
        number, cells = lines.pop()
        if number % _ROWS_AT_ONCE == 0:
            time.sleep(0)
        if number > 1 and not all(is_empty(cell) for cell in cells.values()):
            rows.append(_row(ledger, number, cells, columns.keys(), wanted, faults))
    for column in wanted.values():
        if column.unique:
            _refuse_doubles(ledger, column.name, rows, faults)
    if ledger.key:
        _refuse_same_keys(ledger, rows, faults)
    return rows


def _refuse_doubles(ledger: Ledger, name: str, rows: list[Row], faults: Faults) -> None:
    """Add a fault for each row that has in this column what an earlier row has."""
    first: dict[str, int] = {}
    for row in rows:
        if value := row[name]:
            _add_double(ledger, name, row, first.setdefault(folded(value), row.number), faults)


def _refuse_same_keys(ledger: Ledger, rows: list[Row], faults: Faults) -> None:
    """Add a fault for each row that has the key of an earlier row."""
    open_to_any, *needed = ledger.key
    first: dict[tuple[Any, ...], int] = {}
    for row in rows:
        if not all(row.has(name) for name in needed):
            continue
        rest = tuple(folded(row[name]) for name in needed)
        given = folded(row[open_to_any]) if row[open_to_any] else None
        # Under ``...``, the first row of all that differ only there.
        of_any, same, empty = first.get((..., *rest)), first.get((given, *rest)), first.get((None, *rest))
        found = (of_any,) if given is None else (same, empty)
        at = min((each for each in found if each is not None), default=row.number)
        first.setdefault((..., *rest), row.number)
        first.setdefault((given, *rest), row.number)
        _add_double(ledger, needed[-1], row, at, faults)


def _add_double(ledger: Ledger, name: str, row: Row, at: int, faults: Faults) -> None:
    if at != row.number:
        said = f"与第 {at} 行重复。", f"Row {at} has it already."
        faults.add(ledger, row.number, ledger.heads[name], row[name], *said)


def _columns(ledger: Ledger, heads: Mapping[int, Any], faults: Faults) -> dict[int, Column | None] | None:
    """Return the column at each position, ``None`` where the head is wrong; ``None`` if a required one is missing."""
    known = ledger.by_head
    allowed = "、".join(ledger.heads.values()), ", ".join(column.head.en for column in ledger.columns)
    found: dict[int, Column | None] = {}
    # A hostile file has a hundred thousand heads.
    taken: set[Column] = set()
    for place, cell in sorted(heads.items()):
        head = seen(cell)
        if not head:
            continue
        found.setdefault(place, None)
        if isinstance(cell, Unreadable):
            faults.add(ledger, 1, head, head, *UNREADABLE[cell.why])
        elif head not in known:
            said = f"没有此列;可用:{allowed[0]}。", f"No such column; there are: {allowed[1]}."
            faults.add(ledger, 1, head, head, *said)
        elif known[head] in taken:
            faults.add(ledger, 1, head, head, "此列重复。", "The column comes twice.")
        else:
            found[place] = known[head]
            taken.add(known[head])
    missing = [column.head.zh for column in ledger.columns if column.required and column not in taken]
    for head in missing:
        faults.add(ledger, 1, head, "", "缺少此列。", "The column is missing.")
    return None if missing else found


def _row(
    ledger: Ledger,
    number: int,
    cells: Mapping[int, Any],
    headed: Collection[int],
    columns: Mapping[int, Column],
    faults: Faults,
) -> Row:
    """Return one row; a cell that is empty has no value, as if its column were missing, and so changes nothing.

    ``headed`` are the places of all heads, ``columns`` those that there are.
    """
    if WHOLE_ROW in cells:
        faults.add(ledger, number, "", seen(cells[WHOLE_ROW]), *UNREADABLE[cells[WHOLE_ROW].why])
        return Row(ledger, number, {}, sound=False)
    values: dict[str, Any] = {}
    numbers = set()
    before = faults.count
    for place, cell in cells.items():
        if place not in headed and not is_empty(cell):
            faults.add(ledger, number, "", seen(cell), f"第 {place} 列没有表头。", f"Column {place} has no head.")
    for place, column in columns.items():
        cell = cells.get(place)
        if is_empty(cell) and not column.required:
            continue
        try:
            values[column.name] = _value(column, cell)
        except CellFault as fault:
            faults.add(ledger, number, column.head.zh, "" if cell is None else seen(cell), fault.zh, fault.en)
        else:
            if is_number(cell):
                numbers.add(column.name)
    return Row(ledger, number, values, frozenset(numbers), sound=faults.count == before)


def _value(column: Column, cell: Any) -> Any:
    if is_empty(cell):
        raise CellFault("此格不能为空。", "This cell may not be empty.")
    if not (isinstance(cell, str) and CLEAR[0] in cell and characters.line(cell) == CLEAR):
        return column_reader(column)(cell)
    if not column.removable:
        raise CellFault(f"此列不能{CLEAR}。", "What this column holds cannot be removed.")
    return None
