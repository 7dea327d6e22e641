"""The codes of offers and claims, with the words that people see."""

from contracts.problem import Text
from contracts.vocabulary import Codes, Vocabulary


class OfferStatus(Codes):
    """Whether an offer can be claimed."""

    OPEN = "open", "可认领", "open"
    ENDED = "ended", "已截止", "ended"
    WITHDRAWN = "withdrawn", "已撤下", "withdrawn"


class ClaimStatus(Codes):
    """Where a claim stands."""

    CLAIMED = "claimed", "待确认", "to be confirmed"
    CONFIRMED = "confirmed", "办理中", "under way"
    REPORTED = "reported", "结果待确认", "result to be confirmed"
    DONE = "done", "已完成", "done"
    REFUSED = "refused", "未予确认", "refused"
    GIVEN_BACK = "given_back", "已退回或收回", "given or taken back"


class OfferAction(Codes):
    """What can be done with an offer."""

    CLAIM = "claim", "认领", "claim it"
    NAMING = "naming", "是否公开企业名称", "let the enterprise be named, or not"
    WITHDRAWAL = "withdrawal", "撤下", "withdraw it"


class ClaimAction(Codes):
    """What can be done with a claim."""

    CONFIRMATION = "confirmation", "确认认领", "confirm it"
    REFUSAL = "refusal", "不予确认", "refuse it"
    PROGRESS = "progress", "报告进展", "tell how far it is"
    RESULT = "result", "报告结果", "tell the result"
    COMPLETION = "completion", "确认结果", "accept the result, or not"
    RETURN = "return", "退回认领", "give it back"
    WITHDRAWAL = "withdrawal", "收回认领", "take it back"


class ClaimWaiting(Codes):
    """What somebody has to do with a claim."""

    CONFIRMATION = "confirmation", "认领待确认", "a claim to be confirmed"
    COMPLETION = "completion", "认领结果待确认", "the result of a claim to be confirmed"
    RESULT = "result", "认领待办理", "a claim to be carried out"


OFFER_STATUS = Vocabulary.of(OfferStatus, Text("认领事项状态", "Whether an offer can be claimed"))
CLAIM_STATUS = Vocabulary.of(ClaimStatus, Text("认领状态", "Where a claim stands"))
OFFER_ACTION = Vocabulary.of(OfferAction, Text("认领事项的操作", "What can be done with an offer"))
CLAIM_ACTION = Vocabulary.of(ClaimAction, Text("认领的操作", "What can be done with a claim"))
CLAIM_WAITING = Vocabulary.of(ClaimWaiting, Text("认领待办", "What somebody has to do with a claim"))
