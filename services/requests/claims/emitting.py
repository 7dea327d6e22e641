"""What events say of offers and claims."""

from chassis.running.work import Work
from chassis.storing.dumping import shown
from contracts.operation import Event
from contracts.requests.claims import ClaimData
from contracts.requests.offers import OfferData
from services.requests.claims.models import Claim, Offer
from services.requests.mirror.queries import names_of


def emit_offer(work: Work, event: Event, offer: Offer) -> None:
    """Emit an event of an offer with its state."""
    # The version is that after the change.
    work.session.flush()
    work.emit(event, offer.id, shown(offer, OfferData))


def emit_claim(work: Work, event: Event, claim: Claim, offer: Offer, words: str | None = None) -> None:
    """Emit an event of a claim with its state, and the words that were said with it."""
    work.session.flush()
    data = shown(
        claim, ClaimData, offer_number=offer.number, title=offer.title, claimer=claimer_of(work, claim), words=words
    )
    work.emit(event, claim.id, data)


def claimer_of(work: Work, claim: Claim) -> str:
    """Return the name of who claims: the organization, or the person for himself."""
    if claim.organization_id is None:
        return claim.person_name
    return names_of(work.session, [claim.organization_id]).get(claim.organization_id, claim.person_name)
