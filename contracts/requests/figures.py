"""The figures of requests, each counting what happened within the period asked for.

``GET /v1/reports/requests`` shows all of them together. Marks of less than three evaluations are withheld; they are not
asked by organization, since an enterprise's own marks are its own.
"""

from typing import Any

from contracts.figures import Figure, FigureDimension, FigureKind, Opening
from contracts.problem import Text
from contracts.requests.catalog import SERVICE
from contracts.requests.reading import COUNTERS, LIST_REQUESTS
from contracts.requests.vocabulary import RequestStatus
from contracts.roles import Role

# Marks of fewer evaluations would reveal what single enterprises said.
SMALLEST_SAMPLE = 3

_OF_MARKS = (
    FigureDimension.CHAIN,
    FigureDimension.PARK,
    FigureDimension.DEPARTMENT,
    FigureDimension.ITEM,
    FigureDimension.CHANNEL,
    FigureDimension.MONTH,
)
_DIMENSIONS = (*_OF_MARKS, FigureDimension.ORGANIZATION)
_REQUESTS, _TIMES = Text("件", "requests"), Text("次", "times")
_SHARE, _POINTS, _HOURS = Text("比例", "share"), Text("分", "points"), Text("工作小时", "working hours")
_BY = {
    "chain": "chain_id",
    "park": "park_id",
    "department": "department_id",
    "item": "item_id",
    "organization": "enterprise_id",
    "channel": "channel",
}
_SUBMITTED = {**_BY, "from": "submitted_from", "to": "submitted_to"}
_CLOSED = {**_BY, "from": "closed_from", "to": "closed_to"}
# What an employee asks is counted apart.
_NO_STAFF = {"staff": False}
_OPEN = [str(each) for each in RequestStatus if each not in (RequestStatus.CLOSED, RequestStatus.WITHDRAWN)]


def _figure(
    name: str,
    words: Text,
    unit: Text = _REQUESTS,
    kind: FigureKind = FigureKind.COUNT,
    dimensions: tuple[FigureDimension, ...] = _DIMENSIONS,
    **more: Any,
) -> Figure:
    return Figure(SERVICE, f"requests.{name}", words, unit, kind, COUNTERS, dimensions, **more)


def _mark(name: str, words: Text) -> Figure:
    meaning = Text("1 分(很差)至 5 分(很好)的平均值。", "The average of marks from 1 (very bad) to 5 (very good).")
    return _figure(
        name, words, _POINTS, FigureKind.AVERAGE, _OF_MARKS, smallest_sample=SMALLEST_SAMPLE, meaning=meaning
    )


RECEIVED = _figure(
    "received", Text("收到诉求", "Requests received"), opens=Opening(LIST_REQUESTS, _NO_STAFF, _SUBMITTED)
)
CLOSED = _figure(
    "closed",
    Text("办结诉求", "Requests closed"),
    opens=Opening(LIST_REQUESTS, {**_NO_STAFF, "sort": "-closed_at"}, _CLOSED),
)
WITHDRAWN = _figure(
    "withdrawn",
    Text("撤回诉求", "Requests withdrawn"),
    opens=Opening(LIST_REQUESTS, {**_NO_STAFF, "status": ["withdrawn"]}, _BY),
)
OPEN = _figure(
    "open",
    Text("在办诉求", "Requests open"),
    opens=Opening(LIST_REQUESTS, {**_NO_STAFF, "status": _OPEN}, _SUBMITTED),
    meaning=Text("期间提交、目前既未办结也未撤回。", "Submitted in the period and neither closed nor withdrawn now."),
)
OVERDUE = _figure(
    "overdue",
    Text("超期诉求", "Requests overdue"),
    opens=Opening(LIST_REQUESTS, {**_NO_STAFF, "overdue": True}, _SUBMITTED),
    meaning=Text(
        "在办诉求中目前超期未答复或未派单的。",
        "Of the open ones, those late to be answered or dispatched.",
    ),
)
ANSWERED = _figure(
    "answered",
    Text("答复", "Answers"),
    _TIMES,
    meaning=Text("重新办理的诉求有多次答复。", "A reopened request has several."),
)
ON_TIME = _figure("on_time", Text("按时答复", "Answers on time"), _TIMES)
ON_TIME_RATE = _figure("on_time_rate", Text("按时答复率", "Share answered on time"), _SHARE, FigureKind.SHARE)
AVERAGE_WORKING_HOURS = _figure(
    "average_working_hours",
    Text("平均办理时长", "Average working time to the answer"),
    _HOURS,
    FigureKind.AVERAGE,
    meaning=Text("自派单至答复的工作时间。", "Working time from the dispatch to the answer."),
)
RETURNS = _figure("returns", Text("退单", "Dispatches returned"), _TIMES)
EXTENSIONS = _figure("extensions", Text("批准延期", "Extensions granted"), _TIMES)
REOPENED = _figure("reopened", Text("重新办理", "Requests reopened"), _TIMES)
EVALUATIONS = _figure("evaluations", Text("评价", "Evaluations"), _TIMES)
OVERALL = _mark("overall", Text("总体评价", "Overall mark"))
RESPONSE_TIME = _mark("response_time", Text("响应速度评价", "Mark for the response time"))
RESULT = _mark("result", Text("办理结果评价", "Mark for the result"))
ATTITUDE = _mark("attitude", Text("服务态度评价", "Mark for the attitude"))
SATISFIED_RATE = _figure(
    "satisfied_rate",
    Text("满意率", "Share satisfied"),
    _SHARE,
    FigureKind.SHARE,
    _OF_MARKS,
    smallest_sample=SMALLEST_SAMPLE,
    meaning=Text("总体评价为 4 分或 5 分的比例。", "The share with an overall mark of 4 or 5."),
)
_OWED = (
    FigureDimension.CHAIN,
    FigureDimension.PARK,
    FigureDimension.ITEM,
    FigureDimension.ORGANIZATION,
    FigureDimension.CHANNEL,
    FigureDimension.MONTH,
)


def _late(name: str, words: Text, whose: Text, dimensions: tuple[FigureDimension, ...] = _OWED) -> Figure:
    meaning = Text(
        f"期间{whose.zh}的时限届满而未处理的次数,无论其后是否处理。",
        f"How often the time of the {whose.en} ran out within the period, done afterwards or not.",
    )
    return _figure(name, words, _TIMES, dimensions=dimensions, meaning=meaning)


HANDLING_LATE = _late(
    "handling_late",
    Text("办理超时", "Handlings late"),
    Text("承办部门办理", "department that had a request then to answer it"),
    _DIMENSIONS,
)
DISPATCH_LATE = _late(
    "dispatch_late", Text("派单超时", "Dispatches late"), Text("派单员派单", "dispatcher to dispatch a request")
)
DECISION_LATE = _late(
    "decision_late",
    Text("退单、延期审核超时", "Decisions of dispatchers late"),
    Text("派单员审核退单或延期", "dispatcher to review a return or to decide on an extension, of parts too"),
)
REVIEW_LATE = _late(
    "review_late",
    Text("差评复核超时", "Reviews late"),
    Text("督办员复核差评", "supervisor to review a poor evaluation"),
)
PART_LATE = _late(
    "part_late",
    Text("协办超时", "Parts late"),
    Text("协办部门协办", "co-department to do its part"),
    _DIMENSIONS,
)
PARTS_DONE = _figure("parts_done", Text("协办完成", "Parts done"), _TIMES)
PARTS_ON_TIME = _figure("parts_on_time", Text("按时协办", "Parts done on time"), _TIMES)
PART_ON_TIME_RATE = _figure(
    "part_on_time_rate",
    Text("按时协办率", "Share of parts done on time"),
    _SHARE,
    FigureKind.SHARE,
    meaning=Text("按协办部门统计。", "Of a department: of the parts that it did as co-department."),
)
PART_FIGURES = (PARTS_DONE, PARTS_ON_TIME, PART_ON_TIME_RATE)
DUTY_FIGURES = (HANDLING_LATE, DISPATCH_LATE, DECISION_LATE, REVIEW_LATE, PART_LATE)
REQUEST_FIGURES = (
    *(RECEIVED, CLOSED, WITHDRAWN, OPEN, OVERDUE, ANSWERED, ON_TIME, ON_TIME_RATE, AVERAGE_WORKING_HOURS),
    *(RETURNS, EXTENSIONS, REOPENED),
    *(EVALUATIONS, OVERALL, RESPONSE_TIME, RESULT, ATTITUDE, SATISFIED_RATE),
)


# The figures of staff requests, each as that of requests of the same name, for those who may see staff requests at all;
# an enterprise cannot ask for them.
_STAFF_READERS = frozenset({Role.SERVICE_CLERK, Role.DEPARTMENT_HANDLER, Role.SUPERVISOR, Role.OPERATOR})
_OF_STAFF = (FigureDimension.PARK, FigureDimension.DEPARTMENT, FigureDimension.ITEM, FigureDimension.MONTH)
_STAFF_BY = {"department": "department_id", "item": "item_id"}
_STAFF = {"staff": True}


def _of_staff(name: str, words: Text, like: Figure, opens: Opening | None = None, **more: Any) -> Figure:
    return Figure(
        SERVICE, f"staff_requests.{name}", words, like.unit, like.kind, _STAFF_READERS, _OF_STAFF, opens=opens, **more
    )


_STAFF_SUBMITTED = {**_STAFF_BY, "from": "submitted_from", "to": "submitted_to"}
STAFF_RECEIVED = _of_staff(
    "received",
    Text("收到职工诉求", "Staff requests received"),
    RECEIVED,
    Opening(LIST_REQUESTS, _STAFF, _STAFF_SUBMITTED),
)
STAFF_CLOSED = _of_staff(
    "closed",
    Text("办结职工诉求", "Staff requests closed"),
    CLOSED,
    Opening(
        LIST_REQUESTS,
        {**_STAFF, "sort": "-closed_at"},
        {**_STAFF_BY, "from": "closed_from", "to": "closed_to"},
    ),
)
STAFF_OPEN = _of_staff(
    "open",
    Text("在办职工诉求", "Staff requests open"),
    OPEN,
    Opening(LIST_REQUESTS, {**_STAFF, "status": _OPEN}, _STAFF_SUBMITTED),
    meaning=OPEN.meaning,
)
STAFF_ON_TIME_RATE = _of_staff(
    "on_time_rate", Text("职工诉求按时答复率", "Share of staff requests answered on time"), ON_TIME_RATE
)
STAFF_SATISFIED_RATE = _of_staff(
    "satisfied_rate",
    Text("职工满意率", "Share of employees satisfied"),
    SATISFIED_RATE,
    smallest_sample=SMALLEST_SAMPLE,
    meaning=SATISFIED_RATE.meaning,
)
STAFF_FIGURES = (STAFF_RECEIVED, STAFF_CLOSED, STAFF_OPEN, STAFF_ON_TIME_RATE, STAFF_SATISFIED_RATE)
