"""Courses in agendas: those that the actor has enrolled in, or the actor's organizations hold."""

from uuid import UUID

from sqlalchemy import func, or_

from chassis.enrolling.agenda import own_place
from chassis.running.handlers import dates
from chassis.running.occasions import Occasions
from chassis.running.work import Work
from contracts.agenda import Dated
from contracts.roles import Role
from contracts.talent.courses import COURSES_DATED
from services.talent.training.models import Course, Enrolment

_rows = Course.__table__.c


@dates(COURSES_DATED)
def courses(work: Work, _kind: Dated) -> Occasions:
    """Return the courses of the actor; whoever has only enrolled and cancelled that has no part in it any more."""
    own = tuple(sorted(map(UUID, work.actor.organizations(*Role))))
    holds = func.coalesce(_rows.organizer_id.in_(own), False)
    place = own_place(Course.__table__, Enrolment.__table__, "course_id", UUID(work.actor.person_id))
    return Occasions(
        where=[or_(place.there, holds)],
        id=_rows.id,
        number=_rows.code,
        title=_rows.title,
        place=_rows.venue,
        starts_at=_rows.starts_at,
        ends_at=_rows.ends_at,
        revision=_rows.version + place.revision,
        noted_at=func.coalesce(_rows.cancelled_at, _rows.created_at),
        cancelled=or_(_rows.cancelled_at.is_not(None), place.left & ~holds),
        tentative=place.waits,
    )
