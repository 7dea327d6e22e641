"""The codes of activities, with the words that people see."""

from contracts.comment_steps import CommentStep
from contracts.problem import Text
from contracts.vocabulary import Codes, Vocabulary


class ActivityKind(Codes):
    """What kind of activity it is."""

    EXCHANGE = "exchange", "交流活动", "exchange"
    MATCHING = "matching", "对接洽谈", "matching"
    PARTY = "party", "党建联建活动", "joint party activity"
    ALLIANCE = "alliance", "联盟活动", "alliance activity"
    FINANCE = "finance", "金融对接", "finance session"
    TALENT = "talent", "人才交流", "talent exchange"
    CULTURE = "culture", "文化活动", "cultural event"
    OTHER = "other", "其他活动", "other"


class ActivityStatus(Codes):
    """How an activity stands."""

    ANNOUNCED = "announced", "已发布", "announced"
    HELD = "held", "已举办", "held"
    CANCELLED = "cancelled", "已取消", "cancelled"


class ActivityAction(Codes):
    """What somebody can do with an activity."""

    REGISTRATION = "registration", "报名", "register"
    CHECK_IN = "check_in", "签到", "check in"
    CHANGE = "change", "修改", "change"
    SUMMARY = "summary", "登记总结", "enter the summary"
    CANCELLATION = "cancellation", "取消", "cancel"


class ActivityWaiting(Codes):
    """What somebody has to do with an activity."""

    SUMMARY = "summary", "活动待登记总结", "an activity whose summary is to be entered"
    VENUE = "venue", "活动阵地未能预订", "an activity that does not have its venue"


class ActivityStep(Codes):
    """What happened with an activity."""

    ANNOUNCEMENT = "announcement", "发布", "announced"
    CHANGE = "change", "修改", "changed"
    SUMMARY = "summary", "登记总结", "summary entered"
    CANCELLATION = "cancellation", "取消", "cancelled"
    FILE = "file", "上传附件", "file added"
    FILE_REMOVAL = "file_removal", "移除附件", "file removed"
    COMMENT = CommentStep.COMMENT.value, *CommentStep.COMMENT.words
    COMMENT_EDIT = CommentStep.COMMENT_EDIT.value, *CommentStep.COMMENT_EDIT.words
    COMMENT_WITHDRAWAL = CommentStep.COMMENT_WITHDRAWAL.value, *CommentStep.COMMENT_WITHDRAWAL.words


class ActivityField(Codes):
    """What of an activity can become different."""

    TITLE = "title", "活动名称", "activity"
    PLACE = "place", "地点", "place"
    VENUE = "venue", "阵地", "venue"
    STARTS_AT = "starts_at", "开始时间", "start"
    ENDS_AT = "ends_at", "结束时间", "end"
    REGISTRATION_CLOSES_AT = "registration_closes_at", "报名截止", "registration closes"
    CAPACITY = "capacity", "名额", "places"
    HOST = "host", "承办单位", "host"
    PARTNERS = "partners", "协办单位", "partners"
    DESCRIPTION = "description", "活动内容", "what it is about"
    FILE = "file", "附件", "file"


class ActivityOrder(Codes):
    """The order of activities."""

    LATEST = "-starts_at", "时间从晚到早", "the latest first"
    EARLIEST = "starts_at", "时间从早到晚", "the earliest first"


class RegistrationStatus(Codes):
    """Where a registration stands."""

    CONFIRMED = "confirmed", "已确认", "confirmed"
    WAITING = "waiting", "候补中", "on the waiting list"
    CANCELLED = "cancelled", "已取消", "cancelled"


class RegistrationAction(Codes):
    """What somebody can do with a registration."""

    CANCELLATION = "cancellation", "取消报名", "cancel"
    ATTENDANCE = "attendance", "登记到场", "record the attendance"


class CheckInWay(Codes):
    """How it is known that somebody came."""

    CODE = "code", "动态码签到", "by the rotating code"
    ORGANIZER = "organizer", "主办单位登记", "recorded by the organizer"


ACTIVITY_KIND = Vocabulary.of(ActivityKind, Text("活动类型", "What kind of activity it is"))
ACTIVITY_STATUS = Vocabulary.of(ActivityStatus, Text("活动状态", "How an activity stands"))
ACTIVITY_ACTION = Vocabulary.of(ActivityAction, Text("可对活动执行的操作", "What can be done with an activity"))
ACTIVITY_WAITING = Vocabulary.of(ActivityWaiting, Text("活动待办", "What somebody has to do with an activity"))
ACTIVITY_STEP = Vocabulary.of(ActivityStep, Text("活动步骤", "What happened with an activity"))
ACTIVITY_FIELD = Vocabulary.of(ActivityField, Text("活动变更内容", "What of an activity became different"))
ACTIVITY_ORDER = Vocabulary.of(ActivityOrder, Text("活动排序", "The order of activities"))
REGISTRATION_STATUS = Vocabulary.of(RegistrationStatus, Text("活动报名状态", "Where a registration stands"))
REGISTRATION_ACTION = Vocabulary.of(
    RegistrationAction, Text("可对活动报名执行的操作", "What can be done with a registration")
)
CHECK_IN_WAY = Vocabulary.of(CheckInWay, Text("签到方式", "How it is known that somebody came"))
