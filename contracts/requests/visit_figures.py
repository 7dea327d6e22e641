"""The figures of visits."""

from typing import Any

from contracts.figures import Figure, FigureDimension, FigureKind, FigureTime, Opening
from contracts.problem import Text
from contracts.requests.catalog import SERVICE
from contracts.requests.visit_findings import LIST_VISIT_FINDINGS
from contracts.requests.visit_kinds import FindingKind, OwedVisitStatus, VisitStatus
from contracts.requests.visit_plans import LIST_OWED_VISITS, OFFICES
from contracts.requests.visits import LIST_VISITS

_OF = (FigureDimension.CHAIN, FigureDimension.PARK, FigureDimension.DEPARTMENT)
_BY = {"chain": "chain_id", "park": "park_id", "department": "organization_id"}
_PERIOD = {**_BY, "from": "from", "to": "to"}
_TIMES, _ITEMS = Text("次", "visits"), Text("条", "items")
_RECORDED = {"status": str(VisitStatus.RECORDED)}


def _count(name: str, words: Text, unit: Text, opens: Opening, **more: Any) -> Figure:
    dimensions = {"dimensions": (*_OF, FigureDimension.MONTH, FigureDimension.YEAR), **more}
    return Figure(SERVICE, f"visits.{name}", words, unit, FigureKind.COUNT, OFFICES, opens=opens, **dimensions)


def _found(name: str, words: Text, kind: FindingKind) -> Figure:
    return _count(name, words, _ITEMS, Opening(LIST_VISIT_FINDINGS, {"kind": [str(kind)]}, _PERIOD))


HELD = _count("held", Text("走访企业次数", "Visits made"), _TIMES, Opening(LIST_VISITS, _RECORDED, _PERIOD))
ENTERPRISES_VISITED = _count(
    "enterprises_visited",
    Text("走访企业", "Enterprises visited"),
    Text("家", "enterprises"),
    Opening(LIST_VISITS, {**_RECORDED, "latest": True}, _PERIOD),
    meaning=Text("同一企业在期间内只计一次。", "An enterprise counts once in the period."),
)
REQUESTS_FOUND = _found("requests", Text("走访转诉求", "Requests collected on visits"), FindingKind.REQUEST)
DEMANDS_FOUND = _found("demands", Text("走访收集需求", "Demands collected on visits"), FindingKind.DEMAND)
SUGGESTIONS_FOUND = _found(
    "suggestions", Text("走访收集建议", "Suggestions collected on visits"), FindingKind.SUGGESTION
)
_OWED = {"status": [str(OwedVisitStatus.OWED)]}
OWED = _count(
    "owed",
    Text("待走访", "Visits owed"),
    _TIMES,
    Opening(LIST_OWED_VISITS, _OWED, _BY),
    dimensions=_OF,
    time=FigureTime.NOW,
)
OVERDUE = _count(
    "overdue",
    Text("逾期未走访", "Visits overdue"),
    _TIMES,
    Opening(LIST_OWED_VISITS, {**_OWED, "overdue": True}, _BY),
    dimensions=_OF,
    time=FigureTime.NOW,
)
FINDING_FIGURES = {
    REQUESTS_FOUND: FindingKind.REQUEST,
    DEMANDS_FOUND: FindingKind.DEMAND,
    SUGGESTIONS_FOUND: FindingKind.SUGGESTION,
}
VISIT_FIGURES = (HELD, ENTERPRISES_VISITED, *FINDING_FIGURES, OWED, OVERDUE)
