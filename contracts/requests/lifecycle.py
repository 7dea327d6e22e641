"""The life of a request: the operations that move it."""

from typing import Any

from marshmallow import fields, validate, validates_schema

from contracts.common import Strict, ValueField, choice, described, line, text
from contracts.problem import Text
from contracts.requests import refusals
from contracts.requests.deadline import CLOCK_PROBLEMS, EXTENSION_PROBLEMS, RETURN_PROBLEMS
from contracts.requests.marking import marking
from contracts.requests.parts import MOST_PARTS
from contracts.requests.reading import REQUEST
from contracts.requests.vocabulary import REVIEW_DECISION, TAKEN_IN_CHANNEL
from contracts.roles import FOR_ENTERPRISES, Role
from contracts.validation import validation_error

# What an enterprise does, its agents do by its mandate; but it judges what it has got itself.
ENTERPRISE = FOR_ENTERPRISES
EVALUATORS = frozenset({Role.ENTERPRISE_CONTACT, Role.SERVICE_CLERK})
# Who takes a request in for an enterprise of the park.
TAKERS = frozenset({Role.GRID_WORKER, Role.SERVICE_CLERK})
# Of staff requests the clerk of the service centre takes the steps of the enterprise and of the dispatcher.
ASKER = ENTERPRISE | {Role.SERVICE_CLERK}
# A supervisor stands in while no dispatcher can act, or a department cannot.
DISPATCHER = frozenset({Role.DISPATCHER, Role.SUPERVISOR, Role.SERVICE_CLERK})
DEPARTMENT = frozenset({Role.DEPARTMENT_HANDLER})
SUPERVISOR = frozenset({Role.SUPERVISOR})

_REASON = 1000


def reason(what: str) -> fields.String:
    """A reason that must be given."""
    return text(_REASON, metadata=described(what))


class MatterSchema(Strict):
    """What is asked."""

    title = line(120, metadata=described("What it is about, in one line."))
    description = text(5000, metadata=described("The matter in full."))
    item_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("The item of the catalog; null if none fits, then the dispatcher classifies it."),
    )
    form = fields.Dict(
        keys=line(40),
        values=ValueField(allow_none=True),
        load_default=dict,
        validate=validate.Length(max=40),
        metadata=described("Answers to the item's form, by key."),
    )


class SubmitSchema(MatterSchema):
    """A new request."""

    enterprise_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("The enterprise; needed by whoever speaks for several, and by whoever takes it in for one."),
    )
    channel = choice(
        TAKEN_IN_CHANNEL,
        "By which way it came in, where it is taken in for an enterprise of the caller's park: `grid` by a grid "
        "worker, the others by a service centre clerk; preset: `grid` and `on_site`. Not for the enterprise itself.",
        load_default=None,
        allow_none=True,
    )
    on_site_day_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("The on-site day of the park on which it was taken in; with `on_site`."),
    )
    chain_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("The chain it concerns; preset: the enterprise's, the one it leads first."),
    )


class CoDepartmentSchema(Strict):
    """A co-department, which has a part in the handling on a clock of its own."""

    department_id = fields.UUID(required=True, metadata=described("A department, not the lead."))
    note = text(_REASON, minimum=0, required=False, load_default="", metadata=described("What it shall do."))
    working_days = fields.Integer(
        load_default=None,
        allow_none=True,
        strict=True,
        validate=validate.Range(min=1, max=250),
        metadata=described("The time for it; preset: that of the request's item."),
    )


class DispatchSchema(Strict):
    """Where it shall go."""

    item_id = fields.UUID(
        load_default=None, allow_none=True, metadata=described("Classifies it; needed where the enterprise chose none.")
    )
    department_id = fields.UUID(
        load_default=None, allow_none=True, metadata=described("Preset: what the dispatch rules say.")
    )
    note = text(_REASON, minimum=0, required=False, load_default="", metadata=described("For the department."))
    visible_to_enterprise = marking()
    co_departments = fields.List(
        fields.Nested(CoDepartmentSchema),
        load_default=list,
        validate=validate.Length(max=MOST_PARTS),
        metadata=described(f"Up to {MOST_PARTS} departments that have a part in it; the one above leads and answers."),
    )

    @validates_schema
    def _each_once(self, data: dict[str, Any], **_: object) -> None:
        seen = {data["department_id"]} if data["department_id"] else set()
        for place, each in enumerate(data["co_departments"]):
            if each["department_id"] in seen:
                raise validation_error(
                    "主办和各协办部门须各不相同。",
                    "The lead and the co-departments are different departments.",
                    at=("co_departments", place, "department_id"),
                )
            seen.add(each["department_id"])


class ReturnSchema(Strict):
    """Why the department disputes the dispatch."""

    reason = reason("Why it is not for this department.")
    visible_to_enterprise = marking()


class RedispatchSchema(Strict):
    """To whom it shall go instead."""

    department_id = fields.UUID(required=True, metadata=described("Another department."))
    reason = reason("Why it goes there.")
    visible_to_enterprise = marking()


class ConfirmationSchema(Strict):
    """Why the dispatch stands."""

    reason = reason("Why the department has to handle it.")
    visible_to_enterprise = marking()


class ExtensionSchema(Strict):
    """More time is asked for."""

    days = fields.Integer(
        required=True, strict=True, validate=validate.Range(min=1, max=250), metadata=described("Working days.")
    )
    reason = reason("Why the time does not suffice.")
    visible_to_enterprise = marking()


class ExtensionDecisionSchema(Strict):
    """What the dispatcher decides about the extension asked for."""

    granted = fields.Boolean(required=True, metadata=described("Whether the days asked for are granted."))
    reason = reason("Why.")
    visible_to_enterprise = marking()


class AnswerRequestSchema(Strict):
    """The answer of the department."""

    answer = text(5000, metadata=described("What has been done or found."))


def _mark(what: str) -> fields.Integer:
    return fields.Integer(
        required=True, strict=True, validate=validate.Range(min=1, max=5), metadata=described(f"{what}, 1 to 5.")
    )


class MarksSchema(Strict):
    """How an answer is judged."""

    response_time = _mark("How quickly it was handled")
    result = _mark("What came of it")
    attitude = _mark("How one was treated")
    overall = _mark("All in all")
    comment = text(1000, minimum=0, required=False, load_default="", metadata=described("In words."))


class EvaluateSchema(MarksSchema):
    """How the enterprise evaluates the answer."""


class WithdrawSchema(Strict):
    """Why the enterprise takes it back."""

    reason = reason("Why it is no longer needed.")


class ReviewSchema(Strict):
    """What the supervisor decides after a poor evaluation."""

    decision = choice(
        REVIEW_DECISION,
        "`reopen`: it is handled again; `uphold`: the answer stands and the request is closed.",
        required=True,
    )
    reason = reason("Why.")
    visible_to_enterprise = marking()
    department_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("Who handles it when it is reopened; preset: the department that answered."),
    )

    @validates_schema
    def _department_only_when_reopened(self, data: dict[str, Any], **_: object) -> None:
        if data["decision"] == "uphold" and data["department_id"] is not None:
            raise validation_error("仅用于 `reopen`。", "Only goes with `reopen`.", at=("department_id",))


SUBMIT_REQUEST = REQUEST.create(
    Text("企业下单(提交诉求)", "Submit a request"),
    ENTERPRISE | TAKERS,
    SubmitSchema,
    name="submit_request",
    problems=(refusals.ENTERPRISE_UNKNOWN, refusals.NOBODY_DISPATCHES),
    description=(
        "By the enterprise, or taken in for it by a grid worker or a service centre clerk of its park: then it is the "
        "enterprise's all the same, and its history says who took it in. A service agent submits in the enterprise's "
        "name by a mandate that is in force, and covers the item if it names any."
    ),
    example={
        "title": "中试车间急需蒸汽管道增容",
        "description": "二期中试车间下月投产,现有蒸汽管道压力不足,请协调增容。",
        "item_id": None,
        "form": {},
    },
)
DISPATCH_REQUEST = REQUEST.act(
    "dispatch",
    Text("派单", "Dispatch a request to a department"),
    DISPATCHER,
    DispatchSchema,
    problems=(
        refusals.NOT_NOW,
        refusals.DEPARTMENT_NOT_ACTIVE,
        refusals.NOBODY_HANDLES,
        *CLOCK_PROBLEMS,
    ),
    description=(
        "Without `department_id` the dispatch rules decide. Starts the clock. While no dispatcher can act for the "
        "chain or the park, a supervisor does what is the dispatcher's. With `co_departments` the department leads a "
        "joint handling: each of them has a part on a clock of its own."
    ),
    example={"note": "请于到期前答复企业"},
)
ACCEPT_REQUEST = REQUEST.act(
    "accept", Text("接单", "Accept a dispatched request"), DEPARTMENT, problems=(refusals.NOT_NOW,)
)
RETURN_REQUEST = REQUEST.act(
    "return",
    Text("退单(派单异议)", "Return a dispatch with a reason"),
    DEPARTMENT,
    ReturnSchema,
    problems=(
        refusals.NOT_NOW,
        *RETURN_PROBLEMS,
    ),
    description="Within 2 working days of the dispatch (preset), once per department. The clock stands still.",
    example={"reason": "该事项属市场监管部门职责"},
)
REDISPATCH_REQUEST = REQUEST.act(
    "redispatch",
    Text("改派", "Send a request to another department"),
    DISPATCHER,
    RedispatchSchema,
    problems=(
        refusals.NOT_NOW,
        refusals.NOBODY_HANDLES,
        *CLOCK_PROBLEMS,
    ),
    description=(
        "After a return, or before the department has accepted; afterwards too while the department is inactive or "
        "has no handler who can act, then also by a supervisor. A new clock begins, a pending extension lapses."
    ),
    example={"department_id": "019a0000-0000-7000-8000-000000000002", "reason": "退单理由成立"},
)
CONFIRM_DISPATCH = REQUEST.act(
    "confirmation",
    Text("维持原派单", "Confirm a returned dispatch: the department has to handle it"),
    DISPATCHER,
    ConfirmationSchema,
    name="confirm_dispatch",
    problems=(
        refusals.NOT_NOW,
        refusals.NOBODY_HANDLES,
        *CLOCK_PROBLEMS,
    ),
    example={"reason": "按职责清单应由贵单位承办"},
)
REQUEST_EXTENSION = REQUEST.act(
    "extension",
    Text("申请延期", "Ask for more time"),
    DEPARTMENT,
    ExtensionSchema,
    name="request_extension",
    problems=(
        refusals.NOT_NOW,
        refusals.EXTENSION_PENDING,
        *EXTENSION_PROBLEMS,
    ),
    example={"days": 3, "reason": "需现场勘察"},
)
DECIDE_EXTENSION = REQUEST.act(
    "extension/decision",
    Text("审批延期", "Grant or refuse an extension"),
    DISPATCHER,
    ExtensionDecisionSchema,
    name="decide_extension",
    problems=(
        refusals.NOT_NOW,
        refusals.NO_EXTENSION_PENDING,
        refusals.NOBODY_HANDLES,
        *EXTENSION_PROBLEMS,
    ),
    example={"granted": True, "reason": "情况属实"},
)
ANSWER_REQUEST = REQUEST.act(
    "answer",
    Text("答复", "Answer a request"),
    DEPARTMENT,
    AnswerRequestSchema,
    problems=(
        refusals.NOT_NOW,
        refusals.PARTS_OPEN,
        *CLOCK_PROBLEMS,
    ),
    description=(
        "Stops the clock. An extension that is still pending lapses. While a co-department has not done its part, it "
        "is refused."
    ),
    example={"answer": "已协调热力公司增容,12月5日前完成。"},
)
EVALUATE_REQUEST = REQUEST.act(
    "evaluation",
    Text("评价", "Evaluate the answer"),
    EVALUATORS,
    EvaluateSchema,
    name="evaluate_request",
    problems=(refusals.NOT_NOW,),
    description="Closes the request; a poor one (by preset, overall 1 or 2) goes to the supervisor for review instead.",
    example={"response_time": 5, "result": 4, "attitude": 5, "overall": 5, "comment": "处理及时"},
)
WITHDRAW_REQUEST = REQUEST.act(
    "withdrawal",
    Text("撤回", "Withdraw a request before it is answered"),
    ASKER,
    WithdrawSchema,
    name="withdraw_request",
    problems=(
        refusals.NOT_NOW,
        *CLOCK_PROBLEMS,
    ),
    example={"reason": "问题已自行解决"},
)
REVIEW_REQUEST = REQUEST.act(
    "review",
    Text("督办复核", "Reopen or uphold after a poor evaluation"),
    SUPERVISOR,
    ReviewSchema,
    description="By a supervisor of the chain of the request, or of all chains.",
    problems=(
        refusals.NOT_NOW,
        refusals.NOBODY_HANDLES,
        *CLOCK_PROBLEMS,
    ),
    example={"decision": "reopen", "reason": "答复未解决实际问题"},
)
