"""Counts what has happened with meetings, matters and resolutions, by chain, kind, organization, month and year."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, cast, func, select

from chassis.calling.asked import Asked
from chassis.running.figures import UNGROUPED, Computed
from chassis.running.work import Work
from chassis.storing.filters import day_begins, day_ends
from contracts.figures import Figure, FigureDimension
from services.requests.meeting_kinds.models import MeetingKind
from services.requests.mirror.models import Chain, Organization

_NAMED = {FigureDimension.MEETING_KIND: MeetingKind, FigureDimension.ORGANIZATION: Organization}


def counted(
    work: Work,
    asked: Asked,
    figure: Figure,
    columns: Mapping[Any, ColumnElement[Any]],
    moment: ColumnElement[Any],
    *where: ColumnElement[bool],
) -> Computed:
    """Return how many rows there are, by the ``moment`` at which they count and the ``columns`` of dimensions."""
    local = func.timezone(work.settings.timezone, moment)
    times = {
        one: cast(func.date_trunc(one.value, local), Date) for one in (FigureDimension.MONTH, FigureDimension.YEAR)
    }
    by: dict[Any, Any] = {**columns, **times}
    key = by.get(asked.group_by, UNGROUPED)
    conditions = [*where, *(by[dimension].in_(subjects) for dimension, subjects in asked.subjects.items())]
    if asked.first:
        conditions.append(moment >= day_begins(asked.first, work.now.tzinfo))
    if asked.last:
        conditions.append(moment < day_ends(asked.last, work.now.tzinfo))
    statement = select(key.label("key"), func.count()).where(*conditions).group_by(key)
    groups = {key: {figure.name: count} for key, count in work.session.execute(statement)}
    if asked.group_by is None:
        return Computed(total=groups.get(None, {}))
    return Computed(groups, _names(work, asked.group_by, groups))


def _names(work: Work, group_by: FigureDimension, keys: Mapping[Any, Any]) -> Mapping[Any, str]:
    model: Any = _NAMED.get(group_by, Chain)
    ids = [key for key in keys if isinstance(key, UUID)]
    return {row.id: row.name for row in work.session.execute(select(model.id, model.name).where(model.id.in_(ids)))}
