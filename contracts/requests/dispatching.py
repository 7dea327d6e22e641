"""Dispatch rules: which department a request goes to when the dispatcher names none."""

from typing import ClassVar

from marshmallow import fields, validate

from contracts.common import PageQuery, Strict, chosen, described, line, page_of, text
from contracts.operation import IfMatch, Operation
from contracts.problem import Text
from contracts.requests.catalog import KEEPERS, SERVICE
from contracts.requests.vocabulary import DISPATCH_SOURCE, RULE_CONDITION
from contracts.roles import Role

READERS = KEEPERS | {Role.DISPATCHER}
_MANY = validate.Length(max=200)


class RuleSchema(Strict):
    """One rule. Each condition is a list of values, one of which must be met; an empty list is met by everything."""

    items = fields.List(
        fields.UUID(), load_default=list, validate=_MANY, metadata=described("Items of the catalog, by id.")
    )
    chains = fields.List(fields.UUID(), load_default=list, validate=_MANY, metadata=described("Chains, by id."))
    segments = fields.List(
        line(60), load_default=list, validate=_MANY, metadata=described("Segments, as the registry names them.")
    )
    parks = fields.List(
        fields.UUID(), load_default=list, validate=_MANY, metadata=described("Parks, by their organization id.")
    )
    department_id = fields.UUID(required=True, metadata=described("The department it goes to."))
    note = text(200, minimum=0, load_default="", required=False, metadata=described("Why; shown to the dispatcher."))


class NumberedRuleSchema(RuleSchema):
    """A rule of one version of the list."""

    position = fields.Integer(required=True, metadata=described("Its place in the list, from 1."))
    department_name = fields.String(required=True, allow_none=True)


class ReplaceRulesSchema(Strict):
    """The whole ordered list as it shall be."""

    rules = fields.List(
        fields.Nested(RuleSchema),
        required=True,
        validate=validate.Length(max=500),
        metadata=described("All rules in order; the first that matches decides."),
    )
    comment = text(200, minimum=0, load_default="", required=False, metadata=described("What was changed and why."))


class RulesQuery(Strict):
    """Which version of the rules."""

    version = fields.Integer(
        load_default=None, validate=validate.Range(min=1, max=1_000_000), metadata=described("Preset: the current one.")
    )


class RulesVersionSchema(Strict):
    """One version of the rules. Versions never change; a request keeps the one by which it was dispatched."""

    heads: ClassVar = {
        "count": Text("规则数", "rules"),
    }

    version = fields.Integer(required=True, metadata=described("Its number; 0 is the empty list before the first."))
    created_at = fields.AwareDateTime(required=True, allow_none=True)
    created_by = fields.String(required=True, allow_none=True, metadata=described("The name of who made it."))
    comment = fields.String(required=True)
    count = fields.Integer(required=True, metadata=described("How many rules it has."))


class DispatchRulesSchema(RulesVersionSchema):
    """One version of the rules in full."""

    rules = fields.List(fields.Nested(NumberedRuleSchema), required=True)


class TrialSchema(Strict):
    """A request that might be: which rule would decide where it goes?"""

    item_id = fields.UUID(required=True, metadata=described("The item."))
    chain_id = fields.UUID(load_default=None, allow_none=True, metadata=described("The chain, if any."))
    segments = fields.List(
        line(60),
        load_default=list,
        validate=_MANY,
        metadata=described("The segments of the enterprise; a rule takes it if it names one of them."),
    )
    park_id = fields.UUID(load_default=None, allow_none=True, metadata=described("The park, if any."))
    version = fields.Integer(
        strict=True,
        load_default=None,
        allow_none=True,
        validate=validate.Range(min=1, max=1_000_000),
        metadata=described("The version of the rules to try; preset: the current one."),
    )


class UnmetSchema(Strict):
    """A condition that was not met."""

    condition = chosen(RULE_CONDITION, "What was asked for.", required=True)
    expected = fields.List(fields.String(), required=True, metadata=described("The values one of which was needed."))
    given = fields.List(fields.String(), required=True, metadata=described("What the request has; empty for none."))


class TrialStepSchema(Strict):
    """What came of one rule."""

    position = fields.Integer(required=True)
    matched = fields.Boolean(required=True)
    unmet = fields.List(fields.Nested(UnmetSchema), required=True)
    note = fields.String(required=True)


class TrialResultSchema(Strict):
    """Where it would go, and why."""

    rules_version = fields.Integer(required=True, metadata=described("The version of the rules that was tried."))
    source = chosen(DISPATCH_SOURCE, "`rule`, or `item` where no rule matched.", required=True)
    position = fields.Integer(required=True, allow_none=True, metadata=described("The rule that matched."))
    department_id = fields.UUID(required=True)
    department_name = fields.String(required=True, allow_none=True)
    department_active = fields.Boolean(required=True, metadata=described("Whether it can take requests now."))
    steps = fields.List(
        fields.Nested(TrialStepSchema), required=True, metadata=described("Every rule up to the one that matched.")
    )


GET_DISPATCH_RULES = Operation(
    service=SERVICE,
    name="get_dispatch_rules",
    method="GET",
    path="/v1/dispatch-rules",
    summary=Text("派单规则", "The dispatch rules"),
    access=READERS,
    query=RulesQuery,
    result=DispatchRulesSchema,
    etag=True,
    example={"version": 1},
)
LIST_DISPATCH_RULE_VERSIONS = Operation(
    service=SERVICE,
    name="list_dispatch_rule_versions",
    method="GET",
    path="/v1/dispatch-rules/versions",
    summary=Text("派单规则的历次版本", "The versions of the dispatch rules, newest first"),
    access=READERS,
    query=PageQuery,
    result=page_of(RulesVersionSchema),
    example={"limit": 25},
)
REPLACE_DISPATCH_RULES = Operation(
    service=SERVICE,
    name="replace_dispatch_rules",
    method="PUT",
    path="/v1/dispatch-rules",
    summary=Text("修改派单规则(生成新版本)", "Replace the dispatch rules by a new version"),
    description="Requests that have been dispatched keep the version by which they were.",
    access=KEEPERS,
    body=ReplaceRulesSchema,
    result=DispatchRulesSchema,
    if_match=IfMatch.REQUIRED,
    example={
        "rules": [
            {
                "items": ["019a0000-0000-7000-8000-000000000003"],
                "segments": ["中试"],
                "department_id": "019a0000-0000-7000-8000-000000000002",
                "note": "中试企业找载体,由科技部门随中试平台一并安排",
            }
        ],
        "comment": "载体租赁改由科技部门承办",
    },
)
TRY_DISPATCH_RULES = Operation(
    service=SERVICE,
    name="try_dispatch_rules",
    method="POST",
    path="/v1/dispatch-rules/trial",
    summary=Text("试算派单规则", "Try the dispatch rules without dispatching"),
    description="Tells which rule would match, and of every earlier rule which condition was not met. Changes nothing.",
    access=READERS,
    body=TrialSchema,
    result=TrialResultSchema,
    example={
        "item_id": "019a0000-0000-7000-8000-000000000003",
        "chain_id": "019a0000-0000-7000-8000-000000000004",
        "segments": ["中试"],
    },
)
