"""Counts rows of the work on investment by chain, organization, way, month and year."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Date, FromClause, cast, func, select

from chassis.calling.asked import Asked
from chassis.running.figures import UNGROUPED, Computed
from chassis.running.work import Work
from chassis.storing.filters import among
from contracts.figures import FigureDimension
from services.requests.reports.naming import names_of_groups


def counted(
    work: Work,
    asked: Asked,
    table: FromClause,
    columns: Mapping[str, ColumnElement[Any]],
    day: ColumnElement[Any] | None,
    *where: ColumnElement[bool],
) -> Computed:
    """Return the ``columns`` of figures that are asked for, of the rows of a table, in the period by their ``day``."""
    by: dict[Any, Any] = {
        FigureDimension.CHAIN: table.c.chain_id,
        FigureDimension.ORGANIZATION: table.c.owner_id,
    }
    if "way" in table.c:
        by[FigureDimension.NEGOTIATION_WAY] = table.c.way
    conditions = [*where, *(among(by[dimension], subjects) for dimension, subjects in asked.subjects.items())]
    if day is not None:
        for part in (FigureDimension.MONTH, FigureDimension.YEAR):
            by[part] = cast(func.date_trunc(part.value, day), Date)
        conditions += [day >= asked.first] if asked.first else []
        conditions += [day <= asked.last] if asked.last else []
    key = by.get(asked.group_by, UNGROUPED).label("key")
    given = [columns[name].label(name) for name in asked.names]
    statement = select(key, *given).select_from(table).group_by(key)
    rows = work.session.execute(statement.where(*(each for each in conditions if each is not None)))
    groups = {row.key: {name: row._mapping[name] for name in asked.names} for row in rows}
    if asked.group_by is None:
        return Computed(total=groups.get(None, {}))
    return Computed(groups, names_of_groups(work, asked.group_by, list(groups)))
