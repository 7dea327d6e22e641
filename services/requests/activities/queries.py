"""Reads of activities: lists, detail, the code of the moment, what waits, what they are found by, and their figures."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, cast, distinct, false, func, select

from chassis.calling.asked import Asked
from chassis.calling.errors import not_found
from chassis.enrolling.places import PlaceState
from chassis.running.acting import possible
from chassis.running.clock import wall
from chassis.running.figures import UNGROUPED, Computed, Key, Raw
from chassis.running.handlers import computes, handles, tells, waits
from chassis.running.queues import Queue
from chassis.running.work import Work
from chassis.searching.finding import sought
from chassis.searching.sources import Document
from chassis.storing.dumping import shown
from chassis.storing.filters import Filters, among, day_begins, day_ends, equal, filtered, from_day, one_of, to_day
from chassis.storing.pages import page
from contracts.figures import FigureDimension
from contracts.registry.booking_kinds import REFUSALS
from contracts.requests.activities import (
    ACTIVITY,
    GET_ACTIVITY,
    GET_CHECK_IN_CODE,
    LIST_ACTIVITIES,
    SEARCH_ACTIVITIES,
    TO_FIND_A_VENUE,
    TO_SUMMARIZE,
    ActivityDetailSchema,
    ActivitySchema,
)
from contracts.requests.activity_figures import ACTIVITY_FIGURES, ATTENDANCES, HEADCOUNT, HELD, IN_TURN, PERSONS
from contracts.requests.activity_kinds import ActivityAction, ActivityOrder, ActivityStatus, ActivityWaiting
from contracts.requests.activity_registrations import ACTIVITY_ACTIONS
from contracts.vocabulary import Codes
from contracts.worklists import Waiting
from services.requests.activities import access, domain
from services.requests.activities.models import Activity, Registration
from services.requests.lifecycle.names import column_of
from services.requests.mirror.models import Chain, Organization
from services.requests.mirror.queries import names_of
from services.requests.reports.naming import names_of_groups

_rows, _registrations = Activity.__table__.c, Registration.__table__.c


def _to_summarize(work: Work) -> ColumnElement[bool]:
    """Return the condition for the activities of the actor's organizations that are over and have no summary yet."""
    own = sorted(access.own_organizations(work.actor))
    if not own:
        return false()
    over = (_rows.status == ActivityStatus.ANNOUNCED.value) & (_rows.ends_at <= work.now)
    return over & _rows.organizer_id.in_(own)


def _to_find_a_venue(work: Work) -> ColumnElement[bool]:
    """Return the condition for the activities of the actor's organizations that do not have their venue yet."""
    own = sorted(access.own_organizations(work.actor))
    if not own:
        return false()
    ahead = (_rows.status == ActivityStatus.ANNOUNCED.value) & (_rows.ends_at > work.now)
    return ahead & _rows.venue_status.in_([status.value for status in REFUSALS]) & _rows.organizer_id.in_(own)


def _waits(work: Work, step: str) -> ColumnElement[bool]:
    return _to_find_a_venue(work) if step == ActivityWaiting.VENUE else _to_summarize(work)


_FILTERS: Filters = {
    **{name: equal(_rows[name]) for name in ("organizer_id", "host_id", "chain_id", "rotation_id", "venue_id")},
    "venue_status": one_of(_rows.venue_status),
    "in_turn": lambda _work, given: _rows.rotation_id.is_not(None) if given else _rows.rotation_id.is_(None),
    "kind": one_of(_rows.kind),
    "status": one_of(_rows.status),
    "first": from_day(_rows.starts_at),
    "last": to_day(_rows.starts_at),
    "waiting": _waits,
}


def _named() -> Select[Any]:
    return select(
        Activity,
        column_of(Organization, "name", _rows.organizer_id, "organizer_name"),
        column_of(Organization, "name", _rows.host_id, "host_name"),
        column_of(Chain, "name", _rows.chain_id, "chain_name"),
    )


@handles(LIST_ACTIVITIES)
def list_activities(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the activities."""
    by = (_rows.starts_at, _rows.id)
    earliest = query["sort"] == ActivityOrder.EARLIEST
    statement = filtered(_named(), work, query, _FILTERS, besides=["q"]).order_by(
        *(column.asc() if earliest else column.desc() for column in by)
    )
    search = sought(SEARCH_ACTIVITIES, query, _rows.id, work.actor)
    return page(work.transaction, statement, query, partial(_listed, work), search)


def _listed(work: Work, rows: Sequence[Any]) -> list[dict[str, Any]]:
    told = _told(work, rows)
    return [shown(row.Activity, ActivitySchema, **told[row.Activity.id]) for row in rows]


@handles(GET_ACTIVITY)
def get_activity(work: Work, activity_id: UUID) -> dict[str, Any]:
    """Return one activity."""
    work.session.flush()
    row = work.session.execute(_named().where(_rows.id == activity_id)).one_or_none()
    if row is None:
        raise not_found(ACTIVITY, activity_id)
    return shown(row.Activity, ActivityDetailSchema, **_told(work, [row])[activity_id])


def _told(work: Work, rows: Sequence[Any]) -> dict[UUID, dict[str, Any]]:
    """Return what is told of activities besides their rows, by their ids."""
    found = [row.Activity for row in rows]
    names = names_of(work.session, [each for one in found for each in one.partner_ids])
    own = _own_states(work, [one.id for one in found])
    return {
        row.Activity.id: {
            "organizer_name": row.organizer_name or "",
            "host_name": row.host_name,
            "chain_name": row.chain_name,
            "partners": [{"id": each, "name": names.get(each, "")} for each in row.Activity.partner_ids],
            "actions": possible(
                work.actor, ACTIVITY_ACTIONS, partial(_may, work, row.Activity, own.get(row.Activity.id))
            ),
        }
        for row in rows
    }


def _own_states(work: Work, ids: Sequence[UUID]) -> dict[UUID, tuple[str, bool]]:
    """Return the state of the actor's own registrations for activities, and whether the actor has come."""
    if work.actor.person_id is None or not ids:
        return {}
    statement = select(_registrations.activity_id, _registrations.state, _registrations.attended).where(
        _registrations.activity_id.in_(ids),
        _registrations.person_id == UUID(work.actor.person_id),
        _registrations.state != PlaceState.CANCELLED.value,
    )
    return {row.activity_id: (row.state, row.attended) for row in work.session.execute(statement)}


def _may(work: Work, activity: Activity, own: tuple[str, bool] | None, action: Codes) -> bool:
    """Whether an action is possible as the commands check it."""
    if activity.status != ActivityStatus.ANNOUNCED:
        return False
    organizes = access.organizes(work.actor, activity)
    match action:
        case ActivityAction.REGISTRATION:
            others = organizes or bool(access.contact_of(work.actor))
            return (organizes or work.now < activity.closes_at) and (own is None or others)
        case ActivityAction.CHECK_IN:
            opened = work.now >= activity.starts_at - domain.CHECK_IN_BEFORE
            return opened and own == (PlaceState.CONFIRMED.value, False)
        case ActivityAction.SUMMARY:
            return organizes and activity.starts_at <= work.now
        case _:
            return organizes


@handles(GET_CHECK_IN_CODE)
def get_check_in_code(work: Work, activity_id: UUID) -> dict[str, Any]:
    """Return the code of the moment, for the organizer. Raises ``Failure`` once the activity is settled."""
    activity = work.find(Activity, activity_id)
    access.check_organizes(work.actor, activity)
    access.check_announced(activity)
    moment = wall()
    return {
        "code": domain.code_of(activity.secret, domain.step_of(moment)),
        "seconds": domain.seconds_left(moment),
    }


@waits(TO_SUMMARIZE)
def to_summarize(work: Work, _kind: Waiting) -> Queue:
    """Return the activities of the actor's organizations that are over: their summary is to be entered."""
    return Queue(where=[_to_summarize(work)], id=_rows.id, number=_rows.number, title=_rows.title, since=_rows.ends_at)


@waits(TO_FIND_A_VENUE)
def to_find_a_venue(work: Work, _kind: Waiting) -> Queue:
    """Return the activities of the actor's organizations that do not have the venue that they have asked for."""
    where = [_to_find_a_venue(work)]
    answered = func.coalesce(_rows.venue_answered_at, _rows.announced_at)
    return Queue(where=where, id=_rows.id, number=_rows.number, title=_rows.title, since=answered, due=_rows.starts_at)


@tells(SEARCH_ACTIVITIES, ids=_rows.id)
def found_activities(work: Work, ids: Sequence[UUID]) -> list[Document]:
    """Return what activities are found by."""
    return [
        Document(
            row.id,
            row.title,
            row.number,
            row.announced_at,
            {
                "number": row.number,
                "ledger_number": row.ledger_number,
                **{name: getattr(row, name) for name in SEARCH_ACTIVITIES.words},
            },
        )
        for row in work.session.scalars(select(Activity).where(_rows.id.in_(ids)))
    ]


_COLUMNS: Mapping[FigureDimension, Any] = {
    FigureDimension.ACTIVITY_KIND: _rows.kind,
    FigureDimension.CHAIN: _rows.chain_id,
    FigureDimension.DEPARTMENT: _rows.organizer_id,
}


@computes(*ACTIVITY_FIGURES)
def compute_activity_figures(work: Work, asked: Asked) -> Computed:
    """Return the figures of the activities that were held, by the day on which they began."""
    groups: dict[Key, dict[str, Raw]] = {}
    for key, name, value in _values(work, asked, asked.group_by):
        groups.setdefault(key, {})[name] = value
    # A person who was at activities of two groups counts once in all.
    total = {name: value for _, name, value in _values(work, asked, None)} if asked.group_by else groups.get(None, {})
    if asked.group_by is None:
        return Computed(total=total)
    return Computed(groups, names_of_groups(work, asked.group_by, list(groups)), total=total)


def _values(work: Work, asked: Asked, by: FigureDimension | None) -> list[tuple[Key, str, Raw]]:
    """Return the values of the figures that are asked for, with their groups by a dimension, if any."""
    sums = {
        HELD: func.count(),
        IN_TURN: func.count(_rows.rotation_id),
        HEADCOUNT: func.sum(_rows.headcount),
        ATTENDANCES: func.sum(_rows.attended),
    }
    found: list[tuple[Key, str, Raw]] = []
    if wanted := [figure for figure in sums if figure.name in asked.names]:
        for key, *values in work.session.execute(_held(work, asked, by, *(sums[figure] for figure in wanted))):
            found.extend((key, figure.name, value) for figure, value in zip(wanted, values, strict=True))
    if PERSONS.name in asked.names:
        statement = _held(work, asked, by, func.count(distinct(_registrations.person_id))).join(
            Registration.__table__, (_registrations.activity_id == _rows.id) & _registrations.attended
        )
        found.extend((key, PERSONS.name, value) for key, value in work.session.execute(statement))
    return found


def _held(work: Work, asked: Asked, by: FigureDimension | None, *sums: Any) -> Select[Any]:
    zone = work.now.tzinfo
    if by is None:
        key: ColumnElement[Any] = UNGROUPED
    elif by.of_time:
        key = cast(func.date_trunc(by.value, func.timezone(work.settings.timezone, _rows.starts_at)), Date)
    else:
        key = _COLUMNS[by]
    statement = select(key.label("key"), *sums).select_from(Activity.__table__).group_by(key)
    statement = statement.where(_rows.status == ActivityStatus.HELD.value)
    for dimension, subjects in asked.subjects.items():
        condition = among(_COLUMNS[dimension], subjects)
        statement = statement if condition is None else statement.where(condition)
    if asked.first:
        statement = statement.where(_rows.starts_at >= day_begins(asked.first, zone))
    if asked.last:
        statement = statement.where(_rows.starts_at < day_ends(asked.last, zone))
    return statement
