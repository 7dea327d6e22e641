"""Schedules of training: mark courses that have ended, and release the places of persons who are not active."""

from sqlalchemy import select

from chassis.running.handlers import every
from chassis.running.work import Work
from services.talent.training import commands
from services.talent.training.models import Course

_PORTION = 50


@every(seconds=10, portion=_PORTION)
def mark_ended(work: Work) -> int:
    """Mark ended courses, so that their version changes with the status; returns how many."""
    due = (
        select(Course)
        .where(~Course.ended, Course.ends_at <= work.now)
        .order_by(Course.ends_at)
        .limit(_PORTION)
        .with_for_update(skip_locked=True)
    )
    courses = work.session.scalars(due).all()
    for course in courses:
        course.ended = True
    return len(courses)


@every(seconds=60)
def release_places(work: Work) -> int:
    """Release the places of persons who are not active any more, a course at a time; the mirror wakes it at once."""
    return commands.release_places(work)
