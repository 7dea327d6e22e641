"""Emit the events of courses and enrolments."""

from collections.abc import Sequence

from sqlalchemy import select

from chassis.running.work import Work
from chassis.storing.arrays import among
from chassis.storing.dumping import shown
from contracts.operation import Event
from contracts.talent.events import CourseData
from services.talent.mirror.models import Person
from services.talent.training.models import Course, Enrolment


def emit_course(work: Work, event: Event, course: Course) -> None:
    """Emit an event of a course with its whole content."""
    # The version is that after the change.
    work.session.flush()
    zone = work.now.tzinfo
    data = shown(
        course,
        CourseData,
        starts_on=course.starts_at.astimezone(zone).date(),
        starts_at=course.starts_at.astimezone(zone),
        ends_at=course.ends_at.astimezone(zone),
        enrolment_closes_at=course.schedule.closes_at.astimezone(zone),
        reason=course.cancel_reason,
    )
    work.emit(event, course.id, data)


def emit_enrolments(work: Work, event: Event, course: Course, enrolments: Sequence[Enrolment]) -> None:
    """Emit an event of each of these enrolments with its whole content, in order."""
    persons = [enrolment.person_id for enrolment in enrolments]
    known = select(Person.id, Person.name).where(among(Person.id, persons)).execution_options(prepared=True)
    names = {row.id: row.name for row in work.session.execute(known)}
    of_course = {
        "course_code": course.code,
        "course_title": course.title,
        "starts_at": course.starts_at.astimezone(work.now.tzinfo),
        "venue": course.venue,
    }
    for enrolment in enrolments:
        name, reason = names.get(enrolment.person_id, ""), enrolment.cancel_reason
        data = shown(enrolment, event.data, **of_course, person_name=name, reason=reason)
        work.emit(event, enrolment.id, data)
