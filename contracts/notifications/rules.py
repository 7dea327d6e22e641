"""The rules: which event tells whom, over which channels, in which words."""

from marshmallow import fields, validate

from contracts.common import Strict, described, text
from contracts.notifications.collecting import DECLARED
from contracts.operation import IfMatch, Operation
from contracts.problem import Text
from contracts.roles import Role

OPERATOR = frozenset({Role.OPERATOR})
CHANNELS = ("inbox", "email")

# Each audience with what it means; whom it comes to depends on the data of the event. Those that only one capability
# has are declared with its events.
AUDIENCES = {
    "enterprise": "the contacts of the enterprise",
    "submitter": "the person who submitted the request",
    "dispatcher": "the dispatchers of the chain and of the park",
    "department": "the handlers of the department",
    "previous_department": "the handlers of the department that had it before",
    "supervisor": "the supervisors, those of the chain if their post names one",
    "chief": "the chief of the chain",
    "person": "the person it is about",
    "chain_contacts": "the contacts of every enterprise on the chain",
    "operator": "the operators of the platform",
    **{name: meaning.en for told in DECLARED for name, meaning in told.audiences.items()},
}


class NotificationRuleSchema(Strict):
    """One rule."""

    event = text(100, metadata=described("The type of the event, such as `request.dispatched.v1`."))
    audience = fields.String(
        required=True,
        validate=validate.OneOf(list(AUDIENCES)),
        metadata=described("Who: " + "; ".join(f"`{name}`: {words}" for name, words in AUDIENCES.items()) + "."),
    )
    channels = fields.List(
        fields.String(validate=validate.OneOf(CHANNELS)),
        required=True,
        validate=validate.Length(min=1, max=len(CHANNELS)),
        metadata=described("How: `inbox`, `email` or both."),
    )
    template = text(100, metadata=described("The words, such as `request.dispatched/department`."))
    when = fields.Dict(
        keys=fields.String(validate=validate.Length(min=1, max=60)),
        values=fields.List(fields.Raw(), validate=validate.Length(min=1, max=20)),
        load_default=dict,
        validate=validate.Length(max=5),
        metadata=described(
            'Only if the data of the event holds one of these values for each field: `{"rung": ["overdue"]}`. A text '
            "that ends in `*` stands for all that begin so: `reminder_*` for reminders of whatever percentage."
        ),
    )


class NotificationRulesSchema(Strict):
    """The rules in force."""

    version = fields.Integer(required=True, metadata=described("The version for If-Match; 1 is the preset."))
    changed_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When they were changed last; null for the preset.")
    )
    rules = fields.List(fields.Nested(NotificationRuleSchema), required=True, metadata=described("In their order."))
    templates = fields.List(
        fields.String(), required=True, metadata=described("The templates there are; each begins with its event.")
    )


class ReplaceNotificationRulesSchema(Strict):
    """The rules as they shall be."""

    rules = fields.List(
        fields.Nested(NotificationRuleSchema),
        required=True,
        validate=validate.Length(max=300),
        metadata=described(
            "All of them in order. Who is in several audiences of an event is told once: in the words of the first "
            "rule, over the channels of all."
        ),
    )


GET_NOTIFICATION_RULES = Operation(
    service="notifications",
    name="get_notification_rules",
    method="GET",
    path="/v1/notification-rules",
    summary=Text("通知规则", "The rules of who is told what"),
    access=OPERATOR,
    result=NotificationRulesSchema,
    etag=True,
)
PUT_NOTIFICATION_RULES = Operation(
    service="notifications",
    name="put_notification_rules",
    method="PUT",
    path="/v1/notification-rules",
    summary=Text("修改通知规则", "Replace the rules of who is told what"),
    description="In force for events that arrive from then on. Earlier versions are kept.",
    access=OPERATOR,
    body=ReplaceNotificationRulesSchema,
    result=NotificationRulesSchema,
    if_match=IfMatch.REQUIRED,
    example={
        "rules": [
            {
                "event": "request.submitted.v1",
                "audience": "dispatcher",
                "channels": ["inbox", "email"],
                "template": "request.submitted/dispatcher",
            },
            {
                "event": "request.rung-reached.v1",
                "audience": "department",
                "channels": ["inbox"],
                "template": "request.rung-reached",
                "when": {"rung": ["reminder_*", "overdue"]},
            },
        ]
    },
)
