"""The codes of meetings and matters, with the words that people see."""

from contracts.comment_steps import CommentStep
from contracts.problem import Text
from contracts.roles import ROLE, Role
from contracts.vocabulary import Codes, Vocabulary

# Who convenes at all; a kind says which of them convene its meetings.
CONVENORS = frozenset({Role.DISPATCHER, Role.SUPERVISOR, Role.CHAIN_CHIEF, Role.SERVICE_CLERK})


class Convenor(Codes):
    """In which role a meeting may be convened."""

    DISPATCHER = Role.DISPATCHER.value, *ROLE.said(Role.DISPATCHER)
    SUPERVISOR = Role.SUPERVISOR.value, *ROLE.said(Role.SUPERVISOR)
    CHAIN_CHIEF = Role.CHAIN_CHIEF.value, *ROLE.said(Role.CHAIN_CHIEF)
    SERVICE_CLERK = Role.SERVICE_CLERK.value, *ROLE.said(Role.SERVICE_CLERK)


class QuorumRule(Codes):
    """By what a meeting has a quorum."""

    NONE = "none", "不要求", "none needed"
    NUMBER = "number", "到会单位数", "a number of members"
    SHARE = "share", "到会比例(%)", "a share of the members in percent"


class MeetingPeriod(Codes):
    """In which period meetings of a kind are owed."""

    NONE = "none", "不定期", "as needed"
    MONTH = "month", "每月", "each month"
    QUARTER = "quarter", "每季度", "each quarter"
    YEAR = "year", "每年", "each year"


class OwedStatus(Codes):
    """How an organization stands with the meetings that it owes in a period."""

    NONE = "none", "不要求", "none owed"
    MET = "met", "已达到", "enough held"
    PLANNED = "planned", "已安排", "enough convened"
    OPEN = "open", "尚未达到", "more to be held"
    SOON = "soon", "即将不足", "too few, and it ends soon"
    SHORT = "short", "不足", "too few"


class MeetingStatus(Codes):
    """How a meeting stands."""

    CONVENED = "convened", "已召集", "convened"
    HELD = "held", "已召开", "held"
    MINUTED = "minuted", "纪要待审定", "minutes to be approved"
    APPROVED = "approved", "纪要已审定", "minutes approved"
    CANCELLED = "cancelled", "已取消", "cancelled"


class MeetingAction(Codes):
    """What somebody can do with a meeting."""

    CHANGE = "change", "修改", "change it"
    CANCELLATION = "cancellation", "取消", "cancel it"
    ATTENDANCE = "attendance", "登记到会", "enter who attended"
    RESOLUTION = "resolution", "作出决议", "enter a resolution"
    MINUTES = "minutes", "记录纪要", "take minutes"
    APPROVAL = "approval", "审定纪要", "approve the minutes"
    AMENDMENT = "amendment", "更正纪要", "amend the minutes"


class MeetingWaiting(Codes):
    """What somebody has to do with a meeting."""

    ATTENDANCE = "attendance", "会议待登记到会", "a meeting whose attendance is to be entered"
    MINUTES = "minutes", "会议待记录纪要", "a meeting whose minutes are to be taken"
    APPROVAL = "approval", "会议纪要待审定", "minutes to be approved"


class MeetingOrder(Codes):
    """The order of meetings."""

    LATEST = "-starts_at", "时间从晚到早", "the latest first"
    EARLIEST = "starts_at", "时间从早到晚", "the earliest first"


class MatterStatus(Codes):
    """Where a matter stands."""

    RAISED = "raised", "待上会", "to be discussed"
    DISCUSSED = "discussed", "研究中", "under discussion"
    SETTLED = "settled", "待提出单位确认", "to be confirmed by the proposer"
    CONFIRMED = "confirmed", "已解决", "settled"
    WITHDRAWN = "withdrawn", "已撤回", "withdrawn"


class MatterAction(Codes):
    """What somebody can do with a matter."""

    DISCUSSION = "discussion", "登记研究", "enter that it was discussed"
    SETTLEMENT = "settlement", "登记解决", "settle it"
    CONFIRMATION = "confirmation", "确认解决", "confirm that it is settled, or not"
    WITHDRAWAL = "withdrawal", "撤回", "withdraw it"
    STUDY = "study", "登记前置研究", "enter that the party organization has studied it"


class StudyOutcome(Codes):
    """What came of the study of a matter by the party organization."""

    AGREED = "agreed", "同意", "agreed"
    REVISED = "revised", "修改后再议", "to be revised first"
    OBJECTED = "objected", "不同意", "not agreed"


class MeetingStep(Codes):
    """What was done with a meeting."""

    CONVENING = "convening", "召集", "convened"
    ENTRY = "entry", "补录", "entered afterwards"
    CHANGE = "change", "修改", "changed"
    CANCELLATION = "cancellation", "取消", "cancelled"
    ATTENDANCE = "attendance", "登记到会", "attendance entered"
    RESOLUTION = "resolution", "作出决议", "resolved"
    REVOCATION = "revocation", "撤销决议", "a resolution taken back"
    MINUTES = "minutes", "记录纪要", "minutes taken"
    APPROVAL = "approval", "审定纪要", "minutes approved"
    AMENDMENT = "amendment", "更正纪要", "minutes amended"
    COMMENT = CommentStep.COMMENT.value, *CommentStep.COMMENT.words
    COMMENT_EDIT = CommentStep.COMMENT_EDIT.value, *CommentStep.COMMENT_EDIT.words
    COMMENT_WITHDRAWAL = CommentStep.COMMENT_WITHDRAWAL.value, *CommentStep.COMMENT_WITHDRAWAL.words


class MatterStep(Codes):
    """What was done with a matter."""

    RAISING = "raising", "提出", "raised"
    DISCUSSION = "discussion", "研究", "discussed"
    SETTLEMENT = "settlement", "登记解决", "settled"
    CONFIRMATION = "confirmation", "确认解决", "confirmed"
    CONTINUATION = "continuation", "未予确认", "not confirmed"
    WITHDRAWAL = "withdrawal", "撤回", "withdrawn"
    STUDY = "study", "前置研究", "studied by the party organization"
    COMMENT = CommentStep.COMMENT.value, *CommentStep.COMMENT.words
    COMMENT_EDIT = CommentStep.COMMENT_EDIT.value, *CommentStep.COMMENT_EDIT.words
    COMMENT_WITHDRAWAL = CommentStep.COMMENT_WITHDRAWAL.value, *CommentStep.COMMENT_WITHDRAWAL.words


class ResolutionStatus(Codes):
    """How a resolution stands."""

    PASSED = "passed", "有效", "passed"
    REVOKED = "revoked", "已撤销", "taken back"


class ResolutionAction(Codes):
    """What somebody can do with a resolution."""

    ACCEPTANCE = "acceptance", "接收", "accept it"
    REPORT = "report", "报告完成", "report that it is carried out"
    CONFIRMATION = "confirmation", "确认完成", "confirm that it is carried out, or not"
    REVOCATION = "revocation", "撤销", "take it back"


class ResolutionProgress(Codes):
    """How far a resolution is carried out."""

    ASSIGNED = "assigned", "待接收", "to be accepted"
    ACCEPTED = "accepted", "办理中", "being carried out"
    REPORTED = "reported", "待确认", "to be confirmed"
    DONE = "done", "已完成", "carried out"


class ResolutionStep(Codes):
    """What was done with a resolution."""

    PASSING = "passing", "作出决议", "passed"
    ACCEPTANCE = "acceptance", "接收", "accepted"
    REPORT = "report", "报告完成", "reported as carried out"
    CONFIRMATION = "confirmation", "确认完成", "confirmed"
    CONTINUATION = "continuation", "未予确认", "not confirmed"
    REVOCATION = "revocation", "撤销", "taken back"
    COMMENT = CommentStep.COMMENT.value, *CommentStep.COMMENT.words
    COMMENT_EDIT = CommentStep.COMMENT_EDIT.value, *CommentStep.COMMENT_EDIT.words
    COMMENT_WITHDRAWAL = CommentStep.COMMENT_WITHDRAWAL.value, *CommentStep.COMMENT_WITHDRAWAL.words


class ResolutionWaiting(Codes):
    """What somebody has to do with a resolution."""

    ACCEPTANCE = "acceptance", "决议待接收", "a resolution to be accepted"
    REPORT = "report", "决议待落实", "a resolution to be carried out"
    CONFIRMATION = "confirmation", "决议完成待确认", "a resolution reported as carried out, to be confirmed"


class ResolutionOrder(Codes):
    """The order of resolutions."""

    LATEST = "-passed_at", "最新的在前", "the latest first"
    DUE = "due_on", "期限最近的在前", "the earliest due first"


class MatterWaiting(Codes):
    """What somebody has to do with a matter."""

    DISCUSSION = "discussion", "议题待上会研究", "a matter to be discussed"
    SETTLEMENT = "settlement", "议题待解决", "a matter to be settled"
    CONFIRMATION = "confirmation", "议题解决待确认", "a settled matter to be confirmed"
    STUDY = "study", "议题待前置研究", "a matter to be studied by the party organization"


CONVENOR = Vocabulary.of(Convenor, Text("会议召集人", "In which role a meeting may be convened"))
QUORUM_RULE = Vocabulary.of(QuorumRule, Text("规定到会要求", "By what a meeting has a quorum"))
MEETING_PERIOD = Vocabulary.of(MeetingPeriod, Text("会议周期", "In which period meetings are owed"))
OWED_STATUS = Vocabulary.of(OwedStatus, Text("应召开会议情况", "How somebody stands with the meetings owed"))
MEETING_STATUS = Vocabulary.of(MeetingStatus, Text("会议状态", "How a meeting stands"))
MEETING_ACTION = Vocabulary.of(MeetingAction, Text("会议的操作", "What can be done with a meeting"))
MEETING_WAITING = Vocabulary.of(MeetingWaiting, Text("会议待办", "What somebody has to do with a meeting"))
MEETING_ORDER = Vocabulary.of(MeetingOrder, Text("会议排序", "The order of meetings"))
MATTER_STATUS = Vocabulary.of(MatterStatus, Text("议题状态", "Where a matter stands"))
MATTER_ACTION = Vocabulary.of(MatterAction, Text("议题的操作", "What can be done with a matter"))
STUDY_OUTCOME = Vocabulary.of(StudyOutcome, Text("前置研究结果", "What came of a study by the party organization"))
MATTER_WAITING = Vocabulary.of(MatterWaiting, Text("议题待办", "What somebody has to do with a matter"))
MEETING_STEP = Vocabulary.of(MeetingStep, Text("会议的步骤", "What was done with a meeting"))
MATTER_STEP = Vocabulary.of(MatterStep, Text("议题的步骤", "What was done with a matter"))
RESOLUTION_STATUS = Vocabulary.of(ResolutionStatus, Text("决议状态", "How a resolution stands"))
RESOLUTION_ACTION = Vocabulary.of(ResolutionAction, Text("决议的操作", "What can be done with a resolution"))
RESOLUTION_PROGRESS = Vocabulary.of(ResolutionProgress, Text("决议落实情况", "How far a resolution is carried out"))
RESOLUTION_STEP = Vocabulary.of(ResolutionStep, Text("决议的步骤", "What was done with a resolution"))
RESOLUTION_WAITING = Vocabulary.of(ResolutionWaiting, Text("决议待办", "What somebody has to do with a resolution"))
RESOLUTION_ORDER = Vocabulary.of(ResolutionOrder, Text("决议排序", "The order of resolutions"))
