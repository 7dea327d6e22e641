"""What is told of the life of a request. Every event carries the request's state, so that nobody has to ask back."""

from typing import Any

from marshmallow import fields

from contracts.audiences import EVERYBODY
from contracts.common import Tolerant, chosen, described, version_after
from contracts.problem import Text
from contracts.requests.behalf import agent_named, agents_listed
from contracts.requests.marking import mark, unless_marked
from contracts.requests.reading import REQUEST
from contracts.requests.seen_by import centre_id, opened_to_id, taken_in_by
from contracts.requests.vocabulary import CLOSING_CAUSE, DUTY, REQUEST_CHANNEL, REQUEST_STATUS, RUNG, RequestChannel
from contracts.telling import Told

_WORDS = "The words given for what happened, where words are given."


def _reason(metadata: dict[str, Any]) -> fields.String:
    return fields.String(required=True, allow_none=True, metadata=metadata)


def _for_all() -> fields.String:
    return _reason(described(_WORDS, audience=EVERYBODY))


class RequestData(Tolerant):
    """The state of a request after what happened."""

    id = fields.UUID(required=True, metadata=described("The request."))
    number = fields.String(required=True, metadata=described("The number that people know it by.", audience=EVERYBODY))
    title = fields.String(required=True, metadata=described("What it is about.", audience=EVERYBODY))
    item_id = fields.UUID(required=True, allow_none=True, metadata=described("The item of the catalog."))
    item_name = fields.String(required=True, allow_none=True, metadata=described("Its name.", audience=EVERYBODY))
    enterprise_id = fields.UUID(
        required=True, allow_none=True, metadata=described("Who asks; null for a staff request.")
    )
    enterprise_name = fields.String(required=True, metadata=described("Its name.", audience=EVERYBODY))
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain it concerns."))
    park_id = fields.UUID(required=True, allow_none=True, metadata=described("The park that the enterprise lies in."))
    department_id = fields.UUID(
        required=True, allow_none=True, metadata=described("Who has to handle it now; null before the dispatch.")
    )
    department_name = fields.String(required=True, allow_none=True, metadata=described("Its name.", audience=EVERYBODY))
    agents = agents_listed()
    agent_name = agent_named()
    co_department_ids = fields.List(
        fields.UUID(), load_default=list, metadata=described("The co-departments, which have a part in it.")
    )
    submitted_by = fields.UUID(required=True, metadata=described("The person who submitted it."))
    channel = chosen(REQUEST_CHANNEL, "By which way it came in.", load_default=RequestChannel.WEB)
    taken_in_by = taken_in_by()
    centre_id = centre_id()
    opened_to_id = opened_to_id()
    status = chosen(REQUEST_STATUS, "Where it stands.", required=True)
    due_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("The deadline of handling; null while none runs.")
    )
    provisional = fields.Boolean(required=True, metadata=described("Whether `due_at` may still change."))
    reason = _reason(unless_marked(_WORDS))
    visible_to_enterprise = mark(required=False, load_default=False)
    version = version_after()


class OpeningChangedData(RequestData):
    """With the employer that it is taken from."""

    closed_to_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("The employer that could read it until now; null if it was opened."),
    )


class DispatchedData(RequestData):
    """With what the dispatch was decided by."""

    note = fields.String(required=True, metadata=unless_marked("What the dispatcher wrote to the department."))
    rules_version = fields.Integer(required=True, allow_none=True, metadata=described("Null where a person chose."))


class RedispatchedData(RequestData):
    """With the department that had it before."""

    from_department_id = fields.UUID(required=True, metadata=described("The department that had it before."))


class ExtensionRequestedData(RequestData):
    """With what is asked for."""

    days = fields.Integer(required=True, metadata=described("Working days that are asked for."))


class ExtensionDecidedData(RequestData):
    """With the decision."""

    granted = fields.Boolean(required=True, metadata=described("Whether the deadline was moved."))
    days = fields.Integer(required=True, metadata=described("Working days that were asked for."))


class SupplementRequestedData(RequestData):
    """With what the enterprise has to supply, as ``reason``."""

    reason = _for_all()
    days = fields.Integer(required=True, metadata=described("For how many working days the clock waits at most."))
    until = fields.AwareDateTime(required=True, metadata=described("When these are over."))


class SuppliedData(RequestData):
    """With what the enterprise has supplied, as ``reason``."""

    reason = _for_all()


class ProgressReportedData(RequestData):
    """With how far it is, as ``reason``."""

    reason = _for_all()


class AnsweredData(RequestData):
    """With the answer."""

    answer = fields.String(required=True, metadata=described("The answer.", audience=EVERYBODY))
    on_time = fields.Boolean(required=True, metadata=described("Whether it was given within the deadline."))


class MarkedData(RequestData):
    """With the marks, 1 to 5, and the enterprise's comment as ``reason``."""

    reason = _for_all()
    response_time = fields.Integer(required=True, metadata=described("How fast."))
    result = fields.Integer(required=True, metadata=described("With which result."))
    attitude = fields.Integer(required=True, metadata=described("How friendly."))
    overall = fields.Integer(required=True, metadata=described("On the whole."))


class EvaluatedData(MarkedData):
    """With the marks, 1 to 5, and the enterprise's comment as ``reason``."""

    poor = fields.Boolean(required=True, metadata=described("Whether a supervisor has to look at it."))


class WithdrawnData(RequestData):
    """With the enterprise's own words as ``reason``."""

    reason = _for_all()


class ClosedData(RequestData):
    """With how it came to its end."""

    cause = chosen(CLOSING_CAUSE, "How it came to its end.", required=True)


class ReopenedData(RequestData):
    """With the department whose answer was judged poor."""

    from_department_id = fields.UUID(
        required=False,
        load_default=None,
        allow_none=True,
        metadata=described("The department that had it before."),
    )


class RungReachedData(RequestData):
    """With the rung of the ladder."""

    rung = chosen(RUNG, "The rung; reminders are named by their percentage.", required=True)


class DutyData(RequestData):
    """With a clock of somebody else's than the department that handles it, such as the dispatcher's."""

    duty = chosen(DUTY, "What is owed.", required=True)
    duty_due_at = fields.AwareDateTime(required=True, metadata=described("Until when."))


class DutyRungReachedData(DutyData):
    """With the rung of the ladder."""

    rung = chosen(RUNG, "The rung; reminders are named by their percentage.", required=True)


REQUEST_SUBMITTED = REQUEST.event("submitted", Text("企业提交了诉求", "An enterprise submitted a request"), RequestData)
REQUEST_DISPATCHED = REQUEST.event(
    "dispatched",
    Text("诉求已派单", "A request was dispatched to a department"),
    DispatchedData,
    example={
        "id": "01980000-0000-7000-8000-000000000011",
        "number": "20261121-007",
        "title": "中试场地紧张,请协助对接",
        "item_id": "01980000-0000-7000-8000-000000000012",
        "item_name": "中试平台",
        "enterprise_id": "01980000-0000-7000-8000-000000000013",
        "enterprise_name": "沐平新材料有限公司",
        "chain_id": "01980000-0000-7000-8000-000000000014",
        "park_id": None,
        "department_id": "01980000-0000-7000-8000-000000000015",
        "department_name": "区科技局",
        "submitted_by": "01980000-0000-7000-8000-000000000016",
        "status": "dispatched",
        "due_at": "2026-12-04T18:00:00+08:00",
        "provisional": False,
        "reason": None,
        "note": "",
        "rules_version": 3,
    },
)
REQUEST_ACCEPTED = REQUEST.event("accepted", Text("部门已接单", "The department accepted the request"), RequestData)
REQUEST_RETURNED = REQUEST.event("returned", Text("部门已退单", "The department returned the dispatch"), RequestData)
REQUEST_RETURN_CONFIRMED = REQUEST.event(
    "return-confirmed",
    Text("派单员维持原派单", "The dispatcher confirmed the dispatch: the department must handle it"),
    RequestData,
)
REQUEST_REDISPATCHED = REQUEST.event(
    "redispatched", Text("诉求已改派", "The request was sent to another department"), RedispatchedData
)
REQUEST_EXTENSION_REQUESTED = REQUEST.event(
    "extension-requested", Text("部门申请延期", "The department asked for more time"), ExtensionRequestedData
)
REQUEST_EXTENSION_DECIDED = REQUEST.event(
    "extension-decided", Text("延期申请已审批", "The extension was granted or refused"), ExtensionDecidedData
)
REQUEST_SUPPLEMENT_REQUESTED = REQUEST.event(
    "supplement-requested",
    Text("已请企业补正", "The enterprise was asked to supply something"),
    SupplementRequestedData,
)
REQUEST_SUPPLIED = REQUEST.event(
    "supplied", Text("企业已补正", "The enterprise supplied what was asked for"), SuppliedData
)
REQUEST_SUPPLEMENT_EXPIRED = REQUEST.event(
    "supplement-expired", Text("补正期满,恢复计时", "The time to supply something is over"), RequestData
)
REQUEST_PROGRESS_REPORTED = REQUEST.event(
    "progress-reported", Text("部门报告了办理进展", "The department told how far it is"), ProgressReportedData
)
REQUEST_ANSWERED = REQUEST.event("answered", Text("部门已答复", "The department answered the request"), AnsweredData)
REQUEST_EVALUATED = REQUEST.event("evaluated", Text("企业已评价", "The enterprise evaluated the answer"), EvaluatedData)
REQUEST_DISPUTED = REQUEST.event(
    "disputed",
    Text("回访不满意", "A follow-up found the enterprise dissatisfied: a supervisor has to look at it"),
    MarkedData,
)
REQUEST_WITHDRAWN = REQUEST.event(
    "withdrawn", Text("企业已撤回诉求", "The enterprise withdrew the request"), WithdrawnData
)
REQUEST_REOPENED = REQUEST.event(
    "reopened", Text("诉求重新办理", "The supervisor had the request handled again"), ReopenedData
)
REQUEST_UPHELD = REQUEST.event("upheld", Text("维持原答复", "The supervisor upheld the answer"), RequestData)
REQUEST_CLOSED = REQUEST.event("closed", Text("诉求已办结", "The request was closed"), ClosedData)
REQUEST_OPENING_CHANGED = REQUEST.event(
    "opening-changed",
    Text("职工诉求是否向用人单位公开有变", "A staff request was opened to its employer, or no longer is"),
    OpeningChangedData,
)
REQUEST_RUNG_REACHED = REQUEST.event(
    "rung-reached", Text("诉求到达督办节点", "The request reached a rung of the supervision ladder"), RungReachedData
)
REQUEST_DEADLINE_MOVED = REQUEST.event(
    "deadline-moved",
    Text("办理期限因日历变更而调整", "A changed calendar moved or confirmed the deadline"),
    RequestData,
)

REQUEST_DUTY_RUNG_REACHED = REQUEST.event(
    "duty-rung-reached",
    Text(
        "派单、审核等时限到达督办节点", "The clock of a dispatch or a review reached a rung of the supervision ladder"
    ),
    DutyRungReachedData,
)
REQUEST_DUTY_MOVED = REQUEST.event(
    "duty-moved",
    Text(
        "派单、审核等时限因日历变更而调整",
        "A changed calendar moved or confirmed the deadline of a dispatch or a review",
    ),
    DutyData,
)

TOLD = Told(
    (REQUEST,),
    audiences={
        "taker": Text("诉求受理人", "the person who took the request in for another"),
        "centre": Text("受理职工诉求的服务中心工作人员", "the clerks of the service centre that has a staff request"),
        "opened_to": Text(
            "职工诉求所公开的用人单位的企业联系人", "the contacts of the employer that may read a staff request"
        ),
    },
)
