"""Reads of courses and enrolments, and the training figures."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import aliased

from chassis.calling.errors import not_found
from chassis.running.work import Work
from chassis.storing.pages import page
from services.talent import authority
from services.talent.domain import Belonging, status_of
from services.talent.models import Chain, Course, Enrolment, Organization, Person, Post

# How many courses a report lists; its sums count all.
MOST_COURSES = 200


def list_courses(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """A page of courses, the latest start first."""
    statement = _courses().order_by(Course.starts_at.desc(), Course.id.desc())
    if query["chain_id"]:
        statement = statement.where(Course.chain_id == query["chain_id"])
    if query["status"]:
        statement = statement.where(_in_status(query["status"], work.now))
    if query["text"]:
        statement = statement.where(
            or_(*(c.icontains(query["text"], autoescape=True) for c in (Course.title, Course.code, Course.venue)))
        )
    statement = statement.where(*starting_between(work, query["since"], query["until"]))
    return page(work.session, statement, query, lambda row: _course(row, work.now))


def get_course(work: Work, course_id: UUID) -> dict[str, Any]:
    """One course."""
    row = work.session.execute(_courses().where(Course.id == course_id)).first()
    if row is None:
        raise not_found("course", course_id)
    return _course(row, work.now)


def list_enrolments(work: Work, course_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """A page of those enrolments of a course that the actor may see, in the order of enrolment."""
    course = work.session.get(Course, course_id)
    if course is None:
        raise not_found("course", course_id)
    statement = _enrolments().where(
        Enrolment.course_id == course_id, authority.visible_enrolments(work.actor, course), *_of_state(query)
    )
    return page(work.session, statement.order_by(Enrolment.number), query, _enrolment)


def list_my_enrolments(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """A page of the actor's own enrolments, the latest first."""
    statement = _enrolments().where(Enrolment.person_id == UUID(work.actor.person_id), *_of_state(query))
    return page(work.session, statement.order_by(Enrolment.id.desc()), query, _enrolment)


def get_enrolment(work: Work, enrolment_id: UUID) -> dict[str, Any]:
    """One enrolment that the actor may see."""
    row = work.session.execute(_enrolments().where(Enrolment.id == enrolment_id)).first()
    if row is None or not authority.sees(work.actor, row.Course, row.Enrolment):
        raise not_found("enrolment", enrolment_id)
    return _enrolment(row)


def belongings(work: Work, person_id: UUID) -> list[Belonging]:
    """The posts that a person holds on the business day."""
    rows = work.session.execute(
        select(Post, Organization.chains)
        .outerjoin(Organization, Organization.id == Post.organization_id)
        .where(
            Post.person_id == person_id,
            Post.valid_from <= work.today,
            or_(Post.valid_to.is_(None), Post.valid_to >= work.today),
        )
    )
    return [
        Belonging(post.organization_id, post.chain_id, [UUID(chain) for chain in chains or ()], post.valid_from)
        for post, chains in rows
    ]


def starting_between(work: Work, since: date | None, until: date | None) -> list[ColumnElement[bool]]:
    """The conditions for courses that start on these business days, both included; either may be missing."""
    conditions: list[ColumnElement[bool]] = []
    if since is not None:
        conditions.append(Course.starts_at >= _midnight(work, since))
    if until is not None and until < date.max:
        conditions.append(Course.starts_at < _midnight(work, until + timedelta(days=1)))
    return conditions


def _midnight(work: Work, day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=work.now.tzinfo)


def _in_status(status: str, now: datetime) -> ColumnElement[bool]:
    if status == "cancelled":
        return Course.cancelled_at.is_not(None)
    return and_(Course.cancelled_at.is_(None), Course.ends_at <= now if status == "held" else Course.ends_at > now)


def _of_state(query: Mapping[str, Any]) -> list[ColumnElement[bool]]:
    return [Enrolment.state == query["state"]] if query["state"] else []


# Both are built once, because building a statement costs more than sending it.
@cache
def _courses() -> Select[*tuple[Any, ...]]:
    return (
        select(Course, Chain.name.label("chain_name"), Organization.name.label("organizer_name"))
        .outerjoin(Chain, Chain.id == Course.chain_id)
        .outerjoin(Organization, Organization.id == Course.organizer_id)
    )


def _course(row: Any, now: datetime) -> dict[str, Any]:
    course = row.Course
    names = (
        "id", "code", "title", "description", "venue", "starts_at", "ends_at", "capacity", "confirmed", "waiting",
        "enrolment_opens_at", "enrolment_closes_at", "chain_id", "organizer_id", "cancel_reason", "version",
    )  # fmt: skip
    return {
        **{name: getattr(course, name) for name in names},
        "status": status_of(course.cancelled_at is not None, course.ends_at, now),
        "chain_name": row.chain_name,
        "organizer_name": row.organizer_name,
    }


@cache
def _enrolments() -> Select[*tuple[Any, ...]]:
    before = aliased(Enrolment)
    place = (
        select(func.count())
        .where(before.course_id == Enrolment.course_id, before.state == "waiting", before.number <= Enrolment.number)
        .scalar_subquery()
    )
    return (
        select(
            Enrolment,
            Course,
            Person.name.label("person_name"),
            Organization.name.label("organization_name"),
            case((Enrolment.state == "waiting", place)).label("place"),
        )
        .join(Course, Course.id == Enrolment.course_id)
        .outerjoin(Person, Person.id == Enrolment.person_id)
        .outerjoin(Organization, Organization.id == Enrolment.organization_id)
    )


def _enrolment(row: Any) -> dict[str, Any]:
    enrolment = row.Enrolment
    names = (
        "id", "course_id", "person_id", "organization_id", "chain_id", "state", "attendance", "enrolled_at",
        "cancel_reason", "version",
    )  # fmt: skip
    return {
        **{name: getattr(enrolment, name) for name in names},
        "course_code": row.Course.code,
        "course_title": row.Course.title,
        "starts_at": row.Course.starts_at,
        "person_name": row.person_name or "",
        "organization_name": row.organization_name,
        "place": row.place,
    }


def get_training_report(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Courses held, enrolments that were not cancelled, attendances; in all and by course."""
    chain_id, chains = query["chain_id"], authority.reported_chains(work.actor)
    if chain_id is not None and chains is not None and chain_id not in chains:
        raise not_found("chain", chain_id)
    statement = _figures().where(
        Course.cancelled_at.is_(None),
        Course.ends_at <= work.now,
        *starting_between(work, query["since"], query["until"]),
    )
    if chain_id is not None:
        statement = statement.where(Course.chain_id == chain_id)
    elif chains is not None:
        statement = statement.where(Course.chain_id.in_(list(chains)))
    figures = statement.subquery()
    courses, enrolments, attendances = work.session.execute(
        select(
            func.count(),
            func.coalesce(func.sum(figures.c.enrolments), 0),
            func.coalesce(func.sum(figures.c.attendances), 0),
        ).select_from(figures)
    ).one()
    latest = work.session.execute(statement.order_by(Course.starts_at.desc(), Course.id).limit(MOST_COURSES))
    return {
        "chain_id": chain_id,
        "since": query["since"],
        "until": query["until"],
        "courses": courses,
        "enrolments": int(enrolments),
        "attendances": int(attendances),
        "by_course": [dict(row._mapping) for row in latest],
    }


def _figures() -> Select[*tuple[Any, ...]]:
    """One row for each course with its figures."""
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
