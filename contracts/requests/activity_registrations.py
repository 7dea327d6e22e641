"""Registrations for activities: places in the order of registration, a waiting list, and who came."""

from typing import ClassVar

from marshmallow import fields

from contracts.actions import Actions, listing
from contracts.audiences import EVERYBODY
from contracts.bulk import bulk_of
from contracts.common import PageQuery, Strict, Tolerant, chosen, described, line, several, text, version_after
from contracts.operation import SIGNED_IN
from contracts.problem import Problem, Text
from contracts.requests.activities import (
    ACTIVITY,
    CANCEL_ACTIVITY,
    CHANGE_ACTIVITY,
    ORGANIZERS,
    SUMMARIZE_ACTIVITY,
)
from contracts.requests.activity_kinds import (
    ACTIVITY_ACTION,
    CHECK_IN_WAY,
    REGISTRATION_ACTION,
    REGISTRATION_STATUS,
    ActivityAction,
    RegistrationAction,
)
from contracts.requests.activity_refusals import ACTIVITY_AHEAD, ACTIVITY_SETTLED
from contracts.resource import Resource
from contracts.roles import Role
from contracts.sight import SeenBy
from contracts.telling import Told

# So often somebody may give a wrong code; after that the organizer records who came.
MOST_TRIES = 10
_SEEN = (
    "One sees one's own, contacts those of their organization, the organizer and operators all. In the order of "
    "registration."
)


class RegistrationSchema(Strict):
    """One person's registration for one activity."""

    heads: ClassVar = {
        "activity_number": Text("活动编号", "activity number"),
        "activity_title": Text("活动", "activity"),
        "queue": Text("候补位次", "place in the queue"),
        "attended": Text("是否到场", "attended"),
        "attended_at": Text("到场登记时间", "attended at"),
        "way": Text("签到方式", "how"),
        "registered_at": Text("报名时间", "registered"),
    }

    id = fields.UUID(required=True)
    activity_id = fields.UUID(required=True)
    activity_number = fields.String(required=True, metadata={"audience": EVERYBODY})
    activity_title = fields.String(required=True, metadata=described("What it is called.", audience=EVERYBODY))
    starts_at = fields.AwareDateTime(required=True)
    person_id = fields.UUID(required=True, metadata=described("Who takes part."))
    person_name = fields.String(
        required=True, metadata=described("The person's name.", personal=True, audience=EVERYBODY)
    )
    organization_id = fields.UUID(
        required=True, allow_none=True, metadata=described("Where the person held a post when registering.")
    )
    organization_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    status = chosen(REGISTRATION_STATUS, "Where it stands.", attribute="state", required=True)
    queue = fields.Integer(
        required=True, allow_none=True, metadata=described("The place on the waiting list, from 1; null elsewhere.")
    )
    attended = fields.Boolean(required=True, metadata=described("Whether it is recorded that the person came."))
    attended_at = fields.AwareDateTime(required=True, allow_none=True, metadata=described("When that was recorded."))
    way = chosen(CHECK_IN_WAY, "How it is known.", required=True, allow_none=True)
    registered_at = fields.AwareDateTime(required=True)
    actions = listing(REGISTRATION_ACTION)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class RegisterSchema(Strict):
    """Who shall take part."""

    person_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described(
            "The person; left out for oneself. A contact names persons with a post at the own organization, the "
            "organizer anybody."
        ),
    )


class CancelRegistrationSchema(Strict):
    """Why, if one likes to say."""

    reason = text(500, minimum=0, required=False, load_default="", metadata=described("Why, if one likes to say."))


class RecordAttendanceOfActivitySchema(Strict):
    """Whether the person came."""

    attended = fields.Boolean(required=True, metadata=described("Whether the person came."))


class CheckInSchema(Strict):
    """The code that is shown at the place."""

    code = line(6, minimum=6, metadata=described("The six digits that are shown at the place now."))


class RegistrationsQuery(PageQuery):
    """Which registrations."""

    status = several(REGISTRATION_STATUS, "One or several statuses.")
    attended = fields.Boolean(load_default=None, metadata=described("Those who came, or the others."))


class RegistrationData(Tolerant):
    """A registration after what happened."""

    id = fields.UUID(required=True, metadata=described("The registration."))
    activity_id = fields.UUID(required=True, metadata=described("The activity."))
    number = fields.String(required=True, metadata=described("The number that people know it by.", audience=EVERYBODY))
    title = fields.String(required=True, metadata=described("What it is called.", audience=EVERYBODY))
    place = fields.String(required=True, metadata=described("Where.", audience=EVERYBODY))
    starts_at = fields.AwareDateTime(required=True, metadata=described("When it starts."))
    ahead = fields.Boolean(required=False, load_default=True, metadata=described("Whether it was not over yet."))
    organizer_id = fields.UUID(required=True, metadata=described("The organization that holds it."))
    person_id = fields.UUID(required=True, metadata=described("Who takes part."))
    organization_id = fields.UUID(
        required=True, allow_none=True, metadata=described("Where the person held a post when registering.")
    )
    status = chosen(REGISTRATION_STATUS, "Where it stands.", required=True)
    reason = fields.String(
        required=True, allow_none=True, metadata=described("Why it was cancelled.", audience=EVERYBODY)
    )
    version = version_after()


REGISTRATION_CLOSED = Problem(
    "activity-registration-closed",
    409,
    Text("报名已截止", "Registration is closed"),
    Text("活动 {number} 的报名已于 {at} 截止。", "Registration for {number} closed at {at}; ask the organizer."),
)
ALREADY_REGISTERED = Problem(
    "already-registered",
    409,
    Text("已经报名", "Registered already"),
    Text("此人已报名该活动(状态:{status_zh})。", "This person is registered for the activity already ({status_en})."),
)
REGISTRATION_CANCELLED = Problem(
    "registration-cancelled",
    409,
    Text("报名已取消", "The registration is cancelled"),
    Text("此报名已取消,如需参加请重新报名。", "This registration is cancelled; register again to take part."),
)
NOT_REGISTERED = Problem(
    "not-registered",
    409,
    Text("没有已确认的报名", "No registration with a place"),
    Text(
        "请先报名活动 {number};候补中的报名不能签到。",
        "Register for {number} first; who waits for a place cannot check in.",
    ),
)
CODE_REFUSED = Problem(
    "check-in-code-refused",
    409,
    Text("签到码不正确或已失效", "The code is wrong or out of date"),
    Text(
        "请输入现场显示的最新签到码(还可尝试 {left} 次),或请主办单位登记。",
        "Give the code that is shown at the place now (tries left: {left}), or ask the organizer to record it.",
    ),
)

ACTIVITY_REGISTRATION = Resource(
    "requests",
    "activity_registration",
    Text("活动报名", "registration for an activity"),
    "/v1/activity-registrations",
    RegistrationSchema,
    seen_by=SeenBy(
        organizations={"organizer_id": ORGANIZERS, "organization_id": frozenset({Role.ENTERPRISE_CONTACT})},
        persons=("person_id",),
        everything=frozenset({Role.OPERATOR}),
    ),
)

REGISTER = ACTIVITY_REGISTRATION.create(
    Text("报名活动", "Register for an activity"),
    SIGNED_IN,
    RegisterSchema,
    within=ACTIVITY,
    name="register_for_activity",
    path=f"{ACTIVITY.one}/registrations",
    problems=(ACTIVITY_SETTLED, REGISTRATION_CLOSED, ALREADY_REGISTERED),
    description=(
        "When every place is taken, the registration waits and moves up when a place becomes free. The organizer "
        "registers whoever came until the summary is entered."
    ),
    example={"person_id": None},
)
REGISTER_SEVERAL = bulk_of(
    REGISTER,
    "register_several_for_activities",
    f"{ACTIVITY.path}/registrations",
    Text("批量报名活动", "Register several persons for activities"),
)
LIST_REGISTRATIONS = ACTIVITY_REGISTRATION.list(
    Text("活动报名名单", "The registrations for an activity"),
    SIGNED_IN,
    RegistrationsQuery,
    within=ACTIVITY,
    path=f"{ACTIVITY.one}/registrations",
    description=_SEEN,
    audited=True,
)
LIST_MY_REGISTRATIONS = ACTIVITY_REGISTRATION.list(
    Text("我的活动报名", "My registrations for activities"),
    SIGNED_IN,
    RegistrationsQuery,
    name="list_my_activity_registrations",
    path="/v1/me/activity-registrations",
    description="The latest first.",
)
GET_REGISTRATION = ACTIVITY_REGISTRATION.read(Text("活动报名详情", "One registration"), SIGNED_IN, audited=True)
CANCEL_REGISTRATION = ACTIVITY_REGISTRATION.act(
    "cancellation",
    Text("取消活动报名", "Cancel a registration"),
    SIGNED_IN,
    CancelRegistrationSchema,
    name="cancel_activity_registration",
    problems=(ACTIVITY_SETTLED, REGISTRATION_CANCELLED),
    description="By the person, a contact of the organization, or the organizer. The first who waits gets the place.",
    example={"reason": "临时出差"},
)
RECORD_ACTIVITY_ATTENDANCE = ACTIVITY_REGISTRATION.act(
    "attendance",
    Text("登记活动到场", "Record who came to an activity"),
    ORGANIZERS,
    RecordAttendanceOfActivitySchema,
    name="record_activity_attendance",
    problems=(ACTIVITY_SETTLED, ACTIVITY_AHEAD, NOT_REGISTERED),
    description="By the organizer, where there is no code or it does not work; again to correct.",
    example={"attended": True},
)
RECORD_ACTIVITY_ATTENDANCES = bulk_of(
    RECORD_ACTIVITY_ATTENDANCE,
    "record_activity_attendances",
    f"{ACTIVITY_REGISTRATION.path}/attendance",
    Text("批量登记活动到场", "Record several attendances of activities"),
)
CHECK_IN = ACTIVITY.act(
    "check_in",
    Text("活动签到", "Check in at an activity"),
    SIGNED_IN,
    CheckInSchema,
    name="check_in_at_activity",
    path=f"{ACTIVITY.one}/check-in",
    result=RegistrationSchema,
    problems=(ACTIVITY_SETTLED, ACTIVITY_AHEAD, NOT_REGISTERED, CODE_REFUSED),
    description=(
        "By who has a place, from an hour before the start, with the code that is shown there; "
        f"{MOST_TRIES} wrong ones are let pass."
    ),
    example={"code": "314159"},
)
ACTIVITY_ACTIONS = Actions(
    ACTIVITY,
    ACTIVITY_ACTION,
    {
        ActivityAction.REGISTRATION: REGISTER,
        ActivityAction.CHECK_IN: CHECK_IN,
        ActivityAction.CHANGE: CHANGE_ACTIVITY,
        ActivityAction.SUMMARY: SUMMARIZE_ACTIVITY,
        ActivityAction.CANCELLATION: CANCEL_ACTIVITY,
    },
)
REGISTRATION_ACTIONS = Actions(
    ACTIVITY_REGISTRATION,
    REGISTRATION_ACTION,
    {
        RegistrationAction.CANCELLATION: CANCEL_REGISTRATION,
        RegistrationAction.ATTENDANCE: RECORD_ACTIVITY_ATTENDANCE,
    },
)

_event = ACTIVITY_REGISTRATION.event
REGISTRATION_CONFIRMED = _event("confirmed", Text("活动报名已确认", "A registration has a place"), RegistrationData)
REGISTRATION_WAITLISTED = _event("waitlisted", Text("活动报名候补", "A registration waits"), RegistrationData)
REGISTRATION_PROMOTED = _event("promoted", Text("活动候补转正", "A registration got a place"), RegistrationData)
REGISTRATION_MOVED = _event("moved", Text("活动时间或地点有变动", "Another time or place"), RegistrationData)
REGISTRATION_WAS_CANCELLED = _event("cancelled", Text("活动报名取消", "A registration was cancelled"), RegistrationData)
REGISTRATION_ATTENDED = _event("attended", Text("活动到场已登记", "An attendance was recorded"), RegistrationData)

TOLD = Told((ACTIVITY_REGISTRATION,))
