"""Agendas: what is held that concerns a person, gathered from the services; and the feed of it for calendars.

A capability declares each ``Dated`` in its contract, and marks one function with ``@dates``
(``chassis/running/handlers.py``) that says which rows stand in the agenda of the caller. The catalogue finds them;
``GET /v1/agenda`` asks each service once for all of its kinds.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from marshmallow import fields, validates_schema

from contracts.audiences import EVERYBODY
from contracts.common import Strict, WordsSchema, choice, chosen, day, described
from contracts.gathering import GatheredSchema, part_of
from contracts.operation import ANYONE, SIGNED_IN, Carries, Operation
from contracts.problem import Problem, Text
from contracts.resource import Noun, Resource
from contracts.validation import validation_error
from contracts.vocabulary import Codes, Vocabulary

# So many of one kind are shown, the earliest; and so many days at once.
MOST_OCCASIONS = 500
MOST_DAYS = 400
# Without a first day: so many before today.
DAYS_BEFORE = 31
# What began before the first day and is not over yet is shown too, if it began so many days earlier at most.
DAYS_LASTING = 100
# Addresses of feeds begin so; the part behind it is a secret and stands in no log.
FEEDS = "/v1/feeds/"


class OccasionStatus(Codes):
    """Whether something is held, as far as it concerns the caller."""

    CONFIRMED = "confirmed", "确定", "confirmed"
    TENTATIVE = "tentative", "候补中", "on the waiting list"
    CANCELLED = "cancelled", "已取消", "cancelled"


class FeedLanguage(Codes):
    """The language of the words of a feed."""

    CHINESE = "zh", "中文", "Chinese"
    ENGLISH = "en", "英文", "English"


OCCASION_STATUS = Vocabulary.of(OccasionStatus, Text("日程状态", "Whether it is held"))
FEED_LANGUAGE = Vocabulary.of(FeedLanguage, Text("日历语言", "The language of a feed"))


@dataclass(frozen=True, eq=False)
class Dated:
    """A kind of thing that is held at a time and stands in the agendas of those whom it concerns.

    ``titled`` is whether its title says what it is; if not, calendars show the words for such a thing before it.
    """

    resource: Resource
    titled: bool = True

    @property
    def name(self) -> str:
        """The name on the wire: that of the kind of thing."""
        return self.resource.name

    @property
    def service(self) -> str:
        """The service that knows of it."""
        return self.resource.service


class AgendaQuery(Strict):
    """Which days."""

    first = day(
        f"Not over before this day, and begun {DAYS_LASTING} days before it at most; preset: {DAYS_BEFORE} days before "
        f"today, or {MOST_DAYS} before `to`.",
        data_key="from",
        load_default=None,
    )
    last = day(
        f"Beginning on this day or earlier; preset: {MOST_DAYS} days after the first.", data_key="to", load_default=None
    )

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_: object) -> None:
        if not (data["first"] and data["last"]):
            return
        if data["last"] < data["first"]:
            raise validation_error("不能早于 `from`。", "Must not be earlier than `from`.", at=("to",))
        if data["last"] - data["first"] > timedelta(days=MOST_DAYS):
            raise validation_error(
                f"距 `from` 不能超过 {MOST_DAYS} 天。", f"Must be {MOST_DAYS} days after `from` at most.", at=("to",)
            )


class OccasionSchema(Strict):
    """Something that is held."""

    kind = fields.String(required=True, metadata=described("The kind of thing, such as `meeting`."))
    words = fields.Nested(WordsSchema, required=True, metadata=described("What such a thing is called."))
    id = fields.UUID(required=True, metadata=described("The thing, such as a meeting."))
    link = fields.String(required=True, metadata=described("Its path, such as `/v1/meetings/…`."))
    number = fields.String(
        required=True, allow_none=True, metadata=described("What people know it by, if anything.", audience=EVERYBODY)
    )
    title = fields.String(required=True, metadata=described("What it is called.", audience=EVERYBODY))
    place = fields.String(required=True, metadata=described("Where.", audience=EVERYBODY))
    starts_at = fields.AwareDateTime(required=True)
    ends_at = fields.AwareDateTime(required=True)
    whole_day = fields.Boolean(
        required=True, metadata=described("Whether it has a day and no hours: from midnight to midnight.")
    )
    status = chosen(OCCASION_STATUS, "Whether it is held, as far as it concerns the caller.", required=True)
    revision = fields.Integer(
        required=True, metadata=described("Grows with every change; for the caller, with his registration too.")
    )
    noted_at = fields.AwareDateTime(required=True, metadata=described("When it was announced, or settled."))


class OccasionsOfServiceSchema(Strict):
    """What one service knows of."""

    items = fields.List(fields.Nested(OccasionSchema), required=True, metadata=described("By kind and beginning."))
    more = fields.List(
        fields.String(),
        required=True,
        metadata=described(f"The kinds of which there are more than {MOST_OCCASIONS}: the earliest of them are here."),
    )


class AgendaSchema(GatheredSchema):
    """What is held that concerns the caller."""

    items = fields.List(fields.Nested(OccasionSchema), required=True, metadata=described("By beginning."))
    more = fields.List(
        fields.String(),
        required=True,
        metadata=described(f"The kinds of which there are more than {MOST_OCCASIONS}: the earliest of them are here."),
    )


class FeedQuery(Strict):
    """How the feed is worded."""

    language = choice(
        FEED_LANGUAGE, "The language of its words; preset: that of the client (Accept-Language).", load_default=None
    )


FEED = Noun("feed", Text("日历地址", "calendar feed"))
FEED_UNKNOWN = Problem(
    "feed-unknown",
    404,
    Text("没有此日历地址", "There is no such feed"),
    Text(
        "此日历地址不存在、已撤销或已被新地址取代,或其所有人的账号已关闭。请在平台的账号设置中另建地址。",
        "The address is wrong, was revoked or replaced, or its owner's account is closed. Make another one in the "
        "settings of the account.",
    ),
)
GET_AGENDA = Operation(
    service="gateway",
    name="get_agenda",
    method="GET",
    path="/v1/agenda",
    summary=Text("我的日程", "What is held that concerns me"),
    description=(
        "Meetings that the caller's organizations convene or are expected at, activities that they hold or the caller "
        "has registered for, training courses likewise, negotiations that they hold or take part in, on-site days of "
        "their parks, and those that they come to, bookings of venues by their organizations, and of the venues that "
        "these run: in whichever service they lie, "
        "as far as the caller may see them. What was cancelled stays, as such."
    ),
    access=SIGNED_IN,
    query=AgendaQuery,
    result=AgendaSchema,
    example={"from": "2026-11-01", "to": "2026-12-31"},
)
GET_SERVICE_AGENDA = part_of(GET_AGENDA, "get_service_agenda", OccasionsOfServiceSchema)
GET_FEED = Operation(
    service="gateway",
    name="get_feed",
    method="GET",
    path=FEEDS + "{feed}/agenda.ics",
    summary=Text("日历订阅内容", "The calendar of a feed"),
    description=(
        "An iCalendar file (RFC 5545, `text/calendar`) for calendar programs, which read it again and again: the "
        "owner's agenda, and the deadlines of what waits for him, as he may see them when it is read. Whoever has the "
        "address reads it without signing in (`POST /v1/calendar-feeds`). It is refused rather than incomplete while a "
        "service is away."
    ),
    access=ANYONE,
    query=FeedQuery,
    carries=Carries.DOWNLOAD,
    problems=(FEED_UNKNOWN,),
    example={"language": "en"},
)
