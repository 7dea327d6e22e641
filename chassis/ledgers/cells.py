"""Read cells: each function takes a cell from the reader and returns a value, or raises ``CellFault``.

A cell is text, a ``Number``, a day (``date``), or ``Unreadable``. Empty ones are not passed to them.
"""

import contextlib
import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, time
from functools import cache, lru_cache
from typing import Any, NamedTuple, TypeVar

from marshmallow import ValidationError, fields, validate

from chassis.ledgers.faults import CellFault
from contracts import common
from contracts.ledgers import CLEAR, Column
from contracts.money import Money
from contracts.problem import Text
from contracts.validation import in_both
from contracts.vocabulary import YES_OR_NO
from contracts.years import is_day_accepted

Word = TypeVar("Word")
Reader = Callable[[Any], Any]

_SEPARATORS = re.compile(r"[、；;]")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\Z")
_CLOCK = re.compile(r"([0-9]{1,2})[:：]([0-9]{2})(?::00)?\Z")
# What programs display of an error, also in what they save as csv, and of a number that is too wide for its column.
_ERROR = re.compile(r"#(N/A|N/A N/A|[A-Z]{2,10}[!?]|GETTING_DATA|DIV/0!|#+)\Z|(Err|错误)[:：][0-9]{3}\Z", re.IGNORECASE)
# A number of which a program has saved some digits only.
_CUT = re.compile(r"[+-]?[0-9](\.[0-9]+)?E[+-][0-9]{1,3}\Z")
_COUNT = re.compile(r"[0-9]{1,8}\Z|[0-9]{1,3}(,[0-9]{3}){1,2}\Z")
# Digits that have lost no zero: it is there, or they are a number with its country, a mobile one, one of 400 and 800,
# or one without an area code. What remains may be 053... without its first digit, or foreign without 00 or +.
_WHOLE_PHONE = re.compile(r"0|86[0-9]{10,11}\Z|1[3-9][0-9]{9}\Z|[48]00[0-9]{7}\Z|[2-8][0-9]{6,7}\Z")
_OF_SUM = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]{1,2})?\Z")
_OF_NUMBER = re.compile(r"[0-9]+\Z")
# What programs make of 3-1 and save as csv.
_OF_DAY = re.compile(
    r"[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}\Z|[0-9]{1,2}-[A-Z][a-z]{2}(-[0-9]{2,4})?\Z|[A-Z][a-z]{2}-[0-9]{2}\Z"
)


class CsvText(str):
    """A cell of a csv file, which does not say whether it was a number, a day or text to the program that saved it."""


class Number(NamedTuple):
    """A number cell: its value, and the digits that one sees, or ``None`` if one sees something else."""

    value: float
    shown: str | None


class Unreadable(NamedTuple):
    """A cell that holds no value that one could take: why, by ``UNREADABLE``, and what one sees of it."""

    why: str
    shown: str


_AS_TEXT = Text("请把此格设为文本格式后重新填写。", "Format the cell as text and enter it again.")
UNREADABLE: Mapping[str, Text] = {
    "error": Text("此格是错误值,不是空格;请改正公式或填写值。", "The cell holds an error, which is not empty."),
    "formula": Text(
        "此格的公式没有计算结果;请用表格软件打开并保存,或填写值。",
        "The cell has a formula without a result: open and save the file in a spreadsheet program, or enter a value.",
    ),
    "merged": Text(
        "此格跨列合并,或与表头合并,不知属于哪一列;请取消合并。",
        "The cell is merged over columns or with the head, so nobody knows where it belongs: unmerge it.",
    ),
    "boolean": Text(f"此格是逻辑值,不是文字;{_AS_TEXT.zh}", f"The cell is a boolean and no text. {_AS_TEXT.en}"),
    "time": Text(f"此格是时间,不是文字或日期;{_AS_TEXT.zh}", f"The cell is a time, not text or a day. {_AS_TEXT.en}"),
    "date": Text("此格不是有效的日期。", "The cell is not a day that exists."),
    "long": Text("此格超过 32,767 个字符。", "The cell has more than 32,767 characters."),
    "width": Text(
        "此行的格数与表头不同(此行/表头),不知各格属于哪一列。",
        "The row has more or fewer cells than the head (the row/the head), so nobody knows where they belong.",
    ),
}
_NOT_SHOWN = Text(
    f"此格的数字与显示的不同(小数、科学计数、超过 15 位或有显示格式);{_AS_TEXT.zh}",
    "The number is not what one sees: it has decimals, an exponent, more than 15 digits or a format of its own. "
    f"{_AS_TEXT.en}",
)
_ZERO_LOST = Text(
    "此格是数字,开头的零或加号可能已丢失;请写成带连字符的形式,如 0535-4211234 或 +852-21234567。",
    "The cell is a number and may have lost a zero or a plus sign in front: write it with a hyphen, such as "
    "0535-4211234 or +852-21234567.",
)
_DAY_FOR_TEXT = Text(
    f"此格是日期,而此列应为文字或编号;{_AS_TEXT.zh}", f"The cell is a day, where text or a key is asked. {_AS_TEXT.en}"
)


def plain(cell: Any) -> str:
    """Return the text of a cell; a number cell gives the digits that one sees: 1647, or 01647 in the format 00000.

    Raises ``CellFault`` for whatever is not text as it was entered.
    """
    if isinstance(cell, Unreadable):
        raise CellFault(*UNREADABLE[cell.why])
    if isinstance(cell, date):
        raise CellFault(*_DAY_FOR_TEXT)
    if isinstance(cell, Number):
        if cell.shown is None:
            raise CellFault(*_NOT_SHOWN)
        return cell.shown
    value = str(cell).strip()
    if _ERROR.match(value):
        raise CellFault(*UNREADABLE["error"])
    if value.startswith("="):
        raise CellFault(*UNREADABLE["formula"])
    if _CUT.match(value):
        raise CellFault(*_NOT_SHOWN)
    if isinstance(cell, CsvText) and value in ("TRUE", "FALSE"):
        raise CellFault(*UNREADABLE["boolean"])
    return value


def seen(cell: Any) -> str:
    """Return what one sees in a cell, for a message."""
    if isinstance(cell, Number):
        return cell.shown or f"{cell.value:.15g}"
    return cell.shown if isinstance(cell, Unreadable) else str(cell).strip()


def is_empty(cell: Any) -> bool:
    """Whether there is nothing in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def is_number(cell: Any) -> bool:
    """Whether a spreadsheet program takes the cell for a number and has dropped its leading zeros, if it had any."""
    return isinstance(cell, Number) or (isinstance(cell, CsvText) and bool(_OF_NUMBER.match(cell.strip())))


def remembering(reader: Reader) -> Reader:
    """Return the reader with what it has read lately: thousands of rows name the same few parks and chains."""
    return lru_cache(200, typed=True)(reader)


def by(field: fields.Field[Any]) -> Reader:
    """Return a reader by a field of the API, so that a cell takes and refuses what a request does."""

    def read(cell: Any) -> Any:
        try:
            return field.deserialize(plain(cell))
        except ValidationError as error:
            raise CellFault(*in_both(error.messages[0])) from None

    return read


def key(field: fields.Field[Any]) -> Reader:
    """Return a reader for a local key, of which a program that saves csv may have made a day."""
    plainly = remembering(by(field))

    def read(cell: Any) -> str:
        if isinstance(cell, CsvText) and _OF_DAY.match(cell.strip()):
            raise CellFault(*_DAY_FOR_TEXT)
        return str(plainly(cell))

    return read


def listed(reader: Reader, most: int = 50) -> Reader:
    """Return a reader for several values with ``、`` or a semicolon between; none may occur twice."""
    reader = remembering(reader)

    def read(cell: Any) -> list[Any]:
        parts = [part.strip() for part in _SEPARATORS.split(plain(cell)) if part.strip()]
        if len(parts) > most:
            raise CellFault(f"至多 {most} 个,此格有 {len(parts)} 个。", f"At most {most}; the cell has {len(parts)}.")
        if CLEAR in parts:
            raise CellFault(f"“{CLEAR}”须单独填写。", f"{CLEAR} stands alone in a cell.")
        values = [reader(part) for part in parts]
        times = Counter(str(value).casefold() for value in values)
        for value in values:
            if times[str(value).casefold()] > 1:
                raise CellFault(f"“{value}”重复。", f"{value} comes twice.")
        return values

    return read


def count(most: int, least: int = 0) -> Reader:
    """Return a reader for a whole number from ``least`` on, in whichever format a number cell shows it."""

    def read(cell: Any) -> int:
        value = f"{cell.value:.15g}" if isinstance(cell, Number) else plain(cell)
        if _COUNT.match(value) and least <= (number := int(value.replace(",", ""))) <= most:
            return number
        raise CellFault(f"应为 {least} 至 {most:,} 的整数。", f"It should be a whole number from {least} to {most:,}.")

    return read


def decimal(field: fields.Field[Any]) -> Reader:
    """Return a reader for a number with decimals, in whichever format a number cell shows it."""
    plainly = by(field)

    def read(cell: Any) -> float:
        return float(plainly(f"{cell.value:.15g}" if isinstance(cell, Number) else cell))

    return read


def sum_of_money(field: fields.Field[Any]) -> Reader:
    """Return a reader for a sum, with commas between thousands or without, in whichever format a number cell shows it.

    A fraction of a cent is left to the field, which refuses it.
    """
    plainly = by(field)

    def read(cell: Any) -> Any:
        value = f"{cell.value:.15g}" if isinstance(cell, Number) else plain(cell)
        return plainly(value.replace(",", "") if _OF_SUM.match(value) else value)

    return read


def day(cell: Any) -> date:
    """Read a day: a date cell, or text such as 2026-07-01, 2026/7/1, 2026年7月1日."""
    value: date | None = None
    if isinstance(cell, date):
        value = cell
    elif found := _DAY.match(plain(cell)):
        with contextlib.suppress(ValueError):
            value = date(int(found[1]), int(found[2]), int(found[3]))
    if value is None:
        raise CellFault("应为日期,如 2026-07-01。", "It should be a day such as 2026-07-01.")
    if not is_day_accepted(value):
        raise CellFault("须在 1900 年至 2199 年之间。", "Must lie in the years 1900 to 2199.")
    return value


def clock(cell: Any) -> time:
    """Read a time of day to the minute: a time cell, or text such as 9:30, 14:00."""
    if isinstance(cell, Unreadable) and cell.why == "time":
        minutes = round(float(cell.shown) % 1 * 24 * 60) % (24 * 60)
        return time(*divmod(minutes, 60))
    if found := _CLOCK.match(plain(cell)):
        with contextlib.suppress(ValueError):
            return time(int(found[1]), int(found[2]))
    raise CellFault("应为时间,如 14:00。", "It should be a time such as 14:00.")


def yes_or_no(cell: Any) -> bool:
    """Read 是 or 否, yes or no, or a boolean of the spreadsheet program."""
    if isinstance(cell, Unreadable) and cell.why == "boolean":
        return cell.shown == "TRUE"
    if isinstance(cell, CsvText) and cell.strip() in ("TRUE", "FALSE"):
        return cell.strip() == "TRUE"
    return _YES_OR_NO(cell)


def word(words: Mapping[Word, Text]) -> Reader:
    """Return a reader for one of a few words, in either language, or its code."""
    known: dict[str, Word] = {}
    for meant, said in words.items():
        known |= {said.zh: meant, said.en: meant, str(meant): meant}

    def read(cell: Any) -> Word:
        value = plain(cell)
        if value not in known:
            zh, en = "、".join(said.zh for said in words.values()), ", ".join(said.en for said in words.values())
            raise CellFault(f"应为:{zh}。", f"It should be one of: {en}.")
        return known[value]

    return read


_YES_OR_NO: Callable[[Any], bool] = word(YES_OR_NO)


def phone(field: fields.Field[Any]) -> Reader:
    """Return a reader for a telephone number, unless a program may have dropped the zero of its area code.

    That is what they do with a number cell, and with digits that they save as csv.
    """
    plainly = by(field)

    def read(cell: Any) -> str:
        if is_number(cell) and not _WHOLE_PHONE.match(plain(cell)):
            raise CellFault(*_ZERO_LOST)
        return str(plainly(cell))

    return read


def reader_of(field: fields.Field[Any]) -> Reader:
    """Return the reader for the cells of a column by its field."""
    if (vocabulary := common.vocabulary_of(field)) is not None:
        return word(vocabulary.words)
    if isinstance(field, fields.List):
        return listed(reader_of(field.inner), _most(field, validate.Length, 50))
    if isinstance(field, fields.Boolean):
        return yes_or_no
    if isinstance(field, fields.Integer):
        least = [check.min for check in field.validators if isinstance(check, validate.Range) and check.min is not None]
        return count(_most(field, validate.Range, 10**9), *least)
    if isinstance(field, fields.Float):
        return decimal(field)
    if isinstance(field, Money):
        return sum_of_money(field)
    if isinstance(field, fields.Date):
        return day
    if isinstance(field, fields.Time):
        return clock
    special = {"key": key, "phone": phone}.get(field.metadata.get("cell", ""), by)
    return special(field)


def _most(field: fields.Field[Any], kind: Any, preset: int) -> int:
    found = [check.max for check in field.validators if isinstance(check, kind) and check.max is not None]
    return int(found[0]) if found else preset


@cache
def column_reader(column: Column) -> Reader:
    """Return the reader for the cells of a column."""
    return reader_of(column.field)
