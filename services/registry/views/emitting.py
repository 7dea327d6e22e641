"""Emit the events of saved views."""

from collections.abc import Iterable

from chassis.running.work import Work
from chassis.storing.dumping import shown
from contracts.operation import Event
from contracts.registry.views import ViewData
from services.registry.views.access import readers
from services.registry.views.models import View


def emit_view(work: Work, event: Event, view: View, before: Iterable[str] = ()) -> None:
    """Emit an event of a view; ``before`` are those who could read it until now."""
    # The version is that after the change.
    work.session.flush()
    work.emit(event, view.id, shown(view, ViewData, readers=sorted({*before, *readers(view)})))
