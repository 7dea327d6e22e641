"""Tells of milestones that are late."""

from sqlalchemy import select

from chassis.running.handlers import every
from chassis.running.work import Work
from contracts.requests.project_events import MILESTONE_LATE
from contracts.requests.project_kinds import ProjectStatus
from services.requests.projects.emitting import emit
from services.requests.projects.models import Milestone, Project
from services.requests.projects.queries import reckoned

_PORTION = 50


@every(seconds=300, portion=_PORTION)
def tell_of_late_milestones(work: Work) -> int:
    """Tell of one portion of the open milestones that are overdue by more than the days of grace, once of each."""
    due = (
        select(Milestone, Project)
        .join(Project, Project.id == Milestone.project_id)
        .where(
            Milestone.done_on.is_(None),
            Milestone.late_at.is_(None),
            Milestone.planned_on < reckoned(work).late_before,
            Project.status == str(ProjectStatus.UNDER_WAY),
        )
        .order_by(Milestone.planned_on, Milestone.id)
        .limit(_PORTION)
        .with_for_update(skip_locked=True, of=Milestone)
    )
    found = work.session.execute(due).all()
    for one, project in found:
        one.late_at = work.now
        emit(
            work,
            MILESTONE_LATE,
            project,
            milestone_id=one.id,
            milestone=one.title,
            milestone_owner_id=one.owner_id,
            planned_on=one.planned_on,
        )
    return len(found)
