"""The ledgers of projects and of their milestones, whose cells are read as the operations read their content."""

from contracts.common import code, line
from contracts.ledgers import CLEAR, Column, Ledger
from contracts.nouns import MILESTONE
from contracts.problem import Text
from contracts.requests.ledger_columns import KEY, OWN, QUIET, chain_column, listed, number_column, owner_column
from contracts.requests.project_steps import (
    CompleteMilestoneSchema,
    EndProjectSchema,
    MoveProjectSchema,
    PlannedMilestoneSchema,
    RegisterProjectSchema,
)
from contracts.requests.projects import MOST_MILESTONES, MOST_PARTNERS, PROJECT

_GIVEN, _ENDING, _MOVE = RegisterProjectSchema().fields, EndProjectSchema().fields, MoveProjectSchema().fields
_PLANNED, _DONE = PlannedMilestoneSchema().fields, CompleteMilestoneSchema().fields

PROJECTS = Ledger(
    "requests",
    "projects",
    Text("项目", "projects"),
    PROJECT.words,
    (
        number_column(Text("本单位台账中的编号", "its number in the organization's own ledger")),
        Column("title", Text("名称", "title"), _GIVEN["title"], Text("名称", "what it is called"), required=True),
        Column(
            "kind",
            Text("项目类型", "kind"),
            code(""),
            Text("项目类型的编号;登记后不变", "the key of its kind, which stays as it is"),
            required=True,
        ),
        owner_column(Text("责任单位的编号", "the key of the organization that is responsible for it")),
        chain_column(),
        Column(
            "partners",
            Text("参与组织", "partners"),
            listed(code(""), MOST_PARTNERS),
            Text("参与组织的编号", "keys of the organizations that take part"),
        ),
        Column(
            "amount",
            Text("计划投资(元)", "planned sum, yuan"),
            _GIVEN["amount"],
            Text("计划投资,单位为元", "the planned sum in yuan"),
        ),
        Column(
            "starts_on",
            Text("计划开始日期", "planned first day"),
            _GIVEN["starts_on"],
            Text("计划开始日期", "its planned first day"),
            required=True,
        ),
        Column(
            "ends_on",
            Text("计划完成日期", "planned last day"),
            _GIVEN["ends_on"],
            Text("计划完成日期", "its planned last day"),
            required=True,
        ),
        Column("content", Text("内容", "content"), _GIVEN["content"], Text("内容", "what it is about")),
        Column(
            "stage",
            Text("阶段", "stage"),
            _MOVE["stage"],
            Text("阶段,仅用于分阶段的类型;默认为储备", "its stage, of a kind with stages; in reserve by preset"),
            clears=False,
        ),
        Column(
            "signed_on",
            Text("签约日期", "signed"),
            _MOVE["on"],
            Text("签约日期;已过储备阶段的必填", "the day it was signed; needed beyond the reserve"),
            clears=False,
        ),
        Column(
            "status",
            Text("结束方式", "how it ended"),
            _ENDING["status"],
            Text("已结束的项目如何结束", "how a project ended that has"),
            clears=False,
        ),
        Column(
            "ended_on",
            Text("结束日期", "ended"),
            _ENDING["ended_on"],
            Text("结束日期,与结束方式和项目结果同时填写", "the day it ended, together with how and with what result"),
            clears=False,
        ),
        Column(
            "result",
            Text("项目结果", "what came of it"),
            _ENDING["result"],
            Text("成果或中止原因", "what came of it, or why it was stopped"),
            clears=False,
        ),
    ),
    (
        OWN,
        Text(
            "导入前的月份视为无须月报;阶段只能前进。已登记的项目,先导入节点的完成情况,再导入其完成。",
            "No month before the import is owed as a report. Stages go forward only. Of a project that is registered "
            "already, milestones are imported as reached before the project is as completed.",
        ),
        QUIET,
    ),
    key=KEY,
)
MILESTONES = Ledger(
    "requests",
    "milestones",
    Text("项目节点", "milestones"),
    MILESTONE.words,
    (
        number_column(Text("项目在本单位台账中的编号", "the number of its project in the organization's own ledger")),
        owner_column(Text("项目责任单位的编号", "the key of the organization that is responsible for the project")),
        Column(
            "title",
            Text("节点", "milestone"),
            _PLANNED["title"],
            Text("要达到的目标;同一项目内按它更新", "what is to be reached; within a project, updates go by it"),
            required=True,
        ),
        Column(
            "responsible",
            Text("责任组织", "who has to reach it"),
            code(""),
            Text(
                "责任组织的编号;默认为项目责任单位",
                "the key of who has to reach it; the owner of the project by preset",
            ),
        ),
        Column(
            "weight",
            Text("权重", "weight"),
            _PLANNED["weight"],
            Text("权重,1 至 100;默认为 1", "its weight, 1 to 100; 1 by preset"),
            clears=False,
        ),
        Column(
            "planned_on",
            Text("计划日期", "planned day"),
            _PLANNED["planned_on"],
            Text("计划日期,在项目的计划期内", "until when, within the planned days of the project"),
            required=True,
        ),
        Column(
            "done_on",
            Text("完成日期", "reached on"),
            _DONE["done_on"],
            Text("完成日期,今天或更早", "when it was reached, today or earlier"),
            clears=False,
        ),
        Column(
            "evidence",
            Text("完成依据", "evidence"),
            line(1000),
            Text("完成依据,与完成日期同时填写", "by what that can be seen, together with the day"),
            clears=False,
        ),
    ),
    (
        Text(
            f"每个项目至多 {MOST_MILESTONES} 个节点。已结束的项目只能补录已完成的节点。"
            f"导入时已逾期的节点显示为逾期,但不再通知。责任组织填写“{CLEAR}”即为项目责任单位。",
            f"A project has {MOST_MILESTONES} milestones at most; to one that has ended only those are added that were "
            "reached. What is overdue at the import is shown so, and nobody is told of it. "
            f"{CLEAR} as 责任组织 means the owner of the project.",
        ),
    ),
    refers_to=(PROJECTS,),
    key=(*KEY, "title"),
)
