"""What events say of courses and enrolments."""

from collections.abc import Sequence

from sqlalchemy import select

from chassis.running.work import Work
from contracts.operation import Event
from services.talent.models import Course, Enrolment, Person


def tell_of_course(work: Work, event: Event, course: Course) -> None:
    """Emit an event of a course with its state."""
    work.emit(
        event,
        course.id,
        {
            "id": course.id,
            "code": course.code,
            "title": course.title,
            "starts_on": course.starts_at.astimezone(work.now.tzinfo).date(),
            "starts_at": course.starts_at.astimezone(work.now.tzinfo),
            "ends_at": course.ends_at.astimezone(work.now.tzinfo),
            "venue": course.venue,
            "capacity": course.capacity,
            "chain_id": course.chain_id,
            "organizer_id": course.organizer_id,
            "enrolment_closes_at": course.schedule.closes_at.astimezone(work.now.tzinfo),
            "reason": course.cancel_reason,
        },
    )


def tell_of_enrolments(work: Work, event: Event, course: Course, enrolments: Sequence[Enrolment]) -> None:
    """Emit an event of each of these enrolments with its state, in their order."""
    known = select(Person.id, Person.name).where(Person.id.in_([enrolment.person_id for enrolment in enrolments]))
    names = {row.id: row.name for row in work.session.execute(known)}
    for enrolment in enrolments:
        work.emit(
            event,
            enrolment.id,
            {
                "id": enrolment.id,
                "course_id": course.id,
                "course_code": course.code,
                "course_title": course.title,
                "starts_at": course.starts_at.astimezone(work.now.tzinfo),
                "venue": course.venue,
                "person_id": enrolment.person_id,
                "person_name": names.get(enrolment.person_id, ""),
                "organization_id": enrolment.organization_id,
                "chain_id": enrolment.chain_id,
                "state": enrolment.state,
                "reason": enrolment.cancel_reason,
                "attendance": enrolment.attendance,
            },
        )
