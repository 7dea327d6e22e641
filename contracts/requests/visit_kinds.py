"""The codes of visits, with the words that people see."""

from contracts.comment_steps import CommentStep
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


class VisitPlanStep(Codes):
    """What happened with a plan of visits."""

    MAKING = "making", "制定", "made"
    CHANGE = "change", "修改", "changed"
    END = "end", "终止", "ended"


class VisitPlanField(Codes):
    """What of a plan of visits can become different."""

    TITLE = "title", "计划名称", "plan"
    PURPOSE = "purpose", "走访目的", "purpose"
    ENTERPRISES = "enterprises", "走访企业", "enterprises"
    LAST_DAY = "last_day", "结束日期", "last day"
    REMIND_DAYS = "remind_days", "提前提醒天数", "reminded days before"


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


class VisitStep(Codes):
    """What happened with the record of a visit."""

    RECORDING = "recording", "登记", "recorded"
    CHANGE = "change", "修改", "changed"
    WITHDRAWAL = "withdrawal", "撤销", "withdrawn"
    FILE = "file", "上传附件", "file added"
    FILE_REMOVAL = "file_removal", "移除附件", "file removed"
    COMMENT = CommentStep.COMMENT.value, *CommentStep.COMMENT.words
    COMMENT_EDIT = CommentStep.COMMENT_EDIT.value, *CommentStep.COMMENT_EDIT.words
    COMMENT_WITHDRAWAL = CommentStep.COMMENT_WITHDRAWAL.value, *CommentStep.COMMENT_WITHDRAWAL.words


class VisitField(Codes):
    """What of the record of a visit can become different."""

    LEDGER_NUMBER = "ledger_number", "台账编号", "ledger number"
    VISITORS = "visitors", "走访人员", "visitors"
    SUMMARY = "summary", "走访情况", "summary"
    REMARKS = "remarks", "内部备注", "remarks for offices"
    FILE = "file", "附件", "file"


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
VISIT_PLAN_STEP = Vocabulary.of(VisitPlanStep, Text("走访计划步骤", "What happened with a plan of visits"))
VISIT_PLAN_FIELD = Vocabulary.of(VisitPlanField, Text("走访计划变更内容", "What of a plan of visits became different"))
OWED_VISIT_STATUS = Vocabulary.of(OwedVisitStatus, Text("待走访任务状态", "Where an owed visit stands"))
OWED_VISIT_WAITING = Vocabulary.of(OwedVisitWaiting, Text("走访待办", "What somebody has to do with an owed visit"))
OWED_VISIT_ORDER = Vocabulary.of(OwedVisitOrder, Text("待走访任务排序", "The order of owed visits"))
VISIT_STATUS = Vocabulary.of(VisitStatus, Text("走访记录状态", "How the record of a visit stands"))
VISIT_ACTION = Vocabulary.of(VisitAction, Text("可对走访记录执行的操作", "What can be done with the record of a visit"))
VISIT_STEP = Vocabulary.of(VisitStep, Text("走访记录步骤", "What happened with the record of a visit"))
VISIT_FIELD = Vocabulary.of(VisitField, Text("走访记录变更内容", "What of the record of a visit became different"))
VISIT_ORDER = Vocabulary.of(VisitOrder, Text("走访排序", "The order of visits"))
FINDING_KIND = Vocabulary.of(FindingKind, Text("走访发现的去向", "What became of a finding of a visit"))
