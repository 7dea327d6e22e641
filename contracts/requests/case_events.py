"""What is told of cases, what of them is found by text, and their figures."""

from marshmallow import fields

from contracts.common import Tolerant, chosen, described, version_after
from contracts.figures import Figure, FigureDimension, FigureKind, Opening
from contracts.problem import Text
from contracts.requests.case_vocabulary import CASE_STATUS
from contracts.requests.cases import CASE, LIST_CASES, VIEWERS
from contracts.search import Search
from contracts.telling import Told


class CaseData(Tolerant):
    """A case as it stands after what happened."""

    id = fields.UUID(required=True, metadata=described("The case."))
    number = fields.String(required=True, metadata=described("The number that people know it by."))
    title = fields.String(required=True, metadata=described("What the requests have in common."))
    status = chosen(CASE_STATUS, "Where it stands.", required=True)
    department_id = fields.UUID(required=True, metadata=described("The lead department."))
    department_name = fields.String(required=True, allow_none=True, metadata=described("Its name."))
    from_department_id = fields.UUID(
        required=False,
        load_default=None,
        allow_none=True,
        metadata=described("The lead department before, if it is new."),
    )
    chain_id = fields.UUID(required=True, allow_none=True, metadata=described("The chain whose case it is."))
    park_id = fields.UUID(required=True, allow_none=True, metadata=described("The park whose case it is."))
    members = fields.Integer(required=True, metadata=described("How many requests are in it."))
    answered = fields.Integer(required=True, metadata=described("How many of them have been answered by it."))
    reason = fields.String(
        required=True, allow_none=True, metadata=described("The words given for what happened, where words are given.")
    )
    version = version_after()


class CaseMembersData(CaseData):
    """With the requests that it is about."""

    request_ids = fields.List(fields.UUID(), required=True, metadata=described("The requests."))


class CaseAnsweredData(CaseData):
    """With how many could not be answered."""

    done = fields.Integer(required=True, metadata=described("How many requests were answered now."))
    refused = fields.Integer(required=True, metadata=described("How many could not be."))


CASE_OPENED = CASE.event("opened", Text("已立案集中办理", "A case was opened"), CaseMembersData)
CASE_CHANGED = CASE.event("changed", Text("集中办理已修改", "A case was changed"), CaseData)
CASE_MEMBERS_ADDED = CASE.event("members-added", Text("诉求已并入集中办理", "Requests were added"), CaseMembersData)
CASE_MEMBERS_REMOVED = CASE.event(
    "members-removed", Text("诉求已移出集中办理", "Requests were removed"), CaseMembersData
)
CASE_ANSWERED = CASE.event("answered", Text("集中办理已答复", "A case was answered"), CaseAnsweredData)
CASE_ENDED = CASE.event("ended", Text("集中办理已结束", "A case was given up"), CaseData)

TOLD = Told((CASE,))
SEARCH_CASES = Search(
    CASE,
    LIST_CASES,
    (CASE_OPENED, CASE_CHANGED, CASE_ANSWERED),
    codes=("number",),
    words=("title", "description", "answer"),
)

_DIMENSIONS = (FigureDimension.CHAIN, FigureDimension.PARK, FigureDimension.DEPARTMENT, FigureDimension.MONTH)
_BY = {"chain": "chain_id", "park": "park_id", "department": "department_id"}
CASES_OPENED = Figure(
    "requests",
    "cases.opened",
    Text("集中办理立案", "Cases opened"),
    Text("件", "cases"),
    FigureKind.COUNT,
    VIEWERS,
    _DIMENSIONS,
    opens=Opening(LIST_CASES, by={**_BY, "from": "opened_from", "to": "opened_to"}),
)
CASES_SOLVED = Figure(
    "requests",
    "cases.solved",
    Text("解决共性问题", "Common problems solved"),
    Text("件", "cases"),
    FigureKind.COUNT,
    VIEWERS,
    _DIMENSIONS,
    opens=Opening(LIST_CASES, {"status": ["answered"]}, {**_BY, "from": "answered_from", "to": "answered_to"}),
    meaning=Text("全部诉求均已答复的集中办理。", "Cases of which every request has been answered."),
)
CASES_ANSWERED_REQUESTS = Figure(
    "requests",
    "cases.answered_requests",
    Text("集中办理答复诉求", "Requests answered by cases"),
    Text("件", "requests"),
    FigureKind.SUM,
    VIEWERS,
    _DIMENSIONS,
    meaning=Text("期间答复的集中办理中的诉求。", "The requests of the cases that were answered in the period."),
)
CASE_FIGURES = (CASES_OPENED, CASES_SOLVED, CASES_ANSWERED_REQUESTS)
