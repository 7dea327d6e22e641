"""Tells of agreements that end soon."""

from datetime import timedelta

from sqlalchemy import select

from chassis.running.handlers import every
from chassis.running.work import Work
from contracts.requests.agreement_events import AGREEMENT_ENDS_SOON
from contracts.requests.agreements import REMINDER_DAYS
from services.requests.agreements.emitting import emit
from services.requests.agreements.models import Agreement
from services.requests.agreements.queries import ends_soon

_PORTION = 50


@every(seconds=300, portion=_PORTION)
def remind_of_agreements(work: Work) -> int:
    """Tell of one portion of the agreements whose last day is near, once of each; returns how many."""
    columns = Agreement.__table__.c
    due = (
        select(Agreement)
        .where(columns.reminded_at.is_(None), *ends_soon(work.today, work.today + timedelta(days=REMINDER_DAYS)))
        .order_by(columns.until, columns.id)
        .limit(_PORTION)
        .with_for_update(skip_locked=True, of=Agreement)
    )
    found = work.session.scalars(due).all()
    for agreement in found:
        agreement.reminded_at = work.now
        emit(work, AGREEMENT_ENDS_SOON, agreement)
    return len(found)
