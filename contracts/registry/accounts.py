"""Accounts, sessions and signing keys: who somebody is, proved by a password and carried by tokens."""

from typing import Any, ClassVar

from marshmallow import fields, validates_schema

from contracts.bulk import bulk_of
from contracts.common import LOCALE, Strict, TextField, chosen, described, line, opaque, refusing
from contracts.heads import Head
from contracts.identifiers import LONGEST_LOGIN, normal_code, refused_login
from contracts.operation import ANYONE, SIGNED_IN, IfMatch, Operation
from contracts.problem import HASHING_BUSY, Problem, Text
from contracts.registry.kinds import POST_KIND
from contracts.registry.problems import LAST_OF_ROLE
from contracts.registry.proposals import PROPOSAL, PROPOSED_ALREADY, SECOND_PERSON
from contracts.registry.session_cookie import FOREIGN_ORIGIN, KEPT_IN_COOKIE, cookie
from contracts.registry.shared import REGISTRARS, NamedPersonSchema, ReferenceSchema
from contracts.resource import Resource
from contracts.validation import validation_error

LOGIN_REFUSED = Problem(
    "login-refused",
    401,
    Text("登录失败", "The login was refused"),
    Text(
        "登录名或密码不正确,或账号暂不可用。连续失败 5 次后须等待,且时间逐次加倍。",
        "Login or password is wrong, or the account cannot be used now. After five failures in a row each further try "
        "has to wait, twice as long every time.",
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
    Text(
        "连续失败 5 次后须等待,且时间逐次加倍。",
        "After five failures in a row each further try has to wait, twice as long every time.",
    ),
)
SIGN_IN_DELAYED = Problem(
    "sign-in-delayed",
    429,
    Text("登录失败次数过多", "Too many failed sign-ins"),
    Text(
        "此前失败次数过多,密码未予核对。请在 {seconds} 秒后重试。曾登录过的设备请附上 device_key,"
        "不受他人失败影响;也可请登记员解除(PATCH …/account,unlock)。",
        "There were too many failures before, so the password was not looked at. Try again in {seconds} seconds. A "
        "device that has signed in before sends its device_key and does not wait for the failures of others; a "
        "registrar can lift the wait (PATCH …/account, unlock).",
    ),
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


def password(description: str, *, required: bool = True) -> fields.String:
    """A password, bounded so that hashing it stays cheap."""
    return opaque(128, required=required, metadata=described(description, secret=True, format="password"))


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

    login = line(60, metadata=described("The login; capitals do not matter.", personal=True))
    password = password("The password.")
    device_key = opaque(
        100,
        required=False,
        load_default=None,
        allow_none=True,
        metadata=described("The `device_key` of an earlier sign-in on this device, if there was one.", secret=True),
    )
    cookie = cookie(KEPT_IN_COOKIE)


# How long the second step of a sign-in may take.
CHALLENGE_SECONDS = 300


class SignInChallengeSchema(Strict):
    """A sign-in of which the second step is to follow."""

    challenge = fields.String(
        required=True,
        metadata=described("For `POST /v1/sessions/completion`, with a code of the second factor.", secret=True),
    )
    expires_in = fields.Integer(required=True, metadata=described("Seconds until it is good for nothing."))


class RefreshSessionSchema(Strict):
    """A refresh token, or that it is in the cookie."""

    refresh_token = opaque(200, metadata=described("The newest refresh token of the session.", secret=True))
    cookie = cookie("In place of `refresh_token`: take the one in the cookie, and keep the next one there.")

    @validates_schema
    def _one(self, data: dict[str, Any], **_: Any) -> None:
        if data["cookie"] == ("refresh_token" in data):
            raise validation_error(
                "请给出 `refresh_token` 或 `cookie: true`,二者之一。",
                "Give either `refresh_token` or `cookie: true`.",
                at=("refresh_token",),
            )


class SessionSchema(Strict):
    """Tokens of a session (RFC 6749, 5.1)."""

    access_token = fields.String(required=True, metadata=described("A signed JWT; send it as Bearer.", secret=True))
    token_type = fields.String(required=True, metadata=described("Always `Bearer`."))
    expires_in = fields.Integer(required=True, metadata=described("Seconds until the access token expires."))
    refresh_token = fields.String(
        metadata=described(
            "Good for one refresh; the answer brings the next. Left out where it is kept in a cookie.", secret=True
        )
    )
    device_key = fields.String(
        required=True,
        allow_none=True,
        metadata=described(
            "Only of a sign-in: keep it on the device and send it with the next one there. Who has it does not wait "
            "for failed sign-ins of others. It gives no access by itself, and ends after 90 days without a sign-in.",
            secret=True,
        ),
    )
    person = fields.Nested(NamedPersonSchema, required=True)
    must_change_password = fields.Boolean(
        required=True, metadata=described("Whether the session is only good for changing the password.")
    )
    must_enrol_factor = fields.Boolean(
        required=True,
        metadata=described("Whether it is only good for setting up a second factor, which the role takes."),
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
    new_password = password(
        "At least 10 characters that are not guessed soon: no common words, names, keys side by side or dates alone."
    )


class OpenAccountSchema(Strict):
    """The login of a new account."""

    login = login(load_default=None)
    invite = fields.Boolean(
        load_default=False,
        metadata=described(
            "Mail the person a code, good for seven days, by which they set a password themselves "
            "(`POST /v1/password-resets/completion`); no one-time password is made. Again: another code."
        ),
    )


class ChangeAccountSchema(Strict):
    """What shall become of an account; at least one of them."""

    reset_password = fields.Boolean(
        load_default=False, metadata=described("Replace the password by a one-time one and end all sessions.")
    )
    reset_factor = fields.Boolean(
        load_default=False, metadata=described("Remove the second factor, of somebody who has lost it.")
    )
    unlock = fields.Boolean(
        load_default=False, metadata=described("Forget failed sign-ins: nobody has to wait for the next try.")
    )
    end_sessions = fields.Boolean(load_default=False, metadata=described("End all sessions; the password stays."))
    active = fields.Boolean(
        load_default=None, metadata=described("false closes the account and ends its sessions; true opens it again.")
    )


class AccountSchema(Strict):
    """An account; the one-time password is told once, here, and never again."""

    # In the file of those that were opened: what their owners are to be handed.
    heads: ClassVar[dict[str, Head]] = {
        "login": Text("登录名", "login"),
        "active": None,
        "opened": None,
        "must_change_password": None,
        "locked_until": None,
        "one_time_password": Text("一次性密码", "one-time password"),
    }

    person_id = fields.UUID(required=True)
    person_name = fields.String(required=True, metadata=described("Whose it is.", personal=True))
    login = fields.String(required=True)
    active = fields.Boolean(required=True)
    opened = fields.Boolean(required=True, metadata=described("Whether it has a password at all."))
    must_change_password = fields.Boolean(required=True)
    locked_until = fields.AwareDateTime(
        required=True,
        allow_none=True,
        metadata=described("Until when sign-ins from unknown devices are refused, after many failures from anywhere."),
    )
    one_time_password = fields.String(
        required=True, allow_none=True, metadata=described("Only where one was just made.", secret=True)
    )


SESSION = Resource("registry", "session", Text("会话", "session"), "/v1/sessions", SessionSchema)
# It has no address: who holds the token of a challenge completes it.
CHALLENGE = Resource(
    "registry", "challenge", Text("两步登录", "sign-in"), "/v1/sessions/completion", SignInChallengeSchema
)
# A person has one account at most, so it is found under the person and has no address of its own.
ACCOUNT = Resource("registry", "account", Text("账号", "account"), "/v1/persons/{person_id}/account", AccountSchema)

OPEN_SESSION = SESSION.create(
    Text("登录", "Sign in"),
    ANYONE,
    OpenSessionSchema,
    name="open_session",
    description=(
        "Answers with an access token that lives five minutes, a refresh token and a `device_key`. Wrong login, wrong "
        "password and a closed account get the same answer. After five failures in a row with a login from one address "
        "each further try has to wait (429, `Retry-After`), as after many failures with a login from anywhere, or from "
        "an address with any login; a device that sends its `device_key` waits for its own failures only. While many "
        "passwords are checked, further ones are refused at once (503). Whoever has a second factor gets 202 and a "
        "`challenge` for the second step (`POST /v1/sessions/completion`)."
    ),
    problems=(LOGIN_REFUSED, SIGN_IN_DELAYED, HASHING_BUSY, FOREIGN_ORIGIN),
    accepted=(CHALLENGE,),
    session_cookie=True,
    max_body=4096,
    example={"login": "paidan1", "password": "four words of your own"},
)
REFRESH_SESSION = SESSION.act(
    "refresh",
    Text("刷新令牌", "Get a new access token"),
    ANYONE,
    RefreshSessionSchema,
    path=f"{SESSION.path}/refresh",
    description=(
        "Each refresh token is good once and brings the next. For 30 seconds it brings the newest of its line again, "
        "so that several windows of one client may refresh at the same time. One that comes after that has been stolen "
        "from one of two holders, so the session ends (RFC 9700, 4.14.2). A session lasts 30 days at most and ends "
        "after 12 idle hours."
    ),
    if_match=IfMatch.NO,
    problems=(SESSION_ENDED, FOREIGN_ORIGIN),
    session_cookie=True,
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
    session_cookie=True,
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
        "A password has 10 to 128 characters of any kind, compared as NFKC, and is not made of what is guessed first: "
        "common passwords and words, the login, names of the person and the organization, pinyin, keys side by side, "
        "dates and telephone numbers. Four words that have nothing to do with each other are good."
    ),
    access=SIGNED_IN,
    body=ChangePasswordSchema,
    status=204,
    problems=(PASSWORD_WRONG, SIGN_IN_DELAYED, HASHING_BUSY),
    max_body=4096,
    example={"current_password": "7hqk-m2xd-w9rt-4vnp", "new_password": "four words of your own"},
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
        "choosing another; without the answer, reset it. With `invite` there is none: the person is mailed a code, and "
        "the account counts as opened (`opened`) once a password is set with it. "
        f"{SECOND_PERSON}"
    ),
    problems=(LOGIN_TAKEN, ACCOUNT_EXISTS, NOT_FOR_YOU, PROPOSED_ALREADY, HASHING_BUSY),
    accepted=(PROPOSAL,),
    example={"login": "paidan3"},
)
OPEN_ACCOUNTS = bulk_of(
    OPEN_ACCOUNT, "open_accounts", "/v1/persons/accounts", Text("批量开通账号", "Open several accounts"), filed=True
)
CHANGE_ACCOUNT = ACCOUNT.change(
    Text("重置密码、解锁、停用账号", "Reset, unlock or close an account"),
    REGISTRARS,
    ChangeAccountSchema,
    path=ACCOUNT.path,
    if_match=IfMatch.NO,
    description=f"Resetting the password or the second factor, and reopening: {SECOND_PERSON}",
    problems=(NOT_FOR_YOU, LAST_OF_ROLE, PROPOSED_ALREADY, HASHING_BUSY),
    accepted=(PROPOSAL,),
    example={"reset_password": True},
)
