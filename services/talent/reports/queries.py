"""Compute the figures of training."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, cast, distinct, func, select

from chassis.calling.asked import Asked
from chassis.calling.errors import not_found
from chassis.running.figures import UNGROUPED, Computed, total_of
from chassis.running.handlers import computes, handles
from chassis.running.work import Work
from chassis.storing.filters import day_begins, day_ends, filtered
from contracts.figures import FigureDimension
from contracts.registry.chains import CHAIN
from contracts.talent.report import ATTENDANCES, COURSES, ENROLMENTS, GET_TRAINING_REPORT, TRAINING_FIGURES
from services.talent.mirror.models import Chain, Organization
from services.talent.training import access
from services.talent.training.models import Course, Enrolment
from services.talent.training.queries import COURSE_FILTERS

# The number of courses that a report lists; its sums count all.
MOST_COURSES = 200
_REPORT_FILTERS = {name: COURSE_FILTERS[name] for name in ("chain_id", "since", "until")}


@computes(*TRAINING_FIGURES)
def compute_figures(work: Work, asked: Asked) -> Computed:
    """Return the courses held, enrolments that were not cancelled, and attendances."""
    columns: dict[Any, Any] = {
        FigureDimension.CHAIN: Course.chain_id,
        FigureDimension.COURSE: Course.id,
        FigureDimension.ORGANIZATION: Enrolment.organization_id,
        FigureDimension.MONTH: cast(
            func.date_trunc("month", func.timezone(work.settings.timezone, Course.starts_at)), Date
        ),
    }
    chains = _chains(work, asked.among(FigureDimension.CHAIN))
    conditions = [*_held(work), *(columns[by].in_(subjects) for by, subjects in asked.subjects.items())]
    if chains is not None:
        conditions.append(Course.chain_id.in_(chains))
    if asked.first:
        conditions.append(Course.starts_at >= day_begins(asked.first, work.now.tzinfo))
    if asked.last:
        conditions.append(Course.starts_at < day_ends(asked.last, work.now.tzinfo))
    key = columns.get(asked.group_by, UNGROUPED)
    statement = (
        select(
            key.label("key"),
            func.count(distinct(Course.id)).label(COURSES.name),
            func.count(Enrolment.id).filter(Enrolment.state != "cancelled").label(ENROLMENTS.name),
            func.count(Enrolment.id).filter(Enrolment.attendance == "present").label(ATTENDANCES.name),
        )
        .select_from(Course)
        .outerjoin(Enrolment, Enrolment.course_id == Course.id)
        .where(*conditions)
        .group_by(key)
    )
    groups = {row.key: dict(row._mapping) for row in work.session.execute(statement)}
    narrowed = chains is not None and FigureDimension.CHAIN not in asked.subjects
    if asked.group_by is None:
        return Computed(total=groups.get(None, {}), narrowed=narrowed)
    return Computed(groups, _names(work, asked.group_by, groups), narrowed=narrowed)


@handles(GET_TRAINING_REPORT)
def get_training_report(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the courses held, enrolments that were not cancelled, and attendances; in total and by course."""
    subjects = {FigureDimension.CHAIN: (query["chain_id"],)} if query["chain_id"] else {}
    asked = Asked(TRAINING_FIGURES, subjects, None, query["since"], query["until"])
    found = compute_figures(work, asked)
    statement = filtered(_figures(), work, query, _REPORT_FILTERS).where(*_held(work))
    chains = access.reported_chains(work.actor)
    if query["chain_id"] is None and chains is not None:
        statement = statement.where(Course.chain_id.in_(list(chains)))
    latest = work.session.execute(statement.order_by(Course.starts_at.desc(), Course.id).limit(MOST_COURSES))
    return {
        **query,
        **{figure.name.partition(".")[2]: total_of(figure, found).value for figure in TRAINING_FIGURES},
        "by_course": [dict(row._mapping) for row in latest],
    }


def _held(work: Work) -> list[ColumnElement[bool]]:
    return [Course.cancelled_at.is_(None), Course.ends_at <= work.now]


def _chains(work: Work, named: tuple[UUID, ...] | None) -> frozenset[UUID] | None:
    """Return the chains that figures of courses are narrowed to, if they are.

    Raises ``Failure`` (404) for a chain whose figures the actor may not read.
    """
    seen = access.reported_chains(work.actor)
    for chain_id in named or ():
        if seen is not None and chain_id not in seen:
            raise not_found(CHAIN, chain_id)
    return seen if named is None else None


def _names(work: Work, group_by: FigureDimension, keys: Iterable[Any]) -> dict[UUID, str]:
    """Return the names of groups of figures."""
    models: dict[Any, tuple[Any, Any]] = {
        FigureDimension.CHAIN: (Chain.id, Chain.name),
        FigureDimension.COURSE: (Course.id, Course.title),
        FigureDimension.ORGANIZATION: (Organization.id, Organization.name),
    }
    if group_by not in models:
        return {}
    identifier, name = models[group_by]
    named = select(identifier.label("id"), name.label("name")).where(identifier.in_([key for key in keys if key]))
    return {row.id: row.name for row in work.session.execute(named)}


def _figures() -> Select[*tuple[Any, ...]]:
    """Return the statement that gives one row of figures for each course."""
    return (
        select(
            Course.id.label("course_id"),
            Course.code,
            Course.title,
            Course.starts_at,
            Course.capacity,
            func.count(Enrolment.id).filter(Enrolment.state != "cancelled").label("enrolments"),
            func.count(Enrolment.id).filter(Enrolment.attendance == "present").label("attendances"),
        )
        .outerjoin(Enrolment, Enrolment.course_id == Course.id)
        .group_by(Course.id)
    )
