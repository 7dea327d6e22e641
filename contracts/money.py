"""Sums of money: decimals in yuan on the wire, in code and in tables, never floating point numbers."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from marshmallow import fields

from contracts.common import described
from contracts.validation import validation_error

# Digits before the point; ten thousand billion yuan are enough for a district.
MOST_DIGITS = 13
# How many digits a column has in all, and after the point: ``Numeric(*DIGITS)``.
DIGITS = (MOST_DIGITS + 2, 2)


class Money(fields.Decimal):
    """A sum in yuan: a string with at most two digits after the point, which result and event always have."""

    pattern = rf"^[0-9]{{1,{MOST_DIGITS}}}(\.[0-9]{{1,2}})?\Z"

    def __init__(self, **options: Any) -> None:
        super().__init__(places=2, as_string=True, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **_: Any) -> Decimal:
        whole, _point, fraction = value.partition(".") if isinstance(value, str) else ("", "", "")
        digits = whole.isascii() and whole.isdigit() and len(whole) <= MOST_DIGITS
        cents = not _point or (fraction.isascii() and fraction.isdigit() and len(fraction) <= 2)
        if not (digits and cents):
            raise validation_error(
                f'应为金额(元)的字符串,如 "1250000.00":整数至多 {MOST_DIGITS} 位,小数至多两位。',
                f'Must be a sum in yuan as a string, such as "1250000.00": at most {MOST_DIGITS} digits, and two after '
                "the point.",
            )
        return Decimal(value).quantize(Decimal("0.01"))


def money(description: str, **options: Any) -> Money:
    """Return a field for a sum in yuan that a client gives: more than nothing."""
    return Money(validate=_something, metadata=described(description), **options)


def _something(value: Decimal) -> None:
    if not value:
        raise validation_error("应大于 0。", "Must be more than 0.")
