"""Negotiations (招商洽谈): events with investors and target enterprises, online or offline."""

from typing import Any, ClassVar

from marshmallow import fields, validate, validates_schema

from contracts.actions import listing
from contracts.common import (
    Change,
    PageQuery,
    Strict,
    Tolerant,
    choice,
    chosen,
    day,
    described,
    line,
    several,
    text,
    version_after,
)
from contracts.problem import Problem, Text
from contracts.requests.investment_kinds import (
    KEEPERS,
    NEGOTIATION_ACTION,
    NEGOTIATION_ORDER,
    NEGOTIATION_STATUS,
    NEGOTIATION_WAITING,
    NEGOTIATION_WAY,
    OF_CHAINS,
    VIEWERS,
)
from contracts.requests.own_numbers import ledger_number_shown
from contracts.resource import Resource
from contracts.roles import Role
from contracts.search import sought
from contracts.sight import SeenBy
from contracts.validation import check_period, validation_error

MOST_PARTIES = 20
SEEN_BY = SeenBy(
    organizations={"owner_id": KEEPERS, "organization_ids": KEEPERS},
    chains={"chain_id": OF_CHAINS},
    everything=frozenset({Role.OPERATOR}),
    several=("organization_ids",),
)
VISIBLE = (
    "Handlers, clerks and dispatchers see the negotiations that their organization holds or takes part in, chain "
    "chiefs and supervisors those of their chain; supervisors of all chains and operators see all."
)


class NegotiatingSchema(Strict):
    """Who takes part."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)


class NegotiationSchema(Strict):
    """A negotiation as it stands."""

    heads: ClassVar = {
        "way": Text("洽谈方式", "way"),
        "day": Text("日期", "day"),
        "place": Text("地点", "place"),
        "lead_id": None,
        "lead_number": Text("招商线索", "lead"),
        "prospects": Text("洽谈对象", "prospects"),
        "organizations": Text("参加单位", "organizations"),
        "subject": Text("洽谈内容", "subject"),
        "outcome": Text("洽谈结果", "outcome"),
        "reason": Text("取消原因", "why cancelled"),
        "recorded_at": Text("登记时间", "recorded"),
        "recorded_by_name": Text("登记人", "recorded by"),
        "settled_at": Text("办结时间", "settled"),
        "settled_by_name": Text("办结人", "settled by"),
    }

    id = fields.UUID(required=True)
    number = fields.String(required=True, metadata=described("The number for people."))
    ledger_number = ledger_number_shown()
    title = fields.String(required=True, metadata=described("What it is called."))
    way = chosen(NEGOTIATION_WAY, "How it is held.", required=True)
    status = chosen(NEGOTIATION_STATUS, "How it stands.", required=True)
    day = fields.Date(required=True, metadata=described("On which day."))
    place = fields.String(required=True, metadata=described("Where."))
    owner_id = fields.UUID(required=True, metadata=described("The organization that holds it."))
    owner_name = fields.String(required=True)
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain it is for, if any."))
    chain_name = fields.String(required=True, allow_none=True)
    lead_id = fields.UUID(required=True, allow_none=True, metadata=described("The lead it is about, if any."))
    lead_number = fields.String(required=True, allow_none=True)
    prospects = fields.List(
        fields.Nested(NegotiatingSchema),
        required=True,
        metadata=described("With which investors or target enterprises."),
    )
    organizations = fields.List(
        fields.Nested(NegotiatingSchema),
        required=True,
        metadata=described("Which other organizations of the district take part."),
    )
    subject = fields.String(required=True, metadata=described("What it is about."))
    outcome = fields.String(
        required=True, allow_none=True, metadata=described("What came of it; null until it is held.")
    )
    reason = fields.String(required=True, allow_none=True, metadata=described("Why it was cancelled."))
    recorded_at = fields.AwareDateTime(required=True)
    recorded_by_name = fields.String(required=True)
    settled_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When its outcome was entered, or it was cancelled.")
    )
    settled_by_name = fields.String(required=True, allow_none=True)
    actions = listing(NEGOTIATION_ACTION)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class NegotiationsQuery(PageQuery):
    """Which negotiations."""

    way = choice(NEGOTIATION_WAY, "Held in this way.", load_default=None)
    status = several(NEGOTIATION_STATUS, "One or several statuses.")
    lead_id = fields.UUID(load_default=None, metadata=described("About this lead."))
    prospect_id = fields.UUID(load_default=None, metadata=described("With this investor or target enterprise."))
    owner_id = fields.UUID(load_default=None, metadata=described("Held by this organization."))
    chain_id = fields.UUID(load_default=None, metadata=described("For this chain."))
    first = day("On this day or later.", data_key="from", load_default=None)
    last = day("On this day or earlier.", data_key="to", load_default=None)
    waiting = choice(NEGOTIATION_WAITING, "Waiting for the caller to do this, as in the worklist.", load_default=None)
    q = sought("Parts of the title and of the names of who takes part, words of subject and outcome, the number.")
    sort = choice(NEGOTIATION_ORDER, "The order.", load_default="-day")

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_: object) -> None:
        check_period(data)


def _prospect_ids(**options: Any) -> fields.List:
    return fields.List(
        fields.UUID(),
        validate=validate.Length(max=MOST_PARTIES),
        metadata=described(
            f"With which entries of the libraries, up to {MOST_PARTIES}; at least one, that of the lead by preset."
        ),
        **options,
    )


def _organization_ids(**options: Any) -> fields.List:
    return fields.List(
        fields.UUID(),
        validate=validate.Length(max=MOST_PARTIES),
        metadata=described(f"Which other organizations of the district take part, up to {MOST_PARTIES}."),
        **options,
    )


def _each_once(data: dict[str, Any]) -> None:
    for name in ("prospect_ids", "organization_ids"):
        given = data.get(name) or []
        if len(set(given)) != len(given):
            raise validation_error("不能重复。", "Each is given once.", at=(name,))


class RecordNegotiationSchema(Strict):
    """A negotiation that is planned, or was held."""

    title = line(120, metadata=described("What it is called."))
    way = choice(NEGOTIATION_WAY, "How it is held.", required=True)
    day = day("The day; with an outcome today or earlier, else today or later.", required=True)
    place = line(200, minimum=0, required=False, load_default="", metadata=described("The place, if offline."))
    owner_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("The organization that holds it; needed only by who works for several."),
    )
    chain_id = fields.UUID(
        load_default=None, allow_none=True, metadata=described("The chain it is for; that of the lead by preset.")
    )
    lead_id = fields.UUID(
        load_default=None, allow_none=True, metadata=described("The lead it is about, which the caller follows.")
    )
    prospect_ids = _prospect_ids(load_default=list)
    organization_ids = _organization_ids(load_default=list)
    subject = text(2000, minimum=0, required=False, load_default="", metadata=described("What it is about."))
    outcome = text(
        5000,
        required=False,
        load_default=None,
        allow_none=True,
        metadata=described("What came of it, if it was held; null for one that is planned."),
    )

    @validates_schema
    def _parties(self, data: dict[str, Any], **_: object) -> None:
        _each_once(data)
        if data["lead_id"] is None and not data["prospect_ids"]:
            raise validation_error(
                "请填写 `lead_id`,或至少一个洽谈对象。", "Give `lead_id`, or at least one.", at=("prospect_ids",)
            )


class ChangeNegotiationSchema(Change):
    """What is planned otherwise."""

    title = line(120, required=False, metadata=described("What it is called."))
    way = choice(NEGOTIATION_WAY, "How it is held.")
    day = day("Today or later.")
    place = line(200, minimum=0, required=False, metadata=described("The place, if offline."))
    prospect_ids = _prospect_ids()
    organization_ids = _organization_ids()
    subject = text(2000, minimum=0, required=False, metadata=described("What it is about."))

    @validates_schema
    def _parties(self, data: dict[str, Any], **_: object) -> None:
        _each_once(data)
        if data.get("prospect_ids") == []:
            raise validation_error("请至少填写一个洽谈对象。", "Give at least one.", at=("prospect_ids",))


class EnterNegotiationSchema(Strict):
    """What came of it."""

    outcome = text(5000, metadata=described("What was agreed or left open."))


class CancelNegotiationSchema(Strict):
    """Why it is not held."""

    reason = text(500, metadata=described("Why."))


class NegotiationData(Tolerant):
    """A negotiation after what happened."""

    id = fields.UUID(required=True, metadata=described("The negotiation."))
    number = fields.String(required=True, metadata=described("The number that people know it by."))
    title = fields.String(required=True, metadata=described("What it is called."))
    way = chosen(NEGOTIATION_WAY, "How it is held.", required=True)
    status = chosen(NEGOTIATION_STATUS, "How it stands.", required=True)
    day = fields.Date(required=True, metadata=described("On which day."))
    place = fields.String(required=True, metadata=described("Where."))
    owner_id = fields.UUID(required=True, metadata=described("The organization that holds it."))
    owner_name = fields.String(required=True, metadata=described("Its name."))
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain it is for."))
    lead_id = fields.UUID(required=True, allow_none=True, metadata=described("The lead it is about."))
    prospect_ids = fields.List(fields.UUID(), required=True, metadata=described("With which entries of the libraries."))
    prospects = fields.List(fields.String(), required=True, metadata=described("Their names."))
    organization_ids = fields.List(
        fields.UUID(), required=True, metadata=described("Which other organizations of the district take part.")
    )
    reason = fields.String(required=True, allow_none=True, metadata=described("Why it was cancelled."))
    version = version_after()


NEGOTIATION_SETTLED = Problem(
    "negotiation-settled",
    409,
    Text("洽谈已举行或取消", "The negotiation has been settled"),
    Text("洽谈 {number} 的状态为“{status_zh}”。", "The negotiation {number} is {status_en}."),
)
NEGOTIATION_AHEAD = Problem(
    "negotiation-ahead",
    409,
    Text("洽谈尚未举行", "The negotiation lies ahead"),
    Text("洽谈 {number} 安排在 {day}。", "The negotiation {number} is on {day}."),
)
NEGOTIATION = Resource(
    "requests", "negotiation", Text("招商洽谈", "negotiation"), "/v1/negotiations", NegotiationSchema, seen_by=SEEN_BY
)
LIST_NEGOTIATIONS = NEGOTIATION.list(
    Text("招商洽谈列表", "List negotiations"),
    VIEWERS,
    NegotiationsQuery,
    description=VISIBLE,
    example={"status": ["held"], "way": "offline"},
)
GET_NEGOTIATION = NEGOTIATION.read(Text("查看招商洽谈", "Read a negotiation"), VIEWERS, description=VISIBLE, etag=True)
