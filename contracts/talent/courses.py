"""Training courses: what they are, how they are announced, changed and cancelled."""

from typing import Any, ClassVar

from marshmallow import fields, validate

from contracts.actions import listing
from contracts.agenda import Dated
from contracts.common import Change, PageQuery, Strict, choice, chosen, day, described, line, moment, refusing, text
from contracts.identifiers import normal_code, refused_code
from contracts.operation import SIGNED_IN
from contracts.problem import Problem, Text
from contracts.resource import Resource
from contracts.search import sought
from contracts.sight import EVERYBODY
from contracts.talent.fields import MAX_CAPACITY, ORGANIZERS, identifier, shown_moment
from contracts.talent.vocabulary import COURSE_ACTION, COURSE_STATUS


class CourseSchema(Strict):
    """A training course as it is read."""

    heads: ClassVar = {
        "venue": Text("地点", "venue"),
        "capacity": Text("名额", "places"),
        "confirmed": Text("已确认", "confirmed"),
        "waiting": Text("候补", "waiting"),
        "enrolment_opens_at": Text("报名开始", "enrolment opens"),
        "enrolment_closes_at": Text("报名截止", "enrolment closes"),
        "organizer": Text("主办单位", "organizer"),
        "cancel_reason": Text("取消原因", "why cancelled"),
    }

    id = identifier("The course.", required=True)
    code = fields.String(required=True, metadata=described("The code people use; unique."))
    title = fields.String(required=True, metadata=described("The title."))
    description = fields.String(required=True, allow_none=True, metadata=described("What it is about and for whom."))
    venue = fields.String(required=True, metadata=described("Where it takes place."))
    starts_at = shown_moment("When it starts.", required=True)
    ends_at = shown_moment("When it ends.", required=True)
    capacity = fields.Integer(required=True, metadata=described("How many can take part."))
    confirmed = fields.Integer(required=True, metadata=described("How many have a place."))
    waiting = fields.Integer(required=True, metadata=described("How many wait for one."))
    enrolment_opens_at = shown_moment("From when one can enrol; null for at once.", required=True, allow_none=True)
    enrolment_closes_at = shown_moment(
        "Until when one can enrol; null for until the start.", required=True, allow_none=True
    )
    chain_id = identifier("The chain it is held for; null for the whole district.", required=True, allow_none=True)
    chain_name = fields.String(required=True, allow_none=True, metadata=described("The chain's name."))
    organizer_id = identifier("The organization that holds it.", required=True, allow_none=True)
    organizer_name = fields.String(required=True, allow_none=True, metadata=described("The organizer's name."))
    status = chosen(COURSE_STATUS, "`announced`, `held` once it has ended, or `cancelled`.", required=True)
    cancel_reason = fields.String(required=True, allow_none=True, metadata=described("Why it was cancelled."))
    actions = listing(COURSE_ACTION)
    version = fields.Integer(required=True, metadata=described("The version for If-Match."))


def _course_fields(required: bool) -> dict[str, fields.Field[Any]]:
    """The fields one writes: all of them for a new course, any of them for a change."""
    bounds = validate.Range(min=1, max=MAX_CAPACITY)
    return {
        "title": line(200, required=required, metadata=described("The title.")),
        "description": text(
            4000, required=False, allow_none=True, metadata=described("What it is about and for whom.")
        ),
        "venue": line(200, required=required, metadata=described("Where it takes place.")),
        "starts_at": moment("When it starts; after now.", required=required),
        "ends_at": moment("When it ends; after the start.", required=required),
        "capacity": fields.Integer(
            required=required, strict=True, validate=bounds, metadata=described("How many can take part.")
        ),
        "enrolment_opens_at": moment("From when one can enrol; null for at once.", allow_none=True),
        "enrolment_closes_at": moment("Until when one can enrol; null for until the start.", allow_none=True),
        "organizer_id": identifier("The organization that holds it.", allow_none=True),
    }


class AnnounceCourseSchema(Strict.from_dict(_course_fields(required=True))):  # type: ignore[misc]
    """A new course."""

    code = line(
        40,
        form=normal_code,
        checks=[refusing(refused_code)],
        metadata=described("The code people use; unique, whatever the case of its letters."),
    )
    chain_id = identifier(
        "The chain it is held for. A dispatcher must name a chain of theirs; null, for a course of the whole "
        "district, is the registrar's.",
        load_default=None,
        allow_none=True,
    )


class ChangeCourseSchema(Change.from_dict(_course_fields(required=False))):  # type: ignore[misc]
    """What shall change; what is left out stays."""


class CancelCourseSchema(Strict):
    """Why the course does not take place."""

    reason = text(500, metadata=described("Told to everybody who is enrolled."))


class CourseQuery(PageQuery):
    """Which courses."""

    chain_id = identifier("Only courses of this chain.", load_default=None)
    status = choice(COURSE_STATUS, "Only courses of this status.", load_default=None)
    since = day("Only courses that start on this day or later.", data_key="from", load_default=None)
    until = day("Only courses that start on this day or earlier.", data_key="to", load_default=None)
    q = sought("Words of the title, the description and the venue, the code.")


COURSE_CODE_TAKEN = Problem(
    "course-code-taken",
    409,
    Text("课程编号已被使用", "The course code is taken"),
    Text("课程编号 {code} 已属于另一门课程。", "The code {code} belongs to another course."),
)
COURSE_CANCELLED = Problem(
    "course-is-cancelled",
    409,
    Text("课程已取消", "The course is cancelled"),
    Text("课程“{title}”已取消,不能再办理。", "The course “{title}” is cancelled; nothing more can be done with it."),
)
COURSE_STARTED = Problem(
    "course-has-started",
    409,
    Text("课程已开始", "The course has started"),
    Text("课程已于 {at} 开始,此操作须在开始之前。", "The course started at {at}; this can only be done before."),
)
CAPACITY_TOO_SMALL = Problem(
    "capacity-below-confirmed",
    409,
    Text("名额少于已确认人数", "Fewer places than are taken"),
    Text(
        "已有 {confirmed} 人获得名额,名额不能改为 {capacity}。",
        "{confirmed} persons have a place, so the capacity cannot be {capacity}.",
    ),
)
EXAMPLE_COURSE = {
    "code": "PX05",
    "title": "助企服务与政策解读培训班",
    "description": "面向产业链党组织书记和企业联系人。",
    "venue": "蓝谷党群服务中心红领讲堂",
    "starts_at": "2027-03-18T08:30:00+08:00",
    "ends_at": "2027-03-19T17:00:00+08:00",
    "capacity": 70,
    "enrolment_opens_at": "2027-02-20T09:00:00+08:00",
    "enrolment_closes_at": "2027-03-16T17:00:00+08:00",
    "chain_id": "01980000-0000-7000-8000-000000000001",
}

COURSE = Resource("talent", "course", Text("课程", "course"), "/v1/courses", CourseSchema, seen_by=EVERYBODY)

LIST_COURSES = COURSE.list(
    Text("课程列表", "Training courses"), SIGNED_IN, CourseQuery, description="The latest start first."
)
GET_COURSE = COURSE.read(Text("课程详情", "One training course"), SIGNED_IN, etag=True)
ANNOUNCE_COURSE = COURSE.create(
    Text("发布课程", "Announce a training course"),
    ORGANIZERS,
    AnnounceCourseSchema,
    name="announce_course",
    description="By the registrar, or by a dispatcher for a chain of theirs.",
    problems=(COURSE_CODE_TAKEN,),
    example=EXAMPLE_COURSE,
)
CHANGE_COURSE = COURSE.change(
    Text("修改课程", "Change a training course"),
    ORGANIZERS,
    ChangeCourseSchema,
    description=(
        "Only before it starts. More places go to those who wait, in their order; fewer than are taken are refused. "
        "A new time or venue is told to everybody enrolled."
    ),
    problems=(COURSE_CANCELLED, COURSE_STARTED, CAPACITY_TOO_SMALL),
    example={"capacity": 80, "venue": "昆嵛医药大学继续教育学院"},
)
CANCEL_COURSE = COURSE.act(
    "cancellation",
    Text("取消课程", "Cancel a training course"),
    ORGANIZERS,
    CancelCourseSchema,
    name="cancel_course",
    description="Only before it starts; every enrolment is cancelled with it.",
    problems=(COURSE_CANCELLED, COURSE_STARTED),
    example={"reason": "授课专家临时无法到场,改期另行通知。"},
)
COURSES_DATED = Dated(COURSE)
