"""Read cells: each function takes a cell from the reader and returns a value, or raises ``CellFault``.

An empty cell is ``None`` and is not passed to them.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from marshmallow import ValidationError, validate

from contracts.common import LOCALE
from contracts.problem import Text
from contracts.registry.shared import CODE
from services.registry.accounts.domain import refused_login
from services.registry.imports.faults import CellFault
from services.registry.people.domain import refused_phone

Word = TypeVar("Word")
Reader = Callable[[Any], Any]

_SEPARATORS = re.compile(r"[、；;]")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\Z")
_EMAIL = validate.Email()


def plain(cell: Any) -> str:
    """Return the text of a cell; a number cell gives the digits that are displayed: 1647.0 is 1647."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.strftime("%Y-%m-%d")
    return str(cell).strip()


def text(longest: int) -> Reader:
    """Return a reader for text of bounded length."""

    def read(cell: Any) -> str:
        value = plain(cell)
        if len(value) > longest:
            raise CellFault(f"过长,至多 {longest} 个字符。", f"Too long: {longest} characters at most.")
        if not value.isprintable():
            raise CellFault("含有不可见字符。", "It holds characters that cannot be seen.")
        return value

    return read


def code(cell: Any) -> str:
    """Read a local key."""
    value = plain(cell)
    if len(value) > 40 or not re.match(CODE, value):
        raise CellFault(
            "编号只能含字母、数字、- 和 _,至多 40 位。", "A key has letters, digits, - and _, 40 of them at most."
        )
    return value


def listed(reader: Reader) -> Reader:
    """Return a reader for several values with ``、`` or a semicolon between; none may occur twice."""

    def read(cell: Any) -> list[Any]:
        parts = [part.strip() for part in _SEPARATORS.split(plain(cell)) if part.strip()]
        values = [reader(part) for part in parts]
        for value in values:
            if values.count(value) > 1:
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


def phone(cell: Any) -> str:
    """Read a telephone number."""
    value = plain(cell)
    if refused := refused_phone(value):
        raise CellFault(*refused)
    return value


def email(cell: Any) -> str:
    """Read an e-mail address."""
    value = plain(cell)
    try:
        _EMAIL(value)
    except ValidationError:
        raise CellFault("不是有效的电子邮箱地址。", "Not an e-mail address.") from None
    return value


def login(cell: Any) -> str:
    """Read a login."""
    value = plain(cell)
    if refused := refused_login(value):
        raise CellFault(*refused)
    return value


def language(cell: Any) -> str:
    """Read a language: zh or en."""
    value = plain(cell)
    if value not in LOCALE.codes:
        raise CellFault("应为 zh 或 en。", "It should be zh or en.")
    return value
