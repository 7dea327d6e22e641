"""The libraries of investors and of target enterprises: two kinds of one list, each entry with a contact."""

from typing import Any, ClassVar

from marshmallow import fields

from contracts.actions import listing
from contracts.bulk import bulk_of
from contracts.common import Change, PageQuery, Strict, Tolerant, choice, chosen, described, line, text, version_after
from contracts.problem import Problem, Text
from contracts.registry.people import email, phone
from contracts.requests.investment_kinds import (
    KEEPERS,
    PROSPECT_ACTION,
    PROSPECT_KIND,
    PROSPECT_ORDER,
    VIEWERS,
)
from contracts.resource import Resource
from contracts.search import Search, sought
from contracts.sight import SeenBy

_SEEN = (
    "The libraries are the district's: handlers, clerks, dispatchers, chain chiefs, supervisors and operators see all "
    "of them. The contact is masked."
)


class MaskedContactSchema(Strict):
    """Whom to speak to, masked."""

    heads: ClassVar = {"email": Text("电子邮箱", "e-mail")}

    name = fields.String(required=True, allow_none=True, metadata=described("Masked.", personal=True))
    phone = fields.String(required=True, allow_none=True, metadata=described("Masked.", personal=True))
    email = fields.String(required=True, allow_none=True, metadata=described("Masked.", personal=True))


class ProspectContactSchema(Strict):
    """Whom to speak to, in full."""

    prospect_id = fields.UUID(required=True)
    name = fields.String(required=True, allow_none=True, metadata=described("In full.", personal=True))
    phone = fields.String(required=True, allow_none=True, metadata=described("In full.", personal=True))
    email = fields.String(required=True, allow_none=True, metadata=described("In full.", personal=True))


class ProspectSchema(Strict):
    """An investor or a target enterprise."""

    heads: ClassVar = {
        "region": Text("所在地区", "region"),
        "industry": Text("产业方向", "industry"),
        "note": Text("说明", "note"),
        "contact": Text("联系人", "contact"),
        "contact_readable": None,
        "open_leads": Text("在跟线索", "open leads"),
        "registered_at": Text("登记时间", "registered"),
        "registered_by_name": Text("登记人", "registered by"),
    }

    id = fields.UUID(required=True)
    number = fields.String(required=True, metadata=described("The number for people."))
    kind = chosen(PROSPECT_KIND, "In which library it stands.", required=True)
    name = fields.String(required=True, metadata=described("What it is called."))
    region = fields.String(required=True, metadata=described("Where it is from."))
    industry = fields.String(required=True, metadata=described("Its line of business."))
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain it would strengthen, if any."))
    chain_name = fields.String(required=True, allow_none=True)
    owner_id = fields.UUID(required=True, metadata=described("The organization that keeps the entry."))
    owner_name = fields.String(required=True)
    note = fields.String(required=True, metadata=described("What is known of it."))
    contact = fields.Nested(MaskedContactSchema, required=True, metadata=described("Whom to speak to, masked."))
    contact_readable = fields.Boolean(
        required=True, metadata=described("Whether the caller may read the contact in full.")
    )
    active = fields.Boolean(required=True, metadata=described("Whether leads can be opened for it."))
    open_leads = fields.Integer(required=True, metadata=described("How many leads on it are followed today."))
    registered_at = fields.AwareDateTime(required=True)
    registered_by_name = fields.String(required=True)
    actions = listing(PROSPECT_ACTION)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class ProspectsQuery(PageQuery):
    """Which entries of the libraries."""

    kind = choice(PROSPECT_KIND, "Of this library.", load_default=None)
    chain_id = fields.UUID(load_default=None, metadata=described("For this chain."))
    owner_id = fields.UUID(load_default=None, metadata=described("Kept by this organization."))
    active = fields.Boolean(
        load_default=None, metadata=described("Those for which leads can be opened, or only the others.")
    )
    followed = fields.Boolean(load_default=None, metadata=described("Those with an open lead, or only the others."))
    q = sought("Parts of the name, words of region, line of business and note, the number.")
    sort = choice(PROSPECT_ORDER, "The order.", load_default="name")


def _contact_name(**options: Any) -> Any:
    return line(
        60,
        required=False,
        allow_none=True,
        metadata=described("Whom to speak to. Encrypted; read in full by itself.", personal=True),
        **options,
    )


class RegisterProspectSchema(Strict):
    """An investor or a target enterprise that was found."""

    kind = choice(PROSPECT_KIND, "In which library it stands.", required=True)
    name = line(120, metadata=described("What it is called; each once in a library."))
    region = line(60, minimum=0, required=False, load_default="", metadata=described("Where it is from."))
    industry = line(120, minimum=0, required=False, load_default="", metadata=described("Its line of business."))
    chain_id = fields.UUID(
        load_default=None, allow_none=True, metadata=described("The chain it would strengthen, if any.")
    )
    owner_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("The organization that keeps it; needed only by who works for several."),
    )
    note = text(2000, minimum=0, required=False, load_default="", metadata=described("What is known of it."))
    contact_name = _contact_name(load_default=None)
    contact_phone = phone(load_default=None)
    contact_email = email(load_default=None)


class ChangeProspectSchema(Change):
    """What is otherwise; what is left out stays."""

    name = line(120, required=False, metadata=described("What it is called; each once in a library."))
    region = line(60, minimum=0, required=False, metadata=described("Where it is from."))
    industry = line(120, minimum=0, required=False, metadata=described("Its line of business."))
    chain_id = fields.UUID(allow_none=True, metadata=described("The chain it would strengthen; null for none."))
    note = text(2000, minimum=0, required=False, metadata=described("What is known of it."))
    active = fields.Boolean(metadata=described("Whether leads can be opened for it."))
    contact_name = _contact_name()
    contact_phone = phone()
    contact_email = email()


class ProspectData(Tolerant):
    """An entry of the libraries after what happened, without its contact."""

    id = fields.UUID(required=True, metadata=described("The entry."))
    number = fields.String(required=True, metadata=described("The number that people know it by."))
    kind = chosen(PROSPECT_KIND, "In which library it stands.", required=True)
    name = fields.String(required=True, metadata=described("What it is called."))
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain it would strengthen."))
    owner_id = fields.UUID(required=True, metadata=described("The organization that keeps the entry."))
    active = fields.Boolean(required=True, metadata=described("Whether leads can be opened for it."))
    version = version_after()


PROSPECT_KNOWN = Problem(
    "prospect-known",
    409,
    Text("招商对象已在库中", "It stands in the library already"),
    Text(
        "“{name}”已登记为 {number},由{owner}管理;请直接为其登记线索。",
        "“{name}” is {number} already, kept by {owner}; open a lead for that.",
    ),
)
PROSPECT = Resource(
    "requests",
    "prospect",
    Text("招商对象", "investor or target enterprise"),
    "/v1/prospects",
    ProspectSchema,
    seen_by=SeenBy(everything=VIEWERS),
)
LIST_PROSPECTS = PROSPECT.list(
    Text("投资方库和目标企业库", "List the libraries of investors and target enterprises"),
    VIEWERS,
    ProspectsQuery,
    description=_SEEN,
    example={"kind": "investor", "active": True},
)
GET_PROSPECT = PROSPECT.read(
    Text("查看招商对象", "Read an entry of the libraries"), VIEWERS, description=_SEEN, etag=True
)
GET_PROSPECT_CONTACT = PROSPECT.part(
    "contact",
    Text("查看招商对象联系方式(留痕)", "Read whom to speak to, in full"),
    KEEPERS,
    result=ProspectContactSchema,
    audited=True,
    description="For who keeps the entry, and who follows an open lead on it. Every read is written down.",
)
REGISTER_PROSPECT = PROSPECT.create(
    Text("登记招商对象", "Register an investor or a target enterprise"),
    KEEPERS,
    RegisterProspectSchema,
    name="register_prospect",
    problems=(PROSPECT_KNOWN,),
    description="By an organization of the caller, which keeps it. The contact is encrypted, and read by itself.",
    example={
        "kind": "investor",
        "name": "远海生物投资有限公司",
        "region": "上海",
        "industry": "生物医药投资",
        "contact_name": "陈立新",
        "contact_phone": "13900000002",
        "contact_email": "chen@example.com",
    },
)
REGISTER_PROSPECTS = bulk_of(
    REGISTER_PROSPECT,
    "register_prospects",
    f"{PROSPECT.path}/several",
    Text("批量登记招商对象", "Register several investors or target enterprises"),
)
CHANGE_PROSPECT = PROSPECT.change(
    Text("修改招商对象", "Change an entry of the libraries"),
    KEEPERS,
    ChangeProspectSchema,
    problems=(PROSPECT_KNOWN,),
    example={"region": "深圳", "contact_phone": "13900000003"},
)
PROSPECT_REGISTERED = PROSPECT.event("registered", Text("招商对象已登记", "An entry was registered"), ProspectData)
PROSPECT_CHANGED = PROSPECT.event("changed", Text("招商对象已修改", "An entry was changed"), ProspectData)
SEARCH_PROSPECTS = Search(
    PROSPECT,
    LIST_PROSPECTS,
    (PROSPECT_REGISTERED, PROSPECT_CHANGED),
    names=("name",),
    codes=("number",),
    words=("region", "industry", "note"),
)
