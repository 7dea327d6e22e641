"""Accounts, sessions and signing keys: who somebody is, proved by a password and carried by tokens."""

from typing import Any

from marshmallow import fields

from contracts.common import LOCALE, Strict, TextField, chosen, described, line, opaque, refusing
from contracts.identifiers import LONGEST_LOGIN, normal_code, refused_login
from contracts.operation import ANYONE, SIGNED_IN, IfMatch, Operation
from contracts.problem import Problem, Text
from contracts.registry.kinds import POST_KIND
from contracts.registry.problems import LAST_OF_ROLE
from contracts.registry.shared import OPERATORS, REGISTRARS, ReferenceSchema
from contracts.resource import Resource

LOGIN_REFUSED = Problem(
    "login-refused",
    401,
    Text("登录失败", "The login was refused"),
    Text(
        "登录名或密码不正确,或账号暂不可用。连续失败 5 次后账号锁定 15 分钟。",
        "Login or password is wrong, or the account cannot be used now. Five failures in a row lock it for 15 minutes.",
    ),
)
SESSION_ENDED = Problem(
    "session-ended",
    401,
    Text("会话已结束", "The session has ended"),
    Text("请重新登录。", "Sign in again."),
)
PASSWORD_CHANGE_REQUIRED = Problem(
    "password-change-required",
    403,
    Text("请先修改密码", "Change your password first"),
    Text(
        "初始密码只能用于修改密码(PUT /v1/me/password)。",
        "An initial password is only good for choosing one of your own (PUT /v1/me/password).",
    ),
)
PASSWORD_WRONG = Problem(
    "password-wrong",
    403,
    Text("当前密码不正确", "The current password is wrong"),
    Text("连续失败 5 次后账号锁定 15 分钟。", "Five failures in a row lock the account for 15 minutes."),
)
LOGIN_TAKEN = Problem(
    "login-taken",
    409,
    Text("登录名已被使用", "The login is taken"),
    Text("登录名 {login} 已被使用。", "Somebody has the login {login} already."),
)
ACCOUNT_EXISTS = Problem(
    "account-exists",
    409,
    Text("已有账号", "There is an account already"),
    Text(
        "此人已有登录名 {login}。重置密码请用 PATCH。",
        "This person has the login {login}. Reset its password with PATCH.",
    ),
)
NOT_FOR_YOU = Problem(
    "operators-only",
    403,
    Text("仅平台管理员可为", "Only an operator may do this"),
    Text(
        "涉及平台管理员的账号与任职只能由平台管理员变更。",
        "Accounts and posts of operators are changed by operators only.",
    ),
)


def password(description: str) -> fields.String:
    """A password, bounded so that hashing it stays cheap."""
    return opaque(128, required=True, metadata=described(description, secret=True, format="password"))


def login(**options: Any) -> TextField:
    """A login."""
    return line(
        LONGEST_LOGIN,
        required=False,
        form=normal_code,
        checks=[refusing(refused_login)],
        metadata=described(
            "Up to 60 letters from a to z, Han characters, digits, `.`, `_`, `-` and `@`. Left out where an import has "
            "given the person a login."
        ),
        **options,
    )


class OpenSessionSchema(Strict):
    """Login and password."""

    login = line(60, metadata=described("The login; capitals do not matter."))
    password = password("The password.")


class RefreshSessionSchema(Strict):
    """A refresh token."""

    refresh_token = opaque(
        200, required=True, metadata=described("The newest refresh token of the session.", secret=True)
    )


class NamedPersonSchema(Strict):
    """A person, named."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)


class SessionSchema(Strict):
    """Tokens of a session (RFC 6749, 5.1)."""

    access_token = fields.String(required=True, metadata=described("A signed JWT; send it as Bearer.", secret=True))
    token_type = fields.String(required=True, metadata=described("Always `Bearer`."))
    expires_in = fields.Integer(required=True, metadata=described("Seconds until the access token expires."))
    refresh_token = fields.String(
        required=True, metadata=described("Good for one refresh; the answer brings the next.", secret=True)
    )
    person = fields.Nested(NamedPersonSchema, required=True)
    must_change_password = fields.Boolean(
        required=True, metadata=described("Whether the session is only good for changing the password.")
    )


class MyPostSchema(Strict):
    """A post that the caller holds today."""

    kind = chosen(POST_KIND, "What the person is responsible for.", required=True)
    organization = fields.Nested(ReferenceSchema, required=True)
    chain = fields.Nested(ReferenceSchema, required=True, allow_none=True)
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(required=True, allow_none=True)


class MeSchema(Strict):
    """The caller."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    login = fields.String(required=True)
    locale = chosen(LOCALE, "The language of mails and messages.", required=True)
    must_change_password = fields.Boolean(required=True)
    posts = fields.List(fields.Nested(MyPostSchema), required=True)


class ChangePasswordSchema(Strict):
    """The password in use and the new one."""

    current_password = password("The password in use.")
    new_password = password("At least 10 characters, not the login, and none of the commonest.")


class OpenAccountSchema(Strict):
    """The login of a new account."""

    login = login(load_default=None)


class ChangeAccountSchema(Strict):
    """What shall become of an account; at least one of them."""

    reset_password = fields.Boolean(
        load_default=False, metadata=described("Replace the password by a one-time one and end all sessions.")
    )
    unlock = fields.Boolean(load_default=False, metadata=described("Forget failed logins."))
    active = fields.Boolean(
        load_default=None, metadata=described("false closes the account and ends its sessions; true opens it again.")
    )


class AccountSchema(Strict):
    """An account; the one-time password is told once, here, and never again."""

    person_id = fields.UUID(required=True)
    login = fields.String(required=True)
    active = fields.Boolean(required=True)
    opened = fields.Boolean(required=True, metadata=described("Whether it has a password at all."))
    must_change_password = fields.Boolean(required=True)
    locked_until = fields.AwareDateTime(required=True, allow_none=True)
    one_time_password = fields.String(
        required=True, allow_none=True, metadata=described("Only where one was just made.", secret=True)
    )


class SigningKeySchema(Strict):
    """One public key (RFC 7517, RFC 8037)."""

    kty = fields.String(required=True)
    crv = fields.String(required=True)
    x = fields.String(required=True)
    kid = fields.String(required=True)
    use = fields.String(required=True)
    alg = fields.String(required=True)
    expires_at = fields.AwareDateTime(
        required=True,
        allow_none=True,
        metadata=described("The moment from which no token of a replaced key is accepted; null for the key in use."),
    )


class SigningKeysSchema(Strict):
    """A JSON Web Key Set."""

    keys = fields.List(fields.Nested(SigningKeySchema), required=True)


class WithdrawSigningKeysSchema(Strict):
    """Which key is taken back."""

    kid = line(
        64,
        required=False,
        load_default=None,
        allow_none=True,
        metadata=described("The `kid` of the key, as in `/.well-known/jwks.json`; left out: every key there is."),
    )


class RevocationSchema(Strict):
    """Up to which moment tokens of a session, or of all of a person, are refused."""

    person_id = fields.UUID(required=True)
    session_id = fields.UUID(required=True, allow_none=True)
    before = fields.AwareDateTime(required=True)


class RevocationsSchema(Strict):
    """Everything revoked that a living token could still be older than."""

    items = fields.List(fields.Nested(RevocationSchema), required=True)


SESSION = Resource("registry", "session", Text("会话", "session"), "/v1/sessions", SessionSchema)
# A person has one account at most, so it is found under the person and has no address of its own.
ACCOUNT = Resource("registry", "account", Text("账号", "account"), "/v1/persons/{person_id}/account", AccountSchema)

OPEN_SESSION = SESSION.create(
    Text("登录", "Sign in"),
    ANYONE,
    OpenSessionSchema,
    name="open_session",
    description=(
        "Answers with an access token that lives five minutes and a refresh token. Wrong login, wrong password and a "
        "locked or closed account get the same answer."
    ),
    problems=(LOGIN_REFUSED,),
    max_body=4096,
    example={"login": "paidan1", "password": "correct-horse-battery"},
)
REFRESH_SESSION = SESSION.act(
    "refresh",
    Text("刷新令牌", "Get a new access token"),
    ANYONE,
    RefreshSessionSchema,
    path=f"{SESSION.path}/refresh",
    description=(
        "Each refresh token is good once and brings the next. For 30 seconds it brings the same one again, so that "
        "two windows of one client may refresh at the same time. One that comes after that, or after its successor was "
        "used, has been stolen from one of two holders, so the session ends (RFC 9700, 4.14.2). A session lasts 30 "
        "days at most and ends after 12 idle hours."
    ),
    if_match=IfMatch.NO,
    problems=(SESSION_ENDED,),
    max_body=4096,
    example={"refresh_token": "4oEH0wVhR6mC0Lr3n3K2kq2rX6mO1cJbJ7m8yB1qv2k"},
)
CLOSE_SESSION = Operation(
    service="registry",
    name="close_session",
    method="DELETE",
    path=SESSION.path,
    summary=Text("退出登录", "Sign out"),
    description=(
        "Ends the session of the access token; its tokens are refused from now on. So a repetition that is answered "
        "with 401 says that the session has ended."
    ),
    access=SIGNED_IN,
    status=204,
    resource=SESSION,
)
GET_ME = Operation(
    service="registry",
    name="get_me",
    method="GET",
    path="/v1/me",
    summary=Text("我的身份与任职", "Who I am and the posts I hold"),
    access=SIGNED_IN,
    result=MeSchema,
    resource=ACCOUNT,
)
CHANGE_PASSWORD = Operation(
    service="registry",
    name="change_password",
    method="PUT",
    path="/v1/me/password",
    summary=Text("修改密码", "Change my password"),
    description=(
        "Ends every other session. Access tokens issued before are refused: refresh the session afterwards. "
        "Passwords have at least 10 characters, are not the login and none of the commonest."
    ),
    access=SIGNED_IN,
    body=ChangePasswordSchema,
    status=204,
    problems=(PASSWORD_WRONG,),
    max_body=4096,
    example={"current_password": "7hqk-m2xd-w9rt-4vnp", "new_password": "correct-horse-battery"},
    resource=ACCOUNT,
)
GET_ACCOUNT = ACCOUNT.read(Text("查看账号", "Read an account"), REGISTRARS, path=ACCOUNT.path)
OPEN_ACCOUNT = ACCOUNT.create(
    Text("开通账号", "Open an account"),
    REGISTRARS,
    OpenAccountSchema,
    name="open_account",
    description=(
        "Gives a person an account, or a password to the account that an import has made. The one-time password is "
        "told in this answer only, which the same Idempotency-Key gives again for a day, and is good for nothing but "
        "choosing another; without the answer, reset it."
    ),
    problems=(LOGIN_TAKEN, ACCOUNT_EXISTS, NOT_FOR_YOU),
    example={"login": "paidan3"},
)
CHANGE_ACCOUNT = ACCOUNT.change(
    Text("重置密码、解锁、停用账号", "Reset, unlock or close an account"),
    REGISTRARS,
    ChangeAccountSchema,
    path=ACCOUNT.path,
    if_match=IfMatch.NO,
    problems=(NOT_FOR_YOU, LAST_OF_ROLE),
    example={"reset_password": True},
)
LIST_SIGNING_KEYS = Operation(
    service="registry",
    name="list_signing_keys",
    method="GET",
    path=None,
    summary=Text("验签公钥", "The public keys that verify access tokens"),
    access=ANYONE,
    result=SigningKeysSchema,
)
LIST_REVOCATIONS = Operation(
    service="registry",
    name="list_revocations",
    method="GET",
    path=None,
    summary=Text("近期失效的令牌", "Recently revoked access"),
    access=ANYONE,
    result=RevocationsSchema,
)
ROTATE_SIGNING_KEY = Operation(
    service="registry",
    name="rotate_signing_key",
    method="POST",
    path="/v1/signing-keys",
    summary=Text("更换签名密钥", "Change the key that signs access tokens"),
    description=(
        "For a regular change. The old key still verifies the tokens it has signed; at its `expires_at`, seven minutes "
        "later, it is gone. A key that others may have: `POST /v1/signing-keys/withdrawal`."
    ),
    access=OPERATORS,
    result=SigningKeysSchema,
    status=201,
)
WITHDRAW_SIGNING_KEYS = Operation(
    service="registry",
    name="withdraw_signing_keys",
    method="POST",
    path="/v1/signing-keys/withdrawal",
    summary=Text("立即撤回签名密钥", "Take signing keys back at once"),
    description=(
        "For a key that others may have. Its access tokens are refused within seconds, also those not expired yet and "
        "the caller's own; everybody's session goes on with the next refresh. The key in use is replaced by a new one."
    ),
    access=OPERATORS,
    body=WithdrawSigningKeysSchema,
    result=SigningKeysSchema,
    example={"kid": "3tXyIz1nHkqGNvVQ2TRAX1pr2oPAVk0WGhvyg1JrzUA"},
)
