"""The codes of the work on investment, with the words that people see, and who does that work."""

from contracts.comment_steps import CommentStep
from contracts.problem import Text
from contracts.roles import Role
from contracts.vocabulary import Codes, Vocabulary

# Who keeps investors, leads and negotiations, in a post at the organization that owns them.
KEEPERS = frozenset({Role.DEPARTMENT_HANDLER, Role.SERVICE_CLERK, Role.DISPATCHER})
VIEWERS = KEEPERS | {Role.SUPERVISOR, Role.CHAIN_CHIEF, Role.OPERATOR}
OF_CHAINS = frozenset({Role.SUPERVISOR, Role.CHAIN_CHIEF})


class ProspectKind(Codes):
    """In which library somebody stands."""

    INVESTOR = "investor", "投资方", "investor"
    TARGET = "target", "目标企业", "target enterprise"


class ProspectAction(Codes):
    """What somebody can do with an entry of the libraries."""

    CHANGE = "change", "修改", "change"
    LEAD = "lead", "登记线索", "open a lead"


class ProspectOrder(Codes):
    """The order of the libraries."""

    NAME = "name", "按名称", "by name"
    LATEST = "-registered_at", "登记时间从晚到早", "the latest first"


class ProspectStep(Codes):
    """What happened with an entry of the libraries."""

    REGISTRATION = "registration", "登记", "registered"
    CHANGE = "change", "修改", "changed"
    COMMENT = CommentStep.COMMENT.value, *CommentStep.COMMENT.words
    COMMENT_EDIT = CommentStep.COMMENT_EDIT.value, *CommentStep.COMMENT_EDIT.words
    COMMENT_WITHDRAWAL = CommentStep.COMMENT_WITHDRAWAL.value, *CommentStep.COMMENT_WITHDRAWAL.words


class ProspectField(Codes):
    """What of an entry of the libraries can become different; of the contact nothing is told but that it did."""

    NAME = "name", "名称", "name"
    REGION = "region", "所在地区", "region"
    INDUSTRY = "industry", "产业方向", "industry"
    CHAIN = "chain", "产业链", "chain"
    NOTE = "note", "说明", "note"
    ACTIVE = "active", "可登记线索", "open for leads"
    CONTACT = "contact", "联系人", "contact"


class LeadStatus(Codes):
    """How a lead stands."""

    CONTACTED = "contacted", "已接触", "contacted"
    NEGOTIATING = "negotiating", "洽谈中", "negotiating"
    CONVERTED = "converted", "已转项目", "a project"
    LOST = "lost", "已流失", "lost"


class LeadAction(Codes):
    """What somebody can do with a lead."""

    CHANGE = "change", "修改", "change"
    LOG = "log", "登记跟进", "log"
    COMMISSIONER = "commissioner", "指定特派员", "commissioner"
    NEGOTIATION = "negotiation", "登记洽谈", "negotiation"
    CONVERSION = "conversion", "转为项目", "make it a project"
    LOSS = "loss", "登记流失", "loss"
    REOPENING = "reopening", "恢复跟进", "take up again"


class LeadStep(Codes):
    """What happened with a lead."""

    OPENING = "opening", "登记线索", "opened"
    NOTE = "note", "跟进", "followed"
    CHANGE = "change", "修改", "changed"
    COMMISSIONER = "commissioner", "指定特派员", "commissioner named"
    NEGOTIATION = "negotiation", "洽谈", "negotiation held"
    CONVERSION = "conversion", "转为项目", "made a project"
    LOSS = "loss", "流失", "lost"
    REOPENING = "reopening", "恢复跟进", "taken up again"
    FILE = "file", "上传附件", "file added"
    FILE_REMOVAL = "file_removal", "移除附件", "file removed"
    COMMENT = CommentStep.COMMENT.value, *CommentStep.COMMENT.words
    COMMENT_EDIT = CommentStep.COMMENT_EDIT.value, *CommentStep.COMMENT_EDIT.words
    COMMENT_WITHDRAWAL = CommentStep.COMMENT_WITHDRAWAL.value, *CommentStep.COMMENT_WITHDRAWAL.words


class LeadField(Codes):
    """What of a lead can become different."""

    TITLE = "title", "标题", "title"
    CHAIN = "chain", "产业链", "chain"
    COMMISSIONER = "commissioner", "特派员", "commissioner"
    SOURCE = "source", "线索来源", "source"
    FIRST_CONTACT_ON = "first_contact_on", "首次接触日期", "first contact"
    AMOUNT = "amount", "意向金额(元)", "yuan intended"
    CONTENT = "content", "合作意向", "what it is about"
    PROJECT = "project", "项目", "project"
    NEXT_TASK = "next_task", "下一步", "next task"
    NEXT_TASK_ON = "next_task_on", "下一步日期", "next task by"
    FILE = "file", "附件", "file"


class LeadWaiting(Codes):
    """What somebody has to do with a lead."""

    NEXT_TASK = "next_task", "招商线索待跟进", "a lead whose next task is due"


class LeadOrder(Codes):
    """The order of leads."""

    LATEST = "-first_contact_on", "首次接触从晚到早", "the latest first contact first"
    EARLIEST = "first_contact_on", "首次接触从早到晚", "the earliest first contact first"
    NEXT_TASK = "next_task_on", "下一步日期从早到晚", "the next task that is due first"


class NegotiationWay(Codes):
    """How a negotiation is held."""

    ONLINE = "online", "线上", "online"
    OFFLINE = "offline", "线下", "offline"


class NegotiationStatus(Codes):
    """How a negotiation stands."""

    PLANNED = "planned", "已安排", "planned"
    HELD = "held", "已举行", "held"
    CANCELLED = "cancelled", "已取消", "cancelled"


class NegotiationAction(Codes):
    """What somebody can do with a negotiation."""

    CHANGE = "change", "修改", "change"
    OUTCOME = "outcome", "登记结果", "outcome"
    CANCELLATION = "cancellation", "取消", "cancellation"


class NegotiationStep(Codes):
    """What happened with a negotiation."""

    PLANNING = "planning", "安排", "planned"
    CHANGE = "change", "调整", "changed"
    OUTCOME = "outcome", "登记结果", "outcome entered"
    CANCELLATION = "cancellation", "取消", "cancelled"
    FILE = "file", "上传附件", "file added"
    FILE_REMOVAL = "file_removal", "移除附件", "file removed"
    COMMENT = CommentStep.COMMENT.value, *CommentStep.COMMENT.words
    COMMENT_EDIT = CommentStep.COMMENT_EDIT.value, *CommentStep.COMMENT_EDIT.words
    COMMENT_WITHDRAWAL = CommentStep.COMMENT_WITHDRAWAL.value, *CommentStep.COMMENT_WITHDRAWAL.words


class NegotiationField(Codes):
    """What of a negotiation can become different."""

    TITLE = "title", "标题", "title"
    WAY = "way", "洽谈方式", "way"
    DAY = "day", "日期", "day"
    PLACE = "place", "地点", "place"
    PROSPECTS = "prospects", "洽谈对象", "with"
    ORGANIZATIONS = "organizations", "参加单位", "organizations"
    SUBJECT = "subject", "洽谈内容", "subject"
    FILE = "file", "附件", "file"


class NegotiationWaiting(Codes):
    """What somebody has to do with a negotiation."""

    OUTCOME = "outcome", "招商洽谈待登记结果", "a negotiation whose outcome is to be entered"


class NegotiationOrder(Codes):
    """The order of negotiations."""

    LATEST = "-day", "日期从晚到早", "the latest first"
    EARLIEST = "day", "日期从早到晚", "the earliest first"


PROSPECT_KIND = Vocabulary.of(ProspectKind, Text("招商对象类别", "In which library somebody stands"))
PROSPECT_ACTION = Vocabulary.of(ProspectAction, Text("可对招商对象执行的操作", "What can be done with an entry"))
PROSPECT_ORDER = Vocabulary.of(ProspectOrder, Text("招商对象排序", "The order of the libraries"))
PROSPECT_STEP = Vocabulary.of(ProspectStep, Text("招商对象步骤", "What happened with an entry"))
PROSPECT_FIELD = Vocabulary.of(ProspectField, Text("招商对象变更内容", "What of an entry became different"))
LEAD_STATUS = Vocabulary.of(LeadStatus, Text("线索状态", "How a lead stands"))
LEAD_ACTION = Vocabulary.of(LeadAction, Text("可对线索执行的操作", "What can be done with a lead"))
LEAD_STEP = Vocabulary.of(LeadStep, Text("线索步骤", "What happened with a lead"))
LEAD_FIELD = Vocabulary.of(LeadField, Text("线索变更内容", "What of a lead became different"))
LEAD_WAITING = Vocabulary.of(LeadWaiting, Text("线索待办", "What somebody has to do with a lead"))
LEAD_ORDER = Vocabulary.of(LeadOrder, Text("线索排序", "The order of leads"))
NEGOTIATION_WAY = Vocabulary.of(NegotiationWay, Text("洽谈方式", "How a negotiation is held"))
NEGOTIATION_STATUS = Vocabulary.of(NegotiationStatus, Text("洽谈状态", "How a negotiation stands"))
NEGOTIATION_ACTION = Vocabulary.of(NegotiationAction, Text("可对洽谈执行的操作", "What can be done with a negotiation"))
NEGOTIATION_STEP = Vocabulary.of(NegotiationStep, Text("洽谈步骤", "What happened with a negotiation"))
NEGOTIATION_FIELD = Vocabulary.of(NegotiationField, Text("洽谈变更内容", "What of a negotiation became different"))
NEGOTIATION_WAITING = Vocabulary.of(NegotiationWaiting, Text("洽谈待办", "What somebody has to do with a negotiation"))
NEGOTIATION_ORDER = Vocabulary.of(NegotiationOrder, Text("洽谈排序", "The order of negotiations"))
