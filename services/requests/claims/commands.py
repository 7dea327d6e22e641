"""Writes of offers and claims. Every one locks the offer before the claim, so as many claim as are allowed."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from chassis.calling.errors import Failure, forbidden, invalid, not_found
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.operation import Event
from contracts.requests import claims, offers
from contracts.requests.claim_kinds import (
    CLAIM_ACTION,
    CLAIM_STATUS,
    ClaimAction,
    ClaimStatus,
    OfferStatus,
)
from contracts.requests.offers import KEEPERS
from contracts.roles import Role
from services.requests.claims import domain, offering, queries
from services.requests.claims.access import holds_post, is_claimer, keeps, own_enterprise, sees
from services.requests.claims.emitting import claimer_of, emit_claim, emit_offer
from services.requests.claims.ending import end
from services.requests.claims.models import Claim, ClaimNote, Offer
from services.requests.lifecycle.models import Request

_PORTION = 50


@handles(offers.MAKE_OFFER)
def make_offer(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Put a problem on the board."""
    if body["until"] <= work.now:
        raise invalid("until", body["until"].isoformat(), "应晚于现在。", "Must lie in the future.")
    place = offering.behind(work, body)
    request_id = place.get("request_id")
    offering.check_words(work, body, work.session.get(Request, request_id) if request_id else None)
    offer = Offer(
        id=new_id(),
        number=offering.next_number(work, work.today),
        title=body["title"],
        description=body["description"],
        status=OfferStatus.OPEN,
        allowed=body["allowed"],
        taken=0,
        until=body["until"],
        enterprise_named=False,
        offered_by=_person(work),
        offered_at=work.now,
        **place,
    )
    work.session.add(offer)
    emit_offer(work, offers.OFFER_MADE, offer)
    work.concerns(offer.id)
    return queries.get_offer(work, offer.id)


@handles(offers.NAME_ENTERPRISE)
def name_enterprise(work: Work, offer_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Let the enterprise be named in an offer, or not."""
    offer = _offer(work, offer_id)
    if not own_enterprise(work.actor, offer):
        raise forbidden(work.actor, Role.ENTERPRISE_CONTACT)
    work.check_version(offer.version)
    _check_open(work, offer)
    offer.enterprise_named = body["named"]
    emit_offer(work, offers.OFFER_CHANGED, offer)
    return queries.get_offer(work, offer_id)


@handles(offers.WITHDRAW_OFFER)
def withdraw_offer(work: Work, offer_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Take a problem off the board; claims that are not confirmed are refused, those under way go on."""
    offer = _offer(work, offer_id)
    if not keeps(work.actor, offer):
        raise forbidden(work.actor, *sorted(KEEPERS))
    work.check_version(offer.version)
    if offer.status != OfferStatus.OPEN:
        raise _over(work, offer)
    offer.status, offer.ended_at, offer.withdrawal_reason = OfferStatus.WITHDRAWN, work.now, body["reason"]
    waiting = select(Claim).where(Claim.offer_id == offer_id, Claim.status == ClaimStatus.CLAIMED.value)
    for claim in work.session.scalars(waiting.order_by(Claim.id).with_for_update()).all():
        _free(work, claim, offer, ClaimStatus.REFUSED, body["reason"])
        _note(work, claim, ClaimAction.REFUSAL, body["reason"])
        emit_claim(work, claims.CLAIM_REFUSED, claim, offer, body["reason"])
    emit_offer(work, offers.OFFER_WITHDRAWN, offer)
    return queries.get_offer(work, offer_id)


@handles(claims.CLAIM_OFFER)
def claim_offer(work: Work, offer_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Claim a problem for an organization or for oneself, if a place is free."""
    organization_id = body["organization_id"]
    if organization_id is not None and not holds_post(work, organization_id):
        raise Failure(claims.NO_POST_THERE, id=organization_id)
    offer = _offer(work, offer_id)
    _check_open(work, offer)
    person_id = _person(work)
    claim = Claim(
        id=new_id(),
        offer_id=offer_id,
        claimer_id=organization_id or person_id,
        organization_id=organization_id,
        person_id=person_id,
        person_name=work.actor.name,
        chain_id=offer.chain_id,
        park_id=offer.park_id,
        enterprise_id=offer.enterprise_id,
        status=ClaimStatus.CLAIMED,
        note=body["note"],
        claimed_at=work.now,
        moved_at=work.now,
    )
    standing = select(Claim.id).where(
        Claim.offer_id == offer_id,
        Claim.claimer_id == claim.claimer_id,
        Claim.status.not_in([status.value for status in domain.FREED]),
    )
    if work.session.scalar(standing) is not None:
        raise Failure(claims.CLAIMED_ALREADY, claimer=claimer_of(work, claim), title=offer.title)
    if offer.taken >= offer.allowed:
        raise Failure(offers.OFFER_FULL, title=offer.title, allowed=offer.allowed)
    offer.taken += 1
    work.session.add(claim)
    emit_claim(work, claims.CLAIM_MADE, claim, offer, body["note"] or None)
    emit_offer(work, offers.OFFER_CHANGED, offer)
    work.concerns(claim.id)
    return queries.get_claim(work, claim.id)


@handles(claims.CONFIRM_CLAIM)
def confirm_claim(work: Work, claim_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Confirm a claim: it is under way."""
    claim, offer = _begin(work, claim_id, ClaimAction.CONFIRMATION)
    claim.status = ClaimStatus.CONFIRMED
    return _finish(work, claim, offer, ClaimAction.CONFIRMATION, claims.CLAIM_CONFIRMED, body["note"])


@handles(claims.REFUSE_CLAIM)
def refuse_claim(work: Work, claim_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Refuse a claim; its place is free again."""
    return _end(work, claim_id, ClaimAction.REFUSAL, ClaimStatus.REFUSED, claims.CLAIM_REFUSED, body["reason"])


@handles(claims.REPORT_CLAIM_PROGRESS)
def report_progress(work: Work, claim_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Tell how far a claim is."""
    claim, offer = _begin(work, claim_id, ClaimAction.PROGRESS)
    _check_bound(work, claim, ClaimAction.PROGRESS)
    return _finish(work, claim, offer, ClaimAction.PROGRESS, claims.CLAIM_PROGRESS, body["content"])


@handles(claims.REPORT_CLAIM_RESULT)
def report_result(work: Work, claim_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Tell the result of a claim, which the dispatcher accepts or not."""
    claim, offer = _begin(work, claim_id, ClaimAction.RESULT)
    _check_bound(work, claim, ClaimAction.RESULT)
    claim.status, claim.result = ClaimStatus.REPORTED, body["content"]
    return _finish(work, claim, offer, ClaimAction.RESULT, claims.CLAIM_REPORTED, body["content"])


@handles(claims.COMPLETE_CLAIM)
def complete_claim(work: Work, claim_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Accept the result of a claim, or have it go on."""
    claim, offer = _begin(work, claim_id, ClaimAction.COMPLETION)
    if body["accepted"]:
        claim.status, claim.done_at, claim.ended_at = ClaimStatus.DONE, work.now, work.now
    else:
        claim.status = ClaimStatus.CONFIRMED
    event = claims.CLAIM_DONE if body["accepted"] else claims.CLAIM_CONTINUED
    return _finish(work, claim, offer, ClaimAction.COMPLETION, event, body["note"])


@handles(claims.GIVE_BACK_CLAIM)
def give_back_claim(work: Work, claim_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Give a claim back; its place is free again."""
    return _end(work, claim_id, ClaimAction.RETURN, ClaimStatus.GIVEN_BACK, claims.CLAIM_GIVEN_BACK, body["reason"])


@handles(claims.TAKE_BACK_CLAIM)
def take_back_claim(work: Work, claim_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Take a claim from whoever has it; its place is free again."""
    return _end(work, claim_id, ClaimAction.WITHDRAWAL, ClaimStatus.GIVEN_BACK, claims.CLAIM_TAKEN_BACK, body["reason"])


def end_offers(work: Work) -> int:
    """End a portion of the offers whose time is over; returns how many. Locked ones are left for later."""
    due = (
        select(Offer)
        .where(Offer.status == OfferStatus.OPEN.value, Offer.until <= work.now)
        .order_by(Offer.until)
        .limit(_PORTION)
        .with_for_update(skip_locked=True)
    )
    found = work.session.scalars(due).all()
    for offer in found:
        end(work, offer)
    return len(found)


def _offer(work: Work, offer_id: UUID) -> Offer:
    offer = work.session.get(Offer, offer_id, with_for_update=True, populate_existing=True)
    if offer is None:
        raise not_found(offers.OFFER, offer_id)
    return offer


def _check_open(work: Work, offer: Offer) -> None:
    # The schedule may look a little later.
    if offer.status != OfferStatus.OPEN or offer.until <= work.now:
        raise _over(work, offer)


def _over(work: Work, offer: Offer) -> Failure:
    return Failure(offers.OFFER_OVER, title=offer.title, until=offer.until)


def _begin(work: Work, claim_id: UUID, action: ClaimAction) -> tuple[Claim, Offer]:
    """Lock a claim after its offer, for an actor who may take this step.

    Raises ``Failure``: not found if the actor may not see it, forbidden if the step is somebody else's, changed if
    If-Match names another version, and a conflict if it is not possible now.
    """
    seen = work.session.get(Claim, claim_id)
    if seen is None or not (sees(work.actor, seen) or is_claimer(work, seen)):
        raise not_found(claims.CLAIM, claim_id)
    offer = _offer(work, seen.offer_id)
    claim = work.session.get_one(Claim, claim_id, with_for_update=True, populate_existing=True)
    move = domain.MOVES[action]
    if move.by_claimer and not is_claimer(work, claim):
        raise Failure(claims.NOT_THE_CLAIMER)
    if not move.by_claimer and not keeps(work.actor, claim):
        raise forbidden(work.actor, *sorted(KEEPERS))
    work.check_version(claim.version)
    if claim.status not in move.sources:
        status = CLAIM_STATUS.said(ClaimStatus(claim.status))
        raise Failure(claims.CLAIM_NOT_NOW, status=status, action=CLAIM_ACTION.said(action))
    return claim, offer


def _check_bound(work: Work, claim: Claim, action: ClaimAction) -> None:
    told = select(func.count()).where(ClaimNote.claim_id == claim.id, ClaimNote.action == action)
    if work.session.scalars(told).one() >= claims.MOST_REPORTS:
        raise Failure(claims.CLAIM_TOLD_ENOUGH, action=CLAIM_ACTION.said(action), most=claims.MOST_REPORTS)


def _end(
    work: Work, claim_id: UUID, action: ClaimAction, status: ClaimStatus, event: Event, reason: str
) -> dict[str, Any]:
    """End a claim whose place is free again, as the step says."""
    claim, offer = _begin(work, claim_id, action)
    _free(work, claim, offer, status, reason)
    result = _finish(work, claim, offer, action, event, reason)
    emit_offer(work, offers.OFFER_CHANGED, offer)
    return result


def _free(work: Work, claim: Claim, offer: Offer, status: ClaimStatus, reason: str) -> None:
    claim.status, claim.reason, claim.ended_at = status, reason, work.now
    offer.taken -= 1


def _finish(work: Work, claim: Claim, offer: Offer, action: ClaimAction, event: Event, words: str) -> dict[str, Any]:
    claim.moved_at = work.now
    _note(work, claim, action, words)
    emit_claim(work, event, claim, offer, words or None)
    return queries.get_claim(work, claim.id)


def _note(work: Work, claim: Claim, action: ClaimAction, words: str) -> None:
    work.session.add(
        ClaimNote(
            id=new_id(),
            claim_id=claim.id,
            at=work.now,
            action=action,
            person_id=_person(work),
            person_name=work.actor.name,
            words=words or None,
        )
    )


def _person(work: Work) -> UUID:
    if work.actor.person_id is None:
        raise TypeError("somebody does it")
    return UUID(work.actor.person_id)
