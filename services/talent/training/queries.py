"""Reads of courses and enrolments."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache, partial
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import aliased

from chassis.calling.errors import not_found
from chassis.running.acting import possible
from chassis.running.handlers import handles, tells
from chassis.running.work import Work
from chassis.searching.finding import sought
from chassis.searching.sources import Document
from chassis.storing.dumping import shown
from chassis.storing.filters import Filter, equal, filtered, from_day, to_day
from chassis.storing.pages import page
from contracts.talent.courses import COURSE, GET_COURSE, LIST_COURSES, CourseSchema
from contracts.talent.enrolments import (
    COURSE_ACTIONS,
    ENROLMENT,
    ENROLMENT_ACTIONS,
    GET_ENROLMENT,
    LIST_ENROLMENTS,
    LIST_MY_ENROLMENTS,
    EnrolmentSchema,
)
from contracts.talent.search import SEARCH_COURSES
from contracts.talent.vocabulary import CourseAction, EnrolmentAction
from contracts.vocabulary import Codes
from services.talent.mirror.models import Chain, Organization, Person, Post
from services.talent.training import access
from services.talent.training.domain import Belonging, status_of
from services.talent.training.models import Course, Enrolment

COURSE_FILTERS: dict[str, Filter] = {
    "chain_id": equal(Course.chain_id),
    "status": lambda work, status: _in_status(status, work.now),
    "since": from_day(Course.starts_at),
    "until": to_day(Course.starts_at),
}
_ENROLMENT_FILTERS: dict[str, Filter] = {"state": equal(Enrolment.state)}


@handles(LIST_COURSES)
def list_courses(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of courses, the latest start first."""
    statement = _courses().order_by(Course.starts_at.desc(), Course.id.desc())
    statement = filtered(statement, work, query, COURSE_FILTERS, besides=["q"])
    search = sought(SEARCH_COURSES, query, Course.__table__.c.id, work.actor)
    return page(work.transaction, statement, query, lambda rows: _courses_as_read(work, rows), search)


@handles(GET_COURSE)
def get_course(work: Work, course_id: UUID) -> dict[str, Any]:
    """Return one course."""
    row = work.session.execute(_courses().where(Course.id == course_id)).first()
    if row is None:
        raise not_found(COURSE, course_id)
    return _courses_as_read(work, [row])[0]


@handles(LIST_ENROLMENTS)
def list_enrolments(work: Work, course_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the enrolments of a course that the actor may see, in the order of enrolment."""
    course = work.find(Course, course_id)
    mine = Enrolment.course_id == course_id, access.visible_enrolments(work.actor, course)
    return _page_of_enrolments(work, query, _enrolments().where(*mine).order_by(Enrolment.number))


@handles(LIST_MY_ENROLMENTS)
def list_my_enrolments(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the actor's own enrolments, the latest first."""
    mine = Enrolment.person_id == UUID(work.actor.person_id)
    return _page_of_enrolments(work, query, _enrolments().where(mine).order_by(Enrolment.id.desc()))


@handles(GET_ENROLMENT)
def get_enrolment(work: Work, enrolment_id: UUID) -> dict[str, Any]:
    """Return one enrolment that the actor may see."""
    row = work.session.execute(_enrolments().where(Enrolment.id == enrolment_id)).first()
    if row is None or not access.sees(work.actor, row.Course, row.Enrolment):
        raise not_found(ENROLMENT, enrolment_id)
    return _enrolment(work, row)


def belongings(work: Work, person_id: UUID) -> list[Belonging]:
    """Return the posts that a person holds on the business day."""
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


def _in_status(status: str, now: datetime) -> ColumnElement[bool]:
    if status == "cancelled":
        return Course.cancelled_at.is_not(None)
    return and_(Course.cancelled_at.is_(None), Course.ends_at <= now if status == "held" else Course.ends_at > now)


def _page_of_enrolments(work: Work, query: Mapping[str, Any], statement: Select[*tuple[Any, ...]]) -> dict[str, Any]:
    statement = filtered(statement, work, query, _ENROLMENT_FILTERS)
    return page(work.transaction, statement, query, lambda rows: [_enrolment(work, row) for row in rows])


# Both are built once, because building a statement costs more than sending it.
@cache
def _courses() -> Select[*tuple[Any, ...]]:
    return (
        select(Course, Chain.name.label("chain_name"), Organization.name.label("organizer_name"))
        .outerjoin(Chain, Chain.id == Course.chain_id)
        .outerjoin(Organization, Organization.id == Course.organizer_id)
    )


def _courses_as_read(work: Work, rows: Sequence[Any]) -> list[dict[str, Any]]:
    """Return courses as they are read, with one statement for what the actor is enrolled in."""
    enrolled: set[UUID] = set()
    if work.actor.person_id and rows:
        live = Enrolment.person_id == UUID(work.actor.person_id), Enrolment.state != "cancelled"
        of = Enrolment.course_id.in_([row.Course.id for row in rows])
        enrolled = set(work.session.scalars(select(Enrolment.course_id).where(*live, of)))
    return [_course(work, row, enrolled=row.Course.id in enrolled) for row in rows]


def _course(work: Work, row: Any, *, enrolled: bool) -> dict[str, Any]:
    course = row.Course
    status = status_of(course.cancelled_at is not None, course.ends_at, work.now)
    names = {"chain_name": row.chain_name, "organizer_name": row.organizer_name}
    actions = possible(work.actor, COURSE_ACTIONS, partial(_may_with_course, work, course, enrolled))
    return shown(course, CourseSchema, status=status, actions=actions, **names)


def _may_with_course(work: Work, course: Course, enrolled: bool, action: Codes) -> bool:
    """Whether an action is possible as ``commands`` checks it, for an actor whose roles admit to it."""
    if course.cancelled_at is not None or course.starts_at <= work.now:
        return False
    organizes = access.organizes(work.actor, course.chain_id)
    if action is CourseAction.ENROLMENT:
        return course.schedule.is_open(work.now) and work.actor.person_id is not None and not enrolled
    if action is CourseAction.ENROLMENT_OF_OTHERS:
        others = organizes or bool(access.contact_organizations(work.actor))
        return course.schedule.is_open(work.now) and others
    return organizes


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
            select(Chain.name).where(Chain.id == Enrolment.chain_id).scalar_subquery().label("chain_name"),
            case((Enrolment.state == "waiting", place)).label("place"),
        )
        .join(Course, Course.id == Enrolment.course_id)
        .outerjoin(Person, Person.id == Enrolment.person_id)
        .outerjoin(Organization, Organization.id == Enrolment.organization_id)
    )


def _may_with_enrolment(work: Work, course: Course, enrolment: Enrolment, action: Codes) -> bool:
    """Whether an action is possible as ``commands`` checks it, for an actor whose roles admit to it."""
    organizes = access.organizes(work.actor, course.chain_id)
    if course.cancelled_at is not None or enrolment.state == "cancelled":
        return False
    if action is EnrolmentAction.CANCELLATION:
        return course.starts_at > work.now and (organizes or access.speaks_for(work.actor, enrolment))
    return organizes and course.starts_at <= work.now and enrolment.state == "confirmed"


def _enrolment(work: Work, row: Any) -> dict[str, Any]:
    course = row.Course
    may = partial(_may_with_enrolment, work, course, row.Enrolment)
    return shown(
        row.Enrolment,
        EnrolmentSchema,
        course_code=course.code,
        course_title=course.title,
        starts_at=course.starts_at,
        person_name=row.person_name or "",
        organization_name=row.organization_name,
        chain_name=row.chain_name,
        place=row.place,
        actions=possible(work.actor, ENROLMENT_ACTIONS, may),
    )


@tells(SEARCH_COURSES, ids=Course.__table__.c.id)
def found_courses(work: Work, ids: Sequence[UUID]) -> list[Document]:
    """Return what courses are found by."""
    return [
        Document(
            row.id,
            row.title,
            row.code,
            row.created_at,
            {"code": row.code, "title": row.title, "description": row.description, "venue": row.venue},
        )
        for row in work.session.scalars(select(Course).where(Course.id.in_(ids)))
    ]
