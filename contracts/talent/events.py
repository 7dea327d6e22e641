"""What happens to courses, enrolments and attendance."""

from marshmallow import fields

from contracts.common import Tolerant, chosen, described, version_after
from contracts.operation import Event
from contracts.problem import Text
from contracts.talent.courses import COURSE
from contracts.talent.enrolments import ENROLMENT
from contracts.talent.fields import identifier
from contracts.talent.vocabulary import ATTENDANCE_OUTCOME, ENROLMENT_STATUS
from contracts.telling import Told


class CourseData(Tolerant):
    """A course as it stands after the event."""

    id = identifier("The course.", required=True)
    code = fields.String(required=True, metadata=described("Its local key."))
    title = fields.String(required=True, metadata=described("What it is called."))
    starts_on = fields.Date(required=True, metadata=described("The business day on which it starts."))
    starts_at = fields.AwareDateTime(required=True, metadata=described("When it starts."))
    ends_at = fields.AwareDateTime(required=True, metadata=described("When it ends."))
    venue = fields.String(required=True, metadata=described("Where it is held."))
    capacity = fields.Integer(required=True, metadata=described("How many may take part."))
    chain_id = fields.UUID(
        required=True, allow_none=True, metadata=described("The chain that it is for; null for everybody.")
    )
    organizer_id = fields.UUID(required=True, allow_none=True, metadata=described("The organization that holds it."))
    enrolment_closes_at = fields.AwareDateTime(
        required=True, metadata=described("The start where nothing else was set.")
    )
    reason = fields.String(required=True, allow_none=True, metadata=described("Why it was cancelled."))
    version = version_after()


class EnrolmentData(Tolerant):
    """An enrolment as it stands after the event."""

    id = identifier("The enrolment.", required=True)
    course_id = fields.UUID(required=True, metadata=described("The course."))
    course_code = fields.String(required=True, metadata=described("Its local key."))
    course_title = fields.String(required=True, metadata=described("What it is called."))
    starts_at = fields.AwareDateTime(required=True, metadata=described("When the course starts."))
    venue = fields.String(required=True, metadata=described("Where it is held."))
    person_id = fields.UUID(required=True, metadata=described("Who takes part."))
    person_name = fields.String(required=True, metadata=described("The name.", personal=True))
    organization_id = fields.UUID(required=True, allow_none=True, metadata=described("Whom the person takes part for."))
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain that the course is for."))
    # The name that it has had in version 1; operations call it the status.
    state = chosen(ENROLMENT_STATUS, "`confirmed`, `waiting` or `cancelled`.", required=True)
    reason = fields.String(required=True, allow_none=True, metadata=described("Why it was cancelled."))


class AttendanceData(EnrolmentData):
    """An enrolment with the attendance that was recorded."""

    attendance = chosen(ATTENDANCE_OUTCOME, "Whether the person was there.", required=True)


COURSE_ANNOUNCED = COURSE.event("announced", Text("课程已发布", "A course was announced."), CourseData)
COURSE_CHANGED = COURSE.event("changed", Text("课程已修改", "A course was changed."), CourseData)
COURSE_WAS_CANCELLED = COURSE.event("cancelled", Text("课程已取消", "A course was cancelled."), CourseData)
ENROLMENT_CONFIRMED = ENROLMENT.event(
    "confirmed", Text("报名已确认", "Somebody enrolled and has a place."), EnrolmentData
)
ENROLMENT_WAITLISTED = ENROLMENT.event(
    "waitlisted", Text("报名进入候补", "Somebody enrolled and waits for a place."), EnrolmentData
)
ENROLMENT_PROMOTED = ENROLMENT.event(
    "promoted", Text("候补已转为确认", "Somebody who waited has a place now."), EnrolmentData
)
ENROLMENT_MOVED = ENROLMENT.event(
    "moved",
    Text("课程时间或地点变更", "The course somebody is enrolled in has a new time or venue."),
    EnrolmentData,
)
ENROLMENT_WAS_CANCELLED = ENROLMENT.event(
    "cancelled", Text("报名已取消", "An enrolment was cancelled, by somebody or with its course."), EnrolmentData
)
ATTENDANCE_RECORDED = Event(
    "attendance.recorded.v1",
    "talent",
    Text("出勤已登记", "It was recorded whether somebody came."),
    AttendanceData,
    resource=ENROLMENT,
)

TOLD = Told((COURSE, ENROLMENT))
