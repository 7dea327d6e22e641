"""The figures of projects: how many of each class, their stages, and the sums that came of them."""

from typing import Any

from contracts.figures import Figure, FigureDimension, FigureKind, FigureTime, Opening
from contracts.problem import Text
from contracts.requests.project_kinds import ProjectClass, ProjectStage, ProjectStanding, ProjectStatus
from contracts.requests.projects import LIST_PROJECTS, STANDS, VIEWERS

_BY = {"chain": "chain_id", "organization": "owner_id"}
_WHOSE = (FigureDimension.CHAIN, FigureDimension.ORGANIZATION)
_DIMENSIONS = (*_WHOSE, FigureDimension.MONTH, FigureDimension.YEAR)
_PROJECTS, _YUAN = Text("个", "projects"), Text("元", "yuan")


def _figure(name: str, words: Text, meaning: Text, **more: Any) -> Figure:
    given = {"unit": _PROJECTS, "kind": FigureKind.COUNT, "dimensions": _DIMENSIONS, **more}
    return Figure("requests", f"projects.{name}", words, access=VIEWERS, meaning=meaning, **given)


_REGISTERED = Text("按登记日期计。", "By the day on which they were registered.")


def _of_class(category: ProjectClass) -> Figure:
    return _figure(
        str(category),
        category.words,
        _REGISTERED,
        opens=Opening(
            LIST_PROJECTS, {"category": [str(category)]}, {**_BY, "from": "registered_from", "to": "registered_to"}
        ),
    )


def _sum(name: str, words: Text, what: Text) -> Figure:
    return _figure(name, words, what, unit=_YUAN, kind=FigureKind.SUM)


CLASS_FIGURES = {category: _of_class(category) for category in ProjectClass}
(
    SERVICE_PROJECTS,
    WALL_CHART_PROJECTS,
    FINANCING_PROJECTS,
    SECRETARY_PROJECTS,
    TECHNOLOGY_PROJECTS,
    INVESTMENT_PROJECTS,
) = CLASS_FIGURES.values()
PROJECTS_SIGNED = _figure(
    "signed",
    Text("签约项目", "Projects signed"),
    Text("期间签约的项目,含已开工、投产的。", "Those signed in the period, whatever stage they have reached since."),
    opens=Opening(
        LIST_PROJECTS,
        {"stage": [str(ProjectStage.SIGNED), str(ProjectStage.STARTED), str(ProjectStage.PRODUCING)]},
        {**_BY, "from": "signed_from", "to": "signed_to"},
    ),
)
PROJECTS_IN_RESERVE = _figure(
    "in_reserve",
    Text("储备项目", "Projects in reserve"),
    Text("目前处于储备阶段且未结束的项目。", "Those that are in reserve now and have not ended."),
    dimensions=_WHOSE,
    time=FigureTime.NOW,
    opens=Opening(LIST_PROJECTS, {"stage": [str(ProjectStage.RESERVE)], "status": [str(ProjectStatus.UNDER_WAY)]}, _BY),
)
PROJECTS_LATE = _figure(
    "late",
    Text("滞后项目", "Projects that are late"),
    Text("目前推进中且进度滞后的项目。", f"Those under way that are late now. {STANDS}"),
    dimensions=_WHOSE,
    time=FigureTime.NOW,
    opens=Opening(LIST_PROJECTS, {"standing": str(ProjectStanding.LATE)}, _BY),
)
PROJECT_SAVINGS = _sum(
    "savings",
    Text("书记项目节约资金", "Saved by secretary projects"),
    Text(
        "期间书记项目产生的、有依据且未撤销的节约资金。", "What secretary projects saved in the period, with evidence."
    ),
)
PROJECT_INVESTED = _sum(
    "invested",
    Text("项目完成投资", "Invested in projects"),
    Text("期间各类项目完成的投资,有依据且未撤销。", "What was invested in projects in the period, with evidence."),
)
PROJECT_FINANCED = _sum(
    "financed",
    Text("项目获得融资", "Financed by projects"),
    Text("期间各类项目获得的融资,有依据且未撤销。", "What projects were financed with in the period, with evidence."),
)
SUM_FIGURES = (PROJECT_SAVINGS, PROJECT_INVESTED, PROJECT_FINANCED)
