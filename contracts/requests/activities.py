"""Activities (活动): exchange events, matching, joint party activities and others, which people register for.

Attendance is of persons, each of whom counts once in an activity; how many came besides without an account is a
headcount, which is marked as such and summed apart.
"""

from typing import Any, ClassVar

from marshmallow import fields, validates_schema

from contracts.actions import listing
from contracts.audiences import EVERYBODY as FOR_EVERYBODY
from contracts.common import (
    PageQuery,
    Strict,
    Tolerant,
    choice,
    chosen,
    day,
    described,
    page_of,
    several,
    version_after,
)
from contracts.files import Attachable
from contracts.operation import SIGNED_IN
from contracts.problem import Text
from contracts.registry.booking_kinds import VENUE_REQUEST_STATUS
from contracts.requests.activity_content import (
    AnnounceActivitySchema,
    CancelActivitySchema,
    ChangeActivitySchema,
    SummarizeActivitySchema,
)
from contracts.requests.activity_kinds import (
    ACTIVITY_ACTION,
    ACTIVITY_KIND,
    ACTIVITY_ORDER,
    ACTIVITY_STATUS,
    ACTIVITY_WAITING,
    ActivityWaiting,
)
from contracts.requests.activity_refusals import ACTIVITY_AHEAD, ACTIVITY_SETTLED, CAPACITY_TAKEN, HOST_OF_ROTATION
from contracts.requests.own_numbers import imported, ledger_number_shown
from contracts.requests.rotation_kinds import made_from_rotation
from contracts.resource import Resource
from contracts.roles import Role
from contracts.search import Search, sought
from contracts.sight import EVERYBODY
from contracts.telling import Told
from contracts.validation import validation_error
from contracts.worklists import Waiting

# Whose organizations hold activities.
ORGANIZERS = frozenset({Role.DISPATCHER, Role.DEPARTMENT_HANDLER, Role.CHAIN_CHIEF, Role.SERVICE_CLERK})
KEEPERS = ORGANIZERS | {Role.OPERATOR}


class PartnerSchema(Strict):
    """An organization that takes part in holding it."""

    id = fields.UUID(required=True)
    name = fields.String(required=True, metadata={"audience": FOR_EVERYBODY})


class ActivitySchema(Strict):
    """An activity as it stands."""

    heads: ClassVar = {
        "title": Text("活动名称", "activity"),
        "kind": Text("活动类型", "kind"),
        "place": Text("地点", "place"),
        "organizer_name": Text("主办单位", "organizer"),
        "host_name": Text("承办单位", "host"),
        "rotation_id": None,
        "partners": Text("协办单位", "partners"),
        "capacity": Text("名额", "places"),
        "confirmed": Text("已报名", "registered"),
        "waiting": Text("候补", "waiting"),
        "attended": Text("签到人数", "attended"),
        "headcount": Text("另计到场人数", "headcount besides"),
        "venue_name": Text("阵地", "venue"),
        "venue_status": Text("阵地预订", "booking of the venue"),
        "venue_note": Text("阵地预订说明", "about the booking"),
        "booking_id": None,
        "registration_closes_at": Text("报名截止", "registration closes"),
        "announced_at": Text("发布时间", "announced"),
        "announced_by_name": Text("发布人", "announced by"),
        "settled_at": Text("登记时间", "settled"),
    }

    id = fields.UUID(required=True)
    number = fields.String(required=True, metadata=described("The number for people.", audience=FOR_EVERYBODY))
    ledger_number = ledger_number_shown()
    kind = chosen(ACTIVITY_KIND, "What kind it is.", required=True)
    title = fields.String(required=True, metadata=described("What it is called.", audience=FOR_EVERYBODY))
    organizer_id = fields.UUID(required=True, metadata=described("The organization that holds it."))
    organizer_name = fields.String(required=True, metadata={"audience": FOR_EVERYBODY})
    host_id = fields.UUID(
        required=True, allow_none=True, metadata=described("Whose turn it is to host it, such as a lead enterprise.")
    )
    host_name = fields.String(required=True, allow_none=True, metadata={"audience": FOR_EVERYBODY})
    rotation_id = made_from_rotation()
    partners = fields.List(
        fields.Nested(PartnerSchema), required=True, metadata=described("The organizations that hold it with them.")
    )
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain it is held for."))
    chain_name = fields.String(required=True, allow_none=True, metadata={"audience": FOR_EVERYBODY})
    place = fields.String(required=True, metadata=described("Where.", audience=FOR_EVERYBODY))
    starts_at = fields.AwareDateTime(required=True)
    ends_at = fields.AwareDateTime(required=True)
    venue_id = fields.UUID(
        required=True, allow_none=True, metadata=described("The venue that it asks for, if any: `/v1/venues`.")
    )
    venue_name = fields.String(
        required=True,
        allow_none=True,
        metadata=described("Its name; null until the request is answered.", audience=FOR_EVERYBODY),
    )
    venue_status = chosen(
        VENUE_REQUEST_STATUS,
        "Whether it is booked, or why not; null without one.",
        required=True,
        allow_none=True,
    )
    venue_note = fields.String(
        required=True,
        allow_none=True,
        metadata=described("Why the booking was cancelled, as somebody said.", audience=FOR_EVERYBODY),
    )
    booking_id = fields.UUID(required=True, allow_none=True, metadata=described("Its booking: `/v1/venue-bookings`."))
    registration_closes_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("Until when one can register; null: until its end.")
    )
    capacity = fields.Integer(
        required=True, allow_none=True, metadata=described("How many can take part; null without a bound.")
    )
    confirmed = fields.Integer(required=True, metadata=described("How many persons have a place."))
    waiting = fields.Integer(required=True, metadata=described("How many persons wait for one."))
    attended = fields.Integer(required=True, metadata=described("How many of them came, each person once."))
    headcount = fields.Integer(
        required=True,
        allow_none=True,
        metadata=described("How many came besides, counted by heads; null until the summary is entered."),
    )
    status = chosen(ACTIVITY_STATUS, "How it stands.", required=True)
    announced_at = fields.AwareDateTime(required=True)
    announced_by_name = fields.String(required=True, metadata={"audience": FOR_EVERYBODY})
    settled_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When its summary was entered, or it was cancelled.")
    )
    actions = listing(ACTIVITY_ACTION)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class ActivityDetailSchema(ActivitySchema):
    """An activity with what it is about."""

    description = fields.String(
        required=True, metadata=described("What it is about and for whom.", audience=FOR_EVERYBODY)
    )
    summary = fields.String(
        required=True, allow_none=True, metadata=described("What came of it.", audience=FOR_EVERYBODY)
    )
    reason = fields.String(
        required=True, allow_none=True, metadata=described("Why it was cancelled.", audience=FOR_EVERYBODY)
    )


class CheckInCodeSchema(Strict):
    """The code of the moment by which people check in."""

    code = fields.String(required=True, metadata=described("Six digits, to be shown at the place."))
    seconds = fields.Integer(required=True, metadata=described("For so many seconds it is the code of the moment."))


class ActivitiesQuery(PageQuery):
    """Which activities."""

    kind = several(ACTIVITY_KIND, "Of one or several kinds.")
    status = several(ACTIVITY_STATUS, "One or several statuses.")
    organizer_id = fields.UUID(load_default=None, metadata=described("Of which this organization is the organizer."))
    host_id = fields.UUID(load_default=None, metadata=described("Hosted by this organization."))
    chain_id = fields.UUID(load_default=None, metadata=described("Held for this chain."))
    rotation_id = fields.UUID(load_default=None, metadata=described("Made from this rotation."))
    venue_id = fields.UUID(load_default=None, metadata=described("Asking for this venue."))
    venue_status = several(VENUE_REQUEST_STATUS, "With a venue that stands so.")
    in_turn = fields.Boolean(load_default=None, metadata=described("Made from a rotation, or not."))
    first = day("Starting on this day or later.", data_key="from", load_default=None)
    last = day("Starting on this day or earlier.", data_key="to", load_default=None)
    waiting = choice(ACTIVITY_WAITING, "Waiting for the caller to do this, as in the worklist.", load_default=None)
    sort = choice(ACTIVITY_ORDER, "The order.", load_default="-starts_at")
    q = sought("Words of the title, the description, the place and the summary, the number.")

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_: object) -> None:
        if data["first"] and data["last"] and data["last"] < data["first"]:
            raise validation_error("不能早于 `from`。", "Must not be earlier than `from`.", at=("to",))


class ActivityData(Tolerant):
    """An activity after what happened."""

    id = fields.UUID(required=True, metadata=described("The activity."))
    number = fields.String(
        required=True, metadata=described("The number that people know it by.", audience=FOR_EVERYBODY)
    )
    kind = chosen(ACTIVITY_KIND, "What kind it is.", required=True)
    title = fields.String(required=True, metadata=described("What it is called.", audience=FOR_EVERYBODY))
    organizer_id = fields.UUID(required=True, metadata=described("The organization that holds it."))
    organizer_name = fields.String(required=True, metadata=described("Its name.", audience=FOR_EVERYBODY))
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain it is held for."))
    place = fields.String(required=True, metadata=described("Where.", audience=FOR_EVERYBODY))
    starts_at = fields.AwareDateTime(required=True, metadata=described("When it starts."))
    ends_at = fields.AwareDateTime(
        required=False, load_default=None, allow_none=True, metadata=described("When it ends.")
    )
    venue_id = fields.UUID(
        required=False, load_default=None, allow_none=True, metadata=described("The venue that it asks for.")
    )
    venue_asked = fields.Integer(
        required=False,
        load_default=0,
        metadata=described("How many times it has asked for a venue, or given one up; 0: never."),
    )
    imported = imported()
    ahead = fields.Boolean(required=False, load_default=True, metadata=described("Whether it was still to come."))
    status = chosen(ACTIVITY_STATUS, "How it stands.", required=True)
    reason = fields.String(
        required=True, allow_none=True, metadata=described("Why it was cancelled.", audience=FOR_EVERYBODY)
    )
    version = version_after()


class ActivityVenueData(ActivityData):
    """An activity that was told whether it has its venue; ``ahead`` is true until it is over."""

    venue_name = fields.String(
        required=True, allow_none=True, metadata=described("The name of the venue.", audience=FOR_EVERYBODY)
    )
    venue_status = chosen(VENUE_REQUEST_STATUS, "Whether it is booked, or why not.", required=True)
    venue_note = fields.String(
        required=True,
        allow_none=True,
        metadata=described("Why the booking was cancelled, as somebody said.", audience=FOR_EVERYBODY),
    )


ACTIVITY = Resource(
    "requests",
    "activity",
    Text("活动", "activity"),
    "/v1/activities",
    ActivityDetailSchema,
    plural="activities",
    seen_by=EVERYBODY,
)

LIST_ACTIVITIES = ACTIVITY.list(
    Text("活动列表", "List activities"),
    SIGNED_IN,
    ActivitiesQuery,
    result=page_of(ActivitySchema),
    example={"status": ["announced"], "sort": "starts_at"},
)
GET_ACTIVITY = ACTIVITY.read(Text("查看活动", "One activity"), SIGNED_IN, etag=True)
ANNOUNCE_ACTIVITY = ACTIVITY.create(
    Text("发布活动", "Announce an activity"),
    ORGANIZERS,
    AnnounceActivitySchema,
    name="announce_activity",
    description=(
        "By the organization that holds it. One that was held already may be entered afterwards. From a rotation it "
        "gets the host whose turn it is, and its chain if none is named. The venue that it names is booked for its "
        "time, moved with it, and freed when it is cancelled or names another; the organizer is told if it is not to "
        "be had."
    ),
    example={
        "kind": "exchange",
        "title": "产业微论坛:冷链物流共享",
        "place": "园区党群服务中心",
        "starts_at": "2026-12-10T14:00:00+08:00",
        "ends_at": "2026-12-10T17:00:00+08:00",
        "capacity": 40,
    },
)
CHANGE_ACTIVITY = ACTIVITY.change(
    Text("修改活动", "Change an activity"),
    ORGANIZERS,
    ChangeActivitySchema,
    problems=(ACTIVITY_SETTLED, CAPACITY_TAKEN, HOST_OF_ROTATION),
    description=(
        "More places go to those who wait, in their order; fewer than are taken are refused. Another time or venue "
        "asks for the venue anew, and so does `venue_id` as it is, where it is not booked."
    ),
    example={"capacity": 60},
)
SUMMARIZE_ACTIVITY = ACTIVITY.act(
    "summary",
    Text("登记活动总结", "Enter what came of an activity: it was held"),
    ORGANIZERS,
    SummarizeActivitySchema,
    name="summarize_activity",
    problems=(ACTIVITY_SETTLED, ACTIVITY_AHEAD),
    description="With it the activity counts; attendances are recorded before.",
    example={"summary": "12 家企业参加,达成共享意向 3 项。", "headcount": 15},
)
CANCEL_ACTIVITY = ACTIVITY.act(
    "cancellation",
    Text("取消活动", "Cancel an activity"),
    ORGANIZERS,
    CancelActivitySchema,
    name="cancel_activity",
    problems=(ACTIVITY_SETTLED,),
    example={"reason": "因天气原因改期"},
)
GET_CHECK_IN_CODE = ACTIVITY.part(
    "check_in_code",
    Text("活动签到动态码", "The check-in code of the moment"),
    ORGANIZERS,
    path=f"{ACTIVITY.one}/check-in-code",
    result=CheckInCodeSchema,
    problems=(ACTIVITY_SETTLED,),
    description=(
        "For the organizer, to be shown at the place. Another one every 30 seconds, so passing it on is of no use."
    ),
)

ACTIVITY_ANNOUNCED = ACTIVITY.event("announced", Text("活动已发布", "An activity was announced"), ActivityData)
ACTIVITY_CHANGED = ACTIVITY.event("changed", Text("活动有变动", "An activity was changed"), ActivityData)
ACTIVITY_HELD = ACTIVITY.event("held", Text("活动已举办", "An activity was held"), ActivityData)
ACTIVITY_CANCELLED = ACTIVITY.event("cancelled", Text("活动已取消", "An activity was cancelled"), ActivityData)
ACTIVITY_VENUE_BOOKED = ACTIVITY.event(
    "venue-booked", Text("活动阵地已预订", "The venue of an activity was booked"), ActivityVenueData
)
ACTIVITY_VENUE_REFUSED = ACTIVITY.event(
    "venue-refused", Text("活动阵地未能预订", "An activity does not have its venue"), ActivityVenueData
)

TO_FIND_A_VENUE = Waiting(
    ACTIVITY, ActivityWaiting.VENUE, ORGANIZERS, LIST_ACTIVITIES, {"waiting": str(ActivityWaiting.VENUE)}
)
TO_SUMMARIZE = Waiting(
    ACTIVITY, ActivityWaiting.SUMMARY, ORGANIZERS, LIST_ACTIVITIES, {"waiting": str(ActivityWaiting.SUMMARY)}
)
ACTIVITY_FILES = Attachable(
    ACTIVITY, Text("活动附件", "file of an activity"), sees=SIGNED_IN, adds=ORGANIZERS, removes=KEEPERS
)
SEARCH_ACTIVITIES = Search(
    ACTIVITY,
    LIST_ACTIVITIES,
    (ACTIVITY_ANNOUNCED, ACTIVITY_CHANGED, ACTIVITY_HELD, ACTIVITY_CANCELLED),
    codes=("number", "ledger_number"),
    words=("title", "description", "place", "summary"),
)
TOLD = Told(
    (ACTIVITY,), audiences={"organizing": Text("主办单位中举办活动的人", "who holds activities at the organizer")}
)
