"""Saved views: how somebody looks at a list, under a name, for oneself or shared with a role."""

from typing import Any, ClassVar

from marshmallow import fields, validate

from contracts.common import (
    Change,
    PageQuery,
    Strict,
    Tolerant,
    ValueField,
    choice,
    chosen,
    code,
    described,
    line,
    version_after,
)
from contracts.naming import Names, naming
from contracts.operation import SIGNED_IN, IfMatch, Operation
from contracts.problem import Problem, Text
from contracts.registry.shared import NamedPersonSchema
from contracts.resource import Resource
from contracts.roles import ROLE
from contracts.sight import SeenBy

MOST_VIEWS = 50
MOST_COLUMNS = 60


class ViewSchema(Strict):
    """A saved view."""

    heads: ClassVar = {
        "operation": Text("列表", "list"),
        "filters": None,
        "columns": None,
        "sort": None,
        "default": Text("默认", "default"),
        "shared_with": Text("共享给岗位", "shared with"),
        "mine": Text("我的", "mine"),
    }

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    operation = naming(Names.OPERATION, "The operation that reads the list, such as `list_requests`.", required=True)
    filters = fields.Dict(
        keys=fields.String(), required=True, metadata=described("The parameters of the list and their values.")
    )
    sort = fields.String(required=True, allow_none=True, metadata=described("The order; null for that of the list."))
    columns = fields.List(
        fields.String(), required=True, metadata=described("The fields to show, in order; empty for all.")
    )
    default = fields.Boolean(required=True, metadata=described("Whether its owner sees the list so at first."))
    shared_with = chosen(ROLE, "The role whose holders may read it; null for nobody.", required=True, allow_none=True)
    owner = fields.Nested(NamedPersonSchema, required=True, metadata=described("Who saved it."))
    mine = fields.Boolean(required=True, metadata=described("Whether the caller is its owner."))
    version = fields.Integer(required=True)


class ViewListQuery(PageQuery):
    """Which views."""

    operation = code("Only views of this list.", 60, required=False, load_default=None)


def _shape(required: bool) -> dict[str, Any]:
    def preset(value: Any) -> dict[str, Any]:
        return {"load_default": value} if required else {}

    return {
        "name": line(60, required=required, metadata=described("What it is called.")),
        "filters": fields.Dict(
            keys=line(60),
            values=ValueField(allow_none=True),
            validate=validate.Length(max=40),
            metadata=described("Parameters of the list with their values; checked as the list checks them."),
            **preset(dict),
        ),
        "sort": code("An order of the list; null for its own.", 60, required=False, allow_none=True, **preset(None)),
        "columns": fields.List(
            code("A field.", 60),
            validate=validate.Length(max=MOST_COLUMNS),
            metadata=described("Fields of the items of the list, in the order in which to show them; empty for all."),
            **preset(list),
        ),
        "default": fields.Boolean(
            metadata=described("Whether to see the list so at first; another default of the list is one no more."),
            **preset(False),
        ),
        "shared_with": choice(
            ROLE,
            "The role to share it with: its holders at the organizations and chains of the owner's posts may read it; "
            "all of them, if the owner is registrar, operator or supervisor of all chains. Its holders must be able to "
            "read the list. Null for nobody.",
            allow_none=True,
            **preset(None),
        ),
    }


class SaveViewSchema(Strict.from_dict(_shape(required=True))):  # type: ignore[misc]
    """A new view."""

    operation = code("The operation that reads the list; it must be one that the caller may call.", 60)


class ChangeViewSchema(Change.from_dict(_shape(required=False))):  # type: ignore[misc]
    """What shall be different; what is left out stays."""


TOO_MANY_VIEWS = Problem(
    "too-many-views",
    409,
    Text("视图过多", "Too many views"),
    Text("每人最多保存 {most} 个视图。请先删除不用的。", "Everybody saves {most} views at most. Delete one first."),
)
VIEW_NAME_TAKEN = Problem(
    "view-name-taken",
    409,
    Text("已有同名视图", "A view has this name"),
    Text(
        "您在此列表已有视图“{name}”。请换用其他名称,或修改该视图。",
        "“{name}” is a view of this list already. Choose another name, or change that view.",
    ),
)
NOT_YOUR_VIEW = Problem(
    "not-your-view",
    403,
    Text("只能更改自己的视图", "Only one's own view is changed"),
    Text("此视图由 {owner} 保存。可另存为自己的视图。", "{owner} saved it. Save one of your own instead."),
)


class ViewData(Tolerant):
    """A view that was saved, changed or deleted, and who may read it before or after."""

    id = fields.UUID(required=True, metadata=described("The view."))
    owner_id = fields.UUID(required=True, metadata=described("Who saved it."))
    operation = naming(Names.OPERATION, "The operation that reads the list.", required=True)
    readers = fields.List(
        fields.String(),
        required=True,
        metadata=described(
            "With whom it is or was shared: roles, each with the organization or chain if it is for one."
        ),
    )
    version = version_after()


VIEW = Resource(
    "registry",
    "view",
    Text("视图", "saved view"),
    "/v1/views",
    ViewSchema,
    seen_by=SeenBy(persons=("owner_id",), posts="readers"),
)
VIEW_SAVED = VIEW.event("saved", Text("视图已保存", "A view was saved."), ViewData)
VIEW_CHANGED = VIEW.event("changed", Text("视图已修改", "A view was changed."), ViewData)
VIEW_DELETED = VIEW.event("deleted", Text("视图已删除", "A view was deleted."), ViewData)

LIST_VIEWS = VIEW.list(
    Text("我的视图和共享视图", "Views of my own and those shared with me"),
    SIGNED_IN,
    ViewListQuery,
    description="In the order in which they were saved.",
)
GET_VIEW = VIEW.read(Text("查看视图", "Read a view"), SIGNED_IN, etag=True)
SAVE_VIEW = VIEW.create(
    Text("保存视图", "Save a view"),
    SIGNED_IN,
    SaveViewSchema,
    name="save_view",
    description=f"At most {MOST_VIEWS} for everybody, of each list under names of their own.",
    problems=(TOO_MANY_VIEWS, VIEW_NAME_TAKEN),
    example={
        "name": "待我派单",
        "operation": "list_requests",
        "filters": {"status": ["submitted"], "overdue": True},
        "sort": "submitted_at",
        "columns": ["number", "title", "enterprise_name", "submitted_at"],
        "default": True,
    },
)
CHANGE_VIEW = VIEW.change(
    Text("修改视图", "Change a view"),
    SIGNED_IN,
    ChangeViewSchema,
    description="By its owner; one that is shared also by an operator.",
    problems=(NOT_YOUR_VIEW, VIEW_NAME_TAKEN),
    example={"shared_with": "dispatcher"},
)
DELETE_VIEW = Operation(
    service=VIEW.service,
    name="delete_view",
    method="DELETE",
    path=VIEW.one,
    summary=Text("删除视图", "Delete a view"),
    description="By its owner; one that is shared also by an operator.",
    access=SIGNED_IN,
    status=204,
    if_match=IfMatch.OPTIONAL,
    problems=(NOT_YOUR_VIEW,),
    resource=VIEW,
)
