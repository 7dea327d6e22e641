"""Read cells: each function takes a cell from the reader and returns a value, or raises ``CellFault``.

An empty cell is ``None`` and is not passed to them.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from marshmallow import ValidationError, fields

from contracts import common
from contracts.problem import Text
from contracts.registry import accounts, organizations, people
from contracts.validation import in_both
from services.registry.imports.faults import CellFault

Word = TypeVar("Word")
Reader = Callable[[Any], Any]

_SEPARATORS = re.compile(r"[、；;]")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\Z")


def plain(cell: Any) -> str:
    """Return the text of a cell; a number cell gives the digits that are displayed: 1647.0 is 1647."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.strftime("%Y-%m-%d")
    return str(cell).strip()


def by(field: fields.Field[Any]) -> Reader:
    """Return a reader by a field of the API, so that a cell takes and refuses what a request does."""

    def read(cell: Any) -> Any:
        try:
            return field.deserialize(plain(cell))
        except ValidationError as error:
            raise CellFault(*in_both(error.messages[0])) from None

    return read


def text(longest: int) -> Reader:
    """Return a reader for a line of bounded length."""
    return by(common.line(longest))


code = by(common.code("A local key."))


def listed(reader: Reader) -> Reader:
    """Return a reader for several values with ``、`` or a semicolon between; none may occur twice."""

    def read(cell: Any) -> list[Any]:
        parts = [part.strip() for part in _SEPARATORS.split(plain(cell)) if part.strip()]
        values = [reader(part) for part in parts]
        seen = Counter(str(value).casefold() for value in values)
        for value in values:
            if seen[str(value).casefold()] > 1:
                raise CellFault(f"“{value}”重复。", f"{value} comes twice.")
        return values

    return read


def count(cell: Any) -> int:
    """Read a whole number from 0 on."""
    value = plain(cell).replace(",", "")
    if not re.fullmatch(r"[0-9]{1,8}", value):
        raise CellFault("应为非负整数。", "It should be a whole number, not negative.")
    return int(value)


def day(cell: Any) -> date:
    """Read a day: a date cell, or text such as 2026-07-01, 2026/7/1, 2026年7月1日."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    found = _DAY.match(plain(cell))
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        pass
    raise CellFault("应为日期,如 2026-07-01。", "It should be a day such as 2026-07-01.")


def yes_or_no(cell: Any) -> bool:
    """Read 是 or 否."""
    value = plain(cell)
    if value not in ("是", "否"):
        raise CellFault("应为“是”或“否”。", "It should be 是 (yes) or 否 (no).")
    return value == "是"


def word(words: Mapping[Word, Text]) -> Reader:
    """Return a reader for one of a few words, in Chinese."""
    known = {said.zh: meant for meant, said in words.items()}

    def read(cell: Any) -> Word:
        value = plain(cell)
        if value not in known:
            allowed = "、".join(known)
            raise CellFault(f"应为:{allowed}。", f"It should be one of: {allowed}.")
        return known[value]

    return read


phone = by(people.phone())
email = by(people.email())
uscc = by(organizations.uscc())
login = by(accounts.login())


def language(cell: Any) -> str:
    """Read a language: zh or en."""
    value = plain(cell)
    if value not in common.LOCALE.codes:
        raise CellFault("应为 zh 或 en。", "It should be zh or en.")
    return value
