"""The codes of activities, with the words that people see."""

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
ACTIVITY_ORDER = Vocabulary.of(ActivityOrder, Text("活动排序", "The order of activities"))
REGISTRATION_STATUS = Vocabulary.of(RegistrationStatus, Text("活动报名状态", "Where a registration stands"))
REGISTRATION_ACTION = Vocabulary.of(
    RegistrationAction, Text("可对活动报名执行的操作", "What can be done with a registration")
)
CHECK_IN_WAY = Vocabulary.of(CheckInWay, Text("签到方式", "How it is known that somebody came"))
