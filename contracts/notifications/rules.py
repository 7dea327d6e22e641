"""The rules: which event tells whom, over which channels, in which words."""

from marshmallow import fields, validate

from contracts.common import Strict, ValueField, WordsSchema, choice, chosen, described, line
from contracts.notifications.collecting import DECLARED
from contracts.operation import IfMatch, Operation
from contracts.problem import Text
from contracts.roles import Role
from contracts.vocabulary import Codes, Vocabulary

OPERATOR = frozenset({Role.OPERATOR})
CHANNEL = Vocabulary(
    "Channel",
    Text("通知渠道", "How somebody is told"),
    {"inbox": Text("站内消息", "inbox"), "email": Text("邮件", "e-mail")},
)

# Each audience with what it means; whom it comes to depends on the data of the event. Those that only one capability
# has are declared with its events.
AUDIENCE = Vocabulary(
    "Audience",
    Text("通知对象", "Who is told"),
    {
        "enterprise": Text("企业联系人", "the enterprise contacts of the enterprise"),
        "submitter": Text("诉求提交人", "the person who submitted the request"),
        "agents": Text("受企业委托的代办专员", "the service agents whose mandates cover the request"),
        "dispatcher": Text("产业链和园区的派单员", "the dispatchers of the chain and of the park"),
        "department": Text("承办部门的部门经办人", "the department handlers of the department"),
        "previous_department": Text("原承办部门的部门经办人", "the department handlers of the department before"),
        "supervisor": Text(
            "督办员(任职指明产业链的,为该产业链的)", "the supervisors, those of the chain if their post names one"
        ),
        "follow_up_clerk": Text(
            "回访员(任职指明产业链的,为该产业链的)", "the follow-up clerks, those of the chain if their post names one"
        ),
        "chief": Text("产业链的链长", "the chain chief"),
        "person": Text("本人", "the person it is about"),
        "chain_contacts": Text(
            "产业链上各企业的企业联系人", "the enterprise contacts of every enterprise on the chain"
        ),
        "registrar": Text("登记员", "the registrars"),
        "operator": Text("平台管理员", "the platform operators"),
        **{name: meaning for told in DECLARED for name, meaning in told.audiences.items()},
    },
)


# Far more than there are by preset, of which every capability brings some; operators add their own.
MOST_RULES = 1000


class NotificationRuleSchema(Strict):
    """One rule."""

    event = line(100, metadata=described("The type of the event, such as `request.dispatched.v1`."))
    audience = choice(AUDIENCE, "Who is told.", required=True)
    channels = fields.List(
        choice(CHANNEL),
        required=True,
        validate=validate.Length(min=1, max=len(CHANNEL.codes)),
        metadata=described("How: `inbox`, `email` or both."),
    )
    template = line(100, metadata=described("The words, such as `request.dispatched/department`."))
    when = fields.Dict(
        keys=line(60),
        values=fields.List(ValueField(), validate=validate.Length(min=1, max=20)),
        load_default=dict,
        validate=validate.Length(max=5),
        metadata=described(
            'Only if the data of the event holds one of these values for each field: `{"rung": ["overdue"]}`. A text '
            "that ends in `*` stands for all that begin so: `reminder_*` for reminders of whatever percentage."
        ),
    )


class ConditionKind(Codes):
    """What the values of a condition are."""

    TEXT = "text", "文本", "text"
    NUMBER = "number", "整数", "whole number"
    FLAG = "flag", "是或否", "true or false"


CONDITION_KIND = Vocabulary.of(ConditionKind, Text("条件取值", "What the values of a condition are"))


class ConditionValueSchema(Strict):
    """A value that a field of an event can have."""

    value = fields.String(required=True, metadata=described("As it stands in `when`."))
    words = fields.Nested(WordsSchema, required=True, metadata=described("What it is called."))


class ConditionFieldSchema(Strict):
    """A field of an event that a rule can ask for."""

    name = fields.String(required=True, metadata=described("As it stands in `when`."))
    words = fields.Nested(
        WordsSchema, required=True, allow_none=True, metadata=described("What it is called, if it has a name.")
    )
    kind = chosen(CONDITION_KIND, "What its values are.", required=True)
    values = fields.List(
        fields.Nested(ConditionValueSchema),
        required=True,
        metadata=described("The values that there are; empty where there is no end of them."),
    )


class RuleEventSchema(Strict):
    """An event that rules can be about."""

    event = fields.String(required=True, metadata=described("Its type."))
    audiences = fields.List(
        chosen(AUDIENCE), required=True, metadata=described("Who can be told: whom its data tells.")
    )
    conditions = fields.List(
        fields.Nested(ConditionFieldSchema), required=True, metadata=described("What `when` can ask of its data.")
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
    events = fields.List(
        fields.Nested(RuleEventSchema), required=True, metadata=described("What rules can be about, and ask for.")
    )


class ReplaceNotificationRulesSchema(Strict):
    """The rules as they shall be."""

    rules = fields.List(
        fields.Nested(NotificationRuleSchema),
        required=True,
        validate=validate.Length(max=MOST_RULES),
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
