"""What dispatch rules name and is renamed or gone: rules match by it, and nobody would notice that one does no more."""

from marshmallow import fields

from contracts.common import Tolerant, chosen, described
from contracts.problem import Text
from contracts.requests.dispatching import DispatchRulesSchema
from contracts.requests.vocabulary import RULE_NAME
from contracts.resource import Resource
from contracts.telling import Told


class ChangedNameSchema(Tolerant):
    """Something that rules name."""

    kind = chosen(RULE_NAME, "What it is.", required=True)
    before = fields.String(required=True, metadata=described("The name that it had when somebody was told of it last."))
    now = fields.String(
        required=True,
        allow_none=True,
        metadata=described("Its name now; null if it is gone: inactive, or a segment that no chain of the rule has."),
    )
    positions = fields.List(
        fields.Integer(), required=True, metadata=described("The rules that name it, by their place in the list.")
    )


class RulesOutdatedData(Tolerant):
    """What the rules in force name by another name, or in vain."""

    version = fields.Integer(required=True, metadata=described("The version of the rules."))
    created_by_id = fields.UUID(required=True, allow_none=True, metadata=described("Who made this version."))
    changes = fields.List(fields.Nested(ChangedNameSchema), required=True, metadata=described("What has changed."))


DISPATCH_RULES = Resource(
    "requests",
    "dispatch_rules",
    Text("派单规则", "dispatch rules"),
    "/v1/dispatch-rules",
    DispatchRulesSchema,
    plural="dispatch_rules",
)
RULES_OUTDATED = DISPATCH_RULES.event(
    "outdated",
    Text("派单规则所列的对象已更名或不存在", "What dispatch rules name was renamed or is gone"),
    RulesOutdatedData,
)

TOLD = Told((DISPATCH_RULES,), audiences={"author": Text("规则制定人", "who made the rules")})
