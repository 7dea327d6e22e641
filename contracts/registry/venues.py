"""Venues: places for party and service work, what they have and when they are open."""

from typing import Any, ClassVar

from marshmallow import fields, validate

from contracts.actions import Actions, listing
from contracts.common import (
    Change,
    PageQuery,
    Strict,
    Tolerant,
    choice,
    chosen,
    code,
    described,
    line,
    text,
    time_of_day,
    version_after,
)
from contracts.files import Attachable
from contracts.operation import SIGNED_IN, Operation
from contracts.problem import Problem, Text
from contracts.registry.organizations import ORGANIZATION
from contracts.registry.shared import CODE_TAKEN, REGISTRARS, ReferenceSchema
from contracts.registry.venue_kinds import (
    FACILITY,
    VENUE_ACTION,
    VENUE_KIND,
    VENUE_STATUS,
    VENUE_WAITING,
    VenueAction,
    VenueStatus,
    VenueWaiting,
)
from contracts.resource import Resource
from contracts.search import Search, sought
from contracts.sight import EVERYBODY
from contracts.worklists import Waiting

# The largest is a district's centre of some ten thousand square metres; more than this is a slip of the unit.
MAX_AREA = 1_000_000
# Three times a day.
MAX_HOURS = 21

AREA = "Square metres, with two decimal places at most."


class HoursSchema(Strict):
    """Open on one day of the week from a time to a time."""

    heads: ClassVar = {
        "weekday": Text("星期", "weekday"),
        "opens": Text("开门", "opens"),
        "closes": Text("关门", "closes"),
    }

    weekday = fields.Integer(
        required=True,
        strict=True,
        validate=validate.Range(min=1, max=7),
        metadata=described("1 is Monday, 7 is Sunday (ISO 8601)."),
    )
    opens = fields.String(
        required=True,
        validate=time_of_day(),
        metadata=described("From when, as HH:MM."),
    )
    closes = fields.String(
        required=True,
        validate=time_of_day(midnight=True),
        metadata=described("Until when, as HH:MM, after `opens`; 24:00 for midnight."),
    )


class VenueSchema(Strict):
    """A venue."""

    heads: ClassVar = {
        "area": Text("面积(平方米)", "area, m²"),
        "facilities": Text("设施", "facilities"),
        "opening_hours": Text("开放时间", "opening hours"),
        "shared": Text("共享", "shared"),
        "closed_on": Text("关闭日期", "closed"),
        "close_reason": Text("关闭原因", "why closed"),
    }

    id = fields.UUID(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)
    kind = chosen(VENUE_KIND, "What it is.", required=True)
    owner = fields.Nested(ReferenceSchema, required=True, metadata=described("The organization that runs it."))
    chain = fields.Nested(
        ReferenceSchema, required=True, allow_none=True, metadata=described("The chain it serves; null for everybody.")
    )
    address = fields.String(required=True)
    area = fields.Float(required=True, metadata=described(AREA))
    facilities = fields.List(chosen(FACILITY), required=True)
    opening_hours = fields.List(
        fields.Nested(HoursSchema),
        required=True,
        metadata=described("In the order of the week; empty for by appointment."),
    )
    shared = fields.Boolean(required=True, metadata=described("Whether others than its owner may use it."))
    status = chosen(VENUE_STATUS, "Whether it can be used.", required=True)
    closed_on = fields.Date(required=True, allow_none=True, metadata=described("The day on which it was closed."))
    close_reason = fields.String(required=True, allow_none=True, metadata=described("Why it was closed."))
    actions = listing(VENUE_ACTION)
    version = fields.Integer(required=True)


class VenueListQuery(PageQuery):
    """Which venues."""

    kind = fields.List(choice(VENUE_KIND), load_default=None, metadata=described("Any of these kinds."))
    owner_id = fields.UUID(load_default=None, metadata=described("Run by this organization."))
    chain_id = fields.UUID(load_default=None, metadata=described("Serving this chain."))
    shared = fields.Boolean(load_default=None, metadata=described("Only those that are shared, or only the others."))
    status = choice(VENUE_STATUS, "Only those that are open, or only those closed.", load_default=None)
    waiting = choice(VENUE_WAITING, "Waiting for registrars to do this, as in the worklist.", load_default=None)
    min_area = fields.Float(
        load_default=None,
        validate=validate.Range(min=0, max=MAX_AREA),
        metadata=described("Of at least so many square metres."),
    )
    q = sought("Words or parts of the name, words of the address, the code.")


def _venue_fields(required: bool) -> dict[str, fields.Field[Any]]:
    """The fields one writes: all of them for a new venue, any of them for a change."""
    preset: dict[str, Any] = {"load_default": list} if required else {}
    return {
        "name": line(100, required=required, metadata=described("The name.")),
        "kind": choice(VENUE_KIND, "What it is.", required=required),
        "owner_id": fields.UUID(required=required, metadata=described("The organization that runs it.")),
        "address": line(200, required=required, metadata=described("Where it is.")),
        "area": fields.Float(
            required=required, validate=validate.Range(min=0.01, max=MAX_AREA), metadata=described(AREA)
        ),
        "facilities": fields.List(
            choice(FACILITY, "What it has."),
            validate=validate.Length(max=len(FACILITY.codes)),
            metadata=described("What it has; in any order."),
            **preset,
        ),
        "opening_hours": fields.List(
            fields.Nested(HoursSchema),
            validate=validate.Length(max=MAX_HOURS),
            metadata=described("Any order, without overlaps; empty for by appointment."),
            **preset,
        ),
    }


class RegisterVenueSchema(Strict.from_dict(_venue_fields(required=True))):  # type: ignore[misc]
    """A new venue."""

    code = code("The local key, unique among venues.")
    chain_id = fields.UUID(load_default=None, allow_none=True, metadata=described("The chain it serves, if any."))
    shared = fields.Boolean(load_default=False, metadata=described("Whether others than its owner may use it."))


class ChangeVenueSchema(Change.from_dict(_venue_fields(required=False))):  # type: ignore[misc]
    """What shall be different; what is left out stays."""

    chain_id = fields.UUID(allow_none=True, metadata=described("The chain it serves; null for none."))
    shared = fields.Boolean(metadata=described("Whether others than its owner may use it."))
    status = fields.String(
        validate=validate.OneOf([VenueStatus.OPEN.value]),
        metadata=described(
            "`open` opens a closed venue again. Closing takes a reason: `POST …/closure`.", const=VenueStatus.OPEN.value
        ),
    )


class CloseVenueSchema(Strict):
    """Why the venue cannot be used any more."""

    reason = text(500, metadata=described("Shown with the venue."))


class HoursData(Tolerant):
    """Open on one day of the week from a time to a time."""

    weekday = fields.Integer(required=True, metadata=described("1 is Monday, 7 is Sunday (ISO 8601)."))
    opens = fields.String(required=True, metadata=described("From when, as HH:MM."))
    closes = fields.String(required=True, metadata=described("Until when, as HH:MM; 24:00 for midnight."))


class VenueData(Tolerant):
    """A venue as it stands after the event."""

    id = fields.UUID(required=True, metadata=described("The venue."))
    code = fields.String(required=True, metadata=described("Its local key."))
    name = fields.String(required=True, metadata=described("Its name."))
    kind = chosen(VENUE_KIND, "What it is.", required=True)
    owner_id = fields.UUID(required=True, metadata=described("The organization that runs it."))
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain it serves."))
    address = fields.String(required=True, metadata=described("Where it is."))
    area = fields.Float(required=True, metadata=described("Square metres."))
    facilities = fields.List(chosen(FACILITY), required=True, metadata=described("What it has."))
    opening_hours = fields.List(
        fields.Nested(HoursData), required=True, metadata=described("In the order of the week.")
    )
    shared = fields.Boolean(required=True, metadata=described("Whether others than its owner may use it."))
    status = chosen(VENUE_STATUS, "Whether it can be used.", required=True)
    closed_on = fields.Date(required=True, allow_none=True, metadata=described("The day on which it was closed."))
    close_reason = fields.String(required=True, allow_none=True, metadata=described("Why it was closed."))
    version = version_after()


class VenueReportQuery(Strict):
    """Which venues count."""

    chain_id = fields.UUID(load_default=None, metadata=described("Only venues that serve this chain."))
    kind = fields.List(
        choice(VENUE_KIND, "What it is."), load_default=None, metadata=described("Only venues of these kinds.")
    )


class KindFiguresSchema(Strict):
    """The figures of the venues of one kind."""

    kind = chosen(VENUE_KIND, "The kind.", required=True)
    venues = fields.Integer(required=True, metadata=described("How many."))
    area = fields.Float(required=True, metadata=described("Their square metres together."))
    smallest_area = fields.Float(required=True, metadata=described("The square metres of the smallest."))


class VenueReportSchema(Strict):
    """How many venues are open, and how large they are."""

    venues = fields.Integer(required=True, metadata=described("How many."))
    area = fields.Float(required=True, metadata=described("Their square metres together."))
    smallest_area = fields.Float(
        required=True, allow_none=True, metadata=described("The square metres of the smallest; null without any.")
    )
    by_kind = fields.List(
        fields.Nested(KindFiguresSchema),
        required=True,
        metadata=described("The same for each kind of which there are any."),
    )


VENUE_CLOSED = Problem(
    "venue-is-closed",
    409,
    Text("阵地已关闭", "The venue is closed"),
    Text("阵地“{name}”已于 {closed_on} 关闭。", "The venue “{name}” was closed on {closed_on}."),
)

VENUE = Resource("registry", "venue", Text("阵地", "venue"), "/v1/venues", VenueSchema, seen_by=EVERYBODY)

LIST_VENUES = VENUE.list(Text("阵地列表", "List venues"), SIGNED_IN, VenueListQuery, description="By code.")
TO_FIND_AN_OWNER = Waiting(
    VENUE,
    VenueWaiting.OWNER,
    REGISTRARS,
    LIST_VENUES,
    {"waiting": str(VenueWaiting.OWNER)},
    follows=(ORGANIZATION,),
)
GET_VENUE = VENUE.read(Text("查看阵地", "Read a venue"), SIGNED_IN, etag=True)
REGISTER_VENUE = VENUE.create(
    Text("登记阵地", "Register a venue"),
    REGISTRARS,
    RegisterVenueSchema,
    name="register_venue",
    description="Its owner, and the chain if one is named, must be active.",
    problems=(CODE_TAKEN,),
    example={
        "code": "ZD900",
        "name": "岚禾党员职工活动中心",
        "kind": "activity_room",
        "owner_id": "01980000-0000-7000-8000-000000000001",
        "address": "滨海东路 12 号 3 层",
        "area": 236.5,
        "facilities": ["meeting_room", "projector"],
        "opening_hours": [{"weekday": 1, "opens": "08:30", "closes": "17:30"}],
        "shared": True,
    },
)
CHANGE_VENUE = VENUE.change(
    Text("修改阵地", "Change a venue"),
    REGISTRARS,
    ChangeVenueSchema,
    description="A closed venue is opened again by a change of its `status`; its reason and day are forgotten then.",
    example={"area": 260, "shared": False},
)
CLOSE_VENUE = VENUE.act(
    "closure",
    Text("关闭阵地", "Close a venue"),
    REGISTRARS,
    CloseVenueSchema,
    name="close_venue",
    description="From today on. It is not counted any more, and still listed. Bookings not over yet are cancelled.",
    problems=(VENUE_CLOSED,),
    example={"reason": "房屋到期,搬迁至新址。"},
)
VENUE_ACTIONS = Actions(
    VENUE,
    VENUE_ACTION,
    {VenueAction.CHANGE: CHANGE_VENUE, VenueAction.CLOSURE: CLOSE_VENUE, VenueAction.OPENING: CHANGE_VENUE},
)
GET_VENUE_REPORT = Operation(
    service="registry",
    name="get_venue_report",
    method="GET",
    path="/v1/reports/venues",
    summary=Text("阵地统计", "Figures of venues"),
    description="Computed from the venues that are open.",
    access=SIGNED_IN,
    query=VenueReportQuery,
    result=VenueReportSchema,
    resource=VENUE,
)

VENUE_FILES = Attachable(
    VENUE, Text("阵地附件", "file of a venue"), sees=SIGNED_IN, adds=REGISTRARS, removes=REGISTRARS
)

VENUE_REGISTERED = VENUE.event("registered", Text("阵地已登记", "A venue was registered."), VenueData)
VENUE_CHANGED = VENUE.event("changed", Text("阵地已修改或重新开放", "A venue was changed, or opened again."), VenueData)
VENUE_WAS_CLOSED = VENUE.event("closed", Text("阵地已关闭", "A venue was closed."), VenueData)

SEARCH_VENUES = Search(
    VENUE,
    LIST_VENUES,
    (VENUE_REGISTERED, VENUE_CHANGED, VENUE_WAS_CLOSED),
    names=("name",),
    codes=("code",),
    words=("address",),
)
