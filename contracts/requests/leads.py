"""Leads: what an investor or a target enterprise may do in the district, followed from the first contact."""

from typing import Any, ClassVar

from marshmallow import fields, validates_schema

from contracts.actions import listing
from contracts.common import PageQuery, Strict, choice, chosen, day, described, line, page_of, several
from contracts.money import Money, money
from contracts.problem import Text
from contracts.requests.investment_kinds import (
    KEEPERS,
    LEAD_ACTION,
    LEAD_FIELD,
    LEAD_ORDER,
    LEAD_STATUS,
    LEAD_STEP,
    LEAD_WAITING,
    OF_CHAINS,
    PROSPECT_KIND,
    VIEWERS,
    LeadWaiting,
)
from contracts.requests.own_numbers import ledger_number_shown
from contracts.resource import Resource
from contracts.roles import ROLE, Role
from contracts.search import sought
from contracts.sight import SeenBy
from contracts.validation import check_period
from contracts.worklists import Waiting

# So many days before the day of its next task a lead stands in the worklist.
AHEAD_DAYS = 7
SEEN_BY = SeenBy(
    organizations={"owner_id": KEEPERS},
    chains={"chain_id": OF_CHAINS},
    own={"commissioner_id": KEEPERS},
    everything=frozenset({Role.OPERATOR}),
)
VISIBLE = (
    "Handlers, clerks and dispatchers see the leads of their organization, commissioners those that they follow, chain "
    "chiefs and supervisors those of their chain; supervisors of all chains and operators see all."
)


class LeadSchema(Strict):
    """A lead as it stands."""

    heads: ClassVar = {
        "prospect_id": None,
        "prospect_number": Text("招商对象编号", "number of the prospect"),
        "prospect_name": Text("招商对象", "prospect"),
        "prospect_kind": Text("招商对象类别", "kind of prospect"),
        "commissioner_id": None,
        "commissioner_name": Text("特派员", "commissioner"),
        "source": Text("线索来源", "source"),
        "first_contact_on": Text("首次接触日期", "first contact"),
        "amount": Text("意向金额(元)", "yuan intended"),
        "content": Text("合作意向", "what it is about"),
        "next_task": Text("下一步", "next task"),
        "next_task_on": Text("下一步日期", "next task by"),
        "last_entry_on": Text("最近跟进日期", "last followed"),
        "negotiations": Text("洽谈次数", "negotiations"),
        "project_id": None,
        "project_number": Text("项目", "project"),
        "converted_on": Text("转为项目日期", "made a project on"),
        "lost_on": Text("流失日期", "lost on"),
        "lost_reason": Text("流失原因", "why lost"),
        "opened_at": Text("登记时间", "opened"),
        "opened_by_name": Text("登记人", "opened by"),
    }

    id = fields.UUID(required=True)
    number = fields.String(required=True, metadata=described("The number for people."))
    ledger_number = ledger_number_shown()
    title = fields.String(required=True, metadata=described("What it is called."))
    status = chosen(LEAD_STATUS, "How it stands: negotiating from the first negotiation held.", required=True)
    prospect_id = fields.UUID(required=True, metadata=described("The investor or target enterprise."))
    prospect_number = fields.String(required=True)
    prospect_name = fields.String(required=True)
    prospect_kind = chosen(PROSPECT_KIND, "In which library that stands.", required=True)
    owner_id = fields.UUID(required=True, metadata=described("The organization that follows it."))
    owner_name = fields.String(required=True)
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain it is for, if any."))
    chain_name = fields.String(required=True, allow_none=True)
    commissioner_id = fields.UUID(
        required=True,
        allow_none=True,
        metadata=described("The person who follows it as commissioner; null for nobody."),
    )
    commissioner_name = fields.String(required=True, allow_none=True)
    source = fields.String(required=True, metadata=described("How it came about."))
    first_contact_on = fields.Date(required=True, metadata=described("The day of the first contact."))
    amount = Money(
        required=True, allow_none=True, metadata=described("What may be invested, in yuan; null if unknown.")
    )
    content = fields.String(required=True, metadata=described("What it is about."))
    next_task = fields.String(required=True, allow_none=True, metadata=described("What is to be done next."))
    next_task_on = fields.Date(required=True, allow_none=True, metadata=described("By which day."))
    last_entry_on = fields.Date(required=True, metadata=described("The latest day of its log."))
    negotiations = fields.Integer(required=True, metadata=described("How many negotiations were held on it."))
    project_id = fields.UUID(
        required=True, allow_none=True, metadata=described("The project that it has become; null for none.")
    )
    project_number = fields.String(required=True, allow_none=True)
    converted_on = fields.Date(required=True, allow_none=True, metadata=described("Since when it is a project."))
    lost_on = fields.Date(required=True, allow_none=True, metadata=described("Since when it is lost."))
    lost_reason = fields.String(required=True, allow_none=True, metadata=described("Why it is lost."))
    opened_at = fields.AwareDateTime(required=True)
    opened_by_name = fields.String(required=True)
    actions = listing(LEAD_ACTION)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class LeadsQuery(PageQuery):
    """Which leads."""

    status = several(LEAD_STATUS, "One or several statuses.")
    prospect_id = fields.UUID(load_default=None, metadata=described("On this entry of the libraries."))
    prospect_kind = choice(PROSPECT_KIND, "On entries of this library.", load_default=None)
    owner_id = fields.UUID(load_default=None, metadata=described("Followed by this organization."))
    chain_id = fields.UUID(load_default=None, metadata=described("For this chain."))
    commissioner_id = fields.UUID(load_default=None, metadata=described("Followed by this person as commissioner."))
    first_contact_from = day("First contact on this day or later.", load_default=None)
    first_contact_to = day("First contact on this day or earlier.", load_default=None)
    lost_from = day("Lost on this day or later.", load_default=None)
    lost_to = day("Lost on this day or earlier.", load_default=None)
    converted_from = day("Made a project on this day or later.", load_default=None)
    converted_to = day("Made a project on this day or earlier.", load_default=None)
    min_amount = money("About so many yuan or more.", load_default=None)
    waiting = choice(LEAD_WAITING, "Waiting for the caller to do this, as in the worklist.", load_default=None)
    q = sought("Parts of the title and of the name of the prospect, words of the content, the number.")
    sort = choice(LEAD_ORDER, "The order.", load_default="-first_contact_on")

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_: object) -> None:
        for name in ("first_contact", "lost", "converted"):
            check_period(data, name)


class LeadChangeSchema(Strict):
    """What became different."""

    heads: ClassVar = {
        "field": Text("内容", "what"),
        "before": Text("原为", "before"),
        "after": Text("现为", "after"),
    }

    field = chosen(LEAD_FIELD, "What of the lead.", required=True)
    before = fields.String(required=True, allow_none=True, metadata=described("What it was; null for nothing."))
    after = fields.String(required=True, allow_none=True, metadata=described("What it is since; null for nothing."))


class LeadEntrySchema(Strict):
    """One entry of the log of a lead."""

    heads: ClassVar = {
        "day": Text("日期", "day"),
        "at": Text("登记时间", "entered"),
        "action": Text("步骤", "step"),
        "content": Text("内容", "what happened"),
        "negotiation_id": None,
        "changed": Text("变更", "changes"),
    }

    id = fields.UUID(required=True)
    day = fields.Date(required=True, metadata=described("The day it happened on."))
    at = fields.AwareDateTime(required=True, metadata=described("When it was entered."))
    action = chosen(LEAD_STEP, "What happened.", required=True)
    person_id = fields.UUID(required=True)
    person_name = fields.String(required=True)
    role = chosen(ROLE, "In which role it was done.", required=True)
    organization_id = fields.UUID(required=True, metadata=described("For which organization."))
    organization_name = fields.String(required=True, allow_none=True)
    content = fields.String(required=True, allow_none=True, metadata=described("What happened, or why."))
    negotiation_id = fields.UUID(
        required=True, allow_none=True, metadata=described("The negotiation that was held; null for other entries.")
    )
    changed = fields.List(
        fields.Nested(LeadChangeSchema), required=True, metadata=described("What became different by it.")
    )


class CommissionerSchema(Strict):
    """Somebody who can follow a lead as commissioner."""

    id = fields.UUID(required=True, metadata=described("The person."))
    name = fields.String(required=True)
    organization_id = fields.UUID(required=True, metadata=described("Where the post is held."))
    organization_name = fields.String(required=True)


class CommissionersQuery(PageQuery):
    """Which of them; by name."""

    organization_id = fields.UUID(load_default=None, metadata=described("Of this park or department."))
    name = line(60, required=False, load_default=None, metadata=described("A part of the name."))


COMMISSIONER = Resource(
    "requests", "commissioner", Text("特派员人选", "possible commissioner"), "/v1/commissioners", CommissionerSchema
)
LIST_COMMISSIONERS = COMMISSIONER.list(
    Text("特派员人选名单", "List who can follow leads as commissioner"),
    KEEPERS,
    CommissionersQuery,
    description="The handlers, clerks and dispatchers of today, by name, each once at each organization.",
)
LEAD = Resource("requests", "lead", Text("招商线索", "lead"), "/v1/leads", LeadSchema, seen_by=SEEN_BY)
LIST_LEADS = LEAD.list(
    Text("招商线索列表", "List leads"),
    VIEWERS,
    LeadsQuery,
    description=VISIBLE,
    example={"status": ["contacted", "negotiating"], "sort": "next_task_on"},
)
GET_LEAD = LEAD.read(Text("查看招商线索", "Read a lead"), VIEWERS, description=VISIBLE, etag=True)
LIST_LEAD_LOG = LEAD.part(
    "log",
    Text("招商线索的跟进记录", "The log of a lead, by day"),
    VIEWERS,
    name="list_lead_log",
    query=PageQuery,
    result=page_of(LeadEntrySchema),
    example={"limit": 25},
)
TO_FOLLOW = Waiting(
    LEAD, LeadWaiting.NEXT_TASK, KEEPERS, LIST_LEADS, {"waiting": str(LeadWaiting.NEXT_TASK), "sort": "next_task_on"}
)
