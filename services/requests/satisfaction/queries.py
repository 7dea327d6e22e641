"""The figures of follow-ups, computed from their rows and from what fired on their clocks."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, and_, cast, func, or_, select

from chassis.calling.asked import Asked
from chassis.running.figures import UNGROUPED, Computed, Key, Ratio, Raw
from chassis.running.handlers import computes
from chassis.running.work import Work
from chassis.storing.filters import among, day_begins, day_ends
from contracts.figures import FigureDimension
from contracts.requests.followup_figures import FOLLOW_UP_FIGURES
from contracts.requests.followup_kinds import FollowUpStatus
from contracts.requests.vocabulary import Duty
from contracts.roles import Role
from services.requests.clocks.ladder import OVERDUE
from services.requests.clocks.models import ClockFiring
from services.requests.followups.access import visible_to
from services.requests.followups.models import FollowUp
from services.requests.lifecycle.models import Request
from services.requests.reports.naming import names_of_groups

_rows, _requests, _firings = FollowUp.__table__.c, Request.__table__.c, ClockFiring.__table__.c
_MARKS = ("response_time", "result", "attitude", "overall")
_made = _rows.status == FollowUpStatus.MADE.value
_AT_THE_END: Mapping[str, Any] = {
    "made": func.count().filter(_made),
    "not_reached": func.count().filter(_rows.status == FollowUpStatus.NOT_REACHED.value),
    "poor": func.count().filter(_rows.poor),
    "disagreed": func.count().filter(_rows.disagrees),
    "satisfied_rate": func.count().filter(_rows.overall >= 4),
    **{mark: func.sum(_rows[mark]) for mark in _MARKS},
}
_RATIOS = frozenset({"satisfied_rate", *_MARKS})


@computes(*FOLLOW_UP_FIGURES)
def compute_follow_up_figures(work: Work, asked: Asked) -> Computed:
    """Return the figures of the follow-ups that the actor may see, or by whose marks its department is judged."""
    names = {name.partition(".")[2] for name in asked.names}
    groups: dict[Key, dict[str, Raw]] = {}

    def add(statement: Select[Any], wanted: set[str]) -> None:
        for row in work.session.execute(statement):
            group = groups.setdefault(row.key, {})
            for name in wanted:
                value = getattr(row, name) or 0
                group[f"follow_ups.{name}"] = Ratio(value, row.made_of_all) if name in _RATIOS else value

    if wanted := names & _AT_THE_END.keys():
        sums = [_AT_THE_END[name].label(name) for name in wanted]
        statement = _grouped(work, asked, _rows.ended_at, [*sums, _AT_THE_END["made"].label("made_of_all")])
        add(statement.where(_rows.ended_at.is_not(None)), wanted)
    if "drawn" in names:
        add(_grouped(work, asked, _rows.drawn_at, [func.count().label("drawn")]), {"drawn"})
    if "late" in names:
        fired = and_(_firings.subject_id == _rows.id, _firings.rung == OVERDUE, _firings.duty == str(Duty.FOLLOW_UP))
        statement = _grouped(work, asked, _firings.reached_at, [func.count().label("late")])
        add(statement.join(ClockFiring, fired), {"late"})
    if asked.group_by is None:
        return Computed(total=groups.get(None, {}))
    return Computed(groups, names_of_groups(work, asked.group_by, list(groups)))


def _grouped(work: Work, asked: Asked, moment: ColumnElement[Any], sums: list[Any]) -> Select[Any]:
    """Return sums by the key that is asked for, of what happened within the period."""
    columns: dict[FigureDimension | None, Any] = {
        FigureDimension.CHAIN: _rows.chain_id,
        FigureDimension.DEPARTMENT: _rows.department_id,
        FigureDimension.PARK: _requests.park_id,
        FigureDimension.ITEM: _requests.item_id,
    }
    month = cast(func.date_trunc("month", func.timezone(work.settings.timezone, moment)), Date)
    key = {**columns, None: UNGROUPED, FigureDimension.MONTH: month}[asked.group_by]
    zone = work.now.tzinfo
    statement = select(key.label("key"), *sums).select_from(FollowUp.__table__).where(_counted(work)).group_by(key)
    if columns.keys() & {asked.group_by, *asked.subjects} & {FigureDimension.PARK, FigureDimension.ITEM}:
        statement = statement.join(Request, _requests.id == _rows.request_id)
    if asked.first:
        statement = statement.where(moment >= day_begins(asked.first, zone))
    if asked.last:
        statement = statement.where(moment < day_ends(asked.last, zone))
    conditions = (among(columns[dimension], values) for dimension, values in asked.subjects.items())
    return statement.where(*(condition for condition in conditions if condition is not None))


def _counted(work: Work) -> ColumnElement[bool]:
    """Return the condition for what counts for the actor: what he sees, and what was said of his departments."""
    visible = visible_to(work.actor)
    own = among(_rows.department_id, map(UUID, work.actor.organizations(Role.DEPARTMENT_HANDLER)))
    return visible if own is None else or_(visible, and_(own, _made))
