"""On-site days: departments and agents come to a park, whose service centre takes in requests there."""

from typing import Any, ClassVar

from marshmallow import fields, validate, validates_schema

from contracts.actions import Actions, listing
from contracts.audiences import EVERYBODY as FOR_EVERYBODY
from contracts.common import (
    Change,
    PageQuery,
    Strict,
    Tolerant,
    choice,
    chosen,
    day,
    described,
    line,
    several,
    text,
    version_after,
)
from contracts.figures import Figure, FigureDimension, FigureKind, Opening
from contracts.operation import SIGNED_IN
from contracts.problem import Problem, Text
from contracts.resource import Resource
from contracts.roles import Role
from contracts.sight import EVERYBODY
from contracts.telling import Told
from contracts.validation import check_period, validation_error
from contracts.vocabulary import Codes, Vocabulary
from contracts.worklists import Waiting

MOST_DEPARTMENTS = MOST_AGENTS = 30
CLERKS = frozenset({Role.SERVICE_CLERK})


class OnSiteStatus(Codes):
    """How an on-site day stands."""

    PLANNED = "planned", "已安排", "planned"
    HELD = "held", "已举办", "held"
    CANCELLED = "cancelled", "已取消", "cancelled"


class OnSiteAction(Codes):
    """What somebody can do with an on-site day."""

    CHANGE = "change", "修改", "change"
    OUTCOME = "outcome", "登记成效", "outcome"
    CANCELLATION = "cancellation", "取消", "cancellation"


class OnSiteWaiting(Codes):
    """What somebody has to do with an on-site day."""

    OUTCOME = "outcome", "现场服务日待登记成效", "an on-site day whose outcome is to be entered"


class OnSiteOrder(Codes):
    """The order of on-site days."""

    LATEST = "-day", "日期从晚到早", "the latest first"
    EARLIEST = "day", "日期从早到晚", "the earliest first"


ON_SITE_STATUS = Vocabulary.of(OnSiteStatus, Text("现场服务日状态", "How an on-site day stands"))
ON_SITE_ACTION = Vocabulary.of(OnSiteAction, Text("可对现场服务日执行的操作", "What can be done with an on-site day"))
ON_SITE_WAITING = Vocabulary.of(OnSiteWaiting, Text("现场服务日待办", "What somebody has to do with an on-site day"))
ON_SITE_ORDER = Vocabulary.of(OnSiteOrder, Text("现场服务日排序", "The order of on-site days"))


class AttendingSchema(Strict):
    """Who comes."""

    id = fields.UUID(required=True)
    name = fields.String(required=True, metadata={"audience": FOR_EVERYBODY})


class OnSiteDaySchema(Strict):
    """An on-site day as it stands."""

    heads: ClassVar = {
        "day": Text("日期", "day"),
        "place": Text("地点", "place"),
        "departments": Text("到场部门", "departments"),
        "agents": Text("代办专员", "service agents"),
        "note": Text("说明", "note"),
        "outcome": Text("成效", "outcome"),
        "reason": Text("取消原因", "why cancelled"),
        "taken_in": Text("受理诉求", "requests taken in"),
        "planned_at": Text("安排时间", "planned"),
        "planned_by_name": Text("安排人", "planned by"),
        "settled_at": Text("登记时间", "settled"),
        "settled_by_name": Text("登记人", "settled by"),
    }

    id = fields.UUID(required=True)
    number = fields.String(required=True, metadata=described("The number for people.", audience=FOR_EVERYBODY))
    park_id = fields.UUID(required=True, metadata=described("The park whose service centre holds it."))
    park_name = fields.String(required=True, metadata={"audience": FOR_EVERYBODY})
    day = fields.Date(required=True, metadata=described("On which day."))
    place = fields.String(required=True, metadata=described("Where.", audience=FOR_EVERYBODY))
    departments = fields.List(
        fields.Nested(AttendingSchema), required=True, metadata=described("The departments that come.")
    )
    agents = fields.List(
        fields.Nested(AttendingSchema), required=True, metadata=described("The service agents who come.")
    )
    note = fields.String(required=True, metadata=described("What shall be handled there.", audience=FOR_EVERYBODY))
    status = chosen(ON_SITE_STATUS, "How it stands.", required=True)
    outcome = fields.String(
        required=True,
        allow_none=True,
        metadata=described("What came of it; null until it is entered.", audience=FOR_EVERYBODY),
    )
    reason = fields.String(
        required=True, allow_none=True, metadata=described("Why the day was cancelled.", audience=FOR_EVERYBODY)
    )
    taken_in = fields.Integer(required=True, metadata=described("How many requests were taken in there."))
    planned_at = fields.AwareDateTime(required=True)
    planned_by_name = fields.String(required=True, metadata={"audience": FOR_EVERYBODY})
    settled_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When its outcome was entered, or it was cancelled.")
    )
    settled_by_name = fields.String(required=True, allow_none=True, metadata={"audience": FOR_EVERYBODY})
    actions = listing(ON_SITE_ACTION)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


def _ids(what: str, most: int, **options: Any) -> fields.List:
    return fields.List(fields.UUID(), validate=validate.Length(max=most), metadata=described(what), **options)


class PlanOnSiteDaySchema(Strict):
    """A day that is planned."""

    park_id = fields.UUID(
        load_default=None, allow_none=True, metadata=described("The park; needed only by a clerk of several.")
    )
    day = day("Today or later.", required=True)
    place = line(200, metadata=described("The place."))
    department_ids = _ids("The departments that come.", MOST_DEPARTMENTS, load_default=list)
    agent_ids = _ids("The service agents who come, by `/v1/service-agents`.", MOST_AGENTS, load_default=list)
    note = text(1000, minimum=0, required=False, load_default="", metadata=described("What shall be handled there."))

    @validates_schema
    def _each_once(self, data: dict[str, Any], **_: object) -> None:
        for name in ("department_ids", "agent_ids"):
            given = data.get(name) or []
            if len(set(given)) != len(given):
                raise validation_error("不能重复。", "Each is given once.", at=(name,))


class ChangeOnSiteDaySchema(Change):
    """What is planned otherwise."""

    day = day("Today or later.")
    place = line(200, required=False, metadata=described("The place."))
    department_ids = _ids("The departments that come.", MOST_DEPARTMENTS)
    agent_ids = _ids("The service agents who come, by `/v1/service-agents`.", MOST_AGENTS)
    note = text(1000, minimum=0, required=False, metadata=described("What shall be handled there."))

    @validates_schema
    def _each_once(self, data: dict[str, Any], **_: object) -> None:
        for name in ("department_ids", "agent_ids"):
            given = data.get(name) or []
            if len(set(given)) != len(given):
                raise validation_error("不能重复。", "Each is given once.", at=(name,))


class EnteredOutcomeSchema(Strict):
    """What came of it."""

    outcome = text(2000, metadata=described("What was settled there, and what goes on."))


class CancelOnSiteDaySchema(Strict):
    """Why it is not held."""

    reason = text(500, metadata=described("Why."))


class OnSiteDaysQuery(PageQuery):
    """Which on-site days."""

    park_id = fields.UUID(load_default=None, metadata=described("Of this park."))
    department_id = fields.UUID(load_default=None, metadata=described("To which this department comes."))
    agent_id = fields.UUID(load_default=None, metadata=described("To which this agent comes."))
    status = several(ON_SITE_STATUS, "One or several statuses.")
    waiting = choice(ON_SITE_WAITING, "Waiting for the caller to do this, as in the worklist.", load_default=None)
    first = day("On this day or later.", data_key="from", load_default=None)
    last = day("On this day or earlier.", data_key="to", load_default=None)
    sort = choice(ON_SITE_ORDER, "The order.", load_default="-day")

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_: object) -> None:
        check_period(data)


class OnSiteDayData(Tolerant):
    """An on-site day after what happened."""

    id = fields.UUID(required=True, metadata=described("The on-site day."))
    number = fields.String(
        required=True, metadata=described("The number that people know it by.", audience=FOR_EVERYBODY)
    )
    park_id = fields.UUID(required=True, metadata=described("The park whose service centre holds it."))
    park_name = fields.String(required=True, metadata=described("Its name.", audience=FOR_EVERYBODY))
    day = fields.Date(required=True, metadata=described("On which day."))
    place = fields.String(required=True, metadata=described("Where.", audience=FOR_EVERYBODY))
    department_ids = fields.List(fields.UUID(), required=True, metadata=described("The departments that come."))
    agent_ids = fields.List(fields.UUID(), required=True, metadata=described("The service agents who come."))
    note = fields.String(required=True, metadata=described("What shall be handled there.", audience=FOR_EVERYBODY))
    status = chosen(ON_SITE_STATUS, "How it stands.", required=True)
    reason = fields.String(
        required=True, allow_none=True, metadata=described("Why the day was cancelled.", audience=FOR_EVERYBODY)
    )
    version = version_after()


ON_SITE_DAY_SETTLED = Problem(
    "on-site-day-settled",
    409,
    Text("现场服务日已办结或取消", "The on-site day has been settled"),
    Text("现场服务日 {number} 的状态为“{status_zh}”。", "The on-site day {number} is {status_en}."),
)
ON_SITE_DAY_AHEAD = Problem(
    "on-site-day-ahead",
    409,
    Text("现场服务日尚未到来", "The on-site day lies ahead"),
    Text("现场服务日 {number} 为 {day}。", "The on-site day {number} is on {day}."),
)

ON_SITE_DAY = Resource(
    "requests",
    "on_site_day",
    Text("现场服务日", "on-site day"),
    "/v1/on-site-days",
    OnSiteDaySchema,
    seen_by=EVERYBODY,
)

LIST_ON_SITE_DAYS = ON_SITE_DAY.list(
    Text("现场服务日列表", "List on-site days"),
    SIGNED_IN,
    OnSiteDaysQuery,
    example={"status": ["planned"], "sort": "day"},
)
TO_ENTER_OUTCOME = Waiting(
    ON_SITE_DAY, OnSiteWaiting.OUTCOME, CLERKS, LIST_ON_SITE_DAYS, {"waiting": str(OnSiteWaiting.OUTCOME)}
)
GET_ON_SITE_DAY = ON_SITE_DAY.read(Text("查看现场服务日", "Read an on-site day"), SIGNED_IN, etag=True)
PLAN_ON_SITE_DAY = ON_SITE_DAY.create(
    Text("安排现场服务日", "Plan an on-site day"),
    CLERKS,
    PlanOnSiteDaySchema,
    name="plan_on_site_day",
    description="By the service centre of a park. The departments and the agents are told.",
    example={"day": "2026-12-15", "place": "园区党群服务中心一楼大厅", "note": "用工、用地、审批事项集中受理"},
)
CHANGE_ON_SITE_DAY = ON_SITE_DAY.change(
    Text("修改现场服务日", "Change an on-site day that is planned"),
    CLERKS,
    ChangeOnSiteDaySchema,
    problems=(ON_SITE_DAY_SETTLED,),
    description="Whoever comes, or does not come any more, is told.",
    example={"day": "2026-12-16"},
)
ENTER_OUTCOME = ON_SITE_DAY.act(
    "outcome",
    Text("登记现场服务日成效", "Enter what came of an on-site day: it was held"),
    CLERKS,
    EnteredOutcomeSchema,
    name="enter_on_site_day_outcome",
    problems=(ON_SITE_DAY_SETTLED, ON_SITE_DAY_AHEAD),
    example={"outcome": "现场解答 23 件,受理诉求 4 件。"},
)
CANCEL_ON_SITE_DAY = ON_SITE_DAY.act(
    "cancellation",
    Text("取消现场服务日", "Cancel an on-site day that is planned"),
    CLERKS,
    CancelOnSiteDaySchema,
    name="cancel_on_site_day",
    problems=(ON_SITE_DAY_SETTLED,),
    example={"reason": "因天气原因改期"},
)
ON_SITE_ACTIONS = Actions(
    ON_SITE_DAY,
    ON_SITE_ACTION,
    {
        OnSiteAction.CHANGE: CHANGE_ON_SITE_DAY,
        OnSiteAction.OUTCOME: ENTER_OUTCOME,
        OnSiteAction.CANCELLATION: CANCEL_ON_SITE_DAY,
    },
)

ON_SITE_DAY_PLANNED = ON_SITE_DAY.event(
    "planned", Text("已安排现场服务日", "An on-site day was planned"), OnSiteDayData
)
ON_SITE_DAY_CHANGED = ON_SITE_DAY.event(
    "changed", Text("现场服务日有变动", "An on-site day was changed"), OnSiteDayData
)
ON_SITE_DAY_HELD = ON_SITE_DAY.event("held", Text("现场服务日已举办", "An on-site day was held"), OnSiteDayData)
ON_SITE_DAY_CANCELLED = ON_SITE_DAY.event(
    "cancelled", Text("现场服务日已取消", "An on-site day was cancelled"), OnSiteDayData
)

TOLD = Told((ON_SITE_DAY,))

ON_SITE_DAYS_HELD = Figure(
    "requests",
    "on_site_days.held",
    Text("现场服务日", "On-site days held"),
    Text("天", "days"),
    FigureKind.COUNT,
    SIGNED_IN,
    (FigureDimension.PARK, FigureDimension.MONTH),
    opens=Opening(
        LIST_ON_SITE_DAYS,
        {"status": [str(OnSiteStatus.HELD)]},
        {"park": "park_id", "from": "from", "to": "to"},
    ),
    meaning=Text("按举办日期计。", "By the day on which they were held."),
)
