"""Deliveries: mails that were decided on, and what became of them."""

from typing import ClassVar

from marshmallow import fields

from contracts.actions import Actions, listing
from contracts.common import LOCALE, PageQuery, Strict, choice, chosen, described
from contracts.naming import Names, naming
from contracts.notifications.rules import OPERATOR
from contracts.operation import IfMatch
from contracts.problem import Problem, Text
from contracts.resource import Resource
from contracts.vocabulary import Codes, Vocabulary

DELIVERY_STATUS = Vocabulary(
    "DeliveryStatus",
    Text("投递状态", "What became of a mail"),
    {
        "pending": Text("待发送", "to be sent"),
        "sent": Text("已发送", "sent"),
        "dead": Text("投递失败", "refused"),
        "off": Text("未配置邮件服务器", "no mail server was set"),
    },
)


class DeliveryAction(Codes):
    """What an operator can do with a mail."""

    RETRY = "retry", "重试", "try again"


DELIVERY_ACTION = Vocabulary.of(DeliveryAction, Text("对投递可执行的操作", "What somebody can do with a mail"))


class DeliverySchema(Strict):
    """One mail to one person."""

    heads: ClassVar = {
        "next_try_at": Text("下次尝试", "next try"),
        "sent_at": Text("发送时间", "sent"),
    }

    id = fields.UUID(required=True, metadata=described("The delivery; the left part of the mail's Message-ID."))
    kind = naming(Names.EVENT, "What it is about, such as `request.dispatched`.", required=True)
    person_id = fields.UUID(required=True, metadata=described("To whom."))
    person_name = fields.String(
        required=True,
        allow_none=True,
        metadata=described("The person's name; null until registry tells of the person again.", personal=True),
    )
    address = fields.String(required=True, metadata=described("The address, masked.", personal=True))
    locale = chosen(LOCALE, "The language of the mail.", required=True)
    status = chosen(
        DELIVERY_STATUS,
        "`pending`, `sent`, `dead` when the mail server refused it or the tries are used up, or `off` when it was "
        "decided on while no mail server was set.",
        attribute="state",
        required=True,
    )
    tries = fields.Integer(required=True, metadata=described("How often sending was tried."))
    error = fields.String(required=True, allow_none=True, metadata=described("What went wrong at the latest try."))
    created_at = fields.AwareDateTime(required=True, metadata=described("When it was decided on; business time."))
    next_try_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When it is tried (again); wall time, null unless pending.")
    )
    sent_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When the mail server took it; wall time.")
    )
    actions = listing(DELIVERY_ACTION)


class DeliveryQuery(PageQuery):
    """Which deliveries."""

    status = choice(DELIVERY_STATUS, "Only deliveries of this status.", attribute="state", load_default=None)
    person_id = fields.UUID(load_default=None, metadata=described("Only deliveries to this person."))


DELIVERY_NOT_DEAD = Problem(
    "delivery-not-dead",
    409,
    Text("投递并未失败", "The delivery has not failed"),
    Text(
        "此投递的状态为“{status_zh}”,只有“{dead_zh}”的可以重试。",
        "It is {status_en}; only one that is {dead_en} can be tried again.",
    ),
)

DELIVERY = Resource(
    "notifications", "delivery", Text("投递", "delivery"), "/v1/deliveries", DeliverySchema, plural="deliveries"
)

LIST_DELIVERIES = DELIVERY.list(
    Text("邮件投递", "Deliveries of mail"), OPERATOR, DeliveryQuery, description="The newest first.", audited=True
)
RETRY_DELIVERY = DELIVERY.act(
    "retry",
    Text("重试投递", "Try a dead delivery again"),
    OPERATOR,
    if_match=IfMatch.NO,
    problems=(DELIVERY_NOT_DEAD,),
)
DELIVERY_ACTIONS = Actions(DELIVERY, DELIVERY_ACTION, {DeliveryAction.RETRY: RETRY_DELIVERY})
