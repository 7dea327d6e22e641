"""The figures of projects."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, and_, cast, func, select

from chassis.calling.asked import Asked
from chassis.running.figures import UNGROUPED, Computed
from chassis.running.handlers import computes
from chassis.running.work import Work
from chassis.storing.filters import among, day_begins, day_ends
from contracts.figures import Figure, FigureDimension
from contracts.requests.project_figures import (
    CLASS_FIGURES,
    PROJECT_FINANCED,
    PROJECT_INVESTED,
    PROJECT_SAVINGS,
    PROJECTS_IN_RESERVE,
    PROJECTS_LATE,
    PROJECTS_SIGNED,
    SUM_FIGURES,
)
from contracts.requests.project_kinds import OutcomeKind, ProjectClass, ProjectStage, ProjectStanding, ProjectStatus
from services.requests.projects.access import visible_to
from services.requests.projects.models import Project, ProjectOutcome
from services.requests.projects.queries import stands
from services.requests.reports.naming import names_of_groups

_projects, _outcomes = Project.__table__.c, ProjectOutcome.__table__.c
_CLASSES = {
    figure.name: func.count().filter(_projects.category == str(category)) for category, figure in CLASS_FIGURES.items()
}
_SUMS: Mapping[str, ColumnElement[Any]] = {
    PROJECT_SAVINGS.name: and_(
        _outcomes.kind == str(OutcomeKind.SAVED), _projects.category == str(ProjectClass.SECRETARY)
    ),
    PROJECT_INVESTED.name: _outcomes.kind == str(OutcomeKind.INVESTED),
    PROJECT_FINANCED.name: _outcomes.kind == str(OutcomeKind.FINANCED),
}


@computes(*CLASS_FIGURES.values())
def compute_classes(work: Work, asked: Asked) -> Computed:
    """Return how many projects of each class were registered."""
    local = func.timezone(work.settings.timezone, _projects.registered_at)
    bounds: list[ColumnElement[bool]] = []
    if asked.first:
        bounds.append(_projects.registered_at >= day_begins(asked.first, work.now.tzinfo))
    if asked.last:
        bounds.append(_projects.registered_at < day_ends(asked.last, work.now.tzinfo))
    columns = {name: _CLASSES[name] for name in asked.names}
    return _grouped(work, asked, local, columns, bounds)


@computes(PROJECTS_SIGNED)
def compute_signed(work: Work, asked: Asked) -> Computed:
    """Return how many projects were signed."""
    day = _projects.signed_on
    return _grouped(work, asked, day, {PROJECTS_SIGNED.name: func.count()}, [day.is_not(None), *_within(asked, day)])


@computes(PROJECTS_IN_RESERVE)
def compute_in_reserve(work: Work, asked: Asked) -> Computed:
    """Return how many projects are in reserve."""
    reserve = _projects.stage == str(ProjectStage.RESERVE), _projects.status == str(ProjectStatus.UNDER_WAY)
    return _now(work, asked, PROJECTS_IN_RESERVE, and_(*reserve))


@computes(PROJECTS_LATE)
def compute_late(work: Work, asked: Asked) -> Computed:
    """Return how many projects are late."""
    return _now(work, asked, PROJECTS_LATE, stands(work, ProjectStanding.LATE))


@computes(*SUM_FIGURES)
def compute_sums(work: Work, asked: Asked) -> Computed:
    """Return the sums that came of projects."""
    columns = {name: func.sum(_outcomes.amount).filter(_SUMS[name]) for name in asked.names}
    counts = [_outcomes.project_id == _projects.id, _outcomes.withdrawn_at.is_(None), *_within(asked, _outcomes.day)]
    return _grouped(work, asked, _outcomes.day, columns, counts)


def _within(asked: Asked, day: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    return [*([day >= asked.first] if asked.first else []), *([day <= asked.last] if asked.last else [])]


def _now(work: Work, asked: Asked, figure: Figure, condition: ColumnElement[bool]) -> Computed:
    # By time it cannot be grouped.
    return _grouped(work, asked, _projects.starts_on, {figure.name: func.count()}, [condition])


def _grouped(
    work: Work,
    asked: Asked,
    day: ColumnElement[Any],
    columns: Mapping[str, ColumnElement[Any]],
    conditions: list[ColumnElement[bool]],
) -> Computed:
    keys: dict[Any, Any] = {
        None: UNGROUPED,
        FigureDimension.CHAIN: _projects.chain_id,
        FigureDimension.ORGANIZATION: _projects.owner_id,
        FigureDimension.MONTH: cast(func.date_trunc("month", day), Date),
        FigureDimension.YEAR: cast(func.date_trunc("year", day), Date),
    }
    key = keys[asked.group_by]
    narrowed = [among(keys[by], subjects) for by, subjects in asked.subjects.items()]
    statement: Select[Any] = (
        select(key.label("key"), *(column.label(name) for name, column in columns.items()))
        .select_from(Project.__table__)
        .where(visible_to(work.actor), *conditions, *(each for each in narrowed if each is not None))
        .group_by(key)
    )
    rows = work.session.execute(statement)
    groups = {row.key: {name: row._mapping[name] for name in columns} for row in rows}
    if asked.group_by is None:
        return Computed(total=groups.get(None, {}))
    return Computed(groups, names_of_groups(work, asked.group_by, list(groups)))
