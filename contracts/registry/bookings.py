"""Bookings of venues (阵地预订): who has a venue from when to when; no two bookings of a venue overlap.

Activities book by events (``contracts/registry/venue_requests.py``), everything else by hand.
"""

from typing import Any, ClassVar

from marshmallow import fields, validates_schema

from contracts.actions import Actions, listing
from contracts.agenda import Dated
from contracts.audiences import EVERYBODY as FOR_EVERYBODY
from contracts.common import (
    PageQuery,
    Strict,
    Tolerant,
    choice,
    chosen,
    day,
    described,
    line,
    moment,
    several,
    text,
    version_after,
)
from contracts.operation import SIGNED_IN
from contracts.problem import Problem, Text
from contracts.registry.booking_kinds import (
    BOOKING_ACTION,
    BOOKING_ORDER,
    BOOKING_STATUS,
    BookingAction,
)
from contracts.registry.shared import REGISTRARS, ReferenceSchema
from contracts.registry.venues import VENUE_CLOSED
from contracts.resource import Resource
from contracts.roles import Role
from contracts.sight import EVERYBODY
from contracts.telling import Told
from contracts.validation import check_period, validation_error

# Who books by hand, for organizations of theirs.
BOOKERS = REGISTRARS | {Role.DISPATCHER, Role.DEPARTMENT_HANDLER, Role.CHAIN_CHIEF, Role.SERVICE_CLERK}
# Who is told of what is booked at the venues of their organizations, and cancels it: enterprises run some.
RUNNERS = BOOKERS | {Role.ENTERPRISE_CONTACT}


class VenueBookingSchema(Strict):
    """A booking of a venue."""

    heads: ClassVar = {
        "venue": Text("阵地", "venue"),
        "organization": Text("预订单位", "for whom"),
        "title": Text("用途", "for what"),
        "booked_at": Text("预订时间", "booked at"),
        "booked_by_name": Text("预订人", "booked by"),
        "cancelled_at": Text("取消时间", "cancelled"),
        "cancelled_by_name": Text("取消人", "cancelled by"),
        "activity_id": None,
    }

    id = fields.UUID(required=True)
    number = fields.String(required=True, metadata=described("The number for people.", audience=FOR_EVERYBODY))
    venue = fields.Nested(ReferenceSchema, required=True, metadata=described("The venue."))
    organization = fields.Nested(ReferenceSchema, required=True, metadata=described("The organization that has it."))
    title = fields.String(required=True, metadata=described("For what.", audience=FOR_EVERYBODY))
    starts_at = fields.AwareDateTime(required=True)
    ends_at = fields.AwareDateTime(required=True)
    activity_id = fields.UUID(
        required=True, allow_none=True, metadata=described("The activity that it is for; null if booked by hand.")
    )
    status = chosen(BOOKING_STATUS, "Whether the venue is kept free for it.", required=True)
    reason = fields.String(
        required=True, allow_none=True, metadata=described("Why it was cancelled.", audience=FOR_EVERYBODY)
    )
    booked_at = fields.AwareDateTime(required=True)
    booked_by_name = fields.String(
        required=True, allow_none=True, metadata=described("Null for an activity.", audience=FOR_EVERYBODY)
    )
    cancelled_at = fields.AwareDateTime(required=True, allow_none=True)
    cancelled_by_name = fields.String(
        required=True,
        allow_none=True,
        metadata=described("Null if its activity gave the venue back.", audience=FOR_EVERYBODY),
    )
    actions = listing(BOOKING_ACTION)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class VenueBookingsQuery(PageQuery):
    """Which bookings."""

    venue_id = fields.UUID(load_default=None, metadata=described("Of this venue."))
    organization_id = fields.UUID(load_default=None, metadata=described("Of this organization."))
    status = several(BOOKING_STATUS, "One or several statuses.")
    first = day(
        "Not over before this day: those too that began earlier and last for days.", data_key="from", load_default=None
    )
    last = day("Beginning on this day or earlier.", data_key="to", load_default=None)
    sort = choice(BOOKING_ORDER, "The order.", load_default="starts_at")

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_: object) -> None:
        check_period(data)


class BookVenueSchema(Strict):
    """A booking by hand."""

    venue_id = fields.UUID(required=True, metadata=described("The venue."))
    organization_id = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("The organization that has it; preset: the caller's own, if there is only one."),
    )
    title = line(120, metadata=described("For what; everybody sees it."))
    starts_at = moment("From when.", required=True)
    ends_at = moment("Until when; after the start, and still to come.", required=True)

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_: object) -> None:
        if data["ends_at"] <= data["starts_at"]:
            raise validation_error("须晚于开始时间。", "Must be later than its start.", at=("ends_at",))


class CancelVenueBookingSchema(Strict):
    """Why the venue is not to be had."""

    reason = text(500, metadata=described("Why; whoever has booked is told, and everybody sees it."))


class VenueBookingData(Tolerant):
    """A booking after what happened."""

    id = fields.UUID(required=True, metadata=described("The booking."))
    number = fields.String(
        required=True, metadata=described("The number that people know it by.", audience=FOR_EVERYBODY)
    )
    venue_id = fields.UUID(required=True, metadata=described("The venue."))
    venue_name = fields.String(required=True, metadata=described("Its name.", audience=FOR_EVERYBODY))
    owner_id = fields.UUID(required=True, metadata=described("The organization that runs it."))
    organization_id = fields.UUID(required=True, metadata=described("The organization that has booked."))
    organization_name = fields.String(required=True, metadata=described("Its name.", audience=FOR_EVERYBODY))
    person_id = fields.UUID(
        required=True, allow_none=True, metadata=described("Who has booked by hand; null for an activity.")
    )
    activity_id = fields.UUID(required=True, allow_none=True, metadata=described("The activity that it is for."))
    title = fields.String(required=True, metadata=described("For what.", audience=FOR_EVERYBODY))
    starts_at = fields.AwareDateTime(required=True, metadata=described("From when."))
    ends_at = fields.AwareDateTime(required=True, metadata=described("Until when."))
    status = chosen(BOOKING_STATUS, "Whether the venue is kept free for it.", required=True)
    reason = fields.String(
        required=True, allow_none=True, metadata=described("Why it was cancelled.", audience=FOR_EVERYBODY)
    )
    version = version_after()


VENUE_TAKEN = Problem(
    "venue-taken",
    409,
    Text("该时段已被占用", "The venue is taken at that time"),
    Text(
        "阵地“{name}”自 {starts_at} 至 {ends_at} 已由预订 {number} 占用。请另选时间或阵地。",
        "“{name}” is taken from {starts_at} to {ends_at} by the booking {number}. Choose another time or venue.",
    ),
)
VENUE_NOT_SHARED = Problem(
    "venue-not-shared",
    409,
    Text("阵地不对其他单位开放", "The venue is not shared"),
    Text("阵地“{name}”仅供其归属单位使用。", "Only the organization that runs “{name}” may use it."),
)
BOOKING_SETTLED = Problem(
    "venue-booking-settled",
    409,
    Text("预订已取消或已结束", "The booking is cancelled or over"),
    Text("预订 {number} 已取消或已结束。", "The booking {number} is cancelled, or its time is over."),
)

VENUE_BOOKING = Resource(
    "registry",
    "venue_booking",
    Text("阵地预订", "booking of a venue"),
    "/v1/venue-bookings",
    VenueBookingSchema,
    seen_by=EVERYBODY,
)

LIST_VENUE_BOOKINGS = VENUE_BOOKING.list(
    Text("阵地预订列表", "List bookings of venues"),
    SIGNED_IN,
    VenueBookingsQuery,
    description="The calendar of a venue by `venue_id`.",
    example={"status": ["booked"], "from": "2026-12-01"},
)
GET_VENUE_BOOKING = VENUE_BOOKING.read(Text("查看阵地预订", "One booking of a venue"), SIGNED_IN, etag=True)
BOOK_VENUE = VENUE_BOOKING.create(
    Text("预订阵地", "Book a venue"),
    BOOKERS,
    BookVenueSchema,
    name="book_venue",
    problems=(VENUE_TAKEN, VENUE_NOT_SHARED, VENUE_CLOSED),
    description=(
        "For an organization of the caller. A venue that is not shared is booked by the organization that runs it. An "
        "activity books its venue itself (`venue_id` of `/v1/activities`)."
    ),
    example={
        "venue_id": "01980000-0000-7000-8000-000000000001",
        "title": "支部书记例会",
        "starts_at": "2026-12-10T09:00:00+08:00",
        "ends_at": "2026-12-10T11:00:00+08:00",
    },
)
CANCEL_VENUE_BOOKING = VENUE_BOOKING.act(
    "cancellation",
    Text("取消阵地预订", "Cancel a booking of a venue"),
    RUNNERS,
    CancelVenueBookingSchema,
    name="cancel_venue_booking",
    problems=(BOOKING_SETTLED,),
    description=(
        "By registrars, by the organization that runs the venue, and by the one that has booked by hand. An activity "
        "gives its venue back itself, when it is cancelled or names another; otherwise its organizer is told."
    ),
    example={"reason": "当日设备检修"},
)
BOOKING_ACTIONS = Actions(VENUE_BOOKING, BOOKING_ACTION, {BookingAction.CANCELLATION: CANCEL_VENUE_BOOKING})

VENUE_BOOKED = VENUE_BOOKING.event("booked", Text("阵地已预订", "A venue was booked"), VenueBookingData)
BOOKING_CHANGED = VENUE_BOOKING.event(
    "changed", Text("阵地预订有变动", "A booking has another time or purpose"), VenueBookingData
)
BOOKING_CANCELLED = VENUE_BOOKING.event(
    "cancelled", Text("阵地预订已取消", "A booking of a venue was cancelled"), VenueBookingData
)

VENUE_BOOKINGS_DATED = Dated(VENUE_BOOKING, titled=False)
TOLD = Told((VENUE_BOOKING,), audiences={"running": Text("阵地归属单位", "the organization that runs the venue")})
