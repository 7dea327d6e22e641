"""Organizations of all kinds."""

from typing import Any, ClassVar

from marshmallow import fields, validate

from contracts.common import PageQuery, Strict, TextField, choice, chosen, code, day, described, line, refusing
from contracts.identifiers import normal_uscc, refused_uscc
from contracts.operation import SIGNED_IN
from contracts.problem import Text
from contracts.registry.kinds import ORGANIZATION_KIND, ORGANIZATION_ORDER, OWNERSHIP, POST_KIND, SCALE
from contracts.registry.problems import CODE_NEEDED, USCC_TAKEN
from contracts.registry.shared import CODE_TAKEN, REGISTRARS, OnDayQuery, ReferenceSchema
from contracts.resource import Resource
from contracts.search import sought
from contracts.sight import EVERYBODY

USCC = "The unified social credit code (GB 32100), 18 characters; enterprises must have one."


MOST_COUNTED = 10_000_000


def uscc(**options: Any) -> TextField:
    """A unified social credit code, stored without blanks and hyphens."""
    return line(
        18,
        required=False,
        form=normal_uscc,
        checks=[refusing(refused_uscc)],
        metadata=described(USCC),
        **options,
    )


class AttributesSchema(Strict):
    """What only some kinds have: enterprises all of it, party organizations ``member_count`` and ``honors``.

    The counts and the ownership are left out of the public face.
    """

    heads: ClassVar = {
        "headcount": Text("职工人数", "staff"),
        "member_count": Text("党员人数", "party members"),
        "ownership": Text("所有制", "ownership"),
        "scale": Text("规模", "size"),
        "honors": Text("荣誉", "honours"),
    }

    headcount = fields.Integer(
        strict=True, validate=validate.Range(min=0, max=MOST_COUNTED), metadata=described("Staff.")
    )
    member_count = fields.Integer(
        strict=True, validate=validate.Range(min=0, max=MOST_COUNTED), metadata=described("Party members.")
    )
    ownership = choice(OWNERSHIP, "Who owns the enterprise.")
    scale = choice(SCALE, "The size class of the enterprise.")
    honors = fields.List(line(60), validate=validate.Length(max=50), metadata=described("Honors it has been given."))


class PlaceSchema(Strict):
    """A place on a chain."""

    chain = fields.Nested(ReferenceSchema, required=True)
    segments = fields.List(fields.String(), required=True)
    sub_industries = fields.List(fields.String(), required=True)
    lead = fields.Boolean(required=True, metadata=described("Whether it is a lead enterprise of the chain."))


class OrganizationSchema(Strict):
    """An organization on the day asked for."""

    heads: ClassVar = {
        "uscc": Text("统一社会信用代码", "unified social credit code"),
        "founded": Text("成立日期", "founded"),
        "attributes": Text("", ""),
        "full": None,
    }

    id = fields.UUID(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)
    kind = chosen(ORGANIZATION_KIND, "What it is.", required=True)
    uscc = fields.String(required=True, allow_none=True, metadata=described(USCC))
    founded = fields.Date(required=True, allow_none=True)
    active = fields.Boolean(required=True)
    park = fields.Nested(ReferenceSchema, required=True, allow_none=True)
    chains = fields.List(fields.Nested(PlaceSchema), required=True)
    attributes = fields.Nested(AttributesSchema, required=True)
    full = fields.Boolean(required=True, metadata=described("Whether this is all there is, or the public face of it."))
    version = fields.Integer(required=True)


class OrganizationListQuery(PageQuery):
    """Which organizations."""

    kind = fields.List(choice(ORGANIZATION_KIND), load_default=None, metadata=described("Any of these kinds."))
    chain_id = fields.UUID(load_default=None, metadata=described("On this chain."))
    segment = line(60, required=False, load_default=None, metadata=described("In the segment of this name."))
    sub_industry = line(
        60,
        required=False,
        load_default=None,
        metadata=described("In the sub-industry of this name."),
    )
    lead = fields.Boolean(load_default=None, metadata=described("Only lead enterprises, or only others."))
    park_id = fields.UUID(load_default=None, metadata=described("In this park."))
    active = fields.Boolean(load_default=None, metadata=described("Only those that exist, or only those that do not."))
    honored = fields.Boolean(load_default=None, metadata=described("Only those with an honor, or only those without."))
    covered = fields.Boolean(
        load_default=None, metadata=described("Only those that a party organization covers, or only the others.")
    )
    affiliated = fields.Boolean(
        load_default=None, metadata=described("Only those affiliated with another, or only the others, as at the top.")
    )
    superior_id = fields.UUID(load_default=None, metadata=described("Affiliated with this organization."))
    q = sought("Words or parts of the name, the code or the unified social credit code.")
    sort = choice(ORGANIZATION_ORDER, "The order: by code, by name, or the newest first.", load_default="code")
    on = day("The day for which it is asked; today by preset.", load_default=None)


class CreateOrganizationSchema(Strict):
    """A new organization."""

    code = code("The local key, unique among organizations.")
    name = line(200, metadata=described("The full name."))
    kind = choice(ORGANIZATION_KIND, "What it is.", required=True)
    uscc = uscc(load_default=None)
    founded = day("The day it was founded.", load_default=None)
    attributes = fields.Nested(
        AttributesSchema, load_default=dict, metadata=described("What organizations of its kind have.")
    )


class ChangeOrganizationSchema(Strict):
    """What shall be different; what is left out stays."""

    name = line(200, required=False, metadata=described("The full name."))
    uscc = uscc(allow_none=True)
    founded = day("The day it was founded.", allow_none=True)
    attributes = fields.Nested(AttributesSchema, metadata=described("Only those named change."))
    active = fields.Boolean(metadata=described("Whether it still exists."))


class ContactSchema(Strict):
    """Somebody who holds a post at an organization; the name and nothing else of the person."""

    person_id = fields.UUID(required=True)
    name = fields.String(required=True)
    kind = chosen(POST_KIND, "What the person is responsible for.", required=True)


class ContactsSchema(Strict):
    """Everybody who holds a post at an organization on a day."""

    items = fields.List(fields.Nested(ContactSchema), required=True)


ORGANIZATION = Resource(
    "registry",
    "organization",
    Text("组织", "organization"),
    "/v1/organizations",
    OrganizationSchema,
    seen_by=EVERYBODY,
)

LIST_ORGANIZATIONS = ORGANIZATION.list(Text("组织列表", "List organizations"), SIGNED_IN, OrganizationListQuery)
GET_ORGANIZATION = ORGANIZATION.read(
    Text("查看组织", "Read an organization"),
    SIGNED_IN,
    description=(
        "Everybody signed in reads the public face. Counts and ownership are for the organization itself, the "
        "dispatchers, chiefs and supervisors of its chains and park, supervisors of all chains, registrars and "
        "operators."
    ),
    query=OnDayQuery,
    etag=True,
)
CREATE_ORGANIZATION = ORGANIZATION.create(
    Text("登记组织", "Register an organization"),
    REGISTRARS,
    CreateOrganizationSchema,
    problems=(CODE_TAKEN, USCC_TAKEN, CODE_NEEDED),
    example={
        "code": "QY900",
        "name": "烟台岚禾细胞药物研发有限公司",
        "kind": "enterprise",
        "uscc": "91370612MAXXXUBQ1F",
        "founded": "2019-04-01",
        "attributes": {"headcount": 64, "member_count": 5, "ownership": "private", "scale": "small"},
    },
)
CHANGE_ORGANIZATION = ORGANIZATION.change(
    Text("修改组织", "Change an organization"),
    REGISTRARS,
    ChangeOrganizationSchema,
    problems=(USCC_TAKEN, CODE_NEEDED),
    example={"attributes": {"headcount": 70}},
)
LIST_CONTACTS = ORGANIZATION.part(
    "contacts",
    Text("组织的任职人员姓名", "Who holds posts at an organization"),
    SIGNED_IN,
    name="list_contacts",
    description=(
        "Names only. For the organization itself, dispatchers, chiefs and supervisors of its chains and park, "
        "department handlers, supervisors of all chains, registrars and operators."
    ),
    query=OnDayQuery,
    result=ContactsSchema,
    audited=True,
)
