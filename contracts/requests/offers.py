"""Offers (认领事项): problems on the board that organizations and members can claim."""

from typing import ClassVar

from marshmallow import fields, validate

from contracts.actions import listing
from contracts.audiences import EVERYBODY
from contracts.common import PageQuery, Strict, Tolerant, chosen, described, line, moment, several, text, version_after
from contracts.operation import SIGNED_IN
from contracts.problem import Problem, Text
from contracts.requests.claim_kinds import OFFER_ACTION, OFFER_STATUS
from contracts.requests.lifecycle import reason
from contracts.resource import Resource
from contracts.roles import Role
from contracts.search import Search, sought
from contracts.sight import EVERYBODY as SEEN_BY_ALL
from contracts.telling import Told

MOST_CLAIMS = 100
# Who puts problems on the board and decides on claims.
KEEPERS = frozenset({Role.DISPATCHER, Role.SUPERVISOR})
ENTERPRISE = frozenset({Role.ENTERPRISE_CONTACT})

_WHOSE = (
    "It names neither the enterprise nor a person: words with the enterprise's name, a telephone or identity number or "
    "an e-mail address are refused."
)


class OfferSchema(Strict):
    """A problem on the board."""

    heads: ClassVar = {
        "allowed": Text("可认领数", "how many may claim it"),
        "taken": Text("已认领数", "claimed by"),
        "until": Text("截止时间", "until"),
        "offered_at": Text("发布时间", "offered"),
        "request_number": Text("诉求编号", "request"),
        "enterprise_named": Text("公开企业名称", "enterprise named"),
        "ended_at": Text("结束时间", "ended"),
        "withdrawal_reason": Text("撤下原因", "why it was taken off"),
    }

    id = fields.UUID(required=True)
    number = fields.String(required=True, metadata=described("The number for people.", audience=EVERYBODY))
    title = fields.String(required=True, metadata={"audience": EVERYBODY})
    description = fields.String(required=True, metadata={"audience": EVERYBODY})
    status = chosen(OFFER_STATUS, "Whether it can be claimed.", required=True)
    allowed = fields.Integer(required=True, metadata=described("How many may claim it."))
    taken = fields.Integer(
        required=True, metadata=described("How many have: claims that are neither refused nor given or taken back.")
    )
    until = fields.AwareDateTime(required=True, metadata=described("Until when it can be claimed."))
    chain_id = fields.UUID(required=True, allow_none=True)
    chain_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    park_id = fields.UUID(required=True, allow_none=True)
    park_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    offered_at = fields.AwareDateTime(required=True)
    enterprise_named = fields.Boolean(required=True, metadata=described("Whether the enterprise lets itself be named."))
    enterprise_name = fields.String(
        required=True,
        allow_none=True,
        metadata=described("The enterprise, if it is named here or the caller sees the request.", audience=EVERYBODY),
    )
    request_id = fields.UUID(
        required=True, allow_none=True, metadata=described("The request behind it, for those who keep the offer.")
    )
    request_number = fields.String(
        required=True, allow_none=True, metadata=described("Its number, for the same.", audience=EVERYBODY)
    )
    ended_at = fields.AwareDateTime(required=True, allow_none=True)
    withdrawal_reason = fields.String(
        required=True,
        allow_none=True,
        metadata=described("Why it was taken off the board, for those who keep it.", audience=EVERYBODY),
    )
    actions = listing(OFFER_ACTION)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class OffersQuery(PageQuery):
    """Which offers."""

    status = several(OFFER_STATUS, "One or several statuses.")
    chain_id = fields.UUID(load_default=None, metadata=described("Of this chain."))
    park_id = fields.UUID(load_default=None, metadata=described("Of this park."))
    request_id = fields.UUID(
        load_default=None, metadata=described("Of this request; only for who keeps them, or is its enterprise.")
    )
    free = fields.Boolean(load_default=None, metadata=described("Open with a place left, or the others."))
    q = sought("Words of number, title and description.")


class MakeOfferSchema(Strict):
    """A problem that shall be on the board."""

    title = line(120, metadata=described(f"What it is about. {_WHOSE}"))
    description = text(5000, metadata=described(f"The problem in full. {_WHOSE}"))
    request_id = fields.UUID(
        load_default=None, allow_none=True, metadata=described("The request behind it, if there is one.")
    )
    chain_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("Without a request: the chain, or neither for where the caller's post is."),
    )
    allowed = fields.Integer(
        load_default=1,
        strict=True,
        validate=validate.Range(min=1, max=MOST_CLAIMS),
        metadata=described(f"How many may claim it, 1 to {MOST_CLAIMS}."),
    )
    until = moment("Until when it can be claimed.", required=True)


class NamingSchema(Strict):
    """Whether the enterprise lets itself be named."""

    named = fields.Boolean(
        required=True, truthy={True}, falsy={False}, metadata=described("Whether its name stands in the offer.")
    )


class WithdrawOfferSchema(Strict):
    """Why it is taken off the board."""

    reason = reason("Why. Claims that are not confirmed are refused with it.")


class OfferData(Tolerant):
    """The state of an offer after what happened."""

    id = fields.UUID(required=True, metadata=described("The offer."))
    number = fields.String(required=True, metadata=described("The number for people.", audience=EVERYBODY))
    title = fields.String(required=True, metadata=described("What it is about.", audience=EVERYBODY))
    status = chosen(OFFER_STATUS, "Whether it can be claimed.", required=True)
    allowed = fields.Integer(required=True, metadata=described("How many may claim it."))
    taken = fields.Integer(required=True, metadata=described("How many have."))
    until = fields.AwareDateTime(required=True, metadata=described("Until when."))
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain it concerns."))
    park_id = fields.UUID(required=True, allow_none=True, metadata=described("The park it concerns."))
    enterprise_id = fields.UUID(
        required=True, allow_none=True, metadata=described("Whose request is behind it; null if none is.")
    )
    version = version_after()


OFFER_OVER = Problem(
    "offer-over",
    409,
    Text("已不可认领", "It cannot be claimed any more"),
    Text(
        "“{title}”已撤下或已截止(截止时间 {until})。", "“{title}” was withdrawn, or its time is over (until {until})."
    ),
)
OFFER_FULL = Problem(
    "offer-full",
    409,
    Text("已被认领", "Others have claimed it"),
    Text("“{title}”可认领 {allowed} 次,已全部认领。", "“{title}” may be claimed {allowed} times, and was."),
)
NOT_ON_THE_BOARD = Problem(
    "request-has-ended",
    409,
    Text("诉求已结束", "The request has ended"),
    Text("诉求 {number} 已办结或已撤回,不能发布认领。", "Request {number} is closed or withdrawn and not offered."),
)

OFFER = Resource("requests", "offer", Text("认领事项", "offer"), "/v1/offers", OfferSchema, seen_by=SEEN_BY_ALL)
LIST_OFFERS = OFFER.list(
    Text("认领事项列表", "The problems on the board, the latest first"),
    SIGNED_IN,
    OffersQuery,
    example={"status": ["open"]},
)
GET_OFFER = OFFER.read(Text("查看认领事项", "One problem on the board"), SIGNED_IN, etag=True)
MAKE_OFFER = OFFER.create(
    Text("发布认领事项", "Put a problem on the board"),
    KEEPERS,
    MakeOfferSchema,
    name="make_offer",
    problems=(NOT_ON_THE_BOARD,),
    description=(
        "For a request that the caller dispatches or supervises, or for a problem without one. The enterprise's name "
        "stands there only once it agrees (`POST …/naming`)."
    ),
    example={
        "title": "寻找可共享的冻干设备",
        "description": "链上一家企业中试阶段急需冻干设备,每月使用约 3 天,可付费。",
        "allowed": 1,
        "until": "2026-12-31T18:00:00+08:00",
    },
)
NAME_ENTERPRISE = OFFER.act(
    "naming",
    Text("公开或隐去企业名称", "Let the enterprise be named in an offer, or not"),
    ENTERPRISE,
    NamingSchema,
    name="name_enterprise",
    problems=(OFFER_OVER,),
    description="By the enterprise whose request is behind it.",
    example={"named": True},
)
WITHDRAW_OFFER = OFFER.act(
    "withdrawal",
    Text("撤下认领事项", "Take a problem off the board"),
    KEEPERS,
    WithdrawOfferSchema,
    name="withdraw_offer",
    problems=(OFFER_OVER,),
    description="Claims that are not confirmed yet are refused; those under way go on.",
    example={"reason": "企业已自行解决"},
)

OFFER_MADE = OFFER.event("made", Text("认领事项已发布", "A problem was put on the board"), OfferData)
OFFER_CHANGED = OFFER.event("changed", Text("认领事项已变化", "An offer has changed: claims, or its name"), OfferData)
OFFER_ENDED = OFFER.event("ended", Text("认领已截止", "The time to claim it is over"), OfferData)
OFFER_WITHDRAWN = OFFER.event("withdrawn", Text("认领事项已撤下", "A problem was taken off the board"), OfferData)
TOLD_OFFERS = Told((OFFER,))

SEARCH_OFFERS = Search(OFFER, LIST_OFFERS, (OFFER_MADE,), names=("title",), codes=("number",), words=("description",))
