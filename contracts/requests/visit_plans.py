"""Plans of visits (走访计划): which organization visits which enterprises in each period, and the visits owed by them.

For each enterprise and period one visit is owed, made when the period begins. A plan that is changed or ended keeps
what was done, and takes back what is still owed.
"""

from typing import Any, ClassVar

from marshmallow import fields, validate, validates_schema

from contracts.actions import Actions, listing
from contracts.audiences import EVERYBODY
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
    page_of,
    several,
    text,
    version_after,
)
from contracts.problem import Problem, Text
from contracts.requests.lifecycle import reason
from contracts.requests.visit_kinds import (
    OWED_VISIT_ORDER,
    OWED_VISIT_STATUS,
    OWED_VISIT_WAITING,
    VISIT_PERIOD,
    VISIT_PLAN_ACTION,
    VISIT_PLAN_STATUS,
    VisitPlanAction,
)
from contracts.resource import Resource
from contracts.roles import Role
from contracts.sight import SeenBy
from contracts.telling import Told
from contracts.validation import check_period, validation_error

MOST_ENTERPRISES = 500
# Whose organizations visit enterprises.
VISITORS = frozenset({Role.DEPARTMENT_HANDLER, Role.DISPATCHER, Role.CHAIN_CHIEF, Role.SERVICE_CLERK})
PLANNERS = VISITORS | {Role.SUPERVISOR}
OFFICES = PLANNERS | {Role.OPERATOR}
# By what a visit, made or owed, is seen among offices.
SEEN_BY_OFFICES = SeenBy(
    organizations={"organization_id": VISITORS, "park_id": frozenset({Role.DISPATCHER, Role.SERVICE_CLERK})},
    chains={"chain_id": frozenset({Role.DISPATCHER, Role.CHAIN_CHIEF, Role.SUPERVISOR})},
    everything=frozenset({Role.OPERATOR}),
)


class VisitedSchema(Strict):
    """An enterprise of a plan."""

    id = fields.UUID(required=True)
    name = fields.String(required=True, metadata={"audience": EVERYBODY})


class VisitPlanSchema(Strict):
    """A plan of visits as lists show it."""

    heads: ClassVar = {
        "title": Text("计划名称", "plan"),
        "period": Text("周期", "period"),
        "organization_name": Text("走访单位", "visiting organization"),
        "enterprises": Text("企业数", "enterprises"),
        "first_day": Text("开始日期", "first day"),
        "last_day": Text("结束日期", "last day"),
        "remind_days": Text("提前提醒天数", "reminded days before"),
        "supervised": Text("督办部署", "set by a supervisor"),
        "owed": Text("待走访", "owed"),
        "made_at": Text("制定时间", "made"),
        "made_by_name": Text("制定人", "made by"),
        "ended_at": Text("终止时间", "ended"),
    }

    id = fields.UUID(required=True)
    number = fields.String(required=True, metadata=described("The number for people.", audience=EVERYBODY))
    title = fields.String(required=True, metadata=described("What the plan is called.", audience=EVERYBODY))
    organization_id = fields.UUID(required=True, metadata=described("Who visits."))
    organization_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    period = chosen(VISIT_PERIOD, "How often.", required=True)
    enterprises = fields.Integer(required=True, metadata=described("How many enterprises it has visited."))
    first_day = fields.Date(required=True, metadata=described("From when on."))
    last_day = fields.Date(required=True, allow_none=True, metadata=described("Until when; null without an end."))
    remind_days = fields.Integer(
        required=True, metadata=described("So many days before a period ends, what is still owed is reminded of.")
    )
    status = chosen(VISIT_PLAN_STATUS, "How it stands.", required=True)
    supervised = fields.Boolean(
        required=True, metadata=described("Whether a supervisor has set it, who alone may change or end it then.")
    )
    owed = fields.Integer(required=True, metadata=described("How many visits are owed by it now."))
    made_at = fields.AwareDateTime(required=True)
    made_by_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    ended_at = fields.AwareDateTime(required=True, allow_none=True, metadata=described("When it was ended."))
    actions = listing(VISIT_PLAN_ACTION)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class VisitPlanDetailSchema(VisitPlanSchema):
    """A plan of visits with the enterprises."""

    purpose = fields.String(required=True, metadata=described("What the visits are for.", audience=EVERYBODY))
    reason = fields.String(required=True, allow_none=True, metadata=described("Why it was ended.", audience=EVERYBODY))
    visited = fields.List(
        fields.Nested(VisitedSchema), required=True, metadata=described("The enterprises that it has visited, by name.")
    )


def _enterprises(**options: Any) -> fields.List:
    return fields.List(
        fields.UUID(),
        validate=validate.Length(min=1, max=MOST_ENTERPRISES),
        metadata=described(f"The enterprises to be visited, 1 to {MOST_ENTERPRISES}."),
        **options,
    )


def _check_each_once(data: dict[str, Any]) -> None:
    given = data.get("enterprise_ids") or []
    if len(set(given)) != len(given):
        raise validation_error("不能重复。", "Each is given once.", at=("enterprise_ids",))


_REMIND = validate.Range(min=1, max=30)


class MakeVisitPlanSchema(Strict):
    """A plan of visits."""

    organization_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("Who visits; preset: the caller's own organization, if there is only one."),
    )
    title = line(100, metadata=described("What the plan is called."))
    purpose = text(1000, minimum=0, required=False, load_default="", metadata=described("What the visits are for."))
    period = choice(VISIT_PERIOD, "How often.", required=True)
    enterprise_ids = _enterprises(required=True)
    first_day = day("From when on: the period of this day is the first one. Today by preset.", load_default=None)
    last_day = day("Until when; without it until the plan is ended.", load_default=None, allow_none=True)
    remind_days = fields.Integer(
        load_default=5,
        strict=True,
        validate=_REMIND,
        metadata=described("So many days before a period ends, what is still owed is reminded of."),
    )

    @validates_schema
    def _fits(self, data: dict[str, Any], **_: object) -> None:
        _check_each_once(data)
        if data["first_day"] and data["last_day"] and data["last_day"] < data["first_day"]:
            raise validation_error("不能早于 `first_day`。", "Must not be earlier than `first_day`.", at=("last_day",))


class ChangeVisitPlanSchema(Change):
    """What is planned otherwise; who visits and how often stays."""

    title = line(100, required=False, metadata=described("What the plan is called."))
    purpose = text(1000, minimum=0, required=False, metadata=described("What the visits are for."))
    enterprise_ids = _enterprises()
    last_day = day("Until when, today or later; null: until the plan is ended.", allow_none=True)
    remind_days = fields.Integer(
        strict=True,
        validate=_REMIND,
        metadata=described("So many days before a period ends, what is still owed is reminded of."),
    )

    @validates_schema
    def _fits(self, data: dict[str, Any], **_: object) -> None:
        _check_each_once(data)


class EndVisitPlanSchema(Strict):
    """Why a plan is ended."""

    reason = reason("Why.")


class VisitPlansQuery(PageQuery):
    """Which plans of visits."""

    organization_id = fields.UUID(load_default=None, metadata=described("By which this organization visits."))
    enterprise_id = fields.UUID(load_default=None, metadata=described("By which this enterprise is visited."))
    period = choice(VISIT_PERIOD, "With this period.", load_default=None)
    status = choice(VISIT_PLAN_STATUS, "With this status.", load_default=None)


class VisitPlanData(Tolerant):
    """A plan of visits after what happened."""

    id = fields.UUID(required=True, metadata=described("The plan."))
    number = fields.String(required=True, metadata=described("The number that people know it by.", audience=EVERYBODY))
    title = fields.String(required=True, metadata=described("What the plan is called.", audience=EVERYBODY))
    organization_id = fields.UUID(required=True, metadata=described("Who visits."))
    organization_name = fields.String(required=True, metadata=described("Its name.", audience=EVERYBODY))
    period = chosen(VISIT_PERIOD, "How often.", required=True)
    status = chosen(VISIT_PLAN_STATUS, "How it stands.", required=True)
    reason = fields.String(required=True, allow_none=True, metadata=described("Why it was ended.", audience=EVERYBODY))
    version = version_after()


class VisitPeriodData(VisitPlanData):
    """With one of its periods, and how many visits are owed in it."""

    first_day = fields.Date(required=True, metadata=described("The first day of the period."))
    last_day = fields.Date(required=True, metadata=described("The day by which the visits are owed."))
    owed = fields.Integer(required=True, metadata=described("How many visits are owed still."))


class OwedVisitSchema(Strict):
    """A visit that an organization owes an enterprise."""

    heads: ClassVar = {
        "plan_number": Text("计划编号", "plan number"),
        "plan_title": Text("计划名称", "plan"),
        "organization_name": Text("走访单位", "visiting organization"),
        "first_day": Text("周期开始", "first day"),
        "last_day": Text("截止日期", "due"),
        "overdue": Text("逾期", "overdue"),
        "visit_number": Text("走访编号", "visit"),
        "visited_on": Text("走访日期", "visited on"),
        "settled_at": Text("办结时间", "settled"),
        "recordable": None,
    }

    id = fields.UUID(required=True)
    plan_id = fields.UUID(required=True)
    plan_number = fields.String(required=True, metadata={"audience": EVERYBODY})
    plan_title = fields.String(required=True, metadata=described("What the plan is called.", audience=EVERYBODY))
    organization_id = fields.UUID(required=True, metadata=described("Who visits."))
    organization_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    enterprise_id = fields.UUID(required=True, metadata=described("Who is to be visited."))
    enterprise_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain of the enterprise then."))
    chain_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    park_id = fields.UUID(required=True, allow_none=True, metadata=described("The park of the enterprise then."))
    park_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    first_day = fields.Date(required=True, metadata=described("The first day of the period."))
    last_day = fields.Date(required=True, metadata=described("The day by which it is owed."))
    status = chosen(OWED_VISIT_STATUS, "Where it stands.", required=True)
    overdue = fields.Boolean(
        required=True, metadata=described("Whether it is owed still after its last day, or was made after that.")
    )
    visit_id = fields.UUID(required=True, allow_none=True, metadata=described("The visit that has settled it."))
    visit_number = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    visited_on = fields.Date(required=True, allow_none=True, metadata=described("On which day it was made."))
    settled_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When the visit was recorded, or it was taken back.")
    )
    recordable = fields.Boolean(required=True, metadata=described("Whether the caller can record the visit now."))


class OwedVisitsQuery(PageQuery):
    """Which owed visits."""

    plan_id = fields.UUID(load_default=None, metadata=described("Of this plan."))
    organization_id = fields.UUID(load_default=None, metadata=described("Owed by this organization."))
    enterprise_id = fields.UUID(load_default=None, metadata=described("To this enterprise."))
    chain_id = fields.UUID(load_default=None, metadata=described("To enterprises of this chain."))
    park_id = fields.UUID(load_default=None, metadata=described("To enterprises of this park."))
    status = several(OWED_VISIT_STATUS, "One or several statuses.")
    overdue = fields.Boolean(
        load_default=None,
        metadata=described("Those that are owed still after their last day, or were made after that; or the others."),
    )
    first = day("With this last day or a later one.", data_key="from", load_default=None)
    last = day("With this last day or an earlier one.", data_key="to", load_default=None)
    waiting = choice(OWED_VISIT_WAITING, "Waiting for the caller to do this, as in the worklist.", load_default=None)
    sort = choice(OWED_VISIT_ORDER, "The order.", load_default="last_day")

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_: object) -> None:
        check_period(data)


VISIT_PLAN_ENDED_BEFORE = Problem(
    "visit-plan-ended",
    409,
    Text("走访计划已终止", "The plan of visits has ended"),
    Text("走访计划 {number} 已终止;请另行制定计划。", "The plan {number} has ended; make another one."),
)

VISIT_PLAN = Resource(
    "requests",
    "visit_plan",
    Text("走访计划", "plan of visits"),
    "/v1/visit-plans",
    VisitPlanDetailSchema,
    seen_by=SeenBy(everything=OFFICES),
)
OWED_VISIT = Resource("requests", "owed_visit", Text("待走访任务", "owed visit"), "/v1/owed-visits", OwedVisitSchema)

LIST_VISIT_PLANS = VISIT_PLAN.list(
    Text("走访计划列表", "List plans of visits"),
    OFFICES,
    VisitPlansQuery,
    result=page_of(VisitPlanSchema),
    example={"status": "running"},
)
GET_VISIT_PLAN = VISIT_PLAN.read(Text("查看走访计划", "One plan of visits"), OFFICES, etag=True)
MAKE_VISIT_PLAN = VISIT_PLAN.create(
    Text("制定走访计划", "Make a plan of visits"),
    PLANNERS,
    MakeVisitPlanSchema,
    name="make_visit_plan",
    description=(
        "An organization plans its own visits; a supervisor whose post names no chain plans those of any. The visits "
        "of each period are owed from its first day on, those of the period under way at once."
    ),
    example={
        "title": "部门月度走访",
        "period": "month",
        "enterprise_ids": ["019a9c5e-7d8f-7a31-9c4b-0f2f6d1c2b3a"],
        "purpose": "了解生产经营,收集意见建议",
    },
)
CHANGE_VISIT_PLAN = VISIT_PLAN.change(
    Text("修改走访计划", "Change a plan of visits"),
    PLANNERS,
    ChangeVisitPlanSchema,
    problems=(VISIT_PLAN_ENDED_BEFORE,),
    description=(
        "To enterprises that are added, a visit is owed in the period under way; what is still owed to those that are "
        "left out is taken back."
    ),
    example={"title": "部门季度走访"},
)
END_VISIT_PLAN = VISIT_PLAN.act(
    "end",
    Text("终止走访计划", "End a plan of visits"),
    PLANNERS,
    EndVisitPlanSchema,
    problems=(VISIT_PLAN_ENDED_BEFORE,),
    description="What was done is kept; what is still owed is taken back.",
    example={"reason": "机构调整"},
)
VISIT_PLAN_ACTIONS = Actions(
    VISIT_PLAN,
    VISIT_PLAN_ACTION,
    {VisitPlanAction.CHANGE: CHANGE_VISIT_PLAN, VisitPlanAction.END: END_VISIT_PLAN},
)

LIST_OWED_VISITS = OWED_VISIT.list(
    Text("待走访任务列表", "List owed visits"),
    OFFICES,
    OwedVisitsQuery,
    description=(
        "The visiting organization sees its own, dispatchers, clerks, chiefs and supervisors those of their chain or "
        "park, supervisors whose posts name no chain all of them, and so do operators."
    ),
    example={"status": ["owed"], "sort": "last_day"},
)
GET_OWED_VISIT = OWED_VISIT.read(Text("查看待走访任务", "One owed visit"), OFFICES)

VISIT_PLAN_MADE = VISIT_PLAN.event("made", Text("已制定走访计划", "A plan of visits was made"), VisitPlanData)
VISIT_PLAN_CHANGED = VISIT_PLAN.event("changed", Text("走访计划有变动", "A plan of visits was changed"), VisitPlanData)
VISIT_PLAN_ENDED = VISIT_PLAN.event("ended", Text("走访计划已终止", "A plan of visits was ended"), VisitPlanData)
VISITS_OWED = VISIT_PLAN.event(
    "opened", Text("走访周期开始", "A period has begun: its visits are owed"), VisitPeriodData
)
VISITS_REMINDED = VISIT_PLAN.event(
    "reminded", Text("走访周期将结束", "A period is about to end, and visits are owed still"), VisitPeriodData
)
VISITS_OVERDUE = VISIT_PLAN.event(
    "overdue", Text("走访周期已结束而未完成", "A period has ended, and visits are owed still"), VisitPeriodData
)

TOLD = Told(
    (VISIT_PLAN,),
    audiences={
        "visiting_dispatcher": Text("走访单位的派单员", "the dispatchers of the visiting organization"),
        "visiting_chief": Text("走访单位的链长", "the chain chiefs of the visiting organization"),
        "visiting_clerk": Text("走访单位的服务中心工作人员", "the service centre clerks of the visiting organization"),
    },
)
