"""The figures of visits, made and owed, and of what was found on them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, cast, distinct, func, select

from chassis.calling.asked import Asked
from chassis.running.figures import UNGROUPED, Computed, Key, Raw
from chassis.running.handlers import computes
from chassis.running.work import Work
from chassis.storing.filters import among
from contracts.figures import FigureDimension
from contracts.requests.visit_figures import (
    ENTERPRISES_VISITED,
    FINDING_FIGURES,
    HELD,
    OVERDUE,
    OWED,
    VISIT_FIGURES,
)
from contracts.requests.visit_kinds import OwedVisitStatus, VisitStatus
from services.requests.reports.naming import names_of_groups
from services.requests.visit_plans.queries import overdue
from services.requests.visits.access import visible_to
from services.requests.visits.models import Finding, OwedVisit, Visit

_visits, _findings, _owed = Visit.__table__.c, Finding.__table__.c, OwedVisit.__table__.c
_COLUMNS: Mapping[FigureDimension, str] = {
    FigureDimension.CHAIN: "chain_id",
    FigureDimension.PARK: "park_id",
    FigureDimension.DEPARTMENT: "organization_id",
}


@computes(*VISIT_FIGURES)
def compute_visit_figures(work: Work, asked: Asked) -> Computed:
    """Return the figures of the visits that the actor sees."""
    groups: dict[Key, dict[str, Raw]] = {}
    for key, name, value in _values(work, asked, asked.group_by):
        groups.setdefault(key, {})[name] = value
    # An enterprise that was visited in two groups counts once in all.
    total = {name: value for _, name, value in _values(work, asked, None)} if asked.group_by else groups.get(None, {})
    if asked.group_by is None:
        return Computed(total=total)
    return Computed(groups, names_of_groups(work, asked.group_by, list(groups)), total=total)


def _values(work: Work, asked: Asked, by: FigureDimension | None) -> list[tuple[Key, str, Raw]]:
    """Return the values of the figures that are asked for, with their groups by a dimension, if any."""
    found: list[tuple[Key, str, Raw]] = []
    asked_for = [figure for figure in VISIT_FIGURES if figure.name in asked.names]

    def add(columns: Any, sums: Mapping[Any, ColumnElement[Any]], *where: ColumnElement[bool], owed: bool) -> None:
        wanted = [figure for figure in asked_for if figure in sums]
        if not wanted:
            return
        statement = _grouped(work, asked, by, columns, [sums[figure] for figure in wanted], owed=owed).where(*where)
        for key, *values in work.session.execute(statement):
            found.extend((key, figure.name, value) for figure, value in zip(wanted, values, strict=True))

    made = {HELD: func.count(), ENTERPRISES_VISITED: func.count(distinct(_visits.enterprise_id))}
    add(_visits, made, _visits.status == VisitStatus.RECORDED.value, owed=False)
    kinds = {figure: func.count().filter(_findings.kind == kind.value) for figure, kind in FINDING_FIGURES.items()}
    add(_findings, kinds, _findings.standing, owed=False)
    owing = {OWED: func.count(), OVERDUE: func.count().filter(overdue(work))}
    add(_owed, owing, _owed.status == OwedVisitStatus.OWED.value, owed=True)
    return found


def _grouped(
    work: Work, asked: Asked, by: FigureDimension | None, columns: Any, sums: list[Any], *, owed: bool
) -> Select[Any]:
    """Return sums by the key that is asked for, of what the actor sees and, unless it is owed now, of the period."""
    if by is None:
        key: ColumnElement[Any] = UNGROUPED
    elif by.of_time:
        key = cast(func.date_trunc(by.value, columns.day), Date)
    else:
        key = columns[_COLUMNS[by]]
    statement = select(key.label("key"), *sums).where(visible_to(work.actor, columns, owed=owed)).group_by(key)
    for dimension, subjects in asked.subjects.items():
        condition = among(columns[_COLUMNS[dimension]], subjects)
        statement = statement if condition is None else statement.where(condition)
    if not owed and asked.first:
        statement = statement.where(columns.day >= asked.first)
    if not owed and asked.last:
        statement = statement.where(columns.day <= asked.last)
    return statement
