"""The writes of projects: kinds, the plan, milestones, stages, outcomes, monthly reports, the end."""

from typing import Any

from marshmallow import fields, validate, validates_schema

from contracts.actions import Actions
from contracts.bulk import bulk_of
from contracts.common import Change, Strict, choice, day, described, line, text
from contracts.money import money
from contracts.problem import Problem, Text
from contracts.requests.own_numbers import LEDGER_NUMBER_TAKEN, ledger_number
from contracts.requests.project_kinds import (
    OUTCOME_KIND,
    PROJECT_ACTION,
    PROJECT_ENDING,
    PROJECT_STAGE,
    ProjectAction,
)
from contracts.requests.projects import (
    KEEPERS,
    MOST_MILESTONES,
    MOST_PARTNERS,
    PROJECT,
)
from contracts.validation import validation_error


class PlannedMilestoneSchema(Strict):
    """A milestone as it is planned."""

    id = fields.UUID(
        load_default=None, allow_none=True, metadata=described("That of one that is there already; null for a new one.")
    )
    title = line(120, metadata=described("What is to be reached."))
    owner_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("Who has to reach it; the owner of the project by preset."),
    )
    weight = fields.Integer(
        load_default=1,
        strict=True,
        validate=validate.Range(min=1, max=100),
        metadata=described("How much of the project it is beside the others, 1 to 100."),
    )
    planned_on = day("Until when.", required=True)


def _milestones(**options: Any) -> fields.List:
    return fields.List(
        fields.Nested(PlannedMilestoneSchema),
        validate=validate.Length(max=MOST_MILESTONES),
        metadata=described(f"At most {MOST_MILESTONES}, within the planned days of the project."),
        **options,
    )


def _partners(**options: Any) -> fields.List:
    return fields.List(
        fields.UUID(), validate=validate.Length(max=MOST_PARTNERS), metadata=described("Who takes part."), **options
    )


def _each_once(data: dict[str, Any]) -> None:
    given = data.get("partner_ids") or []
    if len(set(given)) != len(given):
        raise validation_error("不能重复。", "Each is given once.", at=("partner_ids",))


class RegisterProjectSchema(Strict):
    """A new project."""

    title = line(120, metadata=described("What it is called."))
    kind_id = fields.UUID(required=True, metadata=described("Its kind, by `/v1/project-kinds`."))
    owner_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("The organization that is responsible; needed only by who works for several."),
    )
    chain_id = fields.UUID(load_default=None, allow_none=True, metadata=described("The chain it is for, if any."))
    partner_ids = _partners(load_default=list)
    amount = money("The planned sum in yuan, if there is one.", load_default=None, allow_none=True)
    starts_on = day("Its planned first day.", required=True)
    ends_on = day("Its planned last day.", required=True)
    content = text(5000, minimum=0, required=False, load_default="", metadata=described("What it is about."))
    stage = choice(
        PROJECT_STAGE,
        "The stage in which it is; only of a kind with stages, where the reserve is the preset.",
        load_default=None,
        allow_none=True,
    )
    milestones = _milestones(load_default=list)
    ledger_number = ledger_number(load_default=None)

    @validates_schema
    def _fits(self, data: dict[str, Any], **_: object) -> None:
        _each_once(data)
        if data["ends_on"] < data["starts_on"]:
            raise validation_error("不能早于计划开始日期。", "Must not be before its first day.", at=("ends_on",))


class ChangeProjectSchema(Change):
    """What shall be different; what is left out stays."""

    title = line(120, required=False, metadata=described("What it is called."))
    chain_id = fields.UUID(allow_none=True, metadata=described("The chain it is for; null for none."))
    partner_ids = _partners()
    amount = money("The planned sum in yuan; null for none.", allow_none=True)
    starts_on = day("Its planned first day.")
    ends_on = day("Its planned last day.")
    content = text(5000, minimum=0, required=False, metadata=described("What it is about."))
    ledger_number = ledger_number()
    reason = text(500, minimum=0, required=False, metadata=described("Why, for the history."))

    @validates_schema
    def _fits(self, data: dict[str, Any], **_: object) -> None:
        _each_once(data)
        if set(data) == {"reason"}:
            raise validation_error("请至少给出一个要修改的字段。", "Give at least one field to change.", at=("reason",))


class PlanProjectSchema(Strict):
    """All milestones as they shall be."""

    milestones = _milestones(required=True)
    reason = text(500, minimum=0, required=False, load_default="", metadata=described("Why, for the history."))


class CompleteMilestoneSchema(Strict):
    """That a milestone was reached, or was not after all."""

    milestone_id = fields.UUID(required=True, metadata=described("The milestone."))
    done_on = day("When it was reached: today or earlier; null if it is open again.", required=True, allow_none=True)
    evidence = text(
        1000,
        minimum=0,
        required=False,
        load_default="",
        metadata=described("By what that can be seen, or why it is open again."),
    )

    @validates_schema
    def _said(self, data: dict[str, Any], **_: object) -> None:
        if not data["evidence"].strip():
            raise validation_error("请填写完成依据或重新打开的原因。", "Say by what, or why.", at=("evidence",))


class MoveProjectSchema(Strict):
    """To which stage it moves."""

    stage = choice(PROJECT_STAGE, "The stage.", required=True)
    on = day("Since when: today or earlier, today by preset.", load_default=None, allow_none=True)
    reason = text(500, minimum=0, required=False, load_default="", metadata=described("Why; required to move it back."))


class EnterOutcomeSchema(Strict):
    """A sum that has come of it."""

    kind = choice(OUTCOME_KIND, "What it is.", required=True)
    amount = money("In yuan.", required=True)
    day = day("On which day it came about: today or earlier.", required=True)
    evidence = text(1000, metadata=described("By what it can be seen."))


class WithdrawOutcomeSchema(Strict):
    """A sum that was wrong."""

    outcome_id = fields.UUID(required=True, metadata=described("Which one."))
    reason = text(500, metadata=described("Why."))


class ReportMonthSchema(Strict):
    """What happened in a month."""

    month = day("Any day of the month: this one or one before, since the project began.", required=True)
    content = text(2000, metadata=described("What was done, and what is in the way."))


class EndProjectSchema(Strict):
    """That it is completed, or stopped."""

    status = choice(PROJECT_ENDING, "How it ended.", required=True)
    ended_on = day("When: today or earlier, today by preset.", load_default=None, allow_none=True)
    result = text(2000, metadata=described("What came of it, or why it was stopped."))


PROJECT_OVER = Problem(
    "project-over",
    409,
    Text("项目已结束", "The project has ended"),
    Text("项目 {number} 的状态为“{status_zh}”。", "Project {number} is {status_en}."),
)
MILESTONE_DONE = Problem(
    "milestone-done",
    409,
    Text("节点已完成", "The milestone is done"),
    Text(
        "节点“{title}”已于 {done_on} 完成,不能移除或再次完成。",
        "The milestone “{title}” was reached on {done_on}: it can neither be taken out nor be reached again.",
    ),
)
MILESTONE_OPEN = Problem(
    "milestone-open",
    409,
    Text("节点未完成", "The milestone is open"),
    Text("节点“{title}”尚未完成。", "The milestone “{title}” has not been reached."),
)
MILESTONES_LEFT = Problem(
    "milestones-left",
    409,
    Text("还有未完成的节点", "Some milestones are open"),
    Text("项目 {number} 还有 {count} 个未完成的节点。", "Project {number} has {count} open milestones."),
)
NO_STAGES = Problem(
    "project-without-stages",
    409,
    Text("此类项目不分阶段", "Projects of this kind have no stages"),
    Text("“{kind}”不分阶段。", "“{kind}” has no stages."),
)
OUTCOME_WITHDRAWN = Problem(
    "outcome-withdrawn",
    409,
    Text("成效已撤销", "The outcome was withdrawn"),
    Text("此项成效已于 {at} 撤销。", "It was withdrawn {at}."),
)
MONTH_REPORTED = Problem(
    "month-reported",
    409,
    Text("月报已提交", "The month was reported"),
    Text("{month} 的月报已提交。", "{month} was reported."),
)

REGISTER_PROJECT = PROJECT.create(
    Text("登记项目", "Register a project"),
    KEEPERS,
    RegisterProjectSchema,
    name="register_project",
    problems=(NO_STAGES, LEDGER_NUMBER_TAKEN),
    example={
        "title": "冻干制剂中试平台",
        "kind_id": "01980000-0000-7000-8000-000000000001",
        "starts_on": "2026-11-01",
        "ends_on": "2027-06-30",
        "amount": "26000000.00",
        "milestones": [{"title": "完成设备采购", "weight": 30, "planned_on": "2027-01-31"}],
    },
)
REGISTER_PROJECTS = bulk_of(
    REGISTER_PROJECT, "register_projects", f"{PROJECT.path}/several", Text("批量登记项目", "Register several projects")
)
CHANGE_PROJECT = PROJECT.change(
    Text("修改项目", "Change a project"),
    KEEPERS,
    ChangeProjectSchema,
    problems=(PROJECT_OVER, LEDGER_NUMBER_TAKEN),
    example={"ends_on": "2027-08-31", "reason": "设备交货推迟"},
)
PLAN_PROJECT = PROJECT.act(
    "plan",
    Text("编排项目节点", "Plan the milestones of a project"),
    KEEPERS,
    PlanProjectSchema,
    problems=(PROJECT_OVER, MILESTONE_DONE),
    description="Given are all of them; one that is left out is gone, unless it was reached.",
    example={"milestones": [{"title": "完成设备采购", "weight": 30, "planned_on": "2027-01-31"}], "reason": "细化节点"},
)
COMPLETE_MILESTONE = PROJECT.act(
    "milestone",
    Text("登记节点完成", "Say that a milestone was reached, or is open again"),
    KEEPERS,
    CompleteMilestoneSchema,
    name="complete_milestone",
    problems=(PROJECT_OVER, MILESTONE_DONE, MILESTONE_OPEN),
    description="By the owner of the project, or whoever has to reach the milestone.",
    example={
        "milestone_id": "01980000-0000-7000-8000-000000000001",
        "done_on": "2026-11-20",
        "evidence": "设备到货验收单",
    },
)
MOVE_PROJECT = PROJECT.act(
    "stage",
    Text("变更项目阶段", "Move a project to another stage"),
    KEEPERS,
    MoveProjectSchema,
    name="move_project",
    problems=(PROJECT_OVER, NO_STAGES),
    description="From the reserve to signed, started and producing; back only with a reason.",
    example={"stage": "signed", "on": "2026-11-20"},
)
ENTER_PROJECT_OUTCOME = PROJECT.act(
    "outcome",
    Text("登记项目成效", "Enter a sum that has come of a project"),
    KEEPERS,
    EnterOutcomeSchema,
    name="enter_project_outcome",
    description="Also once it has ended.",
    example={"kind": "saved", "amount": "1860000.00", "day": "2026-11-18", "evidence": "集中采购合同比价表"},
)
WITHDRAW_PROJECT_OUTCOME = PROJECT.act(
    "outcome-withdrawal",
    Text("撤销项目成效", "Withdraw a sum that was wrong"),
    KEEPERS,
    WithdrawOutcomeSchema,
    name="withdraw_project_outcome",
    problems=(OUTCOME_WITHDRAWN,),
    description="It stays to be seen, and does not count any more.",
    example={"outcome_id": "01980000-0000-7000-8000-000000000001", "reason": "重复登记"},
)
REPORT_PROJECT = PROJECT.act(
    "report",
    Text("提交项目月报", "Report a month of a project"),
    KEEPERS,
    ReportMonthSchema,
    name="report_project",
    problems=(MONTH_REPORTED,),
    example={"month": "2026-11-01", "content": "完成设备招标,下月到货。"},
)
END_PROJECT = PROJECT.act(
    "ending",
    Text("结束项目", "End a project"),
    KEEPERS,
    EndProjectSchema,
    name="end_project",
    problems=(PROJECT_OVER, MILESTONES_LEFT),
    description="It is completed once all milestones were reached; it can be stopped at any time.",
    example={"status": "completed", "result": "平台投用,年服务企业 40 家。"},
)
PROJECT_ACTIONS = Actions(
    PROJECT,
    PROJECT_ACTION,
    {
        ProjectAction.CHANGE: CHANGE_PROJECT,
        ProjectAction.PLAN: PLAN_PROJECT,
        ProjectAction.MILESTONE: COMPLETE_MILESTONE,
        ProjectAction.STAGE: MOVE_PROJECT,
        ProjectAction.OUTCOME: ENTER_PROJECT_OUTCOME,
        ProjectAction.OUTCOME_WITHDRAWAL: WITHDRAW_PROJECT_OUTCOME,
        ProjectAction.REPORT: REPORT_PROJECT,
        ProjectAction.ENDING: END_PROJECT,
    },
)
