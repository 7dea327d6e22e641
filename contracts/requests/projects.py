"""Projects as they are read, and the lists of them."""

from typing import Any, ClassVar

from marshmallow import fields, validate, validates_schema

from contracts.actions import listing
from contracts.common import PageQuery, Strict, choice, chosen, day, described, page_of
from contracts.money import Money, money
from contracts.operation import Operation
from contracts.problem import Text
from contracts.requests.own_numbers import ledger_number_shown
from contracts.requests.project_kinds import (
    GRACE_DAYS,
    MOST_OVERDUE,
    PROJECT_ACTION,
    PROJECT_CLASS,
    PROJECT_ORDER,
    PROJECT_STAGE,
    PROJECT_STANDING,
    PROJECT_STATUS,
    PROJECT_WAITING,
    ProjectWaiting,
)
from contracts.requests.project_parts import (
    MOST_ON_CHART,
    MilestoneSchema,
    OutcomeSchema,
    ProjectHistorySchema,
    ReportedMonthSchema,
    StandingCauseSchema,
    WallChartSchema,
)
from contracts.resource import Resource
from contracts.roles import Role
from contracts.search import sought
from contracts.sight import SeenBy
from contracts.validation import check_period
from contracts.worklists import Waiting

MOST_MILESTONES = 40
MOST_PARTNERS = 20
KEEPERS = frozenset({Role.DEPARTMENT_HANDLER, Role.SERVICE_CLERK, Role.DISPATCHER})
VIEWERS = KEEPERS | {Role.SUPERVISOR, Role.CHAIN_CHIEF, Role.OPERATOR}
SEEN_BY = SeenBy(
    organizations={"owner_id": KEEPERS, "partner_ids": KEEPERS},
    chains={"chain_id": frozenset({Role.SUPERVISOR, Role.CHAIN_CHIEF})},
    everything=frozenset({Role.OPERATOR}),
    several=("partner_ids",),
)
VISIBLE = (
    "Handlers, clerks and dispatchers see the projects that their organization owns or takes part in, chain chiefs and "
    "supervisors those of their chain; supervisors of all chains and operators see all."
)
STANDS = (
    f"It is late once a milestone is overdue by more than {GRACE_DAYS} working days, milestones of more than "
    f"{MOST_OVERDUE} % of the weight are overdue, or the planned end is over; at risk while any milestone is overdue."
)


class ProjectSchema(Strict):
    """A project as it stands today."""

    heads: ClassVar = {
        "category": Text("大类", "class"),
        "stage": Text("阶段", "stage"),
        "standing": Text("进度", "against its plan"),
        "progress": Text("完成率(%)", "done, %"),
        "lead_id": None,
        "lead_number": Text("招商线索", "lead"),
        "amount": Text("计划投资(元)", "planned sum, yuan"),
        "partners": Text("参与组织", "partners"),
        "starts_on": Text("计划开始日期", "planned first day"),
        "ends_on": Text("计划完成日期", "planned last day"),
        "next_milestone": Text("下一节点", "next milestone"),
        "next_on": Text("下一节点日期", "next milestone due"),
        "signed_on": Text("签约日期", "signed"),
        "registered_at": Text("登记时间", "registered"),
        "ended_on": Text("结束日期", "ended"),
        "result": Text("项目结果", "what came of it"),
    }

    id = fields.UUID(required=True)
    number = fields.String(required=True, metadata=described("The number for people."))
    ledger_number = ledger_number_shown()
    title = fields.String(required=True, metadata=described("What it is called."))
    kind_id = fields.UUID(required=True, metadata=described("Its kind, by `/v1/project-kinds`."))
    kind_name = fields.String(required=True)
    category = chosen(PROJECT_CLASS, "What it counts as.", required=True)
    status = chosen(PROJECT_STATUS, "Whether it is under way.", required=True)
    stage = chosen(PROJECT_STAGE, "How far it has come; null where it has no stages.", required=True, allow_none=True)
    standing = chosen(
        PROJECT_STANDING,
        f"How it stands today, computed; null once it has ended. {STANDS}",
        required=True,
        allow_none=True,
    )
    progress = fields.Integer(
        required=True,
        allow_none=True,
        metadata=described("Percent of the weight that is done; null without milestones."),
    )
    owner_id = fields.UUID(required=True, metadata=described("The organization that is responsible for it."))
    owner_name = fields.String(required=True)
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain it is for, if any."))
    chain_name = fields.String(required=True, allow_none=True)
    lead_id = fields.UUID(
        required=True,
        allow_none=True,
        metadata=described("The lead of which it has come, if any; its log goes on there."),
    )
    lead_number = fields.String(required=True, allow_none=True)
    amount = Money(required=True, allow_none=True, metadata=described("The planned sum in yuan, if there is one."))
    starts_on = fields.Date(required=True, metadata=described("Its planned first day."))
    ends_on = fields.Date(required=True, metadata=described("Its planned last day."))
    next_milestone = fields.String(required=True, allow_none=True, metadata=described("The open milestone due first."))
    next_on = fields.Date(required=True, allow_none=True, metadata=described("When that is due."))
    signed_on = fields.Date(
        required=True, allow_none=True, metadata=described("When it was signed, by which figures count it.")
    )
    registered_at = fields.AwareDateTime(required=True)
    ended_on = fields.Date(required=True, allow_none=True, metadata=described("When it was completed or stopped."))
    actions = listing(PROJECT_ACTION)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class PartnerSchema(Strict):
    """An organization that takes part."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)


class ProjectDetailSchema(ProjectSchema):
    """A project with its milestones, its outcomes and what explains how it stands."""

    content = fields.String(required=True, metadata=described("What it is about."))
    partners = fields.List(
        fields.Nested(PartnerSchema), required=True, metadata=described("The organizations that take part.")
    )
    causes = fields.List(
        fields.Nested(StandingCauseSchema), required=True, metadata=described("Why it stands as it does.")
    )
    milestones = fields.List(
        fields.Nested(MilestoneSchema), required=True, metadata=described("By their planned days.")
    )
    outcomes = fields.List(fields.Nested(OutcomeSchema), required=True, metadata=described("The latest day first."))
    months = fields.List(
        fields.Nested(ReportedMonthSchema), required=True, metadata=described("The months reported, the latest first.")
    )
    owed_month = fields.String(
        required=True, allow_none=True, metadata=described("The month to be reported next, as YYYY-MM; null for none.")
    )
    result = fields.String(required=True, allow_none=True, metadata=described("What came of it, once it has ended."))
    registered_by_name = fields.String(required=True)


def _several(vocabulary: Any, what: str) -> fields.List:
    return fields.List(
        choice(vocabulary),
        load_default=None,
        validate=validate.Length(min=1, max=len(vocabulary.codes)),
        metadata=described(what),
    )


class ProjectsQuery(PageQuery):
    """Which projects."""

    kind_id = fields.UUID(load_default=None, metadata=described("Of this kind."))
    category = _several(PROJECT_CLASS, "Of one or several classes.")
    status = _several(PROJECT_STATUS, "One or several statuses.")
    stage = _several(PROJECT_STAGE, "In one or several stages.")
    standing = choice(PROJECT_STANDING, "Under way and standing so today.", load_default=None)
    owner_id = fields.UUID(load_default=None, metadata=described("Owned by this organization."))
    partner_id = fields.UUID(load_default=None, metadata=described("In which this organization takes part."))
    chain_id = fields.UUID(load_default=None, metadata=described("For this chain."))
    signed_from = day("Signed on this day or later.", load_default=None)
    signed_to = day("Signed on this day or earlier.", load_default=None)
    ends_from = day("Whose planned last day is this one or later.", load_default=None)
    ends_to = day("Whose planned last day is this one or earlier.", load_default=None)
    registered_from = day("Registered on this day or later.", load_default=None)
    registered_to = day("Registered on this day or earlier.", load_default=None)
    min_amount = money("With a planned sum of so many yuan or more.", load_default=None)
    waiting = choice(PROJECT_WAITING, "Waiting for the caller to do this, as in the worklist.", load_default=None)
    q = sought("Parts of the title, words of the content, the numbers.")
    sort = choice(PROJECT_ORDER, "The order.", load_default="-registered_at")

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_: object) -> None:
        for name in ("signed", "ends", "registered"):
            check_period(data, name)


class WallChartQuery(Strict):
    """Which projects, of which year."""

    year = fields.Integer(
        load_default=None,
        validate=validate.Range(min=1900, max=2199),
        metadata=described("The year; this one by preset."),
    )
    category = _several(PROJECT_CLASS, "Of one or several classes; all by preset.")
    kind_id = fields.UUID(load_default=None, metadata=described("Of this kind."))
    owner_id = fields.UUID(load_default=None, metadata=described("Owned by this organization."))
    chain_id = fields.UUID(load_default=None, metadata=described("For this chain."))


PROJECT = Resource("requests", "project", Text("项目", "project"), "/v1/projects", ProjectDetailSchema, seen_by=SEEN_BY)

LIST_PROJECTS = PROJECT.list(
    Text("项目列表", "List projects"),
    VIEWERS,
    ProjectsQuery,
    result=page_of(ProjectSchema),
    description=VISIBLE,
    example={"category": ["wall_chart"], "standing": "late"},
)
GET_PROJECT = PROJECT.read(Text("查看项目", "Read a project"), VIEWERS, description=VISIBLE, etag=True)
LIST_PROJECT_HISTORY = PROJECT.part(
    "history",
    Text("项目的过程", "The history of a project, in the order of its steps"),
    VIEWERS,
    name="list_project_history",
    query=PageQuery,
    result=page_of(ProjectHistorySchema),
    example={"limit": 25},
)
GET_WALL_CHART = Operation(
    service="requests",
    name="get_wall_chart",
    method="GET",
    path="/v1/reports/wall-chart",
    summary=Text("挂图作战", "The wall chart: projects of a year with their milestones by month"),
    description=f"Projects that lie in the year as planned, at most {MOST_ON_CHART}, that the caller sees. {VISIBLE}",
    access=VIEWERS,
    query=WallChartQuery,
    result=WallChartSchema,
    resource=PROJECT,
    example={"year": 2026, "category": ["wall_chart"]},
)
TO_COMPLETE = Waiting(
    PROJECT, ProjectWaiting.MILESTONE, KEEPERS, LIST_PROJECTS, {"waiting": str(ProjectWaiting.MILESTONE)}
)
TO_REPORT = Waiting(PROJECT, ProjectWaiting.REPORT, KEEPERS, LIST_PROJECTS, {"waiting": str(ProjectWaiting.REPORT)})
