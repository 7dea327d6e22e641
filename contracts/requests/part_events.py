"""What is told of the parts of co-departments, with the state of the request. Their words are for offices alone."""

from marshmallow import fields

from contracts.audiences import EVERYBODY, INTERNAL
from contracts.common import chosen, described
from contracts.problem import Text
from contracts.requests.events import RequestData
from contracts.requests.reading import REQUEST
from contracts.requests.vocabulary import PART_DUTY, PART_STATUS, RUNG
from contracts.telling import Told


class PartData(RequestData):
    """A part after what happened."""

    reason = fields.String(
        required=True,
        allow_none=True,
        metadata=described("The words given for what happened, where words are given.", audience=INTERNAL),
    )
    part_id = fields.UUID(required=True, metadata=described("The part."))
    part_department_id = fields.UUID(required=True, metadata=described("The co-department."))
    part_department_name = fields.String(
        required=True, allow_none=True, metadata=described("Its name.", audience=EVERYBODY)
    )
    part_status = chosen(PART_STATUS, "Where the part stands.", required=True)
    part_due_at = fields.AwareDateTime(required=True, metadata=described("Until when it is due."))
    open_parts = fields.Integer(required=True, metadata=described("How many parts of the request are not done yet."))


class PartAddedData(PartData):
    """With what the co-department shall do."""

    note = fields.String(
        required=True, metadata=described("What the dispatcher wrote to the co-department.", audience=INTERNAL)
    )


class PartExtensionRequestedData(PartData):
    """With what is asked for."""

    days = fields.Integer(required=True, metadata=described("Working days that are asked for."))


class PartExtensionDecidedData(PartExtensionRequestedData):
    """With the decision."""

    granted = fields.Boolean(required=True, metadata=described("Whether the deadline was moved."))


class PartDoneData(PartData):
    """With what the co-department has contributed, as ``reason``."""

    on_time = fields.Boolean(required=True, metadata=described("Whether it was done within the deadline."))


class PartDutyData(PartData):
    """With the clock of the part, or that of the dispatcher who has to decide on what the co-department asks."""

    duty = chosen(PART_DUTY, "What is owed.", required=True)
    duty_due_at = fields.AwareDateTime(required=True, metadata=described("Until when."))


class PartRungReachedData(PartDutyData):
    """With the rung of the ladder."""

    rung = chosen(RUNG, "The rung; reminders are named by their percentage.", required=True)


PART_ADDED = REQUEST.event("part-added", Text("增加了协办部门", "A co-department was given a part"), PartAddedData)
PART_ACCEPTED = REQUEST.event("part-accepted", Text("协办部门已接单", "The co-department accepted its part"), PartData)
PART_RETURNED = REQUEST.event("part-returned", Text("协办部门退回", "The co-department returned its part"), PartData)
PART_CONFIRMED = REQUEST.event(
    "part-confirmed", Text("维持协办", "The dispatcher confirmed the part: the co-department must do it"), PartData
)
PART_EXTENSION_REQUESTED = REQUEST.event(
    "part-extension-requested",
    Text("协办部门申请延期", "The co-department asked for more time"),
    PartExtensionRequestedData,
)
PART_EXTENSION_DECIDED = REQUEST.event(
    "part-extension-decided",
    Text("协办延期申请已审批", "The extension of a part was granted or refused"),
    PartExtensionDecidedData,
)
PART_DONE = REQUEST.event("part-done", Text("协办部门已反馈", "The co-department did its part"), PartDoneData)
PART_RELEASED = REQUEST.event(
    "part-released", Text("协办部门已免除", "The co-department was released from its part"), PartData
)
PART_LAPSED = REQUEST.event("part-lapsed", Text("协办终止", "A part ended with the request"), PartData)
PART_RUNG_REACHED = REQUEST.event(
    "part-rung-reached",
    Text("协办时限到达督办节点", "The clock of a part reached a rung of the supervision ladder"),
    PartRungReachedData,
)
PART_DEADLINE_MOVED = REQUEST.event(
    "part-deadline-moved",
    Text("协办时限因日历变更而调整", "A changed calendar moved or confirmed the deadline of a part"),
    PartDutyData,
)

TOLD = Told((), audiences={"co_department": Text("协办部门的经办人", "the handlers of the co-department")})
