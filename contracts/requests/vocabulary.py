"""The codes of requests and their deadlines, with the words that people see."""

from contracts.problem import Text
from contracts.vocabulary import Codes, Vocabulary


class RequestStatus(Codes):
    """Where a request stands."""

    SUBMITTED = "submitted", "待派单", "to be dispatched"
    DISPATCHED = "dispatched", "待接单", "to be accepted"
    HANDLING = "handling", "办理中", "being handled"
    RETURNED = "returned", "已退单", "returned"
    ANSWERED = "answered", "已答复", "answered"
    UNDER_REVIEW = "under_review", "督办复核中", "under review"
    CLOSED = "closed", "已办结", "closed"
    WITHDRAWN = "withdrawn", "已撤回", "withdrawn"


class RequestChannel(Codes):
    """By which way a request came in."""

    WEB = "web", "企业网上提交", "submitted by the enterprise"
    GRID = "grid", "网格上报", "by a grid worker"
    VISIT = "visit", "走访收集", "on a visit"
    ON_SITE = "on_site", "现场受理", "at the service centre"
    HOTLINE = "hotline", "热线电话", "by telephone"
    AGENT = "agent", "代办提交", "by a service agent"
    STAFF = "staff", "职工诉求", "from an employee"


class RequestStep(Codes):
    """What happens in the life of a request.

    ``SUBMISSION`` begins it; ``SUPPLEMENT_EXPIRY``, ``EXPIRY``, ``RUNG`` and ``DEADLINE`` come by time alone or by a
    changed calendar, ``PART_LAPSE`` follows from another step; the others are done by somebody. ``FILE`` and
    ``FILE_REMOVAL`` leave it where it stands, and so do comments, ``CASE``, ``CASE_REMOVAL`` and the steps of parts.
    """

    SUBMISSION = "submission", "提交诉求", "submission"
    DISPATCH = "dispatch", "派单", "dispatch"
    ACCEPT = "accept", "接单", "acceptance"
    RETURN = "return", "退单", "return"
    REDISPATCH = "redispatch", "改派", "redispatch"
    CONFIRMATION = "confirmation", "维持原派单", "confirmation of the dispatch"
    EXTENSION = "extension", "申请延期", "application for an extension"
    EXTENSION_DECISION = "extension_decision", "审批延期", "decision on the extension"
    SUPPLEMENT = "supplement", "请企业补正", "request to the enterprise to supply something"
    SUPPLY = "supply", "补正", "supply of what was asked for"
    PROGRESS = "progress", "报告办理进展", "report of progress"
    ANSWER = "answer", "答复", "answer"
    EVALUATION = "evaluation", "评价", "evaluation"
    WITHDRAWAL = "withdrawal", "撤回", "withdrawal"
    REVIEW = "review", "督办复核", "review by the supervisor"
    COMMENT = "comment", "留言", "comment"
    COMMENT_EDIT = "comment_edit", "修改留言", "edit of a comment"
    COMMENT_WITHDRAWAL = "comment_withdrawal", "撤回留言", "withdrawal of a comment"
    SUPPLEMENT_EXPIRY = "supplement_expiry", "补正期满", "end of the time to supply something"
    EXPIRY = "expiry", "逾期未评价自动办结", "closed without an evaluation"
    RUNG = "rung", "到达督办节点", "a rung of the supervision ladder was reached"
    DEADLINE = "deadline", "办理期限调整", "the deadline was moved or confirmed"
    OPENING = "opening", "调整向用人单位公开", "opened to the employer, or no longer"
    FILE = "file", "添加附件", "a file was attached"
    FILE_REMOVAL = "file_removal", "删除附件", "a file was removed"
    FOLLOW_UP = "follow_up", "回访不满意", "a follow-up that found nobody satisfied"
    CASE = "case", "并入集中办理", "added to a case"
    CASE_REMOVAL = "case_removal", "移出集中办理", "removed from a case"
    PART = "part", "增加协办", "addition of a co-department"
    PART_ACCEPT = "part_accept", "协办接单", "acceptance of a part"
    PART_RETURN = "part_return", "协办退回", "return of a part"
    PART_CONFIRMATION = "part_confirmation", "维持协办", "confirmation of a part"
    PART_EXTENSION = "part_extension", "协办申请延期", "application for an extension of a part"
    PART_EXTENSION_DECISION = "part_extension_decision", "审批协办延期", "decision on the extension of a part"
    PART_CONTRIBUTION = "part_contribution", "协办反馈", "contribution of a co-department"
    PART_RELEASE = "part_release", "免除协办", "release of a co-department"
    PART_LAPSE = "part_lapse", "协办终止", "end of a part with the request"


class RequestFileKind(Codes):
    """What a file is to a request."""

    MATTER = "matter", "诉求材料", "what belongs to the request"
    ANSWER = "answer", "答复材料", "what belongs to the answer"


class RequestWaiting(Codes):
    """What somebody has to do with a request."""

    DISPATCH = "dispatch", "待派单", "to be dispatched"
    RETURN = "return", "退单待审核", "a return to be reviewed"
    EXTENSION = "extension", "延期待审批", "an extension to be decided on"
    SUPPLEMENT = "supplement", "待企业补正", "to be supplied"
    ACCEPTANCE = "acceptance", "待接单", "to be accepted"
    ANSWER = "answer", "待答复", "to be answered"
    EVALUATION = "evaluation", "待评价", "to be evaluated"
    REVIEW = "review", "差评待复核", "a poor evaluation to be reviewed"
    PART_ACCEPTANCE = "part_acceptance", "协办待接单", "a part to be accepted"
    PART_CONTRIBUTION = "part_contribution", "协办待反馈", "a part to contribute to"
    PART_REVIEW = "part_review", "协办退回、延期待审核", "a return or an extension of a part to be decided on"


class PartStatus(Codes):
    """Where the part of a co-department stands."""

    WAITING = "waiting", "待协办接单", "to be accepted"
    ACCEPTED = "accepted", "协办中", "being worked on"
    RETURNED = "returned", "协办退回待审核", "returned"
    DONE = "done", "协办完成", "done"
    RELEASED = "released", "已免除", "released"
    LAPSED = "lapsed", "已终止", "ended with the request"


class PartAction(Codes):
    """What somebody can do with the part of a co-department."""

    ACCEPT = "accept", "协办接单", "accept it"
    RETURN = "return", "协办退回", "return it"
    CONFIRMATION = "confirmation", "维持协办", "confirm it"
    EXTENSION = "extension", "协办申请延期", "ask for more time"
    EXTENSION_DECISION = "extension_decision", "审批协办延期", "decide on the extension"
    CONTRIBUTION = "contribution", "协办反馈", "contribute to it"
    RELEASE = "release", "免除协办", "release the co-department"


class Duty(Codes):
    """What somebody owes, each on a clock of its own."""

    HANDLING = "handling", "办理", "handling"
    DISPATCH = "dispatch", "派单", "dispatch"
    RETURN_REVIEW = "return_review", "退单审核", "review of a return"
    EXTENSION_DECISION = "extension_decision", "延期审批", "decision on an extension"
    REVIEW = "review", "差评复核", "review of a poor evaluation"
    FOLLOW_UP = "follow_up", "回访", "follow-up"
    PART = "part", "协办", "part of a co-department"
    PART_REVIEW = "part_review", "协办审核", "decision on a return or an extension of a part"
    RESOLUTION = "resolution", "决议落实", "carrying out a resolution"


class LedgerKind(Codes):
    """What an entry of a deadline's ledger says happened."""

    STARTED = "started", "开始计时", "started"
    PAUSED = "paused", "暂停计时", "paused"
    RESUMED = "resumed", "恢复计时", "resumed"
    EXTENDED = "extended", "批准延期", "extended"
    RETURNED = "returned", "退单", "returned"
    REDISPATCHED = "redispatched", "改派,重新计时", "redispatched"
    RESTARTED = "restarted", "重新办理,重新计时", "restarted"
    RECOMPUTED = "recomputed", "按更新后的工作日历重新计算", "recomputed with a changed calendar"
    STOPPED = "stopped", "停止计时", "stopped"


class ClockStatus(Codes):
    """Whether working time counts against a deadline that has begun."""

    RUNNING = "running", "计时中", "running"
    PAUSED = "paused", "暂停计时", "paused"
    STOPPED = "stopped", "已停止计时", "stopped"


class DaySetting(Codes):
    """What an override makes of a day: worked in full, off, or worked in the first shift only."""

    WORKING = "working", "工作日", "worked in full"
    OFF = "off", "休息日", "off"
    HALF = "half", "半日(仅第一个班次)", "worked in the first shift only"


class DayReason(Codes):
    """Why a day is worked or not."""

    WORKDAY = "workday", "工作日", "working day"
    WEEKEND = "weekend", "周末", "weekend"
    HOLIDAY = "holiday", "法定节假日", "public holiday"
    SUBSTITUTE = "substitute", "调休放假", "day off in exchange"
    MAKE_UP = "make_up", "调休上班", "make-up working day"
    OVERRIDE = "override", "特殊安排", "override"


REQUEST_STATUS = Vocabulary.of(RequestStatus, Text("诉求状态", "Where a request stands"))
REQUEST_CHANNEL = Vocabulary.of(RequestChannel, Text("诉求来源渠道", "By which way a request came in"))
# Those by which somebody takes a request in for an enterprise.
TAKEN_IN_CHANNEL = REQUEST_CHANNEL.subset(
    "TakenInChannel",
    Text("代为受理的渠道", "By which way somebody takes a request in for an enterprise"),
    RequestChannel.GRID,
    RequestChannel.VISIT,
    RequestChannel.ON_SITE,
    RequestChannel.HOTLINE,
)
REQUEST_STEP = Vocabulary.of(RequestStep, Text("诉求办理步骤", "What happens in the life of a request"))
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
    RequestStep.SUPPLEMENT,
    RequestStep.SUPPLY,
    RequestStep.PROGRESS,
    RequestStep.ANSWER,
    RequestStep.EVALUATION,
    RequestStep.WITHDRAWAL,
    RequestStep.REVIEW,
    RequestStep.PART,
)
PART_STATUS = Vocabulary.of(PartStatus, Text("协办状态", "Where the part of a co-department stands"))
PART_ACTION = Vocabulary.of(PartAction, Text("可执行的协办操作", "What somebody can do with a part"))
REQUEST_WAITING = Vocabulary.of(RequestWaiting, Text("诉求待办", "What somebody has to do with a request"))
REQUEST_PENDING = REQUEST_WAITING.subset(
    "RequestPending",
    Text("待决事项", "What of a request waits for a decision"),
    RequestWaiting.RETURN,
    RequestWaiting.EXTENSION,
    RequestWaiting.SUPPLEMENT,
    RequestWaiting.REVIEW,
    RequestWaiting.PART_REVIEW,
)
DUTY = Vocabulary.of(Duty, Text("时限事项", "What somebody owes, each on a clock of its own"))
# Those of which a request has one clock each at most.
REQUEST_DUTY = DUTY.subset(
    "RequestDuty",
    Text("诉求的时限事项", "What somebody owes a request"),
    Duty.HANDLING,
    Duty.DISPATCH,
    Duty.RETURN_REVIEW,
    Duty.EXTENSION_DECISION,
    Duty.REVIEW,
)
# Of which a request has one for each of its parts.
PART_DUTY = DUTY.subset(
    "PartDuty", Text("协办的时限事项", "What somebody owes the part of a co-department"), Duty.PART, Duty.PART_REVIEW
)
# By any of which a request can be late.
LATE_DUTY = DUTY.subset(
    "LateDuty", Text("超时的时限事项", "With what a request can be late"), *REQUEST_DUTY.codes, *PART_DUTY.codes
)
REQUEST_FILE_KIND = Vocabulary.of(RequestFileKind, Text("诉求附件种类", "What a file is to a request"))
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
        "closed_at": Text("办结时间从早到晚", "the earliest closed first"),
        "-closed_at": Text("办结时间从晚到早", "the latest closed first"),
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
        **{status: status.words for status in ClockStatus},
    },
)
LEDGER_KIND = Vocabulary.of(LedgerKind, Text("计时台账记录", "What an entry of a deadline's ledger says happened"))
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
DAY_REASON = Vocabulary.of(DayReason, Text("某日为何上班或休息", "Why a day is worked or not"))
DAY_SETTING = Vocabulary.of(DaySetting, Text("某日的特殊安排", "What an override makes of a day"))
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
RULE_NAME = Vocabulary(
    "RuleName",
    Text("派单规则所列的对象", "What dispatch rules name"),
    {**RULE_CONDITION.words, "department": Text("部门", "department")},
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
