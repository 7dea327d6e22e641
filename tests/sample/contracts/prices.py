"""An event that has changed its data twice: how earlier versions of it are read.

The ledger emits whichever version it is asked for, as its releases would have done one after the other; the mirror is
written for the last.
"""

from decimal import Decimal
from typing import Any

from marshmallow import fields, validate

from contracts.common import Strict, Tolerant
from contracts.operation import ANYONE, Event, Operation, Subscription, Upcast
from contracts.problem import Text


class PriceV1(Tolerant):
    """At first a price was text, in yuan."""

    product = fields.String(required=True)
    yuan = fields.String(required=True, validate=validate.Regexp(r"^[0-9]+\.[0-9]{2}\Z"))


class PriceV2(Tolerant):
    """Then it was a number, in fen."""

    product = fields.String(required=True)
    fen = fields.Integer(required=True)


class Money(Tolerant):
    """An amount of some currency."""

    minor = fields.Integer(required=True)
    currency = fields.String(required=True)


class PriceV3(Tolerant):
    """Now it may be of another currency."""

    product = fields.String(required=True)
    price = fields.Nested(Money, required=True)


def in_fen(data: dict[str, Any]) -> dict[str, Any]:
    """Version 2 of the data of version 1."""
    return {"product": data["product"], "fen": int(Decimal(data["yuan"]) * 100)}


def with_currency(data: dict[str, Any]) -> dict[str, Any]:
    """Version 3 of the data of version 2: there was only one currency."""
    return {"product": data["product"], "price": {"minor": data["fen"], "currency": "CNY"}}


_SUMMARY = Text("价格变动", "A price has changed")
PRICE_CHANGED_V1 = Event("price.changed.v1", "ledger", _SUMMARY, PriceV1)
PRICE_CHANGED_V2 = Event("price.changed.v2", "ledger", _SUMMARY, PriceV2, earlier=Upcast(PRICE_CHANGED_V1, in_fen))
PRICE_CHANGED = Event("price.changed.v3", "ledger", _SUMMARY, PriceV3, earlier=Upcast(PRICE_CHANGED_V2, with_currency))
QUOTE = Subscription("mirror.quote", (PRICE_CHANGED,), Text("按序", "In order"), ordered=True)


class SetPriceSchema(Strict):
    """A price, and the version in which it is told."""

    product = fields.String(required=True)
    fen = fields.Integer(required=True)
    version = fields.Integer(load_default=3, validate=validate.OneOf((1, 2, 3)))


SET_PRICE = Operation(
    service="ledger",
    name="set_price",
    method="POST",
    path="/prices",
    summary=Text("定价", "Set a price"),
    access=ANYONE,
    body=SetPriceSchema,
)
