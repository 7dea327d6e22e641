"""Making operators, on the machine: whoever reaches the databases could do anything, and shall at least be audited."""

from marshmallow import fields

from contracts.common import Strict, described, line, refusing
from contracts.identifiers import LONGEST_LOGIN, normal_code, refused_login
from contracts.operation import Operation
from contracts.problem import Problem, Text
from contracts.registry.accounts import ACCOUNT
from contracts.registry.shared import OPERATORS

NO_OPERATOR = Problem(
    "no-operator",
    409,
    Text("登录名属于非管理员", "The login is not an operator's"),
    Text(
        "登录名 {login} 属于非平台管理员的人员,请换用其他登录名。",
        "{login} belongs to somebody who is no operator; choose another login.",
    ),
)


class MakeOperatorSchema(Strict):
    """Who shall operate the platform."""

    login = line(LONGEST_LOGIN, form=normal_code, checks=[refusing(refused_login)], metadata=described("The login."))


class OperatorSchema(Strict):
    """An operator, with the password of the first sign-in."""

    login = fields.String(required=True)
    one_time_password = fields.String(required=True, metadata=described("Told once, here.", secret=True))


# For `lianshang account operator`, which reaches the database itself: a call of its own, so that it is audited.
MAKE_OPERATOR = Operation(
    service="registry",
    name="make_operator",
    method="POST",
    path=None,
    summary=Text("设立平台管理员或重置其密码", "Make an operator, or give one a one-time password"),
    description=(
        "A new login gets a person and a post of operator; an operator's login gets a one-time password, and its "
        "sessions end."
    ),
    access=OPERATORS,
    body=MakeOperatorSchema,
    result=OperatorSchema,
    status=201,
    problems=(NO_OPERATOR,),
    resource=ACCOUNT,
)
