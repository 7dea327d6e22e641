"""Writes of negotiations."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from chassis.calling.actor import Post
from chassis.calling.errors import Failure, forbidden, invalid
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.operation import Event
from contracts.requests.investment_kinds import (
    KEEPERS,
    NEGOTIATION_STATUS,
    LeadStatus,
    LeadStep,
    NegotiationField,
    NegotiationStatus,
    NegotiationStep,
)
from contracts.requests.lead_steps import LEAD_CHANGED
from contracts.requests.leads import SEEN_BY as LEAD_SEEN_BY
from contracts.requests.negotiation_steps import (
    CANCEL_NEGOTIATION,
    CANCELLED,
    CHANGE_NEGOTIATION,
    CHANGED,
    ENTER_NEGOTIATION,
    HELD,
    PLANNED,
    RECORD_NEGOTIATION,
)
from contracts.requests.negotiations import NEGOTIATION_AHEAD, NEGOTIATION_SETTLED, SEEN_BY
from services.requests.investment import access
from services.requests.leads.commands import check_not_lost
from services.requests.leads.emitting import emit as emit_lead
from services.requests.leads.emitting import note
from services.requests.leads.models import Lead
from services.requests.lifecycle.changes import differences, joined
from services.requests.mirror.queries import check_chain, names_of
from services.requests.negotiations import parties, queries
from services.requests.negotiations.emitting import emit
from services.requests.negotiations.models import Negotiation
from services.requests.room_histories.noting import note as note_step

_NUMBER = select(func.nextval("negotiation_number"))
_TAKEN = ("title", "way", "day", "place", "subject", "lead_id", "ledger_number")


@handles(RECORD_NEGOTIATION)
def record_negotiation(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Plan a negotiation, or record one with its outcome.

    Raises ``Failure`` for a day that does not fit, for who is not known, and for a lead that the actor does not follow
    or that is lost.
    """
    post = access.KEEPING.own_post(work, body["owner_id"])
    negotiation = record(work, post, {"ledger_number": None, **body})
    work.concerns(negotiation.id)
    return queries.get_negotiation(work, negotiation.id)


def record(work: Work, post: Post, body: Mapping[str, Any], *, imported: bool = False) -> Negotiation:
    """Return a new negotiation that is held by the organization of a post. Raises ``Failure`` for what does not fit.

    One that is ``imported`` may be about a lead that was lost later.
    """
    owner_id, outcome = UUID(post.organization_id), body["outcome"]
    _check_day(work, body["day"], held=outcome is not None)
    check_chain(work, body["chain_id"])
    lead = _lead(work, body["lead_id"]) if body["lead_id"] else None
    if lead is not None:
        if not imported or (lead.lost_on is not None and body["day"] > lead.lost_on):
            check_not_lost(lead)
        _check_since(lead, body["day"])
    of_lead = (lead.prospect_id, lead.owner_id) if lead else ()
    listed = _with_those_of(lead, owner_id, body)
    parties.check(work, owner_id, listed, of_lead)
    negotiation = Negotiation(
        id=new_id(),
        number=f"QT{work.session.scalar(_NUMBER):06d}",
        status=NegotiationStatus.PLANNED,
        owner_id=owner_id,
        chain_id=body["chain_id"] or (lead.chain_id if lead else None),
        **listed,
        recorded_at=work.now,
        recorded_by=UUID(work.actor.person_id),
        recorded_by_name=work.actor.name,
        **{name: body[name] for name in _TAKEN},
    )
    work.session.add(negotiation)
    if outcome is None:
        note_step(work, negotiation, NegotiationStep.PLANNING, post)
        emit(work, PLANNED, negotiation)
    else:
        _hold(work, negotiation, lead, post, outcome)
    return negotiation


@handles(CHANGE_NEGOTIATION)
def change_negotiation(work: Work, negotiation_id: UUID, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Plan a negotiation otherwise. Raises ``Failure`` if it was held or cancelled, or for a day that has passed."""
    negotiation, post = _planned(work, negotiation_id)
    if "day" in changes:
        _check_day(work, changes["day"], held=False)
    before, said = (*negotiation.prospect_ids, *negotiation.organization_ids), _said(work, negotiation)
    lead = work.session.get_one(Lead, negotiation.lead_id) if negotiation.lead_id else None
    listed = _with_those_of(lead, negotiation.owner_id, changes)
    parties.check(work, negotiation.owner_id, listed, before)
    for name, value in {**changes, **listed}.items():
        setattr(negotiation, name, value)
    changed = differences(NegotiationField, said, _said(work, negotiation))
    note_step(work, negotiation, NegotiationStep.CHANGE, post, changed=changed)
    emit(work, CHANGED, negotiation)
    return queries.get_negotiation(work, negotiation_id)


@handles(ENTER_NEGOTIATION)
def enter_negotiation(work: Work, negotiation_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Enter what came of a negotiation. Raises ``Failure`` before its day."""
    # The lead first, as whoever records a negotiation about it does.
    lead_id = work.session.scalar(select(Negotiation.lead_id).where(Negotiation.id == negotiation_id))
    lead = work.session.scalar(select(Lead).where(Lead.id == lead_id).with_for_update()) if lead_id else None
    negotiation, post = _planned(work, negotiation_id)
    if negotiation.day > work.today:
        raise Failure(NEGOTIATION_AHEAD, number=negotiation.number, day=negotiation.day)
    _hold(work, negotiation, lead, post, body["outcome"])
    return queries.get_negotiation(work, negotiation_id)


@handles(CANCEL_NEGOTIATION)
def cancel_negotiation(work: Work, negotiation_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Cancel a negotiation. Raises ``Failure`` if it was held or cancelled."""
    negotiation, post = _planned(work, negotiation_id)
    negotiation.reason = body["reason"]
    _settle(work, negotiation, NegotiationStatus.CANCELLED, CANCELLED)
    note_step(work, negotiation, NegotiationStep.CANCELLATION, post, reason=body["reason"])
    return queries.get_negotiation(work, negotiation_id)


def _hold(work: Work, negotiation: Negotiation, lead: Lead | None, post: Post, outcome: str) -> None:
    """Enter that a negotiation was held, in the log of its lead too, which is negotiated from the first one on."""
    negotiation.outcome = outcome
    _settle(work, negotiation, NegotiationStatus.HELD, HELD)
    note_step(work, negotiation, NegotiationStep.OUTCOME, post)
    if lead is None:
        return
    note(work, lead, LeadStep.NEGOTIATION, post, outcome, on=negotiation.day, negotiation_id=negotiation.id)
    if lead.status == LeadStatus.CONTACTED:
        lead.status = LeadStatus.NEGOTIATING
    emit_lead(work, LEAD_CHANGED, lead)


def _settle(work: Work, negotiation: Negotiation, status: NegotiationStatus, event: Event) -> None:
    negotiation.status, negotiation.settled_at = status, work.now
    negotiation.settled_by, negotiation.settled_by_name = UUID(work.actor.person_id), work.actor.name
    emit(work, event, negotiation)


def _said(work: Work, negotiation: Negotiation) -> dict[str, object]:
    prospects = parties.prospect_names(work.session, negotiation.prospect_ids)
    organizations = names_of(work.session, negotiation.organization_ids)
    return {
        **{name: getattr(negotiation, name) for name in ("title", "way", "day", "place", "subject")},
        "prospects": joined(prospects[each] for each in negotiation.prospect_ids),
        "organizations": joined(organizations.get(each, "") for each in negotiation.organization_ids),
    }


def _planned(work: Work, negotiation_id: UUID) -> tuple[Negotiation, Post]:
    """Return a negotiation that the actor keeps and that is planned, locked until the commit, and the post for it."""
    negotiation = work.change(
        Negotiation,
        negotiation_id,
        seen=lambda row: access.seen(SEEN_BY, work.actor, row),
        allowed=lambda row: access.KEEPING.keeper(work.actor, row.owner_id),
    )
    if negotiation.status != NegotiationStatus.PLANNED:
        raise Failure(
            NEGOTIATION_SETTLED, number=negotiation.number, status=NEGOTIATION_STATUS.said(negotiation.status)
        )
    return negotiation, access.KEEPING.keeper(work.actor, negotiation.owner_id)


def _lead(work: Work, lead_id: UUID) -> Lead:
    """Return a lead that the actor follows, locked until the commit. Raises ``Failure`` naming it for another one."""
    lead = work.session.scalar(select(Lead).where(Lead.id == lead_id).with_for_update())
    if lead is None or not access.seen(LEAD_SEEN_BY, work.actor, lead):
        raise invalid("lead_id", str(lead_id), "没有此招商线索。", "There is no such lead.")
    if access.follows(work.actor, lead) is None:
        raise forbidden(work.actor, *KEEPERS)
    return lead


def _with_those_of(lead: Lead | None, owner_id: UUID, given: Mapping[str, Any]) -> dict[str, list[UUID]]:
    """Return who is given to take part, with the prospect of a lead and the organization that follows it.

    Who negotiates about a lead does so with its prospect, and lets the organization that follows it see it.
    """
    listed = {name: list(given[name]) for name in ("prospect_ids", "organization_ids") if name in given}
    if lead is not None:
        for name, one in (("prospect_ids", lead.prospect_id), ("organization_ids", lead.owner_id)):
            if name in listed and one not in (owner_id, *listed[name]):
                listed[name].append(one)
    return listed


def _check_day(work: Work, day: date, *, held: bool) -> None:
    if held and day > work.today:
        raise invalid(
            "day", day.isoformat(), "已有结果的洽谈不能晚于今天。", "Must not lie ahead if there is an outcome."
        )
    if not held and day < work.today:
        raise invalid(
            "day",
            day.isoformat(),
            "不能早于今天;已举行的洽谈请同时填写结果。",
            "Must not lie in the past; give the outcome of one that was held.",
        )


def _check_since(lead: Lead, day: date) -> None:
    if day < lead.first_contact_on:
        since = lead.first_contact_on
        raise invalid(
            "day",
            day.isoformat(),
            f"不能早于线索的首次接触日期 {since}。",
            f"Must not be before {since}, the first contact of the lead.",
        )
