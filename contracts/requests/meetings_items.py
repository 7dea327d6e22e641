"""What becomes of a resolution: it is accepted, reported as carried out with evidence, and confirmed, on a clock.

Clock, ladder and explanation are those of requests (``deadline.py``).
"""

from typing import Any, ClassVar

from marshmallow import fields

from contracts.actions import Actions
from contracts.audiences import EVERYBODY
from contracts.common import PageQuery, Strict, chosen, described, page_of, text
from contracts.figures import Figure, FigureDimension, FigureKind, FigureTime, Opening
from contracts.operation import SIGNED_IN
from contracts.problem import Problem, Text
from contracts.requests.deadline import ExplainedSchema
from contracts.requests.meetings_refusals import NOT_THE_CONVENOR
from contracts.requests.meetings_resolutions import (
    LIST_RESOLUTIONS,
    RESOLUTION,
    REVOKE_RESOLUTION,
    ResolutionData,
)
from contracts.requests.meetings_vocabulary import (
    CONVENORS,
    RESOLUTION_ACTION,
    RESOLUTION_STEP,
    ResolutionAction,
    ResolutionProgress,
    ResolutionStatus,
    ResolutionWaiting,
)
from contracts.requests.vocabulary import RUNG
from contracts.roles import ROLE, Role
from contracts.worklists import Waiting


class ResolutionHistorySchema(Strict):
    """One step with a resolution."""

    heads: ClassVar = {
        "at": Text("时间", "when"),
        "action": Text("步骤", "step"),
        "words": Text("内容", "words"),
    }

    id = fields.UUID(required=True)
    at = fields.AwareDateTime(required=True)
    action = chosen(RESOLUTION_STEP, "What was done.", required=True)
    person_id = fields.UUID(required=True)
    person_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    role = chosen(ROLE, "In which role.", required=True)
    words = fields.String(
        required=True, allow_none=True, metadata=described("The words given for it.", audience=EVERYBODY)
    )


class ResolutionDeadlineSchema(ExplainedSchema):
    """The deadline of a resolution and everything that led to it."""

    resolution_id = fields.UUID(required=True)
    role = chosen(
        ROLE,
        "Null: whoever holds a role at the organization owes it.",
        required=True,
        allow_none=True,
    )


class ReportResolutionSchema(Strict):
    """By what it is carried out."""

    evidence = text(4000, metadata=described("By what it is carried out, so that others can see it."))


class ConfirmResolutionSchema(Strict):
    """Whether it is carried out."""

    accepted = fields.Boolean(
        required=True, truthy={True}, falsy={False}, metadata=described("Whether it is carried out; else it goes on.")
    )
    note = text(1000, minimum=0, required=False, load_default="", metadata=described("Why, for who is responsible."))


class ResolutionRungData(ResolutionData):
    """With the rung of the ladder."""

    rung = chosen(RUNG, "The rung; reminders are named by their percentage.", required=True)


RESOLUTION_NOT_NOW = Problem(
    "resolution-not-now",
    409,
    Text("当前状态不能执行此操作", "Not possible in this state"),
    Text(
        "决议 {number} 的状态为“{status_zh}”,不能执行“{action_zh}”。",
        "The resolution {number} is {status_en}, which does not allow: {action_en}.",
    ),
)
NOT_RESPONSIBLE = Problem(
    "not-responsible",
    403,
    Text("须由责任单位办理", "It is for the responsible organization"),
    Text("此操作须由在责任单位任职的人员执行。", "This is for those who hold a role at the responsible organization."),
)
GET_RESOLUTION_DEADLINE = RESOLUTION.part(
    "deadline",
    Text("决议时限说明", "Why a resolution is due then"),
    SIGNED_IN,
    result=ResolutionDeadlineSchema,
    description="The clock stands still while the convenor looks at what was reported.",
)
LIST_RESOLUTION_HISTORY = RESOLUTION.part(
    "history",
    Text("决议的过程", "The history of a resolution, in the order of its steps"),
    SIGNED_IN,
    name="list_resolution_history",
    query=PageQuery,
    result=page_of(ResolutionHistorySchema),
    example={"limit": 25},
)
ACCEPT_RESOLUTION = RESOLUTION.act(
    "acceptance", Text("接收决议", "Accept a resolution that one is responsible for"), SIGNED_IN,
    name="accept_resolution", problems=(RESOLUTION_NOT_NOW, NOT_RESPONSIBLE),
    description="By those who hold a role at the responsible organization.",
)  # fmt: skip
REPORT_RESOLUTION = RESOLUTION.act(
    "report", Text("报告决议完成", "Report that a resolution is carried out, with evidence"), SIGNED_IN,
    ReportResolutionSchema, name="report_resolution", problems=(RESOLUTION_NOT_NOW, NOT_RESPONSIBLE),
    description="By those who hold a role at the responsible organization; it need not have been accepted before.",
    example={"evidence": "共享清单已印发,三家企业已签订冷库共享协议。"},
)  # fmt: skip
CONFIRM_RESOLUTION = RESOLUTION.act(
    "confirmation", Text("确认决议完成", "Confirm that a resolution is carried out, or have it go on"), CONVENORS,
    ConfirmResolutionSchema, name="confirm_resolution", problems=(RESOLUTION_NOT_NOW, NOT_THE_CONVENOR),
    description="By the convenor of the meeting. If it goes on, so does its clock.",
    example={"accepted": True, "note": "已落实"},
)  # fmt: skip
RESOLUTION_ACTIONS = Actions(
    RESOLUTION,
    RESOLUTION_ACTION,
    {
        ResolutionAction.ACCEPTANCE: ACCEPT_RESOLUTION,
        ResolutionAction.REPORT: REPORT_RESOLUTION,
        ResolutionAction.CONFIRMATION: CONFIRM_RESOLUTION,
        ResolutionAction.REVOCATION: REVOKE_RESOLUTION,
    },
)


def _waiting(step: ResolutionWaiting, access: frozenset[Role]) -> Waiting:
    return Waiting(RESOLUTION, step, access, LIST_RESOLUTIONS, {"waiting": str(step), "sort": "due_on"})


TO_ACCEPT_RESOLUTION = _waiting(ResolutionWaiting.ACCEPTANCE, SIGNED_IN)
TO_REPORT_RESOLUTION = _waiting(ResolutionWaiting.REPORT, SIGNED_IN)
TO_CONFIRM_RESOLUTION = _waiting(ResolutionWaiting.CONFIRMATION, CONVENORS)

RESOLUTION_ACCEPTED = RESOLUTION.event("accepted", Text("决议已接收", "A resolution was accepted"), ResolutionData)
RESOLUTION_REPORTED = RESOLUTION.event(
    "reported", Text("决议完成待确认", "A resolution was reported as carried out"), ResolutionData
)
RESOLUTION_CONFIRMED = RESOLUTION.event(
    "confirmed", Text("决议已完成", "The convenor confirmed it as carried out"), ResolutionData
)
RESOLUTION_CONTINUED = RESOLUTION.event(
    "continued", Text("决议完成未予确认", "The convenor did not confirm it"), ResolutionData
)
RESOLUTION_RUNG_REACHED = RESOLUTION.event(
    "rung-reached",
    Text("决议时限到达督办节点", "A resolution reached a rung of the supervision ladder"),
    ResolutionRungData,
)
RESOLUTION_MOVED = RESOLUTION.event(
    "deadline-moved",
    Text("决议期限因日历变更而调整", "A changed calendar moved or confirmed the deadline"),
    ResolutionData,
)

_BY = {"chain": "chain_id", "organization": "organization_id"}
_WHOSE = (FigureDimension.CHAIN, FigureDimension.ORGANIZATION)
_OPEN = [str(each) for each in ResolutionProgress if each is not ResolutionProgress.DONE]
_DONE = {"progress": [str(ResolutionProgress.DONE)]}


def _figure(name: str, words: Text, meaning: Text, **more: Any) -> Figure:
    given = {"dimensions": (*_WHOSE, FigureDimension.MONTH, FigureDimension.YEAR), **more}
    unit = Text("项", "resolutions")
    return Figure("requests", f"resolutions.{name}", words, unit, FigureKind.COUNT, SIGNED_IN, meaning=meaning, **given)


RESOLUTIONS_PASSED = _figure(
    "passed",
    Text("作出决议", "Resolutions passed"),
    Text("期间作出、未撤销的决议,按责任单位计。", "Those passed in the period that stand, by who is responsible."),
    opens=Opening(
        LIST_RESOLUTIONS,
        {"status": [str(ResolutionStatus.PASSED)]},
        {**_BY, "from": "passed_from", "to": "passed_to"},
    ),
)
RESOLUTIONS_OPEN = _figure(
    "open",
    Text("未完成决议", "Resolutions not carried out yet"),
    Text("目前尚未确认完成的决议。", "Those that are not confirmed as carried out now."),
    dimensions=_WHOSE,
    time=FigureTime.NOW,
    opens=Opening(LIST_RESOLUTIONS, {"progress": _OPEN}, _BY),
)
RESOLUTIONS_OVERDUE = _figure(
    "overdue",
    Text("超期决议", "Resolutions overdue"),
    Text("目前已超期且未报告完成的决议。", "Those that are late now and not reported as carried out."),
    dimensions=_WHOSE,
    time=FigureTime.NOW,
    opens=Opening(LIST_RESOLUTIONS, {"overdue": True}, _BY),
)
RESOLUTIONS_DONE = _figure(
    "done",
    Text("完成决议", "Resolutions carried out"),
    Text("期间确认完成的决议。", "Those confirmed as carried out in the period."),
    opens=Opening(LIST_RESOLUTIONS, _DONE, {**_BY, "from": "done_from", "to": "done_to"}),
)
RESOLUTIONS_ON_TIME = _figure(
    "done_on_time",
    Text("按期完成决议", "Resolutions carried out on time"),
    Text("期间确认完成、且在期限内报告完成的决议。", "Those of them that were reported in time."),
    opens=Opening(LIST_RESOLUTIONS, {**_DONE, "on_time": True}, {**_BY, "from": "done_from", "to": "done_to"}),
)
