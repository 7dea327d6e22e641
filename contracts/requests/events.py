"""What is told of the life of a request. Every event carries the request's state, so that nobody has to ask back."""

from marshmallow import fields

from contracts.common import Tolerant, described
from contracts.operation import Event
from contracts.problem import Text
from contracts.requests.catalog import SERVICE


class RequestData(Tolerant):
    """The state of a request after what happened."""

    id = fields.UUID(required=True)
    number = fields.String(required=True)
    title = fields.String(required=True)
    item_id = fields.UUID(required=True, allow_none=True)
    item_name = fields.String(required=True, allow_none=True)
    enterprise_id = fields.UUID(required=True)
    enterprise_name = fields.String(required=True)
    chain_id = fields.UUID(required=True, allow_none=True)
    park_id = fields.UUID(required=True, allow_none=True)
    department_id = fields.UUID(required=True, allow_none=True)
    department_name = fields.String(required=True, allow_none=True)
    submitted_by = fields.UUID(required=True, metadata=described("The person who submitted it."))
    status = fields.String(required=True)
    due_at = fields.AwareDateTime(required=True, allow_none=True)
    provisional = fields.Boolean(required=True, metadata=described("Whether `due_at` may still change."))
    reason = fields.String(required=True, allow_none=True)


class DispatchedData(RequestData):
    """With what the dispatch was decided by."""

    note = fields.String(required=True)
    rules_version = fields.Integer(required=True, allow_none=True, metadata=described("Null where a person chose."))


class RedispatchedData(RequestData):
    """With the department that had it before."""

    from_department_id = fields.UUID(required=True)


class ExtensionRequestedData(RequestData):
    """With what is asked for."""

    days = fields.Integer(required=True)


class ExtensionDecidedData(RequestData):
    """With the decision."""

    granted = fields.Boolean(required=True)
    days = fields.Integer(required=True, metadata=described("Working days that were asked for."))


class AnsweredData(RequestData):
    """With the answer."""

    answer = fields.String(required=True)
    on_time = fields.Boolean(required=True)


class EvaluatedData(RequestData):
    """With the marks, 1 to 5."""

    response_time = fields.Integer(required=True)
    result = fields.Integer(required=True)
    attitude = fields.Integer(required=True)
    overall = fields.Integer(required=True)
    poor = fields.Boolean(required=True)


class ClosedData(RequestData):
    """With how it came to its end."""

    cause = fields.String(required=True, metadata=described("evaluated, upheld or unevaluated."))


class RungReachedData(RequestData):
    """With the rung of the ladder."""

    rung = fields.String(
        required=True, metadata=described("reminder_50, reminder_80, overdue, supervision_notice or chain_chief.")
    )


def _event(past: str, zh: str, en: str, data: type[RequestData] = RequestData) -> Event:
    return Event(f"request.{past}.v1", SERVICE, Text(zh, en), data)


REQUEST_SUBMITTED = _event("submitted", "企业提交了诉求", "An enterprise submitted a request")
REQUEST_DISPATCHED = _event("dispatched", "诉求已派单", "A request was dispatched to a department", DispatchedData)
REQUEST_ACCEPTED = _event("accepted", "部门已接单", "The department accepted the request")
REQUEST_RETURNED = _event("returned", "部门已退单", "The department returned the dispatch")
REQUEST_RETURN_CONFIRMED = _event(
    "return-confirmed", "派单方维持原派单", "The dispatcher confirmed the dispatch: the department must handle it"
)
REQUEST_REDISPATCHED = _event(
    "redispatched", "诉求已改派", "The request was sent to another department", RedispatchedData
)
REQUEST_EXTENSION_REQUESTED = _event(
    "extension-requested", "部门申请延期", "The department asked for more time", ExtensionRequestedData
)
REQUEST_EXTENSION_DECIDED = _event(
    "extension-decided", "延期申请已审批", "The extension was granted or refused", ExtensionDecidedData
)
REQUEST_ANSWERED = _event("answered", "部门已答复", "The department answered the request", AnsweredData)
REQUEST_EVALUATED = _event("evaluated", "企业已评价", "The enterprise evaluated the answer", EvaluatedData)
REQUEST_WITHDRAWN = _event("withdrawn", "企业已撤回诉求", "The enterprise withdrew the request")
REQUEST_REOPENED = _event("reopened", "诉求重新办理", "The supervisor had the request handled again")
REQUEST_UPHELD = _event("upheld", "维持原答复", "The supervisor upheld the answer")
REQUEST_CLOSED = _event("closed", "诉求已办结", "The request was closed", ClosedData)
REQUEST_RUNG_REACHED = _event(
    "rung-reached", "诉求到达督办节点", "The request reached a rung of the supervision ladder", RungReachedData
)
REQUEST_DEADLINE_MOVED = _event(
    "deadline-moved", "办理期限因日历变更而调整", "A changed calendar moved or confirmed the deadline"
)
