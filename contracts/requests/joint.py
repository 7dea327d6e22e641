"""Joint handling: a request has a lead, and co-departments that each have a part on a clock of its own.

The lead writes the one answer, possible only when every part is done or the dispatcher has released it.
"""

from dataclasses import replace

from marshmallow import fields, validate

from contracts.actions import Actions
from contracts.audiences import INTERNAL
from contracts.common import Strict, choice, described, text
from contracts.files import Attachable
from contracts.problem import Problem, Text
from contracts.requests import refusals
from contracts.requests.deadline import (
    CLOCK_PROBLEMS,
    EXTENSION_PROBLEMS,
    NEVER_OWED,
    RETURN_PROBLEMS,
    DeadlineSchema,
)
from contracts.requests.lifecycle import DEPARTMENT, DISPATCHER, CoDepartmentSchema, reason
from contracts.requests.parts import MOST_PARTS, PartSchema
from contracts.requests.reading import REQUEST, SEEN_BY, VIEWERS, VISIBLE
from contracts.requests.vocabulary import PART_ACTION, PART_DUTY, Duty, PartAction
from contracts.resource import Resource
from contracts.roles import Role

PART_NOT_NOW = Problem(
    "part-not-now",
    409,
    Text("当前状态不能执行此协办操作", "Not possible with the part in this state"),
    Text(
        "诉求 {number} 中{name}的协办状态为“{status_zh}”,不能执行“{action_zh}”;您现在可以执行:{possible_zh}。",
        "The part of {name} in request {number} is {status_en}, which does not allow: {action_en}. What you can do "
        "with it now: {possible_en}.",
    ),
)
PART_EXTENSION_PENDING = Problem(
    "part-extension-pending",
    409,
    Text("该协办已有待审批的延期申请", "An extension of the part is pending"),
    Text("已申请延期 {days} 个工作日,请等待审批。", "{days} working days have been asked for and are not decided yet."),
)
NO_PART_EXTENSION_PENDING = Problem(
    "no-part-extension-pending",
    409,
    Text("该协办没有待审批的延期申请", "No extension of the part is pending"),
    Text(
        "诉求 {number} 中{name}没有申请协办延期。",
        "{name} has not asked for an extension of its part in request {number}.",
    ),
)


class AddPartSchema(CoDepartmentSchema):
    """A co-department more, and why."""

    reason = reason("Why it is needed.")


class ReturnPartSchema(Strict):
    """Why the co-department disputes that it has a part."""

    reason = reason("Why it has no part in this.")


class ConfirmPartSchema(Strict):
    """Why the co-department has to do its part."""

    reason = reason("Why it has to.")


class PartExtensionRequestSchema(Strict):
    """More time is asked for."""

    days = fields.Integer(
        required=True, strict=True, validate=validate.Range(min=1, max=250), metadata=described("Working days.")
    )
    reason = reason("Why the time does not suffice.")


class PartExtensionDecisionSchema(Strict):
    """What the dispatcher decides about the extension asked for."""

    granted = fields.Boolean(required=True, metadata=described("Whether the days asked for are granted."))
    reason = reason("Why.")


class ContributePartSchema(Strict):
    """What the co-department contributes."""

    contribution = text(5000, metadata=described("What it has done or found, for the lead. Offices alone read it."))


class ReleasePartSchema(Strict):
    """Why the co-department need not do its part any more."""

    reason = reason("Why.")


class PartDeadlineQuery(Strict):
    """Whose deadline."""

    duty = choice(
        PART_DUTY,
        "What is owed; the part itself unless said otherwise. What has never been owed is refused (404).",
        load_default=Duty.PART,
    )


# Enterprise, employer and whoever took it in are told of changes of the request; a part is for offices alone.
PART = Resource(
    "requests",
    "part",
    Text("协办事项", "part of a co-department"),
    f"{REQUEST.one}/parts",
    PartSchema,
    seen_by=replace(SEEN_BY.without("enterprise_id", "opened_to_id"), own={}, formerly={}, listed="", within=""),
)

ADD_PART = PART.create(
    Text("增加协办部门", "Add a co-department to a request"),
    DISPATCHER,
    AddPartSchema,
    name="add_part",
    problems=(
        refusals.NOT_NOW,
        refusals.NOBODY_HANDLES,
        refusals.PART_OPEN,
        refusals.PARTS_FULL,
    ),
    description=(
        f"While the request is with a department and not answered. At most {MOST_PARTS} co-departments have a part in "
        "one handling, each one that is open. Its clock begins now."
    ),
    example={
        "department_id": "019a0000-0000-7000-8000-000000000003",
        "note": "请核实该地块规划条件",
        "working_days": 3,
        "reason": "涉及规划调整,须自然资源部门意见",
    },
)
GET_PART = PART.read(
    Text("查看协办事项", "One part, with what the caller can do now"), VIEWERS, description=VISIBLE, etag=True
)
GET_PART_DEADLINE = PART.part(
    "deadline",
    Text("协办时限说明", "Why the part is due then"),
    VIEWERS,
    query=PartDeadlineQuery,
    result=DeadlineSchema,
    problems=(NEVER_OWED,),
    example={"duty": "part"},
)
ACCEPT_PART = PART.act("accept", Text("协办接单", "Accept a part"), DEPARTMENT, problems=(PART_NOT_NOW,))
RETURN_PART = PART.act(
    "return",
    Text("协办退回", "Return a part with a reason"),
    DEPARTMENT,
    ReturnPartSchema,
    problems=(PART_NOT_NOW, *RETURN_PROBLEMS),
    description=(
        "Within 2 working days of its beginning (preset), once. It goes to the dispatcher alone, who confirms it or "
        "releases the co-department; its clock stands still meanwhile, that of the lead does not."
    ),
    example={"reason": "本部门无此项职责"},
)
CONFIRM_PART = PART.act(
    "confirmation",
    Text("维持协办", "Confirm a returned part: the co-department has to do it"),
    DISPATCHER,
    ConfirmPartSchema,
    name="confirm_part",
    problems=(PART_NOT_NOW, refusals.NOBODY_HANDLES, *CLOCK_PROBLEMS),
    example={"reason": "按职责清单应由贵单位配合"},
)
REQUEST_PART_EXTENSION = PART.act(
    "extension",
    Text("协办申请延期", "Ask for more time for a part"),
    DEPARTMENT,
    PartExtensionRequestSchema,
    name="request_part_extension",
    problems=(PART_NOT_NOW, PART_EXTENSION_PENDING, *EXTENSION_PROBLEMS),
    example={"days": 2, "reason": "需现场勘察"},
)
DECIDE_PART_EXTENSION = PART.act(
    "extension/decision",
    Text("审批协办延期", "Grant or refuse an extension of a part"),
    DISPATCHER,
    PartExtensionDecisionSchema,
    name="decide_part_extension",
    problems=(PART_NOT_NOW, NO_PART_EXTENSION_PENDING, refusals.NOBODY_HANDLES, *EXTENSION_PROBLEMS),
    description="It moves the deadline of the part alone.",
    example={"granted": True, "reason": "情况属实"},
)
CONTRIBUTE_PART = PART.act(
    "contribution",
    Text("协办反馈", "Contribute what the co-department has done or found"),
    DEPARTMENT,
    ContributePartSchema,
    name="contribute_part",
    problems=(PART_NOT_NOW, *CLOCK_PROBLEMS),
    description="Its part is done and its clock stops. An extension that is still pending lapses.",
    example={"contribution": "该地块规划为工业用地,增容管线可沿规划道路敷设。"},
)
RELEASE_PART = PART.act(
    "release",
    Text("免除协办", "Release a co-department from its part"),
    DISPATCHER,
    ReleasePartSchema,
    problems=(PART_NOT_NOW, *CLOCK_PROBLEMS),
    description=(
        "As long as it is not done, whether accepted, returned or late; lead and co-department are told. Also by a "
        "supervisor while nobody at the co-department can act."
    ),
    example={"reason": "主办部门已自行核实"},
)
PART_ACTIONS = Actions(
    PART,
    PART_ACTION,
    {
        PartAction.ACCEPT: ACCEPT_PART,
        PartAction.RETURN: RETURN_PART,
        PartAction.CONFIRMATION: CONFIRM_PART,
        PartAction.EXTENSION: REQUEST_PART_EXTENSION,
        PartAction.EXTENSION_DECISION: DECIDE_PART_EXTENSION,
        PartAction.CONTRIBUTION: CONTRIBUTE_PART,
        PartAction.RELEASE: RELEASE_PART,
    },
)
OFFICES = VIEWERS & INTERNAL
PART_FILES = Attachable(
    PART,
    Text("协办附件", "file of a part"),
    sees=OFFICES,
    adds=DEPARTMENT,
    removes=frozenset({Role.SUPERVISOR, Role.OPERATOR}),
)
