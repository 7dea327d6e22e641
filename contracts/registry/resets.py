"""A password forgotten: a code by mail with which its holder sets another one. Invitations bring such a code too."""

from contracts.common import Strict, TextField, described, line
from contracts.operation import ANYONE, Operation
from contracts.problem import HASHING_BUSY, Problem, Text
from contracts.registry.accounts import ACCOUNT, password

CODE_REFUSED = Problem(
    "code-refused",
    403,
    Text("验证码无效", "The code is not good"),
    Text(
        "验证码不正确、已使用或已过期。请重新申请。",
        "The code is wrong, was used, or has expired. Ask for another one.",
    ),
)
ASKED_TOO_OFTEN = Problem(
    "asked-too-often",
    429,
    Text("申请过于频繁", "Asked too often"),
    Text(
        "此前申请或失败次数过多。请在 {seconds} 秒后重试。",
        "There were too many tries before. Try again in {seconds} seconds.",
    ),
)


def mailed_code() -> TextField:
    """A code as it stands in a mail."""
    return line(
        40,
        metadata=described("The code of the mail; capitals, blanks and hyphens do not matter.", secret=True),
    )


class AskForResetSchema(Strict):
    """Whose password is forgotten."""

    login = line(60, metadata=described("The login; capitals do not matter.", personal=True))


class ResetPasswordSchema(Strict):
    """The code and the new password."""

    code = mailed_code()
    new_password = password(
        "At least 10 characters that are not guessed soon: no common words, names, keys side by side or dates alone."
    )


ASK_FOR_RESET = Operation(
    service="registry",
    name="ask_for_reset",
    method="POST",
    path="/v1/password-resets",
    summary=Text("忘记密码", "Ask for a code to set a password anew"),
    description=(
        "The answer is the same whether there is such a login or not. If there is, and the person has an e-mail "
        "address, a code is mailed, good for one hour, once; within ten minutes no second one is. Who has no address, "
        "or holds a role of trust and an address that one registrar alone has entered, turns to a registrar, who "
        "resets the password (`PATCH /v1/persons/{person_id}/account`). Asking often has to wait as "
        "guessing passwords does."
    ),
    access=ANYONE,
    body=AskForResetSchema,
    status=202,
    problems=(ASKED_TOO_OFTEN,),
    max_body=4096,
    example={"login": "paidan1"},
    resource=ACCOUNT,
)
RESET_PASSWORD = Operation(
    service="registry",
    name="reset_password",
    method="POST",
    path="/v1/password-resets/completion",
    summary=Text("凭验证码设置密码", "Set a password with the code of a mail"),
    description=(
        "With the code of a mail for a forgotten password or of an invitation. Ends every session, forgets failed "
        "sign-ins, and makes other such codes useless. A second factor stays. A password that is refused leaves the "
        "code as it is."
    ),
    access=ANYONE,
    body=ResetPasswordSchema,
    status=204,
    problems=(CODE_REFUSED, ASKED_TOO_OFTEN, HASHING_BUSY),
    max_body=4096,
    example={"code": "7hqk-m2xd-w9rt-4vnp", "new_password": "four words of your own"},
    resource=ACCOUNT,
)
