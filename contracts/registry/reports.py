"""Figures that registry computes."""

from typing import ClassVar

from marshmallow import fields

from contracts.common import PageQuery, Strict, described, page_of
from contracts.operation import Operation
from contracts.problem import Text
from contracts.registry.chains import CHAIN
from contracts.registry.shared import ReferenceSchema, on_day
from contracts.roles import Role

READERS = frozenset({Role.REGISTRAR, Role.OPERATOR, Role.SUPERVISOR, Role.CHAIN_CHIEF, Role.DISPATCHER})
ONLY_OWN_CHAIN = (
    "Registrars, operators and supervisors of all chains ask for any chain; chiefs, dispatchers and supervisors of a "
    "chain for their own; another chain is 404."
)


class ChainReportQuery(Strict):
    """Which chain, on which day."""

    chain_id = fields.UUID(required=True, metadata=described("The chain."))
    on = on_day()


class UncoveredQuery(PageQuery):
    """Which chain, on which day, and part of which list."""

    chain_id = fields.UUID(required=True, metadata=described("The chain."))
    on = on_day()


class CoverageSchema(Strict):
    """Organization coverage of a chain's enterprises on a day."""

    chain = fields.Nested(ReferenceSchema, required=True)
    on = fields.Date(required=True)
    enterprises = fields.Integer(required=True, metadata=described("Enterprises on the chain."))
    covered = fields.Integer(required=True, metadata=described("Of these, covered by a party organization."))
    uncovered = fields.Integer(required=True, metadata=described("Of these, not covered."))
    rate = fields.Float(
        required=True,
        allow_none=True,
        metadata=described("Covered of all, in percent with one decimal; null where the chain has no enterprise."),
    )
    organizations = fields.Integer(
        required=True,
        metadata=described("Party organizations under dual management of the chain's committee."),
    )


class UncoveredSchema(Strict):
    """An enterprise that no party organization covers."""

    heads: ClassVar = {
        "headcount": Text("职工人数", "staff"),
        "member_count": Text("党员人数", "party members"),
    }

    id = fields.UUID(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)
    park = fields.Nested(ReferenceSchema, required=True, allow_none=True)
    headcount = fields.Integer(required=True, allow_none=True)
    member_count = fields.Integer(required=True, allow_none=True)


class HonoursSchema(Strict):
    """How many on a chain have been honored."""

    chain = fields.Nested(ReferenceSchema, required=True)
    on = fields.Date(required=True)
    organizations = fields.Integer(
        required=True, metadata=described("Party organizations under dual management of the chain's committee.")
    )
    enterprises = fields.Integer(required=True, metadata=described("Enterprises on the chain."))


GET_COVERAGE = Operation(
    service="registry",
    name="get_coverage",
    method="GET",
    path="/v1/reports/coverage",
    summary=Text("组织覆盖情况", "Organization coverage"),
    description=ONLY_OWN_CHAIN,
    access=READERS,
    query=ChainReportQuery,
    result=CoverageSchema,
    resource=CHAIN,
)
LIST_UNCOVERED = Operation(
    service="registry",
    name="list_uncovered",
    method="GET",
    path="/v1/reports/uncovered",
    summary=Text("未覆盖企业清单", "Enterprises without coverage"),
    description=ONLY_OWN_CHAIN,
    access=READERS,
    query=UncoveredQuery,
    result=page_of(UncoveredSchema),
    resource=CHAIN,
)
GET_HONOURS = Operation(
    service="registry",
    name="get_honours",
    method="GET",
    path="/v1/reports/honours",
    summary=Text("表彰情况", "Honors"),
    description=ONLY_OWN_CHAIN,
    access=READERS,
    query=ChainReportQuery,
    result=HonoursSchema,
    resource=CHAIN,
)
