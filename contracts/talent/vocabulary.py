"""The codes of courses and enrolments, with the words that people see."""

from contracts.problem import Text
from contracts.vocabulary import Codes, Vocabulary

COURSE_STATUS = Vocabulary(
    "CourseStatus",
    Text("课程状态", "Where a course stands"),
    {
        "announced": Text("已发布", "announced"),
        "held": Text("已举办", "held"),
        "cancelled": Text("已取消", "cancelled"),
    },
)
ENROLMENT_STATUS = Vocabulary(
    "EnrolmentStatus",
    Text("报名状态", "Where an enrolment stands"),
    {
        "confirmed": Text("已确认", "confirmed"),
        "waiting": Text("候补", "waiting"),
        "cancelled": Text("已取消", "cancelled"),
    },
)
ATTENDANCE_OUTCOME = Vocabulary(
    "AttendanceOutcome",
    Text("出勤", "Whether somebody came"),
    {"present": Text("参加", "present"), "absent": Text("缺席", "absent")},
)


class CourseAction(Codes):
    """What somebody can do with a course."""

    ENROLMENT = "enrolment", "报名", "enrol"
    ENROLMENT_OF_OTHERS = "enrolment_of_others", "为他人报名", "enrol somebody else"
    CHANGE = "change", "修改", "change"
    CANCELLATION = "cancellation", "取消课程", "cancel the course"


class EnrolmentAction(Codes):
    """What somebody can do with an enrolment."""

    CANCELLATION = "cancellation", "取消报名", "cancel the enrolment"
    ATTENDANCE = "attendance", "登记出勤", "record whether the person came"


COURSE_ACTION = Vocabulary.of(CourseAction, Text("对课程可执行的操作", "What somebody can do with a course"))
ENROLMENT_ACTION = Vocabulary.of(EnrolmentAction, Text("对报名可执行的操作", "What somebody can do with an enrolment"))
