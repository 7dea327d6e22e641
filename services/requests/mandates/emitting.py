"""Emit the events of mandates."""

from chassis.running.work import Work
from chassis.storing.dumping import shown
from contracts.operation import Event
from contracts.requests.mandates import MandateData
from services.requests.mandates.models import Mandate
from services.requests.mandates.queries import items_of
from services.requests.mirror.queries import names_of


def emit(work: Work, event: Event, mandate: Mandate) -> None:
    """Emit an event of a mandate with its state."""
    # The version is that after the change.
    work.session.flush()
    items = items_of(work, set(mandate.item_ids or ()))
    data = shown(
        mandate,
        MandateData,
        enterprise_name=names_of(work.session, [mandate.enterprise_id]).get(mandate.enterprise_id, ""),
        item_names=[items.get(item, "") for item in mandate.item_ids or ()],
        cause=mandate.ended_because,
    )
    work.emit(event, mandate.id, data)
