"""Offers end with the request behind them."""

from uuid import UUID

from sqlalchemy import select

from chassis.running.work import Work
from contracts.requests.claim_kinds import OfferStatus
from contracts.requests.offers import OFFER_ENDED
from services.requests.claims.emitting import emit_offer
from services.requests.claims.models import Offer


def end(work: Work, offer: Offer) -> None:
    """End an offer: nobody claims it any more, and what is under way goes on."""
    offer.status, offer.ended_at = OfferStatus.ENDED, work.now
    emit_offer(work, OFFER_ENDED, offer)


def end_of_request(work: Work, request_id: UUID) -> None:
    """End the offers of a request that was withdrawn, which is locked: nobody waits for a solution any more."""
    of_it = select(Offer).where(Offer.request_id == request_id, Offer.status == OfferStatus.OPEN.value)
    for offer in work.session.scalars(of_it.order_by(Offer.id).with_for_update()).all():
        end(work, offer)
