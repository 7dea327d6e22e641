"""What is told of agreements, what of them is found by text, and their files."""

from marshmallow import fields

from contracts.common import Tolerant, chosen, described, version_after
from contracts.files import Attachable
from contracts.money import Money
from contracts.problem import Text
from contracts.requests.agreement_kinds import AGREEMENT_KIND
from contracts.requests.agreements import AGREEMENT, KEEPERS, LIST_AGREEMENTS, VIEWERS
from contracts.requests.own_numbers import imported
from contracts.search import Search
from contracts.telling import Told


class AgreementData(Tolerant):
    """An agreement as it stands after what happened."""

    id = fields.UUID(required=True, metadata=described("The agreement."))
    number = fields.String(required=True, metadata=described("The number that people know it by."))
    title = fields.String(required=True, metadata=described("What it is called."))
    kind = chosen(AGREEMENT_KIND, "What it is about.", required=True)
    owner_id = fields.UUID(required=True, metadata=described("The organization that keeps it."))
    owner_name = fields.String(required=True, metadata=described("Its name."))
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain it is for."))
    party_ids = fields.List(
        fields.UUID(), required=True, metadata=described("The organizations of the district among its parties.")
    )
    parties = fields.List(fields.String(), required=True, metadata=described("The names of all parties."))
    signed_on = fields.Date(required=True, metadata=described("When it was signed."))
    starts_on = fields.Date(required=True, metadata=described("Its first day."))
    last_day = fields.Date(required=True, allow_none=True, metadata=described("Its last day; null without an end."))
    amount = Money(required=True, allow_none=True, metadata=described("In yuan."))
    predecessor_id = fields.UUID(required=True, allow_none=True, metadata=described("The agreement that it renews."))
    reason = fields.String(required=True, allow_none=True, metadata=described("The words given for what happened."))
    imported = imported()
    version = version_after()


class AgreementRenewedData(AgreementData):
    """With the agreement that follows."""

    successor_id = fields.UUID(required=True, metadata=described("The agreement that renews it."))
    successor_number = fields.String(required=True, metadata=described("Its number."))


AGREEMENT_REGISTERED = AGREEMENT.event("registered", Text("协议已登记", "An agreement was registered"), AgreementData)
AGREEMENT_CHANGED = AGREEMENT.event("changed", Text("协议已修改", "An agreement was changed"), AgreementData)
AGREEMENT_WAS_RENEWED = AGREEMENT.event("renewed", Text("协议已续签", "An agreement was renewed"), AgreementRenewedData)
AGREEMENT_ENDED = AGREEMENT.event("ended", Text("协议已提前终止", "An agreement was ended early"), AgreementData)
AGREEMENT_ENDS_SOON = AGREEMENT.event("ends-soon", Text("协议即将到期", "An agreement ends soon"), AgreementData)

TOLD = Told(
    (AGREEMENT,),
    audiences={
        "agreement_clerk": Text("登记单位的服务中心工作人员", "the clerks of who keeps the agreement"),
        "agreement_party": Text("签约部门的经办人", "the handlers of departments that are parties of the agreement"),
    },
)
SEARCH_AGREEMENTS = Search(
    AGREEMENT,
    LIST_AGREEMENTS,
    (AGREEMENT_REGISTERED, AGREEMENT_CHANGED),
    names=("title", "parties"),
    codes=("number", "ledger_number"),
    words=("content",),
)
AGREEMENT_FILES = Attachable(
    AGREEMENT, Text("协议附件", "file of an agreement"), sees=VIEWERS, adds=KEEPERS, removes=KEEPERS
)
