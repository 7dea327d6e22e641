"""Tells of leads whose next task is due."""

from sqlalchemy import select

from chassis.running.handlers import every
from chassis.running.work import Work
from contracts.requests.lead_steps import LEAD_TASK_DUE
from services.requests.leads.emitting import emit
from services.requests.leads.models import Lead

_PORTION = 50


@every(seconds=300, portion=_PORTION)
def remind_of_leads(work: Work) -> int:
    """Tell of one portion of the leads whose next task is due today or was before, once of each; returns how many."""
    columns = Lead.__table__.c
    due = (
        select(Lead)
        .where(columns.task_told_at.is_(None), columns.next_task_on <= work.today)
        .order_by(columns.next_task_on, columns.id)
        .limit(_PORTION)
        .with_for_update(skip_locked=True, of=Lead)
    )
    found = work.session.scalars(due).all()
    for lead in found:
        lead.task_told_at = work.now
        emit(work, LEAD_TASK_DUE, lead)
    return len(found)
