"""Enrolment in courses, with a waiting list, and attendance."""

from typing import ClassVar

from marshmallow import fields

from contracts.actions import Actions, listing
from contracts.bulk import bulk_of
from contracts.common import PageQuery, Strict, choice, chosen, described, text
from contracts.operation import SIGNED_IN
from contracts.problem import Problem, Text
from contracts.resource import Resource
from contracts.roles import Role
from contracts.sight import SeenBy
from contracts.talent.courses import CANCEL_COURSE, CHANGE_COURSE, COURSE, COURSE_CANCELLED, COURSE_STARTED
from contracts.talent.fields import ORGANIZERS, identifier, shown_moment
from contracts.talent.vocabulary import (
    ATTENDANCE_OUTCOME,
    COURSE_ACTION,
    ENROLMENT_ACTION,
    ENROLMENT_STATUS,
    CourseAction,
    EnrolmentAction,
)


class EnrolmentSchema(Strict):
    """One person's enrolment in one course."""

    heads: ClassVar = {
        "course_code": Text("课程编号", "course code"),
        "course_title": Text("课程", "course"),
        "place": Text("候补位次", "place in the queue"),
        "enrolled_at": Text("报名时间", "enrolled"),
        "cancel_reason": Text("取消原因", "why cancelled"),
    }

    id = identifier("The enrolment.", required=True)
    course_id = identifier("The course.", required=True)
    course_code = fields.String(required=True, metadata=described("The course's code."))
    course_title = fields.String(required=True, metadata=described("The course's title."))
    starts_at = shown_moment("When the course starts.", required=True)
    person_id = identifier("Who takes part.", required=True)
    person_name = fields.String(required=True, metadata=described("The person's name.", personal=True))
    organization_id = identifier("The person's organization when enrolling.", required=True, allow_none=True)
    organization_name = fields.String(required=True, allow_none=True, metadata=described("Its name."))
    chain_id = identifier("The chain of that organization, where known.", required=True, allow_none=True)
    chain_name = fields.String(required=True, allow_none=True, metadata=described("Its name."))
    status = chosen(ENROLMENT_STATUS, "`confirmed`, `waiting` or `cancelled`.", attribute="state", required=True)
    place = fields.Integer(
        required=True, allow_none=True, metadata=described("The place on the waiting list, from 1; null elsewhere.")
    )
    attendance = chosen(
        ATTENDANCE_OUTCOME, "`present` or `absent`; null while it is not recorded.", required=True, allow_none=True
    )
    enrolled_at = shown_moment("When.", required=True)
    cancel_reason = fields.String(
        required=True, allow_none=True, metadata=described("Why it was cancelled, where somebody said so.")
    )
    actions = listing(ENROLMENT_ACTION)
    version = fields.Integer(required=True, metadata=described("The version for If-Match."))


class EnrolmentQuery(PageQuery):
    """Which enrolments."""

    status = choice(ENROLMENT_STATUS, "Only enrolments of this status.", attribute="state", load_default=None)


class EnrolSchema(Strict):
    """Who shall take part."""

    person_id = identifier(
        "The person; left out for oneself. An enterprise contact may name persons with a post at their organization, "
        "the organizer anybody.",
        load_default=None,
        allow_none=True,
    )


class CancelEnrolmentSchema(Strict):
    """Why, if one likes to say."""

    reason = text(500, required=False, load_default=None, allow_none=True, metadata=described("Why."))


class RecordAttendanceSchema(Strict):
    """Whether the person came."""

    attendance = choice(ATTENDANCE_OUTCOME, "`present` or `absent`.", required=True)


COURSE_NOT_STARTED = Problem(
    "course-has-not-started",
    409,
    Text("课程尚未开始", "The course has not started"),
    Text("课程于 {at} 开始,之后方可登记出勤。", "The course starts at {at}; attendance is recorded after that."),
)
ENROLMENT_NOT_OPEN = Problem(
    "enrolment-not-open",
    409,
    Text("当前不能报名", "Enrolment is not open"),
    Text("报名时间为 {opens} 至 {closes}。", "One can enrol from {opens} until {closes}."),
)
ALREADY_ENROLLED = Problem(
    "already-enrolled",
    409,
    Text("已经报名", "Enrolled already"),
    Text("此人已报名该课程(状态:{status_zh})。", "This person is enrolled in the course already ({status_en})."),
)
ENROLMENT_CANCELLED = Problem(
    "enrolment-is-cancelled",
    409,
    Text("报名已取消", "The enrolment is cancelled"),
    Text("此报名已取消,如需参加请重新报名。", "This enrolment is cancelled; enrol again to take part."),
)
ENROLMENT_NOT_CONFIRMED = Problem(
    "enrolment-not-confirmed",
    409,
    Text("未获得名额", "Without a place"),
    Text(
        "此报名的状态为“{status_zh}”,只有已确认的报名可登记出勤。",
        "It is {status_en}; only one that is confirmed can attend.",
    ),
)

ENROLMENT = Resource(
    "talent",
    "enrolment",
    Text("报名", "enrolment"),
    "/v1/enrolments",
    EnrolmentSchema,
    seen_by=SeenBy(
        organizations={"organization_id": frozenset({Role.ENTERPRISE_CONTACT})},
        chains={"chain_id": frozenset({Role.DISPATCHER, Role.CHAIN_CHIEF, Role.SUPERVISOR})},
        persons=("person_id",),
        everything=frozenset({Role.REGISTRAR, Role.OPERATOR}),
    ),
)

ENROL = ENROLMENT.create(
    Text("报名课程", "Enrol in a course"),
    SIGNED_IN,
    EnrolSchema,
    within=COURSE,
    name="enrol",
    description="When every place is taken, the enrolment waits and moves up when a place becomes free.",
    problems=(COURSE_CANCELLED, COURSE_STARTED, ENROLMENT_NOT_OPEN, ALREADY_ENROLLED),
    example={"person_id": "01980000-0000-7000-8000-000000000002"},
)
# Places are given in the order of the items.
ENROL_PERSONS = bulk_of(
    ENROL, "enrol_persons", f"{COURSE.path}/enrolments", Text("批量报名课程", "Enrol several persons in courses")
)
LIST_ENROLMENTS = ENROLMENT.list(
    Text("课程报名名单", "The enrolments of a course"),
    SIGNED_IN,
    EnrolmentQuery,
    within=COURSE,
    description=(
        "In the order of enrolment, those that the caller may see: the organizer, the operator, and the chief and "
        "the supervisors of the chain see all, an enterprise contact those of their organization, anybody their own."
    ),
    audited=True,
)
GET_ENROLMENT = ENROLMENT.read(Text("报名详情", "One enrolment"), SIGNED_IN, audited=True)
LIST_MY_ENROLMENTS = ENROLMENT.list(
    Text("我的报名", "My enrolments"),
    SIGNED_IN,
    EnrolmentQuery,
    name="list_my_enrolments",
    path="/v1/me/enrolments",
    description="The latest first.",
)
CANCEL_ENROLMENT = ENROLMENT.act(
    "cancellation",
    Text("取消报名", "Cancel an enrolment"),
    SIGNED_IN,
    CancelEnrolmentSchema,
    name="cancel_enrolment",
    description=(
        "By the person, by a contact of the organization it was made for, or by the organizer, before the course "
        "starts. The first who waits gets the place."
    ),
    problems=(COURSE_STARTED, ENROLMENT_CANCELLED),
    example={"reason": "临时出差"},
)
RECORD_ATTENDANCE = ENROLMENT.act(
    "attendance",
    Text("登记出勤", "Record an attendance"),
    ORGANIZERS,
    RecordAttendanceSchema,
    name="record_attendance",
    description="By the organizer once the course has started; recording again corrects it.",
    problems=(COURSE_CANCELLED, COURSE_NOT_STARTED, ENROLMENT_NOT_CONFIRMED),
    example={"attendance": "present"},
)
RECORD_ATTENDANCES = bulk_of(
    RECORD_ATTENDANCE,
    "record_attendances",
    f"{ENROLMENT.path}/attendance",
    Text("批量登记出勤", "Record several attendances"),
)
COURSE_ACTIONS = Actions(
    COURSE,
    COURSE_ACTION,
    {
        CourseAction.ENROLMENT: ENROL,
        CourseAction.ENROLMENT_OF_OTHERS: ENROL,
        CourseAction.CHANGE: CHANGE_COURSE,
        CourseAction.CANCELLATION: CANCEL_COURSE,
    },
)
ENROLMENT_ACTIONS = Actions(
    ENROLMENT,
    ENROLMENT_ACTION,
    {EnrolmentAction.CANCELLATION: CANCEL_ENROLMENT, EnrolmentAction.ATTENDANCE: RECORD_ATTENDANCE},
)
