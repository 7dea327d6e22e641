"""The second factor: one-time codes by time (TOTP, RFC 6238) of an app, and recovery codes for when it is lost."""

from marshmallow import fields

from contracts.common import Strict, TextField, described, line, opaque
from contracts.operation import ANYONE, SIGNED_IN, Operation
from contracts.problem import HASHING_BUSY, Problem, Text
from contracts.registry.accounts import (
    ACCOUNT,
    CHALLENGE_SECONDS,
    PASSWORD_WRONG,
    SESSION,
    SIGN_IN_DELAYED,
    SessionSchema,
    password,
)
from contracts.registry.session_cookie import FOREIGN_ORIGIN, KEPT_IN_COOKIE, cookie

CODE_WRONG = Problem(
    "code-wrong",
    403,
    Text("验证码不正确", "The code is wrong"),
    Text(
        "请填写验证器应用中当前显示的 6 位数字,或一个未使用过的恢复码;每个验证码只能使用一次。",
        "Give the six figures that the app shows now, or a recovery code that was not used; each is good once.",
    ),
)
CHALLENGE_ENDED = Problem(
    "challenge-ended",
    401,
    Text("登录已超时", "The sign-in has ended"),
    Text(
        "两步登录须在 5 分钟内完成,且至多尝试 5 次。请重新登录。",
        "The second step follows within five minutes and with five tries. Sign in again.",
    ),
)
FACTOR_THERE = Problem(
    "second-factor-there",
    409,
    Text("已启用第二因素", "There is a second factor already"),
    Text("请先移除现有的第二因素。", "Remove the one that there is first."),
)
NO_FACTOR = Problem(
    "no-second-factor",
    409,
    Text("未启用第二因素", "There is no second factor"),
    Text("请先申请启用(POST /v1/me/factor)。", "Begin with POST /v1/me/factor."),
)
FACTOR_REQUIRED = Problem(
    "second-factor-required",
    403,
    Text("请先启用第二因素", "Set up a second factor first"),
    Text(
        "您的岗位须启用第二因素(POST /v1/me/factor);在此之前不能使用其他功能。",
        "Your role takes a second factor (POST /v1/me/factor); until it is set up nothing else can be done.",
    ),
)


def code() -> TextField:
    """A code of the app, or a recovery code."""
    return line(
        40,
        metadata=described(
            "The six figures that the app shows, or a recovery code; blanks and hyphens do not matter.", secret=True
        ),
    )


class FactorSchema(Strict):
    """The second factor of the caller."""

    enrolled = fields.Boolean(required=True, metadata=described("Whether signing in takes a code."))
    enrolled_at = fields.AwareDateTime(required=True, allow_none=True, metadata=described("Since when; wall time."))
    recovery_codes_left = fields.Integer(required=True, metadata=described("How many were not used."))
    required = fields.Boolean(required=True, metadata=described("Whether a post that is held today takes one."))


class EnrolFactorSchema(Strict):
    """The proof that it is the owner."""

    current_password = password("The password in use.")


class EnrolmentSchema(Strict):
    """The secret for the app, told once."""

    secret = fields.String(required=True, metadata=described("To type into the app (Base32).", secret=True))
    uri = fields.String(
        required=True, metadata=described("The same for a QR code: an `otpauth` URI of the usual form.", secret=True)
    )


class ConfirmFactorSchema(Strict):
    """The first code of the app."""

    code = code()


class ProvedSchema(Strict):
    """The proof by password and code."""

    current_password = password("The password in use.")
    code = code()


class NewRecoveryCodesSchema(Strict):
    """Codes for when the app is lost, told once."""

    recovery_codes = fields.List(
        fields.String(), required=True, metadata=described("Ten, each good once in place of a code.", secret=True)
    )


class CompleteSignInSchema(Strict):
    """The second step of signing in."""

    challenge = opaque(200, required=True, metadata=described("Of the answer to the first step.", secret=True))
    code = code()
    device_key = opaque(
        100,
        load_default=None,
        allow_none=True,
        metadata=described("As in the first step, if there is one.", secret=True),
    )
    cookie = cookie(KEPT_IN_COOKIE)


_PROVING = (PASSWORD_WRONG, SIGN_IN_DELAYED, HASHING_BUSY)

COMPLETE_SIGN_IN = Operation(
    service="registry",
    name="complete_sign_in",
    method="POST",
    path="/v1/sessions/completion",
    summary=Text("登录第二步", "Sign in: the second step"),
    description=(
        "Where the first step answered 202. The answer is the session. Five tries within "
        f"{CHALLENGE_SECONDS // 60} minutes; failures are counted as wrong passwords are."
    ),
    access=ANYONE,
    body=CompleteSignInSchema,
    result=SessionSchema,
    status=201,
    problems=(CHALLENGE_ENDED, CODE_WRONG, SIGN_IN_DELAYED, FOREIGN_ORIGIN),
    session_cookie=True,
    max_body=4096,
    example={"challenge": "4oEH0wVhR6mC0Lr3n3K2kq2rX6mO1cJbJ7m8yB1qv2k", "code": "492039"},
    resource=SESSION,
)
GET_FACTOR = Operation(
    service="registry",
    name="get_factor",
    method="GET",
    path="/v1/me/factor",
    summary=Text("我的第二因素", "My second factor"),
    access=SIGNED_IN,
    result=FactorSchema,
    resource=ACCOUNT,
)
ENROL_FACTOR = Operation(
    service="registry",
    name="enrol_factor",
    method="POST",
    path="/v1/me/factor",
    summary=Text("申请启用第二因素", "Begin to set up a second factor"),
    description="Signing in takes it once it is confirmed with a code. Asked again before, there is another secret.",
    access=SIGNED_IN,
    body=EnrolFactorSchema,
    result=EnrolmentSchema,
    status=201,
    problems=(*_PROVING, FACTOR_THERE),
    max_body=4096,
    example={"current_password": "four words of your own"},
    resource=ACCOUNT,
)
CONFIRM_FACTOR = Operation(
    service="registry",
    name="confirm_factor",
    method="POST",
    path="/v1/me/factor/confirmation",
    summary=Text("确认启用第二因素", "Confirm the second factor"),
    description="Access tokens issued before are refused: refresh the session afterwards.",
    access=SIGNED_IN,
    body=ConfirmFactorSchema,
    result=NewRecoveryCodesSchema,
    problems=(NO_FACTOR, FACTOR_THERE, CODE_WRONG, SIGN_IN_DELAYED),
    max_body=4096,
    example={"code": "492039"},
    resource=ACCOUNT,
)
RENEW_RECOVERY_CODES = Operation(
    service="registry",
    name="renew_recovery_codes",
    method="POST",
    path="/v1/me/factor/recovery-codes",
    summary=Text("更换恢复码", "Get other recovery codes"),
    description="The ones before are good for nothing any more.",
    access=SIGNED_IN,
    body=ProvedSchema,
    result=NewRecoveryCodesSchema,
    problems=(*_PROVING, NO_FACTOR, CODE_WRONG),
    max_body=4096,
    example={"current_password": "four words of your own", "code": "492039"},
    resource=ACCOUNT,
)
REMOVE_FACTOR = Operation(
    service="registry",
    name="remove_factor",
    method="POST",
    path="/v1/me/factor/removal",
    summary=Text("移除第二因素", "Remove the second factor"),
    description="Whose role takes one sets up another before anything else.",
    access=SIGNED_IN,
    body=ProvedSchema,
    status=204,
    problems=(*_PROVING, NO_FACTOR, CODE_WRONG),
    max_body=4096,
    example={"current_password": "four words of your own", "code": "492039"},
    resource=ACCOUNT,
)
