"""What the handling of a request asks of its enterprise and tells it meanwhile: please supply, and progress."""

from marshmallow import fields, validate

from contracts.commenting import COMMENTS_FULL
from contracts.common import Strict, described
from contracts.problem import Problem, Text
from contracts.requests import refusals
from contracts.requests.deadline import CLOCK_PROBLEMS
from contracts.requests.lifecycle import ASKER, DEPARTMENT, DISPATCHER, reason
from contracts.requests.reading import REQUEST

SUPPLEMENT_PENDING = Problem(
    "supplement-pending",
    409,
    Text("已在等待企业补正", "It waits for the enterprise already"),
    Text("已请企业补正,期限为 {until}。", "The enterprise has been asked to supply something until {until}."),
)
NO_SUPPLEMENT_PENDING = Problem(
    "no-supplement-pending",
    409,
    Text("没有待补正的事项", "Nothing has to be supplied"),
    Text("诉求 {number} 没有待企业补正的事项。", "Nobody waits for the enterprise to supply anything for {number}."),
)
SUPPLEMENTS_USED_UP = Problem(
    "supplements-used-up",
    409,
    Text("请补正的次数已用完", "The enterprise cannot be asked again"),
    Text(
        "每次办理最多请企业补正 {limit} 次,已请 {made} 次;可以改用留言。",
        "In one handling the enterprise can be asked {limit} times and has been {made} times; write a comment instead.",
    ),
)
SUPPLEMENT_OUT_OF_BOUNDS = Problem(
    "supplement-out-of-bounds",
    409,
    Text("补正期限超过上限", "More time than can be given"),
    Text("填写了 {asked} 个工作日,最多 {limit} 个。", "{asked} working days were given; at most {limit} can be."),
)


class SupplementSchema(Strict):
    """What the enterprise has to supply."""

    content = reason("What is needed. The enterprise reads it.")
    days = fields.Integer(
        load_default=None,
        allow_none=True,
        strict=True,
        validate=validate.Range(min=1, max=60),
        metadata=described("For how many working days the clock waits at most; preset: as many as the terms allow."),
    )


class SupplySchema(Strict):
    """What the enterprise supplies."""

    content = reason("What is supplied, or where it is found.")


class ProgressSchema(Strict):
    """How far it is."""

    content = reason("What has been done, and what comes next. The enterprise reads it.")


REQUEST_SUPPLEMENT = REQUEST.act(
    "supplement",
    Text("请企业补正", "Ask the enterprise to supply something"),
    DISPATCHER | DEPARTMENT,
    SupplementSchema,
    name="request_supplement",
    problems=(
        refusals.NOT_NOW,
        SUPPLEMENT_PENDING,
        SUPPLEMENTS_USED_UP,
        SUPPLEMENT_OUT_OF_BOUNDS,
        COMMENTS_FULL,
        *CLOCK_PROBLEMS,
    ),
    description=(
        "By the department once it has accepted, or by the dispatcher. The clock is paused until the enterprise "
        "supplies it, or the bound is over: by preset once for each handling and for 5 working days (`supplements` and "
        "`supplement_days` of the terms, or of the item). The words become a public comment."
    ),
    example={"content": "请补充二期车间的用汽参数(压力、流量)。", "days": 3},
)
SUPPLY_REQUEST = REQUEST.act(
    "supply",
    Text("补正", "Supply what was asked for"),
    ASKER,
    SupplySchema,
    problems=(refusals.NOT_NOW, NO_SUPPLEMENT_PENDING, COMMENTS_FULL, *CLOCK_PROBLEMS),
    description="The clock goes on. The words become a public comment.",
    example={"content": "压力 0.8 MPa,流量每小时 6 吨,下月 10 日投产。"},
)
REPORT_PROGRESS = REQUEST.act(
    "progress",
    Text("报告办理进展", "Tell the enterprise how far it is"),
    DEPARTMENT,
    ProgressSchema,
    name="report_progress",
    problems=(refusals.NOT_NOW, COMMENTS_FULL),
    description="While it is handled. The words become a public comment, and the enterprise is told.",
    example={"content": "已与热力公司现场核对管网,方案预计周四确定。"},
)
