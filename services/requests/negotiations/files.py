"""Who may see, add and remove the files of a negotiation."""

from uuid import UUID

from chassis.filing.attaching import Rights, attaches
from chassis.running.work import Work
from contracts.requests.investment_kinds import NegotiationField, NegotiationStep
from contracts.requests.negotiation_steps import NEGOTIATION_FILES
from contracts.requests.negotiations import SEEN_BY
from services.requests.investment import access
from services.requests.negotiations.models import Negotiation
from services.requests.room_histories.noting import noting_files


@attaches(NEGOTIATION_FILES)
def files_of_negotiation(work: Work, negotiation_id: UUID, *, changing: bool) -> Rights:
    """Whoever sees the negotiation sees its files; the organization that holds it adds and removes them."""
    read = work.change if changing else work.find
    negotiation = read(Negotiation, negotiation_id, seen=lambda row: access.seen(SEEN_BY, work.actor, row))
    post = access.KEEPING.keeps(work.actor, negotiation.owner_id)
    noted = noting_files(work, negotiation, NegotiationStep, NegotiationField, post)
    keeps = post is not None
    return Rights(negotiation, adds=lambda _kind: keeps, removes=lambda _file: keeps, noted=noted)
