"""Kinds of projects, as a district configures them."""

from typing import ClassVar

from marshmallow import fields

from contracts.common import Change, PageQuery, Strict, choice, chosen, code, described, line
from contracts.problem import Problem, Text
from contracts.requests.project_kinds import PROJECT_CLASS
from contracts.requests.projects import VIEWERS
from contracts.resource import Resource
from contracts.roles import Role

CONFIGURING = frozenset({Role.OPERATOR})


class ProjectKindSchema(Strict):
    """A kind of project as the district calls it."""

    heads: ClassVar = {
        "category": Text("大类", "class"),
        "staged": Text("分阶段", "staged"),
        "monthly": Text("须交月报", "reported monthly"),
        "projects": Text("项目数", "projects"),
    }

    id = fields.UUID(required=True)
    code = fields.String(required=True, metadata=described("The local key."))
    name = fields.String(required=True, metadata=described("What people call it."))
    category = chosen(PROJECT_CLASS, "What it counts as in figures.", required=True)
    staged = fields.Boolean(
        required=True, metadata=described("Whether its projects go from the reserve to production by stages.")
    )
    monthly = fields.Boolean(required=True, metadata=described("Whether the owner reports every month."))
    active = fields.Boolean(required=True, metadata=described("Whether new projects can be of this kind."))
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class AddProjectKindSchema(Strict):
    """A new kind of project."""

    code = code("The local key, unique among kinds of projects.")
    name = line(60, metadata=described("What people call it."))
    category = choice(PROJECT_CLASS, "What it counts as in figures; it stays so.", required=True)
    staged = fields.Boolean(load_default=False, metadata=described("Whether its projects go by stages; it stays so."))
    monthly = fields.Boolean(load_default=False, metadata=described("Whether the owner reports every month."))


class ChangeProjectKindSchema(Change):
    """What shall be different; what is left out stays."""

    name = line(60, required=False, metadata=described("What people call it."))
    monthly = fields.Boolean(metadata=described("Whether the owner reports every month."))
    active = fields.Boolean(metadata=described("Whether new projects can be of this kind."))


class ProjectKindsQuery(PageQuery):
    """Which kinds."""

    active = fields.Boolean(load_default=None, metadata=described("Those of which new projects can be, or the others."))


PROJECT_KIND = Resource(
    "requests", "project_kind", Text("项目类型", "kind of project"), "/v1/project-kinds", ProjectKindSchema
)
LIST_PROJECT_KINDS = PROJECT_KIND.list(
    Text("项目类型列表", "List the kinds of projects"),
    VIEWERS,
    ProjectKindsQuery,
    description="By code.",
    example={"active": True},
)
PROJECT_KIND_TAKEN = Problem(
    "project-kind-taken",
    409,
    Text("编号已被使用", "The code is taken"),
    Text("已有编号为 {code} 的项目类型。", "There is a kind of projects with the code {code}."),
)

ADD_PROJECT_KIND = PROJECT_KIND.create(
    Text("新增项目类型", "Add a kind of projects"),
    CONFIGURING,
    AddProjectKindSchema,
    name="add_project_kind",
    problems=(PROJECT_KIND_TAKEN,),
    example={"code": "GWZZ", "name": "挂图作战项目", "category": "wall_chart", "monthly": True},
)
CHANGE_PROJECT_KIND = PROJECT_KIND.change(
    Text("修改项目类型", "Change a kind of projects"),
    CONFIGURING,
    ChangeProjectKindSchema,
    description="What there is of it stays; what is not active any more takes no new projects.",
    example={"name": "挂图作战攻坚项目"},
)
