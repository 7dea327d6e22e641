"""Reads of on-site days, what of them waits, and how many were held."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, any_, cast, false, func, select

from chassis.calling.asked import Asked
from chassis.running.acting import possible
from chassis.running.figures import UNGROUPED, Computed
from chassis.running.handlers import computes, handles, waits
from chassis.running.queues import Queue
from chassis.running.work import Work
from chassis.storing.dumping import shown
from chassis.storing.filters import Filter, equal, filtered, one_of
from chassis.storing.pages import page
from contracts.figures import FigureDimension
from contracts.requests.on_site import (
    GET_ON_SITE_DAY,
    LIST_ON_SITE_DAYS,
    ON_SITE_ACTIONS,
    ON_SITE_DAYS_HELD,
    TO_ENTER_OUTCOME,
    OnSiteAction,
    OnSiteDaySchema,
    OnSiteOrder,
    OnSiteStatus,
)
from contracts.roles import Role
from contracts.vocabulary import Codes
from contracts.worklists import Waiting
from services.requests.lifecycle.models import Request
from services.requests.mirror.queries import names_of, persons_of
from services.requests.on_site.models import OnSiteDay

_days, _requests = OnSiteDay.__table__.c, Request.__table__.c


def own_parks(work: Work) -> list[UUID]:
    """Return the parks at whose service centres the actor holds a post."""
    return sorted(map(UUID, work.actor.organizations(Role.SERVICE_CLERK)))


def _due(work: Work, _step: str = "") -> ColumnElement[bool]:
    """Return the condition for the days of the actor's park that have come and have no outcome yet."""
    parks = own_parks(work)
    return (
        (_days.status == OnSiteStatus.PLANNED) & (_days.day <= work.today) & _days.park_id.in_(parks)
        if parks
        else false()
    )


_FILTERS: dict[str, Filter] = {
    "park_id": equal(_days.park_id),
    "department_id": lambda _work, given: given == any_(_days.department_ids),
    "agent_id": lambda _work, given: given == any_(_days.agent_ids),
    "status": one_of(_days.status),
    "waiting": _due,
    "first": lambda _work, given: _days.day >= given,
    "last": lambda _work, given: _days.day <= given,
}
_ORDERS = {
    OnSiteOrder.LATEST: (_days.day.desc(), _days.id.desc()),
    OnSiteOrder.EARLIEST: (_days.day.asc(), _days.id.asc()),
}


@handles(LIST_ON_SITE_DAYS)
def list_on_site_days(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the on-site days."""
    statement = filtered(select(OnSiteDay), work, query, _FILTERS).order_by(*_ORDERS[OnSiteOrder(query["sort"])])
    return page(work.transaction, statement, query, lambda rows: told(work, rows))


@handles(GET_ON_SITE_DAY)
def get_on_site_day(work: Work, on_site_day_id: UUID) -> dict[str, Any]:
    """Return one on-site day."""
    return told(work, [work.find(OnSiteDay, on_site_day_id)])[0]


def told(work: Work, found: Sequence[OnSiteDay]) -> list[dict[str, Any]]:
    """Return on-site days as they are shown, with the names of who comes and how many requests were taken in."""
    names = names_of(work.session, [each for row in found for each in (row.park_id, *row.department_ids)])
    persons = persons_of(work.session, [each for row in found for each in row.agent_ids])
    counted = (
        select(_requests.on_site_day_id, func.count())
        .where(_requests.on_site_day_id.in_([row.id for row in found]))
        .group_by(_requests.on_site_day_id)
    )
    rows = work.session.execute(counted) if found else ()
    taken_in = {row[0]: row[1] for row in rows}
    own = set(own_parks(work))

    def one(row: OnSiteDay) -> dict[str, Any]:
        def may(action: Codes) -> bool:
            open_still = row.park_id in own and row.status == OnSiteStatus.PLANNED
            return open_still and (action is not OnSiteAction.OUTCOME or row.day <= work.today)

        return shown(
            row,
            OnSiteDaySchema,
            park_name=names.get(row.park_id, ""),
            departments=[{"id": each, "name": names.get(each, "")} for each in row.department_ids],
            agents=[{"id": each, "name": persons.get(each, "")} for each in row.agent_ids],
            taken_in=taken_in.get(row.id, 0),
            actions=possible(work.actor, ON_SITE_ACTIONS, may),
        )

    return [one(row) for row in found]


@waits(TO_ENTER_OUTCOME)
def to_enter_outcome(work: Work, _kind: Waiting) -> Queue:
    """Return the days of the actor's park that have come: their outcome is to be entered."""
    return Queue(where=[_due(work)], id=_days.id, number=_days.number, title=_days.place, since=_days.planned_at)


@computes(ON_SITE_DAYS_HELD)
def compute_held(work: Work, asked: Asked) -> Computed:
    """Return how many on-site days were held in a period."""
    columns: dict[Any, Any] = {
        FigureDimension.PARK: _days.park_id,
        FigureDimension.MONTH: cast(func.date_trunc("month", _days.day), Date),
    }
    key = columns.get(asked.group_by, UNGROUPED)
    statement = select(key.label("key"), func.count()).where(_days.status == OnSiteStatus.HELD).group_by(key)
    for dimension, subjects in asked.subjects.items():
        statement = statement.where(columns[dimension].in_(subjects))
    if asked.first:
        statement = statement.where(_days.day >= asked.first)
    if asked.last:
        statement = statement.where(_days.day <= asked.last)
    groups = {key: {ON_SITE_DAYS_HELD.name: count} for key, count in work.session.execute(statement)}
    if asked.group_by is None:
        return Computed(total=groups.get(None, {}))
    return Computed(groups, names_of(work.session, [key for key in groups if isinstance(key, UUID)]))
