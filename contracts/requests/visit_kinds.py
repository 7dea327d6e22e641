"""The codes of visits, with the words that people see."""

from contracts.problem import Text
from contracts.vocabulary import Codes, Vocabulary


class VisitPeriod(Codes):
    """How often a plan has its enterprises visited."""

    MONTH = "month", "每月", "every month"
    QUARTER = "quarter", "每季度", "every quarter"
    YEAR = "year", "每年", "every year"


class VisitPlanStatus(Codes):
    """How a plan of visits stands."""

    RUNNING = "running", "执行中", "running"
    ENDED = "ended", "已终止", "ended"


class VisitPlanAction(Codes):
    """What somebody can do with a plan of visits."""

    CHANGE = "change", "修改", "change"
    END = "end", "终止", "end"


class OwedVisitStatus(Codes):
    """Where an owed visit stands."""

    OWED = "owed", "待走访", "owed"
    MADE = "made", "已走访", "made"
    TAKEN_BACK = "taken_back", "已收回", "taken back"


class OwedVisitWaiting(Codes):
    """What somebody has to do with an owed visit."""

    VISIT = "visit", "待走访企业", "an enterprise to be visited"


class OwedVisitOrder(Codes):
    """The order of owed visits."""

    SOONEST = "last_day", "截止日期从早到晚", "the soonest due first"
    LATEST = "-last_day", "截止日期从晚到早", "the latest due first"


class VisitStatus(Codes):
    """How the record of a visit stands."""

    RECORDED = "recorded", "已登记", "recorded"
    WITHDRAWN = "withdrawn", "已撤销", "withdrawn"


class VisitAction(Codes):
    """What somebody can do with the record of a visit."""

    CHANGE = "change", "修改", "change"
    WITHDRAWAL = "withdrawal", "撤销", "withdraw"


class VisitOrder(Codes):
    """The order of visits, and of what was found on them."""

    LATEST = "-day", "日期从晚到早", "the latest first"
    EARLIEST = "day", "日期从早到晚", "the earliest first"


class FindingKind(Codes):
    """What became of a finding of a visit."""

    REQUEST = "request", "转为诉求", "a request"
    DEMAND = "demand", "需求", "a demand"
    SUGGESTION = "suggestion", "建议", "a suggestion"
    NOTHING = "nothing", "无需办理", "nothing"


VISIT_PERIOD = Vocabulary.of(VisitPeriod, Text("走访周期", "How often enterprises are visited"))
VISIT_PLAN_STATUS = Vocabulary.of(VisitPlanStatus, Text("走访计划状态", "How a plan of visits stands"))
VISIT_PLAN_ACTION = Vocabulary.of(
    VisitPlanAction, Text("可对走访计划执行的操作", "What can be done with a plan of visits")
)
OWED_VISIT_STATUS = Vocabulary.of(OwedVisitStatus, Text("待走访任务状态", "Where an owed visit stands"))
OWED_VISIT_WAITING = Vocabulary.of(OwedVisitWaiting, Text("走访待办", "What somebody has to do with an owed visit"))
OWED_VISIT_ORDER = Vocabulary.of(OwedVisitOrder, Text("待走访任务排序", "The order of owed visits"))
VISIT_STATUS = Vocabulary.of(VisitStatus, Text("走访记录状态", "How the record of a visit stands"))
VISIT_ACTION = Vocabulary.of(VisitAction, Text("可对走访记录执行的操作", "What can be done with the record of a visit"))
VISIT_ORDER = Vocabulary.of(VisitOrder, Text("走访排序", "The order of visits"))
FINDING_KIND = Vocabulary.of(FindingKind, Text("走访发现的去向", "What became of a finding of a visit"))
