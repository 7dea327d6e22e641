"""Emit the events of negotiations."""

from chassis.running.work import Work
from chassis.storing.dumping import shown
from contracts.operation import Event
from services.requests.mirror.queries import names_of
from services.requests.negotiations.models import Negotiation
from services.requests.negotiations.parties import prospect_names


def emit(work: Work, event: Event, negotiation: Negotiation) -> None:
    """Emit an event with a negotiation as it stands."""
    # The version is that after the change.
    work.session.flush()
    names = prospect_names(work.session, negotiation.prospect_ids)
    data = shown(
        negotiation,
        event.data,
        owner_name=names_of(work.session, [negotiation.owner_id]).get(negotiation.owner_id, ""),
        prospects=[names[each] for each in negotiation.prospect_ids],
    )
    work.emit(event, negotiation.id, data)
