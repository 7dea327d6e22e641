"""Find the requests under way whose next step nobody can take, in groups of those that wait for the same post."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    FromClause,
    Integer,
    Select,
    Subquery,
    Uuid,
    and_,
    case,
    cast,
    distinct,
    exists,
    func,
    literal,
    literal_column,
    not_,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import array

from chassis.running.work import Work
from contracts.roles import Role
from services.requests.followups.models import FollowUp
from services.requests.joint.models import Part
from services.requests.lifecycle.domain import RUNNING, Status
from services.requests.lifecycle.models import Extension, Request
from services.requests.mirror.capability import at_centre, called_back, dispatched, handled, led, supervised
from services.requests.mirror.models import Chain, Organization

_requests, _extensions, _parts = Request.__table__, Extension.__table__.c, Part.__table__
_follow_ups = FollowUp.__table__
_PLACES = ("department_id", "chain_id", "park_id")
_LATE = ("overdue", "supervision_notice", "chain_chief")
_undecided = exists().where(_extensions.request_id == _requests.c.id, _extensions.pending)


def _counted(
    rows: FromClause, columns: Mapping[str, ColumnElement[Any]], condition: ColumnElement[bool], *by: str
) -> Subquery:
    """Return the rows that meet a condition, counted by the columns of some places; the other places are null."""
    keys = [(columns[name] if name in by else null().cast(Uuid)).label(name) for name in _PLACES]
    counted = select(*keys, func.count().label("requests")).select_from(rows).where(condition)
    return counted.group_by(*(columns[name] for name in by)).subquery()


def _groups(condition: ColumnElement[bool], *by: str, **also: ColumnElement[Any]) -> Subquery:
    """Return the requests that meet a condition, counted by places."""
    return _counted(_requests, {**_requests.c, **also}, condition, *by)


def _with_parts(condition: ColumnElement[bool], *by: str, **also: ColumnElement[Any]) -> Subquery:
    """Return the parts that meet a condition, counted by places as requests are; the department is the part's."""
    joined = _parts.join(_requests, _requests.c.id == _parts.c.request_id)
    return _counted(joined, {**_requests.c, "department_id": _parts.c.department_id, **also}, condition, *by)


def _one_of(column: ColumnElement[str], *values: str) -> ColumnElement[bool]:
    """Return a condition whose text holds the values, so that it can be prepared, and met by partial indexes."""
    return column.in_([literal_column(f"'{value}'") for value in sorted(values)])


def _in(*statuses: Status) -> ColumnElement[bool]:
    return _one_of(_requests.c.status, *statuses)


# By role the requests whose next step is its own, in groups, and the condition that somebody can take it.
_department = _groups(_in(Status.DISPATCHED, Status.HANDLING), *_PLACES)
_to_send = or_(_in(Status.SUBMITTED, Status.RETURNED), and_(_in(Status.HANDLING), _undecided))
_dispatcher = _groups(and_(_to_send, _requests.c.centre_id.is_(None)), "chain_id", "park_id")
# The service centre of a park has its staff requests.
_clerk = _groups(
    and_(or_(_to_send, _in(Status.ANSWERED)), _requests.c.centre_id.is_not(None)),
    "park_id",
    park_id=_requests.c.centre_id,
)
# The same of parts, which the dispatcher can always release.
_co_department = _with_parts(_one_of(_parts.c.status, "waiting", "accepted"), *_PLACES)
_part_dispatcher = _with_parts(
    and_(_parts.c.review_due_at.is_not(None), _requests.c.centre_id.is_(None)), "chain_id", "park_id"
)
_part_clerk = _with_parts(
    and_(_parts.c.review_due_at.is_not(None), _requests.c.centre_id.is_not(None)),
    "park_id",
    park_id=_requests.c.centre_id,
)
_supervisor = _groups(_in(Status.UNDER_REVIEW), "chain_id")
# What is to be called back about, by a clerk or else a supervisor.
_caller = _counted(_follow_ups, {**_follow_ups.c}, _one_of(_follow_ups.c.status, "waiting"), "chain_id")
# What is late climbs to the chief of its chain, in the end.
_late = or_(
    and_(_in(*RUNNING), _one_of(_requests.c.rung, *_LATE)),
    and_(_in(Status.SUBMITTED, Status.UNDER_REVIEW, *RUNNING), _one_of(_requests.c.step_rung, *_LATE)),
)
_chief = _groups(and_(_late, _requests.c.chain_id.is_not(None)), "chain_id")
_NOWHERE = null().cast(Uuid)
_DUTIES = (
    (Role.DEPARTMENT_HANDLER, _department, handled(_department.c.department_id)),
    (Role.DISPATCHER, _dispatcher, dispatched(_dispatcher.c.chain_id, _dispatcher.c.park_id, _NOWHERE)),
    (Role.SERVICE_CLERK, _clerk, at_centre(_clerk.c.park_id)),
    (Role.DEPARTMENT_HANDLER, _co_department, handled(_co_department.c.department_id)),
    (Role.DISPATCHER, _part_dispatcher, dispatched(_part_dispatcher.c.chain_id, _part_dispatcher.c.park_id, _NOWHERE)),
    (Role.SERVICE_CLERK, _part_clerk, at_centre(_part_clerk.c.park_id)),
    (Role.SUPERVISOR, _supervisor, supervised(_supervisor.c.chain_id)),
    (
        Role.FOLLOW_UP_CLERK,
        _caller,
        or_(called_back(_caller.c.chain_id, _NOWHERE, _NOWHERE), supervised(_caller.c.chain_id)),
    ),
    (Role.CHAIN_CHIEF, _chief, led(_chief.c.chain_id)),
)


def _of(role: Role, waiting: Subquery, filled: ColumnElement[bool]) -> Select[Any]:
    return select(literal(role.value).label("role"), *waiting.c).where(not_(filled))


_waiting = union_all(*(_of(*duty) for duty in _DUTIES)).subquery()
# A department is missing whatever its requests concern, and a chain's dispatcher wherever their enterprises lie: so one
# vacancy names one post to fill.
_any_chain = _waiting.c.department_id.is_not(None)
_any_park = or_(_any_chain, _waiting.c.chain_id.is_not(None))
_POST = (
    _waiting.c.role,
    _waiting.c.department_id,
    case((_any_chain, null()), else_=_waiting.c.chain_id).label("chain_id"),
    case((_any_park, null()), else_=_waiting.c.park_id).label("park_id"),
)


def _all(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return the values of a column that are not null, each once."""
    return func.coalesce(func.array_agg(distinct(column)).filter(column.is_not(None)), cast(array([]), ARRAY(Uuid)))


_unfilled = (
    select(
        *_POST,
        _all(_waiting.c.chain_id).label("chain_ids"),
        _all(_waiting.c.park_id).label("park_ids"),
        cast(func.sum(_waiting.c.requests), Integer).label("requests"),
    )
    .group_by(*_POST)
    .subquery()
)
_department_named, _park_named = (Organization.__table__.alias(name) for name in ("department", "park"))
_chain_named = Chain.__table__
_VACANCIES = (
    select(
        *_unfilled.c,
        _department_named.c.name.label("department_name"),
        _chain_named.c.name.label("chain_name"),
        _park_named.c.name.label("park_name"),
    )
    .outerjoin_from(_unfilled, _department_named, _department_named.c.id == _unfilled.c.department_id)
    .outerjoin(_chain_named, _chain_named.c.id == _unfilled.c.chain_id)
    .outerjoin(_park_named, _park_named.c.id == _unfilled.c.park_id)
    .order_by(_unfilled.c.role, *(_unfilled.c[name] for name in _PLACES))
    # Planning it takes PostgreSQL several times as long as running it.
    .execution_options(prepared=True)
)


def vacancies(work: Work) -> Sequence[Any]:
    """Return a row for each post that requests wait for, in the form of ``VacancyData`` without ``id``."""
    return work.rows(_VACANCIES, day=work.today)
