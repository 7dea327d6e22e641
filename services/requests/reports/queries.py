"""Compute the figures of requests, from rows and, for whole months, from monthly rollups.

It is one statement, which sees one state of the database, so that requests rolled up meanwhile are counted once.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    Text,
    and_,
    cast,
    func,
    literal_column,
    not_,
    select,
    true,
    union_all,
)

from chassis.calling.asked import Asked
from chassis.running.figures import UNGROUPED, Computed, Ratio, Raw, Value, group_of, total_of, value_of
from chassis.running.handlers import computes, handles
from chassis.running.work import Work
from chassis.storing.filters import among, day_begins, day_ends
from contracts.figures import NARROWING, FigureDimension
from contracts.requests.figures import DUTY_FIGURES, PART_FIGURES, REQUEST_FIGURES, STAFF_FIGURES
from contracts.requests.reading import SEEN_BY
from contracts.requests.reports import GET_REQUEST_FIGURES
from contracts.requests.vocabulary import RequestChannel
from services.requests.lifecycle.access import REQUESTS, visible_to
from services.requests.lifecycle.domain import ENDED
from services.requests.lifecycle.lateness import overdue
from services.requests.lifecycle.models import Request
from services.requests.reports.domain import MARKS, RATIOS, ROLLED_UP, SUMS, ZONE, Period
from services.requests.reports.models import KEYS, channel_rollups, monthly_rollups
from services.requests.reports.naming import names_of_groups
from services.requests.reports.sources import SOURCES, SUBMITTED, Source, columns_of, count_if

# The columns of rollups that decide who sees one, by those of requests.
_SEEN = {"department_id": "holder_id", "chain_id": "chain_id", "park_id": "park_id"}
_BY_THE_REST = {name: REQUESTS[name] for name in _SEEN}
# The usual channel as a key of groups, which PostgreSQL takes for no parameter of its own at each place.
_WEB = cast(literal_column(f"'{RequestChannel.WEB}'"), Text)
_STAFF = str(RequestChannel.STAFF)
# Those by which requests are seen one by one, and the roles that see some by these.
_ONE_BY_ONE = {name: column for name, column in REQUESTS.items() if name not in _SEEN}
_SEES_ONE_BY_ONE = frozenset(
    role for name, roles in {**SEEN_BY.organizations, **SEEN_BY.own}.items() if name in _ONE_BY_ONE for role in roles
)


@computes(*REQUEST_FIGURES, *DUTY_FIGURES, *PART_FIGURES)
def compute_figures(work: Work, asked: Asked) -> Computed:
    """Return the figures of the requests that the actor may see, those of staff aside."""
    return _computed(work, asked, "requests", _parts)


@computes(*STAFF_FIGURES)
def compute_staff_figures(work: Work, asked: Asked) -> Computed:
    """Return the figures of the staff requests that the actor may see."""
    return _computed(work, asked, "staff_requests", _staff_parts)


def _computed(work: Work, asked: Asked, of: str, parts: Callable[..., Iterator[Select[Any]]]) -> Computed:
    """Return figures in one statement for all that are asked for."""
    names = {name.partition(".")[2] for name in asked.names}
    needed = names.union(*(RATIOS[name][:2] for name in names & RATIOS.keys()))
    sums = tuple(name for name in SUMS if name in needed)
    facts = union_all(*parts(work, asked, sums)).subquery()
    summed = [func.coalesce(func.sum(facts.c[name]), 0).label(name) for name in sums]
    rows = work.session.execute(select(facts.c.key, *summed).group_by(facts.c.key).order_by(facts.c.key)).all()
    groups = {row.key: _raw(of, names, row._mapping) for row in rows}
    if asked.group_by is None:
        return Computed(total=groups.get(None, {}))
    return Computed(groups, names_of_groups(work, asked.group_by, list(groups)))


@handles(GET_REQUEST_FIGURES)
def get_figures(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return all figures of the requests that the actor may see, by group and in total."""
    grouping = query["group_by"]
    group_by = None if grouping == "none" else FigureDimension(grouping)
    narrowed = (FigureDimension.CHAIN, FigureDimension.DEPARTMENT, FigureDimension.ITEM)
    subjects = {each: (query[each.parameter],) for each in narrowed if query[each.parameter]}
    asked = Asked(REQUEST_FIGURES, subjects, group_by, query["first"], query["last"])
    found = compute_figures(work, asked)
    groups = [
        {
            **group_of(group_by, key, found.names),
            **_report({figure.name: value_of(figure, group[figure.name]) for figure in REQUEST_FIGURES}),
        }
        for key, group in found.groups.items()
    ]
    return {
        "group_by": grouping,
        "first": query["first"],
        "last": query["last"],
        "as_of": work.now,
        "groups": groups,
        "totals": _report({figure.name: total_of(figure, found) for figure in REQUEST_FIGURES}),
    }


def _raw(of: str, names: Collection[str], sums: Mapping[Any, Any]) -> dict[str, Raw]:
    """Return figures as sums, and as the sums of which they are the ratio."""
    found: dict[str, Raw] = {}
    for name in names:
        if name in RATIOS:
            part, whole, per = RATIOS[name]
            found[f"{of}.{name}"] = Ratio(int(sums[part]), int(sums[whole]), per)
        else:
            found[f"{of}.{name}"] = int(sums[name])
    return found


def _report(values: Mapping[str, Value]) -> dict[str, Any]:
    """Return figures in the form of the report."""
    found = {name.partition(".")[2]: found.value for name, found in values.items()}
    marks = {name: found[name] for name in ("evaluations", *MARKS, "satisfied_rate")}
    return {**found, "satisfaction": {**marks, "suppressed": values["requests.satisfied_rate"].suppressed}}


def _parts(work: Work, asked: Asked, sums: Sequence[str]) -> Iterator[Select[Any]]:
    """Yield the grouped parts that add up to the figures: rollups of whole months, and rows that are not in them."""
    visible, tallied = visible_to(work.actor), Request.__table__.c.tallied
    period = Period(asked.first, asked.last)
    # Rollups do not distinguish enterprises, whose requests an index finds.
    of_enterprises = asked.among(FigureDimension.ORGANIZATION) is not None
    by_months = work.settings.timezone == ZONE and not of_enterprises
    months, days = period.divided() if by_months else (None, [period])
    rows = [(each, visible) for each in days]
    if months:
        rows.append((months, and_(not_(tallied), visible)))
    if months and not set(sums).isdisjoint(ROLLED_UP):
        yield from _rolled_up(work, asked, sums, months)
        if work.actor.is_any(*_SEES_ONE_BY_ONE):
            # Requests that are seen by their enterprise, a co-department or who took them in alone are read as rows.
            one_by_one = visible_to(work.actor, _ONE_BY_ONE)
            rows.append((months, and_(tallied, one_by_one, visible_to(work.actor, _BY_THE_REST).is_not(true()))))
    for source in (_submitted(work, sums), *SOURCES[1:]):
        if not source.sums.keys().isdisjoint(sums):
            for each, condition in rows:
                yield _of_rows(work, source, asked, sums, each, condition)


def _staff_parts(work: Work, asked: Asked, sums: Sequence[str]) -> Iterator[Select[Any]]:
    """Yield the grouped parts that add up to the figures of staff requests, which are few: all of them of rows."""
    for source in (_submitted(work, sums), *SOURCES[1:]):
        if not source.sums.keys().isdisjoint(sums):
            yield _of_rows(
                work, source, asked, sums, Period(asked.first, asked.last), visible_to(work.actor), staff=True
            )


def _submitted(work: Work, sums: Collection[str]) -> Source:
    """Return the source of submissions, with what they are now, as far as that is asked for."""
    found = dict(SUBMITTED.sums)
    if "open" in sums:
        found["open"] = count_if(Request.status.not_in(sorted(ENDED)))
    if "overdue" in sums:
        found["overdue"] = count_if(overdue(work))
    return replace(SUBMITTED, sums=found)


def _of_rows(
    work: Work,
    source: Source,
    asked: Asked,
    sums: Sequence[str],
    period: Period,
    condition: ColumnElement[bool],
    *,
    staff: bool = False,
) -> Select[Any]:
    """Return the sums of the rows of one source within a period, of requests that meet a condition."""
    # For some days without a condition, each request is looked up, if needed at all: for a join the planner might read
    # all requests.
    bounded = period.first and period.last
    everything = condition is true() and asked.among(FigureDimension.ORGANIZATION) is None
    look_up = bounded and everything and source.table is not Request and not staff

    def of_request(column: Any) -> Any:
        return select(column).where(Request.id == source.request_id).scalar_subquery() if look_up else column

    zone = work.now.tzinfo
    columns: dict[FigureDimension | None, Any] = {
        FigureDimension.CHAIN: of_request(Request.chain_id),
        FigureDimension.ITEM: of_request(Request.item_id),
        FigureDimension.PARK: of_request(Request.centre_id if staff else Request.park_id),
        FigureDimension.ORGANIZATION: of_request(Request.enterprise_id),
        FigureDimension.CHANNEL: of_request(Request.channel),
        FigureDimension.DEPARTMENT: source.department,
    }
    keys = {**columns, None: UNGROUPED, FigureDimension.MONTH: source.month(work.settings.timezone)}
    statement = source.summed([keys[asked.group_by].label("key")], sums, of_requests=not look_up).where(condition)
    channel = of_request(Request.channel)
    statement = statement.where(channel == _STAFF if staff else channel != _STAFF)
    if period.first:
        statement = statement.where(source.moment >= day_begins(period.first, zone))
    if period.last:
        statement = statement.where(source.moment < day_ends(period.last, zone))
    return _narrowed(statement, asked, columns)


def _rolled_up(work: Work, asked: Asked, sums: Sequence[str], months: Period) -> Iterator[Select[Any]]:
    """Yield the sums of the rollups of whole months.

    By channel, all of it counts for the usual one first; what came in by another is then added to that and taken away.
    """
    if asked.group_by is not FigureDimension.CHANNEL and asked.among(FigureDimension.CHANNEL) is None:
        yield _summed_up(work, asked, sums, months, monthly_rollups)
        return
    yield _summed_up(work, asked, sums, months, monthly_rollups, _WEB)
    yield _summed_up(work, asked, sums, months, channel_rollups, channel_rollups.c.channel)
    yield _summed_up(work, asked, sums, months, channel_rollups, _WEB, sign=-1)


def _summed_up(
    work: Work,
    asked: Asked,
    sums: Sequence[str],
    months: Period,
    rollups: Table,
    channel: ColumnElement[Any] | None = None,
    *,
    sign: int = 1,
) -> Select[Any]:
    column = rollups.c
    columns: dict[FigureDimension | None, Any] = {
        dimension: column[dimension.parameter] for dimension in NARROWING if dimension.parameter in KEYS
    }
    columns[FigureDimension.CHANNEL] = channel
    key = {**columns, None: UNGROUPED, FigureDimension.MONTH: column.month}[asked.group_by]
    kept = {name: sign * func.sum(column[name]) for name in ROLLED_UP}
    statement = (
        select(key.label("key"), *columns_of(kept, sums)).where(visible_to(work.actor, _seen(rollups))).group_by(key)
    )
    if months.first:
        statement = statement.where(column.month >= months.first)
    if months.last:
        statement = statement.where(column.month <= months.last)
    return _narrowed(statement, asked, columns)


def _seen(rollups: Table) -> Mapping[str, ColumnElement[Any]]:
    return {name: rollups.c[column] for name, column in _SEEN.items()}


def _narrowed(statement: Select[Any], asked: Asked, columns: Mapping[FigureDimension | None, Any]) -> Select[Any]:
    conditions = (among(columns[dimension], values) for dimension, values in asked.subjects.items())
    return statement.where(*(condition for condition in conditions if condition is not None))
