"""What is told of projects, what of them is found by text, and their files."""

from marshmallow import fields

from contracts.common import Tolerant, chosen, described, version_after
from contracts.files import Attachable
from contracts.problem import Text
from contracts.requests.own_numbers import imported
from contracts.requests.project_kinds import PROJECT_CLASS, PROJECT_STAGE, PROJECT_STATUS
from contracts.requests.projects import KEEPERS, LIST_PROJECTS, PROJECT, VIEWERS
from contracts.search import Search
from contracts.telling import Told


class ProjectData(Tolerant):
    """A project as it stands after what happened."""

    id = fields.UUID(required=True, metadata=described("The project."))
    number = fields.String(required=True, metadata=described("The number that people know it by."))
    title = fields.String(required=True, metadata=described("What it is called."))
    category = chosen(PROJECT_CLASS, "What it counts as.", required=True)
    status = chosen(PROJECT_STATUS, "Whether it is under way.", required=True)
    stage = chosen(PROJECT_STAGE, "How far it has come.", required=True, allow_none=True)
    owner_id = fields.UUID(required=True, metadata=described("The organization that is responsible for it."))
    owner_name = fields.String(required=True, metadata=described("Its name."))
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain it is for."))
    partner_ids = fields.List(fields.UUID(), required=True, metadata=described("The organizations that take part."))
    reason = fields.String(required=True, allow_none=True, metadata=described("The words given for what happened."))
    imported = imported()
    version = version_after()


class MilestoneData(ProjectData):
    """With the milestone that it is about."""

    milestone_id = fields.UUID(required=True, metadata=described("The milestone."))
    milestone = fields.String(required=True, metadata=described("What is to be reached."))
    milestone_owner_id = fields.UUID(required=True, metadata=described("Who has to reach it."))
    planned_on = fields.Date(required=True, metadata=described("Until when."))


PROJECT_REGISTERED = PROJECT.event("registered", Text("项目已登记", "A project was registered"), ProjectData)
PROJECT_CHANGED = PROJECT.event(
    "changed", Text("项目有变动", "A project was changed: itself, its milestones, outcomes or reports"), ProjectData
)
PROJECT_MOVED = PROJECT.event("moved", Text("项目阶段已变更", "A project moved to another stage"), ProjectData)
PROJECT_ENDED = PROJECT.event("ended", Text("项目已结束", "A project was completed or stopped"), ProjectData)
MILESTONE_LATE = PROJECT.event(
    "milestone-late", Text("项目节点滞后", "A milestone is overdue by more than the days of grace"), MilestoneData
)

TOLD = Told(
    (PROJECT,),
    audiences={
        "project_clerk": Text("项目责任单位的服务中心工作人员", "the clerks of who owns the project"),
        "milestone_owner": Text("节点责任部门的经办人", "the handlers of the department that has to reach a milestone"),
    },
)
SEARCH_PROJECTS = Search(
    PROJECT,
    LIST_PROJECTS,
    (PROJECT_REGISTERED, PROJECT_CHANGED),
    names=("title",),
    codes=("number", "ledger_number"),
    words=("content",),
)
PROJECT_FILES = Attachable(PROJECT, Text("项目附件", "file of a project"), sees=VIEWERS, adds=KEEPERS, removes=KEEPERS)
