"""The number that an organization's own ledger gives a thing, by which importing the ledger again knows the thing."""

from typing import Any

from marshmallow import fields

from contracts.common import TextField, described, line
from contracts.problem import Problem, Text

HEAD = Text("台账编号", "ledger number")
_WHAT = "The number that the ledger of its organization gives it, once there, whatever the case of its letters"

LEDGER_NUMBER_TAKEN = Problem(
    "ledger-number-taken",
    409,
    Text("台账编号已被使用", "The ledger number is taken"),
    Text(
        "台账编号 {ledger_number} 已用于本单位的 {number}。",
        "{number} of the same organization has the ledger number {ledger_number}.",
    ),
)


def ledger_number(**options: Any) -> TextField:
    """Return the field for the number that is given."""
    return line(
        60, required=False, allow_none=True, metadata=described(f"{_WHAT}; null for none.", cell="key"), **options
    )


def imported() -> fields.Boolean:
    """Return the field of events that says that nobody is told."""
    return fields.Boolean(
        load_default=False, metadata=described("Whether it came with a file of many, of which nobody is notified.")
    )


def ledger_number_shown() -> fields.String:
    """Return the field for the number that there is."""
    return fields.String(required=True, allow_none=True, metadata=described(f"{_WHAT}; null for none."))
