"""What the sample's ledger and mirror declare."""

from marshmallow import fields

from contracts.common import Strict, Tolerant
from contracts.operation import ANYONE, Event, Operation, Subscription
from contracts.problem import Problem, Text

NO_MONEY = Problem(
    "no-money", 409, Text("余额不足", "Not enough money"), Text("缺 {missing}。", "{missing} is missing.")
)


class EntrySchema(Strict):
    """One entry. ``behave`` tells the mirror how to misbehave, see its reactions."""

    account = fields.String(required=True)
    amount = fields.Integer(required=True)
    behave = fields.String(load_default="")
    hold = fields.Float(load_default=0.0)


class EntryResult(Strict):
    """The entry as it was written."""

    id = fields.String()
    number = fields.Integer()


class Effect(Strict):
    """What the mirror has applied."""

    account = fields.String()
    number = fields.Integer()
    amount = fields.Integer()
    reaction = fields.String()


class EffectsQuery(Strict):
    """Which effects."""

    account = fields.String(load_default=None)


class Effects(Strict):
    """All effects, in the order in which they were applied."""

    items = fields.List(fields.Nested(Effect))


class AccountChanged(Tolerant):
    """An entry was added to an account."""

    account = fields.String(required=True)
    number = fields.Integer(required=True)
    amount = fields.Integer(required=True)
    behave = fields.String(required=True)


ADD_ENTRY = Operation(
    service="ledger",
    name="add_entry",
    method="POST",
    path="/entries",
    summary=Text("记账", "Add an entry"),
    access=ANYONE,
    body=EntrySchema,
    result=EntryResult,
    problems=(NO_MONEY,),
)
COUNT_ENTRIES = Operation(
    service="ledger",
    name="count_entries",
    method="GET",
    path="/entries",
    summary=Text("计数", "Count the entries"),
    access=ANYONE,
    result=EntryResult,
)
LIST_EFFECTS = Operation(
    service="mirror",
    name="list_effects",
    method="GET",
    path="/effects",
    summary=Text("查看", "List the effects"),
    access=ANYONE,
    query=EffectsQuery,
    result=Effects,
)
ACCOUNT_CHANGED = Event("account.changed.v1", "ledger", Text("账目变动", "An account has changed"), AccountChanged)
UNHEARD = Event("nobody.cares.v1", "ledger", Text("无人订阅", "Nobody has subscribed"), AccountChanged)
FOLLOW = Subscription("mirror.follow", (ACCOUNT_CHANGED,), Text("按序", "In order"), ordered=True)
TALLY = Subscription("mirror.tally", (ACCOUNT_CHANGED,), Text("计数", "In any order"))
