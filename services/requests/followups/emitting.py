"""What events say of follow-ups."""

from typing import Any

from sqlalchemy import select

from chassis.running.work import Work
from chassis.storing.dumping import shown
from contracts.operation import Event
from services.requests.followups.models import FollowUp
from services.requests.lifecycle.models import Request
from services.requests.mirror.queries import names_of


def emit(work: Work, event: Event, found: FollowUp, **specific: Any) -> None:
    """Emit an event of a follow-up with its state, and what is ``specific`` to this kind of event."""
    # The version is that after the change.
    work.session.flush()
    number, title = work.session.execute(
        select(Request.number, Request.title).where(Request.id == found.request_id)
    ).one()
    names = names_of(work.session, [found.department_id, found.enterprise_id])
    data = shown(
        found,
        event.data,
        request_number=number,
        title=title,
        department_name=names.get(found.department_id),
        enterprise_name=names.get(found.enterprise_id, ""),
        **specific,
    )
    work.emit(event, found.id, data)
