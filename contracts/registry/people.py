"""Persons and the posts they hold."""

from typing import Any, ClassVar

from marshmallow import fields

from contracts.common import (
    LOCALE,
    PageQuery,
    Strict,
    TextField,
    choice,
    chosen,
    code,
    day,
    described,
    line,
    refusing,
)
from contracts.identifiers import NO_ADDRESS, mail_address, normal_phone, refused_phone
from contracts.operation import SIGNED_IN, IfMatch
from contracts.problem import Text
from contracts.registry.account_status import ACCOUNT_STATUS
from contracts.registry.accounts import NOT_FOR_YOU
from contracts.registry.kinds import POST_KIND
from contracts.registry.problems import CHAIN_NEEDED, LAST_OF_ROLE, POST_TAKEN, WRONG_KIND
from contracts.registry.proposals import PROPOSAL, PROPOSED_ALREADY, PROPOSED_OTHERWISE, SECOND_PERSON
from contracts.registry.shared import (
    CODE_TAKEN,
    DAYS_REVERSED,
    ENDED_ALREADY,
    REGISTRARS,
    EndSchema,
    NamedPersonSchema,
    ReferenceSchema,
    on_day,
)
from contracts.resource import Resource
from contracts.search import sought
from contracts.sight import SeenBy
from contracts.validation import refuse


def phone(**options: Any) -> TextField:
    """A telephone number, stored as it is written and looked up in any writing."""
    return line(
        60,
        required=False,
        allow_none=True,
        form=normal_phone,
        checks=[refusing(refused_phone)],
        metadata=described("A telephone number, mobile or with area code.", personal=True, cell="phone"),
        **options,
    )


def email(**options: Any) -> TextField:
    """An e-mail address that mail can be sent to, with its domain in ASCII."""
    return line(
        200,
        required=False,
        allow_none=True,
        form=_address,
        metadata=described("An e-mail address.", personal=True, format="email"),
        **options,
    )


def _address(given: str) -> str:
    address = mail_address(given)
    refuse(None if address else NO_ADDRESS)
    return address or given


def locale(**options: Any) -> fields.Field[Any]:
    """The language somebody is written to in."""
    return choice(LOCALE, "The language of mails and messages.", **options)


class PersonSchema(Strict):
    """A person; telephone and e-mail are masked."""

    heads: ClassVar = {
        "email": Text("电子邮箱", "e-mail"),
        "account": Text("账号", "account"),
    }

    id = fields.UUID(required=True)
    code = fields.String(required=True, allow_none=True)
    name = fields.String(required=True)
    phone = fields.String(required=True, allow_none=True, metadata=described("Masked.", personal=True))
    email = fields.String(required=True, allow_none=True, metadata=described("Masked.", personal=True))
    locale = chosen(LOCALE, "The language of mails and messages.", required=True)
    active = fields.Boolean(required=True)
    account = chosen(ACCOUNT_STATUS, "Whether they can sign in.", required=True)
    version = fields.Integer(required=True)


class ContactDetailsSchema(Strict):
    """Telephone and e-mail of a person, in full."""

    id = fields.UUID(required=True)
    phone = fields.String(required=True, allow_none=True, metadata=described("In full.", personal=True))
    email = fields.String(required=True, allow_none=True, metadata=described("In full.", personal=True))


class PersonListQuery(PageQuery):
    """Which persons."""

    q = sought("Words or parts of the name, or the code.")
    contact = line(
        200,
        minimum=3,
        required=False,
        load_default=None,
        metadata=described("The whole telephone number or e-mail address.", personal=True),
    )
    organization_id = fields.UUID(
        load_default=None, metadata=described("Those who hold a post at this organization on the day.")
    )
    active = fields.Boolean(load_default=None, metadata=described("Only those who are active, or only the others."))
    on = on_day()


class CreatePersonSchema(Strict):
    """A new person."""

    code = code("The local key, unique among persons; may be left out.", required=False, load_default=None)
    name = line(60, metadata=described("The full name."))
    phone = phone(load_default=None)
    email = email(load_default=None)
    locale = locale(load_default="zh")


class ChangePersonSchema(Strict):
    """What shall be different; what is left out stays."""

    name = line(60, required=False, metadata=described("The full name."))
    phone = phone()
    email = email()
    locale = locale()
    active = fields.Boolean(metadata=described("false closes the account too."))


class PostSchema(Strict):
    """A post."""

    heads: ClassVar = {
        "kind": Text("职务", "post"),
        "ended": Text("已手动终止", "ended by hand"),
    }

    id = fields.UUID(required=True)
    kind = chosen(POST_KIND, "What the person is responsible for.", required=True)
    person = fields.Nested(NamedPersonSchema, required=True)
    organization = fields.Nested(ReferenceSchema, required=True)
    chain = fields.Nested(ReferenceSchema, required=True, allow_none=True)
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(required=True, allow_none=True, metadata=described("The last day; null while it lasts."))
    ended = fields.Boolean(required=True, metadata=described("Whether it was ended by hand."))


class PostListQuery(PageQuery):
    """Which posts."""

    kind = choice(POST_KIND, "Only this kind.", load_default=None)
    person_id = fields.UUID(load_default=None, metadata=described("Held by this person."))
    organization_id = fields.UUID(load_default=None, metadata=described("Held at this organization."))
    chain_id = fields.UUID(load_default=None, metadata=described("Held for this chain."))
    history = fields.Boolean(load_default=False, metadata=described("All there ever were, not only those of one day."))
    on = on_day()


class GivePostSchema(Strict):
    """A new post."""

    kind = choice(POST_KIND, "What the person is responsible for.", required=True)
    person_id = fields.UUID(required=True, metadata=described("Who shall hold it."))
    organization_id = fields.UUID(required=True, metadata=described("Where it is held."))
    chain_id = fields.UUID(
        load_default=None, metadata=described("Needed by chain chiefs and by dispatchers at chain committees.")
    )
    valid_from = day("The first day; today by preset.", load_default=None)
    valid_to = day("The last day; left out while no end is known.", load_default=None)


PERSON = Resource(
    "registry",
    "person",
    Text("人员", "person"),
    "/v1/persons",
    PersonSchema,
    seen_by=SeenBy(persons=("id",), everything=REGISTRARS),
)
POST = Resource(
    "registry", "post", Text("岗位", "post"), "/v1/posts", PostSchema, seen_by=SeenBy(everything=REGISTRARS)
)

LIST_PERSONS = PERSON.list(Text("人员列表", "List persons"), REGISTRARS, PersonListQuery)
GET_PERSON = PERSON.read(
    Text("查看人员", "Read a person"),
    SIGNED_IN,
    description="For registrars, operators, and everybody about themselves. Telephone and e-mail are masked.",
    etag=True,
)
GET_CONTACT_DETAILS = PERSON.part(
    "contact-details",
    Text("查看完整联系方式(留痕)", "Read telephone and e-mail in full"),
    SIGNED_IN,
    name="get_contact_details",
    description="For registrars, operators, and everybody about themselves. Every read is written down.",
    result=ContactDetailsSchema,
    audited=True,
)
CREATE_PERSON = PERSON.create(
    Text("登记人员", "Register a person"),
    REGISTRARS,
    CreatePersonSchema,
    problems=(CODE_TAKEN,),
    example={"code": "RY0900", "name": "于思琳", "phone": "13900000900", "email": "yusilin@example.cn"},
)
CHANGE_PERSON = PERSON.change(
    Text("修改人员", "Change a person"),
    REGISTRARS,
    ChangePersonSchema,
    description=f"Telephone, e-mail and reactivation: {SECOND_PERSON}",
    problems=(NOT_FOR_YOU, LAST_OF_ROLE, PROPOSED_ALREADY, PROPOSED_OTHERWISE),
    accepted=(PROPOSAL,),
    example={"phone": "13900000901"},
)
LIST_POSTS = POST.list(Text("任职列表", "List posts"), REGISTRARS, PostListQuery)
GET_POST = POST.read(Text("查看任职", "Read a post"), REGISTRARS)
GIVE_POST = POST.create(
    Text("任职", "Give somebody a post"),
    REGISTRARS,
    GivePostSchema,
    name="give_post",
    description=f"Roles follow from posts. Who holds it until now keeps it until that post is ended. {SECOND_PERSON}",
    problems=(POST_TAKEN, WRONG_KIND, CHAIN_NEEDED, DAYS_REVERSED, NOT_FOR_YOU, PROPOSED_ALREADY),
    accepted=(PROPOSAL,),
    example={
        "kind": "department_handler",
        "person_id": "019a9c5e-7d8f-7a31-9c4b-0f2f6d1c2b3a",
        "organization_id": "019a9c5e-7d8f-7a31-9c4b-0f2f6d1c2b3b",
        "valid_from": "2026-07-01",
    },
)
END_POST = POST.act(
    "end",
    Text("终止任职", "End a post"),
    REGISTRARS,
    EndSchema,
    description=(
        "The last day is the last on which the post is held: to take it away at once, give the day before today. "
        "The person's access tokens are refused at once, so that the next carry the posts still held."
    ),
    if_match=IfMatch.NO,
    problems=(ENDED_ALREADY, DAYS_REVERSED, NOT_FOR_YOU, LAST_OF_ROLE),
    example={"last_day": "2026-06-30"},
)
