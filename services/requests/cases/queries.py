"""Reads of cases, what they are found by, what waits of them, and their figures."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, and_, cast, exists, func, select

from chassis.calling.asked import Asked
from chassis.calling.errors import not_found
from chassis.running.acting import possible
from chassis.running.figures import UNGROUPED, Computed
from chassis.running.handlers import computes, handles, tells, waits
from chassis.running.queues import Queue
from chassis.running.work import Work
from chassis.searching.finding import sought
from chassis.searching.sources import Document
from chassis.storing.dumping import shown
from chassis.storing.filters import Filter, among, day_begins, day_ends, equal, filtered, from_day, one_of, to_day
from chassis.storing.pages import page
from chassis.storing.tables import jobs
from contracts.figures import FigureDimension
from contracts.jobs import JobStatus
from contracts.requests.case_events import (
    CASE_FIGURES,
    CASES_ANSWERED_REQUESTS,
    CASES_OPENED,
    CASES_SOLVED,
    SEARCH_CASES,
)
from contracts.requests.case_steps import CASE_ACTIONS
from contracts.requests.case_vocabulary import CaseAction, CaseMemberStatus, CaseStatus
from contracts.requests.cases import (
    CASE,
    GET_CASE,
    KEEPERS,
    LEAD,
    LIST_CASE_HISTORY,
    LIST_CASE_MEMBERS,
    LIST_CASES,
    TO_ANSWER,
    CaseHistorySchema,
    CaseMemberSchema,
    CaseSchema,
)
from contracts.roles import Role
from contracts.vocabulary import Codes
from contracts.worklists import Waiting
from services.requests.cases.access import posts_on, visible_to
from services.requests.cases.models import Case, CaseEntry, CaseMember
from services.requests.lifecycle.access import visible_to as requests_visible_to
from services.requests.lifecycle.domain import RUNNING
from services.requests.lifecycle.models import Request
from services.requests.lifecycle.names import column_of
from services.requests.mirror import queries as mirror
from services.requests.mirror.models import Chain, Organization

_cases, _members, _requests = Case.__table__.c, CaseMember.__table__.c, Request.__table__.c
_entries = CaseEntry.__table__.c
_UNDER_WAY = _cases.status.in_([str(CaseStatus.OPEN), str(CaseStatus.PARTLY_ANSWERED)])
_WAITING = and_(_members.case_id == _cases.id, _members.status == str(CaseMemberStatus.WAITING))


_OPEN_JOB = (
    select(jobs.c.id)
    .where(jobs.c.id == _cases.job_id, jobs.c.status.in_([str(JobStatus.WAITING), str(JobStatus.RUNNING)]))
    .scalar_subquery()
)
_EARLIEST = (
    select(func.min(_requests.due_at))
    .where(_WAITING, _requests.id == _members.request_id, _requests.status.in_(sorted(map(str, RUNNING))))
    .correlate(Case.__table__)
    .scalar_subquery()
)
_READ = select(
    *(column for column in _cases if column.key != "job_id"),
    _OPEN_JOB.label("job_id"),
    _EARLIEST.label("due_at"),
    column_of(Organization, "name", _cases.department_id, "department_name"),
    column_of(Organization, "name", _cases.park_id, "park_name"),
    column_of(Chain, "name", _cases.chain_id, "chain_name"),
)


def _with_request(_work: Work, request_id: UUID) -> ColumnElement[bool]:
    return exists().where(_members.case_id == _cases.id, _members.request_id == request_id)


def _to_answer(work: Work, _step: str = "") -> ColumnElement[bool]:
    """Return the condition for the cases that the actor's department has to answer."""
    led = among(_cases.department_id, map(UUID, work.actor.organizations(Role.DEPARTMENT_HANDLER)))
    own = led if led is not None else _cases.id.is_(None)
    return and_(_UNDER_WAY, own, exists().where(_WAITING))


_FILTERS: dict[str, Filter] = {
    **{name: equal(_cases[name]) for name in ("chain_id", "park_id", "department_id")},
    "status": one_of(_cases.status),
    "request_id": _with_request,
    "waiting": _to_answer,
    "opened_from": from_day(_cases.opened_at),
    "opened_to": to_day(_cases.opened_at),
    "answered_from": from_day(_cases.answered_at),
    "answered_to": to_day(_cases.answered_at),
}


@handles(LIST_CASES)
def list_cases(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the cases that the actor may see, the newest first."""
    statement = filtered(_READ.where(visible_to(work.actor)), work, query, _FILTERS, besides=["q"])
    statement = statement.order_by(_cases.opened_at.desc(), _cases.id.desc())
    search = sought(SEARCH_CASES, query, _cases.id, work.actor)
    return page(work.transaction, statement, query, lambda rows: [_shown(work, row) for row in rows], search)


@handles(GET_CASE)
def get_case(work: Work, case_id: UUID) -> dict[str, Any]:
    """Return one case. Raises ``Failure`` if there is none that the actor may see."""
    return _shown(work, _find(work, case_id))


@handles(LIST_CASE_MEMBERS)
def list_members(work: Work, case_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the requests of a case that the actor may see. Raises ``Failure`` like ``get_case``."""
    _find(work, case_id)
    statement = _members_of(case_id).where(requests_visible_to(work.actor))
    statement = filtered(statement, work, query, {"status": one_of(_members.status)}).order_by(_members.id.asc())
    return page(work.transaction, statement, query, lambda rows: [_member(row) for row in rows])


@handles(LIST_CASE_HISTORY)
def list_history(work: Work, case_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the history of a case. Raises ``Failure`` like ``get_case``."""
    _find(work, case_id)
    statement = select(CaseEntry).where(CaseEntry.case_id == case_id).order_by(CaseEntry.id.asc())
    return page(work.transaction, statement, query, lambda entries: _told(work, entries))


def open_job(work: Work, case: Case) -> UUID | None:
    """Return the job that answers the requests of a case now, if there is one."""
    found: UUID | None = work.session.scalar(select(_OPEN_JOB).select_from(Case).where(Case.id == case.id))
    return found


def _find(work: Work, case_id: UUID) -> Any:
    work.session.flush()
    row = work.session.execute(_READ.where(_cases.id == case_id, visible_to(work.actor))).one_or_none()
    if row is None:
        raise not_found(CASE, case_id)
    return row


def _shown(work: Work, row: Any) -> dict[str, Any]:
    held = {post.role for post in posts_on(work.actor, row)}
    under_way = row.status in (CaseStatus.OPEN, CaseStatus.PARTLY_ANSWERED) and row.job_id is None

    def may(action: Codes) -> bool:
        if not under_way or not held & (LEAD if action is CaseAction.ANSWER else KEEPERS):
            return False
        return row.members > row.answered or action not in (CaseAction.ANSWER, CaseAction.REMOVAL)

    return shown(row, CaseSchema, actions=possible(work.actor, CASE_ACTIONS, may))


def _members_of(case_id: UUID) -> Select[Any]:
    return (
        select(
            *(column for column in _members if column.key != "case_id"),
            *(_requests[name] for name in ("number", "title", "enterprise_id", "department_id", "due_at")),
            _requests.status.label("request_status"),
            column_of(Organization, "name", _requests.enterprise_id, "enterprise_name"),
            column_of(Organization, "name", _requests.department_id, "department_name"),
        )
        .join(Request.__table__, _requests.id == _members.request_id)
        .where(_members.case_id == case_id)
    )


def _member(row: Any) -> dict[str, Any]:
    return shown(row, CaseMemberSchema, enterprise_name=row.enterprise_name or "")


def _told(work: Work, entries: Sequence[CaseEntry]) -> list[dict[str, Any]]:
    leads = [UUID(entry.details["department_id"]) for entry in entries if "department_id" in entry.details]
    names = mirror.names_of(work.session, {*leads, *(entry.organization_id for entry in entries)})
    return [
        shown(
            entry,
            CaseHistorySchema,
            organization_name=names.get(entry.organization_id),
            count=entry.details["count"],
            requests=entry.details["requests"],
            department_name=names.get(UUID(entry.details["department_id"]))
            if "department_id" in entry.details
            else None,
        )
        for entry in entries
    ]


@waits(TO_ANSWER)
def to_answer(work: Work, _kind: Waiting) -> Queue:
    """Return the cases that the actor's department has to answer, due with the first of their requests."""
    return Queue(
        where=[_to_answer(work)],
        id=_cases.id,
        number=_cases.number,
        title=_cases.title,
        since=_cases.opened_at,
        due=_EARLIEST,
    )


@tells(SEARCH_CASES, ids=_cases.id)
def found_cases(work: Work, ids: Sequence[UUID]) -> list[Document]:
    """Return what cases are found by."""
    rows = work.session.execute(select(*_cases).where(_cases.id.in_(ids)))
    return [
        Document(
            row.id,
            row.title,
            row.number,
            row.answered_at or row.opened_at,
            {name: getattr(row, name) for name in ("title", "number", "description", "answer")},
            {name: getattr(row, name) for name in SEARCH_CASES.scope},
        )
        for row in rows
    ]


@computes(*CASE_FIGURES)
def compute_figures(work: Work, asked: Asked) -> Computed:
    """Return how many cases were opened and solved, and how many requests they answered, by what the actor may see."""
    groups: dict[Any, dict[str, Any]] = {}
    names = {figure.name for figure in asked.figures}
    for figure, moment, value in (
        (CASES_OPENED, _cases.opened_at, func.count()),
        (CASES_SOLVED, _cases.answered_at, func.count()),
        (CASES_ANSWERED_REQUESTS, _cases.answered_at, func.sum(_cases.answered)),
    ):
        if figure.name in names:
            for row in work.session.execute(_counted(work, asked, moment, value)):
                groups.setdefault(row.key, {})[figure.name] = row.value
    if asked.group_by is None:
        return Computed(total=groups.get(None, {}))
    return Computed(groups, _names(work, asked.group_by, groups))


def _counted(work: Work, asked: Asked, moment: ColumnElement[Any], value: ColumnElement[Any]) -> Select[Any]:
    month = cast(func.date_trunc("month", func.timezone(work.settings.timezone, moment)), Date)
    columns: dict[Any, Any] = {
        FigureDimension.CHAIN: _cases.chain_id,
        FigureDimension.PARK: _cases.park_id,
        FigureDimension.DEPARTMENT: _cases.department_id,
        FigureDimension.MONTH: month,
    }
    key = columns.get(asked.group_by, UNGROUPED)
    conditions = [visible_to(work.actor), moment.is_not(None)]
    conditions += [columns[by].in_(subjects) for by, subjects in asked.subjects.items()]
    if asked.first:
        conditions.append(moment >= day_begins(asked.first, work.now.tzinfo))
    if asked.last:
        conditions.append(moment < day_ends(asked.last, work.now.tzinfo))
    return select(key.label("key"), value.label("value")).where(*conditions).group_by(key)


def _names(work: Work, group_by: FigureDimension, keys: Mapping[Any, Any]) -> Mapping[Any, str]:
    ids = [key for key in keys if isinstance(key, UUID)]
    if group_by is FigureDimension.CHAIN:
        return {row.id: row.name for row in work.session.execute(select(Chain.id, Chain.name).where(Chain.id.in_(ids)))}
    return mirror.names_of(work.session, ids)
