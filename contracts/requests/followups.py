"""Follow-ups (回访): somebody calls the enterprise back about an answer, once its request is closed.

All that was rated poorly or by nobody is called back about, and a share of the rest, drawn by a seed that nobody knows
before the month is over (decision 0048). Whoever is judged learns of a follow-up once it is made.
"""

from typing import Any, ClassVar

from marshmallow import fields, validates_schema

from contracts.actions import Actions, listing
from contracts.audiences import EVERYBODY, INTERNAL
from contracts.bulk import bulk_of
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
from contracts.problem import Problem, Text
from contracts.requests.deadline import CLOCK_PROBLEMS, ExplainedSchema
from contracts.requests.followup_kinds import (
    FOLLOW_UP_ACTION,
    FOLLOW_UP_CAUSE,
    FOLLOW_UP_ORDER,
    FOLLOW_UP_STATUS,
    FOLLOW_UP_WAITING,
    FollowUpAction,
    FollowUpWaiting,
)
from contracts.requests.lifecycle import MarksSchema, reason
from contracts.requests.reading import EvaluationSchema, ReviewedSchema
from contracts.requests.vocabulary import RUNG
from contracts.resource import Resource
from contracts.roles import ROLE, Role
from contracts.sight import SeenBy
from contracts.telling import Told
from contracts.validation import check_period
from contracts.worklists import Waiting

# After so many calls that reached nobody a follow-up ends.
MOST_MISSES = 3
# Who calls back; a supervisor does while no clerk can act.
CALLERS = frozenset({Role.FOLLOW_UP_CLERK, Role.SUPERVISOR})
OVERSEERS = CALLERS | {Role.CHAIN_CHIEF, Role.OPERATOR}
FOLLOWERS = OVERSEERS | {Role.ENTERPRISE_CONTACT}
SEED_READERS = frozenset({Role.SUPERVISOR, Role.CHAIN_CHIEF, Role.OPERATOR})

_SEEN = (
    "Follow-up clerks, supervisors and chain chiefs see those of their chain, clerks and supervisors whose post names "
    "none all of them, and so do operators. The enterprise sees its own once they are made; the department that "
    "answered sees figures alone, and in the history of the request that somebody was not satisfied. Nobody sees what "
    "is still to be made about a department or an enterprise at which he handles requests or submits them."
)


class FollowUpCallSchema(Strict):
    """One call."""

    at = fields.AwareDateTime(required=True)
    person_name = fields.String(required=True, allow_none=True, metadata=described("Who called.", audience=EVERYBODY))
    role = chosen(ROLE, "In which role.", required=True)
    reached = fields.Boolean(required=True, metadata=described("Whether the enterprise was reached."))
    note = fields.String(
        required=True, allow_none=True, metadata=described("What the caller has noted, for offices.", audience=INTERNAL)
    )


class FollowUpSchema(Strict):
    """A follow-up as lists show it; marks are from 1 (very bad) to 5 (very good), null until it is made."""

    heads: ClassVar = {
        "request_number": Text("诉求编号", "request"),
        "cause": Text("回访原因", "why"),
        "drawn_at": Text("抽取时间", "drawn"),
        "closed_at": Text("办结时间", "closed"),
        "ended_at": Text("回访时间", "made"),
        "misses": Text("未联系上次数", "times nobody was reached"),
        "enterprise_overall": Text("企业总体评价", "overall mark of the enterprise"),
        "response_time": Text("回访:响应速度", "follow-up: response time"),
        "result": Text("回访:办理结果", "follow-up: result"),
        "attitude": Text("回访:服务态度", "follow-up: attitude"),
        "overall": Text("回访:总体评价", "follow-up: overall mark"),
        "poor": Text("不满意", "dissatisfied"),
        "disagrees": Text("与企业评价不一致", "disagrees with the evaluation"),
        "overdue": Text("逾期", "overdue"),
        "provisional": Text("期限为暂定", "due date is provisional"),
        "rung": Text("督办级别", "supervision"),
    }

    id = fields.UUID(required=True)
    number = fields.String(required=True, metadata=described("The number for people.", audience=EVERYBODY))
    status = chosen(FOLLOW_UP_STATUS, "Where it stands.", required=True)
    cause = chosen(FOLLOW_UP_CAUSE, "Why somebody calls back.", required=True)
    request_id = fields.UUID(required=True)
    request_number = fields.String(required=True, metadata={"audience": EVERYBODY})
    title = fields.String(required=True, metadata=described("What the request is about.", audience=EVERYBODY))
    enterprise_id = fields.UUID(required=True)
    enterprise_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    chain_id = fields.UUID(required=True, allow_none=True)
    chain_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    department_id = fields.UUID(required=True, metadata=described("Whose answer it is about."))
    department_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    closed_at = fields.AwareDateTime(required=True, metadata=described("When the request was closed."))
    drawn_at = fields.AwareDateTime(required=True, metadata=described("When it was drawn."))
    due_at = fields.AwareDateTime(required=True, metadata=described("Until when it is to be made."))
    provisional = fields.Boolean(required=True, metadata=described("Whether `due_at` may still change."))
    overdue = fields.Boolean(required=True, metadata=described("Whether it is late."))
    rung = chosen(RUNG, "The highest rung of the supervision ladder reached.", required=True, allow_none=True)
    misses = fields.Integer(required=True, metadata=described("How many calls reached nobody; three end it."))
    ended_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When it was made, or given up.")
    )
    enterprise_overall = fields.Integer(
        required=True, allow_none=True, metadata=described("The overall mark of the enterprise's own evaluation.")
    )
    response_time = fields.Integer(required=True, allow_none=True)
    result = fields.Integer(required=True, allow_none=True)
    attitude = fields.Integer(required=True, allow_none=True)
    overall = fields.Integer(required=True, allow_none=True)
    poor = fields.Boolean(
        required=True, allow_none=True, metadata=described("Whether a supervisor has to look at it; null until made.")
    )
    disagrees = fields.Boolean(
        required=True,
        allow_none=True,
        metadata=described("Whether one of evaluation and follow-up is poor and the other is not; null without both."),
    )
    actions = listing(FOLLOW_UP_ACTION)
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class FollowUpDetailSchema(FollowUpSchema):
    """A follow-up with what it is about."""

    description = fields.String(required=True, metadata=described("What the enterprise asked.", audience=EVERYBODY))
    item_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    submitted_by_name = fields.String(
        required=True, allow_none=True, metadata=described("Who submitted the request.", audience=EVERYBODY)
    )
    answer = fields.String(required=True, metadata=described("The answer that it is about.", audience=EVERYBODY))
    answered_at = fields.AwareDateTime(required=True)
    evaluation = fields.Nested(
        EvaluationSchema, required=True, allow_none=True, metadata=described("The enterprise's own, if there is one.")
    )
    comment = fields.String(required=True, metadata=described("What the enterprise said.", audience=EVERYBODY))
    calls = fields.List(fields.Nested(FollowUpCallSchema), required=True, metadata=described("In their order."))
    review = fields.Nested(
        ReviewedSchema,
        required=True,
        allow_none=True,
        metadata=described("What the supervisor decided, if it was poor."),
    )


class FollowUpsQuery(PageQuery):
    """Which follow-ups."""

    status = several(FOLLOW_UP_STATUS, "One or several statuses.")
    cause = several(FOLLOW_UP_CAUSE, "For one or several of these causes.")
    chain_id = fields.UUID(load_default=None, metadata=described("Of this chain."))
    department_id = fields.UUID(load_default=None, metadata=described("About answers of this department."))
    enterprise_id = fields.UUID(load_default=None, metadata=described("Of this enterprise."))
    request_id = fields.UUID(load_default=None, metadata=described("About this request."))
    month = day("Drawn by the seed of this month, given by its first day.", load_default=None)
    poor = fields.Boolean(load_default=None, metadata=described("Those that found nobody satisfied, or the others."))
    disagrees = fields.Boolean(
        load_default=None, metadata=described("Those that disagree with the evaluation, or those that do not.")
    )
    made_from = day("Made, or given up, on this day or later.", load_default=None)
    made_to = day("Made, or given up, on this day or earlier.", load_default=None)
    waiting = choice(FOLLOW_UP_WAITING, "Waiting for the caller to do this, as in the worklist.", load_default=None)
    sort = choice(FOLLOW_UP_ORDER, "The order.", load_default="-drawn_at")

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_: object) -> None:
        check_period(data, "made")


class FollowUpResultSchema(MarksSchema):
    """How the enterprise judges the answer on the telephone."""


class MissSchema(Strict):
    """A call that reached nobody."""

    note = reason("Whom and how one tried to reach.")


class FollowUpDeadlineSchema(ExplainedSchema):
    """The deadline of a follow-up and everything that led to it."""

    follow_up_id = fields.UUID(required=True)


class FollowUpData(Tolerant):
    """The state of a follow-up after what happened."""

    id = fields.UUID(required=True, metadata=described("The follow-up."))
    number = fields.String(required=True, metadata=described("The number for people.", audience=EVERYBODY))
    request_id = fields.UUID(required=True, metadata=described("The request."))
    request_number = fields.String(required=True, metadata=described("Its number.", audience=EVERYBODY))
    title = fields.String(required=True, metadata=described("What it is about.", audience=EVERYBODY))
    cause = chosen(FOLLOW_UP_CAUSE, "Why somebody calls back.", required=True)
    status = chosen(FOLLOW_UP_STATUS, "Where it stands.", required=True)
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain it concerns."))
    department_id = fields.UUID(required=True, metadata=described("Whose answer it is about."))
    department_name = fields.String(required=True, allow_none=True, metadata=described("Its name.", audience=EVERYBODY))
    enterprise_id = fields.UUID(required=True, metadata=described("Who asked."))
    enterprise_name = fields.String(required=True, metadata=described("Its name.", audience=EVERYBODY))
    shown_to_id = fields.UUID(
        required=True, allow_none=True, metadata=described("The enterprise once it may see the follow-up.")
    )
    due_at = fields.AwareDateTime(required=True, metadata=described("Until when it is to be made."))
    version = version_after()


class FollowUpMadeData(FollowUpData):
    """With the marks, 1 to 5."""

    response_time = fields.Integer(required=True, metadata=described("How fast."))
    result = fields.Integer(required=True, metadata=described("With which result."))
    attitude = fields.Integer(required=True, metadata=described("How friendly."))
    overall = fields.Integer(required=True, metadata=described("On the whole."))
    poor = fields.Boolean(required=True, metadata=described("Whether a supervisor has to look at it."))


class FollowUpMissedData(FollowUpData):
    """With how often nobody was reached."""

    misses = fields.Integer(required=True, metadata=described("How many calls reached nobody."))


class FollowUpRungData(FollowUpData):
    """With the rung of the ladder."""

    rung = chosen(RUNG, "The rung; reminders are named by their percentage.", required=True)


FOLLOW_UP_OVER = Problem(
    "follow-up-over",
    409,
    Text("回访已结束", "The follow-up is over"),
    Text("回访 {number} 的状态为“{status_zh}”。", "Follow-up {number} is over: {status_en}."),
)
FOLLOW_UP = Resource(
    "requests",
    "follow_up",
    Text("回访", "follow-up"),
    "/v1/follow-ups",
    FollowUpDetailSchema,
    seen_by=SeenBy(
        organizations={"shown_to_id": frozenset({Role.ENTERPRISE_CONTACT})},
        chains={"chain_id": frozenset({Role.FOLLOW_UP_CLERK, Role.SUPERVISOR, Role.CHAIN_CHIEF})},
        everything=frozenset({Role.OPERATOR}),
    ),
)
LIST_FOLLOW_UPS = FOLLOW_UP.list(
    Text("回访列表", "List follow-ups"),
    FOLLOWERS,
    FollowUpsQuery,
    description=_SEEN,
    result=page_of(FollowUpSchema),
    example={"status": ["waiting"], "sort": "due_at"},
)
GET_FOLLOW_UP = FOLLOW_UP.read(
    Text("查看回访", "One follow-up, with what it is about"), FOLLOWERS, description=_SEEN, etag=True
)
GET_FOLLOW_UP_DEADLINE = FOLLOW_UP.part(
    "deadline", Text("回访时限说明", "Why a follow-up is due then"), OVERSEERS, result=FollowUpDeadlineSchema
)
RECORD_FOLLOW_UP = FOLLOW_UP.act(
    "result",
    Text("登记回访结果", "Record the result of a follow-up"),
    CALLERS,
    FollowUpResultSchema,
    name="record_follow_up",
    problems=(FOLLOW_UP_OVER, *CLOCK_PROBLEMS),
    description=(
        "A poor one (by preset, overall 1 or 2) opens the closed request again for review by a supervisor, as a poor "
        "evaluation does. A supervisor calls back himself while no clerk can act."
    ),
    example={"response_time": 4, "result": 2, "attitude": 4, "overall": 2, "comment": "招聘会来了两人,均未录用。"},
)
MISS_FOLLOW_UP = FOLLOW_UP.act(
    "miss",
    Text("登记未联系上", "Note that a call reached nobody"),
    CALLERS,
    MissSchema,
    problems=(FOLLOW_UP_OVER, *CLOCK_PROBLEMS),
    description=f"{MOST_MISSES} such calls end the follow-up.",
    example={"note": "上午、下午各拨打一次,无人接听。"},
)
RECORD_FOLLOW_UPS = bulk_of(
    RECORD_FOLLOW_UP,
    "record_follow_ups",
    f"{FOLLOW_UP.path}/result",
    Text("批量登记回访结果", "Record the results of several follow-ups"),
)
FOLLOW_UP_ACTIONS = Actions(
    FOLLOW_UP,
    FOLLOW_UP_ACTION,
    {FollowUpAction.RESULT: RECORD_FOLLOW_UP, FollowUpAction.MISS: MISS_FOLLOW_UP},
)
TO_CALL_BACK = Waiting(
    FOLLOW_UP,
    FollowUpWaiting.CALL,
    CALLERS,
    LIST_FOLLOW_UPS,
    {"waiting": str(FollowUpWaiting.CALL), "sort": "due_at"},
)

FOLLOW_UP_DRAWN = FOLLOW_UP.event("drawn", Text("诉求已列入回访", "A request is to be called back about"), FollowUpData)
FOLLOW_UP_MADE = FOLLOW_UP.event("made", Text("已回访", "A follow-up was made"), FollowUpMadeData)
FOLLOW_UP_MISSED = FOLLOW_UP.event("missed", Text("回访未联系上", "A call reached nobody"), FollowUpMissedData)
FOLLOW_UP_RUNG_REACHED = FOLLOW_UP.event(
    "rung-reached",
    Text("回访时限到达督办节点", "A follow-up reached a rung of the supervision ladder"),
    FollowUpRungData,
)
FOLLOW_UP_MOVED = FOLLOW_UP.event(
    "deadline-moved",
    Text("回访期限因日历变更而调整", "A changed calendar moved or confirmed the deadline"),
    FollowUpData,
)
TOLD = Told((FOLLOW_UP,))


class FollowUpSeedSchema(Strict):
    """The seed of a month."""

    heads: ClassVar = {
        "month": Text("月份", "month"),
        "share": Text("抽样比例(%)", "share, %"),
        "digest": Text("种子摘要(SHA-256)", "digest of the seed (SHA-256)"),
        "seed": Text("种子", "seed"),
        "sampled": Text("抽样", "drawn at random"),
        "besides": Text("差评和未评价", "rated poorly or by nobody"),
    }

    month = fields.Date(required=True, metadata=described("The first day of the month."))
    share = fields.Integer(required=True, metadata=described("The percentage that was drawn, fixed for the month."))
    digest = fields.String(
        required=True,
        metadata=described("SHA-256 of the seed's bytes, hexadecimal: told before the seed is.", audience=EVERYBODY),
    )
    seed = fields.String(
        required=True,
        allow_none=True,
        metadata=described("64 hexadecimal digits; null until the month is over.", audience=EVERYBODY),
    )
    sampled = fields.Integer(required=True, metadata=described("How many follow-ups were drawn by it."))
    besides = fields.Integer(required=True, metadata=described("How many there are for other causes."))


FOLLOW_UP_SEED = Resource(
    "requests", "follow_up_seed", Text("回访抽样种子", "seed of follow-ups"), "/v1/follow-up-seeds", FollowUpSeedSchema
)
LIST_FOLLOW_UP_SEEDS = FOLLOW_UP_SEED.list(
    Text("回访抽样种子", "The seeds that follow-ups were drawn by"),
    SEED_READERS,
    PageQuery,
    description=(
        "By month, the latest first. With the seed anybody can draw the sample again: a request is drawn if the first "
        "8 bytes, as a big-endian number n, of HMAC-SHA256 with the seed's bytes as key and the request's id (small "
        "letters, with hyphens) as message meet n × 100 < share × 2^64. What counts is the month in which the request "
        "was closed; where there is another cause to call back, nothing is drawn."
    ),
)
