"""The codes of projects, with the words that people see."""

from contracts.comment_steps import CommentStep
from contracts.problem import Text
from contracts.vocabulary import Codes, Vocabulary

# A milestone may be overdue by so many working days, and so many percent of the weight, before a project is late.
GRACE_DAYS, MOST_OVERDUE = 5, 30


class ProjectClass(Codes):
    """What a kind of project counts as, whatever a district calls it."""

    SERVICE = "service", "服务项目", "service project"
    WALL_CHART = "wall_chart", "挂图作战项目", "wall-chart project"
    FINANCING = "financing", "融资项目", "financing project"
    SECRETARY = "secretary", "书记项目", "secretary project"
    TECHNOLOGY = "technology", "产学研合作项目", "technology project"
    INVESTMENT = "investment", "招商项目", "investment project"


class ProjectStage(Codes):
    """How far a project that is signed and built has come."""

    RESERVE = "reserve", "储备", "in reserve"
    SIGNED = "signed", "签约", "signed"
    STARTED = "started", "开工", "started"
    PRODUCING = "producing", "投产", "producing"


class ProjectStatus(Codes):
    """Whether a project is under way."""

    UNDER_WAY = "under_way", "推进中", "under way"
    COMPLETED = "completed", "已完成", "completed"
    STOPPED = "stopped", "已中止", "stopped"


class ProjectStanding(Codes):
    """How a project that is under way stands against its plan."""

    ON_COURSE = "on_course", "正常", "on course"
    AT_RISK = "at_risk", "有风险", "at risk"
    LATE = "late", "滞后", "late"


class ProjectCause(Codes):
    """Why a project stands as it does."""

    NOTHING_OVERDUE = "nothing_overdue", "没有逾期节点", "no milestone is overdue"
    MILESTONE_OVERDUE = "milestone_overdue", "节点逾期", "a milestone is overdue"
    MILESTONE_LATE = "milestone_late", "节点逾期超过宽限", "a milestone is overdue by more than the days of grace"
    WEIGHT_OVERDUE = "weight_overdue", "逾期节点权重过高", "too much of the weight is overdue"
    END_OVERDUE = "end_overdue", "已过计划完成日期", "the planned end is over"


class OutcomeKind(Codes):
    """What has come of a project, in yuan."""

    INVESTED = "invested", "完成投资", "invested"
    SAVED = "saved", "节约资金", "saved"
    FINANCED = "financed", "获得融资", "financed"
    EARNED = "earned", "实现产值", "earned"


class ProjectAction(Codes):
    """What somebody can do with a project."""

    CHANGE = "change", "修改", "change"
    PLAN = "plan", "编排节点", "plan the milestones"
    MILESTONE = "milestone", "登记节点完成", "complete a milestone"
    STAGE = "stage", "变更阶段", "move to another stage"
    OUTCOME = "outcome", "登记成效", "enter an outcome"
    OUTCOME_WITHDRAWAL = "outcome_withdrawal", "撤销成效", "withdraw an outcome"
    REPORT = "report", "提交月报", "report of a month"
    ENDING = "ending", "结束项目", "end"


class ProjectStep(Codes):
    """What happened with a project."""

    REGISTRATION = "registration", "登记", "registered"
    CHANGE = "change", "修改", "changed"
    PLAN = "plan", "编排节点", "milestones planned"
    MILESTONE = "milestone", "节点完成", "milestone done"
    MILESTONE_REOPENED = "milestone_reopened", "节点重新打开", "milestone open again"
    STAGE = "stage", "进入下一阶段", "moved on"
    STAGE_BACK = "stage_back", "阶段回退", "moved back"
    OUTCOME = "outcome", "登记成效", "outcome entered"
    OUTCOME_WITHDRAWAL = "outcome_withdrawal", "撤销成效", "outcome withdrawn"
    REPORT = "report", "提交月报", "month reported"
    ENDING = "ending", "结束", "ended"
    FILE = "file", "上传附件", "file added"
    FILE_REMOVAL = "file_removal", "移除附件", "file removed"
    COMMENT = CommentStep.COMMENT.value, *CommentStep.COMMENT.words
    COMMENT_EDIT = CommentStep.COMMENT_EDIT.value, *CommentStep.COMMENT_EDIT.words
    COMMENT_WITHDRAWAL = CommentStep.COMMENT_WITHDRAWAL.value, *CommentStep.COMMENT_WITHDRAWAL.words


class ProjectField(Codes):
    """What of a project can become different."""

    LEDGER_NUMBER = "ledger_number", "台账编号", "ledger number"
    TITLE = "title", "名称", "title"
    CONTENT = "content", "内容", "content"
    CHAIN = "chain", "产业链", "chain"
    PARTNERS = "partners", "参与组织", "partners"
    AMOUNT = "amount", "计划投资(元)", "planned sum, yuan"
    STARTS_ON = "starts_on", "计划开始日期", "planned first day"
    ENDS_ON = "ends_on", "计划完成日期", "planned last day"
    STAGE = "stage", "阶段", "stage"
    SINCE = "since", "自何日起", "since"
    STATUS = "status", "状态", "status"
    MILESTONE = "milestone", "节点", "milestone"
    OUTCOME = "outcome", "成效", "outcome"
    MONTH = "month", "月份", "month"
    FILE = "file", "附件", "file"


class ProjectWaiting(Codes):
    """What somebody has to do with a project."""

    MILESTONE = "milestone", "项目节点到期,待登记完成", "a project whose milestone is due"
    REPORT = "report", "项目月报待提交", "a project whose month is to be reported"


class ProjectOrder(Codes):
    """The order of projects."""

    LATEST = "-registered_at", "登记时间从晚到早", "the latest registered first"
    EARLIEST = "registered_at", "登记时间从早到晚", "the earliest registered first"
    END = "ends_on", "计划完成日期从早到晚", "what ends first"


PROJECT_CLASS = Vocabulary.of(ProjectClass, Text("项目大类", "What a kind of project counts as"))
PROJECT_STAGE = Vocabulary.of(ProjectStage, Text("项目阶段", "How far a project has come"))
PROJECT_STATUS = Vocabulary.of(ProjectStatus, Text("项目状态", "Whether a project is under way"))
PROJECT_STANDING = Vocabulary.of(ProjectStanding, Text("项目进度", "How a project stands against its plan"))
PROJECT_CAUSE = Vocabulary.of(ProjectCause, Text("项目进度原因", "Why a project stands as it does"))
OUTCOME_KIND = Vocabulary.of(OutcomeKind, Text("项目成效类型", "What has come of a project"))
PROJECT_ACTION = Vocabulary.of(ProjectAction, Text("可对项目执行的操作", "What can be done with a project"))
PROJECT_STEP = Vocabulary.of(ProjectStep, Text("项目步骤", "What happened with a project"))
PROJECT_FIELD = Vocabulary.of(ProjectField, Text("项目变更内容", "What of a project became different"))
PROJECT_WAITING = Vocabulary.of(ProjectWaiting, Text("项目待办", "What somebody has to do with a project"))
PROJECT_ORDER = Vocabulary.of(ProjectOrder, Text("项目排序", "The order of projects"))
PROJECT_ENDING = PROJECT_STATUS.subset(
    "ProjectEnding", Text("项目结果", "How a project ended"), ProjectStatus.COMPLETED, ProjectStatus.STOPPED
)
