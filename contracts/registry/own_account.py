"""What people change of themselves: telephone, e-mail, language, and the sessions that they have open."""

from typing import ClassVar

from marshmallow import fields, validates_schema

from contracts.common import Change, PageQuery, Strict, described, page_of
from contracts.operation import SIGNED_IN, Operation
from contracts.problem import HASHING_BUSY, Text
from contracts.registry.accounts import PASSWORD_WRONG, SESSION, SIGN_IN_DELAYED, password
from contracts.registry.people import PERSON, PersonSchema, email, locale, phone
from contracts.registry.proposals import PROPOSAL, PROPOSED_ALREADY, PROPOSED_OTHERWISE
from contracts.registry.resets import ASKED_TOO_OFTEN, CODE_REFUSED, mailed_code
from contracts.validation import validation_error


class ChangeMeSchema(Change):
    """What shall be different; what is left out stays."""

    phone = phone()
    email = email()
    locale = locale()
    current_password = password("The password in use; needed for telephone and e-mail.", required=False)

    @validates_schema
    def _proved(self, data: dict[str, object], **_: object) -> None:
        if data.keys() & {"phone", "email"} and "current_password" not in data:
            raise validation_error(
                "修改电话或邮箱须填写当前密码。",
                "Telephone and e-mail take the password in use.",
                at=("current_password",),
            )
        if data.keys() == {"current_password"}:
            raise validation_error("请至少给出一个要修改的字段。", "Give at least one field to change.")


class ConfirmEmailSchema(Strict):
    """The code that came to the new address."""

    code = mailed_code()


class MySessionSchema(Strict):
    """A session of the caller that is open."""

    heads: ClassVar = {
        "client": Text("程序", "program"),
        "address": Text("网络", "network"),
        "opened_at": Text("登录时间", "signed in"),
        "used_at": Text("最近使用", "last used"),
        "current": Text("本会话", "this one"),
    }

    id = fields.UUID(required=True)
    client = fields.String(
        required=True,
        allow_none=True,
        metadata=described("What signed in called itself (`User-Agent`), cut short.", personal=True),
    )
    address = fields.String(
        required=True,
        allow_none=True,
        metadata=described("The network that it signed in from, such as `203.0.113.*`.", personal=True),
    )
    opened_at = fields.AwareDateTime(required=True, metadata=described("When it signed in; wall time, as all here."))
    used_at = fields.AwareDateTime(required=True, metadata=described("When its tokens were renewed last."))
    ends_at = fields.AwareDateTime(required=True, metadata=described("When it ends at the latest."))
    current = fields.Boolean(required=True, metadata=described("Whether it is the session of this call."))


CHANGE_ME = Operation(
    service="registry",
    name="change_me",
    method="PATCH",
    path="/v1/me",
    summary=Text("修改本人电话、邮箱和语言", "Change my telephone, e-mail and language"),
    description=(
        "A new e-mail address counts once the code that is mailed to it has come back (`POST "
        "/v1/me/email-confirmation`); the old one stays until then, and is told. Giving the address that is there has "
        "it confirmed: codes for a forgotten password go to holders of roles of trust only at confirmed addresses. A "
        "telephone number or address of a holder of a role of trust is only proposed: 202 with the proposal, for a "
        "registrar or an operator to approve. Operators need no second person."
    ),
    access=SIGNED_IN,
    body=ChangeMeSchema,
    result=PersonSchema,
    accepted=(PROPOSAL,),
    problems=(PASSWORD_WRONG, SIGN_IN_DELAYED, ASKED_TOO_OFTEN, PROPOSED_ALREADY, PROPOSED_OTHERWISE, HASHING_BUSY),
    max_body=4096,
    example={"email": "yusilin@example.cn", "current_password": "four words of your own"},
    resource=PERSON,
)
CONFIRM_EMAIL = Operation(
    service="registry",
    name="confirm_email",
    method="POST",
    path="/v1/me/email-confirmation",
    summary=Text("确认新邮箱", "Confirm my new e-mail address"),
    description=(
        "With the code that came to it, good for a day. For a holder of a role of trust the address is then proposed "
        "(202)."
    ),
    access=SIGNED_IN,
    body=ConfirmEmailSchema,
    result=PersonSchema,
    accepted=(PROPOSAL,),
    problems=(CODE_REFUSED, ASKED_TOO_OFTEN, PROPOSED_ALREADY, PROPOSED_OTHERWISE),
    max_body=4096,
    example={"code": "7hqk-m2xd-w9rt-4vnp"},
    resource=PERSON,
)
LIST_MY_SESSIONS = Operation(
    service="registry",
    name="list_my_sessions",
    method="GET",
    path="/v1/me/sessions",
    summary=Text("我的会话", "The sessions that I have open"),
    description="The newest first.",
    access=SIGNED_IN,
    query=PageQuery,
    result=page_of(MySessionSchema),
    resource=SESSION,
)
END_MY_SESSION = Operation(
    service="registry",
    name="end_my_session",
    method="DELETE",
    path="/v1/me/sessions/{session_id}",
    summary=Text("结束一个会话", "End one of my sessions"),
    description="Its tokens are refused from now on.",
    access=SIGNED_IN,
    status=204,
    resource=SESSION,
)
END_MY_OTHER_SESSIONS = Operation(
    service="registry",
    name="end_my_other_sessions",
    method="DELETE",
    path="/v1/me/sessions",
    summary=Text("结束其他所有会话", "End every session of mine but this one"),
    description="Access tokens issued before are refused, also of this one: refresh it afterwards.",
    access=SIGNED_IN,
    status=204,
    resource=SESSION,
)
