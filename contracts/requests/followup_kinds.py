"""The codes of follow-ups, with the words that people see."""

from contracts.problem import Text
from contracts.vocabulary import Codes, Vocabulary


class FollowUpStatus(Codes):
    """Where a follow-up stands."""

    WAITING = "waiting", "待回访", "to be called back"
    MADE = "made", "已回访", "called back"
    NOT_REACHED = "not_reached", "未联系上", "not reached"


class FollowUpCause(Codes):
    """Why somebody calls back."""

    POOR = "poor", "曾获差评", "rated poorly"
    UNEVALUATED = "unevaluated", "逾期未评价", "rated by nobody"
    SAMPLE = "sample", "抽样", "drawn at random"


class FollowUpAction(Codes):
    """What can be done with a follow-up."""

    RESULT = "result", "登记回访结果", "record the result"
    MISS = "miss", "登记未联系上", "note that nobody was reached"


class FollowUpWaiting(Codes):
    """What somebody has to do with a follow-up."""

    CALL = "call", "待回访", "to be called back"


FOLLOW_UP_STATUS = Vocabulary.of(FollowUpStatus, Text("回访状态", "Where a follow-up stands"))
FOLLOW_UP_CAUSE = Vocabulary.of(FollowUpCause, Text("回访原因", "Why somebody calls back"))
FOLLOW_UP_ACTION = Vocabulary.of(FollowUpAction, Text("可执行的回访操作", "What can be done with a follow-up"))
FOLLOW_UP_WAITING = Vocabulary.of(FollowUpWaiting, Text("回访待办", "What somebody has to do with a follow-up"))
FOLLOW_UP_ORDER = Vocabulary(
    "FollowUpOrder",
    Text("回访排序", "The order of follow-ups"),
    {
        "-drawn_at": Text("抽取时间从晚到早", "the latest drawn first"),
        "due_at": Text("到期时间从早到晚(仅待回访)", "the earliest due first, of those to be called back alone"),
    },
)
