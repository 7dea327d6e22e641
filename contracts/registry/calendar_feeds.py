"""Calendar feeds: secret addresses at which a calendar program reads its owner's agenda without signing in."""

from typing import ClassVar

from marshmallow import fields

from contracts.agenda import FEED_UNKNOWN
from contracts.common import PageQuery, Strict, described, line, opaque
from contracts.operation import ANYONE, SIGNED_IN, Operation
from contracts.problem import Problem, Text
from contracts.registry.stream_tickets import HolderSchema
from contracts.resource import Resource

MOST_FEEDS = 10


class CalendarFeedSchema(Strict):
    """A feed; its address is told once, when it is made."""

    heads: ClassVar = {"used_at": Text("最近读取", "last read")}

    id = fields.UUID(required=True)
    name = fields.String(required=True, metadata=described("Where it is read, such as a telephone."))
    created_at = fields.AwareDateTime(required=True, metadata=described("When it was made; wall time, as all here."))
    used_at = fields.AwareDateTime(required=True, allow_none=True, metadata=described("When it was read last."))


class NewCalendarFeedSchema(CalendarFeedSchema):
    """A new feed."""

    address = fields.String(required=True, metadata=described("Where it is read; told once, here.", secret=True))


class CreateCalendarFeedSchema(Strict):
    """A new feed."""

    name = line(30, metadata=described("Where it is read, such as a telephone; the earlier one of this name ends."))


class OpenCalendarFeedSchema(Strict):
    """The secret of an address."""

    secret = opaque(100, required=True, metadata=described("The secret.", secret=True))


TOO_MANY_FEEDS = Problem(
    "too-many-feeds",
    409,
    Text("日历地址过多", "Too many feeds"),
    Text("每人最多 {most} 个日历地址。请先撤销不用的。", "Everybody has {most} feeds at most. Revoke one first."),
)
CALENDAR_FEED = Resource(
    "registry", "calendar_feed", Text("日历地址", "calendar feed"), "/v1/calendar-feeds", CalendarFeedSchema
)

LIST_CALENDAR_FEEDS = CALENDAR_FEED.list(
    Text("我的日历地址", "List the calendar feeds of my own"),
    SIGNED_IN,
    PageQuery,
    description="The newest first, without their addresses.",
)
CREATE_CALENDAR_FEED = CALENDAR_FEED.create(
    Text("新建日历地址", "Make a calendar feed"),
    SIGNED_IN,
    CreateCalendarFeedSchema,
    result=NewCalendarFeedSchema,
    description=(
        "A secret address for calendar programs (`GET /v1/feeds/…`), told in this answer only. An earlier feed of the "
        "same name ends. It ends with the account, when the password is changed or other sessions are ended, and when "
        f"it is revoked. Everybody has {MOST_FEEDS} at most; the owner is told of each."
    ),
    problems=(TOO_MANY_FEEDS,),
    example={"name": "手机日历"},
)
REVOKE_CALENDAR_FEED = Operation(
    service="registry",
    name="revoke_calendar_feed",
    method="DELETE",
    path=CALENDAR_FEED.one,
    summary=Text("撤销日历地址", "Revoke a calendar feed"),
    description="By its owner. The address is refused from then on.",
    access=SIGNED_IN,
    status=204,
    resource=CALENDAR_FEED,
)
# For gateways: they keep no addresses, and ask for each reading.
OPEN_CALENDAR_FEED = Operation(
    service="registry",
    name="open_calendar_feed",
    method="POST",
    path=None,
    summary=Text("打开日历地址", "Find whose a calendar feed is"),
    access=ANYONE,
    body=OpenCalendarFeedSchema,
    result=HolderSchema,
    problems=(FEED_UNKNOWN,),
    max_body=4096,
)
