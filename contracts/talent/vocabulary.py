"""The codes of courses and enrolments, with the words that people see."""

from contracts.problem import Text
from contracts.vocabulary import Vocabulary

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
