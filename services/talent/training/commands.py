"""Writes of courses, enrolments and attendance."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import exists, func, select

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure, forbidden, invalid, not_found
from chassis.enrolling.places import PlaceState, give_back, move_up, take
from chassis.running.handlers import handles
from chassis.running.work import Work
from contracts.identifiers import folded
from contracts.problem import INVALID
from contracts.registry.people import PERSON
from contracts.roles import Role
from contracts.talent import courses, enrolments, events
from contracts.talent.vocabulary import ENROLMENT_STATUS
from services.talent.mirror.models import Chain, Organization, Person
from services.talent.training import access, emitting, queries
from services.talent.training.domain import Belonging, belonging
from services.talent.training.models import Course, Enrolment

_Known = TypeVar("_Known", Chain, Organization)

_NOT_ACTIVE = "人员已停用(the person is not active any more)"
# A change of one of these fields emits an event for each enrolment.
_WHEN_AND_WHERE = ("starts_at", "ends_at", "venue")


@handles(courses.ANNOUNCE_COURSE)
def announce_course(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Announce a new course, open for enrolment by its schedule."""
    chain_id = body["chain_id"]
    access.check_organizes(work.actor, chain_id)
    if chain_id is not None and str(chain_id) not in work.actor.chains(Role.DISPATCHER):
        _check_known(work, Chain, "chain_id", chain_id)
    _check_known(work, Organization, "organizer_id", body.get("organizer_id"))
    if work.session.scalar(select(Course.id).where(func.lower(Course.code) == folded(body["code"]))):
        raise Failure(courses.COURSE_CODE_TAKEN, code=body["code"])
    course = Course(
        **{"description": None, "enrolment_opens_at": None, "enrolment_closes_at": None, "organizer_id": None, **body},
        created_at=work.now,
        confirmed=0,
        waiting=0,
        last_number=0,
    )
    _check_schedule(course, work.now)
    work.session.add(course)
    work.session.flush()
    work.concerns(course.id)
    emitting.emit_course(work, events.COURSE_ANNOUNCED, course)
    return queries.get_course(work, course.id)


@handles(courses.CHANGE_COURSE)
def change_course(work: Work, course_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Change a course that has not started; new places go to the waiting list."""
    course = _course_to_organize(work, course_id)
    _check_ahead(work, course)
    if "capacity" in body and body["capacity"] < course.confirmed:
        raise Failure(courses.CAPACITY_TOO_SMALL, capacity=body["capacity"], confirmed=course.confirmed)
    if "organizer_id" in body:
        _check_known(work, Organization, "organizer_id", body["organizer_id"])
    before = [getattr(course, name) for name in _WHEN_AND_WHERE]
    for name, value in body.items():
        setattr(course, name, value)
    _check_schedule(course, work.now)
    work.session.flush()
    emitting.emit_course(work, events.COURSE_CHANGED, course)
    if before != [getattr(course, name) for name in _WHEN_AND_WHERE]:
        emitting.emit_enrolments(work, events.ENROLMENT_MOVED, course, _live_enrolments(work, course))
    _fill_places(work, course)
    work.session.flush()
    return queries.get_course(work, course_id)


@handles(courses.CANCEL_COURSE)
def cancel_course(work: Work, course_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Cancel a course that has not started, and every enrolment with it."""
    course = _course_to_organize(work, course_id)
    _check_ahead(work, course)
    course.cancelled_at = work.now
    course.cancel_reason = body["reason"]
    cancelled = _live_enrolments(work, course)
    give_back(course, cancelled)
    for enrolment in cancelled:
        enrolment.cancel_reason = body["reason"]
    work.session.flush()
    emitting.emit_enrolments(work, events.ENROLMENT_WAS_CANCELLED, course, cancelled)
    emitting.emit_course(work, events.COURSE_WAS_CANCELLED, course)
    return queries.get_course(work, course_id)


@handles(enrolments.ENROL)
def enrol(work: Work, course_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Enrol a person: give the next place, or the next place on the waiting list."""
    course = work.change(Course, course_id)
    person_id = body["person_id"] or UUID(work.actor.person_id)
    held = _whom_for(work, course, person_id)
    _check_ahead(work, course)
    schedule = course.schedule
    if not schedule.is_open(work.now):
        opens = schedule.enrolment_opens_at or course.created_at
        raise Failure(
            enrolments.ENROLMENT_NOT_OPEN,
            opens=work.minute_of(opens),
            closes=work.minute_of(schedule.closes_at),
        )
    state = work.session.scalar(
        select(Enrolment.state).where(
            Enrolment.course_id == course_id, Enrolment.person_id == person_id, Enrolment.state != "cancelled"
        )
    )
    if state is not None:
        raise Failure(enrolments.ALREADY_ENROLLED, status=ENROLMENT_STATUS.said(state))
    taken = take(course, course.capacity)
    enrolment = Enrolment(
        course_id=course_id,
        number=taken.number,
        person_id=person_id,
        organization_id=held.organization_id if held else None,
        chain_id=held.chain_for(course.chain_id) if held else None,
        state=taken.state,
        enrolled_at=work.now,
    )
    work.session.add(enrolment)
    work.session.flush()
    work.concerns(enrolment.id)
    confirmed = taken.state is PlaceState.CONFIRMED
    told = events.ENROLMENT_CONFIRMED if confirmed else events.ENROLMENT_WAITLISTED
    emitting.emit_enrolments(work, told, course, [enrolment])
    return queries.get_enrolment(work, enrolment.id)


@handles(enrolments.CANCEL_ENROLMENT)
def cancel_enrolment(work: Work, enrolment_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Cancel an enrolment before the course starts; the first on the waiting list gets the place."""
    course, enrolment = _enrolment_to_change(work, enrolment_id, access.check_gives_back)
    if enrolment.state == "cancelled":
        raise Failure(enrolments.ENROLMENT_CANCELLED)
    _check_ahead(work, course)
    _cancel(work, course, [enrolment], body["reason"])
    return queries.get_enrolment(work, enrolment_id)


def release_places(work: Work) -> int:
    """Cancel the enrolments of persons who are not active any more, in one course ahead; returns how many.

    The places go to the waiting list. Whoever is active again enrols again.
    """
    gone = select(Person.id).where(~Person.active)
    left = Enrolment.person_id.in_(gone), Enrolment.state != "cancelled"
    due = select(Enrolment.course_id).join(Course).where(*left, Course.starts_at > work.now).limit(1)
    course = work.session.scalar(select(Course).where(Course.id == due.scalar_subquery()).with_for_update())
    if course is None:
        return 0
    of_course = select(Enrolment).where(*left, Enrolment.course_id == course.id)
    found = work.session.scalars(of_course.order_by(Enrolment.number)).all()
    _cancel(work, course, found, _NOT_ACTIVE)
    return len(found)


def _cancel(work: Work, course: Course, cancelled: Sequence[Enrolment], reason: str | None) -> None:
    """Cancel enrolments of a course that is locked, and give their places to the waiting list."""
    give_back(course, cancelled)
    for enrolment in cancelled:
        enrolment.cancel_reason = reason
    work.session.flush()
    emitting.emit_enrolments(work, events.ENROLMENT_WAS_CANCELLED, course, cancelled)
    _fill_places(work, course)
    work.session.flush()


@handles(enrolments.RECORD_ATTENDANCE)
def record_attendance(work: Work, enrolment_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Record or correct the attendance of a person with a place; recording the same again changes nothing."""
    course, enrolment = _enrolment_to_change(work, enrolment_id, access.check_records)
    if course.cancelled_at is not None:
        raise Failure(courses.COURSE_CANCELLED, title=course.title)
    if work.now < course.starts_at:
        raise Failure(enrolments.COURSE_NOT_STARTED, at=work.minute_of(course.starts_at))
    if enrolment.state != "confirmed":
        raise Failure(enrolments.ENROLMENT_NOT_CONFIRMED, status=ENROLMENT_STATUS.said(enrolment.state))
    if enrolment.attendance != body["attendance"]:
        enrolment.attendance = body["attendance"]
        work.session.flush()
        emitting.emit_enrolments(work, events.ATTENDANCE_RECORDED, course, [enrolment])
    return queries.get_enrolment(work, enrolment_id)


def _course_to_organize(work: Work, course_id: UUID) -> Course:
    """Return a course, locked until the commit so that changes of places run one after the other."""
    return work.change(Course, course_id, allowed=lambda course: access.check_organizes(work.actor, course.chain_id))


def _enrolment_to_change(
    work: Work, enrolment_id: UUID, check: Callable[[Actor, Course, Enrolment], None]
) -> tuple[Course, Enrolment]:
    """Return an enrolment to change with its course, locked first so that changes of places run one after the other.

    ``check`` raises ``Failure`` for an actor who may see the enrolment but not change it so.
    """
    course_id = select(Enrolment.course_id).where(Enrolment.id == enrolment_id).scalar_subquery()
    locked = select(Course).where(Course.id == course_id).with_for_update()
    course = work.session.scalar(locked.execution_options(prepared=True))
    if course is None:
        raise not_found(enrolments.ENROLMENT, enrolment_id)
    enrolment = work.change(
        Enrolment,
        enrolment_id,
        seen=lambda found: access.sees(work.actor, course, found),
        allowed=lambda found: check(work.actor, course, found),
    )
    return course, enrolment


def _live_enrolments(work: Work, course: Course) -> list[Enrolment]:
    statement = select(Enrolment).where(Enrolment.course_id == course.id, Enrolment.state != "cancelled")
    return list(work.session.scalars(statement.order_by(Enrolment.number)))


def _whom_for(work: Work, course: Course, person_id: UUID) -> Belonging | None:
    """Return the post under which the person takes part. Raises ``Failure`` unless the actor may enrol this person."""
    contact_of = access.contact_organizations(work.actor)
    anybody = str(person_id) == work.actor.person_id or access.organizes(work.actor, course.chain_id)
    if not anybody and not contact_of:
        raise forbidden(work.actor, Role.REGISTRAR, Role.DISPATCHER, Role.ENTERPRISE_CONTACT)
    person = work.session.get(Person, person_id)
    held = belonging(queries.belongings(work, person_id), course.chain_id, None if anybody else contact_of)
    if person is None or not person.active or (held is None and not anybody):
        raise not_found(PERSON, person_id)
    return held


def _fill_places(work: Work, course: Course) -> None:
    """Give free places to the waiting list, in its order; whoever is not active any more is passed over."""
    gone = exists().where(Person.id == Enrolment.person_id, ~Person.active)
    first = select(Enrolment).where(Enrolment.course_id == course.id, Enrolment.state == "waiting", ~gone)
    promoted = move_up(work.session, course, course.capacity, first.order_by(Enrolment.number))
    emitting.emit_enrolments(work, events.ENROLMENT_PROMOTED, course, promoted)


def _check_schedule(course: Course, now: datetime) -> None:
    faults = course.schedule.faults(now)
    if faults:
        raise Failure(
            INVALID,
            [{"field": fault.field, "value": str(fault.value), "detail": [fault.zh, fault.en]} for fault in faults],
        )


def _check_ahead(work: Work, course: Course) -> None:
    if course.cancelled_at is not None:
        raise Failure(courses.COURSE_CANCELLED, title=course.title)
    if course.starts_at <= work.now:
        raise Failure(courses.COURSE_STARTED, at=work.minute_of(course.starts_at))


def _check_known(work: Work, model: type[_Known], field: str, identifier: UUID | None) -> None:
    if identifier is None:
        return
    found = work.session.get(model, identifier)
    if found is None or not found.active:
        raise invalid(
            field,
            str(identifier),
            "登记信息中没有这一项,或其已停用。",
            "Registry knows nothing active of this id.",
        )
