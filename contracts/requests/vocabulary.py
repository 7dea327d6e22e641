"""The codes of requests and their deadlines, with the words that people see."""

from enum import StrEnum

from contracts.problem import Text
from contracts.vocabulary import Vocabulary


class RequestStatus(StrEnum):
    """Where a request stands."""

    SUBMITTED = "submitted"
    DISPATCHED = "dispatched"
    HANDLING = "handling"
    RETURNED = "returned"
    ANSWERED = "answered"
    UNDER_REVIEW = "under_review"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class RequestStep(StrEnum):
    """What happens in the life of a request.

    ``SUBMISSION`` begins it; ``EXPIRY``, ``RUNG`` and ``DEADLINE`` come by time alone or by a changed calendar; the
    others are done by somebody.
    """

    SUBMISSION = "submission"
    DISPATCH = "dispatch"
    ACCEPT = "accept"
    RETURN = "return"
    REDISPATCH = "redispatch"
    CONFIRMATION = "confirmation"
    EXTENSION = "extension"
    EXTENSION_DECISION = "extension_decision"
    ANSWER = "answer"
    EVALUATION = "evaluation"
    WITHDRAWAL = "withdrawal"
    REVIEW = "review"
    EXPIRY = "expiry"
    RUNG = "rung"
    DEADLINE = "deadline"


class LedgerKind(StrEnum):
    """What an entry of a deadline's ledger says happened."""

    STARTED = "started"
    PAUSED = "paused"
    RESUMED = "resumed"
    EXTENDED = "extended"
    RETURNED = "returned"
    REDISPATCHED = "redispatched"
    RESTARTED = "restarted"
    RECOMPUTED = "recomputed"
    STOPPED = "stopped"


class ClockStatus(StrEnum):
    """Whether working time counts against a deadline that has begun."""

    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"


class DaySetting(StrEnum):
    """What an override makes of a day: worked in full, off, or worked in the first shift only."""

    WORKING = "working"
    OFF = "off"
    HALF = "half"


class DayReason(StrEnum):
    """Why a day is worked or not."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    SUBSTITUTE = "substitute"
    MAKE_UP = "make_up"
    OVERRIDE = "override"


REQUEST_STATUS = Vocabulary(
    "RequestStatus",
    Text("诉求状态", "Where a request stands"),
    {
        RequestStatus.SUBMITTED: Text("待派单", "to be dispatched"),
        RequestStatus.DISPATCHED: Text("待接单", "to be accepted"),
        RequestStatus.HANDLING: Text("办理中", "being handled"),
        RequestStatus.RETURNED: Text("已退单", "returned"),
        RequestStatus.ANSWERED: Text("已答复", "answered"),
        RequestStatus.UNDER_REVIEW: Text("督办复核中", "under review"),
        RequestStatus.CLOSED: Text("已办结", "closed"),
        RequestStatus.WITHDRAWN: Text("已撤回", "withdrawn"),
    },
)
REQUEST_STEP = Vocabulary(
    "RequestStep",
    Text("诉求办理步骤", "What happens in the life of a request"),
    {
        RequestStep.SUBMISSION: Text("提交诉求", "submission"),
        RequestStep.DISPATCH: Text("派单", "dispatch"),
        RequestStep.ACCEPT: Text("接单", "acceptance"),
        RequestStep.RETURN: Text("退单", "return"),
        RequestStep.REDISPATCH: Text("改派", "redispatch"),
        RequestStep.CONFIRMATION: Text("维持原派单", "confirmation of the dispatch"),
        RequestStep.EXTENSION: Text("申请延期", "application for an extension"),
        RequestStep.EXTENSION_DECISION: Text("审批延期", "decision on the extension"),
        RequestStep.ANSWER: Text("答复", "answer"),
        RequestStep.EVALUATION: Text("评价", "evaluation"),
        RequestStep.WITHDRAWAL: Text("撤回", "withdrawal"),
        RequestStep.REVIEW: Text("督办复核", "review by the supervisor"),
        RequestStep.EXPIRY: Text("逾期未评价自动办结", "closed without an evaluation"),
        RequestStep.RUNG: Text("到达督办节点", "a rung of the supervision ladder was reached"),
        RequestStep.DEADLINE: Text("办理期限调整", "the deadline was moved or confirmed"),
    },
)
REQUEST_ACTION = REQUEST_STEP.subset(
    "RequestAction",
    Text("可执行的操作", "What somebody can do with a request"),
    RequestStep.DISPATCH,
    RequestStep.ACCEPT,
    RequestStep.RETURN,
    RequestStep.REDISPATCH,
    RequestStep.CONFIRMATION,
    RequestStep.EXTENSION,
    RequestStep.EXTENSION_DECISION,
    RequestStep.ANSWER,
    RequestStep.EVALUATION,
    RequestStep.WITHDRAWAL,
    RequestStep.REVIEW,
)
REVIEW_DECISION = Vocabulary(
    "ReviewDecision",
    Text("复核决定", "What the supervisor decides on a poor evaluation"),
    {"reopen": Text("重新办理", "handle it again"), "uphold": Text("维持原答复", "let the answer stand")},
)
CLOSING_CAUSE = Vocabulary(
    "ClosingCause",
    Text("办结原因", "How a request came to its end"),
    {
        "evaluated": Text("企业已评价", "evaluated"),
        "upheld": Text("维持原答复", "the answer was upheld"),
        "unevaluated": Text("逾期未评价", "nobody evaluated it in time"),
    },
)
REQUEST_ORDER = Vocabulary(
    "RequestOrder",
    Text("诉求排序", "The order of requests"),
    {
        "submitted_at": Text("提交时间从早到晚", "the earliest submitted first"),
        "-submitted_at": Text("提交时间从晚到早", "the latest submitted first"),
        "due_at": Text("到期时间从早到晚", "the earliest due first"),
        "-due_at": Text("到期时间从晚到早", "the latest due first"),
    },
)
# Reminders come at whatever percentages the terms of handling name.
RUNG = Vocabulary(
    "Rung",
    Text("督办节点", "A rung of the supervision ladder"),
    {
        **{
            f"reminder_{percent}": Text(f"办理时间已过 {percent}%", f"{percent} % of the time has passed")
            for percent in range(1, 100)
        },
        "overdue": Text("已超期", "overdue"),
        "supervision_notice": Text("督办通知", "supervision notice"),
        "chain_chief": Text("提请链长", "referred to the chain chief"),
    },
)
DEADLINE_STATUS = Vocabulary(
    "DeadlineStatus",
    Text("计时状态", "Whether working time counts against a deadline"),
    {
        "not_started": Text("尚未开始计时", "not started"),
        ClockStatus.RUNNING: Text("计时中", "running"),
        ClockStatus.PAUSED: Text("暂停计时", "paused"),
        ClockStatus.STOPPED: Text("已停止计时", "stopped"),
    },
)
LEDGER_KIND = Vocabulary(
    "LedgerKind",
    Text("计时台账记录", "What an entry of a deadline's ledger says happened"),
    {
        LedgerKind.STARTED: Text("开始计时", "started"),
        LedgerKind.PAUSED: Text("暂停计时", "paused"),
        LedgerKind.RESUMED: Text("恢复计时", "resumed"),
        LedgerKind.EXTENDED: Text("批准延期", "extended"),
        LedgerKind.RETURNED: Text("退单", "returned"),
        LedgerKind.REDISPATCHED: Text("改派,重新计时", "redispatched"),
        LedgerKind.RESTARTED: Text("重新办理,重新计时", "restarted"),
        LedgerKind.RECOMPUTED: Text("按更新后的工作日历重新计算", "recomputed with a changed calendar"),
        LedgerKind.STOPPED: Text("停止计时", "stopped"),
    },
)
DEADLINE_STEP = Vocabulary(
    "DeadlineStep",
    Text("时限说明的步骤", "A step in the explanation of a deadline"),
    {
        **LEDGER_KIND.words,
        "day": Text("某一日", "a day"),
        "period": Text("期间届满", "the period ends"),
        "due": Text("到期", "the due date"),
    },
)
DAY_OUTCOME = Vocabulary(
    "DayOutcome",
    Text("某日是否计入期间", "What a day counts for in a period"),
    {
        "first": Text("起算当日,不计入", "the day on which the period begins"),
        "counted": Text("计入", "counted"),
        "skipped": Text("不计入", "not counted"),
    },
)
DAY_REASON = Vocabulary(
    "DayReason",
    Text("某日为何上班或休息", "Why a day is worked or not"),
    {
        DayReason.WORKDAY: Text("工作日", "working day"),
        DayReason.WEEKEND: Text("周末", "weekend"),
        DayReason.HOLIDAY: Text("法定节假日", "public holiday"),
        DayReason.SUBSTITUTE: Text("调休放假", "day off in exchange"),
        DayReason.MAKE_UP: Text("调休上班", "make-up working day"),
        DayReason.OVERRIDE: Text("特殊安排", "override"),
    },
)
DAY_SETTING = Vocabulary(
    "DaySetting",
    Text("某日的特殊安排", "What an override makes of a day"),
    {
        DaySetting.WORKING: Text("工作日", "worked in full"),
        DaySetting.OFF: Text("休息日", "off"),
        DaySetting.HALF: Text("半日(仅第一个班次)", "worked in the first shift only"),
    },
)
YEAR_SOURCE = Vocabulary(
    "YearSource",
    Text("放假安排的来源", "Where the arrangement of a year comes from"),
    {
        "statutory": Text("法定日历(本版本已知)", "known to this release"),
        "declared": Text("由特殊安排录入", "held by the overrides"),
    },
)
FORM_FIELD_TYPE = Vocabulary(
    "FormFieldType",
    Text("表单字段类型", "The kind of answer that a form asks for"),
    {
        "text": Text("文本", "text"),
        "long_text": Text("长文本", "long text"),
        "number": Text("数字", "number"),
        "date": Text("日期", "date"),
        "boolean": Text("是否", "yes or no"),
        "choice": Text("选择", "choice"),
    },
)
RULE_CONDITION = Vocabulary(
    "RuleCondition",
    Text("派单规则的条件", "A condition of a dispatch rule"),
    {
        "item": Text("事项", "item"),
        "chain": Text("产业链", "chain"),
        "segment": Text("环节", "segment"),
        "park": Text("园区", "park"),
    },
)
DISPATCH_SOURCE = Vocabulary(
    "DispatchSource",
    Text("派单依据", "What decides which department a request goes to"),
    {"rule": Text("派单规则", "a dispatch rule"), "item": Text("事项的默认部门", "the item's department")},
)
FIGURE_GROUPING = Vocabulary(
    "FigureGrouping",
    Text("统计分组", "By what figures are grouped"),
    {
        "chain": Text("产业链", "chain"),
        "department": Text("部门", "department"),
        "item": Text("事项", "item"),
        "park": Text("园区", "park"),
        "month": Text("月份", "month"),
        "none": Text("不分组", "not grouped"),
    },
)
REFERENCE_DATA_KIND = Vocabulary(
    "ReferenceDataKind",
    Text("基础数据", "What everybody looks up and few change"),
    {
        "catalog": Text("服务目录", "the catalog"),
        "working-calendar": Text("工作日历", "the working calendar"),
        "terms": Text("办理规则", "the terms of handling"),
    },
)
