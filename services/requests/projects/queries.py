"""Reads of projects, what they are found by, and what of them waits."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, DateTime, Select, and_, cast, exists, false, func, not_, or_, select

from chassis.calling.errors import not_found
from chassis.running.acting import possible
from chassis.running.handlers import handles, tells, waits
from chassis.running.queues import Queue
from chassis.running.work import Work
from chassis.searching.finding import sought
from chassis.searching.sources import Document
from chassis.storing.dumping import shown
from chassis.storing.filters import Filter, among, at_least, equal, filtered, from_day, one_of, to_day
from chassis.storing.pages import page
from contracts.requests.project_events import SEARCH_PROJECTS
from contracts.requests.project_kinds import (
    MOST_OVERDUE,
    ProjectAction,
    ProjectOrder,
    ProjectStanding,
    ProjectStatus,
    ProjectWaiting,
)
from contracts.requests.project_parts import (
    MOST_ON_CHART,
    ChartedSchema,
    MilestoneSchema,
    OutcomeSchema,
    ProjectHistorySchema,
)
from contracts.requests.project_steps import PROJECT_ACTIONS
from contracts.requests.projects import (
    GET_PROJECT,
    GET_WALL_CHART,
    LIST_PROJECT_HISTORY,
    LIST_PROJECTS,
    PROJECT,
    TO_COMPLETE,
    TO_REPORT,
    ProjectDetailSchema,
    ProjectSchema,
)
from contracts.vocabulary import Codes
from contracts.worklists import Waiting
from services.requests.clocks.queries import calendar
from services.requests.leads.models import Lead
from services.requests.lifecycle.access import lists_one_of
from services.requests.lifecycle.names import column_of
from services.requests.mirror.models import Chain, Organization
from services.requests.mirror.queries import names_of
from services.requests.projects import access, domain, milestones
from services.requests.projects.models import (
    Milestone,
    Project,
    ProjectEntry,
    ProjectKind,
    ProjectMonth,
    ProjectOutcome,
)

_projects, _milestones, _kinds = Project.__table__.c, Milestone.__table__.c, ProjectKind.__table__.c
_leads = Lead.__table__
_UNDER_WAY = _projects.status == str(ProjectStatus.UNDER_WAY)
_OF_IT = _milestones.project_id == _projects.id
_READ = select(
    *_projects,
    column_of(ProjectKind, "name", _projects.kind_id, "kind_name"),
    column_of(ProjectKind, "monthly", _projects.kind_id, "monthly"),
    column_of(Organization, "name", _projects.owner_id, "owner_name"),
    column_of(Chain, "name", _projects.chain_id, "chain_name"),
    *(
        select(_leads.c[name]).where(_leads.c.project_id == _projects.id).scalar_subquery().label(f"lead_{name}")
        for name in ("id", "number")
    ),
)


def reckoned(work: Work) -> domain.Today:
    """Return the day of the question and the working calendar, by which projects stand."""
    return domain.Today(work.today, calendar(work))


def stands(work: Work, standing: ProjectStanding) -> ColumnElement[bool]:
    """Return the condition for the projects under way that stand so, as ``domain.stands`` computes it."""
    today = reckoned(work)
    open_before = [_OF_IT, _milestones.done_on.is_(None)]
    overdue = exists().where(*open_before, _milestones.planned_on < today.day)
    beyond = exists().where(*open_before, _milestones.planned_on < today.late_before)
    whole = select(func.sum(_milestones.weight)).where(_OF_IT).scalar_subquery()
    weight = select(func.sum(_milestones.weight)).where(*open_before, _milestones.planned_on < today.day)
    heavy = weight.scalar_subquery() * 100 > MOST_OVERDUE * whole
    late = or_(_projects.ends_on < today.day, beyond, func.coalesce(heavy, false()))
    match standing:
        case ProjectStanding.LATE:
            return and_(_UNDER_WAY, late)
        case ProjectStanding.AT_RISK:
            return and_(_UNDER_WAY, not_(late), overdue)
        case ProjectStanding.ON_COURSE:
            return and_(_UNDER_WAY, not_(late), not_(overdue))


def _own(work: Work) -> ColumnElement[bool]:
    found = among(_projects.owner_id, access.KEEPING.own(work.actor))
    return false() if found is None else found


def _to_reach(own: Sequence[UUID]) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions for the open milestones of a project that these organizations own, or are to reach."""
    return _OF_IT, _milestones.done_on.is_(None), or_(_projects.owner_id.in_(own), _milestones.owner_id.in_(own))


def _waits_for(work: Work, step: str) -> ColumnElement[bool]:
    match ProjectWaiting(step):
        case ProjectWaiting.MILESTONE:
            own = access.KEEPING.own(work.actor)
            # Who is to reach a milestone owns the project or takes part in it, by which there are indexes.
            ours = or_(_own(work), lists_one_of(_projects.partner_ids, tuple(own))) if own else false()
            return and_(_UNDER_WAY, ours, exists().where(*_to_reach(own), _milestones.planned_on <= work.today))
        case ProjectWaiting.REPORT:
            this, last = domain.first_of(work.today), domain.month_before(work.today)
            owed = or_(and_(_projects.reported.is_(None), _projects.starts_on < this), _projects.reported < last)
            monthly = exists().where(_kinds.id == _projects.kind_id, _kinds.monthly)
            return and_(_UNDER_WAY, _own(work), owed, monthly)


_FILTERS: dict[str, Filter] = {
    "kind_id": equal(_projects.kind_id),
    "category": one_of(_projects.category),
    "status": one_of(_projects.status),
    "stage": one_of(_projects.stage),
    "standing": lambda work, given: stands(work, ProjectStanding(given)),
    "owner_id": equal(_projects.owner_id),
    "partner_id": lambda _work, given: lists_one_of(_projects.partner_ids, (given,)),
    "chain_id": equal(_projects.chain_id),
    "signed_from": at_least(_projects.signed_on),
    "signed_to": lambda _work, day: _projects.signed_on <= day,
    "ends_from": at_least(_projects.ends_on),
    "ends_to": lambda _work, day: _projects.ends_on <= day,
    "registered_from": from_day(_projects.registered_at),
    "registered_to": to_day(_projects.registered_at),
    "min_amount": at_least(_projects.amount),
    "waiting": _waits_for,
}
_ORDERS = {
    ProjectOrder.LATEST: (_projects.registered_at.desc(), _projects.id.desc()),
    ProjectOrder.EARLIEST: (_projects.registered_at.asc(), _projects.id.asc()),
    ProjectOrder.END: (_projects.ends_on.asc(), _projects.id.asc()),
}


@handles(LIST_PROJECTS)
def list_projects(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the projects that the actor may see."""
    statement = filtered(_READ.where(access.visible_to(work.actor)), work, query, _FILTERS, besides=["q"])
    statement = statement.order_by(*_ORDERS[ProjectOrder(query["sort"])])
    search = sought(SEARCH_PROJECTS, query, _projects.id, work.actor)
    return page(work.transaction, statement, query, lambda rows: _listed(work, rows), search)


@handles(GET_PROJECT)
def get_project(work: Work, project_id: UUID) -> dict[str, Any]:
    """Return one project with all of it. Raises ``Failure`` if there is none that the actor may see."""
    row, today = _find(work, project_id), reckoned(work)
    listed = milestones.of(work.session, [project_id]).get(project_id, ())
    sums = work.session.scalars(
        select(ProjectOutcome)
        .where(ProjectOutcome.project_id == project_id)
        .order_by(ProjectOutcome.day.desc(), ProjectOutcome.id.desc())
    )
    outcomes = [shown(one, OutcomeSchema) for one in sums]
    reports = work.session.scalars(
        select(ProjectMonth).where(ProjectMonth.project_id == project_id).order_by(ProjectMonth.month.desc())
    )
    months = [
        {
            "month": f"{one.month:%Y-%m}",
            "content": one.content,
            "reported_at": one.reported_at,
            "reported_by_name": one.reported_by_name,
        }
        for one in reports
    ]
    causes = domain.stands(listed, row.ends_on, today)[1] if row.status == ProjectStatus.UNDER_WAY else []
    names = names_of(work.session, [*row.partner_ids, *(one.owner_id for one in listed)])
    owed = domain.owed(row.starts_on, row.reported, work.today) if row.monthly and causes else None
    return shown(
        row,
        ProjectDetailSchema,
        **_computed(work, row, listed, today),
        partners=[{"id": each, "name": names.get(each, "")} for each in row.partner_ids],
        causes=[{"cause": one.cause, "milestone": one.milestone, "value": one.value} for one in causes],
        milestones=[_milestone(one, names, today) for one in listed],
        outcomes=outcomes,
        months=months,
        owed_month=f"{owed:%Y-%m}" if owed else None,
        actions=_actions(work, row, listed, any(one["withdrawn_at"] is None for one in outcomes)),
    )


@handles(LIST_PROJECT_HISTORY)
def list_history(work: Work, project_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the history of a project. Raises ``Failure`` like ``get_project``."""
    _find(work, project_id)
    statement: Select[Any] = select(ProjectEntry).where(ProjectEntry.project_id == project_id)
    return page(work.transaction, statement.order_by(ProjectEntry.id.asc()), query, lambda rows: _told(work, rows))


@handles(GET_WALL_CHART)
def get_wall_chart(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the projects of a year with their milestones: by a number of statements that does not depend on them."""
    year = query["year"] or work.today.year
    filters = {name: filter_ for name, filter_ in _FILTERS.items() if name in query}
    lies = _projects.starts_on <= date(year, 12, 31), _projects.ends_on >= date(year, 1, 1)
    statement = filtered(_READ.where(access.visible_to(work.actor), *lies), work, query, filters, besides=["year"])
    rows = work.session.execute(statement.order_by(_projects.ends_on, _projects.id).limit(MOST_ON_CHART + 1)).all()
    charted, today = rows[:MOST_ON_CHART], reckoned(work)
    all_of_them = milestones.of(work.session, [row.id for row in charted])
    names = names_of(work.session, {one.owner_id for found in all_of_them.values() for one in found})
    projects = [
        shown(
            row,
            ChartedSchema,
            owner_name=row.owner_name or "",
            standing=_standing(row, all_of_them.get(row.id, ()), today),
            progress=domain.progress(all_of_them.get(row.id, ())),
            milestones=[
                _milestone(one, names, today) for one in all_of_them.get(row.id, ()) if one.planned_on.year == year
            ],
        )
        for row in charted
    ]
    return {"year": year, "as_of": work.today, "projects": projects, "more": len(rows) > MOST_ON_CHART}


def _find(work: Work, project_id: UUID) -> Any:
    work.session.flush()
    row = work.session.execute(_READ.where(_projects.id == project_id, access.visible_to(work.actor))).one_or_none()
    if row is None:
        raise not_found(PROJECT, project_id)
    return row


def _listed(work: Work, rows: Sequence[Any]) -> list[dict[str, Any]]:
    by_project, today = milestones.of(work.session, [row.id for row in rows]), reckoned(work)
    sums = select(ProjectOutcome.project_id).where(
        ProjectOutcome.project_id.in_([row.id for row in rows]), ProjectOutcome.withdrawn_at.is_(None)
    )
    with_sums = set(work.session.scalars(sums)) if rows else set()
    return [
        shown(
            row,
            ProjectSchema,
            **_computed(work, row, by_project.get(row.id, ()), today),
            actions=_actions(work, row, by_project.get(row.id, ()), row.id in with_sums),
        )
        for row in rows
    ]


def _computed(work: Work, row: Any, listed: Sequence[Milestone], today: domain.Today) -> dict[str, Any]:
    ahead = next((one for one in listed if one.done_on is None), None)
    return {
        "kind_name": row.kind_name or "",
        "owner_name": row.owner_name or "",
        "standing": _standing(row, listed, today),
        "progress": domain.progress(listed),
        "next_milestone": ahead.title if ahead else None,
        "next_on": ahead.planned_on if ahead else None,
    }


def _standing(row: Any, listed: Sequence[Milestone], today: domain.Today) -> ProjectStanding | None:
    if row.status != ProjectStatus.UNDER_WAY:
        return None
    return domain.stands(listed, row.ends_on, today)[0]


def _milestone(one: Milestone, names: Mapping[UUID, str], today: domain.Today) -> dict[str, Any]:
    overdue = 0 if one.done_on else today.overdue(one.planned_on)
    return shown(one, MilestoneSchema, owner_name=names.get(one.owner_id, ""), overdue_days=overdue)


def _actions(work: Work, row: Any, listed: Sequence[Milestone], with_sums: bool) -> list[Codes]:
    keeps = access.KEEPING.keeps(work.actor, row.owner_id) is not None
    reaches = any(access.KEEPING.keeps(work.actor, one.owner_id) is not None for one in listed)
    under_way = row.status == ProjectStatus.UNDER_WAY
    may = {
        ProjectAction.CHANGE: keeps and under_way,
        ProjectAction.PLAN: keeps and under_way,
        ProjectAction.MILESTONE: under_way and bool(listed) and (keeps or reaches),
        ProjectAction.STAGE: keeps and under_way and row.stage is not None,
        ProjectAction.OUTCOME: keeps,
        ProjectAction.OUTCOME_WITHDRAWAL: keeps and with_sums,
        ProjectAction.REPORT: keeps,
        ProjectAction.ENDING: keeps and under_way,
    }
    return possible(work.actor, PROJECT_ACTIONS, lambda action: may[ProjectAction(action)])


def _told(work: Work, entries: Sequence[ProjectEntry]) -> list[dict[str, Any]]:
    names = names_of(work.session, {entry.organization_id for entry in entries})
    return [shown(entry, ProjectHistorySchema, organization_name=names.get(entry.organization_id)) for entry in entries]


@waits(TO_COMPLETE)
def to_complete(work: Work, kind: Waiting) -> Queue:
    """Return the projects with a milestone that is due for the actor's organizations, the first due first."""
    due = select(func.min(_milestones.planned_on)).where(*_to_reach(access.KEEPING.own(work.actor))).scalar_subquery()
    return _queue(work, kind, func.timezone(work.settings.timezone, cast(due + 1, DateTime)))


@waits(TO_REPORT)
def to_report(work: Work, kind: Waiting) -> Queue:
    """Return the projects of the actor's organizations of which a month is to be reported."""
    return _queue(work, kind, None)


def _queue(work: Work, kind: Waiting, due: ColumnElement[Any] | None) -> Queue:
    return Queue(
        where=[_waits_for(work, str(kind.step))],
        id=_projects.id,
        number=_projects.number,
        title=_projects.title,
        since=_projects.moved_at,
        due=due,
    )


@tells(SEARCH_PROJECTS, ids=_projects.id)
def found_projects(work: Work, ids: Sequence[UUID]) -> list[Document]:
    """Return what projects are found by."""
    rows = work.session.scalars(select(Project).where(Project.id.in_(ids)))
    return [
        Document(
            row.id,
            row.title,
            row.number,
            row.moved_at,
            {"title": row.title, "number": row.number, "ledger_number": row.ledger_number, "content": row.content},
            {name: getattr(row, name) for name in SEARCH_PROJECTS.scope},
        )
        for row in rows
    ]
