"""The figures of follow-ups; those of marks stand beside the ones of evaluations (``contracts/requests/figures.py``).

They can be asked by the same dimensions, so one call shows both side by side. Marks of less than three are withheld.
"""

from typing import Any

from contracts.figures import Figure, FigureDimension, FigureKind, Opening
from contracts.problem import Text
from contracts.requests.catalog import SERVICE
from contracts.requests.figures import SMALLEST_SAMPLE
from contracts.requests.followups import LIST_FOLLOW_UPS, OVERSEERS
from contracts.roles import Role

_DIMENSIONS = (
    FigureDimension.CHAIN,
    FigureDimension.PARK,
    FigureDimension.DEPARTMENT,
    FigureDimension.ITEM,
    FigureDimension.MONTH,
)
_TIMES, _SHARE, _POINTS = Text("次", "times"), Text("比例", "share"), Text("分", "points")
_BY = {"chain": "chain_id", "department": "department_id", "from": "made_from", "to": "made_to"}
# A department sees how its answers are judged, a few of them together, but not in which call.
_JUDGED = OVERSEERS | {Role.DEPARTMENT_HANDLER}


def _count(name: str, words: Text, opens: Opening | None = None, meaning: Text | None = None) -> Figure:
    return Figure(
        SERVICE,
        f"follow_ups.{name}",
        words,
        _TIMES,
        FigureKind.COUNT,
        OVERSEERS,
        _DIMENSIONS,
        opens=opens,
        meaning=meaning,
    )


def _mark(name: str, words: Text, kind: FigureKind = FigureKind.AVERAGE, **more: Any) -> Figure:
    return Figure(
        SERVICE,
        f"follow_ups.{name}",
        words,
        _POINTS if kind is FigureKind.AVERAGE else _SHARE,
        kind,
        _JUDGED,
        _DIMENSIONS,
        smallest_sample=SMALLEST_SAMPLE,
        **more,
    )


DRAWN = _count("drawn", Text("列入回访", "Follow-ups drawn"))
MADE = _count("made", Text("完成回访", "Follow-ups made"), Opening(LIST_FOLLOW_UPS, {"status": ["made"]}, _BY))
NOT_REACHED = _count(
    "not_reached",
    Text("回访未联系上", "Follow-ups not reached"),
    Opening(LIST_FOLLOW_UPS, {"status": ["not_reached"]}, _BY),
)
POOR = _count("poor", Text("回访不满意", "Follow-ups dissatisfied"), Opening(LIST_FOLLOW_UPS, {"poor": True}, _BY))
DISAGREED = _count(
    "disagreed",
    Text("回访与评价不一致", "Follow-ups that disagree"),
    Opening(LIST_FOLLOW_UPS, {"disagrees": True}, _BY),
    Text("企业评价与回访一为差评、一为非差评。", "Of evaluation and follow-up one is poor and the other is not."),
)
LATE = _count(
    "late",
    Text("回访超时", "Follow-ups late"),
    meaning=Text(
        "期间回访时限届满而未回访的次数,无论其后是否回访。",
        "How often the time to call back ran out within the period, done afterwards or not.",
    ),
)
OVERALL = _mark("overall", Text("回访总体评价", "Overall mark in follow-ups"))
RESPONSE_TIME = _mark("response_time", Text("回访响应速度评价", "Mark for the response time in follow-ups"))
RESULT = _mark("result", Text("回访办理结果评价", "Mark for the result in follow-ups"))
ATTITUDE = _mark("attitude", Text("回访服务态度评价", "Mark for the attitude in follow-ups"))
SATISFIED_RATE = _mark(
    "satisfied_rate",
    Text("回访满意率", "Share satisfied in follow-ups"),
    FigureKind.SHARE,
    meaning=Text("回访总体评价为 4 分或 5 分的比例。", "The share with an overall mark of 4 or 5."),
)
FOLLOW_UP_FIGURES = (
    *(DRAWN, MADE, NOT_REACHED, POOR, DISAGREED, LATE),
    *(OVERALL, RESPONSE_TIME, RESULT, ATTITUDE, SATISFIED_RATE),
)
