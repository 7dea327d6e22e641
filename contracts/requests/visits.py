"""Visits (走访): an organization has called on an enterprise, and what it found becomes a request or something else."""

from typing import Any, ClassVar

from marshmallow import fields, validate, validates_schema

from contracts.actions import Actions, listing
from contracts.audiences import EVERYBODY, INTERNAL
from contracts.bulk import bulk_of
from contracts.common import (
    Change,
    Strict,
    Tolerant,
    choice,
    chosen,
    day,
    described,
    line,
    page_of,
    text,
    version_after,
)
from contracts.files import Attachable
from contracts.problem import Problem, Text
from contracts.requests import refusals
from contracts.requests.lifecycle import reason
from contracts.requests.own_numbers import LEDGER_NUMBER_TAKEN, imported, ledger_number, ledger_number_shown
from contracts.requests.visit_findings import (
    MOST_FINDINGS,
    READERS,
    SEEN,
    FindingSchema,
    NewFindingSchema,
    OfVisitsQuery,
)
from contracts.requests.visit_kinds import (
    VISIT_ACTION,
    VISIT_STATUS,
    OwedVisitWaiting,
    VisitAction,
)
from contracts.requests.visit_plans import (
    LIST_OWED_VISITS,
    OWED_VISIT,
    SEEN_BY_OFFICES,
    VISIT_PLAN,
    VISITORS,
)
from contracts.resource import Resource
from contracts.roles import Role
from contracts.search import Search, sought
from contracts.sight import SeenBy
from contracts.telling import Told
from contracts.validation import validation_error
from contracts.worklists import Waiting

MOST_SETTLED = 10
_SEEN_BY = SeenBy(
    organizations={"enterprise_id": frozenset({Role.ENTERPRISE_CONTACT}), **SEEN_BY_OFFICES.organizations},
    chains=SEEN_BY_OFFICES.chains,
    everything=SEEN_BY_OFFICES.everything,
)


class VisitSchema(Strict):
    """A visit as lists show it."""

    heads: ClassVar = {
        "organization_name": Text("走访单位", "visiting organization"),
        "day": Text("走访日期", "day"),
        "visitors": Text("走访人员", "visitors"),
        "summary": Text("走访情况", "summary"),
        "requests": Text("转诉求", "requests"),
        "demands": Text("需求", "demands"),
        "suggestions": Text("建议", "suggestions"),
        "planned": Text("计划内", "planned"),
        "recorded_at": Text("登记时间", "recorded"),
        "recorded_by_name": Text("登记人", "recorded by"),
    }

    id = fields.UUID(required=True)
    number = fields.String(required=True, metadata=described("The number for people.", audience=EVERYBODY))
    ledger_number = ledger_number_shown()
    organization_id = fields.UUID(required=True, metadata=described("Who visited."))
    organization_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    enterprise_id = fields.UUID(required=True, metadata=described("Who was visited."))
    enterprise_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain of the enterprise then."))
    chain_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    park_id = fields.UUID(required=True, allow_none=True, metadata=described("The park of the enterprise then."))
    park_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    day = fields.Date(required=True, metadata=described("On which day."))
    visitors = fields.String(required=True, metadata=described("Who came.", audience=EVERYBODY))
    summary = fields.String(
        required=True, metadata=described("How the enterprise is doing; it reads this.", audience=EVERYBODY)
    )
    requests = fields.Integer(required=True, metadata=described("How many findings became requests."))
    demands = fields.Integer(required=True, metadata=described("How many findings are demands."))
    suggestions = fields.Integer(required=True, metadata=described("How many findings are suggestions."))
    planned = fields.Boolean(required=True, metadata=described("Whether it has settled a visit that was owed."))
    status = chosen(VISIT_STATUS, "How it stands.", required=True)
    recorded_at = fields.AwareDateTime(required=True)
    recorded_by_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    actions = listing(VISIT_ACTION)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class SettledSchema(Strict):
    """An owed visit that a visit has settled."""

    id = fields.UUID(required=True)
    plan_id = fields.UUID(required=True)
    plan_title = fields.String(required=True, metadata={"audience": EVERYBODY})
    first_day = fields.Date(required=True)
    last_day = fields.Date(required=True)


class VisitDetailSchema(VisitSchema):
    """A visit with what was found."""

    remarks = fields.String(
        required=True, allow_none=True, metadata=described("Remarks for offices alone.", audience=INTERNAL)
    )
    reason = fields.String(
        required=True, allow_none=True, metadata=described("Why it was withdrawn.", audience=EVERYBODY)
    )
    findings = fields.List(fields.Nested(FindingSchema), required=True, metadata=described("In their order."))
    settled = fields.List(
        fields.Nested(SettledSchema), required=True, metadata=described("The owed visits that it has settled.")
    )


class RecordVisitSchema(Strict):
    """A visit that was made."""

    organization_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("Who visited; preset: the caller's own organization, if there is only one."),
    )
    enterprise_id = fields.UUID(required=True, metadata=described("Who was visited."))
    day = day("On which day: today or before.", required=True)
    visitors = line(300, metadata=described("Who came."))
    summary = text(5000, metadata=described("How the enterprise is doing; it reads this."))
    remarks = text(2000, minimum=0, required=False, load_default="", metadata=described("Remarks for offices alone."))
    owed_visit_ids = fields.List(
        fields.UUID(),
        load_default=list,
        validate=validate.Length(max=MOST_SETTLED),
        metadata=described("The owed visits that it settles: of the same organization and enterprise."),
    )
    findings = fields.List(
        fields.Nested(NewFindingSchema),
        load_default=list,
        validate=validate.Length(max=MOST_FINDINGS),
        metadata=described(f"What was found, up to {MOST_FINDINGS}."),
    )
    ledger_number = ledger_number(load_default=None)

    @validates_schema
    def _each_once(self, data: dict[str, Any], **_: object) -> None:
        given = data["owed_visit_ids"]
        if len(set(given)) != len(given):
            raise validation_error("不能重复。", "Each is given once.", at=("owed_visit_ids",))


class ChangeVisitSchema(Change):
    """What was recorded otherwise than it was; findings stay."""

    visitors = line(300, required=False, metadata=described("Who came."))
    summary = text(5000, required=False, metadata=described("How the enterprise is doing; it reads this."))
    remarks = text(2000, minimum=0, required=False, metadata=described("Remarks for offices alone."))
    ledger_number = ledger_number()


class WithdrawVisitSchema(Strict):
    """Why the record is withdrawn."""

    reason = reason("Why; the enterprise reads it.")


class VisitsQuery(OfVisitsQuery):
    """Which visits."""

    status = choice(VISIT_STATUS, "With this status.", load_default=None)
    planned = fields.Boolean(
        load_default=None, metadata=described("Those that have settled an owed visit, or the others.")
    )
    latest = fields.Boolean(
        load_default=None,
        metadata=described(
            "Of each enterprise the latest visit alone that is asked for by organization, chain, park, `from` and "
            "`to`, so that it is there once."
        ),
    )
    q = sought("Looks for number, enterprise, summary, findings and remarks.")


class VisitData(Tolerant):
    """A visit after what happened."""

    id = fields.UUID(required=True, metadata=described("The visit."))
    number = fields.String(required=True, metadata=described("The number that people know it by.", audience=EVERYBODY))
    organization_id = fields.UUID(required=True, metadata=described("Who visited."))
    organization_name = fields.String(required=True, metadata=described("Its name.", audience=EVERYBODY))
    enterprise_id = fields.UUID(required=True, metadata=described("Who was visited."))
    enterprise_name = fields.String(required=True, metadata=described("Its name.", audience=EVERYBODY))
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain of the enterprise then."))
    park_id = fields.UUID(required=True, allow_none=True, metadata=described("The park of the enterprise then."))
    day = fields.Date(required=True, metadata=described("On which day."))
    visitors = fields.String(required=True, metadata=described("Who came.", audience=EVERYBODY))
    status = chosen(VISIT_STATUS, "How it stands.", required=True)
    requests = fields.Integer(required=True, metadata=described("How many findings became requests."))
    demands = fields.Integer(required=True, metadata=described("How many findings are demands."))
    suggestions = fields.Integer(required=True, metadata=described("How many findings are suggestions."))
    reason = fields.String(
        required=True, allow_none=True, metadata=described("Why it was withdrawn.", audience=EVERYBODY)
    )
    imported = imported()
    version = version_after()


VISIT_WITHDRAWN_BEFORE = Problem(
    "visit-withdrawn",
    409,
    Text("走访记录已撤销", "The record of the visit was withdrawn"),
    Text("走访记录 {number} 已撤销。", "The record of visit {number} was withdrawn."),
)

VISIT = Resource("requests", "visit", Text("走访记录", "visit"), "/v1/visits", VisitDetailSchema, seen_by=_SEEN_BY)
LIST_VISITS = VISIT.list(
    Text("走访记录列表", "List visits"),
    READERS,
    VisitsQuery,
    result=page_of(VisitSchema),
    description=SEEN,
    example={"from": "2026-11-01", "to": "2026-11-30"},
)
GET_VISIT = VISIT.read(Text("查看走访记录", "One visit, with what was found"), READERS, description=SEEN, etag=True)
RECORD_VISIT = VISIT.create(
    Text("登记走访", "Record a visit"),
    VISITORS,
    RecordVisitSchema,
    name="record_visit",
    problems=(refusals.ENTERPRISE_UNKNOWN, refusals.NOBODY_DISPATCHES, LEDGER_NUMBER_TAKEN),
    description=(
        "By the organization that visited. It settles the owed visits that it names, or stands by itself. Findings "
        "that become requests are placed for the enterprise with it, or nothing is recorded at all."
    ),
    example={
        "enterprise_id": "019a9c5e-7d8f-7a31-9c4b-0f2f6d1c2b3a",
        "day": "2026-11-20",
        "visitors": "王建国、李敏",
        "summary": "二期厂房已封顶,订单饱满。",
        "findings": [{"kind": "suggestion", "content": "建议园区班车增加早班车次。"}],
    },
)
RECORD_VISITS = bulk_of(
    RECORD_VISIT, "record_visits", f"{VISIT.path}/several", Text("批量登记走访", "Record several visits")
)
CHANGE_VISIT = VISIT.change(
    Text("修改走访记录", "Change the record of a visit"),
    VISITORS,
    ChangeVisitSchema,
    problems=(VISIT_WITHDRAWN_BEFORE, LEDGER_NUMBER_TAKEN),
    example={"visitors": "王建国、李敏、赵强"},
)
WITHDRAW_VISIT = VISIT.act(
    "withdrawal",
    Text("撤销走访记录", "Withdraw the record of a visit"),
    VISITORS,
    WithdrawVisitSchema,
    name="withdraw_visit",
    problems=(VISIT_WITHDRAWN_BEFORE,),
    description=(
        "What was recorded by mistake counts no more, and the visits that it had settled are owed again, unless their "
        "plan has ended. Requests that were placed go on: the enterprise withdraws them."
    ),
    example={"reason": "重复登记"},
)
VISIT_ACTIONS = Actions(VISIT, VISIT_ACTION, {VisitAction.CHANGE: CHANGE_VISIT, VisitAction.WITHDRAWAL: WITHDRAW_VISIT})
VISIT_RECORDED = VISIT.event("recorded", Text("已登记走访", "A visit was recorded"), VisitData)
VISIT_CHANGED = VISIT.event("changed", Text("走访记录已修改", "The record of a visit was changed"), VisitData)
VISIT_WITHDRAWN = VISIT.event("withdrawn", Text("走访记录已撤销", "The record of a visit was withdrawn"), VisitData)

TO_VISIT = Waiting(
    OWED_VISIT,
    OwedVisitWaiting.VISIT,
    VISITORS,
    LIST_OWED_VISITS,
    {"waiting": str(OwedVisitWaiting.VISIT)},
    follows=(VISIT_PLAN, VISIT),
)
VISIT_FILES = Attachable(
    VISIT, Text("走访附件", "file of a visit"), sees=READERS, adds=VISITORS, removes=frozenset({Role.OPERATOR})
)
SEARCH_VISITS = Search(
    VISIT,
    LIST_VISITS,
    (VISIT_RECORDED, VISIT_CHANGED, VISIT_WITHDRAWN),
    names=("enterprise_name",),
    codes=("number", "ledger_number"),
    words=("summary", "findings", "visitors"),
    internal=("remarks",),
)
TOLD = Told((VISIT,))
