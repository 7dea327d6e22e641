"""Industry chains with their segments and sub-industries."""

from typing import ClassVar

from marshmallow import fields, validate

from contracts.common import PageQuery, Strict, code, described, line
from contracts.operation import SIGNED_IN
from contracts.problem import Problem, Text
from contracts.registry.accounts import NamedPersonSchema
from contracts.registry.shared import CODE_TAKEN, REGISTRARS, OnDayQuery, ReferenceSchema, on_day
from contracts.resource import Resource
from contracts.search import sought
from contracts.sight import EVERYBODY

DIVISION_IN_USE = Problem(
    "division-in-use",
    409,
    Text("环节或细分产业仍在使用", "The segment or sub-industry is in use"),
    Text(
        "“{name}”上还有 {count} 家组织,不能移除。请先调整它们的产业链归属。",
        "{count} organizations are in {name}, so it cannot be removed. Change their memberships first.",
    ),
)

NAMES = validate.Length(max=50)


class DivisionSchema(Strict):
    """A segment or sub-industry."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)


class DivisionChangeSchema(Strict):
    """A segment or sub-industry as it shall be."""

    id = fields.UUID(load_default=None, metadata=described("Of one that is there; left out for a new one."))
    name = line(60, metadata=described("Its name."))


class ChainSchema(Strict):
    """A chain."""

    heads: ClassVar = {
        "chief": Text("链长", "chain chief"),
        "lead_enterprises": Text("链主企业", "lead enterprises"),
        "committees": Text("产业链党委", "chain committees"),
    }

    id = fields.UUID(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)
    segments = fields.List(fields.Nested(DivisionSchema), required=True, metadata=described("In order."))
    sub_industries = fields.List(fields.Nested(DivisionSchema), required=True)
    active = fields.Boolean(required=True)
    chief = fields.Nested(
        NamedPersonSchema, required=True, allow_none=True, metadata=described("The chain chief of the day asked for.")
    )
    lead_enterprises = fields.List(fields.Nested(ReferenceSchema), required=True)
    committees = fields.List(fields.Nested(ReferenceSchema), required=True, metadata=described("Chain committees."))
    version = fields.Integer(required=True)


class ChainListQuery(PageQuery):
    """Which chains."""

    q = sought("Words or parts of the name, words of segments and sub-industries, the code.")
    active = fields.Boolean(load_default=None, metadata=described("Only those in use, or only those not."))
    on = on_day()


class CreateChainSchema(Strict):
    """A new chain."""

    code = code("The local key, unique among chains.")
    name = line(100, metadata=described("The name."))
    segments = fields.List(line(60), load_default=list, validate=NAMES, metadata=described("Names, in order."))
    sub_industries = fields.List(line(60), load_default=list, validate=NAMES, metadata=described("Names."))


class ChangeChainSchema(Strict):
    """What shall be different; what is left out stays."""

    name = line(100, required=False, metadata=described("The name."))
    segments = fields.List(
        fields.Nested(DivisionChangeSchema),
        validate=NAMES,
        metadata=described("All segments in their new order; one that is missing is removed unless it is in use."),
    )
    sub_industries = fields.List(
        fields.Nested(DivisionChangeSchema), validate=NAMES, metadata=described("All sub-industries, likewise.")
    )
    active = fields.Boolean(metadata=described("Whether it is in use."))


CHAIN = Resource("registry", "chain", Text("产业链", "chain"), "/v1/chains", ChainSchema, seen_by=EVERYBODY)

LIST_CHAINS = CHAIN.list(Text("产业链列表", "List chains"), SIGNED_IN, ChainListQuery)
GET_CHAIN = CHAIN.read(
    Text("查看产业链(含链长、链主企业)", "Read a chain, its chief and lead enterprises"),
    SIGNED_IN,
    query=OnDayQuery,
    etag=True,
)
CREATE_CHAIN = CHAIN.create(
    Text("登记产业链", "Register a chain"),
    REGISTRARS,
    CreateChainSchema,
    problems=(CODE_TAKEN,),
    example={
        "code": "SWYY",
        "name": "生物医药",
        "segments": ["研发", "中试", "检验检测", "审评审批", "生产", "销售"],
        "sub_industries": ["创新药", "中医药"],
    },
)
CHANGE_CHAIN = CHAIN.change(
    Text("修改产业链", "Change a chain"),
    REGISTRARS,
    ChangeChainSchema,
    problems=(DIVISION_IN_USE,),
    example={"name": "生物医药产业链"},
)
