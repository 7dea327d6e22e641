"""Agreements: who has agreed on what with whom, from when to when, and for how much."""

from typing import Any, ClassVar

from marshmallow import fields, validates_schema

from contracts.actions import listing
from contracts.common import PageQuery, Strict, choice, chosen, day, described, page_of, several
from contracts.money import Money, money
from contracts.problem import Text
from contracts.requests.agreement_kinds import (
    AGREEMENT_ACTION,
    AGREEMENT_FIELD,
    AGREEMENT_KIND,
    AGREEMENT_ORDER,
    AGREEMENT_STATUS,
    AGREEMENT_STEP,
    AGREEMENT_WAITING,
    PARTY_KIND,
    AgreementWaiting,
)
from contracts.requests.own_numbers import ledger_number_shown
from contracts.resource import Resource
from contracts.roles import ROLE, Role
from contracts.search import sought
from contracts.sight import SeenBy
from contracts.validation import check_period
from contracts.worklists import Waiting

MOST_PARTIES = 20
# So many days before its last day an agreement is to be renewed or let go, and who keeps it is told.
REMINDER_DAYS = 30
# Who keeps agreements, in a post at the organization that owns them, and reads those of which it is a party.
KEEPERS = frozenset({Role.DEPARTMENT_HANDLER, Role.SERVICE_CLERK, Role.DISPATCHER})
VIEWERS = KEEPERS | {Role.SUPERVISOR, Role.CHAIN_CHIEF, Role.OPERATOR}
SEEN_BY = SeenBy(
    organizations={"owner_id": KEEPERS, "party_ids": KEEPERS},
    chains={"chain_id": frozenset({Role.SUPERVISOR, Role.CHAIN_CHIEF})},
    everything=frozenset({Role.OPERATOR}),
    several=("party_ids",),
)
VISIBLE = (
    "Handlers, clerks and dispatchers see the agreements that their organization keeps or is a party of, chain chiefs "
    "and supervisors those of their chain; supervisors of all chains and operators see all."
)


class PartySchema(Strict):
    """A party of an agreement."""

    heads: ClassVar = {"organization_id": None, "affiliation": Text("所在单位", "where")}

    organization_id = fields.UUID(
        required=True, allow_none=True, metadata=described("An organization of the district; null for others.")
    )
    name = fields.String(required=True, metadata=described("Its name."))
    kind = chosen(PARTY_KIND, "What it is.", required=True)
    affiliation = fields.String(
        required=True, allow_none=True, metadata=described("Where an expert works; null for others.")
    )


class AgreementSchema(Strict):
    """An agreement as it stands today."""

    heads: ClassVar = {
        "signed_on": Text("签订日期", "signed"),
        "starts_on": Text("生效日期", "first day"),
        "ends_on": Text("约定到期日期", "agreed last day"),
        "last_day": Text("终止日期", "last day"),
        "days_left": Text("剩余天数", "days left"),
        "amount": Text("金额(元)", "yuan"),
        "parties": Text("签约方", "parties"),
        "content": Text("主要内容", "content"),
        "ended_on": Text("提前终止日期", "ended early on"),
        "end_reason": Text("提前终止原因", "why ended early"),
        "predecessor_id": None,
        "predecessor_number": Text("续签自", "renewal of"),
        "successor_id": None,
        "successor_number": Text("已续签为", "renewed by"),
        "registered_at": Text("登记时间", "registered"),
        "registered_by_name": Text("登记人", "registered by"),
        "reminded_at": Text("到期提醒时间", "reminded"),
    }

    id = fields.UUID(required=True)
    number = fields.String(required=True, metadata=described("The number for people."))
    ledger_number = ledger_number_shown()
    title = fields.String(required=True, metadata=described("What it is called."))
    kind = chosen(AGREEMENT_KIND, "What it is about.", required=True)
    status = chosen(AGREEMENT_STATUS, "How it stands today: by its days, and never typed in.", required=True)
    owner_id = fields.UUID(required=True, metadata=described("The organization that keeps it."))
    owner_name = fields.String(required=True)
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain it is for, if any."))
    chain_name = fields.String(required=True, allow_none=True)
    parties = fields.List(fields.Nested(PartySchema), required=True, metadata=described("The parties, in their order."))
    signed_on = fields.Date(required=True, metadata=described("When it was signed; sums of a year go by this day."))
    starts_on = fields.Date(required=True, metadata=described("Its first day."))
    ends_on = fields.Date(
        required=True, allow_none=True, metadata=described("Its last day as agreed; null for one without an end.")
    )
    last_day = fields.Date(
        required=True, allow_none=True, metadata=described("Its last day: as agreed, or earlier if it was ended early.")
    )
    days_left = fields.Integer(
        required=True, allow_none=True, metadata=described("Days until its last day while it is in force; else null.")
    )
    amount = Money(required=True, allow_none=True, metadata=described("In yuan; null for one about no sum."))
    content = fields.String(required=True, metadata=described("What was agreed."))
    ended_on = fields.Date(required=True, allow_none=True, metadata=described("The last day if it was ended early."))
    end_reason = fields.String(required=True, allow_none=True, metadata=described("Why it was ended early."))
    predecessor_id = fields.UUID(required=True, allow_none=True, metadata=described("The agreement that it renews."))
    predecessor_number = fields.String(required=True, allow_none=True)
    successor_id = fields.UUID(required=True, allow_none=True, metadata=described("The agreement that renews it."))
    successor_number = fields.String(required=True, allow_none=True)
    registered_at = fields.AwareDateTime(required=True)
    registered_by_name = fields.String(required=True)
    reminded_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When it was told that it ends soon.")
    )
    actions = listing(AGREEMENT_ACTION)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class AgreementsQuery(PageQuery):
    """Which agreements."""

    kind = several(AGREEMENT_KIND, "One or several kinds.")
    status = several(AGREEMENT_STATUS, "How they stand today; one or several.")
    in_force_on = day("In force on this day.", load_default=None)
    owner_id = fields.UUID(load_default=None, metadata=described("Kept by this organization."))
    chain_id = fields.UUID(load_default=None, metadata=described("For this chain."))
    party_id = fields.UUID(load_default=None, metadata=described("With this organization of the district as a party."))
    party_kind = choice(PARTY_KIND, "With a party of this kind.", load_default=None)
    signed_from = day("Signed on this day or later.", load_default=None)
    signed_to = day("Signed on this day or earlier.", load_default=None)
    ends_from = day("Whose last day is this one or later.", load_default=None)
    ends_to = day("Whose last day is this one or earlier.", load_default=None)
    min_amount = money("About so many yuan or more.", load_default=None)
    waiting = choice(AGREEMENT_WAITING, "Waiting for the caller to do this, as in the worklist.", load_default=None)
    q = sought("Parts of the title and of the names of parties, words of the content, the numbers.")
    sort = choice(AGREEMENT_ORDER, "The order.", load_default="-signed_on")

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_: object) -> None:
        for name in ("signed", "ends"):
            check_period(data, name)


class AgreementChangeSchema(Strict):
    """What became different."""

    heads: ClassVar = {
        "field": Text("内容", "what"),
        "before": Text("原为", "before"),
        "after": Text("现为", "after"),
    }

    field = chosen(AGREEMENT_FIELD, "What of the agreement.", required=True)
    before = fields.String(required=True, allow_none=True, metadata=described("What it was; null for nothing."))
    after = fields.String(required=True, allow_none=True, metadata=described("What it is since; null for nothing."))


class AgreementHistorySchema(Strict):
    """One step with an agreement."""

    heads: ClassVar = {"at": Text("时间", "when"), "action": Text("步骤", "step"), "changed": Text("变更", "changes")}

    id = fields.UUID(required=True)
    at = fields.AwareDateTime(required=True)
    action = chosen(AGREEMENT_STEP, "What happened.", required=True)
    person_id = fields.UUID(required=True)
    person_name = fields.String(required=True)
    role = chosen(ROLE, "In which role it was done.", required=True)
    organization_id = fields.UUID(required=True, metadata=described("For which organization."))
    organization_name = fields.String(required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True, metadata=described("The words given for it."))
    changed = fields.List(
        fields.Nested(AgreementChangeSchema), required=True, metadata=described("What became different by it.")
    )


AGREEMENT = Resource(
    "requests", "agreement", Text("协议", "agreement"), "/v1/agreements", AgreementSchema, seen_by=SEEN_BY
)
LIST_AGREEMENTS = AGREEMENT.list(
    Text("协议列表", "List agreements"),
    VIEWERS,
    AgreementsQuery,
    description=VISIBLE,
    example={"kind": ["technology_contract"], "status": ["in_force"], "sort": "last_day"},
)
GET_AGREEMENT = AGREEMENT.read(Text("查看协议", "Read an agreement"), VIEWERS, description=VISIBLE, etag=True)
LIST_AGREEMENT_HISTORY = AGREEMENT.part(
    "history",
    Text("协议的过程", "The history of an agreement, in the order of its steps"),
    VIEWERS,
    name="list_agreement_history",
    query=PageQuery,
    result=page_of(AgreementHistorySchema),
    example={"limit": 25},
)
TO_RENEW = Waiting(
    AGREEMENT, AgreementWaiting.RENEWAL, KEEPERS, LIST_AGREEMENTS, {"waiting": str(AgreementWaiting.RENEWAL)}
)
