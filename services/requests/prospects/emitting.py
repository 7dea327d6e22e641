"""Emit the events of the libraries."""

from chassis.running.work import Work
from chassis.storing.dumping import shown
from contracts.operation import Event
from services.requests.prospects.models import Prospect


def emit(work: Work, event: Event, prospect: Prospect) -> None:
    """Emit an event with an entry as it stands, without its contact."""
    # The version is that after the change.
    work.session.flush()
    work.emit(event, prospect.id, shown(prospect, event.data))
