"""Keys for programs: each acts for its owner at one organization, in named operations, until a day."""

from typing import ClassVar

from marshmallow import fields, validate

from contracts.common import PageQuery, Strict, choice, chosen, day, described, line, opaque
from contracts.naming import Names, naming
from contracts.operation import ANYONE, SIGNED_IN, Operation
from contracts.problem import Problem, Text
from contracts.registry.shared import OPERATORS, NamedPersonSchema, ReferenceSchema
from contracts.resource import Resource
from contracts.roles import ROLE, Role

# A key begins so, which tells it from a token; the rest is random.
PREFIX = "lsk_"
LONGEST_DAYS = 366
# Acts for which a program is never good enough: it neither keeps the machines nor is a second person.
NO_ROLES = (Role.OPERATOR,)

KEY_SCOPE = Problem(
    "key-scope",
    403,
    Text("密钥不含此操作", "The key is not for this operation"),
    Text(
        "此密钥不能用于操作 {operation}。请由平台管理员另发包含该操作的密钥。",
        "This key is not for the operation {operation}. An operator can make one that is.",
    ),
)
KEY_REFUSED = Problem(
    "key-refused",
    401,
    Text("密钥无效", "The key is not good"),
    Text(
        "密钥不正确、已撤销、已过期,或其所有人在该组织已无相应任职。",
        "The key is wrong, was revoked, has expired, or its owner has none of its posts there any more.",
    ),
)


class ApiKeySchema(Strict):
    """A key; the key itself is told once, when it is made."""

    heads: ClassVar = {
        "operations": Text("操作", "operations"),
        "roles": Text("角色", "roles"),
        "expires_on": Text("有效期至", "last day"),
        "used_at": Text("最近使用", "last used"),
        "revoked_at": Text("撤销时间", "revoked"),
    }

    id = fields.UUID(required=True)
    name = fields.String(required=True, metadata=described("What it is for."))
    person = fields.Nested(NamedPersonSchema, required=True, metadata=described("The owner, for whom it acts."))
    organization = fields.Nested(
        ReferenceSchema, required=True, metadata=described("Only posts at this organization count.")
    )
    roles = fields.List(
        chosen(ROLE), required=True, metadata=described("In which roles, as far as the owner has them.")
    )
    operations = fields.List(
        naming(Names.OPERATION),
        required=True,
        metadata=described("The names of the operations (`operationId`) it is for."),
    )
    created_at = fields.AwareDateTime(required=True, metadata=described("When it was made; wall time, as all here."))
    created_by = fields.Nested(NamedPersonSchema, required=True, metadata=described("Who made it."))
    expires_on = fields.Date(required=True, metadata=described("The last day on which it is good."))
    used_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When it was used last, to within five minutes.")
    )
    revoked_at = fields.AwareDateTime(required=True, allow_none=True, metadata=described("When it was taken back."))


class NewApiKeySchema(ApiKeySchema):
    """A new key, told once, here."""

    key = fields.String(required=True, metadata=described("Send it as `Authorization: Bearer lsk_…`.", secret=True))


class CreateApiKeySchema(Strict):
    """A new key."""

    name = line(30, metadata=described("What it is for; stands in the audit table beside the name of the owner."))
    person_id = fields.UUID(required=True, metadata=described("The owner, who answers for it."))
    organization_id = fields.UUID(required=True, metadata=described("Where its posts are."))
    roles = fields.List(
        choice(ROLE),
        required=True,
        validate=validate.Length(min=1, max=len(Role)),
        metadata=described("Roles that the owner has there today; never `operator`."),
    )
    operations = fields.List(
        line(60),
        required=True,
        validate=validate.Length(min=1, max=100),
        metadata=described("Names of operations (`operationId`) that these roles may call; none about accounts."),
    )
    expires_on = day("The last day on which it is good, a year ahead at most.", required=True)


class ApiKeyQuery(PageQuery):
    """Which keys."""

    person_id = fields.UUID(load_default=None, metadata=described("Of this owner."))
    organization_id = fields.UUID(load_default=None, metadata=described("For this organization."))
    active = fields.Boolean(
        load_default=None, metadata=described("Only those that are good today, or only the others.")
    )


class ExchangeKeySchema(Strict):
    """A key."""

    key = opaque(100, required=True, metadata=described("The key.", secret=True))


class ExchangedSchema(Strict):
    """An access token that stands for a key for five minutes."""

    access_token = fields.String(required=True, metadata=described("A signed JWT.", secret=True))


API_KEY = Resource("registry", "api_key", Text("接口密钥", "API key"), "/v1/api-keys", ApiKeySchema)

LIST_API_KEYS = API_KEY.list(
    Text("接口密钥列表", "List API keys"),
    SIGNED_IN,
    ApiKeyQuery,
    description="The newest first: all of them for operators, for everybody else their own.",
)
GET_API_KEY = API_KEY.read(
    Text("查看接口密钥", "Read an API key"), SIGNED_IN, description="For operators, and for its owner."
)
CREATE_API_KEY = API_KEY.create(
    Text("发放接口密钥", "Make an API key"),
    OPERATORS,
    CreateApiKeySchema,
    result=NewApiKeySchema,
    description=(
        "For a program that acts for a person at an organization. The key is told in this answer only. It is good for "
        "the named operations alone (403 `key-scope` for others), with those of the roles that its owner still has: it "
        "ends with the last of them, with the account, and when it is revoked. What it does stands in the audit table "
        "under the owner's name and that of the key. The owner is told, and for a role of trust other operators too."
    ),
    example={
        "name": "办公系统对接",
        "person_id": "019a9c5e-7d8f-7a31-9c4b-0f2f6d1c2b3a",
        "organization_id": "019a9c5e-7d8f-7a31-9c4b-0f2f6d1c2b3b",
        "roles": ["department_handler"],
        "operations": ["list_requests", "get_request"],
        "expires_on": "2027-06-30",
    },
)
REVOKE_API_KEY = Operation(
    service="registry",
    name="revoke_api_key",
    method="DELETE",
    path=API_KEY.one,
    summary=Text("撤销接口密钥", "Revoke an API key"),
    description="By an operator or its owner. It is refused within seconds.",
    access=SIGNED_IN,
    status=204,
    resource=API_KEY,
)
# For gateways: they keep no keys, and ask once in five minutes for each.
EXCHANGE_API_KEY = Operation(
    service="registry",
    name="exchange_api_key",
    method="POST",
    path=None,
    summary=Text("以密钥换取访问令牌", "Exchange an API key for an access token"),
    access=ANYONE,
    body=ExchangeKeySchema,
    result=ExchangedSchema,
    problems=(KEY_REFUSED,),
    max_body=4096,
)
