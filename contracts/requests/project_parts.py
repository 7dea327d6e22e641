"""What a project consists of as it is read: milestones, causes, sums, months, history, its place on the wall chart."""

from typing import ClassVar

from marshmallow import fields

from contracts.common import Strict, chosen, described
from contracts.money import Money
from contracts.problem import Text
from contracts.requests.project_kinds import (
    OUTCOME_KIND,
    PROJECT_CAUSE,
    PROJECT_CLASS,
    PROJECT_FIELD,
    PROJECT_STAGE,
    PROJECT_STANDING,
    PROJECT_STATUS,
    PROJECT_STEP,
)
from contracts.roles import ROLE

# So many projects are on one wall chart.
MOST_ON_CHART = 300


class MilestoneSchema(Strict):
    """A milestone of a project."""

    heads: ClassVar = {
        "weight": Text("权重", "weight"),
        "planned_on": Text("计划日期", "planned"),
        "done_on": Text("完成日期", "done"),
        "evidence": Text("完成依据", "evidence"),
        "overdue_days": Text("逾期工作日", "working days overdue"),
    }

    id = fields.UUID(required=True)
    title = fields.String(required=True, metadata=described("What is to be reached."))
    owner_id = fields.UUID(required=True, metadata=described("The organization that has to reach it."))
    owner_name = fields.String(required=True)
    weight = fields.Integer(required=True, metadata=described("How much of the project it is, beside the others."))
    planned_on = fields.Date(required=True, metadata=described("Until when, as planned."))
    done_on = fields.Date(required=True, allow_none=True, metadata=described("When it was reached; null while open."))
    evidence = fields.String(required=True, allow_none=True, metadata=described("By what that can be seen."))
    overdue_days = fields.Integer(
        required=True, metadata=described("Working days since it was due, of one that is open; else 0.")
    )


class StandingCauseSchema(Strict):
    """Why a project stands as it does."""

    heads: ClassVar = {
        "cause": Text("原因", "why"),
        "milestone": Text("节点", "milestone"),
        "value": Text("数值", "value"),
    }

    cause = chosen(PROJECT_CAUSE, "Why.", required=True)
    milestone = fields.String(required=True, allow_none=True, metadata=described("By which milestone, if by one."))
    value = fields.Integer(
        required=True,
        allow_none=True,
        metadata=described("By how many working days, or of the weight by how many percent, it is overdue."),
    )


class OutcomeSchema(Strict):
    """A sum that has come of a project, with its evidence."""

    heads: ClassVar = {
        "amount": Text("金额(元)", "yuan"),
        "evidence": Text("依据", "evidence"),
        "entered_at": Text("登记时间", "entered"),
        "withdrawn_at": Text("撤销时间", "withdrawn"),
        "withdrawal_reason": Text("撤销原因", "why withdrawn"),
    }

    id = fields.UUID(required=True)
    kind = chosen(OUTCOME_KIND, "What it is.", required=True)
    amount = Money(required=True, metadata=described("In yuan."))
    day = fields.Date(required=True, metadata=described("On which day it came about; figures go by it."))
    evidence = fields.String(required=True, metadata=described("By what it can be seen."))
    entered_at = fields.AwareDateTime(required=True)
    entered_by_name = fields.String(required=True)
    withdrawn_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When it was found to be wrong; it does not count then.")
    )
    withdrawal_reason = fields.String(required=True, allow_none=True, metadata=described("Why."))


class ReportedMonthSchema(Strict):
    """What the owner reported of a month."""

    month = fields.String(required=True, metadata=described("The month, as YYYY-MM."))
    content = fields.String(required=True, metadata=described("What was done, and what is in the way."))
    reported_at = fields.AwareDateTime(required=True)
    reported_by_name = fields.String(required=True)


class ProjectChangeSchema(Strict):
    """What became different."""

    heads: ClassVar = {"field": Text("内容", "what"), "before": Text("原为", "before"), "after": Text("现为", "after")}

    field = chosen(PROJECT_FIELD, "What of the project.", required=True)
    before = fields.String(required=True, allow_none=True, metadata=described("What it was; null for nothing."))
    after = fields.String(required=True, allow_none=True, metadata=described("What it is since; null for nothing."))


class ProjectHistorySchema(Strict):
    """One step with a project."""

    heads: ClassVar = {"at": Text("时间", "when"), "action": Text("步骤", "step"), "changed": Text("变更", "changes")}

    id = fields.UUID(required=True)
    at = fields.AwareDateTime(required=True)
    action = chosen(PROJECT_STEP, "What happened.", required=True)
    person_id = fields.UUID(required=True)
    person_name = fields.String(required=True)
    role = chosen(ROLE, "In which role it was done.", required=True)
    organization_id = fields.UUID(required=True, metadata=described("For which organization."))
    organization_name = fields.String(required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True, metadata=described("The words given for it."))
    changed = fields.List(
        fields.Nested(ProjectChangeSchema), required=True, metadata=described("What became different by it.")
    )


class ChartedSchema(Strict):
    """A project on the wall chart."""

    id = fields.UUID(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    category = chosen(PROJECT_CLASS, "What it counts as.", required=True)
    owner_name = fields.String(required=True)
    status = chosen(PROJECT_STATUS, "Whether it is under way.", required=True)
    stage = chosen(PROJECT_STAGE, "How far it has come.", required=True, allow_none=True)
    standing = chosen(PROJECT_STANDING, "How it stands today.", required=True, allow_none=True)
    progress = fields.Integer(required=True, allow_none=True, metadata=described("Percent of the weight that is done."))
    starts_on = fields.Date(required=True, metadata=described("Its planned first day."))
    ends_on = fields.Date(required=True, metadata=described("Its planned last day."))
    milestones = fields.List(fields.Nested(MilestoneSchema), required=True, metadata=described("Those of the year."))


class WallChartSchema(Strict):
    """The projects of a year by month."""

    year = fields.Integer(required=True, metadata=described("The year."))
    as_of = fields.Date(required=True, metadata=described("The day as of which they stand so."))
    projects = fields.List(
        fields.Nested(ChartedSchema), required=True, metadata=described("By their planned last day and number.")
    )
    more = fields.Boolean(
        required=True, metadata=described(f"Whether there are more than the {MOST_ON_CHART} that are shown.")
    )
